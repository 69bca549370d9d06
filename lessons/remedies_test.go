package lessons

import (
	"slices"
	"testing"
)

// median returns the middle one of an odd number of values.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// ends trains a trial to its end and returns its validation loss there.
func ends(t *trial) float64 {
	for t.tick() {
	}
	return t.validation()
}

// medianOf is the median of the validation loss at the end, over 25 seeds.
func medianOf(setup func(seed uint32) classifierSetup, epochs int) float64 {
	var losses []float64
	for seed := range uint32(25) {
		losses = append(losses, ends(newTrial(setup(seed), epochs, 0)))
	}
	return median(losses)
}

// TestBenchIsCalibrated holds the bounds of the bench to medians of 25 seeds,
// and its seed to what the words say of it.
func TestBenchIsCalibrated(t *testing.T) {
	for _, c := range []struct {
		with      remedy
		low, high float64
	}{{0, 0.2, 0.25}, {withL2, 0.145, benchBound}} {
		got := medianOf(func(seed uint32) classifierSetup { return benchSetup(c.with, seed) }, benchEpochs)
		if got < c.low || got >= c.high {
			t.Errorf("%06b: median %.3f, want %v to %v", c.with, got, c.low, c.high)
		}
	}
	b := newBench()
	for _, c := range []struct {
		with remedy
		want string
	}{
		{0, "0.251"},
		{moreData, "0.153"},
		{withL1, "0.143"},
		{withL2, "0.148"},
		{withDropout, "0.170"},
		{smaller, "0.192"},
		{early, "0.155"},
		{moreData | withL2, "0.131"},
	} {
		b.with = c.with
		b.begin()
		for b.tick() {
		}
		if run, _ := b.find(c.with); Number(run.validation, 3).Plain() != c.want {
			t.Errorf("%06b: %.3f, want %s", c.with, run.validation, c.want)
		}
	}
	if under, _ := b.reached(1, benchBound); under != 4 {
		t.Errorf("%d remedies alone come under the bound, want 4", under)
	}
	if best := b.ranked()[0]; best.with != moreData|withL2 {
		t.Errorf("%06b is ranked first", best.with)
	}
}

// TestEarlyStoppingBringsTheBestBack compares the weights after a stop with
// those of the best epoch of the same run without one.
func TestEarlyStoppingBringsTheBestBack(t *testing.T) {
	stopped := newTrial(benchSetup(0, benchSeed), benchEpochs, benchPatience)
	loss := ends(stopped)
	again := newTrial(benchSetup(0, benchSeed), benchEpochs, 0)
	for range stopped.bestEpoch() {
		again.tick()
	}
	if again.validation() != loss || loss != stopped.watch.Best() || !slices.Equal(again.network.Parameters(), stopped.network.Parameters()) {
		t.Errorf("stopped at %v, the best epoch has %v", loss, again.validation())
	}
	if stopped.trainer.Epochs() != stopped.bestEpoch()+benchPatience {
		t.Errorf("stopped at epoch %d, the best was %d", stopped.trainer.Epochs(), stopped.bestEpoch())
	}
}

// TestPenaltiesAreCalibrated holds the goals of l1-l2 to 25 seeds.
func TestPenaltiesAreCalibrated(t *testing.T) {
	for _, c := range []struct {
		l1, l2    float64
		low, high float64
	}{{0, 0, 0.18, 0.22}, {0.05, 0, 0.13, 0.155}, {0, 0.05, 0.13, 0.16}} {
		got := medianOf(func(seed uint32) classifierSetup {
			setup := penaltySetup()
			setup.Seed, setup.Penalty.L1, setup.Penalty.L2 = seed, c.l1, c.l2
			return setup
		}, penaltyEpochs)
		if got < c.low || got > c.high {
			t.Errorf("L1 %v, L2 %v: median %.3f, want %v to %v", c.l1, c.l2, got, c.low, c.high)
		}
	}
}

// TestUnderfitNetworksAreCured tries each cure on 25 seeds: none needs luck.
func TestUnderfitNetworksAreCured(t *testing.T) {
	for _, c := range []struct {
		patient int
		cure    func(*underState)
	}{
		{0, func(s *underState) { s.hidden = 8 }},
		{0, func(s *underState) { s.given[1] = true }},
		{1, func(s *underState) { s.penalty = 0 }},
		{2, func(s *underState) { s.epochs = 100 }},
	} {
		for seed := range uint32(25) {
			ill := patients[c.patient].start
			cured := ill
			c.cure(&cured)
			for _, s := range []underState{ill, cured} {
				setup := s.setup()
				setup.Seed = seed
				if got := ends(newTrial(setup, s.epochs, 0)); (got < solved) != (s == cured) {
					t.Errorf("patient %d, seed %d, cured %v: %.3f", c.patient, seed, s == cured, got)
				}
			}
		}
	}
}

// TestHastyStopsOnThePlain holds debug to its story: little patience stops on the
// plain, more of it crosses.
func TestHastyStopsOnThePlain(t *testing.T) {
	for patience, solves := range map[int]bool{1: false, hastyPatience: false, 10: false, 20: true, 50: true} {
		if got := ends(newTrial(hastySetup(), hastyEpochs, patience)); (got < solved) != solves {
			t.Errorf("patience %d: %.3f", patience, got)
		}
	}
}
