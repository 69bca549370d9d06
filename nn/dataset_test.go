package nn_test

import (
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// numbered returns n samples whose input and target is their number.
func numbered(n int) nn.Dataset {
	d := nn.Dataset{X: nn.NewMatrix(n, 1), Y: nn.NewMatrix(n, 1)}
	for i := range n {
		d.X.Data[i], d.Y.Data[i] = float64(i), float64(i)
	}
	return d
}

func TestSplitDealsOutEverySampleOnce(t *testing.T) {
	for n := 1; n < 40; n++ {
		parts := numbered(n).Split(random.New(uint32(n)), 0.6, 0.2)
		var all []float64
		for _, p := range parts {
			if !slices.Equal(p.X.Data, p.Y.Data) {
				t.Fatal("inputs and targets are torn apart")
			}
			all = append(all, p.X.Data...)
		}
		slices.Sort(all)
		if !slices.Equal(all, numbered(n).X.Data) {
			t.Fatalf("%d samples became %v", n, all)
		}
		if want := n * 6 / 10; parts[0].Len() != want || parts[0].Len()+parts[1].Len() != n*8/10 {
			t.Errorf("%d samples: parts of %d, %d and %d", n, parts[0].Len(), parts[1].Len(), parts[2].Len())
		}
	}
	if kept := numbered(5).Split(nil, 0.4); !slices.Equal(kept[0].X.Data, []float64{0, 1}) {
		t.Errorf("without a stream the order is %v", kept[0].X.Data)
	}
}

func TestFolds(t *testing.T) {
	folds := numbered(10).Folds(nil, 3)
	var validated []float64
	for i, f := range folds {
		if want := []int{4, 3, 3}[i]; f.Validation.Len() != want || f.Train.Len() != 10-want {
			t.Errorf("fold %d: %d to train, %d to validate", i, f.Train.Len(), f.Validation.Len())
		}
		for _, v := range f.Validation.X.Data {
			if slices.Contains(f.Train.X.Data, v) {
				t.Errorf("fold %d learns sample %v, which it is measured by", i, v)
			}
		}
		validated = append(validated, f.Validation.X.Data...)
	}
	if !slices.Equal(validated, numbered(10).X.Data) {
		t.Errorf("validated %v", validated)
	}
}

func TestEarlyStopping(t *testing.T) {
	stop := nn.EarlyStopping{Patience: 3}
	for i, c := range []struct {
		loss         float64
		on, improved bool
	}{{3, true, true}, {2, true, true}, {2, true, false}, {math.NaN(), true, false}, {1.5, true, true}, {9, true, false}, {9, true, false}, {1.5, false, false}} {
		if on := stop.Look(c.loss); on != c.on || stop.Improved() != c.improved {
			t.Errorf("look %d: on %v, improved %v", i+1, on, stop.Improved())
		}
	}
	if stop.Best() != 1.5 || stop.BestAt() != 5 {
		t.Errorf("best %v at %d", stop.Best(), stop.BestAt())
	}
	margin := nn.EarlyStopping{Patience: 2, Margin: 0.1}
	margin.Look(1)
	margin.Look(0.95)
	if margin.BestAt() != 1 {
		t.Error("an improvement within the margin counts")
	}
}

func TestSchedules(t *testing.T) {
	for name, c := range map[string]struct {
		s    nn.Schedule
		want [5]float64 // at epochs 0, 1, 5, 10, 12
	}{
		"step":        {nn.StepDecay{Epochs: 5, Factor: 0.1}, [5]float64{2, 2, 0.2, 0.02, 0.02}},
		"exponential": {nn.Exponential{Factor: 0.5}, [5]float64{2, 1, 0.0625, 2.0 / 1024, 2.0 / 4096}},
		"cosine":      {nn.Cosine{Epochs: 10, Floor: 1}, [5]float64{2, 1.5 + math.Cos(math.Pi/10)/2, 1.5, 1, 1}},
		"no step":     {nn.StepDecay{}, [5]float64{2, 2, 2, 2, 2}},
		"no cosine":   {nn.Cosine{}, [5]float64{2, 2, 2, 2, 2}},
	} {
		for i, epoch := range []int{0, 1, 5, 10, 12} {
			near(t, name, c.s.Rate(2, epoch), c.want[i], 1e-15)
		}
	}
}

func TestHistoryKeepsPeaks(t *testing.T) {
	h := nn.NewHistory(8)
	saved := h.Snapshot()
	for i := range 1000 {
		v := 1 / float64(i+1)
		switch i {
		case 321:
			v = 77
		case 555:
			v = -5
		case 777:
			v = math.NaN()
		case 778:
			v = math.Inf(1)
		}
		h.Add(i, i/10, v)
		if i == 500 {
			saved = h.Snapshot()
		}
	}
	if h.Len() > 8 {
		t.Errorf("%d points", h.Len())
	}
	lowest, highest := math.Inf(1), math.Inf(-1)
	for i := range h.Len() {
		p := h.At(i)
		lowest, highest = min(lowest, p.Min), max(highest, p.Max)
		if p.Max == math.Inf(1) {
			highest = 77
		}
	}
	if lowest != -5 || highest != 77 {
		t.Errorf("lowest %v, highest %v", lowest, highest)
	}
	if last := h.At(h.Len() - 1); last.Step != 999 || last.Epoch != 99 || last.Last != 0.001 {
		t.Errorf("last point %+v", last)
	}
	again := saved.Snapshot()
	again.Add(501, 50, -99) // another way to go on
	if last := saved.At(saved.Len() - 1); last.Step != 500 || last.Min == -99 {
		t.Errorf("a saved history went on to %+v", last)
	}
}

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		row  []float64
		cut  float64
		want int
	}{{[]float64{1, 3, 3}, 0, 1}, {[]float64{0}, 0, 1}, {[]float64{-1e-9}, 0, 0}, {[]float64{0.4}, 0.5, 0}} {
		if got := nn.Class(c.row, c.cut); got != c.want {
			t.Errorf("%v names class %d, want %d", c.row, got, c.want)
		}
	}
	scores, labels := nn.FromRows([][]float64{{2}, {-1}, {3}, {-4}}), nn.FromRows([][]float64{{1}, {0}, {0}, {1}})
	if got := nn.Accuracy(0, 0.5)(scores, labels); got != 0.5 {
		t.Errorf("accuracy %v", got)
	}
	if got := nn.Confusion(scores, labels, 0, 0.5); !slices.Equal(got.Data, []float64{1, 1, 1, 1}) {
		t.Errorf("confusion %v", got)
	}
}

func TestR2(t *testing.T) {
	y := nn.FromRows([][]float64{{1}, {2}, {3}})
	near(t, "R² of the truth", nn.R2(y, y), 1, 0)
	near(t, "R² of the mean", nn.R2(nn.FromRows([][]float64{{2}, {2}, {2}}), y), 0, 0)
	flat := nn.FromRows([][]float64{{2}, {2}, {2}})
	near(t, "R² of a constant that is met", nn.R2(flat, flat), 1, 0)
	near(t, "R² of a constant that is missed", nn.R2(y, flat), 0, 0)
}
