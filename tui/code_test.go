package tui

import (
	"strings"
	"testing"

	"sinapse/tui/draw"
)

// TestCodeIsNotCut: however narrow the page, each line of code is there to its end.
func TestCodeIsNotCut(t *testing.T) {
	const code = "for row in table:\n        cells = [[np.sum(image[i:i + 3, j:j + 3] * f) for j in places] for i in places]  # end\nprint(cells)\n"
	want := strings.Join(strings.Fields(code), "")
	for width := 24; width < 100; width++ {
		var whole strings.Builder
		for _, line := range codeLines(code, width) {
			wide := line.Indent
			for _, s := range line.Segments {
				wide += draw.Cells(s.Text)
				if s.Text != codeMark {
					whole.WriteString(strings.Join(strings.Fields(s.Text), ""))
				}
			}
			if wide > width {
				t.Errorf("at a width of %d a line is %d wide", width, wide)
			}
		}
		if whole.String() != want {
			t.Errorf("at a width of %d the code is %q", width, whole.String())
		}
	}
}

// TestCodeOnNoPage: on a terminal of a few cells, or of none, code is no reason to end.
func TestCodeOnNoPage(t *testing.T) {
	for width := -3; width < 24; width++ {
		if lines := codeLines("print([i ** 2 for i in range(100)])\n", width); len(lines) == 0 {
			t.Errorf("at a width of %d there is nothing", width)
		}
	}
}
