package array

// ParseShape reads a shape as Python writes a tuple: "(2, 3, 4)", "(12,)", "()",
// without the brackets, "2, 3, 4", a single length, "12", a list, or whatever comes to
// one of these, "(2 * 3, 4)". Lengths may be negative, as in [Array.Reshape]. Errors are
// as of [Evaluate], with the texts of NumPy's that make an array of a shape.
func ParseShape(text string) ([]int, error) {
	n, err := parseExpression(text)
	if err != nil {
		return nil, err
	}
	e := newEvaluation(nil)
	o, err := e.value(n)
	if err != nil {
		return nil, err
	}
	if isNone(o) { // as NumPy takes it
		return []int{}, nil
	}
	return e.lengths(o)
}
