package array

import "fmt"

func errJoinNothing(operation string) error {
	return &Error{Kind: JoinNothing, Class: "ValueError", text: "need at least one array to " + operation}
}

func errJoinScalars() error {
	return &Error{Kind: JoinScalars, Class: "ValueError", text: "zero-dimensional arrays cannot be concatenated"}
}

func errJoinRanks(first, second []int, place int) error {
	return &Error{
		Kind: JoinRanks, Class: "ValueError", Shapes: clones(first, second), Index: place,
		text: fmt.Sprintf("all the input arrays must have same number of dimensions, but the array at index 0 "+
			"has %d dimension(s) and the array at index %d has %d dimension(s)", len(first), place, len(second)),
		facts: facts("first", 0, "second", place, "left", first, "right", second,
			"left_dimensions", len(first), "right_dimensions", len(second)),
	}
}

func errJoinSizes(first, second []int, axis, place int) error {
	return &Error{
		Kind: JoinSizes, Class: "ValueError", Shapes: clones(first, second), Axis: axis, Index: place, Size: second[axis],
		text: fmt.Sprintf("all the input array dimensions except for the concatenation axis must match exactly, "+
			"but along dimension %d, the array at index 0 has size %d and the array at index %d has size %d",
			axis, first[axis], place, second[axis]),
		facts: facts("axis", axis, "first", 0, "second", place, "left", first, "right", second,
			"left_size", first[axis], "right_size", second[axis]),
	}
}

func errJoinShapes(first, second []int, place int) error {
	return &Error{
		Kind: JoinShapes, Class: "ValueError", Shapes: clones(first, second), Index: place,
		text:  "all input arrays must have the same shape",
		facts: facts("second", place, "left", first, "right", second),
	}
}

func errEmptyReduce(shape []int, operation string) error {
	return &Error{
		Kind: EmptyReduce, Class: "ValueError", Shapes: clones(shape),
		text:  "zero-size array to reduction operation " + operation + " which has no identity",
		facts: facts("operation", operation, "shape", shape),
	}
}

func errEmptyArgMax(shape []int) error {
	return &Error{
		Kind: EmptyArgMax, Class: "ValueError", Shapes: clones(shape),
		text: "attempt to get argmax of an empty sequence", facts: facts("shape", shape),
	}
}
