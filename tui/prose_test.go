package tui

import (
	"strings"
	"testing"

	"sinapse/content"
)

// TestProseIsWholeBesideItsQuestion opens the screens about arrays on a
// spacious page: what is to be read stands there whole, over the first question
// and the goals.
func TestProseIsWholeBesideItsQuestion(t *testing.T) {
	for _, language := range content.Languages() {
		for _, id := range []string{"shapes", "dot", "layers"} {
			m := opened(t, language, id, "", 120, 40)
			for _, screen := range m.lesson.session.Screens() {
				m.lesson.goTo(screen.ID)
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
