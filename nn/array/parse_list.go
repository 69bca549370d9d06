package array

import (
	"strconv"
	"strings"
)

// nesting is how deep Python lets brackets go.
const nesting = 200

// ParseList reads what np.array is given: lists in lists of numbers, as in
// "[[0, 1], [2.5, 3e2]]", alone or in the call, "np.array([1, 2])". Whole numbers
// make an int64 array; one float among them, or no numbers at all, makes it
// float64. As a second argument, int, float, and dtype=… are understood.
//
// Text that Python cannot read is a [*SyntaxError]. Lists that np.array refuses
// are an [*Error]: [Inhomogeneous] if they are not of the same lengths,
// [BadField] for a second list instead of a list around both, [BadType],
// [BadArguments], [TooLarge], [NoNumber] for a text that is none, [BadValue] and
// [HugeValue] for what no int64 can be.
func ParseList(text string) (Array, error) {
	s := newScanner(text)
	call, begin := s.call()
	args, err := s.arguments(call)
	if err != nil {
		return Array{}, err
	}
	if call {
		if !s.accept(")") {
			return Array{}, s.unclosed(begin)
		}
	}
	if s.space(); !s.done() {
		return Array{}, s.stray()
	}
	if !call && len(args.positional) == 0 {
		return Array{}, s.invalid()
	}
	dtype, err := args.dtype()
	if err != nil {
		return Array{}, err
	}
	return args.positional[0].array(dtype)
}

// call skips "np.array(" and tells whether it stood there, and where its bracket.
func (s *scanner) call() (bool, int) {
	s.space()
	begin := s.at
	switch s.name() {
	case "np.array", "numpy.array", "array":
		if s.accept("(") {
			return true, s.at - 1
		}
	}
	s.at = begin
	return false, 0
}

// A value is a number, a text, a list of values, or the name of a type.
type value struct {
	at      int
	number  number
	quoted  *string
	opening rune // '[' of a list, '(' of a tuple, 0 of anything else
	items   []value
	name    string // of a type
}

// The arguments of a call of np.array.
type arguments struct {
	positional []value
	given      *value // dtype=…
}

// arguments reads values, and dtype=…, with commas between them.
func (s *scanner) arguments(call bool) (arguments, error) {
	var args arguments
	for {
		s.space()
		if s.done() || call && s.peek(0) == ')' {
			return args, nil
		}
		option, err := s.option()
		if err != nil {
			return args, err
		}
		v, err := s.value(1)
		if err != nil {
			return args, err
		}
		switch {
		case option:
			args.given = &v
		case args.given != nil:
			return args, s.fail(s.at, BadSyntax, "SyntaxError", "positional argument follows keyword argument")
		default:
			args.positional = append(args.positional, v)
		}
		if !s.accept(",") {
			return args, nil
		}
	}
}

// option skips "dtype=" and tells whether it stood there.
func (s *scanner) option() (bool, error) {
	begin := s.at
	name := s.name()
	if name == "" || !s.accept("=") {
		s.at = begin
		return false, nil
	}
	if name != "dtype" {
		return false, s.fail(begin, UnknownOption, "TypeError",
			"'"+name+"' is an invalid keyword argument for array()")
	}
	return true, nil
}

// value reads a number, a list, a tuple, or the name of a type.
func (s *scanner) value(depth int) (value, error) {
	s.space()
	v := value{at: s.at}
	var err error
	switch r := s.peek(0); {
	case depth > nesting:
		return v, s.fail(s.at, BadSyntax, "SyntaxError", "too many nested parentheses")
	case r == '[' || r == '(':
		return s.list(depth)
	case s.startsNumber():
		v.number, err = s.number()
	case depth == 1 && s.typeName(&v):
	case r == '\'' || r == '"':
		v.quoted, err = s.quotation()
	case isLetter(r):
		v.number, err = s.constant(number{begin: s.at})
	default:
		return v, s.stray()
	}
	return v, err
}

// typeName reads the name of a type, with or without quotes.
func (s *scanner) typeName(v *value) bool {
	begin := s.at
	quote := s.peek(0)
	if quote == '\'' || quote == '"' {
		s.at++
	} else {
		quote = 0
	}
	name := s.name()
	if quote != 0 && !s.accept(string(quote)) {
		s.at = begin
		return false
	}
	switch strings.TrimPrefix(strings.TrimPrefix(name, "np."), "numpy.") {
	case "int", "int64", "int_":
		v.name = "int64"
	case "float", "float64", "float_":
		v.name = "float64"
	default:
		s.at = begin
		return false
	}
	return true
}

// quotation reads a text between quotes, without escapes.
func (s *scanner) quotation() (*string, error) {
	begin, quote := s.at, s.peek(0)
	for s.at++; ; s.at++ {
		switch r := s.peek(0); {
		case s.done() || r == '\n':
			return nil, s.fail(begin, Unclosed, "SyntaxError", "unterminated string literal (detected at line 1)")
		case r == '\\':
			return nil, errText(begin)
		case r == quote:
			s.at++
			text := string(s.text[begin+1 : s.at-1])
			return &text, nil
		}
	}
}

// list reads values in brackets. Round ones around a single value without a
// comma are no tuple.
func (s *scanner) list(depth int) (value, error) {
	begin := s.at
	v := value{at: begin, opening: s.peek(0)}
	closing := "]"
	if v.opening == '(' {
		closing = ")"
	}
	s.at++
	comma := true
	for {
		if s.accept(closing) {
			if v.opening == '(' && len(v.items) == 1 && !comma {
				return v.items[0], nil
			}
			return v, nil
		}
		if s.space(); s.done() || !comma {
			return v, s.unclosed(begin)
		}
		item, err := s.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.items = append(v.items, item)
		comma = s.accept(",")
	}
}

// dtype returns the type that was asked for: "", "int64" or "float64".
func (args arguments) dtype() (string, error) {
	switch n := len(args.positional); {
	case n > 2:
		return "", errArguments(n, "array() takes from 1 to 2 positional arguments but "+strconv.Itoa(n)+" were given")
	case n == 0:
		return "", errArguments(n, "array() missing required argument 'object' (pos 0)")
	case n == 2 && args.given != nil:
		return "", errArguments(n, "argument for array() given by name ('dtype') and position (1)")
	case n == 2:
		return args.positional[1].dtype()
	case args.given != nil:
		return args.given.dtype()
	}
	return "", nil
}

// dtype reads a value as NumPy reads a type: a list is one of fields, each a
// tuple with a name and a type.
func (v value) dtype() (string, error) {
	switch {
	case v.name != "":
		return v.name, nil
	case v.opening == '(' && len(v.items) != 2:
		return "", errType(v.String(), "Tuple must have size 2, but has size "+strconv.Itoa(len(v.items)))
	case v.opening == '(':
		return v.items[0].dtype()
	case v.quoted != nil:
		return "", &SyntaxError{Offset: v.at, Kind: UnknownType, text: "only int and float are supported here as types"}
	case v.opening == 0:
		return "", errType(v.String(), "Cannot interpret '"+v.String()+"' as a data type")
	case len(v.items) == 0:
		return "", errType("[]", "a type without fields makes no array of numbers")
	}
	first := v.items[0]
	if first.opening == '(' && (len(first.items) == 2 || len(first.items) == 3) {
		return "", errType(first.String(), "First element of field tuple is neither a tuple nor str")
	}
	return "", errField(first.String())
}

// String writes the value as Python's repr.
func (v value) String() string {
	switch {
	case v.name != "":
		return v.name
	case v.quoted != nil:
		return pythonText(*v.quoted)
	case v.opening == 0 && v.number.real:
		return pythonFloat(v.number.float())
	case v.opening == 0:
		return v.number.digits()
	}
	texts := make([]string, len(v.items))
	for i, item := range v.items {
		texts[i] = item.String()
	}
	inner := strings.Join(texts, ", ")
	switch {
	case v.opening == '[':
		return "[" + inner + "]"
	case len(v.items) == 1:
		return "(" + inner + ",)"
	}
	return "(" + inner + ")"
}

// digits writes a whole number as Python's repr.
func (n number) digits() string {
	text := strings.TrimLeft(strings.ReplaceAll(n.text, "_", ""), "0")
	switch {
	case text == "":
		return "0"
	case n.negative:
		return "-" + text
	}
	return text
}
