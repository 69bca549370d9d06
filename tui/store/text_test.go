package store

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// inUTF16 writes a text as Windows does.
func inUTF16(text string, order binary.AppendByteOrder) (data []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

func inUTF32(text string, order binary.AppendByteOrder) (data []byte) {
	for _, char := range text {
		data = order.AppendUint32(data, uint32(char))
	}
	return data
}

func TestText(t *testing.T) {
	const text, mark = "{\"é\": \"𝛔\"}\n", "\ufeff"
	for name, data := range map[string][]byte{
		"UTF-8":                   []byte(text),
		"UTF-8, marked":           []byte(mark + text),
		"UTF-16LE":                inUTF16(text, binary.LittleEndian),
		"UTF-16LE, marked":        inUTF16(mark+text, binary.LittleEndian),
		"UTF-16BE":                inUTF16(text, binary.BigEndian),
		"UTF-16BE, marked":        inUTF16(mark+text, binary.BigEndian),
		"UTF-16LE, cut in a unit": append(inUTF16(mark+text, binary.LittleEndian), 'x'),
		"UTF-32LE":                inUTF32(text, binary.LittleEndian),
		"UTF-32LE, marked":        inUTF32(mark+text, binary.LittleEndian),
		"UTF-32BE":                inUTF32(text, binary.BigEndian),
		"UTF-32BE, marked":        inUTF32(mark+text, binary.BigEndian),
	} {
		if got := string(Text(data)); got != text {
			t.Errorf("%s: %q, want %q", name, got, text)
		}
	}
	for _, same := range []string{"", "{", "\x7fELF\x02\x01\x01\x00", "\x00\x00\x00\x00\x00"} {
		if got := string(Text([]byte(same))); got != same {
			t.Errorf("%q became %q", same, got)
		}
	}
	// A mark alone is an empty text, and what is no character becomes none.
	for _, c := range [][2]string{{"\xff\xfe", ""}, {"\xef\xbb\xbf", ""}, {"\xff\xfe\x00\xd8{\x00", "\ufffd{"}, {"\xff\xfe\x00\x00\xff\xff\xff\xff", "\ufffd"}} {
		if got := string(Text([]byte(c[0]))); got != c[1] {
			t.Errorf("%q became %q, want %q", c[0], got, c[1])
		}
	}
}
