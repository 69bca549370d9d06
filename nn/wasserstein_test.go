package nn_test

import (
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

func TestWasserstein(t *testing.T) {
	for _, c := range []struct {
		a, b []float64
		want float64
	}{
		{[]float64{0}, []float64{3}, 3},
		{[]float64{0, 1, 2}, []float64{0, 1, 2}, 0},
		{[]float64{0, 1, 2}, []float64{5, 6, 7}, 5},
		{[]float64{0, 0, 0, 4}, []float64{1}, 1.5},      // three move by 1, one by 3
		{[]float64{0, 1}, []float64{0, 0.5, 1}, .5 / 3}, // scipy.stats.wasserstein_distance: 1/6
		{[]float64{-2, 7}, []float64{-2, -2, 7}, 1.5},
	} {
		near(t, "distance", nn.Wasserstein1(c.a, c.b), c.want, 1e-15)
		near(t, "distance back", nn.Wasserstein1(c.b, c.a), c.want, 1e-15)
	}
	// Samples of other sizes are as if each number came more often.
	r := random.New(1)
	a, b := fill(nn.NewMatrix(1, 30), r.Randn).Data, fill(nn.NewMatrix(1, 42), r.Randn).Data
	slices.Sort(a)
	slices.Sort(b)
	often := func(x []float64, times int) (all []float64) {
		for _, v := range x {
			all = append(all, slices.Repeat([]float64{v}, times)...)
		}
		return all
	}
	near(t, "distance", nn.Wasserstein1(a, b), nn.Wasserstein1(often(a, 7), often(b, 5)), 1e-14)
}

func TestWassersteinOfClouds(t *testing.T) {
	r := random.New(2)
	a := fill(nn.NewMatrix(200, 2), r.Randn)
	moved := a.Clone()
	for i := range moved.Rows {
		moved.Row(i)[0] += 3
	}
	w := nn.NewWasserstein(a, 16)
	// Along a direction at angle α a shift by 3 looks like 3·|cos α|.
	want := 0.0
	for k := range 16 {
		want += 3 * math.Abs(math.Cos(math.Pi*float64(k)/16)) / 16
	}
	near(t, "distance", w.Distance(moved), want, 1e-12)
	if d := w.Distance(a); d != 0 {
		t.Errorf("a cloud is %v from itself", d)
	}
	if n := testing.AllocsPerRun(10, func() { w.Distance(moved) }); n != 0 {
		t.Errorf("a measurement allocates %v times", n)
	}
	// Numbers, in any order and of another size.
	line := nn.NewWasserstein(nn.FromRows([][]float64{{1}, {0}, {0.5}}), 0)
	near(t, "distance", line.Distance(nn.FromRows([][]float64{{1}, {0}})), 1./6, 1e-15)
	for what, f := range map[string]func(){
		"a cloud in space": func() { nn.NewWasserstein(nn.NewMatrix(4, 3), 8) },
		"no directions":    func() { nn.NewWasserstein(nn.NewMatrix(4, 2), 0) },
		"no points":        func() { line.Distance(nn.NewMatrix(0, 1)) },
		"another plane":    func() { line.Distance(nn.NewMatrix(4, 2)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is measured", what)
				}
			}()
			f()
		}()
	}
}

func BenchmarkWassersteinOfClouds(b *testing.B) {
	r := random.New(2)
	x, y := fill(nn.NewMatrix(4000, 2), r.Randn), fill(nn.NewMatrix(1000, 2), r.Randn)
	w := nn.NewWasserstein(x, 16)
	b.ReportAllocs()
	for b.Loop() {
		w.Distance(y)
	}
}
