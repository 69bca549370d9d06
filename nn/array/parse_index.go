package array

import (
	"math"
	"strings"
)

const onlyIntegers = "only integers, slices (`:`), ellipsis (`...`), " +
	"numpy.newaxis (`None`) and integer or boolean arrays are valid indices"

// ParseIndex reads an index as it is typed after an array in Python: with the
// array's name, "a[1, :, -1]"; in brackets, "[..., ::2]"; the inside alone,
// "1, :"; or brackets after brackets, "a[1][0]". Numbers may have signs; np.newaxis,
// newaxis and None make a new axis; `...` and Ellipsis are the same.
//
// All errors are a [*SyntaxError]. What Python reads but is not whole numbers and
// slices has a kind of its own: [IndexType], [SliceType], [FancyIndex],
// [MaskIndex], [BooleanIndex].
func ParseIndex(text string) (Index, error) {
	s := newScanner(text)
	if !s.brackets() {
		group, err := s.indexGroup(0, 0)
		if err != nil {
			return Index{}, err
		}
		return Index{[][]Part{group}}, nil
	}
	var ix Index
	for {
		begin := s.at
		if !s.accept("[") {
			break
		}
		group, err := s.indexGroup(len(ix.groups), ']')
		if err != nil {
			return Index{}, err
		}
		if !s.accept("]") {
			return Index{}, s.unclosed(begin)
		}
		ix.groups = append(ix.groups, group)
		s.space()
	}
	if !s.done() {
		return Index{}, s.stray()
	}
	return ix, nil
}

// brackets skips the array's name, and tells whether brackets come.
func (s *scanner) brackets() bool {
	s.space()
	begin := s.at
	s.name()
	s.space()
	if s.peek(0) == '[' {
		return true
	}
	s.at = begin
	return false
}

// unclosed is the error of a bracket at begin, when what stands here is not the
// bracket that closes it.
func (s *scanner) unclosed(begin int) error {
	s.space()
	open := string(s.text[begin])
	switch r := s.peek(0); r {
	case 0:
		return s.fail(begin, Unclosed, "SyntaxError", "'"+open+"' was never closed")
	case ')', ']', '}':
		return s.fail(s.at, Unmatched, "SyntaxError",
			"closing parenthesis '"+string(r)+"' does not match opening parenthesis '"+open+"'")
	}
	return s.stray()
}

// stray is the error of something that should not stand here.
func (s *scanner) stray() error {
	s.space()
	switch r := s.peek(0); {
	case r == ')' || r == ']' || r == '}':
		return s.fail(s.at, Unmatched, "SyntaxError", "unmatched '"+string(r)+"'")
	case r != 0 && strings.ContainsRune("<>=!&|", r):
		return s.fail(s.at, MaskIndex, "", "a comparison picks cells by a mask, which is not supported here")
	case r != 0 && strings.ContainsRune("+-*/%@^(", r):
		return s.fail(s.at, NotANumber, "", "only a number may stand here")
	}
	return s.invalid()
}

// indexGroup reads parts up to the closing bracket, or to the end if that is 0.
func (s *scanner) indexGroup(group int, closing rune) ([]Part, error) {
	if s.accept("()") {
		if s.space(); s.peek(0) == closing {
			return []Part{}, nil
		}
		return nil, s.stray()
	}
	parts := []Part{}
	for {
		p, err := s.part()
		if err != nil {
			return nil, err
		}
		p.Group = group
		parts = append(parts, p)
		comma := s.accept(",")
		if s.space(); s.peek(0) == closing {
			return parts, nil
		}
		if !comma {
			if closing != 0 {
				return parts, nil // the caller sees that no bracket comes
			}
			return nil, s.stray()
		}
	}
}

// part reads what stands between two commas.
func (s *scanner) part() (Part, error) {
	s.space()
	begin := s.at
	p, err := s.barePart()
	if err != nil {
		return Part{}, err
	}
	p.Offset = begin
	p.Text = strings.TrimSpace(string(s.text[begin:s.at]))
	return p, nil
}

func (s *scanner) barePart() (Part, error) {
	if s.accept("...") {
		return Part{Kind: PartEllipsis}, nil
	}
	begin := s.at
	switch name := s.name(); name {
	case "Ellipsis":
		return Part{Kind: PartEllipsis}, nil
	case "np.newaxis", "numpy.newaxis", "newaxis":
		return Part{Kind: PartNewAxis}, nil
	case "None":
		if s.space(); s.peek(0) != ':' {
			return Part{Kind: PartNewAxis}, nil
		}
	}
	s.at = begin
	return s.rangePart()
}

// rangePart reads an integer, or a slice start:stop:step.
func (s *scanner) rangePart() (Part, error) {
	var bounds [3]*int
	begin := s.at
	for i := range bounds {
		bound, err := s.bound(begin)
		if err != nil {
			return Part{}, err
		}
		bounds[i] = bound
		if !s.accept(":") {
			if i == 0 {
				return s.single(begin, bound)
			}
			break
		}
		if i == 2 {
			s.at--
			return Part{}, s.invalid()
		}
	}
	return Part{Kind: PartSlice, Start: bounds[0], Stop: bounds[1], Step: bounds[2]}, nil
}

// single makes a part of an integer with no colon after it.
func (s *scanner) single(begin int, i *int) (Part, error) {
	if i == nil {
		return Part{}, s.invalid()
	}
	if *i == math.MaxInt || *i == math.MinInt {
		return Part{}, s.fail(begin, IndexType, "IndexError", onlyIntegers) // does not fit, as in NumPy
	}
	return Part{Kind: PartInteger, Integer: *i}, nil
}

// bound reads a whole number, or nothing, in the part that begins at begin. What
// no int can hold is cut down to the largest, as Python does in slices.
func (s *scanner) bound(begin int) (*int, error) {
	s.space()
	at := s.at
	switch r := s.peek(0); {
	case s.startsNumber():
		n, err := s.number()
		if err != nil {
			return nil, err
		}
		if n.real {
			return nil, s.wrongType(at, begin)
		}
		return new(n.bound()), nil
	case r == '[' || r == '(' || r == '{':
		return nil, s.fail(at, FancyIndex, "", "a list picks cells one by one, which is not supported here")
	case r == '\'' || r == '"':
		return nil, s.wrongType(at, begin)
	case r == '~':
		return nil, s.fail(at, MaskIndex, "", "a comparison picks cells by a mask, which is not supported here")
	case isLetter(r):
		return nil, s.nameBound()
	}
	return nil, nil
}

func (n number) bound() int {
	v, fits := n.integer()
	switch {
	case fits && v >= math.MinInt && v <= math.MaxInt:
		return int(v)
	case n.negative:
		return math.MinInt
	}
	return math.MaxInt
}

// wrongType is NumPy's error for something that is no whole number: in a slice
// Python complains, else NumPy.
func (s *scanner) wrongType(at, begin int) error {
	if at > begin || s.colonFollows() {
		return s.fail(at, SliceType, "TypeError",
			"slice indices must be integers or None or have an __index__ method")
	}
	return s.fail(at, IndexType, "IndexError", onlyIntegers)
}

func (s *scanner) colonFollows() bool {
	s.space()
	return s.peek(0) == ':'
}

// nameBound reads a name where a number could stand: None means nothing.
func (s *scanner) nameBound() error {
	at := s.at
	name := s.name()
	s.space()
	next := s.peek(0)
	switch {
	case name == "None":
		return nil
	case next != 0 && strings.ContainsRune("<>=!&|", next):
		return s.fail(s.at, MaskIndex, "", "a comparison picks cells by a mask, which is not supported here")
	case name == "True" || name == "False":
		return s.fail(at, BooleanIndex, "", "True and False pick cells by a mask, which is not supported here")
	}
	return s.fail(at, UnknownName, "NameError", "name '"+name+"' is not defined")
}
