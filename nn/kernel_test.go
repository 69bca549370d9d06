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

// ulps returns how many units in want's last place got is away.
func ulps(got, want float64) float64 {
	if got == want || math.IsNaN(got) && math.IsNaN(want) {
		return 0
	}
	return math.Abs(got-want) / (math.Nextafter(math.Abs(want), math.Inf(1)) - math.Abs(want))
}

func checkTanh(t *testing.T, x float64) {
	t.Helper()
	y := [1]float64{x}
	tanhs(y[:], y[:])
	if off := ulps(y[0], math.Tanh(x)); off > 2 { // math.Tanh may be off by one itself
		t.Errorf("tanh %v is %v, want %v: %v units off", x, y[0], math.Tanh(x), off)
	}
	if math.Signbit(y[0]) != math.Signbit(x) && !math.IsNaN(x) {
		t.Errorf("tanh %v is %v", x, y[0])
	}
}

func TestTanh(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 0))
	for range 200_000 {
		checkTanh(t, r.NormFloat64()*3)
		checkTanh(t, math.Ldexp(r.Float64()-0.5, -r.IntN(60)))
	}
	for _, x := range []float64{
		0, 1.0 / 64, 3.0 / 64, 19.99, 20, 20.01, 710, 1e300, 5e-324,
		math.Inf(1), math.Inf(-1), math.Copysign(0, -1), math.NaN(),
	} {
		checkTanh(t, x)
	}
}

// The same bits on every machine: the sum of many values' bits.
func TestTanhHasTheSameBitsEverywhere(t *testing.T) {
	x := make([]float64, 4001)
	for i := range x {
		x[i] = float64(i-2000) / 90
	}
	tanhs(x, x)
	sum := uint64(0)
	for _, y := range x {
		sum = sum*31 + math.Float64bits(y)
	}
	if want := uint64(0x7e659eaeccb4e116); sum != want {
		t.Errorf("bits %#x, want %#x", sum, want)
	}
}

func FuzzTanh(f *testing.F) {
	f.Add(0.5)
	f.Fuzz(checkTanh)
}
