package nn

import "sinapse/nn/internal/packed"

// The three products that training needs share one kernel, package packed, and it
// is the only place where matrices are multiplied. Every sum is taken in order,
// from k = 0 up, term by term. So the result has the same bits on every machine,
// and however a batch is cut into pieces.

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

// addMulT adds a·bᵀ to dst: (n,k)·(m,k)ᵀ → (n,m).
func addMulT(dst, a, b Matrix) {
	packed.AddTurned(dst.Data, dst.Cols, a.Data, a.Cols, b.Data, b.Rows, b.Cols)
}

// accumulate adds scaled rows of b, each m numbers long, to the first m
// numbers of each row of dst, whose rows lie stride apart: row i gains
// factor(i,0)·b₀ + factor(i,1)·b₁ + …
func accumulate(dst []float64, stride int, f factors, b []float64, m int) {
	packed.Add(dst, stride, f.data, f.row, f.term, b, m)
}
