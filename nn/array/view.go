package array

import "slices"

// An Axis is the number of an axis, from 0 on, or from −1 back.
type Axis int

// AllAxes reduces over all axes at once: NumPy's axis=None.
const AllAxes Axis = -1 << 31

// Reshape returns the same numbers, in C order, in another shape: of rank
// len(shape). One length may be negative, which stands for what is left over.
// The result is a view where its cells can be reached by strides, else a copy:
// NumPy's rule.
//
// Errors: [BadReshape], [ManyUnknown], [BadRank].
func (a Array) Reshape(shape ...int) (Array, error) {
	if slices.Equal(shape, a.shape) {
		return a, nil
	}
	full, err := a.fillUnknown(shape)
	if err != nil {
		return Array{}, err
	}
	b := a
	b.shape = full
	switch {
	case a.Contiguous():
		b.strides = viewStrides(full)
	default:
		if b.strides = regroup(a.shape, a.strides, full); b.strides == nil {
			c := a.Copy()
			c.shape, c.strides = full, viewStrides(full)
			return c, nil
		}
	}
	return b, nil
}

// fillUnknown returns the shape with its negative length worked out.
func (a Array) fillUnknown(shape []int) ([]int, error) {
	if len(shape) > MaxDims {
		return nil, errRank(len(shape))
	}
	full := slices.Clone(shape)
	size, known, unknown := a.Size(), 1, -1
	for i, n := range shape {
		switch {
		case n >= 0:
			if n > 0 && known > (1<<62)/n {
				return nil, errReshape(a.shape, shape)
			}
			known *= n
		case unknown >= 0:
			return nil, errManyUnknown(a.shape, shape)
		default:
			unknown = i
		}
	}
	switch {
	case unknown < 0 && known == size:
	case unknown >= 0 && known != 0 && size%known == 0:
		full[unknown] = size / known
	default:
		return nil, errReshape(a.shape, shape)
	}
	return full, nil
}

// regroup returns the strides by which a new shape reaches the same cells in
// the same order, or nil if none do: NumPy's _attempt_nocopy_reshape. Old and
// new axes are cut into groups of equal product; the old axes of each must lie
// evenly in memory. No length is 0.
func regroup(shape, strides, wanted []int) []int {
	var lengths, steps []int // without axes of length 1
	for i, n := range shape {
		if n != 1 {
			lengths, steps = append(lengths, n), append(steps, strides[i])
		}
	}
	result := make([]int, len(wanted))
	from, to := 0, 0
	for from < len(lengths) && to < len(wanted) {
		fromEnd, toEnd := from+1, to+1
		left, right := lengths[from], wanted[to]
		for left != right {
			if right < left {
				right *= wanted[toEnd]
				toEnd++
			} else {
				left *= lengths[fromEnd]
				fromEnd++
			}
		}
		for k := from; k < fromEnd-1; k++ {
			if steps[k] != lengths[k+1]*steps[k+1] {
				return nil
			}
		}
		result[toEnd-1] = steps[fromEnd-1]
		for k := toEnd - 1; k > to; k-- {
			result[k-1] = result[k] * wanted[k]
		}
		from, to = fromEnd, toEnd
	}
	last := 1
	if to > 0 {
		last = result[to-1]
	}
	for ; to < len(wanted); to++ { // only lengths of 1 are left
		result[to] = last
	}
	return result
}

// Transpose returns a view with the axes in another order: axis i of the result
// is axis axes[i] of a. With no axes it turns the order around.
//
// Errors: [BadAxes] (too many or too few), [BadAxis], [RepeatedAxis].
func (a Array) Transpose(axes ...int) (Array, error) {
	if len(axes) == 0 {
		return a.T(), nil
	}
	if len(axes) != len(a.shape) {
		return Array{}, errAxes(a.shape, len(axes))
	}
	seen := make([]bool, len(axes))
	order := make([]int, len(axes))
	for i, axis := range axes {
		k, err := resolveAxis(Axis(axis), len(axes))
		if err != nil {
			return Array{}, err
		}
		if seen[k] {
			return Array{}, errRepeatedAxis(axis)
		}
		seen[k] = true
		order[i] = k
	}
	return a.permute(order), nil
}

func (a Array) permute(order []int) Array {
	b := a
	b.shape, b.strides = make([]int, len(order)), make([]int, len(order))
	for i, k := range order {
		b.shape[i], b.strides[i] = a.shape[k], a.strides[k]
	}
	return b
}

// T returns a view with the axes turned around: shape (2, 3, 4) becomes
// (4, 3, 2). A vector stays as it is.
func (a Array) T() Array {
	b := a
	b.shape, b.strides = slices.Clone(a.shape), slices.Clone(a.strides)
	slices.Reverse(b.shape)
	slices.Reverse(b.strides)
	return b
}

// SwapAxes returns a view with two axes in each other's place. An axis that a
// does not have is a [BadAxis].
func (a Array) SwapAxes(first, second int) (Array, error) {
	i, err := resolveAxis(Axis(first), len(a.shape))
	if err != nil {
		return Array{}, errAxis("axis1: ", Axis(first), len(a.shape))
	}
	j, err := resolveAxis(Axis(second), len(a.shape))
	if err != nil {
		return Array{}, errAxis("axis2: ", Axis(second), len(a.shape))
	}
	order := make([]int, len(a.shape))
	for k := range order {
		order[k] = k
	}
	order[i], order[j] = j, i
	return a.permute(order), nil
}

// BroadcastTo returns a view of a stretched to shape, by the rule of
// [Broadcast]: np.broadcast_to. Stretched axes have stride 0, so a number is
// seen in many cells, and [Array.Set] refuses it.
//
// Errors: [NotBroadcast], [Negative], [BadRank], [TooLarge].
func (a Array) BroadcastTo(shape ...int) (Array, error) {
	if err := a.checkBroadcastTo(shape); err != nil {
		return Array{}, err
	}
	return a.stretch(shape), nil
}

func (a Array) checkBroadcastTo(shape []int) error {
	switch {
	case slices.ContainsFunc(shape, func(n int) bool { return n < 0 }):
		return errNegativeBroadcast(shape)
	case len(shape) == 0 && len(a.shape) > 0:
		return errBroadcastTo(a.shape, shape, "cannot broadcast a non-scalar to a scalar array")
	}
	if err := checkShape(shape); err != nil {
		return err
	}
	if len(a.shape) > len(shape) {
		return errBroadcastTo(a.shape, shape, "input operand has more dimensions than allowed by the axis remapping")
	}
	if joint, _, _ := broadcast(a.shape, shape); !slices.Equal(joint, shape) {
		return errBroadcastTo(a.shape, shape, "operands could not be broadcast together with remapped shapes "+
			"[original->remapped]: "+tuple(a.shape, ",")+"  and requested shape "+tuple(shape, ","))
	}
	return nil
}

// stretch is BroadcastTo for a shape that is known to fit.
func (a Array) stretch(shape []int) Array {
	b := a
	b.readOnly = true
	b.shape, b.strides = slices.Clone(shape), make([]int, len(shape))
	missing := len(shape) - len(a.shape)
	for i, n := range a.shape {
		if n != 1 {
			b.strides[missing+i] = a.strides[i]
		}
	}
	return b
}
