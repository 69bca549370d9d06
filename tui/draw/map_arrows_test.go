package draw

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons/scene"
)

// TestArrowsBeginAtAMark draws an arrow to the right: at its left end stands the mark of
// its sample, and a stroke leads from there, with dots and without.
func TestArrowsBeginAtAMark(t *testing.T) {
	axis := func(name string) scene.Axis { return scene.Axis{Name: name, Min: -3, Max: 3} }
	p := scene.Map{
		Frame: scene.Frame{ID: "map"}, X: axis("axis.x1"), Y: axis("axis.x2"), Chance: true,
		Answer: func(x, y float64) float64 { return -0.5 }, Legend: [4]string{"a", "b", "c", "d"},
		Samples: []scene.Sample{{X: -1, Right: true}}, Arrows: []scene.Arrow{{X: -1, ToX: 1}},
	}
	for mark, theme := range map[string]*Theme{"○⠉⠉⠉": NewTheme(colorprofile.NoTTY, false, false), "o+++": NewTheme(colorprofile.NoTTY, false, true)} {
		text := strings.Join(drawnOn(&Drawer{Theme: theme}, p, 50, 16), "\n")
		if !strings.Contains(text, mark) {
			t.Errorf("no %q in\n%s", mark, text)
		}
		if strings.Contains(text, "of 1") {
			t.Errorf("a chance is called right or wrong:\n%s", text)
		}
	}
}
