package nn

import "sinapse/nn/elementary"

// LSTM is the recurrent layer with a cell c beside its state h, and gates that say
// what is written into the cell, what stays, and what is shown of it (Hochreiter
// and Schmidhuber, 1997; with a forget gate, Gers, Schmidhuber and Cummins, 2000):
//
//	i, f, o = σ(x_t·Wx + h_{t−1}·Wh + b)   input, forget and output gate
//	g = tanh(x_t·Wx + h_{t−1}·Wh + b)      the candidate
//	c_t = f∘c_{t−1} + i∘g                  the cell, c_0 = 0
//	h_t = o∘tanh(c_t)                      the state, h_0 = 0
//
// The four have weights of their own, side by side in the order i, f, g, o, as in
// PyTorch: shapes (d)·(d,4h) + (h)·(h,4h) + (4h). The layer's weights are Wx with Wh
// below it, (d+h,4h). There is one bias, where PyTorch keeps two that are added.
//
// What a cell keeps over k steps is about fᵏ, so the start of the forget gate's
// biases decides how far back it can learn: see [ForgetBias] and [ForgetGap].
//
// It keeps all of it, see [LSTM.Step], and on the way back the gradients of h and
// c, see [LSTM.StepGradient].
type LSTM struct {
	Over  Steps
	Units int // h
	// A mistake to learn from: f∘h_{t−1} is where f∘c_{t−1} belongs.
	StateForCell bool
}

// An LSTMStep is what an [LSTM] did at one step of one sample, h numbers each. They
// are the trace's own, to be read.
type LSTMStep struct {
	Input, Forget, Candidate, Output []float64 // i, f, g, o
	Cell, State                      []float64 // c, h after the step
}

// Outputs returns T·h, or h if the last state alone goes on. Sizes that are not
// positive, and rows that are no T steps, are a [*ShapeError].
func (l LSTM) Outputs(inputs int) (int, error) {
	return l.Over.outputs(l.Units), l.Over.check(inputs, l.Units)
}

// Parameters returns d+h×4h weights and 4h biases.
func (l LSTM) Parameters(inputs int) (rows, cols, biases int) {
	return l.Over.width(inputs) + l.Units, 4 * l.Units, 4 * l.Units
}

// Parts returns Wx of each gate, then Wh of each gate.
func (l LSTM) Parts(inputs int) []Part { return l.Over.parts(inputs, l.Units, 4) }

// StepCount returns T.
func (l LSTM) StepCount() int { return l.Over.Count }

// OneStep returns the layer for a single step.
func (l LSTM) OneStep() Layer { return LSTM{l.Over.one(), l.Units, l.StateForCell} }

// Carried returns 2h, for h and c, if they may go on from batch to batch.
func (l LSTM) Carried(int) int { return l.Over.carried(2 * l.Units) }

// Keep returns room for the states and cells from before the row, and at each step
// for the gates, the cell, its tanh, and the state.
func (l LSTM) Keep(int) int { return (2 + 7*l.Over.Count) * l.Units }

// Scratch returns room for the gradients of the states, the cells and the sums in
// the gates, and for Whᵀ.
func (l LSTM) Scratch(int) (each, once int) { return 6 * l.Over.Count * l.Units, 4 * l.Units * l.Units }

// An lstmRecord is what an LSTM keeps, in shapes (n,h), then (n,T,·).
type lstmRecord struct{ state0, cell0, gates, cells, shown, states []float64 }

func (l LSTM) kept(p *Pass) lstmRecord {
	kept, row := p.Kept.Data, p.In.Rows*l.Units
	steps := row * l.Over.Count
	return lstmRecord{
		cut(&kept, row), cut(&kept, row), cut(&kept, 4*steps), cut(&kept, steps), cut(&kept, steps), kept,
	}
}

// at returns the numbers of a step, so many times h.
func (l LSTM) at(all []float64, sample, step, times int) []float64 {
	n := times * l.Units
	return all[(sample*l.Over.Count+step)*n:][:n:n]
}

// Step returns what happened at a step, counted from 0.
func (l LSTM) Step(p *Pass, sample, step int) LSTMStep {
	kept, h := l.kept(p), l.Units
	gates := l.at(kept.gates, sample, step, 4)
	return LSTMStep{
		cut(&gates, h), cut(&gates, h), cut(&gates, h), gates,
		l.at(kept.cells, sample, step, 1), l.at(kept.states, sample, step, 1),
	}
}

// StepGradient returns ∂loss/∂h and ∂loss/∂c after a step, counted from 0: through
// all that comes of them later. They are the trace's own, to be read after the way
// back.
func (l LSTM) StepGradient(p *Pass, sample, step int) (state, cell []float64) {
	scratch := p.Scratch
	dh := cut(&scratch, p.In.Rows*l.Over.Count*l.Units)
	return l.at(dh, sample, step, 1), l.at(scratch, sample, step, 1)
}

// SumGradient returns the gradient of the sums in the gates at a step, counted from 0:
// 4h numbers, read as those of [Recurrent.SumGradient].
func (l LSTM) SumGradient(p *Pass, sample, step int) []float64 {
	return l.at(p.Scratch[2*p.In.Rows*l.Over.Count*l.Units:], sample, step, 4)
}

// Forward computes gates, cells and states, step after step.
func (l LSTM) Forward(p *Pass) {
	r, k := l.Over.over(p, l.Units), l.kept(p)
	state0, cell0 := r.begin(k.state0, 0), r.begin(k.cell0, l.Units)
	r.drive(k.gates)
	for t := range l.Over.Count {
		r.recur(k.gates, t, state0, k.states)
		for s := range r.n {
			l.step(k, s, t, l.before(k, state0, cell0, s, t))
		}
	}
	r.carry(k.states, 0)
	r.carry(k.cells, l.Units)
	r.give(k.states)
}

// before returns what the forget gate is applied to: the cell after the step
// before; nil for zeros.
func (l LSTM) before(k lstmRecord, state0, cell0 []float64, sample, step int) []float64 {
	first, all := cell0, k.cells
	if l.StateForCell {
		first, all = state0, k.states
	}
	switch {
	case step > 0:
		return l.at(all, sample, step-1, 1)
	case first != nil:
		return first[sample*l.Units:][:l.Units]
	}
	return nil
}

// step computes one step of one sample, where the sums in the gates stand in their
// place.
func (l LSTM) step(k lstmRecord, sample, step int, before []float64) {
	h := l.Units
	gates := l.at(k.gates, sample, step, 4)
	elementary.SigmoidInto(gates[:2*h], gates[:2*h])
	elementary.TanhInto(gates[2*h:3*h], gates[2*h:3*h])
	elementary.SigmoidInto(gates[3*h:], gates[3*h:])
	c, shown, state := l.at(k.cells, sample, step, 1), l.at(k.shown, sample, step, 1), l.at(k.states, sample, step, 1)
	for j := range c {
		c[j] = float64(gates[j] * gates[2*h+j])
		if before != nil {
			c[j] = float64(gates[h+j]*before[j]) + c[j]
		}
	}
	elementary.TanhInto(shown, c)
	for j := range state {
		state[j] = gates[3*h+j] * shown[j]
	}
}

// Backward computes DIn and adds the gradients of Wx, Wh and b, from the last step
// to the first.
func (l LSTM) Backward(p *Pass) {
	r, k := l.Over.over(p, l.Units), l.kept(p)
	state0, cell0 := k.state0, k.cell0
	if len(p.Carried.Data) == 0 {
		state0, cell0 = nil, nil
	}
	scratch := p.Scratch
	dh, dc := cut(&scratch, len(k.states)), cut(&scratch, len(k.states))
	dz := cut(&scratch, len(k.gates))
	transpose(Matrix{4 * l.Units, l.Units, scratch}, r.wh)
	clear(dc)
	for t := l.Over.Count - 1; t >= 0; t-- {
		r.take(dh, t)
		if l.StateForCell {
			l.leak(r, k, dh, dc, t)
		}
		r.back(dh, t, dz, scratch)
		for s := range r.n {
			var earlier []float64 // the gradient of the cell before
			if t > 0 && !r.border(t) && !l.StateForCell {
				earlier = l.at(dc, s, t-1, 1)
			}
			l.back(k, s, t, l.before(k, state0, cell0, s, t), l.at(dh, s, t, 1), l.at(dc, s, t, 1), l.at(dz, s, t, 4), earlier)
		}
	}
	r.learn(dz, dz, state0, k.states)
}

// leak adds to step t of dh what the mistaken cell of the next step passes on.
func (l LSTM) leak(r recurrence, k lstmRecord, dh, dc []float64, t int) {
	if t+1 == l.Over.Count || r.border(t+1) {
		return
	}
	for s := range r.n {
		forget, next, d := l.at(k.gates, s, t+1, 4)[l.Units:], l.at(dc, s, t+1, 1), l.at(dh, s, t, 1)
		for j := range d {
			d[j] += float64(next[j] * forget[j])
		}
	}
}

// back takes the gradients of one step of one sample, dh and what there is of dc,
// back to the sums in its gates, and to the cell before.
func (l LSTM) back(k lstmRecord, sample, step int, before, dh, dc, dz, earlier []float64) {
	h := l.Units
	gates, shown := l.at(k.gates, sample, step, 4), l.at(k.shown, sample, step, 1)
	for j := range h {
		i, f, g, o := gates[j], gates[h+j], gates[2*h+j], gates[3*h+j]
		dc[j] += float64(float64(dh[j]*o) * (1 - float64(shown[j]*shown[j])))
		dz[j] = float64(dc[j]*g) * float64(i*(1-i))
		dz[h+j] = 0
		if before != nil {
			dz[h+j] = float64(dc[j]*before[j]) * float64(f*(1-f))
		}
		dz[2*h+j] = float64(dc[j]*i) * (1 - float64(g*g))
		dz[3*h+j] = float64(dh[j]*shown[j]) * float64(o*(1-o))
		if earlier != nil {
			earlier[j] = dc[j] * f
		}
	}
}
