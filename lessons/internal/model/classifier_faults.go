package model

import (
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// byClass is a data set with the samples of class +1 first.
func byClass(set nn.Dataset) nn.Dataset {
	numbers := kit.Seq(set.Len())
	slices.SortStableFunc(numbers, func(a, b int) int { return int(set.Y.At(b, 0) - set.Y.At(a, 0)) })
	return set.Samples(numbers)
}

// The faults that a classifier's set-up may have.
const (
	FaultSorted = "sorted" // the training samples begin with one class and end with the other
	FaultSummed = "summed" // the gradients of a batch are added up, not averaged
)

// SummedGradient is half the squared error whose gradient is a sum over the
// batch: n times that of the mean. It is the mistake that debug is about.
type SummedGradient struct{ nn.HalfSquared }

// Gradient sets grad to o−t.
func (SummedGradient) Gradient(grad, out, want nn.Matrix, _ int) {
	nn.HalfSquared{}.Gradient(grad, out, want, 1)
}
