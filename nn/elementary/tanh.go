package elementary

import "math"

// The hyperbolic tangent is known at steps of 1/32; between them the addition
// theorem leads from the nearest step c:
//
//	tanh(c + d) = T + (1 − T²)·t / (1 + T·t),  T = tanh c,  t = tanh d
//
// Since |d| ≤ 1/64, four terms of its series give t, and since the second part
// is small beside T, its rounding hardly shows. From 20 on, tanh is 1.

const (
	tanhSteps = 32 // to a unit
	tanhLimit = 20
	tanhSize  = 1024 // the next power of two, so that an index needs no check
	// Adding this to a number rounds it to the nearest step, and leaves the
	// step's index in the lowest bits.
	tanhNearest = 3 << 51 / tanhSteps
)

// A tanhEntry belongs to a step c: T = tanh c, and 1 − T².
type tanhEntry struct{ t, slope float64 }

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	one := [1]float64{x}
	tanhs(one[:], one[:])
	return one[0]
}

// tanhs sets out[i] to tanh in[i]. The two may be the same slice.
func tanhs(out, in []float64) {
	out = out[:len(in)]
	for i, x := range in {
		sign := math.Float64bits(x) & (1 << 63)
		x = math.Abs(x)
		if x > tanhLimit {
			x = tanhLimit
		}
		step := x + tanhNearest
		entry := &tanhTable[math.Float64bits(step)%tanhSize]
		d := x - (step - tanhNearest)
		s := float64(d * d)
		t := float64(s*(2.0/15)) - 1.0/3
		t -= float64(float64(s*s) * (17.0 / 315))
		t = d + float64(float64(d*s)*t)
		y := entry.t + float64(entry.slope*t)/(1+float64(entry.t*t))
		out[i] = math.Float64frombits(math.Float64bits(y) | sign)
	}
}

// Sigmoid returns 1/(1 + e⁻ˣ). The exponent is never positive, so nothing overflows.
func Sigmoid(x float64) float64 {
	e := Exp(-math.Abs(x))
	if x >= 0 {
		return 1 / (1 + e)
	}
	return e / (1 + e)
}

// TanhInto sets dst[i] to [Tanh] of x[i]. dst must be at least as long as x, and
// may be x; so it is with the other functions of slices.
func TanhInto(dst, x []float64) {
	dst = dst[:len(x)]
	done := tanhFours(dst, x)
	tanhs(dst[done:], x[done:])
}

// ExpInto sets dst[i] to [Exp] of x[i].
func ExpInto(dst, x []float64) {
	dst = dst[:len(x)]
	for len(x) > 0 {
		done := expFours(dst, x)
		dst, x = dst[done:], x[done:]
		// The last ones, or four of which one is beyond.
		rest := min(4, len(x))
		for i, v := range x[:rest] {
			dst[i] = Exp(v)
		}
		dst, x = dst[rest:], x[rest:]
	}
}

// SigmoidInto sets dst[i] to [Sigmoid] of x[i].
func SigmoidInto(dst, x []float64) {
	dst = dst[:len(x)]
	for len(x) > 0 {
		done := sigmoidFours(dst, x)
		dst, x = dst[done:], x[done:]
		rest := min(4, len(x))
		for i, v := range x[:rest] {
			dst[i] = Sigmoid(v)
		}
		dst, x = dst[rest:], x[rest:]
	}
}
