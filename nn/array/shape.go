package array

import (
	"slices"
	"strconv"
	"strings"
)

// ShapeText writes a shape as Python shows a tuple: "(2, 3)", "(3,)", "()".
func ShapeText(shape []int) string { return tuple(shape, ", ") }

// tuple writes numbers as a Python tuple.
func tuple(numbers []int, separator string) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	inner := strings.Join(texts, separator)
	if len(numbers) == 1 {
		inner += ","
	}
	return "(" + inner + ")"
}

// checkShape refuses a shape that no array may have.
func checkShape(shape []int) error {
	if len(shape) > MaxDims {
		return errRank(len(shape))
	}
	size, empty := 1, false
	for _, n := range shape {
		switch {
		case n < 0:
			return errNegative(shape)
		case n == 0:
			empty = true
		case size > Limit/n:
			size = Limit + 1 // and stays so: nothing overflows
		default:
			size *= n
		}
	}
	if size > Limit && !empty {
		return errLimit(shape)
	}
	return nil
}

// Broadcast returns the shape that arrays of these shapes take together:
// np.broadcast_shapes. Shapes are aligned at their last axes; along each, the
// lengths must agree, or be 1, which stretches. A missing axis counts as 1.
//
// Shapes that do not fit are a [NotBroadcast] in np.broadcast_shapes's words.
// [Add] and its like have the words of NumPy's operators.
func Broadcast(shapes ...[]int) ([]int, error) {
	for _, shape := range shapes {
		if err := checkShape(shape); err != nil {
			return nil, err
		}
	}
	joint, first, second := broadcast(shapes...)
	if joint == nil {
		return nil, errBroadcastShapes(shapes, first, second)
	}
	if err := checkShape(joint); err != nil {
		return nil, err
	}
	return joint, nil
}

// broadcast returns the joint shape, or nil and the first two shapes that clash.
func broadcast(shapes ...[]int) (joint []int, first, second int) {
	rank := 0
	for _, shape := range shapes {
		rank = max(rank, len(shape))
	}
	joint = slices.Repeat([]int{1}, rank)
	owner := make([]int, rank) // which shape gave a length that is not 1
	for k, shape := range shapes {
		for i, n := range shape {
			switch axis := rank - len(shape) + i; {
			case n == 1 || n == joint[axis]:
			case joint[axis] == 1:
				joint[axis], owner[axis] = n, k
			default:
				return nil, owner[axis], k
			}
		}
	}
	return joint, 0, 0
}

// resolveAxis turns an axis that may be negative into one from 0 on.
func resolveAxis(axis Axis, rank int) (int, error) {
	if int(axis) < -rank || int(axis) >= rank {
		return 0, errAxis("", axis, rank)
	}
	if axis < 0 {
		axis += Axis(rank)
	}
	return int(axis), nil
}
