package model_test

import (
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// hits counts on how many of 25 seeds the validation loss comes under a bound
// within so many epochs.
func hits(t *testing.T, name string, change func(*model.ClassifierSetup), epochs int, bound float64) int {
	t.Helper()
	return proof.Share(proof.Measured(t, name, func(seed uint32) float64 {
		setup := model.CircleSetup()
		setup.Seed = seed
		change(&setup)
		c := model.NewClassifier(setup)
		for epoch := range epochs {
			if c.Epoch() && c.Validation() < bound {
				return float64(epoch + 1)
			}
		}
		return 0
	}), func(epoch float64) bool { return epoch > 0 })
}

// TestCalibration holds the classifier to what was measured of the same
// set-ups with another implementation, 25 seeds each: goals are built on it.
func TestCalibration(t *testing.T) {
	for _, c := range []struct {
		name        string
		change      func(*model.ClassifierSetup)
		epochs      int
		least, most int
	}{
		{"circle-4-2", func(*model.ClassifierSetup) {}, 500, 25, 25},
		{"circle-4-2-linear", func(s *model.ClassifierSetup) { s.Activation = "linear" }, 100, 0, 0},
		{"circle-4-2-zeros", func(s *model.ClassifierSetup) { s.Start = "zeros" }, 100, 0, 0},
		{"circle-2", func(s *model.ClassifierSetup) { s.Hidden = []int{2} }, 300, 0, 0},
		{"xor-8", func(s *model.ClassifierSetup) { s.Data, s.Hidden = "xor", []int{8} }, 500, 24, 25},
		{"xor-4", func(s *model.ClassifierSetup) { s.Data, s.Hidden = "xor", []int{4} }, 500, 12, 24},
	} {
		if got := hits(t, c.name, c.change, c.epochs, 0.05); got < c.least || got > c.most {
			t.Errorf("%s: %d of 25 seeds, want %d to %d", c.name, got, c.least, c.most)
		} else {
			t.Logf("%s: %d of 25 seeds", c.name, got)
		}
	}
}
