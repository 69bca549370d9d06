package array

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Kind says what is wrong, in a key that never changes, so that translations
// can be looked up by it.
type Kind string

// The kinds of [*Error], with the keys of their [Error.Facts].
const (
	NotBroadcast     Kind = "broadcast"        // left, right; axis (from the end: -1), left_size, right_size
	NotAligned       Kind = "aligned"          // left, right, left_axis, right_axis, left_size, right_size
	NoScalar         Kind = "scalar"           // operand (0 or 1): matmul wants at least rank 1
	BadReshape       Kind = "reshape"          // shape, size, target
	ManyUnknown      Kind = "reshape.unknown"  // shape, target: more than one −1
	OutOfBounds      Kind = "index.bounds"     // index, axis, size, shape
	TooManyIndices   Kind = "index.many"       // count, dimensions, shape
	ManyEllipses     Kind = "index.ellipsis"   // nothing
	ZeroStep         Kind = "index.step"       // nothing
	ScalarIndex      Kind = "index.scalar"     // nothing: a number, not an array, was indexed
	IndexRank        Kind = "index.dimensions" // count, most
	BadAxis          Kind = "axis"             // axis, dimensions
	BadAxes          Kind = "axes"             // count, dimensions, shape
	RepeatedAxis     Kind = "axes.repeated"    // axis
	JoinNothing      Kind = "join.none"        // nothing
	JoinScalars      Kind = "join.scalar"      // nothing
	JoinRanks        Kind = "join.rank"        // first, second (which arrays), left, right, left_dimensions, right_dimensions
	JoinSizes        Kind = "join.size"        // axis, first, second, left, right, left_size, right_size
	JoinShapes       Kind = "join.shape"       // second, left, right
	EmptyReduce      Kind = "empty"            // operation, shape
	EmptyArgMax      Kind = "empty.argmax"     // shape
	Inhomogeneous    Kind = "inhomogeneous"    // depth, shape
	BadField         Kind = "field"            // value: a list where NumPy wants a type
	BadType          Kind = "dtype"            // value
	BadArguments     Kind = "arguments"        // count
	Negative         Kind = "negative"         // shape
	TooLarge         Kind = "limit"            // shape, limit: NumPy might; here it is refused, in words of ours
	NoMemory         Kind = "memory"           // shape, need (71.1 TiB), or "" where no machine could count them
	BadRank          Kind = "dimensions"       // count, most
	ReadOnly         Kind = "readonly"         // nothing
	BadValue         Kind = "value"            // value: no whole number
	HugeValue        Kind = "value.huge"       // value: more than 64 bits can hold
	NoNumber         Kind = "value.text"       // value: a text that makes no number
	UnknownOption    Kind = "option"           // name: of an argument that there is not
	NoAttribute      Kind = "attribute"        // name: what does not stand behind a dot
	NotCallable      Kind = "call"             // type: of what is no function
	NotSubscriptable Kind = "subscript"        // type: of what has no places
	BadOperands      Kind = "operands"         // left, right: types of what does not go together
	WrongType        Kind = "type"             // nothing: a type that something cannot have here
	OutOfRange       Kind = "list.bounds"      // index, size: of a list
	ByZero           Kind = "zero"             // nothing: a division by zero
	NoTruth          Kind = "truth"            // nothing: an array was asked whether it is true
	BadOrder         Kind = "order"            // nothing: an order of cells that there is not
	NoArray          Kind = "noarray"          // value, type: what a line gives instead of an array
)

// An Error is something that NumPy would raise an exception for. Error gives
// NumPy's text to the character, Full the line that ends Python's traceback.
// The fields that a kind does not need are zero.
type Error struct {
	Kind   Kind
	Class  string  // of the exception: "ValueError", "IndexError", "AxisError" …; "" if NumPy would raise none
	Shapes [][]int // the shapes at fault, left to right
	Axis   int     // the axis at fault, as it was given
	Index  int     // the index at fault, as it was given
	Size   int     // the length of the axis, the number of cells, or of axes
	text   string
	facts  map[string]string
}

// Error returns NumPy's text, for example
//
//	index 5 is out of bounds for axis 0 with size 3
func (e *Error) Error() string { return e.text }

// Full returns the text after the name of the exception, as Python shows it:
//
//	IndexError: index 5 is out of bounds for axis 0 with size 3
func (e *Error) Full() string { return full(e.Class, e.text) }

// Facts returns the values that an explanation may want, by the keys listed
// with each [Kind]. Shapes are written as by [ShapeText].
func (e *Error) Facts() map[string]string { return maps.Clone(e.facts) }

func full(class, text string) string {
	switch class {
	case "":
		return text
	case "AxisError":
		class = "numpy.AxisError"
	case "MemoryError":
		class = "numpy.core._exceptions.MemoryError"
	}
	return class + ": " + text
}

// facts makes a map of keys and values in turn.
func facts(pairs ...any) map[string]string {
	m := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		value := fmt.Sprint(pairs[i+1])
		if shape, ok := pairs[i+1].([]int); ok {
			value = ShapeText(shape)
		}
		m[pairs[i].(string)] = value
	}
	return m
}

// clones returns shapes that nobody else can change.
func clones(shapes ...[]int) [][]int {
	result := make([][]int, len(shapes))
	for i, shape := range shapes {
		result[i] = slices.Clone(shape)
	}
	return result
}

func errBroadcast(a, b []int) error {
	return clash(a, b, "operands could not be broadcast together with shapes "+
		tuple(a, ",")+" "+tuple(b, ",")+" ")
}

func errBroadcastShapes(shapes [][]int, first, second int) error {
	return clash(shapes[first], shapes[second], fmt.Sprintf(
		"shape mismatch: objects cannot be broadcast to a single shape.  "+
			"Mismatch is between arg %d with shape %s and arg %d with shape %s.",
		first, ShapeText(shapes[first]), second, ShapeText(shapes[second])))
}

func errBroadcastTo(shape, target []int, text string) error {
	return clash(shape, target, text)
}

// clash is an error of two shapes that do not broadcast: it finds the last axis
// along which they differ.
func clash(a, b []int, text string) error {
	e := &Error{Kind: NotBroadcast, Class: "ValueError", Shapes: clones(a, b), text: text}
	e.facts = facts("left", a, "right", b)
	for back := 1; back <= min(len(a), len(b)); back++ {
		left, right := a[len(a)-back], b[len(b)-back]
		if left != right && left != 1 && right != 1 {
			e.Axis = -back
			maps.Copy(e.facts, facts("axis", -back, "left_size", left, "right_size", right))
			break
		}
	}
	return e
}

func errAligned(a, b []int, leftAxis, rightAxis int, text string) error {
	return &Error{
		Kind: NotAligned, Class: "ValueError", Shapes: clones(a, b), Axis: rightAxis, Size: b[rightAxis], text: text,
		facts: facts("left", a, "right", b, "left_axis", leftAxis, "right_axis", rightAxis,
			"left_size", a[leftAxis], "right_size", b[rightAxis]),
	}
}

func errScalar(operand int) error {
	return &Error{
		Kind: NoScalar, Class: "ValueError", Index: operand, facts: facts("operand", operand),
		text: fmt.Sprintf("matmul: Input operand %d does not have enough dimensions "+
			"(has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)", operand),
	}
}

func errReshape(shape, target []int) error {
	return &Error{
		Kind: BadReshape, Class: "ValueError", Shapes: clones(shape, target), Size: product(shape),
		text:  fmt.Sprintf("cannot reshape array of size %d into shape %s", product(shape), targetText(target)),
		facts: facts("shape", shape, "size", product(shape), "target", target),
	}
}

// targetText writes a shape as NumPy's convert_shape_to_string, which leaves
// out unknown lengths in front and calls others newaxis.
func targetText(target []int) string {
	rest := target
	for len(rest) > 0 && rest[0] < 0 {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return "()"
	}
	words := []string{strconv.Itoa(rest[0])}
	for _, n := range rest[1:] {
		if n < 0 {
			words = append(words, "newaxis")
		} else {
			words = append(words, strconv.Itoa(n))
		}
	}
	if len(target) == 1 {
		words = append(words, "")
	}
	return "(" + strings.Join(words, ",") + ")"
}

func errManyUnknown(shape, target []int) error {
	return &Error{
		Kind: ManyUnknown, Class: "ValueError", Shapes: clones(shape, target),
		text: "can only specify one unknown dimension", facts: facts("shape", shape, "target", target),
	}
}

func errBounds(index, axis int, shape []int) error {
	return &Error{
		Kind: OutOfBounds, Class: "IndexError", Shapes: clones(shape), Axis: axis, Index: index, Size: shape[axis],
		text:  fmt.Sprintf("index %d is out of bounds for axis %d with size %d", index, axis, shape[axis]),
		facts: facts("index", index, "axis", axis, "size", shape[axis], "shape", shape),
	}
}

func errManyIndices(shape []int, count int) error {
	return &Error{
		Kind: TooManyIndices, Class: "IndexError", Shapes: clones(shape), Index: count, Size: len(shape),
		text: fmt.Sprintf("too many indices for array: array is %d-dimensional, but %d were indexed",
			len(shape), count),
		facts: facts("count", count, "dimensions", len(shape), "shape", shape),
	}
}

func errAxis(prefix string, axis Axis, rank int) error {
	return &Error{
		Kind: BadAxis, Class: "AxisError", Axis: int(axis), Size: rank,
		text:  fmt.Sprintf("%saxis %d is out of bounds for array of dimension %d", prefix, axis, rank),
		facts: facts("axis", int(axis), "dimensions", rank),
	}
}

func errAxes(shape []int, count int) error {
	return &Error{
		Kind: BadAxes, Class: "ValueError", Shapes: clones(shape), Size: count, text: "axes don't match array",
		facts: facts("count", count, "dimensions", len(shape), "shape", shape),
	}
}

func errRepeatedAxis(axis int) error {
	return &Error{
		Kind: RepeatedAxis, Class: "ValueError", Axis: axis,
		text: "repeated axis in transpose", facts: facts("axis", axis),
	}
}

func errNegative(shape []int) error {
	return &Error{
		Kind: Negative, Class: "ValueError", Shapes: clones(shape),
		text: "negative dimensions are not allowed", facts: facts("shape", shape),
	}
}

func errNegativeBroadcast(shape []int) error {
	return &Error{
		Kind: Negative, Class: "ValueError", Shapes: clones(shape),
		text: "all elements of broadcast shape must be non-negative", facts: facts("shape", shape),
	}
}

func errRank(count int) error {
	return &Error{
		Kind: BadRank, Class: "ValueError", Size: count,
		text:  fmt.Sprintf("maximum supported dimension for an ndarray is %d, found %d", MaxDims, count),
		facts: facts("count", count, "most", MaxDims),
	}
}

func errReadOnly() error {
	return &Error{Kind: ReadOnly, Class: "ValueError", text: "assignment destination is read-only"}
}

func errBadValue(value float64) error {
	e := &Error{
		Kind: BadValue, Class: "ValueError", text: "cannot convert float NaN to integer",
		facts: facts("value", value),
	}
	if !math.IsNaN(value) {
		e.Class, e.text = "OverflowError", "cannot convert float infinity to integer"
	}
	return e
}

func errHugeValue(value float64) error {
	return &Error{Kind: HugeValue, Class: "OverflowError", text: tooLargeForC, facts: facts("value", value)}
}

// errNoNumber is Python's error of a text that makes no number; the complaint
// comes before the text.
func errNoNumber(text, complaint string) error {
	quoted := pythonText(text)
	return &Error{Kind: NoNumber, Class: "ValueError", text: complaint + quoted, facts: facts("value", quoted)}
}

func errZeroStep() error {
	return &Error{Kind: ZeroStep, Class: "ValueError", text: "slice step cannot be zero"}
}

func errManyEllipses() error {
	return &Error{Kind: ManyEllipses, Class: "IndexError", text: "an index can only have a single ellipsis ('...')"}
}

func errScalarIndex() error {
	return &Error{Kind: ScalarIndex, Class: "IndexError", text: "invalid index to scalar variable."}
}

func errIndexRank(rank int) error {
	return &Error{
		Kind: IndexRank, Class: "IndexError", Size: rank, facts: facts("count", rank, "most", MaxDims),
		text: fmt.Sprintf("number of dimensions must be within [0, %d], indexing result would have %d", MaxDims, rank),
	}
}
