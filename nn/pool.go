package nn

// MaxPool makes a picture smaller: of each window of Size×Size places, and each
// channel apart, it lets the largest number through. What moves by less than
// the window often changes nothing.
//
// Only the number that won has a gradient; of several that are alike it is the
// first in the order of rows, as in PyTorch. (After [ReLU], ties at 0 are the
// rule.) Who won is kept, see [MaxPool.Winner].
type MaxPool struct {
	In     Picture // what comes in
	Size   int     // k
	Stride int     // how far the window moves; k is usual, and the windows do not overlap
}

func (l MaxPool) window() window { return window{l.In, l.Size, l.Stride, 0} }

// Out returns what comes out: H' = ⌊(H − k)/stride⌋ + 1, W' likewise, as many
// channels as come in. Pixels that are left over are not read.
func (l MaxPool) Out() Picture { return pooled(l.window()) }

// Outputs returns H'·W'·C. Sizes that are not positive, a window that is larger
// than the picture, and rows that do not hold it, are a [*ShapeError].
func (l MaxPool) Outputs(inputs int) (int, error) { return l.Out().Len(), l.window().check(inputs) }

// Parameters returns zeros: there is nothing to learn.
func (MaxPool) Parameters(int) (rows, cols, biases int) { return 0, 0, 0 }

// Keep returns the number of outputs: of each, the index in the row of what won
// is kept.
func (l MaxPool) Keep(int) int { return l.Out().Len() }

// Winner returns the row and the column, of what came in, of the number that
// won channel c at row i, column j of what came out.
func (l MaxPool) Winner(p *Pass, sample, c, i, j int) (row, col int) {
	place := int(p.Kept.At(sample, l.Out().Index(c, i, j))) / l.In.Channels
	return place / l.In.Width, place % l.In.Width
}

// Forward computes the largest number of each window. What is not a number wins.
func (l MaxPool) Forward(p *Pass) {
	w := l.window()
	best, won := p.Out.Data, p.Kept.Data
	for s := range p.In.Rows {
		x := p.In.Row(s)
		for i := range w.cells(w.Height) {
			for j := range w.cells(w.Width) {
				w.largest(best[:w.Channels], won[:w.Channels], x, w.corner(i, j))
				best, won = best[w.Channels:], won[w.Channels:]
			}
		}
	}
}

// largest sets best to the largest number of each channel in the window whose
// first number is at, and won to their indices.
func (w window) largest(best, won, x []float64, at int) {
	won = won[:len(best)]
	for c, v := range x[at:][:len(best)] {
		best[c], won[c] = v, float64(at+c)
	}
	for u := range w.size {
		for v := range w.size {
			here := at + w.Index(0, u, v)
			for c, v := range x[here:][:len(best)] {
				if v > best[c] || v != v {
					best[c], won[c] = v, float64(here+c)
				}
			}
		}
	}
}

// Backward gives each gradient to the number that won.
func (l MaxPool) Backward(p *Pass) {
	clear(p.DIn.Data)
	for s := range p.DIn.Rows {
		din, won := p.DIn.Row(s), p.Kept.Row(s)
		for i, d := range p.DOut.Row(s) {
			din[int(won[i])] += d
		}
	}
}

// MeanPool makes a picture smaller: of each window of Size×Size places, and each
// channel apart, it lets the mean through. With Size = Height = Width it is the
// global mean of each channel.
type MeanPool struct {
	In     Picture // what comes in
	Size   int     // k
	Stride int     // how far the window moves; k is usual, and the windows do not overlap
}

func (l MeanPool) window() window { return window{l.In, l.Size, l.Stride, 0} }

// Out returns what comes out, as [MaxPool.Out].
func (l MeanPool) Out() Picture { return pooled(l.window()) }

// Outputs returns H'·W'·C. The errors are those of [MaxPool.Outputs].
func (l MeanPool) Outputs(inputs int) (int, error) { return l.Out().Len(), l.window().check(inputs) }

// Parameters returns zeros: there is nothing to learn.
func (MeanPool) Parameters(int) (rows, cols, biases int) { return 0, 0, 0 }

// Forward computes the mean of each window.
func (l MeanPool) Forward(p *Pass) {
	clear(p.Out.Data)
	l.each(p.In.Rows, func(sample, at, out int) {
		mean := p.Out.Row(sample)[out:][:l.In.Channels]
		for c, v := range p.In.Row(sample)[at:][:l.In.Channels] {
			mean[c] += v
		}
	})
	for i := range p.Out.Data {
		p.Out.Data[i] /= float64(l.Size * l.Size)
	}
}

// Backward gives each number of a window the same share, DOut/k².
func (l MeanPool) Backward(p *Pass) {
	clear(p.DIn.Data)
	l.each(p.DIn.Rows, func(sample, at, out int) {
		din := p.DIn.Row(sample)[at:][:l.In.Channels]
		for c, d := range p.DOut.Row(sample)[out:][:l.In.Channels] {
			din[c] += d / float64(l.Size*l.Size)
		}
	})
}

// each goes through the places of all windows: at is the index of a place's first
// channel in what comes in, out in what comes out.
func (l MeanPool) each(samples int, f func(sample, at, out int)) {
	w, shape := l.window(), l.Out()
	for s := range samples {
		for i := range shape.Height {
			for j := range shape.Width {
				for u := range l.Size {
					for v := range l.Size {
						f(s, w.corner(i, j)+w.Index(0, u, v), shape.Index(0, i, j))
					}
				}
			}
		}
	}
}

// pooled returns the shape of what a pool makes.
func pooled(w window) Picture {
	return Picture{w.cells(w.Height), w.cells(w.Width), w.Channels}
}
