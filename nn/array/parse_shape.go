package array

// ParseShape reads a shape as Python writes a tuple: "(2, 3, 4)", "(12,)", "()",
// without the brackets, "2, 3, 4", a single length, "12", or a list. Lengths may
// be negative, as in [Array.Reshape]. All errors are a [*SyntaxError]: a length
// that is no whole number is a [ShapeType], one that no int can hold a [TooBig].
func ParseShape(text string) ([]int, error) {
	s := newScanner(text)
	s.space()
	begin, closing := s.at, ""
	switch {
	case s.accept("("):
		closing = ")"
	case s.accept("["):
		closing = "]"
	}
	shape := []int{}
	for closing == "" || !s.accept(closing) {
		if s.space(); s.done() {
			if closing != "" {
				return nil, s.unclosed(begin)
			}
			if len(shape) == 0 {
				return nil, s.invalid()
			}
			return shape, nil
		}
		n, err := s.length()
		if err != nil {
			return nil, err
		}
		shape = append(shape, n)
		if s.accept(",") {
			continue
		}
		if closing != "" && !s.accept(closing) {
			return nil, s.unclosed(begin)
		}
		break
	}
	if s.space(); !s.done() {
		return nil, s.stray()
	}
	return shape, nil
}

// length reads one length of a shape.
func (s *scanner) length() (int, error) {
	if !s.startsNumber() {
		return 0, s.noLength()
	}
	n, err := s.number()
	if err != nil {
		return 0, err
	}
	if n.real {
		return 0, s.fail(n.begin, ShapeType, "TypeError", "'float' object cannot be interpreted as an integer")
	}
	v, fits := n.integer()
	if !fits || int64(int(v)) != v {
		return 0, s.fail(n.begin, TooBig, "ValueError", "Maximum allowed dimension exceeded")
	}
	return int(v), nil
}

// noLength is the error of something that is no number at all.
func (s *scanner) noLength() error {
	kinds := map[rune]string{'[': "list", '(': "tuple", '\'': "str", '"': "str"}
	if kind, ok := kinds[s.peek(0)]; ok {
		return s.fail(s.at, ShapeType, "TypeError", "'"+kind+"' object cannot be interpreted as an integer")
	}
	begin := s.at
	switch name := s.name(); name {
	case "":
		return s.stray()
	case "None":
		return s.fail(begin, ShapeType, "TypeError", "'NoneType' object cannot be interpreted as an integer")
	default:
		return s.fail(begin, UnknownName, "NameError", "name '"+name+"' is not defined")
	}
}
