package tui

import (
	"regexp"
	"strings"
	"testing"

	"sinapse/lessons/scene"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sinapse/content"
)

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

// stripped is a text without its escape sequences.
func stripped(text string) string { return escapes.ReplaceAllString(text, "") }

// whole checks that what is drawn is exactly the screen, and the same twice.
func whole(t *testing.T, m *Model) {
	t.Helper()
	drawn := m.Draw()
	lines := strings.Split(drawn, "\n")
	if len(lines) != m.Size.Height {
		t.Fatalf("%d lines at %d×%d", len(lines), m.Size.Width, m.Size.Height)
	}
	for y, line := range lines {
		if wide := lipgloss.Width(line); wide != m.Size.Width {
			t.Fatalf("line %d is %d cells wide at %d×%d: %q", y, wide, m.Size.Width, m.Size.Height, stripped(line))
		}
	}
	if m.Draw() != drawn {
		t.Fatal("drawn twice, it is not the same")
	}
}

func TestEverySizeDrawsWhole(t *testing.T) {
	sizes := [][2]int{{1, 1}, {3, 40}, {39, 12}, {40, 12}, {40, 16}, {60, 18}, {72, 20}, {80, 24}, {100, 50}, {104, 30}, {120, 40}, {200, 60}, {500, 200}}
	for _, language := range content.Languages() {
		everyState(t, language, func(m *Model) {
			m.Size.Width, m.Size.Height = 120, 40
			whole(t, m)
		})
		for _, size := range sizes {
			whole(t, opened(t, language, "", "", size[0], size[1]))
			for _, entry := range written() {
				m := opened(t, language, entry.ID, "", size[0], size[1])
				for _, screen := range m.Lesson.Session.Screens() {
					m.Lesson.GoTo(screen.ID)
					for range m.Lesson.panes() {
						whole(t, m)
						m.Lesson.key("tab")
					}
				}
				for _, kind := range []overlayKind{helpOverlay, glossaryOverlay} {
					m.open(kind)
					whole(t, m)
				}
			}
		}
	}
}

// TestTaskNeverLeavesThePage looks for the open question and the open goal on
// every screen at the sizes that must hold both.
func TestTaskNeverLeavesThePage(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		everyState(t, content.English, func(m *Model) {
			m.Size.Width, m.Size.Height = size[0], size[1]
			text := strings.Join(strings.Fields(strings.ReplaceAll(stripped(m.Draw()), "│", " ")), " ")
			if m.Lesson.openQuestion() != "" && !strings.Contains(text, "esc skips") {
				t.Errorf("%v %s/%s: the question is cut", size, m.Lesson.id, m.Lesson.Session.Screen().ID)
			}
			goal, open := m.Lesson.Session.OpenGoal()
			if open && !strings.Contains(text, "◎ "+firstWords(m.Voice().Word("goal."+goal.ID))) {
				t.Errorf("%v %s/%s: the goal %s is not to be seen", size, m.Lesson.id, m.Lesson.Session.Screen().ID, goal.ID)
			}
		})
	}
}

// firstWords are the words that surely stand on a text's first line.
func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:2], " ")
}

// press returns the message of a key, by its name.
func press(key string) tea.KeyPressMsg {
	named := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
		"tab": tea.KeyTab, "space": tea.KeySpace, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace,
	}
	msg := tea.KeyPressMsg{}
	rest := key
	if after, ok := strings.CutPrefix(rest, "ctrl+"); ok {
		msg.Mod |= tea.ModCtrl
		rest = after
	}
	if after, ok := strings.CutPrefix(rest, "shift+"); ok {
		msg.Mod |= tea.ModShift
		rest = after
	}
	if code, ok := named[rest]; ok {
		msg.Code = code
		if code == tea.KeySpace {
			msg.Text = " "
		}
		return msg
	}
	msg.Code = []rune(rest)[0]
	if msg.Mod == 0 {
		msg.Text = rest
	}
	return msg
}

func TestEveryBindingCanBePressed(t *testing.T) {
	for _, b := range Bindings() {
		for _, key := range b.keys {
			if got := press(key).String(); got != key {
				t.Errorf("%s: %q arrives as %q, so it can never fire", b.ID, key, got)
			}
			for _, chapter := range []string{"", "weights", "bias"} {
				m := opened(t, content.English, chapter, "", 120, 40)
				m.Update(press(key))
				whole(t, m)
			}
		}
	}
}

func TestNothingMovesWithoutAClock(t *testing.T) {
	m := opened(t, content.English, "weights", "takeover", 120, 40)
	if _, command := m.Update(press("space")); command != nil {
		t.Error("it runs before the question is answered")
	}
	m.Update(press("1"))
	_, command := m.Update(press("space"))
	if command == nil || !m.Lesson.clock.running {
		t.Fatal("space does not run it")
	}
	stale := frameMsg(m.Lesson.clock.id - 1)
	if _, command = m.Update(stale); command != nil {
		t.Error("a stale frame goes on")
	}
	m.Update(press("space"))
	if _, command = m.Update(frameMsg(m.Lesson.clock.id)); command != nil || m.Lesson.clock.running {
		t.Error("a paused clock goes on")
	}
}

func TestTypingRefusesWhatIsNoNumber(t *testing.T) {
	for text, want := range map[string]string{"abc": "error.number", "1e400": "error.finite", "NaN": "error.finite", "999999": "error.range"} {
		m := opened(t, content.English, "weights", "by-hand", 80, 24)
		before := m.Lesson.Session.Scene()[0].(scene.Table).Rows[0].Cells[2].Quantity
		m.Update(press("="))
		for _, r := range text {
			m.Update(press(string(r)))
		}
		m.Update(press("enter"))
		if m.Lesson.typing == nil || m.Lesson.typing.problem != want {
			t.Errorf("%q was not refused with %s", text, want)
		}
		whole(t, m)
		m.Update(press("esc"))
		if after := m.Lesson.Session.Scene()[0].(scene.Table).Rows[0].Cells[2].Quantity; after != before {
			t.Errorf("%q changed something", text)
		}
	}
}

func TestLanguageSwitchLosesNothing(t *testing.T) {
	m := opened(t, content.English, "weights", "by-hand", 120, 40)
	for _, key := range []string{"2", "right", "right", "tab", "right"} {
		m.Update(press(key))
	}
	before := m.Draw()
	m.Update(press("L"))
	if m.Draw() == before {
		t.Error("the language did not change")
	}
	m.Update(press("L"))
	if m.Draw() != before {
		t.Error("there and back is not the same screen")
	}
}
