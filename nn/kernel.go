package nn

// The three products that training needs share one kernel, [accumulate]. It
// is the only place where matrices are multiplied, so a faster one (packed
// instructions, say) has one function to replace.
//
// The kernel takes the terms of a sum in blocks of four. For a block it goes
// down the rows of dst, two at a time, and adds four scaled rows of b to each.
// So the four rows stay in the nearest cache, each of their numbers is loaded
// once for two rows of dst, and each number of dst once for four terms. Every
// sum is taken in order, from k = 0 up, term by term. So the result has the
// same bits however a batch is cut into pieces.

// block is how many terms of a sum are taken at once.
const block = 4

// factors is a matrix read as a grid of factors: the factor of row i and term
// k is data[i*row+k*term]. It reads a matrix, or its transpose, in place.
type factors struct {
	data      []float64
	row, term int
}

// addMul adds a·b to dst: (n,k)·(k,m) → (n,m).
func addMul(dst, a, b Matrix) {
	accumulate(dst.Data, dst.Cols, factors{a.Data, a.Cols, 1}, b.Data, b.Cols)
}

// addTMul adds aᵀ·b to dst: (k,n)ᵀ·(k,m) → (n,m).
func addTMul(dst, a, b Matrix) {
	accumulate(dst.Data, dst.Cols, factors{a.Data, 1, a.Cols}, b.Data, b.Cols)
}

// addMulT adds a·bᵀ to dst: (n,k)·(m,k)ᵀ → (n,m). It turns b into rows of bᵀ
// piece by piece, in a scratch that is small enough to lie on the stack.
func addMulT(dst, a, b Matrix) {
	const width = 64
	var scratch [block * width]float64
	for j := 0; j < b.Rows; j += width {
		m := min(width, b.Rows-j)
		for k := 0; k < b.Cols; k += block {
			terms := min(block, b.Cols-k)
			for c := range m {
				at := (j+c)*b.Cols + k
				for t, v := range b.Data[at : at+terms] {
					scratch[t*m+c] = v
				}
			}
			if len(dst.Data) > 0 {
				accumulate(dst.Data[j:], dst.Cols, factors{a.Data[k:], a.Cols, 1}, scratch[:terms*m], m)
			}
		}
	}
}

// accumulate adds scaled rows of b, each m numbers long, to the first m
// numbers of each row of dst, whose rows lie stride apart: row i gains
// factor(i,0)·b₀ + factor(i,1)·b₁ + …
func accumulate(dst []float64, stride int, f factors, b []float64, m int) {
	if m == 0 || len(dst) == 0 {
		return
	}
	for len(b) >= block*m {
		add4(dst, stride, f, b, m)
		b, f.data = b[block*m:], f.data[min(block*f.term, len(f.data)):]
	}
	if len(b) >= 2*m {
		add2(dst, stride, f, b, m)
		b, f.data = b[2*m:], f.data[min(2*f.term, len(f.data)):]
	}
	if len(b) >= m {
		add1(dst, stride, f, b, m)
	}
}

// add4 adds the first four rows of b, to two rows of dst at a time.
func add4(dst []float64, stride int, f factors, b []float64, m int) {
	b0, b1, b2, b3 := b[:m], b[m:][:m], b[2*m:][:m], b[3*m:][:m]
	k := f.term
	at, i := 0, 0
	for ; at+stride < len(dst); at, i = at+2*stride, i+2*f.row {
		x := f.data[i:]
		x0, x1, x2, x3 := x[0], x[k], x[2*k], x[3*k]
		x = x[f.row:]
		y0, y1, y2, y3 := x[0], x[k], x[2*k], x[3*k]
		upper, lower := dst[at:][:m], dst[at+stride:][:m]
		for j, u := range upper {
			l, c := lower[j], b0[j]
			u += float64(x0 * c)
			l += float64(y0 * c)
			c = b1[j]
			u += float64(x1 * c)
			l += float64(y1 * c)
			c = b2[j]
			u += float64(x2 * c)
			l += float64(y2 * c)
			c = b3[j]
			u += float64(x3 * c)
			l += float64(y3 * c)
			upper[j], lower[j] = u, l
		}
	}
	if at < len(dst) { // the last row of an odd number
		x := f.data[i:]
		x0, x1, x2, x3 := x[0], x[k], x[2*k], x[3*k]
		row := dst[at:][:m]
		for j, v := range row {
			v += float64(x0 * b0[j])
			v += float64(x1 * b1[j])
			v += float64(x2 * b2[j])
			v += float64(x3 * b3[j])
			row[j] = v
		}
	}
}

// add2 adds the first two rows of b.
func add2(dst []float64, stride int, f factors, b []float64, m int) {
	b0, b1 := b[:m], b[m:][:m]
	for at, i := 0, 0; at < len(dst); at, i = at+stride, i+f.row {
		x0, x1 := f.data[i], f.data[i+f.term]
		row := dst[at:][:m]
		for j, v := range row {
			v += float64(x0 * b0[j])
			v += float64(x1 * b1[j])
			row[j] = v
		}
	}
}

// add1 adds the first row of b.
func add1(dst []float64, stride int, f factors, b []float64, m int) {
	b = b[:m]
	for at, i := 0, 0; at < len(dst); at, i = at+stride, i+f.row {
		x := f.data[i]
		row := dst[at:][:m]
		for j, v := range b {
			row[j] += float64(x * v)
		}
	}
}
