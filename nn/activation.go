package nn

import (
	"math"

	"sinapse/nn/elementary"
)

// elementwise is what all activations share: as many outputs as inputs, and
// no parameters.
type elementwise struct{}

// Outputs returns inputs.
func (elementwise) Outputs(inputs int) (int, error) { return inputs, nil }

// Parameters returns zeros: there is nothing to learn.
func (elementwise) Parameters(int) (rows, cols, biases int) { return 0, 0, 0 }

// An Activation is a layer that treats each number on its own, a = f(z), and
// so is a curve that can be drawn.
type Activation interface {
	Layer
	// Value returns f(z).
	Value(z float64) float64
	// Slope returns f′(z), as Backward uses it where f has a corner or a jump.
	Slope(z float64) float64
}

// Linear lets everything through as it is: f(z) = z.
type Linear struct{ elementwise }

// Value returns z.
func (Linear) Value(z float64) float64 { return z }

// Slope returns 1.
func (Linear) Slope(float64) float64 { return 1 }

// Forward copies In to Out.
func (Linear) Forward(p *Pass) { copy(p.Out.Data, p.In.Data) }

// Backward copies DOut to DIn.
func (Linear) Backward(p *Pass) { copy(p.DIn.Data, p.DOut.Data) }

// Step fires or does not: f(z) = 1 if z ≥ 0, else 0. Its slope is zero
// everywhere (at the jump there is none), so nothing is ever learnt through it.
type Step struct{ elementwise }

// Value returns 1 if z ≥ 0, else 0; NaN for NaN.
func (Step) Value(z float64) float64 {
	switch {
	case z >= 0:
		return 1
	case z < 0:
		return 0
	}
	return z
}

// Slope returns 0.
func (Step) Slope(float64) float64 { return 0 }

// Forward applies the step to each number.
func (s Step) Forward(p *Pass) { each(p, s.Value) }

// Backward sets DIn to zero.
func (Step) Backward(p *Pass) { clear(p.DIn.Data) }

// ReLU cuts negative numbers off: f(z) = max(z, 0). Its slope at 0 is taken as 0.
type ReLU struct{ elementwise }

// Value returns max(z, 0).
func (ReLU) Value(z float64) float64 { return max(z, 0) }

// Slope returns 1 if z > 0, else 0.
func (ReLU) Slope(z float64) float64 { return LeakyReLU{}.Slope(z) }

// Forward computes max(z, 0).
func (ReLU) Forward(p *Pass) {
	out := p.Out.Data[:len(p.In.Data)]
	for i, z := range p.In.Data {
		out[i] = max(z, 0)
	}
}

// Backward lets the gradient through where the output is positive. The choice
// is made by bits, because a processor can not foresee the branch: a positive
// float64 is a positive int64, and its negative fills the sign.
func (ReLU) Backward(p *Pass) {
	if p.DIn.Rows == 0 {
		return
	}
	in, dout := p.DIn.Data, p.DOut.Data
	out := p.Out.Data[:len(in)]
	dout = dout[:len(in)]
	for i := range in {
		mask := uint64(-int64(math.Float64bits(out[i])) >> 63)
		in[i] = math.Float64frombits(math.Float64bits(dout[i]) & mask)
	}
}

// LeakyReLU makes negative numbers small instead of cutting them off:
// f(z) = z if z > 0, else Leak·z.
type LeakyReLU struct {
	elementwise
	Leak float64 // 0.01 is usual
}

// Value returns z if z > 0, else Leak·z.
func (l LeakyReLU) Value(z float64) float64 { return z * l.Slope(z) }

// Slope returns 1 if z > 0, else Leak.
func (l LeakyReLU) Slope(z float64) float64 {
	if z > 0 {
		return 1
	}
	return l.Leak
}

// Forward applies the curve to each number.
func (l LeakyReLU) Forward(p *Pass) { each(p, l.Value) }

// Backward multiplies DOut by the slope at In.
func (l LeakyReLU) Backward(p *Pass) {
	for i := range p.DIn.Data {
		p.DIn.Data[i] = p.DOut.Data[i] * l.Slope(p.In.Data[i])
	}
}

// Sigmoid presses numbers into (0, 1): f(z) = 1/(1 + e⁻ᶻ).
type Sigmoid struct{ elementwise }

// Value returns 1/(1 + e⁻ᶻ), without overflow.
func (Sigmoid) Value(z float64) float64 { return elementary.Sigmoid(z) }

// Slope returns f(z)·(1 − f(z)).
func (Sigmoid) Slope(z float64) float64 { return elementary.Sigmoid(z) * elementary.Sigmoid(-z) }

// Forward applies the curve to each number.
func (Sigmoid) Forward(p *Pass) { elementary.SigmoidInto(p.Out.Data, p.In.Data) }

// Backward multiplies DOut by a·(1 − a), where a is the output.
func (Sigmoid) Backward(p *Pass) {
	for i := range p.DIn.Data {
		a := p.Out.Data[i]
		p.DIn.Data[i] = p.DOut.Data[i] * (a * (1 - a))
	}
}

// Tanh presses numbers into (−1, 1): the hyperbolic tangent.
type Tanh struct{ elementwise }

// Value returns tanh z.
func (Tanh) Value(z float64) float64 { return elementary.Tanh(z) }

// Slope returns 1 − tanh² z.
func (t Tanh) Slope(z float64) float64 {
	a := t.Value(z)
	return 1 - float64(a*a)
}

// Forward applies the curve to each number.
func (Tanh) Forward(p *Pass) { elementary.TanhInto(p.Out.Data, p.In.Data) }

// Backward multiplies DOut by 1 − a², where a is the output.
func (Tanh) Backward(p *Pass) {
	in := p.DIn.Data
	if len(in) == 0 {
		return
	}
	out, dout := p.Out.Data[:len(in)], p.DOut.Data[:len(in)]
	for i := range in {
		in[i] = dout[i] * (1 - float64(out[i]*out[i]))
	}
}

// each applies f to each number of In.
func each(p *Pass, f func(float64) float64) {
	out := p.Out.Data[:len(p.In.Data)]
	for i, z := range p.In.Data {
		out[i] = f(z)
	}
}
