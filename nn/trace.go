package nn

import "sinapse/nn/random"

// A Trace records what happens in each layer for one batch: on the way
// forward inputs and outputs, on the way back the gradients. It is apart from
// the network's parameters, so that any number of traces may exist side by
// side: one that trains, one for a picture.
type Trace struct {
	Passes    []Pass    // one for each layer
	Gradients []float64 // ∂loss/∂parameter, laid out as [Network.Parameters]; Backward adds to it

	net     *Network
	rows    int       // the most that fit
	used    int       // how many the passes hold now
	buffers []buffers // of each layer
	dInput  []float64 // the gradient of the network's input, where asked for
	carries bool      // layers go on from batch to batch
	first   int       // the row of what is carried on that belongs to the first row
}

// buffers hold the numbers of one layer, for all rows that fit.
type buffers struct{ out, dout, kept, scratch, carried []float64 }

// NewTrace returns an empty trace with room for a batch of the given number of rows.
func (n *Network) NewTrace(rows int) *Trace {
	t := &Trace{Gradients: make([]float64, len(n.params)), net: n, rows: rows}
	t.make(func(s span) buffers {
		return buffers{
			make([]float64, rows*s.outputs), make([]float64, rows*s.outputs),
			make([]float64, rows*s.kept), make([]float64, rows*s.each+s.once), nil,
		}
	})
	for i := range t.Passes {
		t.Passes[i].DWeights, t.Passes[i].DBiases = n.weights(i, t.Gradients), n.biases(i, t.Gradients)
	}
	return t
}

// NewForwardTrace returns a trace for [Network.Forward] alone, which is enough
// to predict and to look on. It has no room for gradients, so
// [Network.Backward] panics.
func (n *Network) NewForwardTrace(rows int) *Trace {
	t := &Trace{net: n, rows: rows}
	t.make(func(s span) buffers {
		return buffers{out: make([]float64, rows*s.outputs), kept: make([]float64, rows*s.kept)}
	})
	return t
}

// make makes the passes, with buffers of each layer.
func (t *Trace) make(of func(span) buffers) {
	t.Passes, t.buffers = make([]Pass, len(t.net.layers)), make([]buffers, len(t.net.layers))
	for i, s := range t.net.spans {
		t.buffers[i] = of(s)
		t.Passes[i].Weights, t.Passes[i].Biases = t.net.weights(i, t.net.params), t.net.biases(i, t.net.params)
	}
	t.use(t.rows)
}

// KeepInputGradient makes Backward compute the gradient of the network's
// input too, as DIn of the first pass. Training alone does not need it.
func (t *Trace) KeepInputGradient() {
	t.dInput = make([]float64, t.rows*t.net.inputs)
	t.use(t.used)
}

// Freeze makes Backward leave the gradients of the parameters alone: for whoever
// wants that of the input, and would throw the others away.
func (t *Trace) Freeze() {
	for i := range t.Passes {
		t.Passes[i].Frozen = true
	}
}

// Carry lets layers with a state, such as [Recurrent] with Carry, go on from batch
// to batch: row i begins where row i of the batch before ended. The first begins
// with zeros; Carry again, to begin anew. Gradients do not go on: how far back a
// batch can be learnt from ends with the batch.
func (t *Trace) Carry() {
	for i, s := range t.net.spans {
		t.buffers[i].carried = make([]float64, t.rows*s.carried)
		t.carries = t.carries || s.carried > 0
	}
	t.use(t.used)
}

// from makes the first row of the next batch go on from row first of the last.
func (t *Trace) from(first int) {
	if t.carries && first != t.first {
		t.first, t.used = first, -1 // so that the views are made anew
	}
}

// carried calls f for what is carried on by each layer.
func (t *Trace) carried(f func(numbers []float64)) {
	for _, b := range t.buffers {
		if len(b.carried) > 0 {
			f(b.carried)
		}
	}
}

// Train makes the trace one of a training, in which layers such as [Dropout]
// draw from r. A new trace is one of a prediction.
func (t *Trace) Train(r *random.Stream) {
	for i := range t.Passes {
		t.Passes[i].Training, t.Passes[i].Random = true, r
	}
}

// Forward takes x, n×d, through the layers, records it in t, and returns the
// outputs, n×m, which belong to t. It panics if x is not as wide as the
// network's input or has more rows than t.
func (n *Network) Forward(t *Trace, x Matrix) Matrix {
	if x.Cols != n.inputs || x.Rows > t.rows {
		panic(notBroadcast(x, Matrix{Rows: t.rows, Cols: n.inputs}))
	}
	if x.Rows != t.used {
		t.use(x.Rows)
	}
	t.Passes[0].In = x
	for i, l := range n.layers {
		l.Forward(&t.Passes[i])
	}
	return t.last().Out
}

// use makes the matrices of all passes views of the first rows of the buffers.
func (t *Trace) use(rows int) {
	t.used = rows
	view := func(buffer []float64, cols int) Matrix { return Matrix{rows, cols, buffer[:rows*cols]} }
	var in, din Matrix
	if t.dInput != nil {
		din = view(t.dInput, t.net.inputs)
	}
	for i, s := range t.net.spans {
		p, b := &t.Passes[i], t.buffers[i]
		p.In, p.DIn = in, din
		p.Out, p.Kept = view(b.out, s.outputs), view(b.kept, s.kept)
		if b.dout != nil {
			p.DOut, p.Scratch = view(b.dout, s.outputs), b.scratch[:rows*s.each+s.once]
		}
		if t.carries {
			p.Carried = Matrix{rows, s.carried, b.carried[t.first*s.carried:][:rows*s.carried]}
		}
		in, din = p.Out, p.DOut
	}
}

// Backward takes the gradient of the loss with respect to the outputs, which
// the caller has put into DOut of the last pass, back through the layers, and
// adds the gradients of the parameters to t.Gradients. It needs the record
// of a [Network.Forward], and panics if the trace has no room for gradients.
func (n *Network) Backward(t *Trace) {
	if t.Gradients == nil {
		panic("nn: a forward trace has no room for gradients")
	}
	for i := len(n.layers) - 1; i >= 0; i-- {
		n.layers[i].Backward(&t.Passes[i])
	}
}

// last returns the pass of the last layer.
func (t *Trace) last() *Pass { return &t.Passes[len(t.Passes)-1] }
