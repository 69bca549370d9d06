package cli

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sinapse/lessons/course"
	"sinapse/tui"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sinapse/content"
	"sinapse/lessons"
)

// leaked is a key of words, or a placeholder, that nobody put words for.
var leaked = regexp.MustCompile(`\b[a-z][a-z-]+\.[a-z][a-z.-]+|\{[a-z]+\}`)

// codeName is what only looks like one.
var codeName = regexp.MustCompile(`\b(np|numpy|self|layer1|layer2|activation1)\.[a-z._]+`)

// isDrawing tells whether a character is neither ASCII nor of a word.
func isDrawing(char rune) bool {
	const signs = "·×÷²³¹½±°ºª«»∂Σ√Δ∞≤≥≠′⁻⁰⁴⁵⁶⁷⁸⁹ᶻ"
	return char > 0x7f && !unicode.IsLetter(char) && !unicode.IsMark(char) && !strings.ContainsRune(signs, char)
}

// pressed is a key by its name.
func pressed(key string) tea.KeyPressMsg {
	named := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab,
	}
	if code, ok := named[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

// shown is a text without its escape sequences.
func shown(text string) string { return ansi.Strip(text) }

// unspaced takes all spaces out of a text, which is set in as many rows as it needs.
func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// chapters lists those that can be opened.
func chapters() []course.Entry {
	return slices.DeleteFunc(course.Entries(), func(entry course.Entry) bool { return entry.New == nil })
}

// openedAt is the program at a screen, of a size.
func openedAt(tb testing.TB, language content.Language, chapter, screen string, width, height int) *tui.Model {
	tb.Helper()
	m, err := tui.NewModel(tui.Options{
		Language: language, Chapter: chapter, Screen: screen, Profile: colorprofile.TrueColor, Progress: lessons.NewProgress(),
	})
	if err != nil {
		tb.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return m
}
