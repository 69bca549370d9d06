package data

import (
	"sinapse/nn"
	"sinapse/nn/elementary"
)

// A Feature computes a number from the inputs of a sample.
type Feature func(inputs []float64) float64

// Sine returns the sine of input j, in radians.
func Sine(j int) Feature {
	return func(inputs []float64) float64 { return elementary.Sin(inputs[j]) }
}

// Monomial returns a product of powers of the inputs: Monomial(1) is the first
// input itself, Monomial(2) its square, Monomial(0, 1) the second, and
// Monomial(1, 1) the product of both.
func Monomial(powers ...int) Feature {
	return func(inputs []float64) float64 {
		product := 1.0
		for j, power := range powers {
			for range power {
				product *= inputs[j]
			}
		}
		return product
	}
}

// Polynomial returns the features of a polynomial of the given degree in the
// given number of inputs: all monomials of degree 1, then those of degree 2,
// and so on. Of two inputs and degree 2 they are x, y, x², xy, y².
func Polynomial(inputs, degree int) []Feature {
	var features []Feature
	powers := make([]int, inputs)
	// deal shares out what is left of the degree among the inputs from j on.
	var deal func(j, left int)
	deal = func(j, left int) {
		if j == inputs-1 {
			powers[j] = left
			features = append(features, Monomial(append([]int(nil), powers...)...))
			return
		}
		for powers[j] = left; powers[j] >= 0; powers[j]-- {
			deal(j+1, left-powers[j])
		}
	}
	for d := 1; d <= degree && inputs > 0; d++ {
		deal(0, d)
	}
	return features
}

// Apply returns the features of each row of x, n×d, as the columns of a new
// matrix, n×len(features).
func Apply(x nn.Matrix, features ...Feature) nn.Matrix {
	m := nn.NewMatrix(x.Rows, len(features))
	for i := range x.Rows {
		for j, f := range features {
			m.Set(i, j, f(x.Row(i)))
		}
	}
	return m
}
