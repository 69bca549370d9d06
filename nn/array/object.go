package array

import (
	"math/big"
	"slices"
	"strings"
)

// An object is what Python makes of an expression: a *big.Int, float64, bool, string,
// or one of the types below.
type object any

type (
	none     struct{}
	ellipsis struct{}
	module   struct{}
	// A list of Python, or a tuple.
	list struct {
		items []object
		tuple bool
	}
	// A span is a slice.
	span struct{ bounds [3]object }
	// A steps is a range.
	steps struct{ start, stop, step int64 }
	// A scalar is a number of NumPy's: an array without axes, taken out of one.
	scalar struct{ Array }
	// A typeName is one of the types that arrays may have: int, numpy.float64.
	typeName string
	// A function is one of NumPy's, or of Python's, or a method.
	function struct {
		name    string
		python  bool // written in Python, or else in C
		invoked func(evaluation, arguments) (object, error)
	}
)

// typeOf is the name of an object's type, as Python's errors have it.
func typeOf(o object) string {
	switch o := o.(type) {
	case *big.Int:
		return "int"
	case float64:
		return "float"
	case bool:
		return "bool"
	case string:
		return "str"
	case Array:
		return "numpy.ndarray"
	case scalar:
		return "numpy." + o.dtype.String()
	case DType:
		return "numpy.dtype[" + o.String() + "]"
	case typeName:
		return "type"
	case span:
		return "slice"
	case steps:
		return "range"
	case list:
		return map[bool]string{true: "tuple", false: "list"}[o.tuple]
	case function:
		if o.python {
			return "function"
		}
		return "builtin_function_or_method"
	}
	return map[object]string{none{}: "NoneType", ellipsis{}: "ellipsis", module{}: "module"}[single(o)]
}

// single is an object that is alone of its type; a slice is no key of a map.
func single(o object) object {
	switch o.(type) {
	case none, ellipsis, module:
		return o
	}
	return nil
}

// repr writes an object as Python's repr.
func repr(o object) string {
	switch o := o.(type) {
	case *big.Int:
		return o.String()
	case float64:
		return pythonFloat(o)
	case bool:
		return map[bool]string{true: "True", false: "False"}[o]
	case string:
		return pythonText(o)
	case span:
		return "slice(" + repr(o.bounds[0]) + ", " + repr(o.bounds[1]) + ", " + repr(o.bounds[2]) + ")"
	case steps:
		return o.String()
	case Array:
		return o.Repr()
	case scalar:
		return o.number()
	case DType:
		return "dtype('" + o.String() + "')"
	case typeName:
		return "<class '" + string(o) + "'>"
	case list:
		return o.String()
	case function:
		return map[bool]string{true: "<function ", false: "<built-in function "}[o.python] + o.name + ">"
	}
	return map[object]string{none{}: "None", ellipsis{}: "Ellipsis", module{}: "<module 'numpy'>"}[single(o)]
}

func (s scalar) number() string {
	if s.dtype == Int64 {
		return big.NewInt(s.Int()).String()
	}
	return pythonFloat(s.Float())
}

// String writes a list or a tuple as Python's repr.
func (l list) String() string {
	texts := make([]string, len(l.items))
	for i, item := range l.items {
		texts[i] = repr(item)
	}
	inner := strings.Join(texts, ", ")
	switch {
	case !l.tuple:
		return "[" + inner + "]"
	case len(l.items) == 1:
		return "(" + inner + ",)"
	}
	return "(" + inner + ")"
}

// String writes a range as Python's repr.
func (s steps) String() string {
	text := "range(" + big.NewInt(s.start).String() + ", " + big.NewInt(s.stop).String()
	if s.step != 1 {
		text += ", " + big.NewInt(s.step).String()
	}
	return text + ")"
}

// length is how many numbers a range has.
func (s steps) length() int64 {
	switch {
	case s.step > 0 && s.start < s.stop:
		return (s.stop-s.start-1)/s.step + 1
	case s.step < 0 && s.stop < s.start:
		return (s.start-s.stop-1)/-s.step + 1
	}
	return 0
}

// itemsOf returns what a list, a tuple or a range holds, an array its rows; false for
// what holds nothing.
func itemsOf(o object) ([]object, bool) {
	switch o := o.(type) {
	case list:
		return o.items, true
	case steps:
		items := make([]object, o.length())
		for i := range items {
			items[i] = big.NewInt(o.start + int64(i)*o.step)
		}
		return items, true
	case Array:
		if o.NDim() == 0 {
			return nil, false
		}
		items := make([]object, o.shape[0])
		for i := range items {
			items[i] = boxed(must(o.Index(NewIndex(At(i)))))
		}
		return items, true
	}
	return nil, false
}

// boxed is an array as it comes out of an operation: one without axes is a number.
func boxed(a Array) object {
	if a.NDim() == 0 {
		return scalar{a}
	}
	return a
}

// shaped is a shape as a tuple.
func shaped(shape []int) object {
	items := make([]object, len(shape))
	for i, n := range shape {
		items[i] = big.NewInt(int64(n))
	}
	return list{items: items, tuple: true}
}

// listed is an array as lists in lists of Python's numbers.
func listed(a Array) object {
	if a.NDim() == 0 {
		if a.dtype == Int64 {
			return big.NewInt(a.Int())
		}
		return a.Float()
	}
	items, _ := itemsOf(a)
	all := slices.Clone(items)
	for i, item := range all {
		if s, ok := item.(scalar); ok {
			item = s.Array
		}
		all[i] = listed(item.(Array))
	}
	return list{items: all}
}

// object is a number as Python holds it.
func (n number) object() object {
	if n.real {
		return n.float()
	}
	whole, _ := new(big.Int).SetString(n.text, 0) // checked by the scanner
	return whole
}

func isNone(o object) bool {
	_, ok := o.(none)
	return ok
}
