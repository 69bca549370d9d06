package array

import "math"

// Add returns a + b, cell by cell.
//
// In all arithmetic, shapes are joined by the rule of [Broadcast], and shapes
// that do not fit are a [NotBroadcast]. The result is int64 if a and b are, else
// float64, and lies in C order.
func Add(a, b Array) (Array, error) {
	return combine(a, b, func(x, y int64) int64 { return x + y }, func(x, y float64) float64 { return x + y })
}

// Subtract returns a − b, cell by cell, as [Add] does a + b.
func Subtract(a, b Array) (Array, error) {
	return combine(a, b, func(x, y int64) int64 { return x - y }, func(x, y float64) float64 { return x - y })
}

// Multiply returns a * b, cell by cell, as [Add] does a + b. It is not the
// matrix product: that is [MatMul].
func Multiply(a, b Array) (Array, error) {
	return combine(a, b, func(x, y int64) int64 { return x * y }, func(x, y float64) float64 { return x * y })
}

// Divide returns a / b, cell by cell, always float64. Division by 0 gives an
// infinity or nan, of which NumPy warns.
func Divide(a, b Array) (Array, error) {
	return combine(a, b, nil, func(x, y float64) float64 { return x / y })
}

// Maximum returns the larger of a and b, cell by cell: np.maximum. A nan in
// either is the result.
func Maximum(a, b Array) (Array, error) {
	return combine(a, b, func(x, y int64) int64 { return max(x, y) }, larger)
}

// larger prefers nan, and x among equals (−0 and 0), as np.maximum.
func larger(x, y float64) float64 {
	if x >= y || math.IsNaN(x) {
		return x
	}
	return y
}

func smaller(x, y float64) float64 {
	if x <= y || math.IsNaN(x) {
		return x
	}
	return y
}

// combine applies ints if both arrays hold whole numbers and there is such a
// function, else floats.
func combine(a, b Array, ints func(x, y int64) int64, floats func(x, y float64) float64) (Array, error) {
	shape, _, _ := broadcast(a.shape, b.shape)
	if shape == nil {
		return Array{}, errBroadcast(a.shape, b.shape)
	}
	if err := checkShape(shape); err != nil {
		return Array{}, err
	}
	a, b = a.stretch(shape), b.stretch(shape)
	if a.dtype == Int64 && b.dtype == Int64 && ints != nil {
		c := fresh(Int64, shape)
		zip(c.ints, a.flatInts(), b.flatInts(), ints)
		return c, nil
	}
	c := fresh(Float64, shape)
	zip(c.floats, a.flatFloats(), b.flatFloats(), floats)
	return c, nil
}

func zip[T any](to, left, right []T, f func(x, y T) T) {
	for i := range to {
		to[i] = f(left[i], right[i])
	}
}
