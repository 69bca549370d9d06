package array

import (
	"math"
	"strconv"
	"strings"
)

// precision is how many digits NumPy prints after the point.
const precision = 8

// FormatFloats returns the numbers as NumPy writes them in an array that prints
// all of them: in one notation, with the fewest digits that tell each apart, but
// at most 8 after the point, and padded so that all points stand in one column.
//
// The notation is scientific when a number is 1e8 or larger, one is smaller than
// 1e-4, or the largest is over 1000 times the smallest, zeros left out: the rules
// of NumPy's FloatingFormat.
func FormatFloats(values []float64) []string {
	f := newFloatFormat(values)
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = f.text(v)
	}
	return texts
}

// A floatFormat is NumPy's FloatingFormat: how one array writes its numbers.
type floatFormat struct {
	scientific bool
	left       int // characters before the point
	right      int // after it
	fraction   int // digits after the point, of the scientific notation
	exponent   int // digits of the exponent
}

func newFloatFormat(values []float64) floatFormat {
	f := floatFormat{scientific: wantsExponent(values)}
	others, negative := false, false
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			others, negative = true, negative || v < 0
			continue
		}
		whole, fraction, exponent := f.digits(v)
		f.left = max(f.left, len(whole))
		f.right = max(f.right, len(fraction))
		f.exponent = max(f.exponent, len(exponent)-1) // without the sign
	}
	if f.scientific {
		f.fraction = f.right
		f.right = f.exponent + 2 + f.fraction
	}
	if others {
		longest := len("nan") // as long as inf
		if negative {
			longest = len("-inf")
		}
		f.left = max(f.left, longest-f.right-1)
	}
	return f
}

// wantsExponent decides between the notations.
func wantsExponent(values []float64) bool {
	largest, smallest := 0.0, math.Inf(1)
	for _, v := range values {
		if v = math.Abs(v); v > 0 && v <= math.MaxFloat64 {
			largest, smallest = max(largest, v), min(smallest, v)
		}
	}
	return largest > 0 && (largest >= 1e8 || smallest < 0.0001 || largest/smallest > 1000)
}

// digits returns the parts of a finite number: what stands before the point,
// what after it, and the exponent with its sign. They are the shortest digits
// that are read back as v, or, if those are too many, v rounded: what Dragon4
// gives NumPy in its mode "unique".
func (f floatFormat) digits(v float64) (whole, fraction, exponent string) {
	notation := byte('f')
	if f.scientific {
		notation = 'e'
	}
	whole, fraction, exponent = cut(strconv.FormatFloat(v, notation, -1, 64))
	if len(fraction) > precision {
		whole, fraction, exponent = cut(strconv.FormatFloat(v, notation, precision, 64))
		fraction = strings.TrimRight(fraction, "0")
	}
	return whole, fraction, exponent
}

func cut(text string) (whole, fraction, exponent string) {
	text, exponent, _ = strings.Cut(text, "e")
	whole, fraction, _ = strings.Cut(text, ".")
	return whole, fraction, exponent
}

// text writes one of the numbers.
func (f floatFormat) text(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return padLeft(pythonFloat(v), f.left+f.right+1)
	}
	whole, fraction, exponent := f.digits(v)
	whole = padLeft(whole, f.left)
	if !f.scientific {
		return whole + "." + fraction + strings.Repeat(" ", f.right-len(fraction))
	}
	fraction += strings.Repeat("0", f.fraction-len(fraction))
	return whole + "." + fraction + "e" + exponent[:1] +
		strings.Repeat("0", f.exponent-(len(exponent)-1)) + exponent[1:]
}

func padLeft(text string, width int) string {
	return strings.Repeat(" ", max(0, width-len(text))) + text
}

// formatInts returns whole numbers as NumPy writes them in an array: as wide as
// the widest.
func formatInts(values []int64) []string {
	texts := make([]string, len(values))
	width := 0
	for i, v := range values {
		texts[i] = strconv.FormatInt(v, 10)
		width = max(width, len(texts[i]))
	}
	for i, text := range texts {
		texts[i] = padLeft(text, width)
	}
	return texts
}

// PythonFloat writes a number that stands alone: Python's repr, and NumPy's str
// of a float64.
func pythonFloat(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	case v == 0 || math.Abs(v) >= 1e-4 && math.Abs(v) < 1e16:
		text := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			text += ".0"
		}
		return text
	}
	return strconv.FormatFloat(v, 'e', -1, 64)
}
