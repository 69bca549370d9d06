package packed

// In Go, the terms of a sum are taken in blocks of four. For a block it goes
// down the rows of dst, two at a time, and adds four scaled rows of b to each.
// So the four rows stay in the nearest cache, each of their numbers is loaded
// once for two rows of dst, and each number of dst once for four terms.

// block is how many terms of a sum are taken at once.
const block = 4

// factors is a matrix read as a grid of factors: the factor of row i and term
// k is data[i*row+k*term].
type factors struct {
	data      []float64
	row, term int
}

// plainAdd is [Add] without packed instructions.
func plainAdd(dst []float64, stride int, f factors, b []float64, m int) {
	if m == 0 || len(dst) == 0 {
		return
	}
	for len(b) >= block*m {
		plain4(dst, stride, f, b, m)
		b, f.data = b[block*m:], f.data[min(block*f.term, len(f.data)):]
	}
	if len(b) >= 2*m {
		plain2(dst, stride, f, b, m)
		b, f.data = b[2*m:], f.data[min(2*f.term, len(f.data)):]
	}
	if len(b) >= m {
		plain1(dst, stride, f, b, m)
	}
}

// plainAddTurned is [AddTurned] without packed instructions. It turns b piece by
// piece, in a scratch that is small enough to lie on the stack.
func plainAddTurned(dst []float64, stride int, a []float64, row int, b []float64, m, terms int) {
	const width = 64
	var scratch [block * width]float64
	for j := 0; j < m; j += width {
		columns := min(width, m-j)
		for k := 0; k < terms; k += block {
			deep := min(block, terms-k)
			for c := range columns {
				at := (j+c)*terms + k
				for t, v := range b[at : at+deep] {
					scratch[t*columns+c] = v
				}
			}
			plainAdd(dst[j:], stride, factors{a[k:], row, 1}, scratch[:deep*columns], columns)
		}
	}
}

// plain4 adds the first four rows of b, to two rows of dst at a time.
func plain4(dst []float64, stride int, f factors, b []float64, m int) {
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

// plain2 adds the first two rows of b.
func plain2(dst []float64, stride int, f factors, b []float64, m int) {
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

// plain1 adds the first row of b.
func plain1(dst []float64, stride int, f factors, b []float64, m int) {
	b = b[:m]
	for at, i := 0, 0; at < len(dst); at, i = at+stride, i+f.row {
		x := f.data[i]
		row := dst[at:][:m]
		for j, v := range b {
			row[j] += float64(x * v)
		}
	}
}
