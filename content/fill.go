package content

import (
	"slices"
	"strings"
)

// Fill replaces each {name} in text by its value. A name without a value stays
// as it is, and so does a brace that begins no name. Values are not searched for
// further placeholders.
func Fill(text string, values map[string]string) string {
	var filled strings.Builder
	for {
		start, end := placeholder(text)
		if start < 0 {
			break
		}
		value, ok := values[text[start+1:end-1]]
		if !ok {
			value = text[start:end]
		}
		filled.WriteString(text[:start])
		filled.WriteString(value)
		text = text[end:]
	}
	filled.WriteString(text)
	return filled.String()
}

// FillSpans returns a copy of spans in which each {name} is replaced, as by [Fill].
// A placeholder is filled where it stands within one span.
func FillSpans(spans []Span, values map[string]string) []Span {
	filled := slices.Clone(spans)
	for i := range filled {
		filled[i].Text = Fill(filled[i].Text, values)
	}
	return filled
}

// FillBlocks returns a copy of blocks in which each {name} is replaced, as by
// [FillSpans].
func FillBlocks(blocks []Block, values map[string]string) []Block {
	filled := slices.Clone(blocks)
	for i := range filled {
		filled[i].Spans = FillSpans(filled[i].Spans, values)
	}
	return filled
}

// Placeholders returns the names of the placeholders in text, sorted, each once.
func Placeholders(text string) []string {
	var names []string
	for {
		start, end := placeholder(text)
		if start < 0 {
			break
		}
		names = append(names, text[start+1:end-1])
		text = text[end:]
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// placeholder returns where the first {name} of text starts and ends, braces
// included, or -1, -1. A name is made of ASCII letters, digits, '.', '-' and '_'.
func placeholder(text string) (start, end int) {
	start = -1
	for i := range len(text) {
		switch c := text[i]; {
		case c == '{':
			start = i
		case start < 0:
		case c == '}' && i > start+1:
			return start, i + 1
		case !isNameByte(c):
			start = -1
		}
	}
	return -1, -1
}

func isNameByte(c byte) bool {
	return isKeyByte(c) || c >= 'A' && c <= 'Z' || c == '_'
}

// isKey reports whether s may be a header key, an id or an outcome's key:
// lower-case ASCII letters, digits, dots and dashes.
func isKey(s string) bool {
	for i := range len(s) {
		if !isKeyByte(s[i]) {
			return false
		}
	}
	return s != ""
}

func isKeyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-'
}
