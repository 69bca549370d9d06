package lessons

import (
	"slices"
	"testing"

	"sinapse/nn"
)

// median returns the middle one of an odd number of values.
func median(values []float64) float64 { return middle(values) }

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

// TestTreatmentsAreJudged tries one that does not help, one that helps and none.
func TestTreatmentsAreJudged(t *testing.T) {
	c := newRemedies(0).(*remedies)
	c.begin()
	for want, treat := range map[string]func(*underState){
		"treated.not":    func(*underState) {},
		"treated.hardly": func(s *underState) { s.given[2] = true },
		"treated.cured":  func(s *underState) { s.hidden = 8 },
		"treated.helps":  func(s *underState) { s.hidden = 2 },
		"treated.hurts":  func(s *underState) { s.penalty = 0.3 },
	} {
		s := startUnder()
		treat(&s)
		c.treat(s)
		if got := c.treatment().Lines[0].Word; got != "treated.running" {
			t.Errorf("%s before the end", got)
		}
		for c.under.tick() {
		}
		if line := c.treatment().Lines[0]; line.Word != want || want == "treated.hardly" && line.Facts["loss"] != "0.515" {
			t.Errorf("%s, want %s: %v", line.Word, want, line.Facts)
		}
	}
	sines := func(seed uint32) classifierSetup {
		setup := underState{given: [3]bool{2: true}}.setup()
		setup.Seed = seed
		return setup
	}
	if got := Number(medianOf(sines, 100), 3).Plain(); got != "0.570" {
		t.Errorf("the sines alone: median %s", got)
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

// TestDropoutShowsWhatWillSleep takes the coming step as it is shown back
// through the network: the training step that follows has the same gradient.
func TestDropoutShowsWhatWillSleep(t *testing.T) {
	for _, setup := range []classifierSetup{dropoutSetup(0.5), benchSetup(withDropout|augmented, benchSeed)} {
		c := newTrial(setup, dropoutEpochs, 0)
		for range 7 {
			c.batch()
		}
		trace := c.coming()
		_, y := c.batchNow()
		out := trace.Passes[len(trace.Passes)-1].Out
		nn.HalfSquared{}.Gradient(trace.Passes[len(trace.Passes)-1].DOut, out, y, y.Rows)
		c.network.Backward(trace)
		c.batch()
		if !slices.Equal(trace.Gradients, c.trainer.Gradients()) {
			t.Errorf("jitter %v: the step that came is not the one that was shown", setup.Jitter)
		}
	}
}

// TestDropoutIsCalibrated holds the goal to its seed, and the words to that and to
// medians of 25 seeds.
func TestDropoutIsCalibrated(t *testing.T) {
	for share, want := range map[float64][2]string{0: {"0.273", "0.179"}, 0.5: {"0.159", "0.161"}} {
		own := Number(ends(newTrial(dropoutSetup(share), dropoutEpochs, 0)), 3).Plain()
		seeded := func(seed uint32) classifierSetup {
			setup := dropoutSetup(share)
			setup.Seed = seed
			return setup
		}
		if got := Number(medianOf(seeded, dropoutEpochs), 3).Plain(); own != want[0] || got != want[1] {
			t.Errorf("share %v: %s, median %s, want %v", share, own, got, want)
		}
	}
}

// TestCopiesHelpWhereNewDataIsLikeThem holds augment to its words.
func TestCopiesHelpWhereNewDataIsLikeThem(t *testing.T) {
	d := newDigits()
	want := [3][2]float64{{0.34, 0.92}, {0.82, 0.805}, {0.32, 0.855}}
	for d.world = range 2 {
		for d.copies = range 3 {
			d.begin()
			for d.tick() {
			}
		}
	}
	if d.shares != want {
		t.Errorf("accuracies %v, want %v", d.shares, want)
	}
	if !slices.Equal(moved(d.base[:64], still), d.base[:64]) || !slices.Equal(mirrored(mirrored(d.base[:64])), d.base[:64]) {
		t.Error("a digit that stays has moved")
	}
}

// TestCopiesAreCalibrated holds the bounds of augment to medians of 25 seeds.
func TestCopiesAreCalibrated(t *testing.T) {
	for copies, want := range [3][2]float64{{0.355, 0.9}, {0.77, 0.825}, {0.32, 0.85}} {
		for world := range digitWorlds {
			t.Run(digitCopies[copies]+" "+digitWorlds[world], func(t *testing.T) {
				t.Parallel()
				calibrates(t)
				var shares []float64
				for seed := range uint32(25) {
					d := newDigits()
					d.copies, d.world, d.seed = copies, world, seed
					for d.begin(); d.tick(); {
					}
					shares = append(shares, d.shares[copies][world])
				}
				if got := median(shares); got != want[world] {
					t.Errorf("median %v, want %v", got, want[world])
				}
			})
		}
	}
}

// TestLotteryIsCalibrated holds the lottery to its words.
func TestLotteryIsCalibrated(t *testing.T) {
	l := newLottery()
	for l.kind = range 2 {
		l.begin()
		for l.tick() {
		}
	}
	wins := 0
	for i, loss := range l.losses[1] {
		wins += index(loss < l.losses[0][i])
	}
	if before, after := middle(l.losses[0]), middle(l.losses[1]); spreadOf(l.losses[0]) < 3 || wins != 21 || Number(before, 3).Plain() != "0.174" || Number(after, 3).Plain() != "0.147" {
		t.Errorf("medians %.3f and %.3f, %d wins, spread %.1f", before, after, wins, spreadOf(l.losses[0]))
	}
}
