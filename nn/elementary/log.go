package elementary

import (
	"math"

	"sinapse/nn/internal/dd"
)

// The logarithm of x = 2ᵉ·m is taken apart at steps of 1/128 between ½√2 and √2:
//
//	ln x = e·ln 2 + ln c + ln(1 + r),  r = (m − c)/c,  |r| ≤ 1/180
//
// in sums of two numbers, so that it is rounded once and is nearly always the
// nearest there is: normal numbers hang on that, for they are to be NumPy's.

const (
	logSteps = 128
	logFirst = 90 // 90/128 is the nearest to ½√2
	logLast  = 182
)

// A logLine belongs to a step c: 1/c and ln c.
type logLine struct{ inverse, log dd.Number }

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0:
		return math.NaN()
	case !(x <= math.MaxFloat64):
		return x // +Inf or NaN
	}
	return logSum(dd.Of(x)).Value()
}

// logSum returns ln x of a positive x.
func logSum(x dd.Number) dd.Number {
	m, e := math.Frexp(x.Hi) // ½ ≤ m < 1
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	i := int(float64(m*logSteps) + 0.5)
	line := &logTable[i-logFirst]
	past := dd.Number{Hi: m - float64(float64(i)/logSteps)}
	if x.Lo != 0 {
		past = dd.Sum(past.Hi, math.Ldexp(x.Lo, -e))
	}
	r := dd.Mul(past, line.inverse)
	square := dd.Mul(r, r)
	h := r.Hi
	rest := 1.0 / 9
	for k := 8.0; k >= 3; k-- {
		rest = 1/k - float64(h*rest)
	}
	rest = float64(float64(square.Hi*h) * rest)
	sum := dd.Add(dd.Mul(dd.Of(float64(e)), ln2), line.log)
	series := dd.Add(r, dd.Number{Hi: -square.Hi / 2, Lo: -square.Lo / 2})
	return dd.Add(dd.Add(sum, series), dd.Of(rest))
}

// Log1p returns ln(1 + x), exact where x is small too.
func Log1p(x float64) float64 {
	const tiny = 1e-17 // up to here, ln(1+x) is x
	switch {
	case math.Abs(x) < tiny:
		return x
	case x == -1:
		return math.Inf(-1)
	case x < -1:
		return math.NaN()
	case !(x <= math.MaxFloat64):
		return x
	}
	return logSum(dd.Sum(1, x)).Value()
}

// Log10 returns the decimal logarithm of x: of a power of ten, a whole number.
func Log10(x float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) {
		return Log(x)
	}
	return dd.Mul(logSum(dd.Of(x)), log10e).Value()
}

// Softplus returns ln(1 + eˣ), which bends from 0 to x.
func Softplus(x float64) float64 { return max(x, 0) + Log1p(Exp(-math.Abs(x))) }
