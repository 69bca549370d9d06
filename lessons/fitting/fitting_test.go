package fitting

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
	"sinapse/nn"
)

// seeds is how many seeds a bound is tried on.
const seeds = proof.Seeds

// fruitGaps are the gaps of the complex model, one a seed, and how many fruit it
// merely memorised.
func fruitGaps(t *testing.T, samples, marks int) (gaps, memorised []float64, rightWins int) {
	t.Helper()
	for _, row := range proof.MeasuredRows(t, fmt.Sprintf("fruit-%d-%d", samples, marks), func(seed uint32) []float64 {
		f := newFruits(fruitSetup{samples, marks, seed})
		for f.epoch() {
		}
		right := f.models[rightModel].ValidationLoss()
		wins := right < f.models[simpleModel].ValidationLoss() && right < f.models[complexModel].ValidationLoss()
		return []float64{gapOf(f.models[complexModel]), float64(memorisedIn(f.picture(complexModel).Samples)), float64(kit.Bit(wins))}
	}) {
		gaps, memorised = append(gaps, row[0]), append(memorised, row[1])
		rightWins += int(row[2])
	}
	return gaps, memorised, rightWins
}

// TestFruitBounds measures what the goals of fruit are built on.
func TestFruitBounds(t *testing.T) {
	gaps, memorised, rightWins := fruitGaps(t, 24, 4)
	proof.Between(t, "median gap", proof.Median(gaps), 0.24, 0.31)
	proof.Between(t, "smallest gap", slices.Min(gaps), 0.1625, 0.1635)
	proof.Between(t, "largest gap", slices.Max(gaps), 0.5385, 0.5395)
	proof.Between(t, "seeds above the bound", float64(proof.Share(gaps, func(v float64) bool { return v > fruitGap })), seeds, seeds)
	proof.Between(t, "seeds with a memorised fruit", float64(proof.Share(memorised, func(v float64) bool { return v > 0 })), 24, 24)
	proof.Between(t, "seeds where the right model wins", float64(rightWins), 23, seeds)
	gaps, _, _ = fruitGaps(t, 200, 0)
	proof.Between(t, "median gap with more fruit and no marks", proof.Median(gaps), 0.025, 0.035)
	proof.Between(t, "seeds below the bound", float64(proof.Share(gaps, func(v float64) bool { return v < fruitClosed })), 24, 24)
}

// memorisedOf counts what a run of memorise is said to have memorised.
func memorisedOf(run *model.Classifier) float64 {
	samples := run.Decision(false).Samples
	(&fitting{net: run}).memorised(samples)
	return float64(memorisedIn(samples))
}

// TestMemoriseBounds measures the middle and both illnesses, and what is memorised.
func TestMemoriseBounds(t *testing.T) {
	var train, validation, rise, memorised []float64
	ends := func(name string, epochs int, hidden ...int) (train, validation []float64) {
		rise, memorised = nil, nil
		for _, row := range proof.MeasuredRows(t, "memorise-"+name, func(seed uint32) []float64 {
			setup := memoriseSetup()
			setup.Seed, setup.Hidden = seed, hidden
			run := model.NewClassifier(setup)
			for range epochs {
				run.Epoch()
			}
			return []float64{run.Loss(), run.Validation(), run.Rise(), memorisedOf(run)}
		}) {
			train, validation = append(train, row[0]), append(validation, row[1])
			rise, memorised = append(rise, row[2]), append(memorised, row[3])
		}
		return train, validation
	}
	gap := func(i int) float64 { return validation[i] - train[i] }
	some := func(v float64) bool { return v > 0 }
	high := func(v float64) bool { return v > bothHigh }
	train, validation = ends("straight", 100)
	proof.Between(t, "seeds without a hidden layer that stay high", float64(min(proof.Share(train, high), proof.Share(validation, high))), seeds, seeds)
	proof.Between(t, "seeds without a hidden layer that memorise", float64(proof.Share(memorised, some)), 0, 0)
	train, validation = ends("cut", 3, 8, 8)
	proof.Between(t, "seeds of 8-8 cut after 3 epochs that are high", float64(min(proof.Share(train, high), proof.Share(validation, high))), seeds, seeds)
	proof.Between(t, "seeds of 8-8 cut after 3 epochs that memorise", float64(proof.Share(memorised, some)), 0, 0)
	count := func(met func(i int) bool) (met25 float64) {
		for i := range train {
			met25 += float64(kit.Bit(met(i)))
		}
		return met25
	}
	train, validation = ends("stopped", 100, 8, 8)
	proof.Between(t, "seeds of 8-8 in the middle", count(func(i int) bool { return validation[i] < middleLoss && gap(i) < overfitGap }), 24, 24)
	train, validation = ends("deep", fullTraining, 8, 8)
	proof.Between(t, "seeds of 8-8 that overfit", count(func(i int) bool { return gap(i) > overfitGap && rise[i] > overfitUp }), 14, 14)
	proof.Between(t, "seeds whose difference is smaller than that of seed 3", count(func(i int) bool { return gap(i) < gap(3) }), 20, seeds)
	proof.Between(t, "seeds of 8-8 that memorise", float64(proof.Share(memorised, some)), seeds, seeds)
}

// TestSomeOfTheClassesAreFlipped: 7 % of the samples, on the mean of 25 draws.
func TestSomeOfTheClassesAreFlipped(t *testing.T) {
	var count, all float64
	for seed := range uint32(seeds) {
		setup := memoriseSetup()
		setup.Seed = seed
		run := model.NewClassifier(setup)
		for _, set := range []nn.Dataset{run.Trainer.Data(), run.Held} {
			for i := range set.Len() {
				place := set.X.Row(i)
				count, all = count+float64(kit.Bit(place[0]*place[1] > 0 != (set.Y.At(i, 0) > 0))), all+1
			}
		}
	}
	proof.Between(t, "share of flipped classes", count/all, 0.065, 0.075)
}

// TestNothingIsMemorisedAtTheStart: what was not learnt cannot be known by heart.
func TestNothingIsMemorisedAtTheStart(t *testing.T) {
	for seed := range uint32(seeds) {
		setup := memoriseSetup()
		setup.Seed = seed
		if count := memorisedOf(model.NewClassifier(setup)); count > 0 {
			t.Errorf("memorise, seed %d: %v before the first epoch", seed, count)
		}
		f := newFruits(fruitSetup{24, 4, seed})
		for made := range fruitModels {
			if count := memorisedIn(f.picture(made).Samples); count > 0 {
				t.Errorf("fruit, seed %d, %s: %d before the first epoch", seed, fruitModels[made], count)
			}
		}
	}
}

// TestCapacityIsNotDestiny measures that the large network does no worse with
// 100 samples.
func TestCapacityIsNotDestiny(t *testing.T) {
	var over, enough, many, few []float64
	for _, losses := range proof.MeasuredRows(t, "capacity", func(seed uint32) []float64 {
		losses := make([]float64, 3)
		for i := range losses {
			setup := capacitySetup(i)
			setup.Seed = seed
			if i == 2 {
				setup.Hidden = []int{largeNeurons}
			}
			run := model.NewClassifier(setup)
			for range capacityEpochs {
				run.Epoch()
			}
			losses[i] = run.Validation()
		}
		return losses
	}) {
		few, enough, many = append(few, losses[0]), append(enough, losses[1]), append(many, losses[2])
		over = append(over, losses[2]-losses[1])
	}
	proof.Between(t, "median of 2", proof.Median(few), 0.2385, 0.2395)
	proof.Between(t, "median of 8", proof.Median(enough), 0.1255, 0.1265)
	proof.Between(t, "median of 64", proof.Median(many), 0.1245, 0.1255)
	proof.Between(t, "seeds where 64 do no worse", float64(proof.Share(over, func(v float64) bool { return v <= noWorse })), 24, 24)
}

// TestCasesAreWhatTheyAre reads the curves of each case, and tries each cure.
func TestCasesAreWhatTheyAre(t *testing.T) {
	want := []string{"over", "short", "healthy", "simple", "over"}
	helpful := [][]string{{"earlier", "smaller"}, {"longer"}, nil, {"bigger"}, {"earlier", "data"}}
	c := New(0).(*fitting)
	c.Begin()
	s := &c.state.diagnose
	for i := range c.cases {
		s.at = i
		c.treat(0)
		for c.tickCase() {
		}
		if got := readCurves(c.cases[i]); got != want[i] {
			t.Errorf("case %d reads %q, want %q", i+1, got, want[i])
		}
		for cure := 1; cure < len(cures); cure++ {
			s.healed[i] = false
			c.treat(cure)
			for c.tickCase() {
			}
			t.Logf("case %d %s: %.3f to %.3f", i+1, cures[cure], c.cases[i].Validation(), c.cured.Validation())
			if slices.Contains(helpful[i], cures[cure]) && !s.healed[i] {
				t.Errorf("case %d: %s does not help", i+1, cures[cure])
			}
		}
	}
}

// TestTheTestSetMustNotChoose measures how optimistic each way to choose is.
func TestTheTestSetMustNotChoose(t *testing.T) {
	var results []drawResult
	var tuned []float64
	for seed, row := range proof.MeasuredRows(t, "three-sets", func(seed uint32) []float64 {
		d := newDraw(seed)
		for d.tick() {
		}
		return []float64{d.optimism(byTest), d.optimism(byValidation)}
	}) {
		results = append(results, drawResult{uint32(seed), row[0], row[1]})
		tuned = append(tuned, row[0])
	}
	mean := meanOf(results)
	proof.Between(t, "mean optimism by test", mean.byTest, 0.0625, 0.0635)
	proof.Between(t, "mean optimism by validation", mean.byValidation, 0.0055, 0.0065)
	proof.Between(t, "draws above the bound", float64(proof.Share(tuned, func(v float64) bool { return v > 0.03 })), 15, 15)
	proof.Between(t, "draws in which the chosen one was lucky", float64(proof.Share(tuned, func(v float64) bool { return v > 0 })), 13, seeds)
}

// TestLeak compares a validation set that was trained on with each that was not.
func TestLeak(t *testing.T) {
	gap := func(from int) float64 {
		l := newLeak(leakSeeds[0], from)
		for range honestEpochs {
			l.run.Epoch()
		}
		return gapOf(l.run.Trainer)
	}
	proof.Between(t, "gap of the leak", gap(0), -1e-12, 1e-12)
	for from := leakTrain; from <= leakMost; from += 50 {
		proof.Between(t, "gap without a leak", gap(from), honestGap, 1)
	}
}

// TestFittingBeginsLate: the home map asks for the screens of every chapter, and must
// not wait for data and networks that nobody looks at.
func TestFittingBeginsLate(t *testing.T) {
	c := New(0).(*fitting)
	if len(c.Screens()) == 0 {
		t.Fatal("no screens")
	}
	if c.fruit != nil || c.net != nil {
		t.Error("a run was made for the list of screens")
	}
	lessons.NewSession(c, lessons.NewProgress().Record("x"))
	if c.fruit == nil || c.net == nil {
		t.Error("a session began without the runs")
	}
}

// TestApartFollows: what two losses differ by follows from how they are written, whichever
// of them is lower.
func TestApartFollows(t *testing.T) {
	for want, losses := range map[string][2]float64{"0.015": {0.6162, 0.6314}, "0.002": {0.0214, 0.0186}, "0.000": {0.5, 0.5}} {
		if got := apart(losses[0], losses[1]); got != want {
			t.Errorf("%v: %s, want %s", losses, got, want)
		}
	}
}
