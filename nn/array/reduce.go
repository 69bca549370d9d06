package array

import (
	"math"
	"slices"

	"sinapse/nn/internal/pairwise"
)

// lanes are the runs of cells that a reduction turns into one cell each.
type lanes struct {
	of            Array
	starts        Array // its places are where lanes begin
	count, stride int
	pairwise      bool  // whether NumPy would add them in pairs
	shape         []int // of the result
}

// lanesAlong cuts a into lanes along an axis. Of all axes it makes one lane, in
// C order. Like np.sum, it takes axis 0 or −1 of rank 0.
func (a Array) lanesAlong(axis Axis, keepdims bool) (lanes, error) {
	if axis == AllAxes || len(a.shape) == 0 && (axis == 0 || axis == -1) {
		l := lanes{of: a, count: a.Size(), stride: 1, pairwise: true}
		if !a.Contiguous() || a.ints == nil && a.floats == nil {
			l.of = a.Copy()
		}
		l.starts = l.of
		l.starts.shape, l.starts.strides = nil, nil
		if keepdims {
			l.shape = slices.Repeat([]int{1}, len(a.shape))
		}
		return l, nil
	}
	k, err := resolveAxis(axis, len(a.shape))
	if err != nil {
		return lanes{}, err
	}
	l := lanes{of: a, starts: a, count: a.shape[k], stride: a.strides[k], pairwise: a.innermost() == k}
	l.starts.shape = slices.Delete(slices.Clone(a.shape), k, k+1)
	l.starts.strides = slices.Delete(slices.Clone(a.strides), k, k+1)
	l.shape = slices.Clone(l.starts.shape)
	if keepdims {
		l.shape = slices.Insert(l.shape, k, 1)
	}
	err = checkShape(l.shape)
	return l, err
}

// lanesToAdd cuts a into lanes as lanesAlong does; but the one lane of all axes
// is in the order in which NumPy adds it up, that of the numbers in memory.
func (a Array) lanesToAdd(axis Axis, keepdims bool) (lanes, error) {
	if axis == AllAxes {
		order := a.walk()
		slices.Reverse(order)
		a = a.permute(order)
	}
	return a.lanesAlong(axis, keepdims)
}

// walk returns the axes as NumPy's iterator turns them, the fastest first: by
// their strides, and where those do not tell (an axis of length 1 counts as one
// without a stride), in C order. (npyiter_find_best_axis_ordering.)
func (a Array) walk() []int {
	stride := func(axis int) int {
		if a.shape[axis] == 1 {
			return 0
		}
		return max(a.strides[axis], -a.strides[axis])
	}
	var order []int
	for axis := range slices.Backward(a.shape) {
		place := len(order)
		for i, other := range slices.Backward(order) {
			if stride(axis) == 0 || stride(other) == 0 {
				continue
			}
			if stride(other) <= stride(axis) {
				break
			}
			place = i
		}
		order = slices.Insert(order, place, axis)
	}
	return order
}

// innermost returns the axis that NumPy's iterator turns fastest, or −1 if no
// axis is longer than 1.
func (a Array) innermost() int {
	for _, axis := range a.walk() {
		if a.shape[axis] != 1 {
			return axis
		}
	}
	return -1
}

// Sum returns the sums along an axis, of the same type: (2, 3, 4) along axis 1
// gives (2, 4), or (2, 1, 4) if keepdims. [AllAxes] gives one number. The sum of
// nothing is 0. An axis that a does not have is a [BadAxis], here and in all
// reductions.
func (a Array) Sum(axis Axis, keepdims bool) (Array, error) {
	l, err := a.lanesToAdd(axis, keepdims)
	if err != nil {
		return Array{}, err
	}
	if a.dtype == Float64 {
		return l.reduceFloats(l.sum), nil
	}
	return l.reduceInts(func(start int) int64 {
		sum := int64(0)
		for i := range l.count {
			sum += l.of.ints[start+i*l.stride]
		}
		return sum
	}), nil
}

// Mean returns the means along an axis, always float64; the mean of nothing is
// nan. Otherwise it is [Array.Sum].
func (a Array) Mean(axis Axis, keepdims bool) (Array, error) {
	if a.dtype == Int64 {
		a = a.inPlace()
	}
	l, err := a.lanesToAdd(axis, keepdims)
	if err != nil {
		return Array{}, err
	}
	return l.reduceFloats(func(start int) float64 { return l.sum(start) / float64(l.count) }), nil
}

// inPlace returns a as float64 with each number in its place: with the strides of a.
func (a Array) inPlace() Array {
	b := a
	b.dtype, b.floats = Float64, make([]float64, max(1, len(a.ints)))
	for i, v := range a.ints {
		b.floats[i] = float64(v)
	}
	return b
}

// Max returns the largest numbers along an axis, in shapes as [Array.Sum]. A
// nan is larger than all. Of no numbers there is no largest: [EmptyReduce].
func (a Array) Max(axis Axis, keepdims bool) (Array, error) {
	return a.extreme(axis, keepdims, "maximum", func(x, y int64) int64 { return max(x, y) }, larger)
}

// Min returns the smallest numbers along an axis, as [Array.Max] the largest.
func (a Array) Min(axis Axis, keepdims bool) (Array, error) {
	return a.extreme(axis, keepdims, "minimum", func(x, y int64) int64 { return min(x, y) }, smaller)
}

func (a Array) extreme(axis Axis, keepdims bool, operation string,
	ints func(x, y int64) int64, floats func(x, y float64) float64,
) (Array, error) {
	l, err := a.lanesAlong(axis, keepdims)
	if err != nil {
		return Array{}, err
	}
	if l.count == 0 {
		return Array{}, errEmptyReduce(a.shape, operation)
	}
	if a.dtype == Float64 {
		return l.reduceFloats(func(start int) float64 { return fold(a0(l.of.floats, start, l), l, floats) }), nil
	}
	return l.reduceInts(func(start int) int64 { return fold(a0(l.of.ints, start, l), l, ints) }), nil
}

// a0 returns the data from the first number of a lane on, in the lane's steps.
func a0[T any](data []T, start int, l lanes) func(i int) T {
	return func(i int) T { return data[start+i*l.stride] }
}

func fold[T any](at func(int) T, l lanes, f func(x, y T) T) T {
	result := at(0)
	for i := 1; i < l.count; i++ {
		result = f(result, at(i))
	}
	return result
}

// ArgMax returns where the largest number lies along an axis, as int64: the
// first of equals, the first nan if there is one. For [AllAxes] it is the place
// in C order. Of no numbers there is none: [EmptyArgMax].
func (a Array) ArgMax(axis Axis, keepdims bool) (Array, error) {
	if len(a.shape) == 0 && axis != AllAxes && axis != 0 && axis != -1 {
		return Array{}, errAxis("", axis, 1) // np.argmax takes a number for a vector of one
	}
	l, err := a.lanesAlong(axis, keepdims)
	if err != nil {
		return Array{}, err
	}
	if l.count == 0 {
		return Array{}, errEmptyArgMax(a.shape)
	}
	return l.reduceInts(func(start int) int64 {
		if a.dtype == Int64 {
			return argMax(a0(l.of.ints, start, l), l.count)
		}
		return argMax(a0(l.of.floats, start, l), l.count)
	}), nil
}

// isNaN tells whether a number is none; of int64 every one is.
func isNaN[T int64 | float64](v T) bool { return math.IsNaN(float64(v)) }

// argMax stops at a nan.
func argMax[T int64 | float64](at func(int) T, count int) int64 {
	best, largest := 0, at(0)
	for i := 1; i < count && !isNaN(largest); i++ {
		if v := at(i); v > largest || isNaN(v) {
			best, largest = i, v
		}
	}
	return int64(best)
}

func (l lanes) reduceFloats(f func(start int) float64) Array {
	result := fresh(Float64, l.shape)
	i := 0
	for start := range l.starts.places() {
		result.floats[i] = f(start)
		i++
	}
	return result
}

func (l lanes) reduceInts(f func(start int) int64) Array {
	result := fresh(Int64, l.shape)
	i := 0
	for start := range l.starts.places() {
		result.ints[i] = f(start)
		i++
	}
	return result
}

// sum adds up the lane that starts at start as np.add.reduce does: in pairs
// where the lane is the axis that lies closest together, else in order.
func (l lanes) sum(start int) float64 {
	if l.pairwise {
		return pairwise.Sum(l.of.floats, start, l.count, l.stride)
	}
	sum := 0.0
	for i := range l.count {
		sum += l.of.floats[start+i*l.stride]
	}
	return sum
}
