package batches

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// batches is the chapter about training on a few samples at a time: what a
// batch is, what it costs, and what its size does to learning.
type batches struct {
	seed   lessons.Seed
	state  batchesState
	noise  *contest
	myth   *contest
	sorted *model.Classifier // of shuffle
	summed *model.Classifier // of debug
	model  *splitModel       // of split
	start  []float64         // its parameters before the first update

	summedStart []float64 // the parameters of summed before the first update
}

// batchesState is the part of the state that is plain values. Its slices are
// replaced, never written to.
type batchesState struct {
	walk  model.WalkState
	split splitState
	order orderState
}

// batchesSaved is a deep copy of all of it.
type batchesSaved struct {
	state          batchesState
	noise, myth    contestSaved
	sorted, summed model.ClassifierState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &batches{seed: lessons.Seed(course), state: batchesState{walk: startBatchWalk()}}
}

// Begin makes the runs.
func (c *batches) Begin() {
	c.noise, c.myth = newContest(c.seed, noiseSetup(), noiseSizes, noiseLimits), newContest(c.seed, mythSetup(), mythSizes, mythLimits)
	c.sorted, c.summed = model.NewClassifier(sortedSetup().In(c.seed)), model.NewClassifier(summedSetup().In(c.seed))
	c.summedStart = slices.Clone(c.summed.Network.Parameters())
	c.state.order = c.startOrder()
	c.model, c.start = newSplitModel(c.seed)
	c.state.split = c.freshSplit(startBatch, 0)
}

// Screens lists the chapter's pages.
func (c *batches) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.forward(), c.split(), c.noiseScreen(), c.mythScreen(), c.shuffle(), c.debug(),
		kit.RecapScreen("3", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed, and each epoch of a single run.
func (c *batches) Pace(screen string) int {
	switch screen {
	case "shuffle":
		return model.EpochPace * model.Updates(c.sorted.Trainer) / orderSlice
	case "debug":
		return model.EpochPace
	}
	return kit.WalkOn(screen, "forward")
}

// Save returns a deep copy of the state.
func (c *batches) Save() any {
	state := c.state
	state.split = state.split.clone()
	return batchesSaved{state, c.noise.save(), c.myth.save(), c.sorted.Save(), c.summed.Save()}
}

// Restore puts a saved state back.
func (c *batches) Restore(saved any) {
	s := saved.(batchesSaved)
	c.state = s.state
	c.state.split = s.state.split.clone()
	c.noise, c.myth = c.noise.restored(s.noise), c.myth.restored(s.myth)
	c.sorted, c.summed = c.sorted.Restored(s.sorted), c.summed.Restored(s.summed)
}

// startBatchWalk is a walk through a layer on a batch.
func startBatchWalk() model.WalkState { return model.WalkState{Form: model.BatchForm} }

// forward: three samples through three neurons at once, cell by cell.
func (c *batches) forward() lessons.Screen {
	s := &c.state.walk
	return lessons.Screen{
		ID: "forward",
		Scene: func() scene.Scene {
			panels := s.Scene()
			return scene.Scene{panels[0], panels[1], s.StretchedBias(), kit.Arithmetic("sizes",
				[]scene.Term{kit.ShapeTerm(3, 4), kit.Op("·"), kit.ShapeTerm(4, 3), kit.Op(" → "), kit.ShapeTerm(3, 3)},
				[]scene.Term{kit.ShapeTerm(3, 3), kit.Op(" + "), {Kind: scene.Symbol, Text: "(3,)", Role: scene.Strong}, kit.Op(" → "), kit.ShapeTerm(3, 3)})}
		},
		Controls: func() []lessons.Control { return s.Controls()[:1] },
		Questions: []lessons.Question{
			{ID: "five", Gate: true, Answer: "2"},
			{
				ID: "bias", Answer: "1",
				When:   func() bool { return s.Term > 0 || s.Cells() > 0 },
				Reveal: func() bool { return s.Cells() > 0 },
			},
		},
		Tick: s.Step, Select: s.Look, Explain: s.Explain,
		Reset:  func() { *s = startBatchWalk() },
		Code:   func() string { return model.NoteCode() + "print(repr(np.dot(X, W.T) + b))\n" },
		Prints: s.Prints,
		Goals: []lessons.Goal{
			{ID: "guess", Judge: func() lessons.Judgement { return kit.Reached(s.Knew) }},
			{ID: "all", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: s.Cells() == 9, Share: float64(s.Cells()) / 9, Now: scene.Number(float64(s.Cells()), 0).In("of9")}
			}},
		},
	}
}
