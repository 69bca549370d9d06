package draw

import (
	"regexp"
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestAxisNamesTouchNoValue draws maps of all sizes and looks at the row below
// them: between the values and the name is air.
func TestAxisNamesTouchNoValue(t *testing.T) {
	crowded := regexp.MustCompile(`[0-9]x|₁[^ ]`)
	axis := func(name string) scene.Axis { return scene.Axis{Name: name, Min: -6, Max: 6} }
	for rows := 5; rows < 24; rows++ {
		p := scene.Map{
			Frame: scene.Frame{ID: "map"}, X: axis("axis.x1"), Y: axis("axis.x2"),
			Answer: func(x, y float64) float64 { return 0 }, Legend: [4]string{"a", "b", "c", "d"},
		}
		text := strings.Split(drawn(p, 60, rows), "\n")
		if below := text[rows-2]; crowded.MatchString(below) || !strings.Contains(below, "−5 ") {
			t.Errorf("%d rows: %q", rows, below)
		}
	}
}

// TestTablesOfWordsGiveWay draws a table in less and less room: the words are
// cut with a sign of it, the numbers beside them never.
func TestTablesOfWordsGiveWay(t *testing.T) {
	p := scene.Table{
		Frame:   scene.Frame{ID: "kinds"},
		Columns: []scene.Column{{Name: "column.word"}, {Name: "n", Wide: 5}},
		Rows:    []scene.Row{{Cells: []scene.Cell{{Word: "a word that began far back"}, {Quantity: scene.Number(12.34, 2)}}}},
	}
	for width := 18; width < 50; width++ {
		text := drawn(p, width, 3)
		if !strings.Contains(text, "12.34") || strings.Contains(text, "far back") == strings.Contains(text, "…") {
			t.Errorf("at %d:\n%s", width, text)
		}
	}
}
