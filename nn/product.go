package nn

// Mul returns the matrix product a·b, (n,k)·(k,m) → (n,m), or a [*ShapeError].
func Mul(a, b Matrix) (Matrix, error) {
	dst := NewMatrix(a.Rows, b.Cols)
	return dst, MulInto(dst, a, b)
}

// MulInto sets dst to a·b: (n,k)·(k,m) → (n,m). dst must not share numbers
// with a or b. Shapes that do not fit are a [*ShapeError], and dst is untouched.
func MulInto(dst, a, b Matrix) error {
	if err := fits(dst, a.Rows, a.Cols, b.Rows, b.Cols); err != nil {
		return err
	}
	clear(dst.Data)
	addMul(dst, a, b)
	return nil
}

// TMulInto sets dst to aᵀ·b: (k,n)ᵀ·(k,m) → (n,m), without making aᵀ. The
// rules are those of [MulInto].
func TMulInto(dst, a, b Matrix) error {
	if err := fits(dst, a.Cols, a.Rows, b.Rows, b.Cols); err != nil {
		return err
	}
	clear(dst.Data)
	addTMul(dst, a, b)
	return nil
}

// MulTInto sets dst to a·bᵀ: (n,k)·(m,k)ᵀ → (n,m), without making bᵀ. The
// rules are those of [MulInto].
func MulTInto(dst, a, b Matrix) error {
	if err := fits(dst, a.Rows, a.Cols, b.Cols, b.Rows); err != nil {
		return err
	}
	clear(dst.Data)
	addMulT(dst, a, b)
	return nil
}

// AddMul adds a·b to dst: (n,k)·(k,m) → (n,m), term by term from k = 0 up. The
// rules are those of [MulInto].
func AddMul(dst, a, b Matrix) error {
	if err := fits(dst, a.Rows, a.Cols, b.Rows, b.Cols); err != nil {
		return err
	}
	addMul(dst, a, b)
	return nil
}

// AddTMul adds aᵀ·b to dst: (k,n)ᵀ·(k,m) → (n,m), as a batch of k samples adds
// to the gradient of a layer's weights. The rules are those of [AddMul].
func AddTMul(dst, a, b Matrix) error {
	if err := fits(dst, a.Cols, a.Rows, b.Rows, b.Cols); err != nil {
		return err
	}
	addTMul(dst, a, b)
	return nil
}

// AddMulT adds a·bᵀ to dst: (n,k)·(m,k)ᵀ → (n,m). The rules are those of [AddMul].
func AddMulT(dst, a, b Matrix) error {
	if err := fits(dst, a.Rows, a.Cols, b.Cols, b.Rows); err != nil {
		return err
	}
	addMulT(dst, a, b)
	return nil
}

// fits tells why an n×k and a k2×m matrix have no product in dst, if so.
func fits(dst Matrix, n, k, k2, m int) error {
	if k != k2 {
		return notAligned(n, k, k2, m)
	}
	if want := (Matrix{Rows: n, Cols: m}); !sameShape(dst, want) {
		return notBroadcast(dst, want)
	}
	return nil
}
