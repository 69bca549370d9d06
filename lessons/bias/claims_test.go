package bias

import (
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// TestHintsTellHowLongItTakes holds the losses and the numbers of updates in the words to
// runs. None of them is drawn.
func TestHintsTellHowLongItTakes(t *testing.T) {
	c := New(0).(*bias)
	c.Begin()
	until := func(r *model.Regression, rate, bound float64) float64 {
		r.Reset()
		r.SetRate(rate)
		for step := 1; step <= 5000; step++ {
			r.Tick()
			if r.Loss() < bound {
				return float64(step)
			}
		}
		return 0
	}
	with, without := c.runs[0][0], c.runs[0][1]
	proof.Between(t, "hint.under.3 at 0.1", until(with, 0.1, withGoal), 1650, 1750)
	proof.Between(t, "hint.under.3 at 0.19", until(with, 0.19, withGoal), 850, 950)
	proof.Between(t, "hint.origin.3", until(c.origins[1], 0.05, originGoal), 50, 65)
	for range 60_000 {
		with.Tick()
	}
	without.Reset()
	without.SetRate(0.19)
	for range 5000 {
		without.Tick()
	}
	proof.Between(t, "gap: at the bottom with a bias", with.Loss(), 0.1535, 0.1545)
	proof.Between(t, "gap: at the bottom without", without.Loss(), 0.3195, 0.3205)
	for rate, fails := range map[float64]bool{0.197: false, 0.2: true} {
		with.Reset()
		with.SetRate(rate)
		for range 20_000 {
			with.Tick()
		}
		if diverged := with.Trainer.Divergence() != nil; diverged != fails {
			t.Errorf("hint.under.2: at rate %v it diverges: %v", rate, diverged)
		}
	}
	at := func(set int, w, b float64) float64 {
		*c.shifts[set].Weight(1), *c.shifts[set].Bias() = w, b
		return c.shifts[set].Loss()
	}
	proof.Between(t, "hint.lift.3", at(0, 1, 2), 0.0355, 0.0365)
	proof.Between(t, "hint.tilt.3", at(1, 2.2, -1), 0.0135, 0.0145)
	proof.Between(t, "tilt: the best b", at(1, 1, 1.7), 1.925, 1.935)
	proof.Between(t, "tilt: a lower b", at(1, 1, 1.6), 1.93, 3)
	proof.Between(t, "tilt: a higher b", at(1, 1, 1.8), 1.93, 3)
}
