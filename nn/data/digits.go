package data

import (
	"bytes"
	_ "embed" // the table below
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"

	"sinapse/nn"
)

//go:embed digits.csv.gz
var digitsGzip []byte

const (
	// DigitSide is the number of pixels along a side of a digit's picture.
	DigitSide = 8
	// DigitInk is a pixel full of ink.
	DigitInk = 16

	digitPixels = DigitSide * DigitSide
)

// A Digit is one handwritten digit.
type Digit struct {
	Pixels [digitPixels]float64 // ink, 0 to [DigitInk], row after row from the top left
	Label  int                  // what was meant, 0 to 9
}

var allDigits = sync.OnceValue(func() []Digit {
	digits, err := ParseDigits(bytes.NewReader(unzippedDigits()))
	if err != nil {
		panic("data: digits.csv.gz: " + err.Error())
	}
	return digits
})

// Digits returns 1797 digits of 13 people, in the order of the table. The
// slice is the caller's own.
func Digits() []Digit { return append([]Digit(nil), allDigits()...) }

// ParseDigits reads lines of 64 pixels and a label, separated by commas. What
// is wrong is a *LineError.
func ParseDigits(r io.Reader) ([]Digit, error) {
	reader := csv.NewReader(r)
	reader.FieldsPerRecord = -1 // counted here, with the line
	reader.ReuseRecord = true
	var digits []Digit
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return digits, nil
		}
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			return nil, &LineError{bad.Line, bad.Err}
		case err != nil:
			return nil, err
		}
		digit, err := parseDigit(row)
		if err != nil {
			line, _ := reader.FieldPos(0)
			return nil, &LineError{line, err}
		}
		digits = append(digits, digit)
	}
}

func parseDigit(row []string) (d Digit, err error) {
	if len(row) != digitPixels+1 {
		return d, fmt.Errorf("%d values, not %d pixels and a label", len(row), digitPixels)
	}
	for i, text := range row {
		limit, what := DigitInk, "pixel"
		if i == digitPixels {
			limit, what = 9, "label"
		}
		v, err := strconv.Atoi(text)
		if err != nil || v < 0 || v > limit {
			return d, fmt.Errorf("%q is no %s", text, what)
		}
		if i == digitPixels {
			d.Label = v
		} else {
			d.Pixels[i] = float64(v)
		}
	}
	return d, nil
}

// DigitSet makes a data set of digits: X, n×64, has the ink from 0 to 1, and
// Y, n×10, a 1 in the column of the label and 0 elsewhere.
func DigitSet(digits []Digit) nn.Dataset {
	d := nn.Dataset{X: nn.NewMatrix(len(digits), digitPixels), Y: nn.NewMatrix(len(digits), 10)}
	for i, digit := range digits {
		for j, ink := range digit.Pixels {
			d.X.Set(i, j, ink/DigitInk)
		}
		d.Y.Set(i, digit.Label, 1)
	}
	return d
}
