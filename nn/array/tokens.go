package array

import (
	"fmt"
	"strings"
	"unicode"
)

// A tokenKind says what a word of Python is.
type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenNumber
	tokenText // between quotes
	tokenSign // an operator, a bracket, a comma …
)

// A token is a word of Python.
type token struct {
	kind   tokenKind
	text   string // of a text, what stands between the quotes
	at     int    // in runes
	number number
	level  int // how many brackets are open where it stands; a closing one stands outside
}

// nesting is how deep Python lets brackets go.
const nesting = 200

// A bracket is one that is open.
type bracket struct {
	at   int
	sign rune
}

// signs are those of Python that have more than one character, the longer first.
var signs = []string{"...", "**=", "//=", ">>=", "<<=", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^="}

// tokenize splits a text into tokens. What no token can be is an error, which Python
// tells before any other; brackets that nobody closes are returned.
func tokenize(text string) (tokens []token, open []bracket, err error) {
	s := newScanner(text)
	for {
		s.space()
		if s.peek(0) == '#' {
			s.at = len(s.text)
		}
		next := token{at: s.at, level: len(open), kind: tokenSign}
		r := s.peek(0)
		switch {
		case s.done():
			next.kind = tokenEnd
			return append(tokens, next), open, nil
		case isDigit(r) || r == '.' && isDigit(s.peek(1)):
			next.kind = tokenNumber
			next.number, err = s.number()
		case isLetter(r):
			next.kind, next.text = tokenName, s.word()
		case r == '\'' || r == '"':
			next.kind = tokenText
			next.text, err = s.quotation()
		default:
			next.text, err = s.sign()
			if err == nil {
				open, err = s.bracket(open, next)
				next.level = min(next.level, len(open))
			}
		}
		if err != nil {
			return append(tokens, token{at: next.at}), open, err
		}
		tokens = append(tokens, next)
	}
}

// bracket opens or closes one.
func (s *scanner) bracket(open []bracket, next token) ([]bracket, error) {
	switch next.text {
	case "(", "[", "{":
		if len(open) >= nesting {
			return open, s.fail(next.at, BadSyntax, "SyntaxError", "too many nested parentheses")
		}
		return append(open, bracket{next.at, rune(next.text[0])}), nil
	case ")", "]", "}":
		if len(open) == 0 {
			return open, s.fail(next.at, Unmatched, "SyntaxError", "unmatched '"+next.text+"'")
		}
		last := open[len(open)-1]
		if strings.IndexRune("([{", last.sign) != strings.Index(")]}", next.text) {
			return open, s.fail(next.at, Unmatched, "SyntaxError",
				"closing parenthesis '"+next.text+"' does not match opening parenthesis '"+string(last.sign)+"'")
		}
		return open[:len(open)-1], nil
	}
	return open, nil
}

// sign reads an operator, a bracket or a comma.
func (s *scanner) sign() (string, error) {
	for _, sign := range signs {
		if strings.HasPrefix(string(s.text[s.at:min(s.at+3, len(s.text))]), sign) {
			s.at += len(sign)
			return sign, nil
		}
	}
	r := s.peek(0)
	switch {
	case strings.ContainsRune("()[]{},:.;+-*/%@=<>&|^~", r):
		s.at++
		return string(r), nil
	case r == '!' || r == '$' || r == '?' || r == '`':
		return "", s.fail(s.at, BadSyntax, "SyntaxError", "invalid syntax")
	case r == '\\':
		return "", s.fail(s.at, BadSyntax, "SyntaxError", "unexpected character after line continuation character")
	case !unicode.IsPrint(r):
		return "", s.fail(s.at, BadSyntax, "SyntaxError", fmt.Sprintf("invalid non-printable character U+%04X", r))
	}
	return "", s.fail(s.at, BadSyntax, "SyntaxError", fmt.Sprintf("invalid character '%c' (U+%04X)", r, r))
}

// word reads a name without dots.
func (s *scanner) word() string {
	begin := s.at
	for goesOn(s.peek(0)) {
		s.at++
	}
	return string(s.text[begin:s.at])
}

// goesOn tells whether a name that has begun goes on with r; the dot of a product, ·, is
// among what it goes on with.
func goesOn(r rune) bool {
	return isLetter(r) || unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Other_ID_Continue)
}

// quotation reads a text between quotes, without escapes.
func (s *scanner) quotation() (string, error) {
	begin, quote := s.at, s.peek(0)
	for s.at++; ; s.at++ {
		switch r := s.peek(0); {
		case s.done() || r == '\n':
			return "", s.fail(begin, Unclosed, "SyntaxError", "unterminated string literal (detected at line 1)")
		case r == '\\':
			return "", errText(begin)
		case r == quote:
			s.at++
			return string(s.text[begin+1 : s.at-1]), nil
		}
	}
}
