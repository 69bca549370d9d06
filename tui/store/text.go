package store

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// forms are the ways besides plain UTF-8 in which text is saved: how a file of it
// begins, and how wide its units are. PowerShell's > writes UTF-16; editors put a
// byte order mark before UTF-8. JSON begins with an ASCII character, so its zeroes
// tell what a missing mark does not. The wider forms come first: their marks begin
// as the others do.
var forms = []struct {
	mark  []byte // the file's first bytes
	zeros string // else, which of them are zero: "0" is, "x" is not
	wide  int    // bytes of a unit
	order binary.ByteOrder
}{
	{[]byte{0xff, 0xfe, 0, 0}, "x000", 4, binary.LittleEndian},
	{[]byte{0, 0, 0xfe, 0xff}, "000x", 4, binary.BigEndian},
	{[]byte{0xff, 0xfe}, "x0x0", 2, binary.LittleEndian},
	{[]byte{0xfe, 0xff}, "0x0x", 2, binary.BigEndian},
	{[]byte{0xef, 0xbb, 0xbf}, "", 1, nil},
}

// Text returns data as UTF-8 without a byte order mark, whatever Unicode form a
// file was saved in. What is in none of them is returned as it is.
func Text(data []byte) []byte {
	for _, form := range forms {
		body, marked := bytes.CutPrefix(data, form.mark)
		switch {
		case !marked && !zeroed(data, form.zeros):
		case form.wide == 1:
			return body
		default:
			return narrow(body, form.wide, form.order)
		}
	}
	return data
}

// zeroed tells whether data begins with zeroes where a pattern has them, and
// nowhere else.
func zeroed(data []byte, pattern string) bool {
	if pattern == "" || len(data) < len(pattern) {
		return false
	}
	for i := range pattern {
		if (data[i] == 0) != (pattern[i] == '0') {
			return false
		}
	}
	return true
}

// narrow turns units of two or four bytes into UTF-8. What is left over of a file
// that was cut in the middle of one is no character.
func narrow(data []byte, wide int, order binary.ByteOrder) []byte {
	if wide == 2 {
		units := make([]uint16, len(data)/2)
		for i := range units {
			units[i] = order.Uint16(data[2*i:])
		}
		return []byte(string(utf16.Decode(units)))
	}
	var text []byte
	for ; len(data) >= 4; data = data[4:] {
		text = utf8.AppendRune(text, rune(order.Uint32(data))) // what is none becomes U+FFFD
	}
	return text
}
