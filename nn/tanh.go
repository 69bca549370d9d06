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
// is small beside T, its rounding hardly shows: the result is within 1 unit in
// the last place of the true value. From 20 on, tanh is 1 to the last bit.

const (
	tanhSteps = 32 // to a unit
	tanhLimit = 20
)

// tanhTable holds T and 1 − T² for each step c.
var tanhTable = makeTanhTable()

// makeTanhTable goes from step to step by the addition theorem, in double-double.
func makeTanhTable() (table [tanhSteps*tanhLimit + 1][2]float64) {
	one := dd.Of(1)
	e := dd.Expm1(dd.Of(2.0 / tanhSteps))
	step := dd.Div(e, dd.Add(e, dd.Of(2)))
	c := dd.Number{}
	for i := range table {
		table[i] = [2]float64{c.Value(), dd.Add(one, dd.Mul(c, c).Neg()).Value()}
		c = dd.Div(dd.Add(c, step), dd.Add(one, dd.Mul(c, step)))
	}
	return table
}

// tanhs sets out[i] to tanh in[i]. The two may be the same slice.
func tanhs(out, in []float64) {
	const nearest = 3 << 51 // adding it rounds to a whole number, left in the low bits
	out = out[:len(in)]
	for i, x := range in {
		bits := math.Float64bits(x)
		sign := bits & (1 << 63)
		a := min(math.Float64frombits(bits&^(1<<63)), tanhLimit)
		k := a*tanhSteps + nearest
		entry := &tanhTable[math.Float64bits(k)%1024%uint64(len(tanhTable))]
		d := a - (k-nearest)/tanhSteps
		s := float64(d * d)
		t := float64(s * (-17.0 / 315))
		t = float64(s * (t + 2.0/15))
		t = float64(s * (t - 1.0/3))
		t = float64(t*d) + d
		y := entry[0] + float64(entry[1]*t)/(1+float64(entry[0]*t))
		out[i] = math.Float64frombits(math.Float64bits(y) | sign)
	}
}
