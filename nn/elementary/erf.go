package elementary

import (
	"math"

	"sinapse/nn/internal/dd"
)

// Erf returns the error function of x, 2/√π·∫₀ˣ e^(−t²) dt: the share of normal
// numbers within x·√2 deviations. It sums the series
//
//	erf x = 2/√π · e^(−x²) · Σ 2ⁿ·x²ⁿ⁺¹/(1·3·5·…·(2n+1))
//
// whose terms are all positive, in sums of two numbers: exact, and slow.
func Erf(x float64) float64 {
	const limit = 6 // from here on, erf is 1
	switch {
	case x != x || x == 0:
		return x
	case math.Abs(x) >= limit:
		return math.Copysign(1, x)
	}
	square := dd.Mul(dd.Of(x), dd.Of(x))
	term, sum := dd.Of(x), dd.Of(x)
	for n := 1.0; math.Abs(term.Hi) > math.Abs(sum.Hi)*0x1p-60; n++ {
		term = dd.Div(dd.Mul(term, square), dd.Of(n+0.5))
		sum = dd.Add(sum, term)
	}
	return dd.Mul(dd.Mul(sum, twoOverRootPi), dd.Of(expSum(-square.Hi, -square.Lo))).Value()
}
