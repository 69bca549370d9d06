package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestWhatACursorReadsStandsAlone reads a map in panels of many shapes: in the row in which
// it is told what the answer is there, nothing of the legend is left.
func TestWhatACursorReadsStandsAlone(t *testing.T) {
	p, read := circle(40), 0
	for width := 24; width <= 60; width += 2 {
		for height := 7; height <= 20; height++ {
			text := drawnPanel(p, width, height, scene.ProbeItems()[0].ID)
			for row := range strings.Lines(text) {
				if _, told, ok := strings.Cut(row, "→"); ok {
					read++
					if len(strings.Fields(told)) > 1 || strings.Contains(row, "…") {
						t.Errorf("%d×%d: %q", width, height, row)
					}
				}
			}
		}
	}
	if read == 0 {
		t.Error("nothing was read")
	}
}
