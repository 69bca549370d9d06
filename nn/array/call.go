package array

import (
	"math"
	"math/big"
	"slices"
	"strconv"
)

// The arguments of a call.
type arguments struct {
	positional []object
	named      map[string]object
	order      []string // the names, as they were written
}

// A signature is what a function takes.
type signature struct {
	name     string
	takes    []string // by position or by name
	required int
	only     []string // by name alone
	python   bool     // whether it is written in Python: its complaints have other words
}

// bind gives each argument its name, or complains as Python does.
func (s signature) bind(args arguments) (map[string]object, error) {
	n := len(args.positional)
	if n > len(s.takes) {
		return nil, errArguments(n, s.name+"() takes "+s.counts()+" but "+strconv.Itoa(n)+plural(n, " was given", " were given"))
	}
	bound := map[string]object{}
	for i, o := range args.positional {
		bound[s.takes[i]] = o
	}
	for _, name := range args.order {
		if !slices.Contains(s.takes, name) && !slices.Contains(s.only, name) {
			return nil, errOption(name, s.name+"() got an unexpected keyword argument '"+name+"'")
		}
		if _, twice := bound[name]; twice {
			text := s.name + "() got multiple values for argument '" + name + "'"
			if !s.python {
				text = "argument for " + s.name + "() given by name ('" + name + "') and position (position " + strconv.Itoa(slices.Index(s.takes, name)) + ")"
			}
			return nil, errArguments(n, text)
		}
		bound[name] = args.named[name]
	}
	for i, name := range s.takes[:s.required] {
		if _, ok := bound[name]; ok {
			continue
		}
		if s.python {
			return nil, errArguments(n, s.missing(bound))
		}
		return nil, errArguments(n, s.name+"() missing required argument '"+name+"' (pos "+strconv.Itoa(i)+")")
	}
	return bound, nil
}

// counts says how many arguments by position there may be.
func (s signature) counts() string {
	most := strconv.Itoa(len(s.takes)) + plural(len(s.takes), " positional argument", " positional arguments")
	if s.required < len(s.takes) {
		return "from " + strconv.Itoa(s.required) + " to " + most
	}
	return most
}

// missing names what was not given.
func (s signature) missing(bound map[string]object) string {
	var names []string
	for _, name := range s.takes[:s.required] {
		if _, ok := bound[name]; !ok {
			names = append(names, "'"+name+"'")
		}
	}
	text := names[0]
	if len(names) == 2 {
		text += " and " + names[1]
	}
	return s.name + "() missing " + strconv.Itoa(len(names)) + " required positional " + plural(len(names), "argument: ", "arguments: ") + text
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func errOption(name, text string) error {
	return &Error{Kind: UnknownOption, Class: "TypeError", text: text, facts: facts("name", name)}
}

// builtins are the names that Python has by itself.
var builtins map[string]object

// numpyNames are those behind np.
var numpyNames map[string]object

func init() { //nolint:gochecknoinits // the tables name functions that read them
	builtins = map[string]object{
		"int": typeName("int"), "float": typeName("float"), "bool": typeName("bool"), "str": typeName("str"), "complex": typeName("complex"),
		"Ellipsis": ellipsis{},
		"len":      function{name: "len", invoked: callLen}, "range": function{name: "range", invoked: callRange},
	}
	numpyNames = map[string]object{
		"newaxis": none{}, "nan": math.NaN(), "inf": math.Inf(1), "pi": math.Pi, "e": math.E,
		"int64": typeName("numpy.int64"), "int_": typeName("numpy.int64"), "float64": typeName("numpy.float64"), "float_": typeName("numpy.float64"), "double": typeName("numpy.float64"),
		"array": function{name: "array", invoked: callArray}, "shape": function{name: "shape", python: true, invoked: callShape},
		"zeros":  function{name: "zeros", invoked: filled(signature{name: "zeros", takes: []string{"shape", "dtype", "order"}, required: 1, only: []string{"like"}}, 0)},
		"ones":   function{name: "ones", python: true, invoked: filled(signature{name: "ones", takes: []string{"shape", "dtype", "order"}, required: 1, only: []string{"like"}, python: true}, 1)},
		"arange": function{name: "arange", invoked: callArange},
		"dot":    function{name: "dot", python: true, invoked: ofTwo(signature{name: "dot", takes: []string{"a", "b", "out"}, required: 2, python: true}, Dot)},
		"matmul": function{name: "matmul", invoked: callMatMul},
	}
	for name, s := range free {
		numpyNames[name] = methods[name].unbound(s)
	}
	numpyNames["amax"], numpyNames["amin"] = numpyNames["max"], numpyNames["min"]
	for _, name := range []string{"float16", "float32", "int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64", "bool_", "complex128", "str_", "object_"} {
		numpyNames[name] = typeName("numpy." + name)
	}
}

// callLen is len(of).
func callLen(_ evaluation, args arguments) (object, error) {
	switch n := len(args.positional); {
	case len(args.order) > 0:
		return nil, errArguments(n, "len() takes no keyword arguments")
	case n != 1:
		return nil, errArguments(n, "len() takes exactly one argument ("+strconv.Itoa(n)+" given)")
	}
	of := args.positional[0]
	if text, ok := of.(string); ok {
		return big.NewInt(int64(len([]rune(text)))), nil
	}
	items, ok := itemsOf(of)
	if a, array := of.(Array); array && a.NDim() == 0 {
		return nil, wrongType("len() of unsized object")
	}
	if !ok {
		return nil, wrongType("object of type '" + typeOf(of) + "' has no len()")
	}
	return big.NewInt(int64(len(items))), nil
}

// callRange is range(stop), or range(start, stop, step).
func callRange(e evaluation, args arguments) (object, error) {
	n := len(args.positional)
	switch {
	case len(args.order) > 0:
		return nil, errArguments(n, "range() takes no keyword arguments")
	case n == 0:
		return nil, errArguments(n, "range expected at least 1 argument, got 0")
	case n > 3:
		return nil, errArguments(n, "range expected at most 3 arguments, got "+strconv.Itoa(n))
	}
	made := steps{step: 1}
	ends := []*int64{&made.stop}
	if n > 1 {
		ends = []*int64{&made.start, &made.stop, &made.step}
	}
	for i, o := range args.positional {
		whole, ok := wholeNumber(o)
		if !ok {
			return nil, wrongType("'" + typeOf(o) + "' object cannot be interpreted as an integer")
		}
		*ends[i] = clipped(whole)
	}
	if made.step == 0 {
		return nil, raise(ZeroStep, "ValueError", "range() arg 3 must not be zero")
	}
	if most := int64(1 << 31); max(made.start, made.stop, made.step) > most || min(made.start, made.stop, made.step) < -most || made.length() > Limit {
		return nil, e.ours(TooBig, onlyInt64)
	}
	return made, nil
}

// callArray is np.array(object, dtype, ndmin=…).
func callArray(e evaluation, args arguments) (object, error) {
	s := signature{name: "array", takes: []string{"object", "dtype"}, required: 1, only: []string{"copy", "order", "subok", "ndmin", "like"}}
	bound, err := s.bind(args)
	if err != nil {
		return nil, err
	}
	if err := e.order(bound["order"]); err != nil {
		return nil, err
	}
	for _, name := range []string{"subok", "like"} {
		if _, ok := bound[name]; ok {
			return nil, e.ours(OptionNotHere, name+"= is not done here", "name", name)
		}
	}
	least, err := dimensions(bound["ndmin"])
	if err != nil {
		return nil, err
	}
	d, err := e.dtype(bound["dtype"])
	if err != nil {
		return nil, err
	}
	a, err := makeArray(e, bound["object"], d)
	if err != nil {
		return nil, err
	}
	for a.NDim() < least {
		if a, err = a.Index(NewIndex(NewAxis())); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// dimensions reads ndmin.
func dimensions(o object) (int, error) {
	switch o := o.(type) {
	case nil:
		return 0, nil
	case float64:
		return 0, wrongType("integer argument expected, got float")
	default:
		n, ok := wholeNumber(o)
		switch {
		case !ok:
			return 0, wrongType("'" + typeOf(o) + "' object cannot be interpreted as an integer")
		case clipped(n) > MaxDims:
			return 0, raise(BadRank, "ValueError", "ndmin bigger than allowable number of dimensions NPY_MAXDIMS (=32)", "count", n, "most", MaxDims)
		}
		return int(max(clipped(n), 0)), nil
	}
}

// filled is np.zeros, or np.ones.
func filled(s signature, with float64) func(evaluation, arguments) (object, error) {
	return func(e evaluation, args arguments) (object, error) {
		bound, err := s.bind(args)
		if err != nil {
			return nil, err
		}
		if _, ok := bound["like"]; ok {
			return nil, e.ours(OptionNotHere, "like= is not done here", "name", "like")
		}
		if err := e.order(bound["order"]); err != nil {
			return nil, err
		}
		var shape []int
		if _, ok := bound["shape"].(none); !ok {
			if shape, err = e.lengths(bound["shape"]); err != nil {
				return nil, err
			}
		}
		d, err := e.dtype(bound["dtype"])
		if err != nil {
			return nil, err
		}
		if d == nil {
			d = new(Float64)
		}
		a, err := Full(*d, with, shape...)
		return a, err
	}
}

// callArange is np.arange(stop), or np.arange(start, stop, step, dtype).
func callArange(e evaluation, args arguments) (object, error) {
	bound, err := signature{name: "arange", takes: []string{"start", "stop", "step", "dtype"}, only: []string{"like"}}.bind(args)
	if err != nil {
		return nil, err
	}
	start, stop, step := bound["start"], bound["stop"], bound["step"]
	switch {
	case stop == nil && (start == nil || args.named["start"] != nil):
		return nil, errArguments(0, "arange() requires stop to be specified.")
	case stop == nil:
		start, stop = object(new(big.Int)), start
	case start == nil:
		start = new(big.Int)
	}
	if step == nil {
		step = big.NewInt(1)
	}
	d, err := e.dtype(bound["dtype"])
	if err != nil {
		return nil, err
	}
	numbers, fractions := [3]float64{}, d != nil && *d == Float64
	for i, o := range []object{start, stop, step} {
		number, fraction, err := e.end(o)
		if err != nil {
			return nil, err
		}
		numbers[i], fractions = number, fractions || fraction
	}
	return counting(e, numbers, fractions, d)
}

// end reads where np.arange begins or ends, and tells whether it is a float.
func (e evaluation) end(o object) (number float64, fraction bool, err error) {
	switch o := o.(type) {
	case float64:
		return o, true, nil
	case scalar:
		return o.Float(), o.dtype == Float64, nil
	case list:
		if o.tuple {
			return 0, false, wrongType("arange: scalar arguments expected instead of a tuple.")
		}
	case Array:
		return 0, false, e.ours(NotANumber, "arange takes numbers here")
	case string:
		return 0, false, wrongType("arange() not supported for inputs with DType <class 'numpy.dtype[str_]'>.")
	}
	number, ok := realNumber(o)
	if !ok {
		err = unsupported("-", o, new(big.Int))
	}
	return number, false, err
}

// counting makes the numbers of np.arange.
func counting(e evaluation, n [3]float64, fractions bool, d *DType) (object, error) {
	if n[2] == 0 {
		return nil, raise(ByZero, "ZeroDivisionError", "division by zero")
	}
	count := math.Ceil((n[1] - n[0]) / n[2])
	switch {
	case math.IsNaN(count):
		return nil, raise(BadValue, "ValueError", "arange: cannot compute length", "value", "nan")
	case count > Limit || math.Abs(n[0]) > 1<<53 || math.Abs(n[1]) > 1<<53 || fractions && d != nil && *d == Int64:
		return nil, e.ours(TooBig, onlyInt64)
	}
	values := make([]float64, int(max(count, 0)))
	next := n[0] + n[2]
	for i := range values {
		values[i] = n[0] + float64(float64(i)*(next-n[0]))
	}
	if len(values) > 1 {
		values[1] = next
	}
	a := Vector(values...)
	if !fractions {
		a = a.Astype(Int64)
	}
	return a, nil
}

// callShape is np.shape(a).
func callShape(e evaluation, args arguments) (object, error) {
	bound, err := signature{name: "shape", takes: []string{"a"}, required: 1, python: true}.bind(args)
	if err != nil {
		return nil, err
	}
	a, err := operandOf(e, bound["a"])
	return shaped(a.shape), err
}
