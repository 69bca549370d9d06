package array

import (
	"iter"
	"slices"
)

// product returns the number of cells of a shape.
func product(shape []int) int {
	n := 1
	for _, length := range shape {
		n *= length
	}
	return n
}

// viewStrides returns the strides of cells that lie in C order: the last axis
// steps by 1, each other by all that lies under it.
func viewStrides(shape []int) []int {
	strides := make([]int, len(shape))
	step := 1
	for i := len(shape) - 1; i >= 0; i-- {
		strides[i] = step
		step *= max(1, shape[i])
	}
	return strides
}

// freshStrides returns the strides of new memory: [viewStrides], or zeros if
// there is nothing to step over.
func freshStrides(shape []int) []int {
	if slices.Contains(shape, 0) {
		return make([]int, len(shape))
	}
	return viewStrides(shape)
}

// places yields where the numbers lie in the data, in C order. It counts like
// an odometer: the last axis turns fastest.
func (a Array) places() iter.Seq[int] {
	return func(yield func(int) bool) {
		if a.Size() == 0 {
			return
		}
		if len(a.shape) == 0 {
			yield(a.offset)
			return
		}
		last := len(a.shape) - 1
		count, stride := a.shape[last], a.strides[last]
		index := make([]int, last)
		for at := a.offset; ; {
			for i := range count {
				if !yield(at + i*stride) {
					return
				}
			}
			axis := last - 1
			for ; axis >= 0; axis-- {
				index[axis]++
				at += a.strides[axis]
				if index[axis] < a.shape[axis] {
					break
				}
				at -= index[axis] * a.strides[axis]
				index[axis] = 0
			}
			if axis < 0 {
				return
			}
		}
	}
}

// flatFloats returns the numbers in C order: the array's own memory where it is
// contiguous, so it must not be written to.
func (a Array) flatFloats() []float64 {
	if a.Size() == 0 {
		return []float64{} // an empty view may begin behind the last number
	}
	if a.dtype == Float64 && a.Contiguous() && a.floats != nil {
		return a.floats[a.offset : a.offset+a.Size()]
	}
	flat := make([]float64, 0, a.Size())
	for at := range a.places() {
		flat = append(flat, a.float(at))
	}
	return flat
}

// flatInts is flatFloats for whole numbers.
func (a Array) flatInts() []int64 {
	if a.Size() == 0 {
		return []int64{}
	}
	if a.dtype == Int64 && a.Contiguous() && a.ints != nil {
		return a.ints[a.offset : a.offset+a.Size()]
	}
	flat := make([]int64, 0, a.Size())
	for at := range a.places() {
		flat = append(flat, a.int(at))
	}
	return flat
}
