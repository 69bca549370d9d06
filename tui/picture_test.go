package tui

import (
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui/draw"
)

// pictures are those of the README: a screen, what the learner does there, and
// which panel the eyes are on.
var pictures = []struct {
	name, chapter, screen, moves string
	focus                        int
}{
	{"network", "network", "cycle", "answer changed 3\ntype grain 4\ntick 4\ntype grain 7\ntick 60", 0},
	{"takeover", "weights", "takeover", "answer beat 1\ntype rate 0.03\ntick 120", 0},
	{"shapes", "shapes", "index", "answer predict 2\ntype expression :, 2", 0},
}

// TestPictures holds the README's pictures to what the program shows. They are
// drawn by a terminal's emulator and made into SVG, on a dark ground and on a
// light one; -update makes them anew.
func TestPictures(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the last bits of a training are another processor's here")
	}
	for _, p := range pictures {
		for _, light := range []bool{false, true} {
			m := opened(t, content.English, p.chapter, p.screen, 120, 40)
			m.theme = draw.NewTheme(colorprofile.TrueColor, light, false)
			for line := range strings.SplitSeq(p.moves, "\n") {
				move, err := lessons.ParseMove(line)
				if err != nil {
					t.Fatal(err)
				}
				if err := m.Lesson.Session.Apply(move); err != nil {
					t.Fatal(p.name, ": ", line, ": ", err)
				}
			}
			m.Lesson.focus = p.focus
			screen := vt.NewEmulator(120, 40)
			if _, err := screen.WriteString(strings.ReplaceAll(m.Draw(), "\n", "\r\n")); err != nil {
				t.Fatal(err)
			}
			ground := "dark"
			if light {
				ground = "light"
			}
			recorded(t, "../../.github/"+p.name+"-"+ground+".svg", vector(screen, light))
		}
	}
}
