package model_test

import (
	"slices"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// solvedIn tells on each of 25 seeds after how many epochs the validation loss comes under
// a bound, 0 where it does not within so many.
func solvedIn(t *testing.T, name string, change func(*model.ClassifierSetup), epochs int, bound float64) []float64 {
	t.Helper()
	return proof.Measured(t, name, func(seed uint32) float64 {
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
	})
}

// toldEpochs are the first and the last epochs that hints tell.
var toldEpochs = map[string][2]float64{"circle-4-2": {36, 98}, "xor-8": {41, 143}}

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
		{"xor-8", func(s *model.ClassifierSetup) { s.Data, s.Hidden = "xor", []int{8} }, 500, 25, 25},
		{"xor-4", func(s *model.ClassifierSetup) { s.Data, s.Hidden = "xor", []int{4} }, 500, 19, 19},
	} {
		solved := solvedIn(t, c.name, c.change, c.epochs, 0.05)
		if told, ok := toldEpochs[c.name]; ok && (slices.Min(solved) != told[0] || slices.Max(solved) != told[1]) {
			t.Errorf("%s: after %v to %v epochs, told is %v", c.name, slices.Min(solved), slices.Max(solved), told)
		}
		if got := proof.Share(solved, func(epoch float64) bool { return epoch > 0 }); got < c.least || got > c.most {
			t.Errorf("%s: %d of 25 seeds, want %d to %d", c.name, got, c.least, c.most)
		} else {
			t.Logf("%s: %d of 25 seeds", c.name, got)
		}
	}
}
