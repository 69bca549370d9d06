package array

import (
	"strconv"
	"strings"
	"unicode"
)

// The kinds of [*SyntaxError]. Each has the offset as its only fact, but those
// with a value in their text, which have it as "value".
const (
	BadSyntax     Kind = "parse.syntax"     // Python would not read it
	NothingThere  Kind = "parse.empty"      // something is missing
	Unclosed      Kind = "parse.unclosed"   // a bracket that is not closed
	Unmatched     Kind = "parse.unmatched"  // a bracket that was not opened, or another
	BadNumber     Kind = "parse.number"     // digits that make no number
	TooBig        Kind = "parse.huge"       // a number that does not fit into 64 bits
	UnknownName   Kind = "parse.name"       // a name that stands for nothing
	NotANumber    Kind = "parse.expression" // a sum or such where a number should stand
	IndexType     Kind = "index.type"       // no whole number, slice, ellipsis or new axis
	SliceType     Kind = "index.slice"      // no whole number in a slice
	FancyIndex    Kind = "index.fancy"      // a list of indices, which is not taught here
	MaskIndex     Kind = "index.mask"       // a comparison, which makes a mask
	BooleanIndex  Kind = "index.bool"       // True or False
	ShapeType     Kind = "shape.type"       // no whole number in a shape
	UnknownType   Kind = "parse.dtype"      // a type other than int and float
	TextArray     Kind = "parse.text"       // a text, which is no number, and arrays of texts are not taught here
	UnknownOption Kind = "parse.option"     // an argument with a name other than dtype
)

// A SyntaxError is text that cannot be read, with the place where reading ended.
type SyntaxError struct {
	Offset int    // of the character at fault, in runes from the start of the text
	Kind   Kind   // what is wrong
	Class  string // of Python's exception: "SyntaxError", "IndexError" …; "" if Python would raise none
	text   string
}

// Error returns Python's or NumPy's text where they have one, without the class.
func (e *SyntaxError) Error() string { return e.text }

// Full returns the text after the name of the exception.
func (e *SyntaxError) Full() string { return full(e.Class, e.text) }

// Facts returns the values that an explanation may want: "offset".
func (e *SyntaxError) Facts() map[string]string { return facts("offset", e.Offset) }

// errText is for a text where no type makes a number of it. NumPy would make an
// array of texts.
func errText(at int) error {
	return &SyntaxError{Offset: at, Kind: TextArray, text: "a text is no number, and arrays of texts are not supported here"}
}

// A scanner reads text rune by rune.
type scanner struct {
	text []rune
	at   int
}

func newScanner(text string) *scanner { return &scanner{text: []rune(text)} }

func (s *scanner) fail(at int, kind Kind, class, text string) error {
	return &SyntaxError{Offset: at, Kind: kind, Class: class, text: text}
}

// invalid is Python's plain complaint about what stands here.
func (s *scanner) invalid() error {
	s.space()
	kind := BadSyntax
	if s.done() {
		kind = NothingThere
	}
	return s.fail(s.at, kind, "SyntaxError", "invalid syntax")
}

func (s *scanner) done() bool { return s.at >= len(s.text) }

// peek returns the rune that comes i runes later, or 0 after the end.
func (s *scanner) peek(i int) rune {
	if s.at+i < len(s.text) {
		return s.text[s.at+i]
	}
	return 0
}

func (s *scanner) space() {
	for !s.done() && unicode.IsSpace(s.text[s.at]) {
		s.at++
	}
}

// accept skips spaces, and then what is wanted if it stands there.
func (s *scanner) accept(want string) bool {
	s.space()
	for i, r := range []rune(want) {
		if s.peek(i) != r {
			return false
		}
	}
	s.at += len([]rune(want))
	return true
}

func isLetter(r rune) bool { return r == '_' || unicode.IsLetter(r) }
func isDigit(r rune) bool  { return r >= '0' && r <= '9' }

// name reads an identifier with dots, such as np.newaxis, or nothing.
func (s *scanner) name() string {
	s.space()
	begin := s.at
	for isLetter(s.peek(0)) {
		for isLetter(s.peek(0)) || unicode.IsDigit(s.peek(0)) {
			s.at++
		}
		if s.peek(0) != '.' || !isLetter(s.peek(1)) {
			break
		}
		s.at++
	}
	return string(s.text[begin:s.at])
}

// A number is digits as they were written, signs first.
type number struct {
	begin    int
	negative bool
	text     string // without the signs
	real     bool   // with a point or an exponent
}

// startsNumber tells whether a number, or its sign, comes next.
func (s *scanner) startsNumber() bool {
	s.space()
	r := s.peek(0)
	return isDigit(r) || r == '+' || r == '-' || r == '.' && isDigit(s.peek(1))
}

// number reads a number in Python's notation: signs, digits, a point, an exponent.
func (s *scanner) number() (number, error) {
	n := number{begin: s.at}
	for r := s.peek(0); r == '+' || r == '-'; r = s.peek(0) {
		n.negative = n.negative != (r == '-')
		s.at++
		s.space()
	}
	begin := s.at
	if isLetter(s.peek(0)) {
		return s.constant(n)
	}
	s.digits()
	n.real = s.fraction(begin)
	if s.at == begin {
		return n, s.notNumber(n.begin)
	}
	n.real = s.exponent() || n.real
	n.text = string(s.text[begin:s.at])
	if isLetter(s.peek(0)) || isDigit(s.peek(0)) {
		return n, s.fail(s.at, BadNumber, "SyntaxError", "invalid decimal literal")
	}
	if !n.real && len(n.text) > 1 && n.text[0] == '0' && strings.Trim(n.text, "0") != "" {
		return n, s.fail(begin, BadNumber, "SyntaxError", "leading zeros in decimal integer literals "+
			"are not permitted; use an 0o prefix for octal integers")
	}
	return n, nil
}

// fraction reads a point and what follows it; it tells whether there is one.
func (s *scanner) fraction(begin int) bool {
	if s.peek(0) != '.' || s.at == begin && !isDigit(s.peek(1)) {
		return false
	}
	s.at++
	s.digits()
	return true
}

// exponent reads an exponent of ten; it tells whether there is one.
func (s *scanner) exponent() bool {
	if r := s.peek(0); r != 'e' && r != 'E' {
		return false
	}
	k := 1
	if s.peek(1) == '+' || s.peek(1) == '-' {
		k = 2
	}
	if !isDigit(s.peek(k)) {
		return false
	}
	s.at += k
	s.digits()
	return true
}

// constant reads one of the numbers that have names.
func (s *scanner) constant(n number) (number, error) {
	begin := s.at
	switch name := s.name(); name {
	case "nan", "np.nan", "numpy.nan", "math.nan":
		n.text = "nan"
	case "inf", "np.inf", "numpy.inf", "math.inf":
		n.text = "inf"
	case "True", "False", "None":
		return n, s.fail(begin, NotANumber, "", "only a number may stand here")
	default:
		return n, s.fail(begin, UnknownName, "NameError", "name '"+name+"' is not defined")
	}
	n.real = true
	return n, nil
}

// notNumber is the error of a sign with no number after it.
func (s *scanner) notNumber(begin int) error {
	if s.done() || s.peek(0) == ']' || s.peek(0) == ',' || s.peek(0) == ')' || s.at == begin {
		return s.invalid()
	}
	return s.fail(s.at, NotANumber, "", "only a number may stand here")
}

func (s *scanner) digits() {
	for isDigit(s.peek(0)) || s.peek(0) == '_' && isDigit(s.peek(1)) && s.at > 0 && isDigit(s.text[s.at-1]) {
		s.at++
	}
}

// integer returns the number as an int64, and whether it fits.
func (n number) integer() (int64, bool) {
	text := strings.ReplaceAll(n.text, "_", "")
	if n.negative {
		text = "-" + text
	}
	v, err := strconv.ParseInt(text, 10, 64)
	return v, err == nil
}

// float returns the number as a float64; too large is an infinity, as in Python.
func (n number) float() float64 {
	v, _ := strconv.ParseFloat(strings.ReplaceAll(n.text, "_", ""), 64) // checked already; too large is Inf
	if n.negative {
		return -v
	}
	return v
}
