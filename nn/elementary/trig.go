package elementary

import (
	"math"
	"math/bits"

	"sinapse/nn/internal/dd"
)

// An angle is turned into the nearest quarter, and what is left: |r| ≤ π/4, as a
// sum of two numbers. For that it is multiplied by as many digits of 2/π as
// matter to it (Payne and Hanek, 1983), which is exact for any angle. Of r the
// series of sine and cosine are taken.

// Sin returns the sine of x, in radians.
func Sin(x float64) float64 {
	const tiny = 1e-9 // up to here, sin x is x
	switch {
	case math.Abs(x) < tiny:
		return x
	case math.Abs(x) <= math.Pi/4:
		return sine(dd.Of(x))
	}
	quarter, r := turn(x)
	switch quarter {
	case 0:
		return sine(r)
	case 1:
		return cosine(r)
	case 2:
		return -sine(r)
	default:
		return -cosine(r)
	}
}

// Cos returns the cosine of x, in radians.
func Cos(x float64) float64 {
	if math.Abs(x) <= math.Pi/4 {
		return cosine(dd.Of(x))
	}
	quarter, r := turn(x)
	switch quarter {
	case 0:
		return cosine(r)
	case 1:
		return -sine(r)
	case 2:
		return -cosine(r)
	default:
		return sine(r)
	}
}

// turn returns the number of the quarter that is nearest to |x| > π/4, modulo 4,
// and what is left; both of x itself if it is negative. Of an infinity that is NaN.
func turn(x float64) (quarter uint64, r dd.Number) {
	if !(math.Abs(x) <= math.MaxFloat64) {
		return 0, dd.Of(math.NaN())
	}
	word := math.Float64bits(x)
	mantissa := word&(1<<52-1) | 1<<52
	// 64 bits of 2/π each, from where their product with the mantissa counts whole
	// turns, which do not matter.
	at := word>>52&2047 - 1075 + 62
	digits := func(i uint64) uint64 {
		return twoOverPi[at/64+i]<<(at%64) | twoOverPi[at/64+i+1]>>(64-at%64)
	}
	low, _ := bits.Mul64(digits(2), mantissa)
	middle, mid := bits.Mul64(digits(1), mantissa)
	lo, carry := bits.Add64(mid, low, 0)
	hi := digits(0)*mantissa + middle + carry // quarters, in units of 2⁻⁶²
	quarter = hi >> 62
	hi, lo = hi<<2|lo>>62, lo<<2 // of a quarter, in units of 2⁻⁶⁴
	negative := hi>>63 == 1
	if negative { // nearer to the next quarter
		quarter++
		var borrow uint64
		lo, borrow = bits.Sub64(0, lo, 0)
		hi, _ = bits.Sub64(0, hi, borrow)
	}
	r = dd.Mul(fraction(hi, lo), halfPi)
	if negative != (x < 0) {
		r = r.Neg()
	}
	if x < 0 {
		quarter = -quarter
	}
	return quarter % 4, r
}

// fraction returns hi·2⁻⁶⁴ + lo·2⁻¹²⁸, with the first hundred digits that are not 0.
func fraction(hi, lo uint64) dd.Number {
	shift := bits.LeadingZeros64(hi)
	if shift == 64 {
		hi, lo, shift = lo, 0, shift+bits.LeadingZeros64(lo)
	}
	hi, lo = hi<<(shift%64)|lo>>(64-shift%64), lo<<(shift%64)
	unit := powerOf2(int64(-64 - shift))
	first := hi >> 11 << 11
	return dd.Number{Hi: float64(first) * unit, Lo: float64((hi-first)<<53|lo>>11) * 0x1p-53 * unit}
}

// sine returns the sine of |r| ≤ π/4.
func sine(r dd.Number) float64 {
	x := r.Hi
	z := float64(x * x)
	s := 1.0 / (2 * 3 * 4 * 5 * 6 * 7 * 8 * 9 * 10 * 11 * 12 * 13 * 14 * 15 * 16 * 17)
	s = float64(z*s) - 1.0/(2*3*4*5*6*7*8*9*10*11*12*13*14*15)
	s = float64(z*s) + 1.0/(2*3*4*5*6*7*8*9*10*11*12*13)
	s = float64(z*s) - 1.0/(2*3*4*5*6*7*8*9*10*11)
	s = float64(z*s) + 1.0/(2*3*4*5*6*7*8*9)
	s = float64(z*s) - 1.0/(2*3*4*5*6*7)
	s = float64(z*s) + 1.0/(2*3*4*5)
	s = float64(z*s) - 1.0/(2*3)
	// sin(x+t) = sin x + t·cos x
	return x + (float64(float64(z*x)*s) + float64(r.Lo*(1-float64(z/2))))
}

// cosine returns the cosine of |r| ≤ π/4.
func cosine(r dd.Number) float64 {
	x := r.Hi
	z := float64(x * x)
	c := 1.0 / (2 * 3 * 4 * 5 * 6 * 7 * 8 * 9 * 10 * 11 * 12 * 13 * 14 * 15 * 16)
	c = float64(z*c) - 1.0/(2*3*4*5*6*7*8*9*10*11*12*13*14)
	c = float64(z*c) + 1.0/(2*3*4*5*6*7*8*9*10*11*12)
	c = float64(z*c) - 1.0/(2*3*4*5*6*7*8*9*10)
	c = float64(z*c) + 1.0/(2*3*4*5*6*7*8)
	c = float64(z*c) - 1.0/(2*3*4*5*6)
	c = float64(z*c) + 1.0/(2*3*4)
	// 1 − z/2 and what its rounding lost; cos(x+t) = cos x − t·sin x
	half := float64(z / 2)
	top := 1 - half
	return top + (((1 - top) - half) + (float64(float64(z*z)*c) - float64(x*r.Lo)))
}
