package content

import (
	"slices"
	"strings"
)

// Fill replaces each {name} in text by its value, and each {name|one|many} by the word
// that goes with it: "one" beside a value of 1, else "many". A name without a value stays
// as it is, and so does a brace that begins no name. Values are not searched for
// further placeholders.
func Fill(text string, values map[string]string) string {
	var filled strings.Builder
	for {
		start, end := placeholder(text)
		if start < 0 {
			break
		}
		name, one, many := parts(text[start+1 : end-1])
		value, ok := values[name]
		switch {
		case !ok:
			value = text[start:end]
		case many != "" && value == "1":
			value = one
		case many != "":
			value = many
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
		name, _, _ := parts(text[start+1 : end-1])
		names = append(names, name)
		text = text[end:]
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// parts are the name in a placeholder, and its words for one and for many, if it has
// them.
func parts(inner string) (name, one, many string) {
	name, words, _ := strings.Cut(inner, "|")
	one, many, _ = strings.Cut(words, "|")
	return name, one, many
}

// placeholder returns where the first {name} or {name|one|many} of text starts and ends,
// braces included, or -1, -1. A name is made of ASCII letters, digits, '.', '-' and '_'.
func placeholder(text string) (start, end int) {
	start, words := -1, false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '{':
			start, words = i, false
		case start < 0:
		case c == '}' && i > start+1:
			return start, i + 1
		case c == '|' && i > start+1:
			words = true
		case !words && !isNameByte(c):
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
