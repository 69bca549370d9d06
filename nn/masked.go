package nn

// hold sets the weights of links that are missing to 0.
func (n *Network) hold() {
	for _, l := range n.masked {
		n.layers[l].(Dense).hold(n.Weights(l))
	}
}

func (l Dense) masked() bool { return len(l.Mask.Data) > 0 }

// hold sets what belongs to missing links to 0.
func (l Dense) hold(m Matrix) {
	for i, linked := range l.Mask.Data {
		if linked == 0 {
			m.Data[i] = 0
		}
	}
}

// bandNumbers is how many weights a band of them has at most: few enough to lie
// on the stack.
const bandNumbers = 1024

// addMasked adds a·(b∘mask) to dst: (n,k)·(k,m) → (n,m), where b∘mask is b with 0
// wherever mask is 0. The weights are never written to, for they may be looked at
// by others while a network predicts; so a band of their rows is copied at a time.
func addMasked(dst, a, b, mask Matrix) {
	var scratch [bandNumbers]float64
	width := min(b.Cols, bandNumbers)
	for j := 0; j < b.Cols; j += width {
		cols := min(width, b.Cols-j)
		for k := 0; k < b.Rows; k += bandNumbers / width {
			rows := min(bandNumbers/width, b.Rows-k)
			for r := range rows {
				linked(scratch[r*cols:][:cols], b.Row(k + r)[j:], mask.Row(k + r)[j:])
			}
			if len(dst.Data) > 0 {
				accumulate(dst.Data[j:], dst.Cols, factors{a.Data[k:], a.Cols, 1}, scratch[:rows*cols], cols)
			}
		}
	}
}

// addMaskedT adds a·(b∘mask)ᵀ to dst: (n,k)·(m,k)ᵀ → (n,m), as addMasked does.
func addMaskedT(dst, a, b, mask Matrix) {
	var scratch [bandNumbers]float64
	width := min(b.Cols, bandNumbers)
	for i := 0; i < b.Rows; i += bandNumbers / width {
		rows := min(bandNumbers/width, b.Rows-i)
		for k := 0; k < b.Cols; k += width {
			cols := min(width, b.Cols-k)
			for r := range rows {
				linked(scratch[r*cols:][:cols], b.Row(i + r)[k:], mask.Row(i + r)[k:])
			}
			for r := range dst.Rows {
				to, from := dst.Row(r)[i:], a.Row(r)[k:]
				for c := range rows {
					for t, v := range scratch[c*cols:][:cols] {
						to[c] += float64(from[t] * v)
					}
				}
			}
		}
	}
}

// linked copies the weights that the mask links, and leaves 0 for the others.
func linked(to, weights, mask []float64) {
	for i := range to {
		to[i] = 0
		if mask[i] != 0 {
			to[i] = weights[i]
		}
	}
}
