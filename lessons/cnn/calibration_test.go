package cnn

import (
	"math"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// TestTrainIsCalibrated holds the bounds of train to 25 seeds.
func TestTrainIsCalibrated(t *testing.T) {
	t.Parallel()
	for seed, shares := range proof.MeasuredParts(t, "train", 2, func(seed uint32, net int) []float64 {
		r := newRun([]setup{convNet, softmaxNet}[net].of(seed))
		for !r.trained() {
			r.tick()
		}
		return []float64{r.accuracy()}
	}) {
		if first := scene.Number(100*shares[0], 1).Plain(); seed == 0 && first != "95.8" {
			t.Errorf("seed 0 ends at %s %%", first)
		}
		if shares[0] < learnedShare || math.Abs(shares[0]-shares[1]) > alikeWithin {
			t.Errorf("seed %d: conv 8 %.3f, softmax %.3f", seed, shares[0], shares[1])
		}
	}
}

// TestMovedIsCalibrated holds the bound of moved, and its words, to 25 seeds.
func TestMovedIsCalibrated(t *testing.T) {
	t.Parallel()
	worst, best := 1.0, 0.0
	for seed, shares := range proof.MeasuredParts(t, "moved", len(movedNets), func(seed uint32, net int) []float64 {
		r := newRun(movedNets[net].of(seed))
		for r.tick() {
		}
		return []float64{r.accuracy(), r.moved()}
	}) {
		worst, best = min(worst, shares[1]), max(best, shares[3])
		if shares[1] < shares[3]+aboveBy {
			t.Errorf("seed %d: moved, conv 6 %.3f, dense 8 %.3f", seed, shares[1], shares[3])
		}
	}
	if proof.Near(worst, best, 0.05) || worst < best {
		t.Errorf("the worst convolution has %.3f, the best dense network %.3f", worst, best)
	}
}

// TestOwnFiltersAreCalibrated holds the goal of own-filters, and its words, to 25 seeds.
func TestOwnFiltersAreCalibrated(t *testing.T) {
	t.Parallel()
	thirds := 0
	for seed, ahead := range proof.MeasuredRows(t, "own", func(seed uint32) []float64 {
		h := newHead(drawn(seed))
		copy(h.filters[:], handMade[:ownFilters])
		h.changed()
		for h.tick() {
		}
		median, _ := h.median()
		full := h.shares[0] - median
		for f := range h.filters {
			for k := range h.filters[f] {
				h.filters[f][k] /= 3
			}
		}
		for h.changed(); h.trainer.Epochs() < ownEpochs; {
			h.tick()
		}
		return []float64{full, h.shares[0] - median}
	}) {
		thirds += kit.Bit(ahead[1] >= beatBy-1e-9)
		if ahead[0] < beatBy {
			t.Errorf("seed %d: edges are ahead by %.3f", seed, ahead[0])
		}
	}
	if thirds != 14 {
		t.Errorf("at a third of the size they are ahead on %d seeds", thirds)
	}
}

// TestBudgetIsCalibrated holds the goal of budget, and its words, to 25 seeds: three
// convolutions, dense networks of at most as many parameters, and what conv 8 comes to
// without copies.
func TestBudgetIsCalibrated(t *testing.T) {
	t.Parallel()
	nets := []setup{{Filters: 16, Size: 3, Pool: 3}, {Filters: 12, Size: 5, Pool: 2}, {Filters: 8, Size: 3, Pool: 2}, {Hidden: 11}}
	for i := range nets {
		nets[i].Moved, nets[i].Epochs = true, fullEpochs
	}
	nets = append(nets, convNet)
	lucky, best := 0, 0.0
	var alone []float64
	for seed, shares := range proof.MeasuredParts(t, "budget", len(nets), func(seed uint32, net int) []float64 {
		r := newRun(nets[net].of(seed))
		for r.tick() {
		}
		return []float64{r.moved()}
	}) {
		alone = append(alone, shares[4])
		lucky, best = lucky+kit.Bit(shares[2] >= budgetShare), max(best, shares[3])
		if min(shares[0], shares[1]) < budgetShare || shares[0] <= 0.83 {
			t.Errorf("seed %d: %.3f, %.3f", seed, shares[0], shares[1])
		}
	}
	if got := scene.Number(100*best, 1).Plain(); lucky != 21 || got != "75.5" {
		t.Errorf("conv 8 on %d seeds, the best dense network %s %%", lucky, got)
	}
	if got := scene.Number(100*proof.Median(alone), 0).Plain(); got != "45" {
		t.Errorf("without copies conv 8 has %s %% right", got)
	}
	for _, net := range nets {
		if net.parameters() > budgetMost {
			t.Errorf("%+v has %d parameters", net, net.parameters())
		}
	}
}

// TestLookIsCalibrated holds the words of look to 25 seeds: how many filters are edges,
// and how much of each is slope, as it began and now.
func TestLookIsCalibrated(t *testing.T) {
	t.Parallel()
	var now, start []float64
	for seed, shares := range proof.MeasuredRows(t, "look", func(seed uint32) []float64 {
		l := newLooking(drawn(seed))
		for !l.run.trained() {
			l.run.tick()
		}
		shares := make([]float64, 2*convNet.Filters)
		for f := range convNet.Filters {
			shares[f], shares[convNet.Filters+f] = share(l.weights(false), f), share(l.weights(true), f)
		}
		return shares
	}) {
		now, start = append(now, shares[:convNet.Filters]...), append(start, shares[convNet.Filters:]...)
		edges := proof.Share(shares[:convNet.Filters], func(v float64) bool { return v > edgeShare })
		if edges < 1 || edges > 4 {
			t.Errorf("seed %d: %d edges", seed, edges)
		}
	}
	edges := proof.Share(now, func(v float64) bool { return v > edgeShare })
	if before, after := scene.Number(100*proof.Median(start), 0).Plain(), scene.Number(100*proof.Median(now), 0).Plain(); edges != 56 || before != "16" || after != "33" {
		t.Errorf("%d edges of %d, medians %s %% and %s %%", edges, len(now), before, after)
	}
}
