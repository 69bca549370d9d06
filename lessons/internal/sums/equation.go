package sums

import (
	"slices"
	"strings"

	"sinapse/lessons/scene"
)

// An equation is a part of a line that must hold: from the numbers at its left its result
// follows, or it compares rightly.
type equation struct {
	operands []int // the terms whose digits may be changed
	sign     int   // the term with the =, −1 for none that could be a ≈
	result   int   // the term of the result, −1 where two sides are compared
	most     int   // digits that an operand may have
	needed   bool  // its result is an operand of another one
	alike    bool  // operands stand below each other, and are written alike
	follows  func(terms []scene.Term) bool
	nearly   func(terms []scene.Term) bool // but for rounding it follows, from the numbers themselves
}

// neededBy tells whether another equation adds what this one comes to.
func (e *equation) neededBy(other equation) bool {
	return other.alike && slices.Contains(other.operands, e.result)
}

// total is the name of what the lines above come to.
const total = "Σ"

// compares are the signs between the sides of an equation.
const compares = "=≈←→<>≤≥≠"

// parts tells whether a token parts what stands before it from what stands behind it.
func parts(t token) bool {
	return t.kind == gap || t.kind == sign && strings.Contains(compares, t.text)
}

// equationsOf finds the equations of a line, below lines with such results.
func equationsOf(read []token, above []int) []equation {
	var found []equation
	from := 0
	for i, t := range read {
		switch {
		case t.kind == gap:
			from = i + 1
		case parts(t):
			right := read[i+1:]
			if end := slices.IndexFunc(right, parts); end >= 0 {
				right = right[:end]
			}
			if e, ok := equationOf(read[from:i], t, right, above); ok {
				found = append(found, e)
			}
			from = i + 1
		}
	}
	return found
}

// equationOf reads what stands between two signs of comparison.
func equationOf(left []token, between token, right []token, above []int) (equation, bool) {
	right = worded(right)
	tree, ok := parse(left, above)
	if !ok || len(right) != 1 {
		return equation{}, false
	}
	e := equation{sign: between.term, result: -1, most: Most}
	e.read(left, above)
	if len(e.operands) == 0 {
		return equation{}, false
	}
	switch {
	case between.text == "=" && right[0].kind == shown:
		e.result = right[0].term
		e.follows, e.nearly = follows(tree, e.result), nearly(tree, e.result)
	case between.text == "<" || between.text == ">" || between.text == "≤" || between.text == "≥":
		compared, ok := parse(right, above)
		if !ok {
			return equation{}, false
		}
		e.follows = compare(tree, between.text, compared)
	default:
		return equation{}, false
	}
	return e, true
}

// read finds the operands at the left of an equation.
func (e *equation) read(left []token, above []int) {
	for _, t := range left {
		switch {
		case t.kind == shown:
			e.operands = append(e.operands, t.term)
		case t.kind == name && t.text == total:
			e.operands, e.alike = append(e.operands, above...), true
		}
	}
}

// worded leaves out the words behind the number that a line comes to.
func worded(right []token) []token {
	if at := slices.IndexFunc(right, func(t token) bool { return t.kind == name || t.kind == odd }); at == 1 {
		return right[:1]
	}
	return right
}

// compare tells whether numbers as they are written compare as they are said to. Where
// the numbers themselves do not, nothing can be done about it.
func compare(left evaluated, by string, right evaluated) func([]scene.Term) bool {
	holds := func(a, b float64) bool {
		switch by {
		case "<":
			return a < b
		case ">":
			return a > b
		case "≤":
			return a <= b
		}
		return a >= b
	}
	return func(terms []scene.Term) bool {
		exact := func(term int) float64 { return terms[term].Quantity.Value }
		shown := func(term int) float64 { return written(terms[term].Quantity) }
		return holds(left(shown), right(shown)) || !holds(left(exact), right(exact))
	}
}
