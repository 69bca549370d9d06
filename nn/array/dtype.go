package array

import (
	"slices"
	"strconv"
	"strings"
)

// typeNames are the types that arrays have here, as texts.
var typeNames = map[string]DType{
	"int": Int64, "int64": Int64, "i8": Int64, "<i8": Int64, "=i8": Int64, "l": Int64, "int_": Int64, "i": Int64,
	"float": Float64, "float64": Float64, "f8": Float64, "<f8": Float64, "=f8": Float64, "d": Float64, "float_": Float64, "double": Float64,
	"numpy.int64": Int64, "numpy.float64": Float64,
}

// otherTypes are those that NumPy knows, and are none of arrays here.
var otherTypes = []string{
	"bool", "str", "object", "complex", "float16", "float32", "int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64", "uint", "half", "single",
	"complex64", "complex128", "f", "f4", "f2", "i1", "i2", "i4", "u1", "u2", "u4", "u8", "b", "B", "h", "H", "I", "L", "q", "Q", "e", "g", "F", "D", "?", "O", "S", "U", "a", "V", "M", "m", "c", "p", "P",
	"short", "long", "longlong", "byte", "ubyte", "bytes", "string", "unicode", "void", "longdouble", "intc", "intp", "b1", "c8", "c16", "O8", "bool8", "object_", "str_", "bool_",
}

// dtype reads a type as NumPy does; nil is none. A list is one of fields, each a tuple
// with a name and a type.
func (e evaluation) dtype(o object) (*DType, error) {
	switch o := o.(type) {
	case nil, none:
		return nil, nil
	case DType:
		return &o, nil
	case typeName, string:
		return e.namedType(o)
	case list:
		return e.fields(o)
	case Array:
		return nil, errType("array", "Cannot construct a dtype from an array")
	case module:
		return nil, e.ours(UnknownType, "only int and float are supported here as types")
	case function:
		if o.python {
			return nil, e.ours(UnknownType, "only int and float are supported here as types")
		}
	}
	return nil, errType(repr(o), "Cannot interpret '"+repr(o)+"' as a data type")
}

// namedType reads the name of a type, with quotes or without.
func (e evaluation) namedType(o object) (*DType, error) {
	text, quoted := o.(string)
	if !quoted {
		text = string(o.(typeName))
	}
	if d, ok := typeNames[text]; ok && text != "i" {
		return &d, nil
	}
	if !quoted || text == "i" || slices.Contains(otherTypes, text) || strings.ContainsAny(text, ",") {
		return nil, e.ours(UnknownType, "only int and float are supported here as types")
	}
	return nil, errType(repr(o), "data type "+repr(o)+" not understood")
}

// fields reads a list, or a tuple, as a type.
func (e evaluation) fields(l list) (*DType, error) {
	switch {
	case l.tuple && len(l.items) != 2:
		return nil, errType(l.String(), "Tuple must have size 2, but has size "+strconv.Itoa(len(l.items)))
	case l.tuple:
		if _, err := e.dtype(l.items[0]); err != nil {
			return nil, err
		}
		return nil, e.ours(UnknownType, "only int and float are supported here as types")
	case len(l.items) == 0:
		return nil, e.ours(UnknownType, "a type without fields makes no array of numbers")
	}
	first, ok := l.items[0].(list)
	if ok && first.tuple && (len(first.items) == 2 || len(first.items) == 3) {
		if _, text := first.items[0].(string); text {
			return nil, e.ours(UnknownType, "only int and float are supported here as types")
		}
		return nil, errType(first.String(), "First element of field tuple is neither a tuple nor str")
	}
	return nil, errField(repr(l.items[0]))
}
