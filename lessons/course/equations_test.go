package course

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
)

// equation is how a sentence writes one: numbers and signs, and what they come to; that
// may be written out once more.
var equation = func() *regexp.Regexp {
	const term = `[−(]*\d+(?:\.\d+)?\)*`
	const side = term + `(?: ?[·×÷+−] ?` + term + `)*`
	return regexp.MustCompile(side + `(?: ?= ?` + side + `)+`)
}()

// A reckoner works out the left side of an equation.
type reckoner struct{ left string }

// take takes one of some signs; 0 where none of them is next.
func (r *reckoner) take(signs string) rune {
	r.left = strings.TrimLeft(r.left, " ")
	for _, sign := range signs {
		if after, ok := strings.CutPrefix(r.left, string(sign)); ok {
			r.left = after
			return sign
		}
	}
	return 0
}

// sum is terms, with + and − between them.
func (r *reckoner) sum() float64 {
	sum := r.product()
	for {
		switch r.take("+−") {
		case '+':
			sum += r.product()
		case '−':
			sum -= r.product()
		default:
			return sum
		}
	}
}

// product is factors, with ·, × and ÷ between them.
func (r *reckoner) product() float64 {
	product := r.factor()
	for {
		switch r.take("·×÷") {
		case '·', '×':
			product *= r.factor()
		case '÷':
			product /= r.factor()
		default:
			return product
		}
	}
}

// factor is a number, or a sum in parentheses; with a sign before it or not.
func (r *reckoner) factor() float64 {
	if r.take("−") != 0 {
		return -r.factor()
	}
	if r.take("(") != 0 {
		sum := r.sum()
		r.take(")")
		return sum
	}
	digits := len(r.left) - len(strings.TrimLeft(r.left, "0123456789."))
	number, err := strconv.ParseFloat(r.left[:digits], 64)
	if r.left = r.left[digits:]; err != nil {
		return math.NaN()
	}
	return number
}

// TestEquationsInWordsHold works out every equation of the course's words.
func TestEquationsInWordsHold(t *testing.T) {
	count := 0
	both := map[content.Language]*regexp.Regexp{content.English: regexp.MustCompile("="), content.Portuguese: regexp.MustCompile("=")}
	tellings(t, both, func(language content.Language, sentence, text string) {
		for _, written := range equation.FindAllString(strings.ReplaceAll(text, "\u00a0", ""), -1) {
			if !strings.ContainsAny(written, "·×÷+") { // as in an answer: 24 = 24
				continue
			}
			sides := strings.Split(written, "=")
			for i, side := range sides[1:] {
				r := reckoner{sides[i]}
				value := r.sum()
				if told := strings.ReplaceAll(strings.TrimSpace(side), "−", "-"); !rounds(value, told) && math.Abs(value-(&reckoner{side}).sum()) > 1e-9 {
					t.Errorf("%s: %s: %s, and it is %v", language, sentence, written, value)
				}
			}
			count++
		}
	})
	if count < 60 {
		t.Errorf("only %d equations are found", count)
	}
	t.Logf("%d equations", count)
}
