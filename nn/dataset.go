package nn

import (
	"math"

	"sinapse/nn/random"
)

// A Dataset is inputs and what is wanted of them: row i of X (n×d) is one
// sample, row i of Y (n×m) its target.
type Dataset struct{ X, Y Matrix }

// Len returns the number of samples.
func (d Dataset) Len() int { return d.X.Rows }

// Samples returns a data set with copies of the samples of the given numbers,
// in their order; one may come more than once. It panics if there is no such sample.
func (d Dataset) Samples(numbers []int) Dataset {
	s := Dataset{NewMatrix(len(numbers), d.X.Cols), NewMatrix(len(numbers), d.Y.Cols)}
	for i, n := range numbers {
		copy(s.X.Row(i), d.X.Row(n))
		copy(s.Y.Row(i), d.Y.Row(n))
	}
	return s
}

// Split deals the samples out into parts: the first is the given share (0 to
// 1) of them, rounded down, the next the second share, and so on; one more
// part takes the rest. The usual split into training, validation and test set
// is Split(r, 0.6, 0.2). The order is drawn from r; with nil it is kept.
// It panics if the shares are negative or sum to more than 1.
func (d Dataset) Split(r *random.Stream, shares ...float64) []Dataset {
	order := d.order(r)
	parts := make([]Dataset, 0, len(shares)+1)
	at, sum := 0, 0.0
	for _, share := range shares {
		sum += share
		// The tiny surplus keeps 0.6+0.2 of ten at eight.
		end := int(math.Floor(float64(sum*float64(d.Len())) + 1e-9))
		parts = append(parts, d.Samples(order[at:end]))
		at = end
	}
	return append(parts, d.Samples(order[at:]))
}

// Folds deals the samples out into k folds and returns k splits, in each of
// which one fold is for validation and the others are for training. If k does
// not divide the number of samples, the first folds have one more. The order
// is drawn from r; with nil it is kept. It panics unless 2 ≤ k ≤ n.
func (d Dataset) Folds(r *random.Stream, k int) []Fold {
	n := d.Len()
	if k < 2 || k > n {
		panic(&ShapeError{Kind: BadSize, A: []int{n, k}})
	}
	order := d.order(r)
	folds := make([]Fold, k)
	at := 0
	for i := range folds {
		end := at + n/k
		if i < n%k {
			end++
		}
		rest := append(append([]int(nil), order[:at]...), order[end:]...)
		folds[i] = Fold{Train: d.Samples(rest), Validation: d.Samples(order[at:end])}
		at = end
	}
	return folds
}

// A Fold is one of the splits of a cross-validation.
type Fold struct{ Train, Validation Dataset }

// order returns the numbers of the samples, shuffled unless r is nil.
func (d Dataset) order(r *random.Stream) []int {
	order := make([]int, d.Len())
	for i := range order {
		order[i] = i
	}
	if r != nil {
		r.ShuffleInts(order)
	}
	return order
}
