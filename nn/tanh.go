package nn

import (
	"math"

	"sinapse/nn/internal/dd"
)

// The hyperbolic tangent is most of the work of drawing a decision map, so it
// is made here, with the same bits on every machine. It is known at steps of
// 1/32; between them the addition theorem leads from the nearest step c:
//
//	tanh(c + d) = T + (1 − T²)·t / (1 + T·t),  T = tanh c,  t = tanh d
//
// Since |d| ≤ 1/64, four terms of its series give t, and since the second part
// is small beside T, its rounding hardly shows: the result is less than 1.5
// units in the last place from the true value. From 20 on, tanh is 1.

const (
	tanhSteps = 32 // to a unit
	tanhLimit = 20
	tanhSize  = 1024 // the next power of two, so that an index needs no check
)

// A tanhEntry belongs to a step c: T = tanh c, and 1 − T².
type tanhEntry struct{ t, slope float64 }

var tanhTable = makeTanhTable()

// makeTanhTable goes from step to step by the addition theorem, in double-double.
func makeTanhTable() (table [tanhSize]tanhEntry) {
	one := dd.Of(1)
	e := dd.Expm1(dd.Of(2.0 / tanhSteps))
	step := dd.Div(e, dd.Add(e, dd.Of(2)))
	c := dd.Number{}
	for i := range tanhSteps*tanhLimit + 1 {
		table[i] = tanhEntry{c.Value(), dd.Add(one, dd.Mul(c, c).Neg()).Value()}
		c = dd.Div(dd.Add(c, step), dd.Add(one, dd.Mul(c, step)))
	}
	return table
}

// tanhs sets out[i] to tanh in[i]. The two may be the same slice.
func tanhs(out, in []float64) {
	// Adding this to a number rounds it to the nearest step, and leaves the
	// step's index in the lowest bits.
	const nearest = 3 << 51 / tanhSteps
	out = out[:len(in)]
	for i, x := range in {
		sign := math.Float64bits(x) & (1 << 63)
		x = math.Abs(x)
		if x > tanhLimit {
			x = tanhLimit
		}
		step := x + nearest
		entry := &tanhTable[math.Float64bits(step)%tanhSize]
		d := x - (step - nearest)
		s := float64(d * d)
		t := float64(s*(2.0/15)) - 1.0/3
		t -= float64(float64(s*s) * (17.0 / 315))
		t = d + float64(float64(d*s)*t)
		y := entry.t + float64(entry.slope*t)/(1+float64(entry.t*t))
		out[i] = math.Float64frombits(math.Float64bits(y) | sign)
	}
}
