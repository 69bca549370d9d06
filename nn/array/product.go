package array

import "fmt"

// Dot returns np.dot(a, b): for vectors the sum of products, for matrices the
// matrix product. In general it sums over the last axis of a, of length k, and
// the last but one of b (the only one of a vector): (…, k)·(…, k, m) → (…, …, m).
// With rank 0 it is [Multiply].
//
// Lengths k that differ are a [NotAligned].
func Dot(a, b Array) (Array, error) {
	if len(a.shape) == 0 || len(b.shape) == 0 {
		return Multiply(a, b)
	}
	last, inner := len(a.shape)-1, max(0, len(b.shape)-2)
	k := a.shape[last]
	if k != b.shape[inner] {
		return Array{}, errAligned(a.shape, b.shape, last, inner, fmt.Sprintf(
			"shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)",
			tuple(a.shape, ","), tuple(b.shape, ","), k, last, b.shape[inner], inner))
	}
	b = b.swapLast()
	shape := append(append([]int{}, a.shape[:last]...), b.shape[:len(b.shape)-1]...)
	if err := checkShape(shape); err != nil {
		return Array{}, err
	}
	c := fresh(promote(a, b), shape)
	rows, columns := product(a.shape[:last]), product(b.shape[:len(b.shape)-1])
	if c.dtype == Int64 {
		multiply(c.ints, a.flatInts(), b.flatInts(), rows, k, columns)
	} else {
		multiply(c.floats, a.flatFloats(), b.flatFloats(), rows, k, columns)
	}
	return c, nil
}

// swapLast returns a view with the last two axes swapped, if there are two.
func (a Array) swapLast() Array {
	if n := len(a.shape); n >= 2 {
		return must(a.SwapAxes(n-2, n-1))
	}
	return a
}

func promote(a, b Array) DType { return max(a.dtype, b.dtype) }

// multiply sets to, rows×columns, to left·right: left is rows×k, and right lies
// turned, columns×k, so that both are read straight on.
func multiply[T int64 | float64](to, left, right []T, rows, k, columns int) {
	for i := range rows {
		row := left[i*k:][:k]
		for j := range columns {
			column := right[j*k:][:k]
			sum := T(0)
			for n, v := range row {
				sum += T(v * column[n]) //nolint:unconvert // keeps the two from being fused
			}
			to[i*columns+j] = sum
		}
	}
}

// MatMul returns a @ b: the matrix product over the last two axes, for each
// place of the axes before them, which broadcast: (…, n, k)·(…, k, m) → (…, n, m).
// A vector on the left is one row, on the right one column, and that axis is
// dropped again.
//
// Errors: [NotAligned], [NoScalar] for rank 0, [NotBroadcast] of the first axes.
func MatMul(a, b Array) (Array, error) {
	for i, operand := range []Array{a, b} {
		if len(operand.shape) == 0 {
			return Array{}, errScalar(i)
		}
	}
	last, inner := len(a.shape)-1, max(0, len(b.shape)-2)
	k := a.shape[last]
	if k != b.shape[inner] {
		return Array{}, errAligned(a.shape, b.shape, last, inner, fmt.Sprintf(
			"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "+
				"(n?,k),(k,m?)->(n?,m?) (size %d is different from %d)", b.shape[inner], k))
	}
	left, right := a, b.swapLast()
	if last == 0 {
		left = must(a.Reshape(1, k))
	}
	if len(b.shape) == 1 {
		right = must(b.Reshape(1, k))
	}
	stack, _, _ := broadcast(left.shape[:len(left.shape)-2], right.shape[:len(right.shape)-2])
	if stack == nil {
		return Array{}, errStacks(a, b)
	}
	return matMul(left, right, stack, last > 0, len(b.shape) > 1)
}

// matMul multiplies n×k by turned m×k matrices, one pair for each place of
// stack, and keeps the axes n and m as told.
func matMul(left, right Array, stack []int, keepRows, keepColumns bool) (Array, error) {
	n, k := left.shape[len(left.shape)-2], left.shape[len(left.shape)-1]
	m := right.shape[len(right.shape)-2]
	shape := append([]int{}, stack...)
	if keepRows {
		shape = append(shape, n)
	}
	if keepColumns {
		shape = append(shape, m)
	}
	leftShape := append(append([]int{}, stack...), n, k)
	rightShape := append(append([]int{}, stack...), m, k)
	for _, s := range [][]int{shape, leftShape, rightShape} {
		if err := checkShape(s); err != nil {
			return Array{}, err
		}
	}
	c := fresh(promote(left, right), shape)
	left, right = left.stretch(leftShape), right.stretch(rightShape)
	if c.dtype == Int64 {
		multiplyStack(c.ints, left.flatInts(), right.flatInts(), product(stack), n, k, m)
	} else {
		multiplyStack(c.floats, left.flatFloats(), right.flatFloats(), product(stack), n, k, m)
	}
	return c, nil
}

func multiplyStack[T int64 | float64](to, left, right []T, stack, n, k, m int) {
	for i := range stack {
		multiply(to[i*n*m:][:n*m], left[i*n*k:][:n*k], right[i*m*k:][:m*k], n, k, m)
	}
}

// errStacks is NumPy's error of matmul for axes before the matrices that do not
// broadcast.
func errStacks(a, b Array) error {
	var rows, columns []int
	remap := func(shape []int) (text string, core []int) {
		core = shape[max(0, len(shape)-2):]
		text = tuple(shape, ",") + "->("
		for _, n := range shape[:len(shape)-len(core)] {
			text += fmt.Sprint(n) + ","
		}
		text += "newaxis,newaxis)"
		return text, core
	}
	left, leftCore := remap(a.shape)
	right, rightCore := remap(b.shape)
	rows, columns = leftCore[:1], rightCore[1:]
	return clash(a.shape[:len(a.shape)-2], b.shape[:len(b.shape)-2],
		"operands could not be broadcast together with remapped shapes [original->remapped]: "+
			left+" "+right+"  and requested shape "+tuple(append(rows[:1:1], columns...), ","))
}
