//go:build purego || !(amd64 || arm64)

package packed

// Add adds scaled rows of b, each m numbers long, to the first m numbers of each
// row of dst, whose rows lie stride apart: row i gains a[i·row]·b₀ +
// a[i·row+term]·b₁ + …, one after the other.
func Add(dst []float64, stride int, a []float64, row, term int, b []float64, m int) {
	plainAdd(dst, stride, factors{a, row, term}, b, m)
}

// AddTurned adds a·bᵀ to dst, whose rows lie stride apart: (n,k)·(m,k)ᵀ → (n,m),
// where rows of a lie row apart, and those of b beside each other.
func AddTurned(dst []float64, stride int, a []float64, row int, b []float64, m, k int) {
	if len(dst) > 0 {
		plainAddTurned(dst, stride, a, row, b, m, k)
	}
}
