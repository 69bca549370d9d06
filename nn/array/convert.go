package array

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// float makes a float64 of a number or a text, as float does in Python. Given
// tells whether that type was asked for, or found to suit.
func (e evaluation) float(o object, given bool) (float64, error) {
	if text, ok := o.(string); ok {
		f, ok := pythonFloatOf(text)
		if !ok {
			return 0, errNoNumber(text, "could not convert string to float: ")
		}
		return f, nil
	}
	if a, ok := arrayOf(o); ok {
		return a.Float(), nil
	}
	f, _ := realNumber(o)
	if _, whole := o.(*big.Int); whole && math.IsInf(f, 0) {
		if given {
			return 0, raise(TooBig, "OverflowError", "int too large to convert to float")
		}
		return 0, e.ours(TooBig, onlyInt64) // NumPy would make an array of objects
	}
	return f, nil
}

// int makes an int64 of a number or a text, as int does in Python. Given is as
// for float.
func (e evaluation) int(o object, given bool) (int64, error) {
	if a, ok := arrayOf(o); ok && a.dtype == Float64 {
		o = a.Float()
	}
	if f, ok := o.(float64); ok {
		return wholeOf(f)
	}
	if a, ok := arrayOf(o); ok {
		return a.Int(), nil
	}
	n, _ := wholeNumber(o)
	if text, ok := o.(string); ok {
		digits, negative, ok := pythonDigits(text)
		if !ok {
			return 0, errNoNumber(text, "invalid literal for int() with base 10: ")
		}
		n, _ = new(big.Int).SetString(strings.ReplaceAll(digits, "_", ""), 10) // it has digits alone
		if negative {
			n.Neg(n)
		}
	}
	switch {
	case n.IsInt64():
		return n.Int64(), nil
	case given:
		return 0, raise(TooBig, "OverflowError", tooLargeForC)
	}
	return 0, e.ours(TooBig, onlyInt64) // NumPy would make an array of uint64, or of objects
}

const (
	tooLargeForC = "Python int too large to convert to C long"
	onlyInt64    = "whole numbers from -2**63 to 2**63-1 only"
)

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

// Quote writes a text as Python's repr does: between quotes, on one line, and without
// anything that a terminal would obey.
func Quote(text string) string { return pythonText(text) }

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
