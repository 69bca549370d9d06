package array

import (
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The kinds of [*SyntaxError], with the keys of their facts beside the offset.
const (
	BadSyntax     Kind = "parse.syntax"     // Python would not read it
	NothingThere  Kind = "parse.empty"      // something is missing
	LoneStar      Kind = "parse.star"       // a star with nothing before it
	Unclosed      Kind = "parse.unclosed"   // a bracket that is not closed
	Unmatched     Kind = "parse.unmatched"  // a bracket that was not opened, or another
	BadNumber     Kind = "parse.number"     // digits that make no number
	TooBig        Kind = "parse.huge"       // a number that does not fit into 64 bits
	UnknownName   Kind = "parse.name"       // name: a name that stands for nothing
	DotInName     Kind = "parse.dot"        // name: the like, with a · that was meant as a product
	NotANumber    Kind = "parse.expression" // a sum or such where a number should stand
	IndexType     Kind = "index.type"       // no whole number, slice, ellipsis or new axis
	SliceType     Kind = "index.slice"      // no whole number in a slice
	FancyIndex    Kind = "index.fancy"      // a list of indices, which is not taught here
	MaskIndex     Kind = "index.mask"       // a comparison, which makes a mask
	BooleanIndex  Kind = "index.bool"       // True or False
	UnknownType   Kind = "parse.dtype"      // a type other than int and float
	TextArray     Kind = "parse.text"       // a text, which is no number, and arrays of texts are not taught here
	TruthArray    Kind = "parse.truth"      // an array of True and False, which is not taught here
	MissingComma  Kind = "parse.comma"      // two things with nothing between them
	NotNumbers    Kind = "ours.object"      // value: what is neither number nor text, in an array
	NotHere       Kind = "ours.name"        // name: of what Python or NumPy has, and is not done here
	OptionNotHere Kind = "ours.option"      // name: of an argument that is not done here
	ManyAxes      Kind = "ours.axes"        // more than one axis to sum along
	NotAnIndex    Kind = "ours.index"       // an attribute, a call or such where an index should stand
)

// A SyntaxError is text that cannot be read, with the place where reading ended.
type SyntaxError struct {
	Offset int    // of the character at fault, in runes from the start of the text
	Kind   Kind   // what is wrong
	Class  string // of Python's exception: "SyntaxError", "IndexError" …; "" if Python would raise none
	text   string
	facts  map[string]string
}

// Error returns Python's or NumPy's text where they have one, without the class.
func (e *SyntaxError) Error() string { return e.text }

// Full returns the text after the name of the exception.
func (e *SyntaxError) Full() string { return full(e.Class, e.text) }

// Facts returns the values that an explanation may want: "offset", and those that are
// listed with its kind.
func (e *SyntaxError) Facts() map[string]string {
	all := facts("offset", e.Offset)
	maps.Copy(all, e.facts)
	return all
}

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

func isLetter(r rune) bool { return r == '_' || unicode.IsLetter(r) }
func isDigit(r rune) bool  { return r >= '0' && r <= '9' }

// A number is digits as they were written, signs first.
type number struct {
	begin    int
	negative bool
	text     string // without the signs
	real     bool   // with a point or an exponent
}

// number reads a number in Python's notation, without a sign: digits, a point, an
// exponent; or whole ones in another base, as 0x1F.
func (s *scanner) number() (number, error) {
	n := number{begin: s.at}
	if r := s.peek(1) | 0x20; s.peek(0) == '0' && (r == 'x' || r == 'o' || r == 'b') {
		return s.based(n, map[rune]string{'x': "hexadecimal", 'o': "octal", 'b': "binary"}[r])
	}
	s.digits()
	n.real = s.fraction(n.begin)
	n.real = s.exponent() || n.real
	n.text = strings.ReplaceAll(string(s.text[n.begin:s.at]), "_", "")
	return n, s.ended(n)
}

// ended complains of what no number may end with, or begin.
func (s *scanner) ended(n number) error {
	if r := s.peek(0); r == 'j' || r == 'J' {
		return s.fail(n.begin, UnknownType, "", "only int and float are supported here as types")
	}
	if r := s.peek(0); (isLetter(r) || r >= 0x80 && !unicode.IsSpace(r)) && !s.keywordFollows() || isDigit(r) {
		return s.fail(s.at, BadNumber, "SyntaxError", "invalid decimal literal")
	}
	if !n.real && len(n.text) > 1 && n.text[0] == '0' && strings.Trim(n.text, "0") != "" {
		return s.fail(n.begin, BadNumber, "SyntaxError", "leading zeros in decimal integer literals "+
			"are not permitted; use an 0o prefix for octal integers")
	}
	return nil
}

// based reads a whole number in another base.
func (s *scanner) based(n number, base string) (number, error) {
	s.at += 2
	for r := s.peek(0); isDigit(r) || isLetter(r); r = s.peek(0) {
		s.at++
	}
	n.text = string(s.text[n.begin:s.at])
	if _, ok := new(big.Int).SetString(n.text, 0); !ok {
		return n, s.fail(n.begin, BadNumber, "SyntaxError", "invalid "+base+" literal")
	}
	return n, nil
}

// keywordFollows tells whether a word comes next that may touch the number before it.
func (s *scanner) keywordFollows() bool {
	begin := s.at
	word := s.word()
	s.at = begin
	return slices.Contains([]string{"and", "or", "if", "else", "for", "in", "is", "not"}, word)
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

func (s *scanner) digits() {
	for isDigit(s.peek(0)) || s.peek(0) == '_' && isDigit(s.peek(1)) && s.at > 0 && isDigit(s.text[s.at-1]) {
		s.at++
	}
}

// float returns the number as a float64; too large is an infinity, as in Python.
func (n number) float() float64 {
	v, _ := strconv.ParseFloat(strings.ReplaceAll(n.text, "_", ""), 64) // checked already; too large is Inf
	if n.negative {
		return -v
	}
	return v
}
