package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
)

// hostileRows is a table of enough rows for the playground, whose words a terminal must not
// get as they are, and some of which are keys.
func hostileRows() string {
	var text strings.Builder
	text.WriteString("\x1b[31mred\a,title,panel.file,{name},\u202eright\n")
	for i := range 60 {
		fmt.Fprintf(&text, "%d.5,a\x1b]0;%c\a,%d,%d.25,%s\n", i%7, 'x'+i%3, i*i%11, i%5, []string{"x\x1b[2J", "{n|one|two}", "title"}[i%3])
	}
	return text.String()
}

// TestOwnTableLeadsIntoThePlayground goes on from the last page of a learner's table: the
// playground has it, at many sizes, with every panel and every group of controls, and
// nothing of the file reaches the terminal as it is.
func TestOwnTableLeadsIntoThePlayground(t *testing.T) {
	for _, language := range content.Languages() {
		for _, ascii := range []bool{false, true} {
			m := ownModel(t, language, hostileRows(), ascii)
			m.Size.Width, m.Size.Height = 80, 24
			for range m.Lesson.Session.Screens() {
				m.Update(press("n"))
			}
			if m.Lesson == nil || m.Lesson.id != course.TableID {
				t.Fatal("the last page leads elsewhere")
			}
			for part := range 8 {
				for _, line := range []string{fmt.Sprintf("type part %d", part+1), "tick 2"} {
					move, err := lessons.ParseMove(line)
					if err == nil {
						err = m.Lesson.Session.Apply(move)
					}
					if err != nil && part > 0 { // the first part is open already
						t.Error(err)
					}
				}
				for _, size := range [][2]int{{40, 16}, {80, 24}, {120, 40}} {
					m.Size.Width, m.Size.Height = size[0], size[1]
					for range m.Lesson.panes() {
						seenOwn(t, fmt.Sprint(language, ascii, size, part), m)
						m.Update(press("tab"))
					}
				}
			}
		}
	}
}

// TestTablesThatDoNotDoAreTold stays on the last page of a table of six rows, and says why.
func TestTablesThatDoNotDoAreTold(t *testing.T) {
	m := ownModel(t, content.English, hostile, false)
	m.Size.Width, m.Size.Height = 120, 40
	for range m.Lesson.Session.Screens() {
		m.Update(press("n"))
	}
	if text := ansi.Strip(m.View().Content); m.Lesson == nil || !m.Lesson.isOwn() || !strings.Contains(text, "too few rows are left: 6, where 20 are the least") {
		t.Errorf("it does not say why:\n%s", text)
	}
}
