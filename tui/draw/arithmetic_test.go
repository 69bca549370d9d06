package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestAShortPanelKeepsTheResult draws a worked line into one row: where it has no room
// there, names go, then what follows the result, and the result stays.
func TestAShortPanelKeepsTheResult(t *testing.T) {
	line := []scene.Term{
		{Kind: scene.Symbol, Text: "gap"},
		{Kind: scene.Operator, Text: " = "},
		{Kind: scene.Word, Text: "validation"},
		{Kind: scene.Operator, Text: " "},
		{Kind: scene.Value, Quantity: scene.Number(0.5, 1)},
		{Kind: scene.Operator, Text: " − "},
		{Kind: scene.Word, Text: "train"},
		{Kind: scene.Operator, Text: " "},
		{Kind: scene.Value, Quantity: scene.Number(0.2, 1)},
		{Kind: scene.Operator, Text: " = "},
		{Kind: scene.Result, Quantity: scene.Signed(0.3, 1)},
		{Kind: scene.Operator, Text: "  "},
		{Kind: scene.Value, Quantity: scene.Number(60, 0)},
	}
	for width, want := range map[int]string{26: "gap = 0.5 − 0.2 = +0.3  60", 25: "gap = 0.5 − 0.2 = +0.3", 22: "gap = 0.5 − 0.2 = +0.3"} {
		d := &Drawer{Voice: &Voice{}}
		var row strings.Builder
		for _, term := range d.inOneRow(line, width) {
			row.WriteString(d.term(term))
		}
		if got := row.String(); got != want {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
	}
}
