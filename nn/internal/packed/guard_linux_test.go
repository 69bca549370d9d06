package packed

import (
	"math/rand/v2"
	"testing"

	"sinapse/nn/internal/guarded"
)

// Nothing is read, or written, before a slice or behind it: it would end the test.
func TestNothingBesideIsTouched(t *testing.T) {
	const most = 40
	for _, atEnd := range []bool{false, true} {
		to, left, right := guarded.Floats(t, most*(most+3), atEnd), guarded.Floats(t, most*(most+2), atEnd), guarded.Floats(t, 2*most*most, atEnd)
		cut := func(x []float64, n int) []float64 {
			if atEnd {
				return x[len(x)-n:]
			}
			return x[:n:n]
		}
		d := drawer{rand.New(rand.NewPCG(5, 6)), false}
		for n := 1; n <= most; n++ {
			for m := 1; m <= most; m++ {
				for _, p := range layouts(n, 1+d.IntN(12), m) {
					dst, a, b := p.room()
					p.dst, p.a, p.b = d.fill(cut(to, dst)), d.fill(cut(left, a)), d.fill(cut(right, b))
					p.check(t)
				}
			}
		}
		p := layouts(13, 2*most, most)[0] // with panels
		dst, a, b := p.room()
		p.dst, p.a, p.b = d.fill(cut(to, dst)), d.fill(cut(left, a)), d.fill(cut(right, b))
		p.check(t)
	}
}
