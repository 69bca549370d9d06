package dd

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// exact returns n as a big number.
func exact(n Number) *big.Float {
	const bits = 400
	hi, lo := new(big.Float).SetPrec(bits).SetFloat64(n.Hi), new(big.Float).SetPrec(bits).SetFloat64(n.Lo)
	return hi.Add(hi, lo)
}

// far tells how far got is from want, relative to want, as a power of two.
func far(got Number, want *big.Float) int {
	d := new(big.Float).SetPrec(400).Sub(exact(got), want)
	if d.Sign() == 0 {
		return -1000
	}
	return d.MantExp(nil) - want.MantExp(nil)
}

func TestOperationsAgainstBigNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func() Number {
		hi := math.Ldexp(r.Float64()+0.5, r.IntN(20)-10)
		return Sum(hi, hi*0x1p-54*(2*r.Float64()-1))
	}
	for range 10_000 {
		a, b := draw(), draw()
		big1, big2, z := exact(a), exact(b), func() *big.Float { return new(big.Float).SetPrec(400) }
		for name, c := range map[string]struct {
			got  Number
			want *big.Float
		}{
			"add": {Add(a, b), z().Add(big1, big2)},
			"mul": {Mul(a, b), z().Mul(big1, big2)},
			"div": {Div(a, b), z().Quo(big1, big2)},
		} {
			if bits := far(c.got, c.want); bits > -100 {
				t.Fatalf("%s of %v and %v: off by 2^%d", name, a, b, bits)
			}
		}
	}
}
