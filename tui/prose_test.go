package tui

import (
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/tui/draw"
)

// TestProseIsWholeBesideItsQuestion opens the screens about arrays on a
// spacious page: what is to be read stands there whole, over the first question
// and the goals.
func TestProseIsWholeBesideItsQuestion(t *testing.T) {
	for _, language := range content.Languages() {
		for _, id := range []string{"shapes", "dot", "layers"} {
			m := opened(t, language, id, "", 120, 40)
			for _, screen := range m.Lesson.Session.Screens() {
				m.Lesson.GoTo(screen.ID)
				words := arranged(m).Words
				for _, row := range strings.Split(stripped(m.Draw()), "\n")[words.Y : words.Y+words.H] {
					if cells := []rune(row); len(cells) >= words.X+words.W && cells[words.X+words.W-1] == '↓' {
						t.Errorf("%s %s/%s scrolls", language, id, screen.ID)
					}
				}
			}
		}
	}
}

// TestClippedLinesSayThatMoreIsMissing: what is left of several lines ends in …
// and is no wider; one line stays as it is.
func TestClippedLinesSayThatMoreIsMissing(t *testing.T) {
	for text, want := range map[string]string{
		"a gap over 0.1": "a gap over 0.1", "a gap over 0.1 at the end": "a gap over 0.1…", "validation at 1 or below": "validation at …",
		"validations at 1 or below": "validations at…", "validations far below 1": "validations fa…",
	} {
		lines := clip(draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{}}}, 15, 0), 15)
		if len(lines) != 1 || lines[0].Plain() != want {
			t.Errorf("%q becomes %q, want %q", text, lines[0].Plain(), want)
		}
	}
}
