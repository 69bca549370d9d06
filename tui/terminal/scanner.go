package terminal

import (
	"bytes"
	"regexp"
	"sync"
	"unicode/utf8"
)

const (
	interrupt  = 3 // ctrl+c
	escape     = 27
	longest    = 64          // bytes of an escape sequence that a key sends, and more
	beginPaste = "\x1b[200~" // the marks around a paste
	endPaste   = "\x1b[201~"
)

// A scanner goes through what a terminal sends: characters, and escape sequences
// from keys, the mouse, pastes and answers.
type scanner struct {
	sequence    []byte // the escape sequence so far, nil between them
	bracketed   bool   // between the marks of a paste
	interrupted bool   // ctrl+c was pressed
	text        []byte // the characters outside of sequences, as far as they are kept
	count       int    // how many there were
	loose       int    // bytes outside of pastes
	different   [256]bool
	last        []byte // the last key, of one character or one sequence
}

// begin forgets the text that was seen.
func (s *scanner) begin() {
	s.text, s.count, s.loose, s.different, s.last = s.text[:0], 0, 0, [256]bool{}, nil
}

// scan goes through more bytes.
func (s *scanner) scan(data []byte) {
	for _, b := range data {
		if !s.bracketed {
			s.loose++
		}
		switch {
		case b == interrupt && !s.bracketed: // no sequence holds it
			s.interrupted, s.sequence = true, nil
		case s.sequence != nil:
			s.inside(b)
		case b == escape:
			s.sequence = append(make([]byte, 0, longest), b)
			s.last = s.sequence
		case s.bracketed:
		default:
			s.count++
			s.different[b] = true
			if utf8.RuneStart(b) {
				s.last = nil
			}
			if len(s.last) < longest { // bytes that go on with a character may come without end
				s.last = append(s.last, b)
			}
			if len(s.text) < mostPaste {
				s.text = append(s.text, b)
			}
		}
	}
}

// mostPaste is more bytes than any field takes.
const mostPaste = 2000

// poured tells whether more text came at once than anybody types.
func (s *scanner) poured() bool {
	kinds := 0
	for _, seen := range s.different {
		if seen {
			kinds++
		}
	}
	return s.count > mostSame || s.count > mostText && kinds > fewKeys
}

// paste returns the text that was seen between the marks of a paste, and after it the
// last key: it may have been pressed after the flood, and is to be answered.
func (s *scanner) paste() []byte {
	text := s.text
	if s.count == len(text) && !bytes.HasPrefix(s.last, []byte{escape}) {
		text = text[:len(text)-len(s.last)]
	}
	text = bytes.Map(func(char rune) rune {
		if char < ' ' && char != '\n' && char != '\r' && char != '\t' || char == 127 {
			return -1
		}
		return char
	}, text)
	return bytes.Join([][]byte{[]byte(beginPaste), text, []byte(endPaste), s.last}, nil)
}

// ended are whole escape sequences: the old mouse's, with three bytes of any kind;
// those with parameters and without; two letters; answers, up to a bell or ST; and a
// key with alt.
var ended = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\x1b((?s:\[M...)|\[[0-?]+[ -/]*[@-~]|\[[@-LN-~]|(?s:O.)|(?s:[\]P_^].*)(\x07|\x1b\\)|[^\[O\]P_^])$`)
})

// inside takes a byte of an escape sequence.
func (s *scanner) inside(b byte) {
	answers := len(s.sequence) > 1 && bytes.IndexByte([]byte("]P_^"), s.sequence[1]) >= 0
	if b == escape && !answers {
		s.sequence = append(make([]byte, 0, longest), b)
		s.last = s.sequence
		return
	}
	s.sequence = append(s.sequence, b)
	s.last = s.sequence
	switch {
	case ended().Match(s.sequence):
		s.end()
	case len(s.sequence) < longest:
	case answers:
		s.sequence = append(s.sequence[:2], b)
	default:
		s.sequence = nil
	}
}

// ctrlC is how terminals that tell keys apart send it: with the modifiers' number,
// 5 for ctrl alone, and more for the locks; never when it is let go.
var ctrlC = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\x1b\[(99(:\d*)*;(5|69|133|197)(:[12])?u|27;(5|69|133|197);99~)$`)
})

// end looks at a whole escape sequence.
func (s *scanner) end() {
	switch {
	case string(s.sequence) == beginPaste:
		s.bracketed, s.last = true, nil
	case string(s.sequence) == endPaste:
		s.bracketed, s.last = false, nil
	case !s.bracketed && ctrlC().Match(s.sequence):
		s.interrupted = true
	}
	s.sequence = nil
}
