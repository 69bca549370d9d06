package nn

// Mul returns the matrix product a·b, (n,k)·(k,m) → (n,m), or a [*ShapeError].
func Mul(a, b Matrix) (Matrix, error) {
	dst := NewMatrix(a.Rows, b.Cols)
	return dst, MulInto(dst, a, b)
}

// MulInto sets dst to a·b: (n,k)·(k,m) → (n,m). dst must not share numbers
// with a or b. Shapes that do not fit are a [*ShapeError], and dst is untouched.
func MulInto(dst, a, b Matrix) error {
	if a.Cols != b.Rows {
		return notAligned(a.Rows, a.Cols, b.Rows, b.Cols)
	}
	if dst.Rows != a.Rows || dst.Cols != b.Cols {
		return notBroadcast(dst, Matrix{Rows: a.Rows, Cols: b.Cols})
	}
	clear(dst.Data)
	addMul(dst, a, b)
	return nil
}

// TMulInto sets dst to aᵀ·b: (k,n)ᵀ·(k,m) → (n,m), without making aᵀ. The
// rules are those of [MulInto].
func TMulInto(dst, a, b Matrix) error {
	if a.Rows != b.Rows {
		return notAligned(a.Cols, a.Rows, b.Rows, b.Cols)
	}
	if dst.Rows != a.Cols || dst.Cols != b.Cols {
		return notBroadcast(dst, Matrix{Rows: a.Cols, Cols: b.Cols})
	}
	clear(dst.Data)
	addTMul(dst, a, b)
	return nil
}

// MulTInto sets dst to a·bᵀ: (n,k)·(m,k)ᵀ → (n,m), without making bᵀ. The
// rules are those of [MulInto].
func MulTInto(dst, a, b Matrix) error {
	if a.Cols != b.Cols {
		return notAligned(a.Rows, a.Cols, b.Cols, b.Rows)
	}
	if dst.Rows != a.Rows || dst.Cols != b.Rows {
		return notBroadcast(dst, Matrix{Rows: a.Rows, Cols: b.Rows})
	}
	clear(dst.Data)
	addMulT(dst, a, b)
	return nil
}
