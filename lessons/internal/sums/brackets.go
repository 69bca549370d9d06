package sums

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sinapse/lessons/scene"
)

// bracketed returns a copy of a line in which numbers below zero stand in brackets
// behind an operator and below a power, and no plus sign follows an operator.
func bracketed(terms []scene.Term) []scene.Term {
	written := make([]scene.Term, 0, len(terms)+2)
	for i, term := range terms {
		if term.Kind != scene.Value && term.Kind != scene.Result {
			written = append(written, term)
			continue
		}
		before := ends(written)
		behind := strings.ContainsRune(operators, before)
		below := i+1 < len(terms) && strings.ContainsAny(starts(terms[i+1]), powers)
		if behind {
			term.Quantity.Signed = false
		}
		if before != '(' && (behind || below) && strings.HasPrefix(term.Quantity.Plain(), "-") {
			written = append(written, operator("("), term, operator(")"))
			continue
		}
		written = append(written, term)
	}
	return written
}

// What a number below zero may not stand next to.
const (
	operators = "+−-·×*÷/^"
	powers    = "²³^"
)

// operator is a sign of a line.
func operator(text string) scene.Term { return scene.Term{Kind: scene.Operator, Text: text} }

// ends is the last sign before what comes, spaces left out; a space for none.
func ends(terms []scene.Term) rune {
	for _, term := range slices.Backward(terms) {
		if text := strings.TrimRight(term.Text, " "); text != "" {
			sign, _ := utf8.DecodeLastRuneInString(text)
			return sign
		}
		if term.Kind != scene.Operator && term.Kind != scene.Symbol {
			break
		}
	}
	return ' '
}

// starts is the first sign of a term.
func starts(term scene.Term) string {
	sign, size := utf8.DecodeRuneInString(term.Text)
	if size == 0 {
		return ""
	}
	return string(sign)
}
