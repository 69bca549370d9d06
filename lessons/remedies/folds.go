package remedies

import (
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

const foldEpochs = 300

// foldSeeds are draws on which the size that cross-validation prefers is also the
// best on the held-out samples: 4 neurons.
var foldSeeds = []uint32{1, 11, 53, 95, 118, 136, 158, 178, 204, 227, 238, 256, 265, 291, 299, 310, 314, 331, 344, 384, 393, 438, 441, 451, 474}

// foldSizes are the sizes among which to choose. Means over five folds, medians
// of 25 seeds: 0.413, 0.288, 0.208, 0.187, 0.178, 0.177; from the lowest fold to
// the highest it is 0.24, so the last three are hardly told apart.
var foldSizes = []int{1, 2, 3, 4, 6, 8}

// foldOptions are the sizes by the keys of their words.
var foldOptions = []string{"size.1", "size.2", "size.3", "size.4", "size.6", "size.8"}

// foldSetups are networks of each size on the samples that are dealt out.
func foldSetups(seed uint32) []model.ClassifierSetup {
	setups := make([]model.ClassifierSetup, len(foldSizes))
	for i, neurons := range foldSizes {
		setups[i] = model.ClassifierSetup{
			Data: "xor", Noise: 0.25, Share: 0.2, Held: 0.5, Hidden: []int{neurons}, Activation: "tanh", Start: "random",
			Seed: seed, Rate: 0.1, Batch: 10,
		}
	}
	return setups
}

// A foldResult is a size, measured: the validation loss of each fold.
type foldResult struct {
	size   int // its number
	losses []float64
}

// mean is the mean over the folds.
func (r foldResult) mean() float64 {
	sum := 0.0
	for _, loss := range r.losses {
		sum += loss
	}
	return sum / float64(len(r.losses))
}

// spread is the standard deviation over the folds: √(Σ(loss − mean)² ÷ k).
func (r foldResult) spread() float64 {
	squares := 0.0
	for _, loss := range r.losses {
		squares += float64((loss - r.mean()) * (loss - r.mean()))
	}
	return math.Sqrt(squares / float64(len(r.losses)))
}

// A crossing is a cross-validation in the making: networks of one size, one for
// each fold that validates, train side by side.
type crossing struct {
	crossingState
	folds []*model.Trial // replaced, never written to
}

// crossingState is the part of a crossing that is plain values.
type crossingState struct {
	setups           []model.ClassifierSetup // of each size
	names            []string                // the keys of the sizes
	epochs, patience int
	size, k          int
	results          []foldResult // by size; replaced, never written to
}

// crossingSaved is what save keeps: the folds apart, because they go on.
type crossingSaved struct {
	state crossingState
	folds []model.TrialState
}

func newCrossing(setups []model.ClassifierSetup, names []string, epochs, patience int) *crossing {
	c := &crossing{crossingState: crossingState{setups: setups, names: names, epochs: epochs, patience: patience, k: 5}}
	c.Begin(0)
	return c
}

// Begin starts to measure a size: each fold from the same weights.
func (c *crossing) Begin(size int) {
	c.size, c.folds = size, make([]*model.Trial, c.k)
	for i := range c.folds {
		setup := c.setups[size]
		setup.Fold = model.Fold{K: c.k, At: i}
		c.folds[i] = model.NewTrial(setup, c.epochs, c.patience)
	}
}

func (c *crossing) save() crossingSaved {
	s := crossingSaved{c.crossingState, make([]model.TrialState, len(c.folds))}
	for i, fold := range c.folds {
		s.folds[i] = fold.Save()
	}
	return s
}

func (c *crossing) restore(s crossingSaved) {
	folds := make([]*model.Trial, len(s.folds))
	for i, saved := range s.folds {
		if i < len(c.folds) {
			folds[i] = c.folds[i].Restored(saved)
		} else {
			folds[i] = model.NewTrial(saved.Run.Setup, saved.Epochs, saved.Patience).Restored(saved)
		}
	}
	c.crossingState, c.folds = s.state, folds
}

// tick trains each fold for an epoch; false when all are at their end. Then the
// size is measured.
func (c *crossing) tick() bool {
	moved := false
	for _, fold := range c.folds {
		moved = fold.Tick() || moved
	}
	if moved && c.done() == c.k {
		at, known := c.place()
		c.results = slices.Replace(slices.Clone(c.results), at, at+kit.Bit(known), c.present())
	}
	return moved
}

// epoch is that of the fold that goes on longest.
func (c *crossing) epoch() int {
	most := 0
	for _, fold := range c.folds {
		most = max(most, fold.Trainer.Epochs())
	}
	return most
}

// done is how many folds are at their end.
func (c *crossing) done() int {
	n := 0
	for _, fold := range c.folds {
		n += kit.Bit(fold.Ended())
	}
	return n
}

// present is the present size as the folds stand now.
func (c *crossing) present() foldResult {
	losses := make([]float64, len(c.folds))
	for i, fold := range c.folds {
		losses[i] = fold.Validation()
	}
	return foldResult{c.size, losses}
}

// best is the size with the lowest mean; ok is false when none is measured.
func (c *crossing) best() (best foldResult, ok bool) {
	for _, result := range c.results {
		if !ok || result.mean() < best.mean() {
			best, ok = result, true
		}
	}
	return best, ok
}

// foldsScreen: cross-validation measures sizes, and chooses one.
func (c *remedies) foldsScreen() lessons.Screen {
	x := c.folds
	return lessons.Screen{
		ID: "folds", OfZero: true, Scene: x.scene, Tick: x.tick,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("size", foldOptions, &x.size, func() { x.Begin(x.size) }),
				kit.Whole(lessons.Slider{ID: "k", Min: 2, Max: 10}, &x.k, func() {
					x.results = nil // means over other folds are not compared
					x.Begin(x.size)
				}),
			}
		},
		Questions: []lessons.Question{{
			ID: "cure", Gate: true, Answer: "2", By: "once",
		}},
		Reset:   func() { *x = *newFolds(c.seed.Among(foldSeeds)) },
		Explain: x.explain,
		Code:    x.code,
		Prints:  x.prints,
		Goals: []lessons.Goal{
			{ID: "once", Judge: func() lessons.Judgement {
				epoch := float64(x.epoch())
				return lessons.Judgement{Met: len(x.results) > 0, Share: epoch / foldEpochs, Now: scene.Number(epoch, 0).In("epochs")}
			}},
			{ID: "sizes", Judge: func() lessons.Judgement {
				n := len(x.results)
				return lessons.Judgement{Met: n >= 4, Share: min(float64(n)/4, 1), Now: scene.Number(float64(n), 0).In("of4")}
			}},
			{ID: "choose", Judge: func() lessons.Judgement {
				best, ok := x.best()
				met := ok && len(x.results) >= 4 && best.size == x.size
				return lessons.Judgement{Met: met, Share: min(float64(len(x.results))/4, 1) * 0.9, Now: scene.Number(float64(foldSizes[x.size]), 0).In("neurons")}
			}},
		},
	}
}

// newFolds is the cross-validation of the screen folds.
func newFolds(seed uint32) *crossing {
	return newCrossing(foldSetups(seed), foldOptions, foldEpochs, 0)
}
