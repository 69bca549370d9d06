package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// sampleText has lines of so many characters.
func sampleText(lines, length int) scene.Text {
	p := scene.Text{Frame: scene.Frame{ID: "writing"}, Kind: "c", At: -1}
	for row := range lines {
		var line []scene.Glyph
		for range length {
			line = append(line, scene.Glyph{Char: string(rune('a' + row%26))})
		}
		p.Lines = append(p.Lines, line)
	}
	return p
}

// TestTextsGoOn: a long line goes on below, and the rows around the chosen character are
// seen.
func TestTextsGoOn(t *testing.T) {
	text := drawnPanel(sampleText(2, 25), 10, 6, scene.ItemID{})
	var lengths []int
	for line := range strings.Lines(text) {
		lengths = append(lengths, len(strings.TrimSpace(line)))
	}
	if len(lengths) != 6 || lengths[0] != 10 || lengths[2] != 5 || lengths[3] != 10 {
		t.Errorf("rows of %v characters\n%s", lengths, text)
	}
	for row := range 26 {
		if text := drawnPanel(sampleText(26, 5), 10, 4, scene.At("c", 5*row)); !strings.Contains(text, strings.Repeat(string(rune('a'+row)), 4)) {
			t.Errorf("line %d is not seen\n%s", row, text)
		}
	}
}

func TestTextEverySize(t *testing.T) {
	for _, p := range []scene.Text{sampleText(14, 45), sampleText(1, 300), sampleText(3, 0), {}} {
		for width := 1; width < 100; width += 7 {
			for height := 1; height < 30; height += 3 {
				drawnPanel(p, width, height, scene.At("c", 20))
			}
		}
	}
}
