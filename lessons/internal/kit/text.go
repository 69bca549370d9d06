package kit

import (
	"fmt"
	"math"
	"slices"

	"sinapse/nn"
)

// ID names the i-th of something, counted from 1.
func ID(name string, i int) string { return fmt.Sprintf("%s%d", name, i) }

// Subscript writes a small number below the line: x₁.
func Subscript(name string, i int) string { return name + string(rune('₀'+i)) }

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

// Scan reads the numbers of an item's ID; false if it has another form.
func Scan(item, format string, numbers ...any) bool {
	count, err := fmt.Sscanf(item, format, numbers...)
	return err == nil && count == len(numbers)
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
