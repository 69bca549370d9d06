package array

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
)

// A DType says what kind of number all cells of an array are.
type DType uint8

const (
	// Int64 is whole numbers from −2⁶³ to 2⁶³−1. They wrap, as NumPy's do.
	Int64 DType = iota
	// Float64 is numbers with a point: IEEE 754 binary64.
	Float64
)

// itemSize is the size of a cell in bytes, of either type.
const itemSize = 8

// String returns NumPy's name: "int64" or "float64".
func (d DType) String() string {
	if d == Float64 {
		return "float64"
	}
	return "int64"
}

// Limit is how many cells an array may have. NumPy asks only the memory; here
// a shape typed by mistake is refused at once: with kind [NoMemory] and in
// NumPy's words if hardly any machine has room for it, else with [TooLarge].
const Limit = 10_000_000

// MaxDims is how many axes an array may have, as in NumPy 1.24.
const MaxDims = 32

// An Array is a block of numbers of one type, seen through a shape.
//
// It is a small value, and a view: [Array.Reshape], [Array.Transpose] and
// [Array.Index] give arrays that look at the same numbers wherever NumPy's do.
// Nothing changes numbers but [Array.Set]. The zero Array is the number 0, of
// rank 0, which cannot be set.
type Array struct {
	dtype    DType
	readOnly bool    // of a broadcast, whose cells are seen more than once
	shape    []int   // length of each axis; never changed once made
	strides  []int   // cells, not bytes, to the next along each axis
	offset   int     // of the cell whose indices are all 0
	ints     []int64 // the numbers of an Int64
	floats   []float64
}

// Ints returns an int64 array with a copy of values, in C order. With no shape
// it has rank 0, and takes one value. One length may be −1, as in
// [Array.Reshape]; values that do not fill the shape are a [BadReshape].
func Ints(values []int64, shape ...int) (Array, error) {
	return flatArray(Array{dtype: Int64, ints: append([]int64{}, values...)}, len(values), shape)
}

// Floats returns a float64 array with a copy of values; otherwise it is [Ints].
func Floats(values []float64, shape ...int) (Array, error) {
	return flatArray(Array{dtype: Float64, floats: append([]float64{}, values...)}, len(values), shape)
}

// flatArray shapes an array that has its numbers and no shape yet.
func flatArray(a Array, size int, shape []int) (Array, error) {
	a.shape = []int{size}
	if err := checkShape(a.shape); err != nil {
		return Array{}, err
	}
	a.strides = freshStrides(a.shape)
	return a.Reshape(shape...)
}

// Vector returns a float64 array of rank 1 with a copy of values. It panics if
// there are more than [Limit].
func Vector(values ...float64) Array {
	return must(Floats(values, len(values)))
}

// Arange returns 0, 1, … n−1 as int64: np.arange(n). It is empty if n is
// negative, and panics if n is over [Limit].
func Arange(n int) Array {
	a := must(Zeros(Int64, max(0, n)))
	for i := range a.ints {
		a.ints[i] = int64(i)
	}
	return a
}

// Zeros returns an array of zeros: np.zeros(shape, dtype). A negative length, a
// rank over [MaxDims] and more than [Limit] cells are an [*Error].
func Zeros(d DType, shape ...int) (Array, error) {
	if err := checkShape(shape); err != nil {
		if wrong, ok := errors.AsType[*Error](err); ok && wrong.Kind == TooLarge {
			err = errTooMuch(d, shape)
		}
		return Array{}, err
	}
	return fresh(d, slices.Clone(shape)), nil
}

// Full returns an array with value in every cell: np.full(shape, value). It
// fails as [Zeros] does, and as [Array.Set] does.
func Full(d DType, value float64, shape ...int) (Array, error) {
	a, err := Zeros(d, shape...)
	if err != nil {
		return Array{}, err
	}
	return a, a.Set(value)
}

// must is for what only a mistake in a program can make fail.
func must(a Array, err error) Array {
	if err != nil {
		panic("array: " + err.Error())
	}
	return a
}

// fresh returns zeros of a shape that has been checked, and keeps the slice.
func fresh(d DType, shape []int) Array {
	a := Array{dtype: d, shape: shape, strides: freshStrides(shape)}
	if n := product(shape); d == Float64 {
		a.floats = make([]float64, n)
	} else {
		a.ints = make([]int64, n)
	}
	return a
}

// Shape returns the length of each axis, in a slice of its own.
func (a Array) Shape() []int { return slices.Clone(a.shape) }

// NDim returns the number of axes, which is the rank.
func (a Array) NDim() int { return len(a.shape) }

// Size returns the number of cells: the product of the lengths, 1 for rank 0.
func (a Array) Size() int { return product(a.shape) }

// DType returns the type of the cells.
func (a Array) DType() DType { return a.dtype }

// Strides returns how many bytes lie between neighbours along each axis.
func (a Array) Strides() []int {
	bytes := make([]int, len(a.strides))
	for i, s := range a.strides {
		bytes[i] = s * itemSize
	}
	return bytes
}

// Contiguous tells whether the cells lie one after the other in C order, as
// NumPy's flag C_CONTIGUOUS does. An array without cells is contiguous.
func (a Array) Contiguous() bool {
	next := 1
	for i, n := range slices.Backward(a.shape) {
		switch {
		case n == 0:
			return true
		case n > 1 && a.strides[i] != next:
			return a.Size() == 0
		}
		next *= n
	}
	return true
}

// Float returns the number in one cell. It wants an index for each axis, which
// may be negative, and panics if there are more or fewer or one is out of bounds.
func (a Array) Float(index ...int) float64 { return a.float(a.cell(index)) }

// Int is [Array.Float] for whole numbers; a fraction is cut off.
func (a Array) Int(index ...int) int64 { return a.int(a.cell(index)) }

// cell returns where the number with a full index lies.
func (a Array) cell(index []int) int {
	if len(index) != len(a.shape) {
		panic(fmt.Sprintf("array: %d indices for %d axes", len(index), len(a.shape)))
	}
	at, err := a.locate(index)
	if err != nil {
		panic("array: " + err.Error())
	}
	return at
}

// locate returns where the first number with the given first indices lies.
func (a Array) locate(index []int) (int, error) {
	if len(index) > len(a.shape) {
		return 0, errManyIndices(a.shape, len(index))
	}
	at := a.offset
	for axis, i := range index {
		n := a.shape[axis]
		if i < -n || i >= n {
			return 0, errBounds(i, axis, a.shape)
		}
		if i < 0 {
			i += n
		}
		at += i * a.strides[axis]
	}
	return at, nil
}

// float returns the number at a place in the data. The zero Array has no data.
func (a Array) float(at int) float64 {
	switch {
	case a.dtype == Float64:
		return a.floats[at]
	case a.ints == nil:
		return 0
	}
	return float64(a.ints[at])
}

func (a Array) int(at int) int64 {
	switch {
	case a.dtype == Float64:
		return toInt(a.floats[at])
	case a.ints == nil:
		return 0
	}
	return a.ints[at]
}

// toInt cuts off the fraction. What no int64 can hold becomes the least one, as
// on the processors that most NumPys run on.
func toInt(v float64) int64 {
	if !fitsInt64(v) {
		return math.MinInt64
	}
	return int64(v)
}

// Flat returns a copy of the numbers in C order (the last index runs fastest),
// whole numbers converted.
func (a Array) Flat() []float64 { return slices.Clone(a.flatFloats()) }

// All yields the numbers in C order with their positions in it.
func (a Array) All() iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		flat := 0
		for at := range a.places() {
			if !yield(flat, a.float(at)) {
				return
			}
			flat++
		}
	}
}

// Copy returns the same numbers in memory of their own, in C order.
func (a Array) Copy() Array { return a.Astype(a.dtype) }

// Astype returns a copy with cells of type d, in C order. Fractions are cut off
// towards 0; nan, and what an int64 cannot hold, becomes the least int64.
func (a Array) Astype(d DType) Array {
	c := Array{dtype: d, shape: a.shape, strides: freshStrides(a.shape)}
	if d == Float64 {
		c.floats = slices.Clone(a.flatFloats())
	} else {
		c.ints = slices.Clone(a.flatInts())
	}
	return c
}

// Map returns a float64 array of the same shape with f of every number.
func (a Array) Map(f func(float64) float64) Array {
	m := a.Astype(Float64)
	for i, v := range m.floats {
		m.floats[i] = f(v)
	}
	return m
}

// Set puts value in a cell: a[index] = value. With fewer indices than axes it
// fills all cells under them. Whole-number arrays cut the fraction off. Arrays
// that share the numbers see the change.
//
// Errors: [OutOfBounds], [TooManyIndices], [ReadOnly] for a broadcast, and in an
// int64 array [BadValue] for nan or an infinity and [HugeValue] for what does not fit.
func (a Array) Set(value float64, index ...int) error {
	at, err := a.locate(index)
	switch {
	case err != nil:
		return err
	case a.readOnly || (a.ints == nil && a.floats == nil):
		return errReadOnly()
	}
	whole := int64(0)
	if a.dtype == Int64 {
		if whole, err = wholeOf(value); err != nil {
			return err
		}
	}
	a.offset, a.shape, a.strides = at, a.shape[len(index):], a.strides[len(index):]
	for at := range a.places() {
		if a.dtype == Float64 {
			a.floats[at] = value
		} else {
			a.ints[at] = whole
		}
	}
	return nil
}
