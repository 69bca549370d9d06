package remedies

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// run lets a bench come to the end of a set of remedies, and returns what it kept.
func (b *bench) run(with remedy) keptRun {
	b.with = with
	b.Begin()
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
		{moreData | augmented, "0.129", "0.137"},
		{moreData | withL1, "0.131", "0.134"},
		{moreData | withL2, "0.125", "0.131"},
		{moreData | early, "0.132", "0.135"},
	} {
		t.Run(fmt.Sprintf("%08b", c.with), func(t *testing.T) {
			t.Parallel()
			losses := proof.Measured(t, fmt.Sprintf("bench-%08b", c.with), func(seed uint32) float64 {
				b := newBench(0)
				b.seed = seed
				return b.run(c.with).validation
			})
			if got, own := scene.Number(proof.Median(losses), 3).Plain(), scene.Number(losses[benchSeed], 3).Plain(); got != c.median || own != c.seed {
				t.Errorf("median %s, seed %d %s, want %s and %s", got, benchSeed, own, c.median, c.seed)
			}
		})
	}
}

// TestBenchReachesItsGoals runs every remedy alone from the bench's own start, as
// the hints tell: five come under the bound of one, and their pair under its own.
func TestBenchReachesItsGoals(t *testing.T) {
	b := newBench(0)
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
	runs := proof.MeasuredRows(t, "bench-sizes", func(seed uint32) []float64 {
		b := newBench(0)
		b.seed = seed
		before, after := b.run(0), b.run(measured)
		return []float64{before.validation, after.validation, float64(after.size)}
	})
	var losses []float64
	chosen, lower, higher := make([]int, len(benchSizes)), 0, 0
	for _, run := range runs {
		before, after := run[0], run[1]
		chosen[int(run[2])]++
		losses = append(losses, after)
		lower += kit.Bit(after < before)
		higher += kit.Bit(after > before)
	}
	if !slices.Equal(chosen, []int{2, 8, 5, 10}) || lower != 18 || higher != 5 {
		t.Errorf("chosen %v, lower on %d, higher on %d", chosen, lower, higher)
	}
	if got, own := scene.Number(proof.Median(losses), 3).Plain(), scene.Number(losses[benchSeed], 3).Plain(); got != "0.192" || own != "0.192" {
		t.Errorf("median %s, seed %d %s", got, benchSeed, own)
	}
}

// TestBenchGoesOnFromAnyMoment restores a run with all that draws, in the middle of
// a measurement and after it, into this bench and into another.
func TestBenchGoesOnFromAnyMoment(t *testing.T) {
	const with = augmented | withDropout | measured
	for _, moment := range []int{200, 700, benchEpochs*len(benchSizes) + 50} {
		b, other := newBench(0), newBench(0)
		b.with = with
		b.Begin()
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
			got := append(slices.Clone(bench.folds.present().losses), bench.trial.Validation())
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
	b := newBench(0)
	b.with = measured
	b.Begin()
	own := map[[2]float64]bool{}
	for i := range b.trial.Places[0].Rows {
		own[[2]float64(b.trial.Places[0].Row(i))] = true
	}
	for _, fold := range b.folds.folds {
		for _, places := range fold.Places {
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
	b := newBench(0)
	for _, turn := range []struct{ bit, want remedy }{{smaller, smaller}, {measured, measured}, {smaller, smaller}, {smaller, 0}} {
		if b.turn(turn.bit); b.with != turn.want {
			t.Errorf("%08b on the bench, want %08b", b.with, turn.want)
		}
	}
}
