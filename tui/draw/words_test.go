package draw

import "testing"

// TestFormulasStayTogether wraps prose with short formulas at each width that has room
// for them: no line ends within brackets, or before or after the sign of what is said
// to be equal.
func TestFormulasStayTogether(t *testing.T) {
	for _, piece := range []string{"(3.80 / σ)", "z = x₁·w₁", "(2, 3)"} {
		for width := Cells(piece) + 1; width < 60; width++ {
			found := false
			for _, line := range Wrap([]Segment{{Text: "The neuron sums up all of its inputs: " + piece + " and what follows."}}, width, 0) {
				text := line.Plain()
				for i := range text {
					found = found || len(text)-i >= len(piece) && text[i:i+len(piece)] == piece
				}
			}
			if !found {
				t.Errorf("%q is broken at a width of %d", piece, width)
			}
		}
	}
}
