package elementary

import (
	"math"
	"testing"
)

// TestTheSameBitsEverywhere: a sum over the bits of thousands of results, which is
// to be this one on every machine. Where a function has become better, it is
// another, and then that of everything that is trained with it, too.
func TestTheSameBitsEverywhere(t *testing.T) {
	for name, want := range map[string]uint64{
		"Exp":      0xd12e7553795893ae,
		"Expm1":    0xd3b22ea049156e7d,
		"Log":      0x30f60fbdee029d30,
		"Log10":    0x426ccd385f9a0618,
		"Log1p":    0xad55ae5d43f1f529,
		"Pow":      0xa741a95ddd885e71,
		"Hypot":    0x466d2fc4714aea9e,
		"Sin":      0x47d4acf9eb4ab002,
		"Cos":      0x361f8d9476902d9a,
		"Tanh":     0x7e659eaeccb4e116,
		"Sigmoid":  0xe5f2b565a2902006,
		"Softplus": 0xb703ba91e6dd6a6e,
		"Erf":      0xeedb24fb51fd1ef4,
	} {
		f := rulers[name].f
		switch name {
		case "Pow":
			f = func(x float64) float64 { return Pow(math.Abs(x), x/3) }
		case "Hypot":
			f = func(x float64) float64 { return Hypot(x, float64(x*x)-3) }
		}
		sum := uint64(0)
		for i := range 4001 {
			x := float64(i-2000) / 90
			if name == "Log" || name == "Log10" || name == "Log1p" {
				x = math.Abs(x) + 1e-3
			}
			sum = sum*31 + math.Float64bits(f(x))
		}
		if sum != want {
			t.Errorf("%s: bits %#x, want %#x", name, sum, want)
		}
	}
}

// FuzzSlices holds whole slices, at any place in memory, against one number at a time.
func FuzzSlices(f *testing.F) {
	f.Add(0.5, 3.0, uint8(9), uint8(1))
	f.Add(-0.25, 1e308, uint8(33), uint8(0))
	f.Add(math.Inf(1), math.NaN(), uint8(7), uint8(3))
	f.Add(-708.0, 0.5, uint8(70), uint8(2))
	f.Fuzz(func(t *testing.T, first, step float64, length, from uint8) {
		x := make([]float64, int(from%8)+int(length))[from%8:]
		for i := range x {
			x[i] = first + float64(step*float64(i))
		}
		checkSlices(t, x)
	})
}

// checkSlices holds the functions of slices against those of one number.
func checkSlices(t *testing.T, x []float64) {
	t.Helper()
	for name, f := range map[string]struct {
		slice func(dst, x []float64)
		one   func(float64) float64
	}{"tanh": {TanhInto, Tanh}, "exp": {ExpInto, Exp}, "sigmoid": {SigmoidInto, Sigmoid}} {
		apart, within := make([]float64, len(x)+3), append([]float64(nil), x...)
		for i := range apart {
			apart[i] = 7
		}
		f.slice(apart, x)
		f.slice(within, within)
		for i, v := range x {
			if want := f.one(v); !same(apart[i], want) || !same(within[i], want) {
				t.Fatalf("%s of %v, number %d of %d: %v and, in place, %v, want %v", name, v, i, len(x), apart[i], within[i], want)
			}
		}
		for _, v := range apart[len(x):] {
			if v != 7 {
				t.Fatalf("%s wrote behind %d numbers", name, len(x))
			}
		}
	}
}

// Slices of all lengths, with numbers from within and beyond the usual range.
func TestSlices(t *testing.T) {
	odd := []float64{0, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), 800, -800, 5e-324, -708, 709, 709.5, 20, -20.5, 1e300}
	for n := range 70 {
		x := make([]float64, n)
		for i := range x {
			x[i] = float64(i-n/2) / 3
		}
		checkSlices(t, x)
		for i := range x {
			v := x[i]
			x[i] = odd[(i+n)%len(odd)]
			checkSlices(t, x)
			x[i] = v
		}
	}
}
