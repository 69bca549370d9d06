package elementary

import (
	"math"

	"sinapse/nn/internal/dd"
)

// Pow returns x to the power of y: e^(y·ln x), with the exponent in two numbers,
// so that a power that is a float64 comes out as that one. Its corners are those
// of math.Pow.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1 || x != x:
		return x
	case y != y:
		return y
	case x < 0 && math.Floor(y) != y:
		if math.IsInf(x, 0) {
			break
		}
		return math.NaN()
	}
	power := powPositive(math.Abs(x), y)
	if math.Signbit(x) && odd(y) {
		return -power
	}
	return power
}

// odd tells whether y is an odd number.
func odd(y float64) bool {
	half := y / 2
	return math.Floor(y) == y && math.Floor(half) != half
}

// powPositive is Pow of x ≥ 0.
func powPositive(x, y float64) float64 {
	switch {
	case x == 1:
		return 1
	case x == 0 || math.IsInf(x, 1) || math.IsInf(y, 0):
		if (x > 1) == (y > 0) {
			return math.Inf(1)
		}
		return 0
	}
	log := logSum(dd.Of(x))
	switch exponent := float64(log.Hi * y); {
	case exponent > expTooLarge:
		return math.Inf(1)
	case exponent < expNothing:
		return 0
	}
	exponent := dd.Mul(log, dd.Of(y))
	return expSum(exponent.Hi, exponent.Lo)
}

// Hypot returns √(x² + y²), without overflow on the way.
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	switch {
	case math.IsInf(x, 1) || math.IsInf(y, 1):
		return math.Inf(1)
	case x < y:
		x, y = y, x
	}
	unit := 1.0
	switch {
	case x > 0x1p500:
		unit = 0x1p-600
	case x < 0x1p-400:
		unit = 0x1p600
	}
	x, y = x*unit, y*unit
	return math.Sqrt(float64(x*x)+float64(y*y)) / unit
}
