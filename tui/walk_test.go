package tui

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"sinapse/content"
)

// rawKey is a key of words, or a placeholder, as it would stand on a screen.
var rawKey = regexp.MustCompile(`\b[a-z][a-z-]+\.[a-z][a-z.-]+|\{[a-z]+\}`)

// python is what only looks like one.
var python = regexp.MustCompile(`\b(np|numpy|self|layer1|layer2|activation1)\.[a-z._]+`)

func TestRawKeysAreFound(t *testing.T) {
	for text, raw := range map[string]bool{
		"│ panel.neuron  x": true, "goal.fit": true, "abaixo de {limit}": true,
		"size. Rooms": false, "w₁ = 0.5": false, "x.": false, "numpy as np": false,
	} {
		if rawKey.MatchString(text) != raw || raw && !mayBeRaw(text) {
			t.Errorf("%q: raw is %v, want %v", text, !raw, raw)
		}
	}
}

// raw is the first key of words on a page, "" for none.
func raw(plain string) string {
	for row := range strings.SplitSeq(plain, "\n") {
		if !mayBeRaw(row) {
			continue
		}
		if key := rawKey.FindString(python.ReplaceAllString(row, "")); key != "" {
			return key
		}
	}
	return ""
}

// mayBeRaw tells whether a row has a dot behind a letter or dash and a letter behind it,
// or a brace: most rows have neither, and rawKey takes long to say so.
func mayBeRaw(row string) bool {
	lower := func(char byte) bool { return char == '-' || 'a' <= char && char <= 'z' }
	for i := range len(row) {
		if row[i] == '{' || row[i] == '.' && i > 0 && i+1 < len(row) && lower(row[i-1]) && lower(row[i+1]) {
			return true
		}
	}
	return false
}

// said are the words on a page, with the screen's name, without its numbers and drawings.
func said(m *Model, plain string) []string {
	words := strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) })
	for i := range words {
		words[i] = m.Lesson.id + "/" + m.Lesson.Session.Screen().ID + " " + words[i]
	}
	return words
}

// TestTheMapShowsNoKeyRaw goes over the map in both languages.
func TestTheMapShowsNoKeyRaw(t *testing.T) {
	for _, language := range content.Languages() {
		m := opened(t, language, "", "", 120, 40)
		for range m.Home.chapters {
			if key := raw(stripped(m.Draw())); key != "" {
				t.Errorf("%s, on %s: %q stands there", language, m.Home.Chosen(), key)
			}
			m.Update(press("down"))
		}
	}
}

// situations are ways to where a key may do something, from the first screen
// of a chapter, as keys.
var situations = []struct{ chapter, screen, keys string }{
	{"", "", ""},
	{"", "", "down j"},
	{"", "", "/ down pgdown"},
	{"weights", "importance", ""},
	{"weights", "importance", "right l u"},
	{"weights", "importance", "i [ i ] i"},
	{"weights", "sign", ""},
	{"weights", "by-hand", "2 right"},
	{"weights", "by-hand", "2 tab down"},
	{"weights", "takeover", "1 . . ."},
	{"weights", "takeover", "1 . . u"},
	{"weights", "takeover", "1 space"},
	{"weights", "importance", "1 tab right"},
	{"weights", "recap", ""},
	{"weights", "recap", "pgdown"},
	{"bias", "threshold", "right tab right"},
	{"bias", "empty-plot", "3 tab down"},
	{"bias", "without", "esc tab pgdown"},
	{"network", "cycle", "4"},
	{"shapes", "index", "tab right"},
	{"cnn", "pool", "1 tab"},
	{"playground", "free", "tab right"},
}

// claims tells whether a key does something in some situation: something
// else is drawn, or a command is returned.
func claims(t *testing.T, key string) bool {
	t.Helper()
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		for _, s := range situations {
			m := findable(opened(t, content.English, s.chapter, s.screen, size[0], size[1]))
			for before := range strings.FieldsSeq(s.keys) {
				m.Update(press(before))
			}
			before, view := m.Draw(), m.View().MouseMode
			if m.here()&(searching|typing) != 0 && press(key).Text != "" {
				continue // it is written
			}
			_, command := m.Update(press(key))
			if command != nil || m.Draw() != before || m.View().MouseMode != view {
				return true
			}
		}
	}
	return false
}

// TestEveryBindingDoesSomething presses each key of the table. The digits that
// no question has are the only ones that need not do anything.
func TestEveryBindingDoesSomething(t *testing.T) {
	t.Parallel()
	for _, b := range Bindings() {
		for _, key := range b.keys {
			if b.ID == "answer" && key > "4" {
				continue
			}
			if !claims(t, key) {
				t.Errorf("%s: %q does nothing anywhere", b.ID, key)
			}
		}
	}
	for _, free := range []string{"z", "%", "ctrl+x"} {
		if claims(t, free) {
			t.Errorf("%q does something, but is not in the table", free)
		}
	}
}

// TestArrowsWalkANetwork goes from an input to the right: along a weight, its
// neuron's bias, and the neuron that adds them up.
func TestArrowsWalkANetwork(t *testing.T) {
	m := opened(t, content.English, "layers", "dense", 120, 40)
	m.Update(press("tab"))
	for _, kind := range []string{"n0.", "w1.", "b1.", "n1."} {
		if chosen := m.Lesson.Session.Selected().String(); !strings.HasPrefix(chosen, kind) {
			t.Errorf("%s is chosen, not a %s", chosen, kind)
		}
		m.Update(press("right"))
	}
	m.Update(press("down"))
	if chosen := m.Lesson.Session.Selected().String(); !strings.HasPrefix(chosen, "n1.") {
		t.Errorf("down leads out of the layer to %s", chosen)
	}
}
