package elementary

import "math"

// The exponential of x is taken apart at steps of ln 2/128:
//
//	x = k·ln 2/128 + r,  eˣ = 2^⌊k/128⌋ · 2^(j/128) · eʳ,  j = k mod 128
//
// The middle factor comes from a table, as a sum of two numbers so that its
// rounding does not show. |r| is at most ln 2/256 (0.0027), so five terms of its
// series are enough.

const (
	expSteps = 128 // to a doubling
	// Adding this to a number rounds it to a whole one, which is left in the lowest
	// 51 bits, in two's complement.
	toWhole = 3 << 51
	// From here to there the result is a normal number.
	expLowest, expHighest = -708, 709
	// Beyond these it is 0 or +Inf.
	expNothing, expTooLarge = -746, 710
)

// A pair is a number of which more digits are known than a float64 holds.
type pair struct{ hi, lo float64 }

// Exp returns eˣ.
func Exp(x float64) float64 {
	if !(x >= expLowest && x <= expHighest) {
		return expEdge(x)
	}
	k, r := expReduce(x)
	t := &expTable[k%expSteps]
	y := t.hi + (t.lo + float64(t.hi*expSeries(r)))
	return math.Float64frombits(math.Float64bits(y) + k/expSteps<<52)
}

// expEdge is Exp where the result may be no normal number.
func expEdge(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > expTooLarge:
		return math.Inf(1)
	case x < expNothing:
		return 0
	}
	return expSum(x, 0)
}

// expSum returns e^(x+tail), where the tail is small beside x, which is from
// expNothing to expTooLarge.
func expSum(x, tail float64) float64 {
	k, r := expReduce(x)
	t := &expTable[k%expSteps]
	y := t.hi + (t.lo + float64(t.hi*expSeries(r+tail)))
	// In two steps, of which only the second may round.
	power := int64(k) << 13 >> 20
	half := power / 2
	return y * powerOf2(half) * powerOf2(power-half)
}

// expReduce returns k in the lowest 51 bits, and r.
func expReduce(x float64) (k uint64, r float64) {
	step := float64(x*expPerUnit) + toWhole
	n := step - toWhole
	// n·expHigh is exact: n has at most 18 bits, expHigh 35.
	return math.Float64bits(step), (x - float64(n*expHigh)) - float64(n*expLow)
}

// expSeries returns eʳ − 1 of |r| ≤ ln 2/256.
func expSeries(r float64) float64 {
	q := float64(r*(1.0/120)) + 1.0/24
	q = float64(r*q) + 1.0/6
	q = float64(r*q) + 1.0/2
	return float64(float64(r*r)*q) + r
}

// powerOf2 returns 2ⁿ of a normal number.
func powerOf2(n int64) float64 { return math.Float64frombits(uint64(n+1023) << 52) }

// Expm1 returns eˣ − 1, exact where x is small too.
func Expm1(x float64) float64 {
	const (
		nothing = -38   // from here on down, eˣ does not show beside 1
		tiny    = 1e-17 // up to here, eˣ − 1 is x
	)
	switch {
	case math.Abs(x) < tiny:
		return x
	case x < nothing:
		return -1
	case !(x <= expHighest):
		return expEdge(x)
	}
	k, r := expReduce(x)
	t := &expTable[k%expSteps]
	power := k / expSteps << 52
	hi := math.Float64frombits(math.Float64bits(t.hi) + power)
	lo := float64(t.lo * math.Float64frombits(1023<<52+power))
	return (hi - 1) + (lo + float64(hi*expSeries(r)))
}
