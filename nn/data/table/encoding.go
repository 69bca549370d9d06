package table

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// An Encoding is how a file's bytes stand for characters.
type Encoding string

// The encodings. Windows-1252 is Latin-1 with signs where Latin-1 has control
// characters; a file without those signs is both.
const (
	UTF8        Encoding = "UTF-8"
	UTF8Mark    Encoding = "UTF-8 with its mark"
	UTF16LE     Encoding = "UTF-16, little-endian"
	UTF16BE     Encoding = "UTF-16, big-endian"
	Latin1      Encoding = "Latin-1"
	Windows1252 Encoding = "Windows-1252"
)

// sniffed is how many bytes of a file are looked at before it is read.
const sniffed = 256 << 10

// A source turns a file's bytes into UTF-8 without a mark.
type source struct {
	in       *bufio.Reader
	encoding Encoding
	gzip     bool
	held     []byte // decoded, not handed out yet
	plain    bool   // nothing but ASCII so far
	returns  bool   // lines end in carriage returns alone, as old Macs had it
	line     int    // of the next byte to be decoded
	column   int
	err      error
	marked   bool
}

// marks begin files of some encodings.
var marks = map[Encoding]string{UTF8: "\xef\xbb\xbf", UTF8Mark: "\xef\xbb\xbf", UTF16LE: "\xff\xfe", UTF16BE: "\xfe\xff"}

// open looks at how a file begins.
func open(r io.Reader, want Encoding) (*source, error) {
	s := &source{in: bufio.NewReaderSize(r, sniffed), plain: true, line: 1, column: 1, encoding: want}
	if err := s.unzip(); err != nil {
		return nil, err
	}
	head, _ := s.in.Peek(sniffed)
	if want == "" {
		s.encoding = sniff(head)
	}
	if mark := marks[s.encoding]; mark != "" && bytes.HasPrefix(head, []byte(mark)) {
		_, _ = s.in.Discard(len(mark)) // it was seen
		s.marked = true
	}
	s.returns = bytes.Contains(head, []byte{'\r'}) && !bytes.Contains(head, []byte{'\n'})
	return s, nil
}

// unzip reads through gzip where a file begins so.
func (s *source) unzip() error {
	head, err := s.in.Peek(2)
	if string(head) != "\x1f\x8b" {
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		return nil
	}
	unzipped, err := gzip.NewReader(s.in)
	if err != nil {
		return &Error{Kind: BadGzip}
	}
	s.in, s.gzip = bufio.NewReaderSize(unzipped, sniffed), true
	if _, err := s.in.Peek(1); err != nil && !errors.Is(err, io.EOF) {
		return &Error{Kind: BadGzip}
	}
	return nil
}

// sniff tells the likeliest encoding of a file by its beginning.
func sniff(head []byte) Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return UTF8Mark
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return UTF16LE
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return UTF16BE
	}
	// UTF-16 without a mark: of Latin letters every other byte is zero.
	zeros := [2]int{}
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case half > 1 && zeros[1] > half*7/10 && zeros[0] < half/10:
		return UTF16LE
	case half > 1 && zeros[0] > half*7/10 && zeros[1] < half/10:
		return UTF16BE
	}
	if good, bad := characters(head); good >= bad {
		return UTF8
	}
	return single(head)
}

// characters counts the characters of several bytes that are UTF-8, and the bytes
// that are not; what the end cuts off is neither. Texts of other encodings hold
// hardly a byte pair that is UTF-8 by chance: where there are more, it is damaged.
func characters(head []byte) (good, bad int) {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		switch {
		case r == utf8.RuneError && size <= 1:
			if !utf8.FullRune(head) {
				return good, bad
			}
			bad++
		case size > 1:
			good++
		}
		head = head[size:]
	}
	return good, bad
}

// single tells which of the encodings with a byte a character it is.
func single(head []byte) Encoding {
	for _, b := range head {
		if b >= 0x80 && b < 0xa0 {
			return Windows1252
		}
	}
	return Latin1
}

// windows1252 are the characters of the bytes 0x80 to 0x9f; 0 for none.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// Read gives the next characters.
func (s *source) Read(p []byte) (int, error) {
	for len(s.held) == 0 && s.err == nil {
		s.decode()
	}
	if len(s.held) == 0 {
		return 0, s.err
	}
	n := copy(p, s.held)
	s.held = s.held[n:]
	return n, nil
}

// decode makes some more characters.
func (s *source) decode() {
	raw, err := s.in.Peek(min(max(s.in.Buffered(), 1), 32<<10))
	if len(raw) == 0 {
		s.end(err)
		return
	}
	var out []byte
	var used int
	switch s.encoding {
	case UTF16LE, UTF16BE:
		out, used = s.wide(raw)
		if used == 0 && s.err == nil {
			raw, err = s.in.Peek(4)
			if out, used = s.wide(raw); used == 0 {
				s.end(err)
				return
			}
		}
	case Latin1, Windows1252:
		out, used = s.bytes(raw), len(raw)
	default:
		out, used = s.utf8(raw)
	}
	if s.err != nil {
		return
	}
	_, _ = s.in.Discard(used) // it was peeked at
	if s.returns {
		for i, b := range out {
			if b == '\r' {
				out[i] = '\n'
			}
		}
	}
	s.held = out
	s.count(out)
}

// end is what the end of the bytes means.
func (s *source) end(err error) {
	switch rest, _ := s.in.Peek(4); {
	case s.gzip && err != nil && !errors.Is(err, io.EOF):
		s.err = &Error{Kind: BadGzip, Line: s.line}
	case err != nil && !errors.Is(err, io.EOF):
		s.err = err
	case len(rest) > 0:
		s.err = s.broken(rest[:1])
	default:
		s.err = io.EOF
	}
}

// broken tells of bytes that are no character.
func (s *source) broken(raw []byte) error {
	return &Error{Kind: BadText, Line: s.line, Column: s.column, Found: fmt.Sprintf("% x", raw), Want: string(s.encoding)}
}

// count follows the place in the file, and finds zero bytes.
func (s *source) count(text []byte) {
	if before, _, found := bytes.Cut(text, []byte{0}); found {
		s.place(before)
		s.err, s.held = &Error{Kind: NotText, Line: s.line, Column: s.column}, nil
		return
	}
	s.place(text)
}

func (s *source) place(text []byte) {
	if last := bytes.LastIndexByte(text, '\n'); last >= 0 {
		s.line += bytes.Count(text, []byte{'\n'})
		s.column, text = 1, text[last+1:]
	}
	s.column += utf8.RuneCount(text)
}

// utf8 checks characters. A byte that is none, after nothing but ASCII, says that
// the encoding was guessed wrong: from there on a byte is a character.
func (s *source) utf8(raw []byte) (out []byte, used int) {
	for used < len(raw) {
		if raw[used] < utf8.RuneSelf {
			used++
			continue
		}
		r, size := utf8.DecodeRune(raw[used:])
		if r != utf8.RuneError || size > 1 {
			s.plain = false
			used += size
			continue
		}
		if !utf8.FullRune(raw[used:]) && used > 0 { // cut off: it comes whole with the next ones
			break
		}
		if whole, _ := s.in.Peek(min(used+utf8.UTFMax, s.in.Size())); !utf8.FullRune(raw[used:]) && len(whole) > len(raw) {
			if r, size := utf8.DecodeRune(whole[used:]); r != utf8.RuneError || size > 1 {
				return bytes.Clone(whole[:used+size]), used + size
			}
		}
		if s.plain && s.encoding == UTF8 {
			s.encoding = single(raw[used:])
			return append(bytes.Clone(raw[:used]), s.bytes(raw[used:])...), len(raw)
		}
		s.place(raw[:used])
		s.err = s.broken(raw[used : used+1])
		return nil, 0
	}
	return bytes.Clone(raw[:used]), used
}

// bytes turns characters of a byte into UTF-8.
func (s *source) bytes(raw []byte) []byte {
	out := make([]byte, 0, len(raw)+len(raw)/4)
	for _, b := range raw {
		r := rune(b)
		if b >= 0x80 && b < 0xa0 {
			if s.encoding = Windows1252; windows1252[b-0x80] != 0 {
				r = windows1252[b-0x80]
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// wide turns characters of two or four bytes into UTF-8.
func (s *source) wide(raw []byte) (out []byte, used int) {
	unit := func(i int) rune {
		if s.encoding == UTF16BE {
			return rune(raw[i])<<8 | rune(raw[i+1])
		}
		return rune(raw[i+1])<<8 | rune(raw[i])
	}
	for used+2 <= len(raw) {
		r := unit(used)
		size := 2
		if utf16.IsSurrogate(r) {
			if used+4 > len(raw) {
				break
			}
			if r = utf16.DecodeRune(r, unit(used+2)); r == utf8.RuneError {
				s.place(out)
				s.err = s.broken(raw[used : used+4])
				return nil, 0
			}
			size = 4
		}
		out = utf8.AppendRune(out, r)
		used += size
	}
	return out, used
}
