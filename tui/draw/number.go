package draw

import (
	"errors"
	"strconv"
	"strings"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// Write gives a quantity its typographic form: a real minus sign, a thin gap
// every three digits from 10 000 on, ∞ for what passed every bound.
func Write(q scene.Quantity) string { return Typeset(q.Plain()) }

// printed writes signs as print does, and no zero before an exponent. Building it is
// dear, using it is not.
var printed = strings.NewReplacer("e-0", "e−", "e+0", "e+", "-", "−", "Inf", "∞")

// Typeset does to a plain number what write does. What is no number, as a
// shape or a line of code, stays as it is.
func Typeset(plain string) string {
	if !isNumber(plain) {
		return plain
	}
	plain = printed.Replace(plain)
	start := strings.IndexAny(plain, "0123456789")
	if start < 0 || strings.ContainsAny(plain, "e") {
		return plain
	}
	end := strings.IndexByte(plain, '.')
	if end < 0 {
		end = len(plain)
	}
	whole := plain[start:end]
	if len(whole) < 5 {
		return plain
	}
	var grouped strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			grouped.WriteRune('\u00a0')
		}
		grouped.WriteRune(digit)
	}
	return plain[:start] + grouped.String() + plain[end:]
}

// WithUnit is write followed by the unit's word.
func (v *Voice) WithUnit(q scene.Quantity) string {
	if q.Unit == "" || !q.Given {
		return Write(q)
	}
	number := Write(q)
	return number + "\u00a0" + v.Unit(q.Unit, number)
}

// Unit is the word of a unit beside a number: 1 epoch, 2 epochs.
func (v *Voice) Unit(key, number string) string {
	return content.Fill(v.raw(key), map[string]string{"n": number})
}

// isNumber tells whether a text is a number as Quantity.Plain writes it.
func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}
