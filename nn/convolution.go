package nn

// Convolution lets filters look at a picture, each through a small window that
// walks over it: every place of what comes out is one and the same filter's
// answer to another patch,
//
//	y[i,j,f] = b[f] + Σᵤ Σᵥ Σ_c x[i·s+u−p, j·s+v−p, c] · w[u,v,c,f]
//
// with stride s and padding p; outside of the picture x is 0. Strictly this is
// the cross-correlation: the filter is not turned.
//
// The patches are unrolled, so that all answers are one product: P·W + b, in
// shapes (n·H'·W', k·k·C)·(k·k·C, F) + (F) → (n·H'·W', F). Column f of W is
// filter f, its numbers in the order u, v, c; [Convolution.ChannelsFirst] gives
// PyTorch's (F,C,k,k).
//
// It keeps the patches, see [Convolution.Patch].
type Convolution struct {
	In      Picture // what comes in
	Filters int     // F
	Size    int     // k: a filter is k×k
	Stride  int     // s: how far the window moves; 1 is usual
	Padding int     // p: how far it reaches over each edge
	NoBias  bool    // leaves b out
}

func (l Convolution) window() window { return window{l.In, l.Size, l.Stride, l.Padding} }

// patch returns how many numbers a filter looks at: k·k·C.
func (l Convolution) patch() int { return l.Size * l.Size * l.In.Channels }

// Out returns what comes out: H' = ⌊(H + 2p − k)/s⌋ + 1, W' likewise, a channel
// for each filter.
func (l Convolution) Out() Picture {
	w := l.window()
	return Picture{w.cells(l.In.Height), w.cells(l.In.Width), l.Filters}
}

// Outputs returns H'·W'·F. Sizes that are not positive, a filter that is larger
// than the padded picture, and rows that do not hold it, are a [*ShapeError].
func (l Convolution) Outputs(inputs int) (int, error) {
	if l.Filters <= 0 {
		return 0, &ShapeError{Kind: BadSize, A: []int{l.Filters}}
	}
	if err := l.window().check(inputs); err != nil {
		return 0, err
	}
	return l.Out().Len(), nil
}

// Parameters returns k·k·C×F weights, and F biases unless they are left out.
func (l Convolution) Parameters(int) (rows, cols, biases int) {
	if l.NoBias {
		return l.patch(), l.Filters, 0
	}
	return l.patch(), l.Filters, l.Filters
}

// Parts returns the weights with their fans: a filter sees k·k·C numbers, and a
// number takes part in k·k·F answers.
func (l Convolution) Parts(int) []Part {
	return []Part{{Rows: l.patch(), Cols: l.Filters, FanIn: l.patch(), FanOut: l.Size * l.Size * l.Filters}}
}

// Keep returns the size of all patches: H'·W'·k·k·C.
func (l Convolution) Keep(int) int {
	out := l.Out()
	return out.Height * out.Width * l.patch()
}

// Scratch returns room for Wᵀ and for the gradient of one sample's patches.
func (l Convolution) Scratch(inputs int) (each, once int) {
	return 0, l.patch()*l.Filters + l.Keep(inputs)
}

// Patch returns what the filters saw at row i, column j of what came out: k·k·C
// numbers in the order u, v, c. It is the trace's own, to be read.
func (l Convolution) Patch(p *Pass, sample, i, j int) []float64 {
	at := (i*l.Out().Width + j) * l.patch()
	return p.Kept.Row(sample)[at : at+l.patch()]
}

// Reads tells whether any filter ever looks at row i, column j of the picture. A
// stride that does not go into it leaves pixels unread.
func (l Convolution) Reads(i, j int) bool {
	w := l.window()
	return w.reads(i, l.In.Height) && w.reads(j, l.In.Width)
}

// ChannelsFirst sets dst, (F,C,k,k) as in PyTorch, to the filters.
func (l Convolution) ChannelsFirst(dst []float64, weights Matrix) {
	l.swap(func(first, row, f int) { dst[first] = weights.At(row, f) })
}

// ChannelsLast sets the layer's weights, (k·k·C,F), to the filters of src, (F,C,k,k).
func (l Convolution) ChannelsLast(weights Matrix, src []float64) {
	l.swap(func(first, row, f int) { weights.Set(row, f, src[first]) })
}

// swap calls f with the places of all weights in either order.
func (l Convolution) swap(f func(first, row, filter int)) {
	kernel := Picture{l.Size, l.Size, l.In.Channels}
	for filter := range l.Filters {
		kernel.swap(kernel.Len(), func(first, last, _ int) { f(filter*kernel.Len()+first, last, filter) })
	}
}

// places returns a matrix of rows of pictures as one of places: (n·H'·W', m).
func places(m Matrix, cols int) Matrix { return Matrix{len(m.Data) / cols, cols, m.Data} }

// Forward computes Out = P·W + b.
func (l Convolution) Forward(p *Pass) {
	w := l.window()
	for s := range p.In.Rows {
		w.unroll(p.Kept.Row(s), p.In.Row(s))
	}
	if l.NoBias {
		clear(p.Out.Data)
	} else {
		repeat(p.Out.Data, p.Biases)
	}
	addMul(places(p.Out, l.Filters), places(p.Kept, l.patch()), p.Weights)
}

// Backward adds Pᵀ·DOut to DWeights and the sum of DOut over all places to
// DBiases, and takes DOut·Wᵀ, the gradient of each patch, back to where the
// patch was read from.
func (l Convolution) Backward(p *Pass) {
	dout := places(p.DOut, l.Filters)
	if !p.Frozen {
		addTMul(p.DWeights, places(p.Kept, l.patch()), dout)
		addRows(p.DBiases, dout.Data)
	}
	if p.DIn.Rows == 0 {
		return
	}
	clear(p.DIn.Data)
	turned := Matrix{l.Filters, l.patch(), p.Scratch[:l.patch()*l.Filters]}
	transpose(turned, p.Weights)
	dpatches := Matrix{0, l.patch(), p.Scratch[len(turned.Data):]}
	dpatches.Rows = len(dpatches.Data) / l.patch()
	w := l.window()
	for s := range p.DIn.Rows {
		clear(dpatches.Data)
		addMul(dpatches, dout.RowRange(s*dpatches.Rows, (s+1)*dpatches.Rows), turned)
		w.fold(p.DIn.Row(s), dpatches.Data)
	}
}
