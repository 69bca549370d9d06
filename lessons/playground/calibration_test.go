package playground

import (
	"slices"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// clouds are two wide ones of which 50 samples train.
func clouds(s *model.ClassifierSetup) {
	s.Data, s.Noise, s.Share, s.Hidden, s.Features, s.Rate = "gauss", 0.5, 0.1, []int{8, 8}, allFeatures, 0.1
}

// hints are the set-ups that hints tell and how long they train: on so many of 25 seeds
// they do what the goal asks for, within so many epochs.
var hints = []struct {
	name   string
	change func(*model.ClassifierSetup)
	epochs int
	met    func(g *ground) bool
	seeds  int
	last   float64 // epochs that the slowest of those seeds took
}{
	{"first", func(*model.ClassifierSetup) {}, 100, solved, 25, 98},
	{"circle-3", func(s *model.ClassifierSetup) { s.Hidden, s.Rate = []int{3}, 0.3 }, 30, solved, 25, 27},
	{"circle-2", func(s *model.ClassifierSetup) { s.Hidden, s.Rate = []int{2}, 0.1 }, 300, func(g *ground) bool { return g.run.Validation() < 0.2 }, 0, 0},
	{"circle-bare", func(s *model.ClassifierSetup) {
		s.Hidden, s.Features, s.Start, s.Rate = nil, []string{"x1x1", "x2x2"}, "zeros", 0.01
	}, 40, solved, 25, 26},
	{"xor-product", func(s *model.ClassifierSetup) { s.Data, s.Hidden, s.Features = "xor", nil, []string{"x1x2"} }, 2, solved, 25, 1},
	{"xor-4", func(s *model.ClassifierSetup) {
		s.Data, s.Hidden, s.Activation, s.Start, s.Rate = "xor", []int{4}, "relu", "xavier", 0.1
	}, 50, solved, 22, 36},
	{"xor-4-tanh", func(s *model.ClassifierSetup) { s.Data, s.Hidden, s.Rate = "xor", []int{4}, 0.1 }, 300, solved, 17, 191},
	{"circle-8", func(s *model.ClassifierSetup) { s.Hidden, s.Rate = []int{8}, 0.3 }, 30, solved, 25, 22},
	{"circle-8-slow", func(s *model.ClassifierSetup) { s.Hidden = []int{8} }, 48, solved, 0, 0},
	{"circle-8-fast", func(s *model.ClassifierSetup) { s.Hidden, s.Rate = []int{8}, 3 }, 60, solved, 1, 30},
	{"xor-8", func(s *model.ClassifierSetup) { s.Data, s.Hidden, s.Activation, s.Rate = "xor", []int{8}, "relu", 0.3 }, 10, solved, 25, 7},
	{"spiral-16-16", func(s *model.ClassifierSetup) {
		s.Data, s.Hidden, s.Features, s.Rate = "spiral", []int{16, 16}, allFeatures, 0.1
	}, 200, solved, 25, 115},
	{"hot-8", func(s *model.ClassifierSetup) { s.Hidden, s.Rate = []int{8}, 2 }, 60, solved, 24, 50},
	{"hot-4-2", func(s *model.ClassifierSetup) { s.Rate = 2 }, 300, solved, 0, 0},
	{"stuck", func(s *model.ClassifierSetup) { s.Start = "zeros" }, stuckEpochs, func(g *ground) bool {
		return g.run.Trainer.Epochs() == stuckEpochs && g.run.Loss() > stuckLoss
	}, 25, stuckEpochs},
	{"heart", func(s *model.ClassifierSetup) {
		s.Data, s.Noise, s.Share, s.Hidden, s.Features, s.Rate = "xor", 0.5, 0.1, []int{16, 16}, allFeatures, 0.1
	}, 300, func(g *ground) bool {
		return g.run.Loss() < heartLoss
	}, 25, 300},
	{"wide", clouds, gapEpochs, func(g *ground) bool {
		return g.run.Trainer.Epochs() == gapEpochs && g.run.Validation()-g.run.Loss() > wideGap
	}, 25, gapEpochs},
	{"close", func(s *model.ClassifierSetup) { clouds(s); s.Penalty.L2 = 0.3 }, gapEpochs, func(g *ground) bool {
		return g.run.Trainer.Epochs() == gapEpochs && g.run.Validation()-g.run.Loss() < narrowGap && g.run.Loss() < fitLoss
	}, 25, gapEpochs},
	{"wider", func(s *model.ClassifierSetup) { clouds(s); s.Hidden = []int{16, 16} }, gapEpochs, func(g *ground) bool {
		return g.run.Trainer.Epochs() == gapEpochs && g.run.Validation()-g.run.Loss() < narrowGap
	}, 1, gapEpochs},
	{"longer", clouds, 2 * gapEpochs, func(g *ground) bool {
		return g.run.Trainer.Epochs() == 2*gapEpochs && g.run.Validation()-g.run.Loss() < narrowGap
	}, 0, 0},
}

// solved tells whether a run came under the bound of most challenges.
func solved(g *ground) bool { return g.run.Validation() < model.Solved }

// TestChallengesAreCalibrated holds each hint, and what sentences tell of other set-ups,
// to 25 seeds.
func TestChallengesAreCalibrated(t *testing.T) {
	for _, hint := range hints {
		met := proof.Measured(t, hint.name, func(seed uint32) float64 {
			setup := playgroundSetup()
			hint.change(&setup)
			g := &ground{run: model.NewClassifier(setup.Of(seed))}
			for epoch := range hint.epochs {
				if g.run.Epoch(); hint.met(g) {
					return float64(epoch + 1)
				}
			}
			return 0
		})
		if share := proof.Share(met, func(epoch float64) bool { return epoch > 0 }); share != hint.seeds || slices.Max(met) > hint.last {
			t.Errorf("%s: %d of 25 seeds within %v epochs, told are %d within %v", hint.name, share, slices.Max(met), hint.seeds, hint.last)
		}
	}
}
