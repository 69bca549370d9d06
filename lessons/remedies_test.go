package lessons

import (
	"fmt"
	"maps"
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

// run lets a bench come to the end of a set of remedies, and returns what it kept.
func (b *bench) run(with remedy) keptRun {
	b.with = with
	b.begin()
	for b.tick() {
	}
	kept, _ := b.find(with)
	return kept
}

// TestBenchIsCalibrated holds the words and the bounds of the bench to medians of
// 25 seeds, and its own seed to what is said of it.
func TestBenchIsCalibrated(t *testing.T) {
	for _, c := range []struct {
		with         remedy
		median, seed string // the loss at the end: of 25 seeds, and of the bench's own
	}{
		{0, "0.224", "0.251"},
		{moreData, "0.172", "0.153"},
		{augmented, "0.159", "0.159"},
		{withL1, "0.150", "0.143"},
		{withL2, "0.155", "0.148"},
		{withDropout, "0.170", "0.170"},
		{smaller, "0.192", "0.192"},
		{early, "0.157", "0.155"},
		{moreData | augmented, "0.130", "0.137"},
		{moreData | withL1, "0.131", "0.134"},
		{moreData | withL2, "0.125", "0.131"},
		{moreData | early, "0.132", "0.135"},
	} {
		t.Run(fmt.Sprintf("%08b", c.with), func(t *testing.T) {
			t.Parallel()
			calibrates(t)
			b, losses := newBench(), []float64(nil)
			for b.seed = range uint32(25) {
				losses = append(losses, b.run(c.with).validation)
			}
			b.seed = benchSeed
			if got, own := Number(median(losses), 3).Plain(), Number(b.run(c.with).validation, 3).Plain(); got != c.median || own != c.seed {
				t.Errorf("median %s, seed %d %s, want %s and %s", got, benchSeed, own, c.median, c.seed)
			}
		})
	}
}

// TestBenchReachesItsGoals runs every remedy alone from the bench's own start, as
// the hints tell: five come under the bound of one, and their pair under its own.
func TestBenchReachesItsGoals(t *testing.T) {
	b := newBench()
	for i := range remedyNames {
		b.run(1 << i)
	}
	b.run(moreData | withL2)
	if under, _ := b.reached(1, benchBound); under != 5 {
		t.Errorf("%d remedies alone come under the bound, want 5", under)
	}
	if best := b.ranked()[0]; best.with != moreData|withL2 || best.validation >= benchPairBound {
		t.Errorf("%08b is ranked first, with %.3f", best.with, best.validation)
	}
}

// TestMeasuredSizesAreCalibrated holds what is said of the sizes to 25 seeds: which
// are chosen, where that ends, and whether it is lower than with the size that was
// there.
func TestMeasuredSizesAreCalibrated(t *testing.T) {
	t.Parallel()
	calibrates(t)
	var losses []float64
	chosen, lower, higher := make([]int, len(benchSizes)), 0, 0
	b := newBench()
	for b.seed = range uint32(25) {
		before, after := b.run(0), b.run(measured)
		chosen[after.size]++
		losses = append(losses, after.validation)
		lower += index(after.validation < before.validation)
		higher += index(after.validation > before.validation)
	}
	if !slices.Equal(chosen, []int{2, 8, 5, 10}) || lower != 18 || higher != 5 {
		t.Errorf("chosen %v, lower on %d, higher on %d", chosen, lower, higher)
	}
	if got, own := Number(median(losses), 3).Plain(), Number(losses[benchSeed], 3).Plain(); got != "0.192" || own != "0.192" {
		t.Errorf("median %s, seed %d %s", got, benchSeed, own)
	}
}

// TestBenchGoesOnFromAnyMoment restores a run with all that draws, in the middle of
// a measurement and after it, into this bench and into another.
func TestBenchGoesOnFromAnyMoment(t *testing.T) {
	const with = augmented | withDropout | measured
	for _, moment := range []int{200, 700, benchEpochs*len(benchSizes) + 50} {
		b, other := newBench(), newBench()
		b.with = with
		b.begin()
		for range moment {
			b.tick()
		}
		saved := b.save()
		var want []float64
		for i, bench := range []*bench{b, b, other} {
			if i > 0 {
				bench.restore(saved)
			}
			for range 450 {
				bench.tick()
			}
			got := append(slices.Clone(bench.folds.present().losses), bench.trial.validation())
			if want == nil {
				want = got
			}
			if !slices.Equal(got, want) {
				t.Errorf("from epoch %d: %v, want %v", moment, got, want)
			}
		}
	}
}

// TestMeasuringLooksAtTrainingSamplesOnly: every sample that trains or validates in
// a fold is one of those that the run itself trains on.
func TestMeasuringLooksAtTrainingSamplesOnly(t *testing.T) {
	b := newBench()
	b.with = measured
	b.begin()
	own := map[[2]float64]bool{}
	for i := range b.trial.places[0].Rows {
		own[[2]float64(b.trial.places[0].Row(i))] = true
	}
	for _, fold := range b.folds.folds {
		for _, places := range fold.places {
			for i := range places.Rows {
				if !own[[2]float64(places.Row(i))] {
					t.Fatal("a fold has a sample that the run does not train on")
				}
			}
		}
	}
}

// TestAGuessedAndAMeasuredSizeExclude turns on one, then the other.
func TestAGuessedAndAMeasuredSizeExclude(t *testing.T) {
	b := newBench()
	for _, turn := range []struct{ bit, want remedy }{{smaller, smaller}, {measured, measured}, {smaller, smaller}, {smaller, 0}} {
		if b.turn(turn.bit); b.with != turn.want {
			t.Errorf("%08b on the bench, want %08b", b.with, turn.want)
		}
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

// TestDropoutIsCalibrated holds the goal to its seed, and the words to theirs.
func TestDropoutIsCalibrated(t *testing.T) {
	for share, want := range map[float64]string{0: "0.273", 0.5: "0.159"} {
		c := newTrial(dropoutSetup(share), dropoutEpochs, 0)
		if got := Number(ends(c), 3).Plain(); got != want {
			t.Errorf("share %v: %s, want %s", share, got, want)
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

// TestFoldsChooseTheSize holds folds to its words: each sample validates once,
// and four neurons have the lowest mean.
func TestFoldsChooseTheSize(t *testing.T) {
	x := newFolds()
	for size := range foldSizes {
		x.begin(size)
		held := map[[2]float64]int{}
		for _, fold := range x.folds {
			for i := range fold.held.Len() {
				held[[2]float64(fold.held.X.Row(i))]++
			}
		}
		if len(held) != foldSetupSamples || slices.Max(slices.Collect(maps.Values(held))) != 1 {
			t.Fatalf("%d samples validated, want each of %d once", len(held), foldSetupSamples)
		}
		for x.tick() {
		}
	}
	if best, _ := x.best(); foldSizes[best.size] != 4 || Number(best.mean(), 3).Plain() != "0.125" {
		t.Errorf("%d neurons with %.3f are the best", foldSizes[best.size], best.mean())
	}
	for _, result := range x.results[2:] { // from three neurons on, folds differ more than sizes
		if best, _ := x.best(); result.mean()-best.mean() > max(result.spread(), best.spread()) {
			t.Errorf("%d neurons: %.3f ± %.3f is apart from the best", foldSizes[result.size], result.mean(), result.spread())
		}
	}
}

// foldSetupSamples is how many samples are dealt into folds: 20 % of 500.
const foldSetupSamples = 100

// TestFoldSizesAreCalibrated holds the means of folds to medians of 25 seeds.
func TestFoldSizesAreCalibrated(t *testing.T) {
	t.Parallel()
	calibrates(t)
	for size, want := range []string{"0.413", "0.288", "0.208", "0.187", "0.178", "0.177"} {
		var means []float64
		for seed := range uint32(25) {
			x := newCrossing(foldSetups(seed), foldOptions, foldEpochs, 0)
			for x.begin(size); x.tick(); {
			}
			means = append(means, x.present().mean())
		}
		if got := Number(median(means), 3).Plain(); got != want {
			t.Errorf("%d neurons: %s, want %s", foldSizes[size], got, want)
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
