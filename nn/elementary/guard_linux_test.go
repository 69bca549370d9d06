package elementary

import (
	"testing"

	"sinapse/nn/internal/guarded"
)

// Nothing is read, or written, before a slice or behind it: it would end the test.
func TestNothingBesideIsTouched(t *testing.T) {
	const most = 20
	for _, atEnd := range []bool{false, true} {
		to, from := guarded.Floats(t, most, atEnd), guarded.Floats(t, most, atEnd)
		for n := range most + 1 {
			dst, x := to[:n], from[:n]
			if atEnd {
				dst, x = to[most-n:], from[most-n:]
			}
			for i := range x {
				x[i] = float64(i-n/2) / 3
			}
			for _, f := range []func(dst, x []float64){TanhInto, ExpInto, SigmoidInto} {
				f(dst, x)
			}
		}
	}
}
