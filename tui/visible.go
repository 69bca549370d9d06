package tui

import (
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns a text that may be anybody's (an argument, a file's name, the
// system's words) as it can be shown: what a terminal would obey, and what cannot
// be seen, is written as Go writes it, \x1b for an escape.
func Visible(text string) string {
	var seen strings.Builder
	for i, char := range text {
		_, wide := utf8.DecodeRuneInString(text[i:])
		switch {
		case char == utf8.RuneError && wide == 1:
			seen.WriteString(`\x` + strconv.FormatUint(uint64(text[i]), 16))
		case unicode.IsGraphic(char):
			seen.WriteRune(char)
		default:
			seen.WriteString(strings.Trim(strconv.QuoteRune(char), "'"))
		}
	}
	return seen.String()
}

// visibleAll makes visible what fills a sentence.
func visibleAll(values map[string]string) map[string]string {
	seen := make(map[string]string, len(values))
	for name, value := range values {
		seen[name] = Visible(value)
	}
	return seen
}

// A Harmless writer passes on lines of text, and makes visible whatever else there
// is in them.
type Harmless struct{ io.Writer }

// Write writes text.
func (h Harmless) Write(text []byte) (int, error) {
	var seen strings.Builder
	for line := range strings.Lines(string(text)) {
		bare, ended := strings.CutSuffix(line, "\n")
		seen.WriteString(Visible(bare))
		if ended {
			seen.WriteByte('\n')
		}
	}
	if _, err := io.WriteString(h.Writer, seen.String()); err != nil {
		return 0, err
	}
	return len(text), nil
}
