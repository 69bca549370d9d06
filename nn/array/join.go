package array

import "slices"

// Concatenate joins arrays along an axis that they have: np.concatenate. All
// other lengths must agree. [AllAxes] joins their numbers in C order. The result
// is int64 if all arrays are.
//
// Errors: [JoinNothing], [JoinScalars], [BadAxis], [JoinRanks], [JoinSizes].
func Concatenate(axis Axis, arrays ...Array) (Array, error) {
	if len(arrays) == 0 {
		return Array{}, errJoinNothing("concatenate")
	}
	if axis == AllAxes {
		arrays = slices.Clone(arrays)
		for i, a := range arrays {
			arrays[i] = must(a.Reshape(a.Size()))
		}
		axis = 0
	}
	first := arrays[0]
	if len(first.shape) == 0 {
		return Array{}, errJoinScalars()
	}
	k, err := resolveAxis(axis, len(first.shape))
	if err != nil {
		return Array{}, err
	}
	shape := first.Shape()
	for i, a := range arrays[1:] {
		if err := checkJoin(first, a, k, i+1); err != nil {
			return Array{}, err
		}
		shape[k] += a.shape[k]
	}
	if err := checkShape(shape); err != nil {
		return Array{}, err
	}
	return join(shape, k, arrays), nil
}

// checkJoin tells whether the array at a place may follow the first along an axis.
func checkJoin(first, a Array, axis, place int) error {
	if len(a.shape) != len(first.shape) {
		return errJoinRanks(first.shape, a.shape, place)
	}
	for i, n := range first.shape {
		if i != axis && a.shape[i] != n {
			return errJoinSizes(first.shape, a.shape, i, place)
		}
	}
	return nil
}

// join copies arrays that fit one after the other. Seen as a table, each row of
// the result is a row of the first array, then one of the second, and so on.
func join(shape []int, axis int, arrays []Array) Array {
	dtype := Int64
	for _, a := range arrays {
		dtype = max(dtype, a.dtype)
	}
	result := fresh(dtype, shape)
	rows, width := product(shape[:axis]), product(shape[axis:])
	from := 0
	for _, a := range arrays {
		columns := product(a.shape[axis:])
		if dtype == Float64 {
			paste(result.floats[min(from, len(result.floats)):], a.flatFloats(), rows, columns, width)
		} else {
			paste(result.ints[min(from, len(result.ints)):], a.flatInts(), rows, columns, width)
		}
		from += columns
	}
	return result
}

// paste puts rows of columns numbers at every width-th place of to.
func paste[T any](to, from []T, rows, columns, width int) {
	if columns == 0 {
		return
	}
	for i := range rows {
		copy(to[i*width:], from[i*columns:][:columns])
	}
}

// Stack joins arrays of one shape along a new axis: np.stack. Two of shape (3,)
// give (2, 3) along axis 0, and (3, 2) along axis 1.
//
// Errors: [JoinNothing], [JoinShapes], [BadAxis], [BadRank].
func Stack(axis Axis, arrays ...Array) (Array, error) {
	if len(arrays) == 0 {
		return Array{}, errJoinNothing("stack")
	}
	shape := arrays[0].shape
	for i, a := range arrays {
		if !slices.Equal(a.shape, shape) {
			return Array{}, errJoinShapes(shape, a.shape, i)
		}
	}
	k, err := resolveAxis(axis, len(shape)+1)
	if err != nil {
		return Array{}, err
	}
	with := slices.Insert(slices.Clone(shape), k, 1)
	if err := checkShape(with); err != nil {
		return Array{}, err
	}
	layers := make([]Array, len(arrays))
	for i, a := range arrays {
		layers[i] = must(a.Reshape(with...))
	}
	return Concatenate(Axis(k), layers...)
}
