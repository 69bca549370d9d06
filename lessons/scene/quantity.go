package scene

import (
	"math"
	"strconv"
)

// A Quantity is a number as it is to be written: with a fixed count of
// decimals, so that nothing on the screen shifts while it changes.
type Quantity struct {
	Value    float64
	Decimals int    // digits after the point, always all of them; below 0 for the form 1.2e-17
	Signed   bool   // a plus sign before what is above zero
	Unit     string // the key of the unit's word, "" for none
	Given    bool   // tells a quantity from the empty Quantity
	More     int    // digits beyond those or, below 0, fewer, so that a result follows from what is written
}

// Number returns value with a fixed count of decimals.
func Number(value float64, decimals int) Quantity {
	return Quantity{Value: value, Decimals: decimals, Given: true}
}

// Signed returns value with a fixed count of decimals and always a sign.
func Signed(value float64, decimals int) Quantity {
	return Quantity{Value: value, Decimals: decimals, Signed: true, Given: true}
}

// In returns q with a unit, named by the key of its word.
func (q Quantity) In(unit string) Quantity {
	q.Unit = unit
	return q
}

// Widest is where fixed notation ends: beyond it a number is written as
// 1.23e+07, so that a diverging run does not push the page about.
const Widest = 1e7

// Plain writes q without its unit: fixed decimals, ASCII, a point in every
// language. Huge values take the form 1.23e+45; what is not a number is NaN,
// +Inf or -Inf.
func (q Quantity) Plain() string {
	if !q.Given {
		return ""
	}
	format := byte('f')
	decimals := q.Decimals
	if decimals < 0 {
		format, decimals = 'e', 1
	}
	if math.Abs(q.Value) >= Widest {
		format, decimals = 'e', 2
	}
	decimals = max(decimals+q.More, 0)
	value := q.Value
	if shown := strconv.FormatFloat(value, format, decimals, 64); isZero(shown) {
		value = 0 // no minus sign before 0.00
	}
	text := strconv.FormatFloat(value, format, decimals, 64)
	if q.Signed && value > 0 && !math.IsInf(value, 0) {
		text = "+" + text
	}
	return text
}

// isZero tells whether a written number has no digit but 0.
func isZero(text string) bool {
	for _, r := range text {
		if r >= '1' && r <= '9' || r == 'N' || r == 'I' {
			return false
		}
	}
	return true
}
