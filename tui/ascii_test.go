package tui

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons/course/daily"
	"sinapse/tui/draw"
)

// signs are what stays with --ascii besides the letters and signs of Latin-1: the fonts
// of a Linux console have them, the one in its kernel too.
const signs = "≤≥"

// lacking are the signs of Latin-1 that the font in the kernel has not.
const lacking = "¹³¾"

// drawings lists the characters on a screen that are neither ASCII nor words.
func drawings(m *Model) (chars []rune) {
	for _, char := range stripped(m.Draw()) {
		if drawing(char) {
			chars = append(chars, char)
		}
	}
	return chars
}

// drawing tells whether a character is one that a console may lack.
func drawing(char rune) bool {
	return char > unicode.MaxLatin1 && !strings.ContainsRune(signs, char) || strings.ContainsRune(lacking, char)
}

// TestASCIIHasNoDrawingsOutsideOfLessons looks for one on the map, in the ending,
// and on each page of the help, the glossary, the code and the search.
func TestASCIIHasNoDrawingsOutsideOfLessons(t *testing.T) {
	t.Parallel()
	for _, language := range content.Languages() {
		index := newIndex(tongue{language, true}.book(), 0)
		for _, size := range daily.Some(t, [][2]int{{120, 40}, {80, 24}, {40, 12}, {20, 10}}, 1) {
			for _, keys := range []string{"", "esc", "esc ?", "esc g", "esc /", "esc enter ?", "esc enter g", "esc enter n c"} {
				m := begun(t, language, "", "", finished(""), size[0], size[1])
				m.caches.index = map[content.Language][]finding{language: index}
				m.theme = draw.NewTheme(colorprofile.ASCII, false, true)
				for key := range strings.FieldsSeq(keys) {
					m.Update(press(key))
				}
				for page := range 12 {
					if chars := drawings(m); len(chars) > 0 {
						t.Errorf("%s at %v, %q, page %d: %q", language, size, keys, page, string(chars))
					}
					m.Update(press("pgdown"))
				}
			}
		}
	}
}

// TestWhatStandsAroundAFieldIsWrittenOut: an index before a typed value is one with
// ASCII alone too, shown and while it is being typed.
func TestWhatStandsAroundAFieldIsWrittenOut(t *testing.T) {
	t.Parallel()
	m := opened(t, content.English, "rnn", "unroll", 120, 40)
	m.theme = draw.NewTheme(colorprofile.ASCII, false, true)
	m.Update(press("1"))
	for _, key := range []string{"", "="} {
		if key != "" {
			m.Update(press(key))
		}
		if page := stripped(m.Draw()); !strings.Contains(page, "h_1 =") || strings.Contains(page, "h1 =") {
			t.Errorf("after %q:\n%s", key, page)
		}
	}
}

// TestTwinsAreASCII holds the table to its purpose, and each character to one
// twin.
func TestTwinsAreASCII(t *testing.T) {
	for char, twin := range draw.ASCIITwins {
		if twin < ' ' || twin > '~' {
			t.Errorf("%q becomes %q", char, twin)
		}
	}
	for bits, want := range map[rune]rune{0: ' ', 1: '.', 7: ':', 0x1f: '*', 0xff: '#'} {
		if got := draw.ASCII(draw.FirstBraille + bits); got != want {
			t.Errorf("Braille %x becomes %q, want %q", bits, got, want)
		}
	}
}
