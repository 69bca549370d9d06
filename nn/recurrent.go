package nn

import "sinapse/nn/elementary"

// Recurrent is the plain recurrent layer: a state h of as many numbers as there
// are units goes along the steps of a row, and each step's input turns it,
//
//	h_t = tanh(x_t·Wx + h_{t−1}·Wh + b),  h_0 = 0
//
// in shapes (d)·(d,h) + (h)·(h,h) + (h). The layer's weights are Wx with Wh
// below it, (d+h,h). There is one bias, where PyTorch keeps two that are added.
//
// Backward goes through time, from the last step to the first: the weights are
// the same at each step, and their gradient is the sum over all of them.
//
// It keeps the states, see [Recurrent.State], and on the way back their
// gradients, see [Recurrent.StateGradient].
type Recurrent struct {
	Over  Steps
	Units int // h
}

// Outputs returns T·h, or h if the last state alone goes on. Sizes that are not
// positive, and rows that are no T steps, are a [*ShapeError].
func (l Recurrent) Outputs(inputs int) (int, error) {
	return l.Over.outputs(l.Units), l.Over.check(inputs, l.Units)
}

// Parameters returns d+h×h weights and h biases.
func (l Recurrent) Parameters(inputs int) (rows, cols, biases int) {
	return l.Over.width(inputs) + l.Units, l.Units, l.Units
}

// Parts returns Wx and Wh.
func (l Recurrent) Parts(inputs int) []Part { return l.Over.parts(inputs, l.Units, 1) }

// StepCount returns T.
func (l Recurrent) StepCount() int { return l.Over.Count }

// OneStep returns the layer for a single step.
func (l Recurrent) OneStep() Layer { return Recurrent{l.Over.one(), l.Units} }

// Carried returns h if the state may go on from batch to batch.
func (l Recurrent) Carried(int) int { return l.Over.carried(l.Units) }

// Keep returns room for the states, those from before the row among them.
func (l Recurrent) Keep(int) int { return (1 + l.Over.Count) * l.Units }

// Scratch returns room for the gradients of the states, those of the sums in
// tanh, and Whᵀ.
func (l Recurrent) Scratch(int) (each, once int) {
	return 2 * l.Over.Count * l.Units, l.Units * l.Units
}

// State returns h after a step, counted from 0. It is the trace's own, to be read.
func (l Recurrent) State(p *Pass, sample, step int) []float64 {
	_, states := l.kept(p)
	return l.at(states, sample, step)
}

// StateGradient returns ∂loss/∂h after a step, counted from 0: through all that
// comes of it later. It is the trace's own, to be read after the way back.
func (l Recurrent) StateGradient(p *Pass, sample, step int) []float64 {
	return l.at(p.Scratch, sample, step)
}

// SumGradient returns the gradient of the sums in tanh at a step, counted from 0: h
// numbers. Times the row of Wx that a token looked up, or x·Wx, and added up, it is
// how much that input bore on the loss. It is the trace's own, to be read after the
// way back.
func (l Recurrent) SumGradient(p *Pass, sample, step int) []float64 {
	return l.at(p.Scratch[p.In.Rows*l.Over.Count*l.Units:], sample, step)
}

func (l Recurrent) at(all []float64, sample, step int) []float64 {
	return all[(sample*l.Over.Count+step)*l.Units:][:l.Units:l.Units]
}

// kept returns the states from before the row, (n,h), and after each step, (n,T,h).
func (l Recurrent) kept(p *Pass) (before, states []float64) {
	kept := p.Kept.Data
	return cut(&kept, p.In.Rows*l.Units), kept
}

// Forward computes the states, step after step.
func (l Recurrent) Forward(p *Pass) {
	r := l.Over.over(p, l.Units)
	before, states := l.kept(p)
	before = r.begin(before, 0)
	r.drive(states)
	for t := range l.Over.Count {
		r.recur(states, t, before, states)
		for s := range r.n {
			h := l.at(states, s, t)
			elementary.TanhInto(h, h)
		}
	}
	r.carry(states, 0)
	r.give(states)
}

// Backward computes DIn and adds the gradients of Wx, Wh and b, from the last
// step to the first.
func (l Recurrent) Backward(p *Pass) {
	r := l.Over.over(p, l.Units)
	before, states := l.kept(p)
	if len(p.Carried.Data) == 0 {
		before = nil
	}
	scratch := p.Scratch
	dh, dz := cut(&scratch, len(states)), cut(&scratch, len(states))
	transpose(Matrix{l.Units, l.Units, scratch}, r.wh)
	for t := l.Over.Count - 1; t >= 0; t-- {
		r.take(dh, t)
		r.back(dh, t, dz, scratch)
		for s := range r.n {
			sum, d := l.at(dz, s, t), l.at(dh, s, t)
			for i, h := range l.at(states, s, t) {
				sum[i] = d[i] * (1 - float64(h*h))
			}
		}
	}
	r.learn(dz, dz, before, states)
}
