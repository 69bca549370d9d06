package array

import (
	"slices"
	"strconv"
)

// ofTwo is a function of two arrays.
func ofTwo(s signature, f func(a, b Array) (Array, error)) func(evaluation, arguments) (object, error) {
	return func(e evaluation, args arguments) (object, error) {
		bound, err := s.bind(args)
		if err != nil {
			return nil, err
		}
		return e.multiplied(s, f, bound)
	}
}

// multiplied is a product of the operands that were bound. NumPy looks at what it is to
// write into first, and fills it last.
func (e evaluation) multiplied(s signature, f func(a, b Array) (Array, error), bound map[string]object) (object, error) {
	out, given, err := s.out(bound["out"])
	if err != nil {
		return nil, err
	}
	a, err := operandOf(e, bound["a"])
	if err != nil {
		return nil, err
	}
	b, err := operandOf(e, bound["b"])
	if err != nil {
		return nil, err
	}
	made, err := f(a, b)
	switch {
	case err != nil:
		return nil, err
	case given:
		return nil, e.filled(s, out, made)
	}
	return boxed(made), nil
}

// out is the array that a product is to be written into, if one is given.
func (s signature) out(o object) (out Array, given bool, err error) {
	switch o := o.(type) {
	case nil, none:
		return Array{}, false, nil
	case Array:
		return o, true, nil
	}
	if s.name == "matmul" {
		return Array{}, true, wrongType("return arrays must be of ArrayType")
	}
	return Array{}, true, wrongType("'out' must be an array")
}

// filled tells why a product is not written into an array: dot is told by NumPy, the
// rest is not done here.
func (e evaluation) filled(s signature, out, made Array) error {
	switch {
	case s.name != "dot":
	case out.NDim() != made.NDim() || out.DType() != made.DType():
		return raise(WrongType, "ValueError", "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)")
	case !slices.Equal(out.Shape(), made.Shape()):
		return raise(WrongType, "ValueError", "output array has wrong dimensions")
	}
	return e.ours(OptionNotHere, "out= is not done here", "name", "out")
}

// callMatMul is np.matmul(a, b).
func callMatMul(e evaluation, args arguments) (object, error) {
	if n := len(args.positional); n < 2 || n > 3 {
		return nil, errArguments(n, "matmul() takes from 2 to 3 positional arguments but "+strconv.Itoa(n)+" were given")
	}
	return ofTwo(signature{name: "matmul", takes: []string{"a", "b", "out"}, required: 2}, MatMul)(e, args)
}
