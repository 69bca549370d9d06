package cnn

import (
	"strings"
	"testing"

	"sinapse/lessons/internal/kit"
)

// TestCodeFitsItsPage writes the code of the networks that take the most of it, from
// moved copies and asked about moved digits: no line and no page is too long.
func TestCodeFitsItsPage(t *testing.T) {
	digits := drawn(0)
	for _, s := range []setup{
		softmaxNet, convNet,
		{Filters: 20, Size: 5, Pool: 2, Hidden: 25, Moved: true},
		{Filters: 20, Size: 3, Pool: 3, Hidden: 25, Moved: true},
		{Filters: 20, Size: 3, Pool: 1, Hidden: 25, Moved: true},
		{Hidden: 25, Moved: true},
	} {
		r := s.on(digits)
		r.right = make([]float64, len(ways))
		code := r.code()
		if lines := strings.Count(code, "\n"); lines > kit.CodeHeight {
			t.Errorf("%+v: %d lines", s, lines)
		}
		for line := range strings.Lines(code) {
			if len(line)-1 > kit.CodeWidth {
				t.Errorf("%+v: %s", s, line)
			}
		}
	}
}
