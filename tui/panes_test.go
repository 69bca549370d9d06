package tui

import (
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons/course/daily"
	"sinapse/tui/draw"
)

// smallSizes are those on which the words and the scene take turns.
var smallSizes = [][2]int{{100, 29}, {80, 24}, {60, 18}, {40, 16}}

// opening is how the prose of the present screen begins.
func opening(m *Model) string {
	return strings.Join(strings.Fields(content.PlainText(m.Voice().Screen(m.Lesson.Session.Screen().ID).Body[0].Spans))[:4], " ")
}

// TestWordsComeFirst comes upon a screen, turns something, and asks for the words
// again: they stand there, give way to the scene, and come back.
func TestWordsComeFirst(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range smallSizes {
			m := opened(t, language, "network", "neuron", size[0], size[1])
			words, panel := opening(m), m.Voice().Word("panel."+m.Lesson.Session.Scene()[0].About().ID)+" ─"
			for i, step := range []struct {
				key   string
				words bool
			}{{"", true}, {"down", true}, {"1", true}, {"right", false}, {"w", true}, {"w", false}, {"tab", false}, {"n", true}, {"p", true}, {"tab", false}} {
				if step.key != "" {
					m.Update(press(step.key))
				}
				if m.Lesson.Session.Screen().ID != "neuron" {
					continue
				}
				if rows := stripped(m.Draw()); strings.Contains(rows, words) != step.words || strings.Contains(rows, panel) == step.words {
					t.Errorf("%s %v, step %d, %s: the words stand there: %v\n%s", language, size, i, step.key, !step.words, rows)
				}
			}
		}
	}
}

// TestTheSceneComesForward runs, steps, undoes and chooses on a small page: what
// comes of it is seen.
func TestTheSceneComesForward(t *testing.T) {
	for _, keys := range []string{"space", ".", "tab", "r", "down right", "down right w u"} {
		m := opened(t, content.English, "network", "cycle", 80, 24)
		m.Update(press("esc"))
		for key := range strings.FieldsSeq(keys) {
			m.Update(press(key))
		}
		if strings.Contains(stripped(m.Draw()), opening(m)) {
			t.Errorf("after %q the words hide the scene", keys)
		}
	}
}

// TestPanesAreNamed goes through the panes of every screen, in a language at a size a day:
// the row under the title names each, and the one in front.
func TestPanesAreNamed(t *testing.T) {
	t.Parallel()
	for _, language := range daily.Spread(content.Languages(), 1, daily.Day()) {
		for _, size := range daily.Some(t, [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}, {40, 12}}, 1) {
			for _, entry := range written() {
				m := opened(t, language, entry.ID, "", size[0], size[1])
				for _, screen := range m.Lesson.Session.Screens() {
					m.Lesson.GoTo(screen.ID)
					for range m.Lesson.panes() {
						m.paneNamed(t)
						m.Update(press("tab"))
					}
				}
			}
		}
	}
}

// paneNamed looks for the pane in front, and for all of them, whole and each by a name of
// its own, where there is room.
func (m *Model) paneNamed(t *testing.T) {
	t.Helper()
	row := strings.Split(stripped(m.Draw()), "\n")[1]
	front, names := 0, map[string]bool{}
	for _, pane := range m.page().strip(plan{}) {
		name := pane.name
		if m.form().mode == Tiny {
			name = strings.TrimSuffix(draw.Crop(name, leastOfAll), "…")
		} else if names[name] {
			t.Errorf("%s/%s at %v: two panes are named %q", m.Lesson.id, m.Lesson.Session.Screen().ID, m.Size, name)
		}
		names[name] = true
		if pane.focus == m.Lesson.focus {
			front++
			name = "▸ " + name
		} else if m.form().mode == Tiny {
			continue
		}
		if !strings.Contains(row, name) {
			t.Errorf("%s/%s at %v: %q is not in %q", m.Lesson.id, m.Lesson.Session.Screen().ID, m.Size, name, row)
		}
	}
	if front != 1 {
		t.Errorf("%s/%s: %d panes are in front", m.Lesson.id, m.Lesson.Session.Screen().ID, front)
	}
}
