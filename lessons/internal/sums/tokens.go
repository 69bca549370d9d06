package sums

import (
	"strconv"
	"strings"
	"unicode"

	"sinapse/lessons/scene"
)

// A token is a part of a worked line as it is read.
type token struct {
	kind   tokenKind
	text   string  // a sign or a name
	number float64 // that stands in the text
	term   int     // where it stands
	close  bool    // nothing is between it and what is before it
}

// tokenKind tells what a token is.
type tokenKind uint8

// The kinds of token.
const (
	sign  tokenKind = iota // one character
	name                   // of a number or a function, or words
	fixed                  // a number in the text
	shown                  // a number of the line
	gap                    // wide, between two things that are said
	odd                    // what cannot be reckoned with
)

// signs are what can be reckoned with, and what compares.
const signs = "+−-·×*÷/^()√²³½,=≈←→<>≤≥≠"

// tokensOf reads the line that begins with a term.
func tokensOf(terms []scene.Term, from int) []token {
	var read []token
	for i := from; i < len(terms); i++ {
		term := terms[i]
		switch term.Kind {
		case scene.Value, scene.Result:
			kind := shown
			if !term.Quantity.Given {
				kind = odd
			}
			read = append(read, token{kind: kind, term: i, close: true})
		case scene.Word:
			read = append(read, token{kind: name, text: term.Word, term: i})
		case scene.Operator, scene.Symbol:
			if term.Quantity.Given { // a number that is hidden
				read = append(read, token{kind: shown, term: i})
				continue
			}
			text := textTokens(term.Text, i)
			if i > from && len(text) > 0 && strings.HasSuffix(terms[i-1].Text, " ") {
				text[0].close = false
			}
			read = append(read, text...)
		}
	}
	return read
}

// wide is how many spaces part two things that are said on one line.
const wide = 3

// textTokens reads the text of a term.
func textTokens(text string, term int) []token {
	var read []token
	runes := []rune(text)
	for i := 0; i < len(runes); {
		t := token{term: term, close: i == 0 || runes[i-1] != ' '}
		end := i + 1
		switch char := runes[i]; {
		case char == ' ':
			end = i + span(runes[i:], func(r rune) bool { return r == ' ' })
			if end-i >= wide {
				read = append(read, token{kind: gap, term: term})
			}
			i = end
			continue
		case strings.ContainsRune(signs, char):
			t.kind = sign
		case unicode.IsDigit(char) && char < 0x80:
			end = i + span(runes[i:], func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
			t.kind = fixed
			t.number, _ = strconv.ParseFloat(string(runes[i:end]), 64) // digits and points
		case isName(char):
			end = i + named(runes[i:])
			t.kind = name
		default:
			t.kind = odd
		}
		t.text = string(runes[i:end])
		read = append(read, t)
		i = end
	}
	return read
}

// span is how many characters there are of a kind.
func span(runes []rune, of func(rune) bool) int {
	for i, r := range runes {
		if !of(r) {
			return i
		}
	}
	return len(runes)
}

// isName tells whether a character may stand in a name; digits below the line do.
func isName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || strings.ContainsRune("∂∇′_₀₁₂₃₄₅₆₇₈₉,.", r) && r != ','
}

// named is how long a name is, with the power above it and the index in brackets behind
// it.
func named(runes []rune) int {
	end := span(runes, isName)
	end += span(runes[end:], func(r rune) bool { return strings.ContainsRune("²³", r) })
	for end < len(runes) && runes[end] == '[' {
		end += span(runes[end:], func(r rune) bool { return r != ']' })
		end = min(end+1, len(runes))
		end += span(runes[end:], isName)
	}
	return end
}
