package elementary

import "math/big"

// The functions again, slowly, to more than a hundred digits: what the fast ones,
// and the tables, are held against. They use nothing but the four operations of
// math/big.

// precision is that of all numbers here, in bits: 120 digits.
const precision = 400

func number() *big.Float { return new(big.Float).SetPrec(precision) }

func of(x float64) *big.Float { return number().SetFloat64(x) }

func add(a, b *big.Float) *big.Float { return number().Add(a, b) }
func sub(a, b *big.Float) *big.Float { return number().Sub(a, b) }
func mul(a, b *big.Float) *big.Float { return number().Mul(a, b) }
func div(a, b *big.Float) *big.Float { return number().Quo(a, b) }

// scaled returns a·2ⁿ.
func scaled(a *big.Float, n int) *big.Float { return number().SetMantExp(a, n) }

// negligible tells whether a does not matter beside b.
func negligible(a, b *big.Float) bool {
	return a.Sign() == 0 || b.Sign() != 0 && a.MantExp(nil) < b.MantExp(nil)-precision
}

// series sums term, term·factor(1), term·factor(1)·factor(2), …
func series(term *big.Float, factor func(n int64) *big.Float) *big.Float {
	sum := number().Set(term)
	for n := int64(1); ; n++ {
		term = mul(term, factor(n))
		if negligible(term, sum) {
			return sum
		}
		sum = add(sum, term)
	}
}

// bigExpm1 returns eˣ − 1 by its series, of x halved so often that it is short:
// e²ˣ − 1 = (eˣ − 1)² + 2(eˣ − 1).
func bigExpm1(x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return number()
	}
	halvings := max(0, x.MantExp(nil)+8)
	small := scaled(x, -halvings)
	y := series(small, func(n int64) *big.Float { return div(small, of(float64(n+1))) })
	for range halvings {
		y = add(mul(y, y), scaled(y, 1))
	}
	return y
}

func bigExp(x *big.Float) *big.Float {
	if x.Sign() < 0 {
		return div(of(1), bigExp(number().Neg(x)))
	}
	return add(of(1), bigExpm1(x))
}

// bigAtanh returns the inverse hyperbolic tangent of |x| ≤ 1/2 by its series.
func bigAtanh(x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return number()
	}
	square := mul(x, x)
	return series(x, func(n int64) *big.Float { return div(mul(square, of(float64(2*n-1))), of(float64(2*n+1))) })
}

// bigLn2 is ln 2 = 2·atanh(1/3).
var bigLn2 = scaled(bigAtanh(div(of(1), of(3))), 1)

// bigLog returns ln x of x > 0: x = 2ᵉ·m, ln m = 2·atanh((m−1)/(m+1)).
func bigLog(x *big.Float) *big.Float {
	m := number()
	e := x.MantExp(m)
	if m.Cmp(of(0.7)) < 0 {
		m, e = scaled(m, 1), e-1
	}
	ratio := div(sub(m, of(1)), add(m, of(1)))
	return add(mul(of(float64(e)), bigLn2), scaled(bigAtanh(ratio), 1))
}

// bigLog1p returns ln(1+x), of a small x by ln(1+x) = 2·atanh(x/(2+x)).
func bigLog1p(x *big.Float) *big.Float {
	if number().Abs(x).Cmp(of(0.25)) > 0 {
		return bigLog(add(of(1), x))
	}
	return scaled(bigAtanh(div(x, add(of(2), x))), 1)
}

// bigArctan returns the arc tangent of 1/n by its series.
func bigArctan(n float64) *big.Float {
	x := div(of(1), of(n))
	square := number().Neg(mul(x, x))
	return series(x, func(n int64) *big.Float { return div(mul(square, of(float64(2*n-1))), of(float64(2*n+1))) })
}

// bigPi is π = 16·arctan(1/5) − 4·arctan(1/239) (Machin, 1706).
var bigPi = sub(scaled(bigArctan(5), 4), scaled(bigArctan(239), 2))

// bigSinCos returns sine and cosine of x, |x| at most about 2¹⁰⁰.
func bigSinCos(x *big.Float) (sin, cos *big.Float) {
	turns, _ := div(x, scaled(bigPi, 1)).Int(nil)
	x = sub(x, mul(number().SetInt(turns), scaled(bigPi, 1)))
	square := number().Neg(mul(x, x))
	sin = number()
	if x.Sign() != 0 {
		sin = series(x, func(n int64) *big.Float { return div(square, of(float64(2*n*(2*n+1)))) })
	}
	cos = series(of(1), func(n int64) *big.Float { return div(square, of(float64(2*n*(2*n-1)))) })
	return sin, cos
}

func bigTanh(x *big.Float) *big.Float {
	if number().Abs(x).Cmp(of(300)) > 0 {
		return of(float64(x.Sign()))
	}
	e := bigExpm1(scaled(x, 1))
	return div(e, add(e, of(2)))
}

// bigErf returns the error function by its series.
func bigErf(x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return number()
	}
	square := number().Neg(mul(x, x))
	// Its terms go up before they go down, so it needs more digits; the series with
	// positive terms does not.
	up := number().Neg(square)
	sum := series(x, func(n int64) *big.Float { return div(up, of(float64(n)+0.5)) })
	return mul(mul(scaled(sum, 1), bigExp(square)), div(of(1), number().Sqrt(bigPi)))
}
