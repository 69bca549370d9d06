package nn

import "sinapse/nn/elementary"

// GRU is the gated recurrent unit: a state h, and two gates that say how much of
// it is kept, and how much of it the new candidate sees (Cho et al., 2014):
//
//	r, z = σ(x_t·Wx + h_{t−1}·Wh + b)               reset and update gate
//	n = tanh(x_t·Wx + b + r∘(h_{t−1}·Wh + b_h))     the candidate
//	h_t = (1−z)∘n + z∘h_{t−1},  h_0 = 0
//
// z = 1 keeps everything; some texts exchange z and 1−z. The reset gate acts after
// the product, as in PyTorch, so the candidate needs two biases. The three have
// weights of their own, side by side in the order r, z, n: shapes (d)·(d,3h) +
// (h)·(h,3h). The layer's weights are Wx with Wh below it, (d+h,3h); its biases are
// those of r, z and n, then b_h.
//
// It keeps all of it, see [GRU.Step], and on the way back the gradients of the
// states, see [GRU.StateGradient].
type GRU struct {
	Over  Steps
	Units int // h
}

// A GRUStep is what a [GRU] did at one step of one sample, h numbers each. They
// are the trace's own, to be read.
type GRUStep struct {
	Reset, Update, Candidate []float64 // r, z, n
	State                    []float64 // h after the step
}

// Outputs returns T·h, or h if the last state alone goes on. Sizes that are not
// positive, and rows that are no T steps, are a [*ShapeError].
func (l GRU) Outputs(inputs int) (int, error) {
	return l.Over.outputs(l.Units), l.Over.check(inputs, l.Units)
}

// Parameters returns d+h×3h weights and 4h biases.
func (l GRU) Parameters(inputs int) (rows, cols, biases int) {
	return l.Over.width(inputs) + l.Units, 3 * l.Units, 4 * l.Units
}

// Parts returns Wx of each gate, then Wh of each gate.
func (l GRU) Parts(inputs int) []Part { return l.Over.parts(inputs, l.Units, 3) }

// StepCount returns T.
func (l GRU) StepCount() int { return l.Over.Count }

// OneStep returns the layer for a single step.
func (l GRU) OneStep() Layer { return GRU{l.Over.one(), l.Units} }

// Carried returns h if the state may go on from batch to batch.
func (l GRU) Carried(int) int { return l.Over.carried(l.Units) }

// Keep returns room for the state from before the row, and at each step for the
// gates, what the state adds to their sums, and the state.
func (l GRU) Keep(int) int { return (1 + 7*l.Over.Count) * l.Units }

// Scratch returns room for the gradients of the states and of the sums in the
// gates, of what the input and what the state adds to them, and for Whᵀ.
func (l GRU) Scratch(int) (each, once int) { return 7 * l.Over.Count * l.Units, 3 * l.Units * l.Units }

// A gruRecord is what a GRU keeps, in shapes (n,h), then (n,T,·).
type gruRecord struct{ state0, gates, own, states []float64 }

func (l GRU) kept(p *Pass) gruRecord {
	kept, row := p.Kept.Data, p.In.Rows*l.Units
	steps := row * l.Over.Count
	return gruRecord{cut(&kept, row), cut(&kept, 3*steps), cut(&kept, 3*steps), kept}
}

// at returns the numbers of a step, so many times h.
func (l GRU) at(all []float64, sample, step, times int) []float64 {
	n := times * l.Units
	return all[(sample*l.Over.Count+step)*n:][:n:n]
}

// Step returns what happened at a step, counted from 0.
func (l GRU) Step(p *Pass, sample, step int) GRUStep {
	kept := l.kept(p)
	gates := l.at(kept.gates, sample, step, 3)
	return GRUStep{cut(&gates, l.Units), cut(&gates, l.Units), gates, l.at(kept.states, sample, step, 1)}
}

// StateGradient returns ∂loss/∂h after a step, counted from 0: through all that
// comes of it later. It is the trace's own, to be read after the way back.
func (l GRU) StateGradient(p *Pass, sample, step int) []float64 {
	return l.at(p.Scratch, sample, step, 1)
}

// SumGradient returns the gradient of what the input adds to the sums in the gates at
// a step, counted from 0: 3h numbers, read as those of [Recurrent.SumGradient].
func (l GRU) SumGradient(p *Pass, sample, step int) []float64 {
	return l.at(p.Scratch[p.In.Rows*l.Over.Count*l.Units:], sample, step, 3)
}

// Forward computes gates and states, step after step.
func (l GRU) Forward(p *Pass) {
	r, k := l.Over.over(p, l.Units), l.kept(p)
	state0 := r.begin(k.state0, 0)
	r.drive(k.gates)
	clear(k.own)
	for i := range len(k.own) / (3 * l.Units) {
		copy(k.own[(3*i+2)*l.Units:], p.Biases[3*l.Units:])
	}
	for t := range l.Over.Count {
		r.recur(k.own, t, state0, k.states)
		for s := range r.n {
			l.step(k, s, t, l.before(k, state0, s, t))
		}
	}
	r.carry(k.states, 0)
	r.give(k.states)
}

// before returns the state after the step before; nil for zeros.
func (l GRU) before(k gruRecord, state0 []float64, sample, step int) []float64 {
	switch {
	case step > 0:
		return l.at(k.states, sample, step-1, 1)
	case state0 != nil:
		return state0[sample*l.Units:][:l.Units]
	}
	return nil
}

// step computes one step of one sample, where what the input adds to the sums in
// the gates stands in their place.
func (l GRU) step(k gruRecord, sample, step int, before []float64) {
	h := l.Units
	gates, own, state := l.at(k.gates, sample, step, 3), l.at(k.own, sample, step, 3), l.at(k.states, sample, step, 1)
	for j := range 2 * h {
		gates[j] += own[j]
	}
	elementary.SigmoidInto(gates[:2*h], gates[:2*h])
	for j := 2 * h; j < 3*h; j++ {
		gates[j] += float64(gates[j-2*h] * own[j])
	}
	elementary.TanhInto(gates[2*h:], gates[2*h:])
	for j := range state {
		z, n := gates[h+j], gates[2*h+j]
		state[j] = float64((1 - z) * n)
		if before != nil {
			state[j] += float64(z * before[j])
		}
	}
}

// Backward computes DIn and adds the gradients of Wx, Wh and the biases, from the
// last step to the first.
func (l GRU) Backward(p *Pass) {
	r, k := l.Over.over(p, l.Units), l.kept(p)
	state0 := k.state0
	if len(p.Carried.Data) == 0 {
		state0 = nil
	}
	scratch := p.Scratch
	dh, dz, down := cut(&scratch, len(k.states)), cut(&scratch, len(k.gates)), cut(&scratch, len(k.gates))
	transpose(Matrix{3 * l.Units, l.Units, scratch}, r.wh)
	for t := l.Over.Count - 1; t >= 0; t-- {
		r.take(dh, t)
		if t+1 < l.Over.Count && !r.border(t+1) {
			l.stay(r, k, dh, t)
		}
		r.back(dh, t, down, scratch)
		for s := range r.n {
			l.back(k, s, t, l.before(k, state0, s, t), l.at(dh, s, t, 1), l.at(dz, s, t, 3), l.at(down, s, t, 3))
		}
	}
	r.learn(dz, down, state0, k.states)
	if p.Frozen {
		return
	}
	for i := range len(down) / (3 * l.Units) {
		for j, d := range down[(3*i+2)*l.Units:][:l.Units] {
			p.DBiases[3*l.Units+j] += d
		}
	}
}

// stay adds to step t of dh what the next state kept of it: z∘dh.
func (l GRU) stay(r recurrence, k gruRecord, dh []float64, t int) {
	for s := range r.n {
		z, next, d := l.at(k.gates, s, t+1, 3)[l.Units:], l.at(dh, s, t+1, 1), l.at(dh, s, t, 1)
		for j := range d {
			d[j] += float64(next[j] * z[j])
		}
	}
}

// back takes the gradient of one step of one sample back to the sums in its gates:
// dz is that of what the input added, down that of what the state added.
func (l GRU) back(k gruRecord, sample, step int, before, dh, dz, down []float64) {
	h := l.Units
	gates, own := l.at(k.gates, sample, step, 3), l.at(k.own, sample, step, 3)
	for j := range h {
		r, z, n := gates[j], gates[h+j], gates[2*h+j]
		kept := 0.0
		if before != nil {
			kept = before[j]
		}
		dn := float64(dh[j]*(1-z)) * (1 - float64(n*n))
		dz[j] = float64(dn*own[2*h+j]) * float64(r*(1-r))
		dz[h+j] = float64(dh[j]*(kept-n)) * float64(z*(1-z))
		dz[2*h+j] = dn
		down[j], down[h+j], down[2*h+j] = dz[j], dz[h+j], dn*r
	}
}
