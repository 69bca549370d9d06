package nn

// The three products that training needs share one kernel, [accumulate]. It
// is the only place where matrices are multiplied, so a faster one (packed
// instructions, say) has one function to replace.
//
// The kernel takes the terms of a sum in blocks of eight. For a block it goes
// down the rows of dst and adds eight scaled rows of b to each, so that the
// eight rows stay in the nearest cache, and each number of dst is loaded and
// stored once for eight multiplications. Every sum is taken in order, from
// k = 0 up, term by term. So the result has the same bits however a batch is
// cut into pieces.

const block = 8

// scaled is a matrix read as a grid of factors: the factor of row i and term
// k is data[i*row+k*term]. It reads a matrix, or its transpose, in place.
type scaled struct {
	data      []float64
	row, term int
}

// addMul adds a·b to dst: (n,k)·(k,m) → (n,m).
func addMul(dst, a, b Matrix) {
	f := scaled{a.Data, a.Cols, 1}
	for k := 0; k < b.Rows; k += block {
		accumulate(dst, f, k, b.Data[k*b.Cols:min(k+block, b.Rows)*b.Cols])
	}
}

// addTMul adds aᵀ·b to dst: (k,n)ᵀ·(k,m) → (n,m).
func addTMul(dst, a, b Matrix) {
	f := scaled{a.Data, 1, a.Cols}
	for k := 0; k < b.Rows; k += block {
		accumulate(dst, f, k, b.Data[k*b.Cols:min(k+block, b.Rows)*b.Cols])
	}
}

// addMulT adds a·bᵀ to dst: (n,k)·(m,k)ᵀ → (n,m).
func addMulT(dst, a, b Matrix) {
	f := scaled{a.Data, a.Cols, 1}
	t := b.T()
	for k := 0; k < t.Rows; k += block {
		accumulate(dst, f, k, t.Data[k*t.Cols:min(k+block, t.Rows)*t.Cols])
	}
}

// accumulate adds the terms from k on to dst: row i gains factor(i, k)·b[0]
// + factor(i, k+1)·b[1] + … for the rows of b, at most [block] of them.
func accumulate(dst Matrix, f scaled, k int, b []float64) {
	m := dst.Cols
	if m == 0 {
		return
	}
	terms := len(b) / m
	for i := range dst.Rows {
		row := dst.Data[i*m : (i+1)*m]
		for t := range terms {
			x := f.data[i*f.row+(k+t)*f.term]
			for j, v := range b[t*m : (t+1)*m] {
				row[j] += x * v
			}
		}
	}
}
