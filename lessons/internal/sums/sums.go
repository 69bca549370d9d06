// Package sums decides how worked lines are written, so that each gives its result from
// the numbers that stand in it: only lessons and what proves its chapters may use it, and
// it uses scene and the functions of nn.
//
// A chapter says which numbers a line has, and with how many decimals at least. Where the
// result does not follow from them as they are rounded, they are written with as many more
// as it takes. Where that would be more than [Most] digits, the result gets fewer, and
// where [Least] are still too many, the line says ≈. A number below zero gets brackets
// behind an operator and below a power; behind an operator without brackets none has a
// plus sign. Σ stands for what the lines above it come to. The numbers of bars with a
// total come to it in the same way, and those of two columns to the column of what they
// differ by.
package sums

import (
	"slices"

	"sinapse/lessons/scene"
)

// Most is how many digits a number gets at most so that a result follows from it; one
// that a chapter gives more keeps them.
const Most = 6

// Panels returns panels with their worked lines written so that they hold. What it is
// given stays as it is.
func Panels(panels []scene.Panel) []scene.Panel {
	written := slices.Clone(panels)
	for i, panel := range panels {
		switch p := panel.(type) {
		case scene.Arithmetic:
			p.Lines = lines(p.Lines)
			written[i] = p
		case scene.Table:
			p.Foot = line(p.Foot)
			written[i] = differences(p)
		case scene.Bars:
			written[i] = bars(p)
		case scene.Neuron, scene.Curve, scene.Plot, scene.Map, scene.Array, scene.Listing, scene.Product, scene.Network, scene.Histogram, scene.Graph, scene.Pictures, scene.Raster, scene.Shelf, scene.Levels, scene.Sequence, scene.Text:
		}
	}
	return written
}

// line returns a worked line written so that it holds.
func line(terms []scene.Term) []scene.Term { return lines([][]scene.Term{terms})[0] }

// lines returns worked lines written so that each holds. Those whose Σ stands for what
// the lines above come to are first: the others then come to what they need.
func lines(given [][]scene.Term) [][]scene.Term {
	var terms []scene.Term
	ends, equations := make([]int, len(given)), []equation{}
	var above []int // the results so far
	for i, line := range given {
		from := len(terms)
		terms = append(terms, line...)
		ends[i] = len(terms)
		found := equationsOf(tokensOf(terms, from), above)
		for _, e := range found {
			if e.result >= 0 && (len(above) == 0 || above[len(above)-1] != e.result) {
				above = append(above, e.result)
			}
		}
		equations = append(equations, found...)
	}
	for _, alike := range []bool{true, false} {
		for _, e := range equations {
			if e.alike == alike {
				e.needed = !alike && slices.ContainsFunc(equations, e.neededBy)
				digits(terms, e)
			}
		}
	}
	written, from := make([][]scene.Term, len(given)), 0
	for i, end := range ends {
		written[i] = bracketed(terms[from:end]) // with more digits, a zero may be below zero
		from = end
	}
	return written
}

// bars writes the numbers of bars so that they come to their total.
func bars(p scene.Bars) scene.Bars {
	p.Rows = slices.Clone(p.Rows)
	for i, row := range p.Rows {
		p.Rows[i].Note = line(row.Note)
	}
	if p.Made == scene.Apart {
		return p
	}
	terms := make([]scene.Term, 0, len(p.Rows)+1)
	made := equation{sign: -1, result: len(p.Rows), most: 2 * Most, alike: true} // it cannot say ≈
	for i, row := range p.Rows {
		terms = append(terms, scene.Term{Kind: scene.Value, Quantity: row.Value})
		made.operands = append(made.operands, i)
	}
	terms = append(terms, scene.Term{Kind: scene.Result, Quantity: p.Total.Value})
	share := 1.0
	if p.Made == scene.Averaged {
		share = float64(len(p.Rows))
	}
	sum := summed(made.operands)
	made.follows = follows(func(n func(int) float64) float64 { return sum(n) / share }, made.result)
	digits(terms, made)
	for i := range p.Rows {
		p.Rows[i].Value = terms[i].Quantity
	}
	return p
}
