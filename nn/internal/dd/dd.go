// Package dd computes with sums of two float64, about 31 decimal digits: package
// elementary may use it, and it uses nothing of ours.
//
// It comes out the same on every machine, because it uses nothing but operations that IEEE 754 rounds
// exactly: sums, products, quotients and the fused multiply-add.
package dd

import "math"

// A Number is Hi + Lo, where Lo is at most half a unit in Hi's last place.
type Number struct{ Hi, Lo float64 }

// Of returns v, exactly.
func Of(v float64) Number { return Number{v, 0} }

// Value returns n, rounded to a float64.
func (n Number) Value() float64 { return n.Hi + n.Lo }

// Neg returns −n.
func (n Number) Neg() Number { return Number{-n.Hi, -n.Lo} }

// Sum returns a + b, exactly (Knuth's two-sum).
func Sum(a, b float64) Number {
	s := a + b
	bb := s - a
	return Number{s, (a - (s - bb)) + (b - bb)}
}

// tidy returns hi+lo as a Number, where lo is small beside hi.
func tidy(hi, lo float64) Number {
	s := hi + lo
	return Number{s, lo - (s - hi)}
}

// Add returns a + b.
func Add(a, b Number) Number {
	s, t := Sum(a.Hi, b.Hi), Sum(a.Lo, b.Lo)
	s = tidy(s.Hi, s.Lo+t.Hi)
	return tidy(s.Hi, s.Lo+t.Lo)
}

// Mul returns a · b.
func Mul(a, b Number) Number {
	p := float64(a.Hi * b.Hi)
	e := math.FMA(a.Hi, b.Hi, -p)
	return tidy(p, e+(float64(a.Hi*b.Lo)+float64(a.Lo*b.Hi)))
}

// Div returns a / b.
func Div(a, b Number) Number {
	q1 := a.Hi / b.Hi
	r := Add(a, Mul(b, Of(-q1)))
	q2 := r.Hi / b.Hi
	r = Add(r, Mul(b, Of(-q2)))
	return Add(tidy(q1, q2), Of(r.Hi/b.Hi))
}
