package kit

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons/scene"
	"sinapse/nn"
)

// ID names the i-th of something, counted from 1.
func ID(name string, i int) string { return fmt.Sprintf("%s%d", name, i) }

// Column returns a matrix of one column.
func Column(values []float64) nn.Matrix {
	m := nn.NewMatrix(len(values), 1)
	copy(m.Data, values)
	return m
}

// Seq are the numbers from 0 to n−1.
func Seq(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// Sigmoid is σ(z) = 1/(1 + e⁻ᶻ).
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Nth returns which of count things an item of a kind is, from 0; items of things are
// counted from 1.
func Nth(item scene.ItemID, kind string, count int) (i int, ok bool) {
	at, ok := item.Of(kind, 1)
	if !ok || at[0] < 1 || at[0] > count {
		return 0, false
	}
	return at[0] - 1, true
}

// Next is the preset so many steps after a text, round their ends; the first
// one after a text that is none.
func Next(presets []string, text string, steps int) string {
	n := len(presets)
	at := slices.Index(presets, text)
	if at < 0 {
		return presets[0]
	}
	return presets[((at+steps)%n+n)%n]
}

// Bit is 1 for true.
func Bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Middle is the median of some losses.
func Middle(losses []float64) float64 {
	sorted := slices.Sorted(slices.Values(losses))
	return sorted[len(sorted)/2]
}
