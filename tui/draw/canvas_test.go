package draw

import (
	"runtime/debug"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Tests are short, and there is more memory than time: garbage is collected seldom.
var _ = debug.SetGCPercent(400)

// TestEveryCharacterTakesOneCell draws every character there is; a wide one, or
// one that turns the direction of writing, once tore the line that it was pasted
// into.
func TestEveryCharacterTakesOneCell(t *testing.T) {
	theme := NewTheme(colorprofile.ASCII, false, false)
	for char := rune(0); char <= 0x20000; char++ {
		if char >= 0xd800 && char < 0xe000 { // no characters, but halves of some
			continue
		}
		c := NewCanvas(3, 1)
		c.Text(0, 0, "a"+string(char)+"b", Style{})
		row := c.Render(theme)
		if lipgloss.Width(row) != 3 || !strings.HasPrefix(row, "a") || !strings.HasSuffix(row, "b") {
			t.Errorf("%U tears the line: %q", char, row)
		}
	}
}

// TestACutIsNoFullStopWithASCII: a text that is cut ends in another sign than a sentence
// does, and what is left out of a row of numbers stays a dot.
func TestACutIsNoFullStopWithASCII(t *testing.T) {
	c := NewCanvas(12, 1)
	c.Text(0, 0, Crop("weights", 5)+" 1 … 9", Style{})
	if got := c.Render(NewTheme(colorprofile.ASCII, false, true)); got != "weig> 1 . 9 " {
		t.Errorf("%q", got)
	}
}
