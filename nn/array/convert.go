package array

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// float makes a float64 of a number or a text, as float does in Python. Given
// tells whether that type was asked for, or found to suit.
func (v value) float(given bool) (float64, error) {
	if v.quoted != nil {
		f, ok := pythonFloatOf(*v.quoted)
		if !ok {
			return 0, errNoNumber(*v.quoted, "could not convert string to float: ")
		}
		return f, nil
	}
	f := v.number.float()
	if !v.number.real && math.IsInf(f, 0) {
		if given {
			return 0, v.tooBig("OverflowError", "int too large to convert to float")
		}
		return 0, v.tooBig("", onlyInt64) // NumPy would make an array of objects
	}
	return f, nil
}

// int makes an int64 of a number or a text, as int does in Python. Given is as
// for float.
func (v value) int(given bool) (int64, error) {
	n := v.number
	if v.quoted != nil {
		digits, negative, ok := pythonDigits(*v.quoted)
		if !ok {
			return 0, errNoNumber(*v.quoted, "invalid literal for int() with base 10: ")
		}
		n = number{negative: negative, text: digits}
	}
	if n.real {
		return wholeOf(n.float())
	}
	i, fits := n.integer()
	switch {
	case fits:
		return i, nil
	case given:
		return 0, v.tooBig("OverflowError", tooLargeForC)
	}
	return 0, v.tooBig("", onlyInt64) // NumPy would make an array of uint64, or of objects
}

const (
	tooLargeForC = "Python int too large to convert to C long"
	onlyInt64    = "whole numbers from -2**63 to 2**63-1 only"
)

func (v value) tooBig(class, text string) error {
	return &SyntaxError{Offset: v.at, Kind: TooBig, Class: class, text: text}
}

// wholeOf cuts off the fraction, as int does in Python. What is no number, or
// does not fit into an int64, is an [*Error].
func wholeOf(v float64) (int64, error) {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return 0, errBadValue(v)
	case !fitsInt64(v):
		return 0, errHugeValue(v)
	}
	return int64(v), nil
}

// fitsInt64 tells whether a number without its fraction is an int64.
func fitsInt64(v float64) bool { return v >= -1<<63 && v < 1<<63 }

// unsigned takes the sign off a text, and the spaces around it.
func unsigned(text string) (rest string, negative bool) {
	text = strings.TrimFunc(text, unicode.IsSpace)
	if text != "" && (text[0] == '+' || text[0] == '-') {
		return text[1:], text[0] == '-'
	}
	return text, false
}

// pythonDigits reads a whole number as int does in Python: digits, with single
// underscores between them.
func pythonDigits(text string) (digits string, negative, ok bool) {
	text, negative = unsigned(text)
	s := newScanner(text)
	if !isDigit(s.peek(0)) {
		return "", negative, false
	}
	s.digits()
	return text, negative, s.done()
}

// pythonFloatOf reads a number as float does in Python.
func pythonFloatOf(text string) (float64, bool) {
	text, negative := unsigned(text)
	n := number{negative: negative, text: text}
	switch strings.ToLower(text) {
	case "inf", "infinity", "nan":
		return n.float(), true
	}
	s := newScanner(text)
	s.digits()
	s.fraction(0)
	if s.at == 0 {
		return 0, false
	}
	s.exponent()
	return n.float(), s.done()
}

// pythonText writes a text as Python's repr does.
func pythonText(text string) string {
	quote := "'"
	if strings.Contains(text, "'") && !strings.Contains(text, `"`) {
		quote = `"`
	}
	var b strings.Builder
	b.WriteString(quote)
	for _, r := range text {
		switch {
		case r == '\\' || string(r) == quote:
			b.WriteString(`\` + string(r))
		case r == '\t':
			b.WriteString(`\t`)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			b.WriteString(`\x` + strconv.FormatInt(int64(r)+0x100, 16)[1:])
		default:
			b.WriteString(`\u` + strconv.FormatInt(int64(r)+0x10000, 16)[1:])
		}
	}
	return b.String() + quote
}
