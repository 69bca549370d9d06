package packed

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A product is a sum to compute, a·b or a·bᵀ, with its factors in memory in one of
// many ways.
type product struct {
	n, k, m   int
	stride    int  // of dst
	row, term int  // of a
	turned    bool // b is (m,k)
	dst, a, b []float64
}

// room tells how many numbers dst, a and b have, from the first to the last.
func (p product) room() (dst, a, b int) {
	if p.n > 0 && p.m > 0 {
		dst = (p.n-1)*p.stride + p.m
	}
	if p.n > 0 && p.k > 0 {
		a = (p.n-1)*p.row + (p.k-1)*p.term + 1
	}
	return dst, a, p.k * p.m
}

// fast adds the product to dst, by the code that the engine uses.
func (p product) fast(dst []float64) {
	if p.turned {
		AddTurned(dst, p.stride, p.a, p.row, p.b, p.m, p.k)
	} else {
		Add(dst, p.stride, p.a, p.row, p.term, p.b, p.m)
	}
}

// twin adds it by the same sums in Go.
func (p product) twin(dst []float64) {
	switch {
	case len(dst) == 0:
	case p.turned:
		plainAddTurned(dst, p.stride, p.a, p.row, p.b, p.m, p.k)
	default:
		plainAdd(dst, p.stride, factors{p.a, p.row, p.term}, p.b, p.m)
	}
}

// book adds it as it stands in books.
func (p product) book(dst []float64) {
	for i := range p.n {
		for j := range p.m {
			for t := range p.k {
				at := t*p.m + j
				if p.turned {
					at = j*p.k + t
				}
				dst[i*p.stride+j] += float64(p.a[i*p.row+t*p.term] * p.b[at])
			}
		}
	}
}

// check holds the fast code and its twin against the book, to the bit.
func (p product) check(t *testing.T) {
	t.Helper()
	want, twin := append([]float64(nil), p.dst...), append([]float64(nil), p.dst...)
	p.book(want)
	p.twin(twin)
	p.fast(p.dst)
	for i, w := range want {
		if !same(p.dst[i], w) || !same(twin[i], w) {
			t.Fatalf("%d×%d×%d, strides %d, %d, %d, turned %v: number %d is %v, in Go %v, want %v",
				p.n, p.k, p.m, p.stride, p.row, p.term, p.turned, i, p.dst[i], twin[i], w)
		}
	}
}

// same tells whether two numbers have the same bits; of NaNs there are many.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

// layouts returns the ways in which factors lie in memory: a product, one of
// columns within more, one with aᵀ, one with bᵀ, and a single row of factors.
func layouts(n, k, m int) []product {
	return []product{
		{n: n, k: k, m: m, stride: m, row: k, term: 1},
		{n: n, k: k, m: m, stride: m + 3, row: k + 2, term: 1},
		{n: n, k: k, m: m, stride: m, row: 1, term: n},
		{n: n, k: k, m: m, stride: m, row: k, term: 1, turned: true},
		{n: n, k: k, m: m, stride: m, row: 0, term: 0},
	}
}

// A drawer fills slices; some of its numbers are none.
type drawer struct {
	*rand.Rand
	odd bool
}

var oddities = []float64{
	math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), 5e-324, -1e-310, 1e308, -1e308,
}

func (d drawer) fill(x []float64) []float64 {
	for i := range x {
		x[i] = 2*d.Float64() - 1
		if d.odd && d.IntN(9) == 0 {
			x[i] = oddities[d.IntN(len(oddities))]
		}
	}
	return x
}

// drawn returns numbers that begin anywhere in a line of memory.
func (d drawer) drawn(n int) []float64 {
	from := d.IntN(8)
	return d.fill(make([]float64, from+n))[from:]
}

func (d drawer) check(t *testing.T, p product) {
	t.Helper()
	dst, a, b := p.room()
	p.dst, p.a, p.b = d.drawn(dst), d.drawn(a), d.drawn(b)
	p.check(t)
}

func TestAllSmallSizes(t *testing.T) {
	for n := range 41 {
		for m := range 41 {
			d := drawer{rand.New(rand.NewPCG(uint64(n), uint64(m))), (n+m)%3 == 0}
			for _, k := range []int{(n + m) % 41, d.IntN(8), d.IntN(41)} {
				for _, p := range layouts(n, k, m) {
					d.check(t, p)
				}
			}
		}
	}
}

// Sizes at which b is copied to panels, and sums are cut in several pieces.
func TestLargeSizes(t *testing.T) {
	d := drawer{rand.New(rand.NewPCG(1, 2)), false}
	for _, size := range [][3]int{{12, 256, 12}, {13, 257, 31}, {11, 600, 16}, {50, 513, 9}, {64, 64, 64}, {12, 384, 8}, {1, 700, 40}} {
		for _, p := range layouts(size[0], size[1], size[2]) {
			d.check(t, p)
		}
	}
}

func FuzzProducts(f *testing.F) {
	f.Add(uint64(1), uint8(10), uint16(8), uint8(8), false)
	f.Add(uint64(2), uint8(0), uint16(1), uint8(40), true)
	f.Add(uint64(3), uint8(70), uint16(300), uint8(25), false)
	f.Fuzz(func(t *testing.T, seed uint64, n uint8, k uint16, m uint8, odd bool) {
		d := drawer{rand.New(rand.NewPCG(seed, 0)), odd}
		for _, p := range layouts(int(n%80), int(k%600), int(m%80)) {
			d.check(t, p)
		}
	})
}

// What is too short is an error of Go's, as in any loop.
func TestShortSlicesPanic(t *testing.T) {
	for name, p := range map[string]product{
		"dst": {dst: make([]float64, 13), a: make([]float64, 6), b: make([]float64, 21), stride: 7, row: 3, term: 1, m: 7, k: 3},
		"a":   {dst: make([]float64, 14), a: make([]float64, 5), b: make([]float64, 21), stride: 7, row: 3, term: 1, m: 7, k: 3},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s may be too short", name)
				}
			}()
			p.fast(p.dst)
		}()
	}
}

func TestNothingIsAllocated(t *testing.T) {
	for _, size := range [][3]int{{10, 8, 8}, {64, 300, 64}} {
		for _, p := range layouts(size[0], size[1], size[2]) {
			dst, a, b := p.room()
			p.dst, p.a, p.b = make([]float64, dst), make([]float64, a), make([]float64, b)
			if n := testing.AllocsPerRun(10, func() { p.fast(p.dst) }); n != 0 {
				t.Errorf("%v: %v allocations", size, n)
			}
		}
	}
}
