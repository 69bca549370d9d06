package nn

// Steps says how a layer goes over a row: step after step, with a state that it
// takes along. A row has Count steps, one behind the other, each of as many
// numbers as the row's width allows.
type Steps struct {
	Count    int  // T: steps in a row
	Tokens   int  // where each step is one token, 0 … Tokens−1, how many there are; 0 where it is numbers
	Last     bool // the state after the last step alone goes on; else that after each step does
	Truncate int  // how many steps gradients go back at most, from one border to the next; 0 lets them go all the way
	Carry    bool // the state may go on from batch to batch, row by row, see [Trace.Carry]
}

// A Stepper is a layer that goes over the steps of a row, and can take a single
// step alone.
type Stepper interface {
	Layer
	// StepCount returns how many steps a row has.
	StepCount() int
	// OneStep returns the layer for rows of one step, with the same parameters. Its
	// state goes on from row to row.
	OneStep() Layer
}

// one returns s for a single step.
func (s Steps) one() Steps { return Steps{Count: 1, Tokens: s.Tokens, Carry: true} }

// carried returns n if the state may go on from batch to batch.
func (s Steps) carried(n int) int {
	if s.Carry {
		return n
	}
	return 0
}

// check tells why rows of the given width are no steps for so many units, if so.
func (s Steps) check(inputs, units int) error {
	switch {
	case s.Count <= 0 || s.Tokens < 0 || s.Truncate < 0 || units <= 0:
		return &ShapeError{Kind: BadSize, A: []int{s.Count, s.Tokens, s.Truncate, units}}
	case s.Tokens > 0 && inputs != s.Count:
		return &ShapeError{Kind: CannotReshape, A: []int{inputs}, B: []int{s.Count}}
	case inputs%s.Count != 0:
		return &ShapeError{Kind: CannotReshape, A: []int{inputs}, B: []int{s.Count, inputs / s.Count}}
	}
	return nil
}

// width returns how many rows of weights a step's input meets: its numbers, or one
// for each token.
func (s Steps) width(inputs int) int {
	if s.Tokens > 0 {
		return s.Tokens
	}
	return inputs / s.Count
}

// outputs returns the width of the rows that so many units give.
func (s Steps) outputs(units int) int {
	if s.Last {
		return units
	}
	return s.Count * units
}

// parts returns the matrices of a layer's weights: those of the input, gate by
// gate, then those of the state.
func (s Steps) parts(inputs, units, gates int) []Part {
	d := s.width(inputs)
	var parts []Part
	for g := range gates {
		parts = append(parts, Part{Col: g * units, Rows: d, Cols: units, FanIn: d, FanOut: units})
	}
	for g := range gates {
		parts = append(parts, Part{
			Row: d, Col: g * units, Rows: units, Cols: units, FanIn: units, FanOut: units, Recurrent: true,
		})
	}
	return parts
}

// A recurrence is a layer over steps at work on a pass: n rows of T steps, h
// units, and g numbers of each step that the input is multiplied to. Numbers of
// steps lie as (n,T,·).
type recurrence struct {
	Steps
	p      *Pass
	n, h   int
	wx, wh Matrix // the parts of the weights: (d,g), (h,g)
}

// over returns the recurrence of a layer's pass.
func (s Steps) over(p *Pass, units int) recurrence {
	d := p.Weights.Rows - units
	return recurrence{s, p, p.In.Rows, units, p.Weights.RowRange(0, d), p.Weights.RowRange(d, d+units)}
}

// drive sets z, (n·T,g), to b + x·Wx. Of a token, that is a row of Wx.
func (r recurrence) drive(z []float64) {
	g := r.wx.Cols
	repeat(z, r.p.Biases[:g])
	if r.Tokens == 0 {
		addMul(Matrix{r.n * r.Count, g, z}, Matrix{r.n * r.Count, r.wx.Rows, r.p.In.Data}, r.wx)
		return
	}
	for i, token := range r.p.In.Data {
		row := z[i*g:][:g]
		for j, w := range r.wx.Row(int(token)) {
			row[j] += w
		}
	}
}

// recur adds h₋₁·Wh to step t of z, (n,T,g), where h₋₁ are the states after the
// step before, or those from before the row. Without those it adds nothing.
func (r recurrence) recur(z []float64, t int, before, states []float64) {
	g, h := r.wh.Cols, r.h
	switch {
	case r.n == 0:
	case t > 0:
		accumulate(z[t*g:], r.Count*g, factors{states[(t-1)*h:], r.Count * h, 1}, r.wh.Data, g)
	case len(before) > 0:
		accumulate(z, r.Count*g, factors{before, h, 1}, r.wh.Data, g)
	}
}

// begin sets before, (n,h), to the part of what was carried on that begins at
// number from of each row, and returns it; nothing if nothing is carried.
func (r recurrence) begin(before []float64, from int) []float64 {
	if len(r.p.Carried.Data) == 0 {
		return nil
	}
	for i := range r.n {
		copy(before[i*r.h:][:r.h], r.p.Carried.Row(i)[from:])
	}
	return before
}

// carry keeps the states after the last step, for the next batch.
func (r recurrence) carry(states []float64, from int) {
	if len(r.p.Carried.Data) == 0 {
		return
	}
	for i := range r.n {
		copy(r.p.Carried.Row(i)[from:][:r.h], states[((i+1)*r.Count-1)*r.h:])
	}
}

// give sets Out to the states, (n,T,h): all, or the last of each row.
func (r recurrence) give(states []float64) {
	if !r.Last {
		copy(r.p.Out.Data, states)
		return
	}
	for i := range r.n {
		copy(r.p.Out.Row(i), states[((i+1)*r.Count-1)*r.h:])
	}
}

// take sets step t of dh, (n,T,h), to the gradient of what went out.
func (r recurrence) take(dh []float64, t int) {
	for i := range r.n {
		step := dh[(i*r.Count+t)*r.h:][:r.h]
		switch {
		case !r.Last:
			copy(step, r.p.DOut.Row(i)[t*r.h:])
		case t == r.Count-1:
			copy(step, r.p.DOut.Row(i))
		default:
			clear(step)
		}
	}
}

// border tells whether no gradient goes from step t to the step before.
func (r recurrence) border(t int) bool { return r.Truncate > 0 && t%r.Truncate == 0 }

// back adds to step t of dh what comes from the step behind: dz·Whᵀ, where dz,
// (n,T,g), is the gradient of what Wh made there, and turned is Whᵀ. It does
// nothing at the end and at a border.
func (r recurrence) back(dh []float64, t int, dz, turned []float64) {
	g := r.wh.Cols
	if t+1 < r.Count && !r.border(t+1) && r.n > 0 {
		accumulate(dh[t*r.h:], r.Count*r.h, factors{dz[(t+1)*g:], r.Count * g, 1}, turned, r.h)
	}
}

// learn adds the gradients of Wx, of the first g biases and of Wh, row after row
// and step after step, and sets DIn. dz, (n,T,g), is the gradient of what
// [recurrence.drive] made, down that of what [recurrence.recur] made: often the same.
func (r recurrence) learn(dz, down, before, states []float64) {
	all := Matrix{r.n * r.Count, r.wx.Cols, dz}
	if !r.p.Frozen {
		addRows(r.p.DBiases[:all.Cols], dz)
		r.input(all)
		r.state(down, before, states)
	}
	clear(r.p.DIn.Data) // a token has no gradient
	if r.p.DIn.Rows > 0 && r.Tokens == 0 {
		addMulT(Matrix{all.Rows, r.wx.Rows, r.p.DIn.Data}, all, r.wx)
	}
}

// input adds the gradient of Wx: xᵀ·dz. That of a token goes to its row of Wx.
func (r recurrence) input(dz Matrix) {
	dwx := r.p.DWeights.RowRange(0, r.wx.Rows)
	if r.Tokens == 0 {
		addTMul(dwx, Matrix{dz.Rows, r.wx.Rows, r.p.In.Data}, dz)
		return
	}
	for i, token := range r.p.In.Data {
		row := dwx.Row(int(token))
		for j, d := range dz.Row(i) {
			row[j] += d
		}
	}
}

// state adds the gradient of Wh: h₋₁ᵀ·dz.
func (r recurrence) state(dz, before, states []float64) {
	g, h := r.wh.Cols, r.h
	dwh := r.p.DWeights.RowRange(r.wx.Rows, r.wx.Rows+h).Data
	for i := range r.n {
		row := dz[i*r.Count*g:][:r.Count*g]
		if len(before) > 0 {
			accumulate(dwh, g, factors{before[i*h:], 1, h}, row[:g], g)
		}
		accumulate(dwh, g, factors{states[i*r.Count*h:], 1, h}, row[g:], g)
	}
}

// cut takes the first n numbers off a buffer, and returns them.
func cut(buffer *[]float64, n int) []float64 {
	first := (*buffer)[:n:n]
	*buffer = (*buffer)[n:]
	return first
}
