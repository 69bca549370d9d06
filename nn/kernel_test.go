package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// drawn returns a matrix of numbers between −1 and 1.
func drawn(r *rand.Rand, rows, cols int) Matrix {
	m := NewMatrix(rows, cols)
	for i := range m.Data {
		m.Data[i] = 2*r.Float64() - 1
	}
	return m
}

// plain is the product as it stands in books: the loop that fast code is held against.
func plain(a, b Matrix) Matrix {
	c := NewMatrix(a.Rows, b.Cols)
	for i := range a.Rows {
		for j := range b.Cols {
			for k := range a.Cols {
				c.Data[i*c.Cols+j] += a.At(i, k) * b.At(k, j)
			}
		}
	}
	return c
}

func checkProducts(t *testing.T, seed uint64, n, k, m int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 0))
	a, b := drawn(r, n, k), drawn(r, k, m)
	want := plain(a, b)
	for name, product := range map[string]func(dst Matrix) error{
		"Mul":  func(dst Matrix) error { return MulInto(dst, a, b) },
		"TMul": func(dst Matrix) error { return TMulInto(dst, a.T(), b) },
		"MulT": func(dst Matrix) error { return MulTInto(dst, a, b.T()) },
	} {
		got := drawn(r, n, m)
		if err := product(got); err != nil {
			t.Fatal(err)
		}
		for i, v := range got.Data {
			// In order, but perhaps with fused operations: k roundings of sums below k.
			if math.Abs(v-want.Data[i]) > float64(k*k)*0x1p-52 {
				t.Fatalf("%s %dx%dx%d: element %d is %v, want %v", name, n, k, m, i, v, want.Data[i])
			}
		}
	}
}

func TestProductsOfAllSmallSizes(t *testing.T) {
	for n := range 5 {
		for k := range 20 {
			for m := range 5 {
				checkProducts(t, 1, n, k, m)
			}
		}
	}
	checkProducts(t, 2, 33, 65, 70)
}

func FuzzProducts(f *testing.F) {
	f.Add(uint64(1), uint8(10), uint8(8), uint8(8))
	f.Add(uint64(2), uint8(0), uint8(1), uint8(40))
	f.Fuzz(func(t *testing.T, seed uint64, n, k, m uint8) {
		checkProducts(t, seed, int(n%70), int(k%70), int(m%70))
	})
}

// What is cut in two pieces and added up has the same bits.
func TestSumsAreTakenInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	for n := range 40 {
		x, d := drawn(r, n, 5), drawn(r, n, 7)
		whole, pieces := NewMatrix(5, 7), NewMatrix(5, 7)
		addTMul(whole, x, d)
		for i := range n {
			addTMul(pieces, x.RowRange(i, i+1), d.RowRange(i, i+1))
		}
		for i := range whole.Data {
			if whole.Data[i] != pieces.Data[i] {
				t.Fatalf("%d rows: element %d is %v at once, %v one by one", n, i, whole.Data[i], pieces.Data[i])
			}
		}
	}
}
