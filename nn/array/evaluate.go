package array

import (
	"slices"
	"strings"
)

// An evaluation computes an expression.
type evaluation struct {
	names map[string]object
	at    int // of the part that is computed, for refusals that point at it
}

// Evaluate computes a line of Python: numbers, lists, arrays of the given names, what
// np has for making them (np is NumPy), their indices, attributes and methods, and sums
// and products of all these. The result is an array, or a number of NumPy's, which is
// one without axes; anything else is an [*Error] of kind [NoArray].
//
// What Python cannot read, or is told of as it stands, is a [*SyntaxError] that points at
// the place; all other errors are an [*Error]. Those without a class are our own: Python
// would not mind.
func Evaluate(line string, names map[string]Array) (a Array, number bool, err error) {
	o, err := evaluate(line, names)
	if err != nil {
		return Array{}, false, err
	}
	switch o := o.(type) {
	case Array:
		return o, false, nil
	case scalar:
		return o.Array, true, nil
	}
	return Array{}, false, &Error{Kind: NoArray, text: "that gives " + repr(o) + ", which is no array", facts: facts("value", repr(o), "type", typeOf(o))}
}

func evaluate(line string, names map[string]Array) (object, error) {
	n, err := parseExpression(line)
	if err != nil {
		return nil, err
	}
	return newEvaluation(names).value(n)
}

func newEvaluation(names map[string]Array) evaluation {
	e := evaluation{names: map[string]object{"np": module{}}}
	for name, a := range names {
		e.names[name] = a
	}
	return e
}

// raise is an error of Python's that a line comes to.
func raise(kind Kind, class, text string, pairs ...any) error {
	return &Error{Kind: kind, Class: class, text: text, facts: facts(pairs...)}
}

// wrongType is a TypeError.
func wrongType(text string) error { return raise(WrongType, "TypeError", text) }

// ours is the refusal of what Python has, and is not done here.
func (e evaluation) ours(kind Kind, text string, pairs ...any) error {
	return &SyntaxError{Offset: e.at, Kind: kind, text: text, facts: facts(pairs...)}
}

// value computes a part of a line.
func (e evaluation) value(n node) (object, error) {
	e.at = n.place()
	switch n := n.(type) {
	case literal:
		return n.object, nil
	case name:
		return e.named(n)
	case sequence:
		items, err := e.values(n.items)
		return list{items: items, tuple: n.tuple}, err
	case attribute:
		of, err := e.value(n.of)
		if err != nil {
			return nil, err
		}
		e.at = n.dot
		return e.attribute(of, n.name)
	case call:
		return e.call(n)
	case subscript:
		of, err := e.value(n.of)
		if err != nil {
			return nil, err
		}
		index, err := e.value(n.index)
		if err != nil {
			return nil, err
		}
		e.at = n.index.place()
		return e.taken(of, index)
	case slicing:
		return e.span(n)
	case operation:
		return e.operation(n)
	case assignment:
		return e.assign(n)
	}
	return nil, e.ours(NotANumber, "this is not read here")
}

// values computes some parts, from left to right.
func (e evaluation) values(nodes []node) ([]object, error) {
	made := make([]object, 0, len(nodes))
	for _, n := range nodes {
		star, spread := n.(starred)
		if spread {
			n = star.of
		}
		o, err := e.value(n)
		if err != nil {
			return nil, err
		}
		if !spread {
			made = append(made, o)
			continue
		}
		items, ok := itemsOf(o)
		if !ok {
			return nil, wrongType("Value after * must be an iterable, not " + typeOf(o))
		}
		made = append(made, items...)
	}
	return made, nil
}

// span computes the ends of a slice.
func (e evaluation) span(n slicing) (object, error) {
	var made span
	for i, bound := range n.bounds {
		made.bounds[i] = none{}
		if bound != nil {
			o, err := e.value(bound)
			if err != nil {
				return nil, err
			}
			made.bounds[i] = o
		}
	}
	return made, nil
}

// named finds what a name stands for.
func (e evaluation) named(n name) (object, error) {
	if o, ok := e.names[n.name]; ok {
		return o, nil
	}
	if o, ok := builtins[n.name]; ok {
		return o, nil
	}
	if has("functions", n.name) {
		return function{name: n.name, invoked: func(e evaluation, _ arguments) (object, error) {
			return nil, e.ours(NotHere, n.name+" is not done here", "name", n.name)
		}}, nil
	}
	if has("types", n.name) {
		return typeName(n.name), nil
	}
	kind := UnknownName
	if strings.Contains(n.name, "·") {
		kind = DotInName
	}
	return nil, &SyntaxError{
		Offset: n.place(), Kind: kind, Class: "NameError", text: "name '" + n.name + "' is not defined", facts: facts("name", n.name),
	}
}

// attribute is what stands behind a dot.
func (e evaluation) attribute(of object, name string) (object, error) {
	if _, ok := of.(module); ok {
		if o, ok := numpyNames[name]; ok {
			return o, nil
		}
		return nil, e.lacking("numpy", "module 'numpy' has no attribute '"+name+"'", name)
	}
	if a, ok := arrayOf(of); ok {
		number, isNumber := of.(scalar)
		if isNumber && (name == "T" || !has(typeOf(of), name)) {
			if name == "T" {
				return number, nil
			}
			return nil, e.lacking(typeOf(of), "'"+typeOf(of)+"' object has no attribute '"+name+"'", name)
		}
		if get, ok := attributes[name]; ok {
			return get(a), nil
		}
		if m, ok := methods[name]; ok {
			return m.bound(name, a), nil
		}
	}
	return nil, e.lacking(strings.SplitN(typeOf(of), "[", 2)[0], "'"+typeOf(of)+"' object has no attribute '"+name+"'", name)
}

// lacking is the error of an attribute that is not there: Python's, or ours if Python
// has it.
func (e evaluation) lacking(owner, text, name string) error {
	if has(owner, name) {
		return e.ours(NotHere, name+" is not done here", "name", name)
	}
	if owner == "numpy" && slices.Contains([]string{"int", "float", "bool", "object", "str", "complex"}, name) {
		text += "." // the first line of some
	}
	return raise(NoAttribute, "AttributeError", text, "name", name)
}

// arrayOf is the array that an array, or a number of NumPy's, is.
func arrayOf(o object) (Array, bool) {
	switch o := o.(type) {
	case Array:
		return o, true
	case scalar:
		return o.Array, true
	}
	return Array{}, false
}

// call invokes a function, a method or a type.
func (e evaluation) call(n call) (object, error) {
	of, err := e.value(n.of)
	if err != nil {
		return nil, err
	}
	args := arguments{named: map[string]object{}}
	for _, a := range n.arguments {
		values, err := e.values([]node{a.value})
		switch {
		case err != nil:
			return nil, err
		case a.name == "":
			args.positional = append(args.positional, values...)
		default:
			args.named[a.name], args.order = values[0], append(args.order, a.name)
		}
	}
	e.at = n.place()
	switch f := of.(type) {
	case function:
		return f.invoked(e, args)
	case typeName:
		short := strings.TrimPrefix(string(f), "numpy.")
		return nil, e.ours(NotHere, short+" is not called here", "name", short)
	}
	return nil, raise(NotCallable, "TypeError", "'"+typeOf(of)+"' object is not callable", "type", typeOf(of))
}
