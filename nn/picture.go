package nn

// A Picture is the shape of a row that holds a picture: Height·Width places,
// row after row, with Channels numbers each. The channels come last, so that a
// convolution is one product; NumPy would call the batch (n, H, W, C). PyTorch
// and the books have (n, C, H, W), which [Picture.ChannelsFirst] gives.
type Picture struct{ Height, Width, Channels int }

// Len returns the number of numbers: Height·Width·Channels.
func (p Picture) Len() int { return p.Height * p.Width * p.Channels }

// Index returns where channel c of row i, column j stands: (i·W + j)·C + c.
func (p Picture) Index(c, i, j int) int { return (i*p.Width+j)*p.Channels + c }

// ChannelsFirst sets dst, (C,H,W), to the numbers of src, (H,W,C). With m times
// as many numbers, each place holds m of them, and they stay together: so the
// weights of a dense layer that follows, (H·W·C,m), are put into PyTorch's
// order. dst must not share numbers with src.
func (p Picture) ChannelsFirst(dst, src []float64) {
	p.swap(len(src), func(first, last, m int) { copy(dst[first:first+m], src[last:last+m]) })
}

// ChannelsLast sets dst, (H,W,C), to the numbers of src, (C,H,W): the way back
// of [Picture.ChannelsFirst].
func (p Picture) ChannelsLast(dst, src []float64) {
	p.swap(len(src), func(first, last, m int) { copy(dst[last:last+m], src[first:first+m]) })
}

// swap calls f with the places of all numbers in either order, in groups of m.
func (p Picture) swap(numbers int, f func(first, last, m int)) {
	m := numbers / p.Len()
	first := 0
	for c := range p.Channels {
		for i := range p.Height {
			for j := range p.Width {
				f(first*m, p.Index(c, i, j)*m, m)
				first++
			}
		}
	}
}

// fits tells why rows of the given width do not hold the picture, if so.
func (p Picture) fits(width int) error {
	if width != p.Len() {
		return &ShapeError{Kind: CannotReshape, A: []int{width}, B: []int{p.Height, p.Width, p.Channels}}
	}
	return nil
}

// A window is a square of size×size places that slides over a picture by
// stride, from padding places outside of it.
type window struct {
	Picture
	size, stride, padding int
}

// cells returns how many places there are for the window along n pixels:
// ⌊(n + 2·padding − size)/stride⌋ + 1, or 0.
func (w window) cells(n int) int {
	if n+2*w.padding < w.size || w.stride <= 0 {
		return 0
	}
	return (n+2*w.padding-w.size)/w.stride + 1
}

// check tells why the window does not slide over rows of the given width, if so.
func (w window) check(inputs int) error {
	if w.Height <= 0 || w.Width <= 0 || w.Channels <= 0 || w.size <= 0 || w.stride <= 0 || w.padding < 0 {
		return &ShapeError{Kind: BadSize, A: []int{w.Height, w.Width, w.Channels, w.size, w.stride}}
	}
	if h, v := w.cells(w.Height), w.cells(w.Width); h == 0 || v == 0 {
		return &ShapeError{Kind: BadSize, A: []int{h, v}}
	}
	return w.fits(inputs)
}

// reads tells whether the window ever covers pixel i of n.
func (w window) reads(i, n int) bool {
	// The last window that begins at or before the pixel.
	last := min((i+w.padding)/w.stride, w.cells(n)-1)
	return i+w.padding-last*w.stride < w.size
}

// unroll sets patches to what the window covers at each place of x, row after
// row; outside of the picture it covers zeros.
func (w window) unroll(patches, x []float64) {
	for i := range w.cells(w.Height) {
		for j := range w.cells(w.Width) {
			for u := range w.size {
				line, left := w.line(x, i*w.stride-w.padding+u, j)
				row := patches[:w.size*w.Channels]
				patches = patches[len(row):]
				if left >= 0 && left+len(row) <= len(line) {
					for k, v := range line[left:][:len(row)] {
						row[k] = v
					}
					continue
				}
				from, until, at := clip(left, len(row), len(line))
				clear(row[:from])
				copy(row[from:until], line[at:])
				clear(row[until:])
			}
		}
	}
}

// fold adds each number of the patches to where [window.unroll] read it.
func (w window) fold(x, patches []float64) {
	for i := range w.cells(w.Height) {
		for j := range w.cells(w.Width) {
			for u := range w.size {
				line, left := w.line(x, i*w.stride-w.padding+u, j)
				row := patches[:w.size*w.Channels]
				patches = patches[len(row):]
				from, until, at := clip(left, len(row), len(line))
				line = line[at:][:until-from]
				for k, v := range row[from:until] {
					line[k] += v
				}
			}
		}
	}
}

// line returns row y of the picture, empty outside of it, and at which of its
// numbers the window begins in column j; before the first it is negative.
func (w window) line(x []float64, y, j int) (numbers []float64, left int) {
	left = (j*w.stride - w.padding) * w.Channels
	if y < 0 || y >= w.Height {
		return nil, left
	}
	n := w.Width * w.Channels
	return x[y*n:][:n], left
}

// clip returns which of n numbers that begin at left lie within a line, and at
// which number of the line.
func clip(left, n, line int) (from, until, at int) {
	from = min(max(0, -left), n)
	return from, max(from, min(n, line-left)), min(max(0, left), line)
}

// corner returns the index of the first number that an unpadded window covers
// in row i, column j of what comes out.
func (w window) corner(i, j int) int { return w.Index(0, i*w.stride, j*w.stride) }
