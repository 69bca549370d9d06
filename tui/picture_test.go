package tui

import (
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui/draw"
)

// pictures are those of the README: a screen, what the learner does there, and
// which panel the eyes are on. The first one moves, and is played by playedFilm.
var pictures = []struct {
	name, chapter, screen, moves string
	focus                        int
}{
	{name: "takeover"},
	{"network", "network", "cycle", "answer changed 3\ntype grain 4\ntick 4\ntype grain 7\ntick 60", 0},
	{"shapes", "shapes", "index", "answer predict 2\ntype expression :, 2", 0},
	{"playground", "playground", "free", "type data 8\ntick 60", 0},
}

// TestPictures holds the README's pictures to what the program shows. They are
// drawn by a terminal's emulator and made into SVG, on a dark ground and on a
// light one; -update makes them anew.
func TestPictures(t *testing.T) {
	t.Parallel()
	if runtime.GOARCH != "amd64" {
		t.Skip("the last bits of a training are another processor's here")
	}
	for light, ground := range map[bool]string{false: "dark", true: "light"} {
		for _, p := range pictures {
			var picture string
			if p.chapter == "" {
				picture = playedFilm(t, light).vector(light)
			} else {
				picture = draw.Vector(playedScreen(t, p.chapter, p.screen, p.moves, p.focus, light), light)
			}
			recorded(t, "../../.github/"+p.name+"-"+ground+".svg", picture)
		}
	}
}

// playedScreen is what a terminal shows of a screen after some moves.
func playedScreen(t *testing.T, chapter, screen, moves string, focus int, light bool) seen {
	t.Helper()
	m := opened(t, content.English, chapter, screen, 120, 40)
	m.theme = draw.NewTheme(colorprofile.TrueColor, light, false)
	for line := range strings.SplitSeq(moves, "\n") {
		move, err := lessons.ParseMove(line)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Lesson.Session.Apply(move); err != nil {
			t.Fatal(screen, ": ", line, ": ", err)
		}
	}
	m.Lesson.focus = focus
	return screenOf(t, m)
}
