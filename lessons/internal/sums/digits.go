package sums

import (
	"math"
	"strconv"
	"strings"

	"sinapse/lessons/scene"
)

// digits gives the numbers of an equation as many digits as its right side needs. Where
// that is too many, the result gets fewer, as long as [Least] of it are left; then the
// line says ≈, if nothing but rounding is in the way. A false sum keeps its =, by which
// the tests that reckon find it.
func digits(terms []scene.Term, e equation) {
	if !finite(terms, e) || e.follows(terms) {
		return
	}
	given := digitsOf(terms, e)
	for !reached(terms, e) {
		e.write(terms, given)
		if e.result < 0 || e.sign < 0 {
			return
		}
		if e.needed || !fewer(&terms[e.result].Quantity) {
			terms[e.result].Quantity.More = given[len(e.operands)]
			if e.nearly(terms) {
				almost(&terms[e.sign])
			}
			return
		}
	}
	if e.alike {
		return
	}
	for i, term := range e.operands { // what is not needed goes again
		q := &terms[term].Quantity
		enough := q.More
		for q.More = given[i]; q.More < enough && !e.follows(terms); q.More++ {
		}
	}
	e.same(terms)
}

// same writes a number alike wherever it stands at the left of an equation, if the result
// follows then too.
func (e *equation) same(terms []scene.Term) {
	before := digitsOf(terms, *e)
	for _, term := range e.operands {
		q := &terms[term].Quantity
		for _, other := range e.operands {
			if o := terms[other].Quantity; o.Value == q.Value && o.Decimals == q.Decimals {
				q.More = max(q.More, o.More)
			}
		}
	}
	if !e.follows(terms) {
		e.write(terms, before)
	}
}

// digitsOf are the digits beyond their own that the operands of an equation have, and its
// result.
func digitsOf(terms []scene.Term, e equation) []int {
	given := make([]int, len(e.operands), len(e.operands)+1)
	for i, term := range e.operands {
		given[i] = terms[term].Quantity.More
	}
	if e.result >= 0 {
		given = append(given, terms[e.result].Quantity.More)
	}
	return given
}

// write gives operands such digits.
func (e *equation) write(terms []scene.Term, given []int) {
	for i, term := range e.operands {
		terms[term].Quantity.More = given[i]
	}
}

// reached gives the operands more digits until the result follows, and tells whether it
// does.
func reached(terms []scene.Term, e equation) bool {
	for !e.follows(terms) {
		if !more(terms, e) {
			return false
		}
	}
	return true
}

// Least is how many digits a result keeps at least.
const Least = 5

// fewer writes a result with one digit less, if it has enough of them.
func fewer(result *scene.Quantity) bool {
	q := *result
	q.More--
	if text := q.Plain(); counted(text) < Least || text == result.Plain() {
		return false
	}
	*result = q
	return true
}

// finite tells whether all numbers of an equation are.
func finite(terms []scene.Term, e equation) bool {
	for _, term := range append([]int{e.result}, e.operands...) {
		if term >= 0 && (math.IsNaN(terms[term].Quantity.Value) || math.IsInf(terms[term].Quantity.Value, 0)) {
			return false
		}
	}
	return true
}

// more writes numbers with one more digit each, where that says more of them. It tells
// whether it did of any.
func more(terms []scene.Term, e equation) bool {
	said := false
	for _, term := range e.operands {
		q := terms[term].Quantity
		if written(q) == q.Value {
			continue
		}
		if q.More++; counted(q.Plain()) <= e.most {
			terms[term].Quantity, said = q, true
		}
	}
	return said
}

// almost makes the last = of a term a ≈.
func almost(term *scene.Term) {
	if at := strings.LastIndex(term.Text, "="); at >= 0 {
		term.Text = term.Text[:at] + "≈" + term.Text[at+1:]
	}
}

// written is a quantity as it is read from the screen, its unit with it.
func written(q scene.Quantity) float64 {
	value, _ := strconv.ParseFloat(q.Plain(), 64) // it always is a number
	if q.Unit == percent {
		value /= 100
	}
	return value
}

// percent is the unit that is a part of the number.
const percent = "percent"

// last is half of what the last digit of a quantity counts: how far from it another
// number may be that is written like it.
func last(q scene.Quantity) float64 {
	mantissa, exponent, _ := strings.Cut(q.Plain(), "e")
	power, _ := strconv.Atoi(exponent)
	if _, decimals, ok := strings.Cut(mantissa, "."); ok {
		power -= len(decimals)
	}
	if q.Unit == percent {
		power -= 2
	}
	half, _ := strconv.ParseFloat("5e"+strconv.Itoa(power-1), 64) // out of range it is 0 or Inf
	return half
}

// counted is how many digits of a written number count.
func counted(text string) int {
	mantissa, _, _ := strings.Cut(strings.TrimLeft(text, "+-0."), "e")
	return len(mantissa) - strings.Count(mantissa, ".")
}

// slack is what the computing of a result may add to its rounding, as a share of it.
const slack = 1e-13

// near is how far a result may be from what its operands themselves come to, as a share
// of the largest of them: they may have been rounded on the way.
const near = 1e-6

// nearly tells of a result whether the numbers themselves come to it.
func nearly(value evaluated, result int) func([]scene.Term) bool {
	return func(terms []scene.Term) bool {
		largest := 0.0
		exact := func(term int) float64 {
			q := terms[term].Quantity
			if q.Unit == percent {
				q.Value /= 100
			}
			largest = max(largest, math.Abs(q.Value))
			return q.Value
		}
		got := value(exact)
		want := exact(result)
		return !(math.Abs(got-want) > near*max(largest, math.Abs(got)))
	}
}

// follows tells of a result whether it follows from what is evaluated.
func follows(value evaluated, result int) func([]scene.Term) bool {
	return func(terms []scene.Term) bool {
		q := terms[result].Quantity
		got := value(func(term int) float64 { return written(terms[term].Quantity) })
		half := last(q)
		return math.Abs(got-written(q)) <= half+float64(slack*math.Abs(got))
	}
}
