package lessons

import (
	"slices"

	"sinapse/nn"
)

// batches is the chapter about training on a few samples at a time: what a
// batch is, what it costs, and what its size does to learning.
type batches struct {
	state  batchesState
	noise  *contest
	myth   *contest
	sorted *classifier // of shuffle
	summed *classifier // of debug
	model  *splitModel // of split
	start  []float64   // its parameters before the first update

	summedStart []float64 // the parameters of summed before the first update
}

// batchesState is the part of the state that is plain values. Its slices are
// replaced, never written to.
type batchesState struct {
	walk  walkState
	split splitState
	order orderState
}

// batchesSaved is a deep copy of all of it.
type batchesSaved struct {
	state          batchesState
	noise, myth    contestSaved
	sorted, summed classifierState
}

func newBatches(uint32) Chapter {
	return &batches{state: batchesState{walk: startBatchWalk()}}
}

// begin makes the runs.
func (c *batches) begin() {
	c.noise, c.myth = newContest(noiseSetup(), noiseSizes, noiseLimits), newContest(mythSetup(), mythSizes, mythLimits)
	c.sorted, c.summed = newClassifier(sortedSetup()), newClassifier(summedSetup())
	c.summedStart = slices.Clone(c.summed.network.Parameters())
	c.state.order = c.startOrder()
	c.model, c.start = newSplitModel()
	c.state.split = c.freshSplit(startBatch, 0)
}

// Screens lists the chapter's pages.
func (c *batches) Screens() []Screen {
	return []Screen{
		c.forward(), c.split(), c.noiseScreen(), c.mythScreen(), c.shuffle(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "3", nil) }),
	}
}

// Save returns a deep copy of the state.
func (c *batches) Save() any {
	state := c.state
	state.split = state.split.clone()
	return batchesSaved{state, c.noise.save(), c.myth.save(), c.sorted.save(), c.summed.save()}
}

// Restore puts a saved state back.
func (c *batches) Restore(saved any) {
	s := saved.(batchesSaved)
	c.state = s.state
	c.state.split = s.state.split.clone()
	c.noise, c.myth = c.noise.restored(s.noise), c.myth.restored(s.myth)
	c.sorted, c.summed = c.sorted.restored(s.sorted), c.summed.restored(s.summed)
}

// startBatchWalk is a walk through a layer on a batch.
func startBatchWalk() walkState { return walkState{form: batchForm} }

// cells counts the cells of the result that are done.
func (s *walkState) cells() int {
	count := 0
	for _, done := range s.done {
		count += index(done)
	}
	return count
}

// forward: three samples through three neurons at once, cell by cell.
func (c *batches) forward() Screen {
	s := &c.state.walk
	return Screen{
		ID: "forward",
		Scene: func() Scene {
			scene := s.scene()
			return Scene{scene[0], scene[1], s.stretchedBias(), arithmetic("sizes",
				[]Term{shapeTerm(3, 4), op("·"), shapeTerm(4, 3), op(" → "), shapeTerm(3, 3)},
				[]Term{shapeTerm(3, 3), op(" + "), {Kind: Symbol, Text: "(3,)", Role: Strong}, op(" → "), shapeTerm(3, 3)})}
		},
		Controls: func() []Control { return s.controls()[:1] },
		Questions: []Question{
			{ID: "row", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) }},
			{
				ID: "bias", Check: func(answer string) Verdict { return Choice(answer, "1", nil) },
				When:   func() bool { return s.term > 0 || s.cells() > 0 },
				Reveal: func() bool { return s.cells() > 0 },
			},
		},
		Tick: s.step, Select: s.look, Explain: s.explain,
		Reset: func() { *s = startBatchWalk() },
		Code:  func() string { return noteCode() + "print(repr(np.dot(X, W.T) + b))\n" },
		Goals: []Goal{
			{ID: "guess", Judge: func() Judgement { return reached(s.knew) }},
			{ID: "all", Judge: func() Judgement {
				return Judgement{Met: s.cells() == 9, Share: float64(s.cells()) / 9, Now: Number(float64(s.cells()), 0).In("of9")}
			}},
		},
	}
}

// stretchedBias is b as it is added: the same row for each sample.
func (s *walkState) stretchedBias() Panel {
	form, row, column := s.now()
	picture := drawn("bias", 'b', "b", asArray(nn.FromRows([][]float64{form.bias, form.bias, form.bias})))
	picture.Items, picture.Digits, picture.Beside, picture.Width = nil, 1, true, 24
	picture.Lit, picture.Cursor = make([]bool, 9), row*3+column
	picture.Lit[row*3+column] = s.term > form.left.Cols
	return picture
}

// The faults that a classifier's set-up may have.
const (
	faultSorted = "sorted" // the training samples begin with one class and end with the other
	faultSummed = "summed" // the gradients of a batch are added up, not averaged
)

// summedGradient is half the squared error whose gradient is a sum over the
// batch: n times that of the mean. It is the mistake that debug is about.
type summedGradient struct{ nn.HalfSquared }

// Gradient sets grad to o−t.
func (summedGradient) Gradient(grad, out, want nn.Matrix, _ int) {
	nn.HalfSquared{}.Gradient(grad, out, want, 1)
}

// byClass is a data set with the samples of class +1 first.
func byClass(set nn.Dataset) nn.Dataset {
	numbers := seq(set.Len())
	slices.SortStableFunc(numbers, func(a, b int) int { return int(set.Y.At(b, 0) - set.Y.At(a, 0)) })
	return set.Samples(numbers)
}
