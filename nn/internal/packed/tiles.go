//go:build !purego && (amd64 || arm64)

package packed

import (
	"unsafe"

	"sinapse/nn/internal/processor"
)

const (
	// panel is how many columns a tile has at most.
	panel = 8
	// depth is how many terms are taken at once: a panel of b that deep lies in the
	// nearest cache.
	depth = 256
	// From here on rows of b are copied to panels: it no longer lies in the nearest
	// cache as it is, and its rows are used often enough.
	crowded, often = 3 << 10, 12
)

// Add adds scaled rows of b, each m numbers long, to the first m numbers of each
// row of dst, whose rows lie stride apart: row i gains a[i·row]·b₀ +
// a[i·row+term]·b₁ + …, one after the other.
func Add(dst []float64, stride int, a []float64, row, term int, b []float64, m int) {
	if !processor.Packed {
		plainAdd(dst, stride, factors{a, row, term}, b, m)
		return
	}
	n, k := shape(dst, stride, b, m)
	if n == 0 || k == 0 {
		return
	}
	switch {
	case m == 1 && row == 1 && stride == 1:
		// A column, and a's numbers beside each other: as a row it is a vector's work.
		addColumns(dst[:n], n, b[:k], 0, 1, a[:(k-1)*term+n], term, n, 1, k)
	case m >= panel && n >= often && k*m >= crowded:
		addPanels(dst, stride, a, row, term, b, m, n, k)
	default:
		addColumns(dst, stride, a, row, term, b, m, m, n, k)
	}
}

// AddTurned adds a·bᵀ to dst, whose rows lie stride apart: (n,k)·(m,k)ᵀ → (n,m),
// where rows of a lie row apart, and those of b beside each other.
func AddTurned(dst []float64, stride int, a []float64, row int, b []float64, m, k int) {
	n, _ := shape(dst, stride, b, m)
	switch {
	case n == 0 || k == 0:
	case !processor.Packed:
		plainAddTurned(dst, stride, a, row, b, m, k)
	case k <= 16:
		var room [16 * panel]float64
		addTurned(room[:], dst, stride, a, row, b, m, n, k)
	default:
		var room [(depth + 1) * panel]float64
		addTurned(aligned(room[:]), dst, stride, a, row, b, m, n, k)
	}
}

// addPanels is [Add] for large matrices.
func addPanels(dst []float64, stride int, a []float64, row, term int, b []float64, m, n, k int) {
	var room [(depth + 1) * panel]float64
	lines := aligned(room[:])
	for from := 0; from < k; from += depth {
		terms := min(depth, k-from)
		rest, factors := b[from*m:], a[from*term:]
		j := 0
		for ; j+panel <= m; j += panel {
			for t := range terms {
				*(*[panel]float64)(lines[t*panel:]) = *(*[panel]float64)(rest[t*m+j:])
			}
			addColumns(dst[j:], stride, factors, row, term, lines, panel, panel, n, terms)
		}
		if j < m {
			addColumns(dst[j:], stride, factors, row, term, rest[j:], m, m-j, n, terms)
		}
	}
}

// addTurned is [AddTurned] with room for panels of bᵀ.
func addTurned(room, dst []float64, stride int, a []float64, row int, b []float64, m, n, k int) {
	for from := 0; from < k; from += depth {
		terms := min(depth, k-from)
		for j := 0; j < m; j += panel {
			columns := min(panel, m-j)
			for c := range columns {
				for t, v := range b[(j+c)*k+from:][:terms] {
					room[t*panel+c] = v
				}
			}
			addColumns(dst[j:], stride, a[from:], row, 1, room, panel, columns, n, terms)
		}
	}
}

// aligned returns the part of room that begins with a line of the cache.
func aligned(room []float64) []float64 {
	const line = 64
	return room[-uintptr(unsafe.Pointer(&room[0]))%line/8:]
}

// addColumns adds to the first m columns of n rows of dst, where rows of b lie width
// apart. The tiles' last numbers are looked at here: they check nothing.
func addColumns(dst []float64, stride int, a []float64, row, term int, b []float64, width, m, n, k int) {
	_, _, _ = dst[(n-1)*stride+m-1], a[(n-1)*row+(k-1)*term], b[(k-1)*width+m-1]
	j := 0
	for ; j+8 <= m; j += 8 {
		add8(&dst[j], stride, &a[0], row, term, &b[j], width, n, k)
	}
	if m&4 != 0 {
		add4(&dst[j], stride, &a[0], row, term, &b[j], width, n, k)
		j += 4
	}
	if m&2 != 0 {
		add2(&dst[j], stride, &a[0], row, term, &b[j], width, n, k)
		j += 2
	}
	if m&1 != 0 {
		add1(&dst[j], stride, &a[0], row, term, &b[j], width, n, k)
	}
}

// A tile of 8, 4, 2 or 1 columns and n rows of dst gains k terms each. n and k are
// at least 1.

//go:noescape
func add8(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)

//go:noescape
func add4(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)

//go:noescape
func add2(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)

//go:noescape
func add1(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)
