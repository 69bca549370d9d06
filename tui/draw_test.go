package tui

import (
	"slices"
	"strings"
	"testing"

	"sinapse/lessons/scene"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons/course/daily"
)

// stripped is a text without the escape sequences of colours and the like.
func stripped(text string) string {
	const escape = "\x1b["
	var plain strings.Builder
	plain.Grow(len(text))
	for {
		before, after, found := strings.Cut(text, escape)
		plain.WriteString(before)
		if !found {
			return plain.String()
		}
		sequence, rest, ended := strings.Cut(after, "m")
		if text = rest; !ended || strings.Trim(sequence, "0123456789;") != "" { // of another kind
			plain.WriteString(escape)
			text = after
		}
	}
}

// whole checks that what is drawn is exactly the screen, and the same twice.
func whole(t *testing.T, m *Model) {
	t.Helper()
	drawn := m.Draw()
	if what := torn(m, drawn); what != "" {
		t.Fatal(what)
	}
	if m.Draw() != drawn {
		t.Fatal("drawn twice, it is not the same")
	}
}

// namedSizes are where something changes on a page, and both ends.
var namedSizes = [][2]int{{1, 1}, {3, 40}, {39, 12}, {40, 12}, {40, 16}, {60, 18}, {72, 20}, {80, 24}, {96, 28}, {100, 30}, {100, 50}, {112, 36}, {120, 40}, {160, 50}, {200, 60}, {500, 200}}

// sizesOfADay are the named ones, every small one, and every width and every height
// with some other, in the day's order.
func sizesOfADay(t *testing.T) [][2]int {
	t.Helper()
	chance, sizes := daily.Chance(t, "sizes"), slices.Clone(namedSizes)
	for width := 40; width < 49; width++ {
		for height := 12; height < 19; height++ {
			sizes = append(sizes, [2]int{width, height})
		}
	}
	for width := range 160 {
		sizes = append(sizes, [2]int{width + 1, 12 + chance.IntN(48)})
	}
	for height := range 60 {
		sizes = append(sizes, [2]int{40 + chance.IntN(100), height + 1})
	}
	chance.Shuffle(len(sizes), func(i, k int) { sizes[i], sizes[k] = sizes[k], sizes[i] })
	return sizes
}

// TestEverySizeDrawsWhole draws every screen, as it is come upon, with each of its
// panes in front: every size on some screen of the day, with SINAPSE_TESTS=whole the
// named ones on all screens in both languages too.
func TestEverySizeDrawsWhole(t *testing.T) {
	const each = 3 // sizes a screen
	sizes, next := sizesOfADay(t), 0
	for _, entry := range written() {
		from := next
		next += each * len(ScreensOf(entry, 0))
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			for _, language := range daily.Some(t, content.Languages(), 1) {
				m := opened(t, language, entry.ID, "", 120, 40)
				for i, screen := range m.Lesson.Session.Screens() {
					m.Lesson.GoTo(screen.ID)
					for k := range each {
						wholeScreen(t, m, sizes[(from+each*i+k)%len(sizes)])
					}
					for k := range namedSizes {
						if daily.Whole() {
							wholeScreen(t, m, namedSizes[k])
						}
					}
				}
				for _, size := range daily.Some(t, namedSizes, 3) {
					m.Size.Width, m.Size.Height = size[0], size[1]
					for _, kind := range []overlayKind{helpOverlay, glossaryOverlay} {
						m.open(kind)
						whole(t, m)
					}
				}
			}
		})
	}
	if next < len(sizes) && *chapter == "" {
		t.Errorf("%d sizes of %d are drawn", next, len(sizes))
	}
}

// wholeScreen draws a screen at a size with each of its panes in front.
func wholeScreen(t *testing.T, m *Model, size [2]int) {
	t.Helper()
	m.Size.Width, m.Size.Height = size[0], size[1]
	for range m.Lesson.panes() {
		if what := torn(m, m.Draw()); what != "" {
			t.Errorf("%s: %s", m.Lesson.Session.Screen().ID, what)
		}
		m.Lesson.nextPane("tab")
	}
}

// TestTheMapDrawsWhole draws the map at each named size.
func TestTheMapDrawsWhole(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range namedSizes {
			whole(t, opened(t, language, "", "", size[0], size[1]))
		}
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
	if after, ok := strings.CutPrefix(rest, "alt+"); ok {
		msg.Mod |= tea.ModAlt
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
	for text, want := range map[string]string{"abc": "error.number", "1e400": "error.finite", "NaN": "error.number", "inf": "error.finite", "999999": "error.range"} {
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
