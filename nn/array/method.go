package array

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// attributes are what an array says of itself.
var attributes = map[string]func(a Array) object{
	"T":        func(a Array) object { return a.T() },
	"shape":    func(a Array) object { return shaped(a.shape) },
	"strides":  func(a Array) object { return shaped(a.Strides()) },
	"ndim":     func(a Array) object { return big.NewInt(int64(a.NDim())) },
	"size":     func(a Array) object { return big.NewInt(int64(a.Size())) },
	"itemsize": func(Array) object { return big.NewInt(cellBytes) },
	"nbytes":   func(a Array) object { return big.NewInt(int64(cellBytes * a.Size())) },
	"dtype":    func(a Array) object { return a.dtype },
}

// A method does something with an array.
type method func(e evaluation, a Array, args arguments) (object, error)

// methods are those of an array.
var methods = map[string]method{
	"reshape":   reshaped,
	"transpose": transposed,
	"flatten":   flattened("flatten"),
	"ravel":     flattened("ravel"),
	"copy":      copied,
	"astype":    retyped,
	"tolist":    toList,
	"dot":       dotted,
	"sum":       reduced(signature{name: "_sum", takes: reductionTakes, python: true}, Array.Sum),
	"mean":      reduced(signature{name: "_mean", takes: []string{"axis", "dtype", "out", "keepdims"}, only: []string{"where"}, python: true}, Array.Mean),
	"max":       reduced(signature{name: "_amax", takes: []string{"axis", "out", "keepdims", "initial", "where"}, python: true}, Array.Max),
	"min":       reduced(signature{name: "_amin", takes: []string{"axis", "out", "keepdims", "initial", "where"}, python: true}, Array.Min),
	"argmax":    reduced(signature{name: "argmax", takes: []string{"axis", "out"}, only: []string{"keepdims"}}, Array.ArgMax),
}

var reductionTakes = []string{"axis", "dtype", "out", "keepdims", "initial", "where"}

// free are the methods that np has too, with the array before their arguments.
var free = map[string]signature{
	"reshape":   {name: "reshape", takes: []string{"a", "newshape", "order"}, required: 2, python: true},
	"transpose": {name: "transpose", takes: []string{"a", "axes"}, required: 1, python: true},
	"sum":       {name: "sum", takes: append([]string{"a"}, reductionTakes...), required: 1, python: true},
	"mean":      {name: "mean", takes: []string{"a", "axis", "dtype", "out", "keepdims"}, required: 1, only: []string{"where"}, python: true},
	"max":       {name: "amax", takes: []string{"a", "axis", "out", "keepdims", "initial", "where"}, required: 1, python: true},
	"min":       {name: "amin", takes: []string{"a", "axis", "out", "keepdims", "initial", "where"}, required: 1, python: true},
	"argmax":    {name: "argmax", takes: []string{"a", "axis", "out"}, required: 1, only: []string{"keepdims"}, python: true},
}

// bound is the method of an array as a function.
func (m method) bound(name string, a Array) function {
	return function{name: name, invoked: func(e evaluation, args arguments) (object, error) { return m(e, a, args) }}
}

// unbound is the function of np that does what a method does.
func (m method) unbound(s signature) function {
	return function{name: s.name, python: true, invoked: func(e evaluation, args arguments) (object, error) {
		bound, err := s.bind(args)
		if err != nil {
			return nil, err
		}
		a, err := operandOf(e, bound["a"])
		if err != nil {
			return nil, err
		}
		rest := arguments{named: map[string]object{}}
		for _, name := range append(slices.Clone(s.takes[1:]), s.only...) {
			o, ok := bound[name]
			switch {
			case !ok:
			case name == "newshape" || name == "axes":
				rest.positional = append(rest.positional, o)
			default:
				rest.named[name], rest.order = o, append(rest.order, name)
			}
		}
		return m(e, a, rest)
	}}
}

// order reads the order of cells that a call asks for: ours is C.
func (e evaluation) order(o object) error {
	text, ok := o.(string)
	switch {
	case o == nil || isNone(o):
		return nil
	case !ok:
		return wrongType("order must be str, not " + typeOf(o))
	case !slices.Contains([]string{"C", "F", "A", "K"}, strings.ToUpper(text)):
		return raise(BadOrder, "ValueError", "order must be one of 'C', 'F', 'A', or 'K' (got "+pythonText(text)+")")
	case strings.EqualFold(text, "C"):
		return nil
	}
	return e.ours(OptionNotHere, "only the order C is known here", "name", "order")
}

// lengths reads a shape: one whole number, or some in a tuple, a list or such.
func (e evaluation) lengths(o object) ([]int, error) {
	items, several := itemsOf(o)
	if text, ok := o.(string); ok && text != "" {
		items, several = []object{text}, true
	}
	n, whole := wholeNumber(o)
	if _, isBool := o.(bool); isBool || !whole && !several {
		return nil, wrongType("expected a sequence of integers or a single integer, got '" + repr(o) + "'")
	}
	if whole {
		items = []object{n}
	}
	shape := make([]int, len(items))
	for i, item := range items {
		n, ok := wholeNumber(item)
		_, isBool := item.(bool)
		switch a, isArray := item.(Array); {
		case isBool:
			return nil, wrongType("an integer is required")
		case isArray && a.NDim() > 0:
			return nil, wrongType("only integer scalar arrays can be converted to a scalar index")
		case !ok:
			return nil, wrongType("'" + typeOf(item) + "' object cannot be interpreted as an integer")
		case !n.IsInt64():
			return nil, raise(TooBig, "ValueError", "Maximum allowed dimension exceeded")
		}
		shape[i] = int(n.Int64())
	}
	return shape, nil
}

// several reads the numbers that a method takes: each alone, or all in one.
func (e evaluation) several(positional []object) ([]int, error) {
	if len(positional) == 1 {
		return e.lengths(positional[0])
	}
	return e.lengths(list{items: positional, tuple: true})
}

// reshaped is a.reshape(…).
func reshaped(e evaluation, a Array, args arguments) (object, error) {
	for _, name := range args.order {
		if name != "order" {
			return nil, errOption(name, "'"+name+"' is an invalid keyword argument for this function")
		}
	}
	if err := e.order(args.named["order"]); err != nil {
		return nil, err
	}
	switch {
	case len(args.positional) == 0:
		return nil, errArguments(0, "reshape() takes exactly 1 argument (0 given)")
	case len(args.positional) == 1 && isNone(args.positional[0]):
		return a, nil
	}
	shape, err := e.several(args.positional)
	if err != nil {
		return nil, err
	}
	made, err := a.Reshape(shape...)
	return made, err
}

// transposed is a.transpose(…).
func transposed(e evaluation, a Array, args arguments) (object, error) {
	if len(args.order) > 0 {
		return nil, errOption(args.order[0], "ndarray.transpose() takes no keyword arguments")
	}
	if len(args.positional) == 0 || len(args.positional) == 1 && isNone(args.positional[0]) {
		return a.T(), nil
	}
	axes, err := e.several(args.positional)
	if err != nil {
		return nil, err
	}
	if len(axes) == 0 && a.NDim() > 0 { // none in brackets are not none at all
		return nil, errAxes(a.Shape(), 0)
	}
	made, err := a.Transpose(axes...)
	return made, err
}

// flattened is a.flatten(), or a.ravel().
func flattened(name string) method {
	return func(e evaluation, a Array, args arguments) (object, error) {
		bound, err := signature{name: name, takes: []string{"order"}}.bind(args)
		if err == nil {
			err = e.order(bound["order"])
		}
		if err != nil {
			return nil, err
		}
		made, err := a.Reshape(-1)
		return made, err
	}
}

// copied is a.copy().
func copied(e evaluation, a Array, args arguments) (object, error) {
	bound, err := signature{name: "copy", takes: []string{"order"}}.bind(args)
	if err == nil {
		err = e.order(bound["order"])
	}
	return a.Copy(), err
}

// retyped is a.astype(dtype).
func retyped(e evaluation, a Array, args arguments) (object, error) {
	bound, err := signature{name: "astype", takes: []string{"dtype", "order", "casting", "subok", "copy"}, required: 1}.bind(args)
	if err != nil {
		return nil, err
	}
	if len(bound) > 1 {
		return nil, e.ours(OptionNotHere, "astype takes a type alone here", "name", "astype")
	}
	d, err := e.dtype(bound["dtype"])
	if err != nil {
		return nil, err
	}
	if d == nil {
		d = new(Float64)
	}
	return a.Astype(*d), nil
}

// toList is a.tolist().
func toList(_ evaluation, a Array, args arguments) (object, error) {
	if n := len(args.positional); n > 0 {
		return nil, errArguments(n, "function takes exactly 0 arguments ("+strconv.Itoa(n)+" given)")
	}
	return listed(a), nil
}

// dotted is a.dot(b).
func dotted(e evaluation, a Array, args arguments) (object, error) {
	s := signature{name: "dot", takes: []string{"b", "out"}, required: 1}
	bound, err := s.bind(args)
	if err != nil {
		return nil, err
	}
	bound["a"] = a
	return e.multiplied(s, Dot, bound)
}

// reduced is a.sum(axis=…), or another of its kind.
func reduced(s signature, f func(Array, Axis, bool) (Array, error)) method {
	return func(e evaluation, a Array, args arguments) (object, error) {
		bound, err := s.bind(args)
		if err != nil {
			if n := len(args.positional); n > len(s.takes) && s.python { // Python counts the array too
				counted := signature{name: s.name, takes: append([]string{"a"}, s.takes...), required: 1}
				err = errArguments(n, counted.name+"() takes "+counted.counts()+" but "+strconv.Itoa(n+1)+" were given")
			}
			return nil, err
		}
		if _, err := e.dtype(bound["dtype"]); err != nil {
			return nil, err
		}
		for _, name := range []string{"dtype", "out", "initial", "where"} {
			if o, ok := bound[name]; ok && !isNone(o) {
				return nil, e.ours(OptionNotHere, name+"= is not done here", "name", name)
			}
		}
		axis, err := e.axis(bound["axis"], s.name != "argmax")
		if err != nil {
			return nil, err
		}
		keep := bound["keepdims"]
		n, whole := wholeNumber(keep)
		if keep != nil && !whole {
			return nil, e.ours(OptionNotHere, "keepdims is True or False here", "name", "keepdims")
		}
		made, err := f(a, axis, whole && n.Sign() != 0)
		if err != nil {
			return nil, err
		}
		return boxed(made), nil
	}
}

// axis reads which axis is meant; several tells whether NumPy would take some at once.
func (e evaluation) axis(o object, several bool) (Axis, error) {
	if l, ok := o.(list); ok && l.tuple && several {
		return 0, e.ours(ManyAxes, "one axis at a time is folded here")
	}
	n, ok := wholeNumber(o)
	_, isBool := o.(bool)
	switch {
	case o == nil || isNone(o):
		return AllAxes, nil
	case isBool && several:
		return 0, wrongType("an integer is required")
	case isBool:
		return 0, wrongType("an integer is required for the axis")
	case !ok:
		return 0, wrongType("'" + typeOf(o) + "' object cannot be interpreted as an integer")
	case !n.IsInt64() || n.Int64() > 1<<30 || n.Int64() < -1<<30:
		return 0, e.ours(TooBig, onlyInt64)
	}
	return Axis(n.Int64()), nil
}
