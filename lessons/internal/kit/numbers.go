package kit

import (
	"slices"

	"sinapse/nn"
	"sinapse/nn/elementary"
)

// Must is for what cannot fail: its arguments are the chapter's own.
func Must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// Bit is 1 for true.
func Bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Seq are the numbers from 0 to n−1.
func Seq(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// Median is the middle one of an odd number of values.
func Median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// Sigmoid is σ(z) = 1/(1 + e⁻ᶻ).
func Sigmoid(z float64) float64 { return 1 / (1 + elementary.Exp(-z)) }

// Column returns a matrix of one column.
func Column(values []float64) nn.Matrix {
	m := nn.NewMatrix(len(values), 1)
	copy(m.Data, values)
	return m
}
