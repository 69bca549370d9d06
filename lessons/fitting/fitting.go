package fitting

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// fitting is the chapter about models that learn too little, or too much: both
// are seen in two curves, that of training and that of validation.
type fitting struct {
	seed  lessons.Seed
	state fittingState
	fruit *fruits
	net   *model.Classifier    // of memorise
	sizes [3]*model.Classifier // of capacity
	cases [5]*model.Classifier // of diagnose
	cured *model.Classifier    // the present case of diagnose with a cure; nil without
	draw  *draw                // of three-sets
	leak  *leak                // of debug
	kept  map[*nn.Trainer]heldRun
}

// A heldRun is a saved run that is handed out again as long as the run stands
// where it stood: of the many runs of this chapter one moves at a time.
type heldRun struct {
	steps, position int
	rate            float64
	key             uint64 // of the parameters
	state           nn.State
}

// fittingState is the part of the state that is plain values. Its slices are
// replaced, never written to.
type fittingState struct {
	look     int  // the model whose curves are shown, in fruit
	found    bool // a memorised fruit was chosen
	budget   int  // of epochs, in memorise
	diagnose diagnoseState
	sets     setsState
}

func startFitting() fittingState {
	return fittingState{look: complexModel, budget: fullTraining}
}

// fittingSaved is a deep copy of all of it.
type fittingSaved struct {
	state fittingState
	fruit fruitsSaved
	net   model.ClassifierState
	sizes [3]model.ClassifierState
	cases [5]model.ClassifierState
	cured *model.ClassifierState
	draw  drawSaved
	leak  leakSaved
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &fitting{seed: lessons.Seed(course), state: startFitting()}
}

// Begin makes the data and the networks.
func (c *fitting) Begin() {
	c.fruit, c.net, c.draw, c.leak = newFruits(startFruit(c.seed)), model.NewClassifier(memoriseSetup().In(c.seed)), newDraw(c.seed.Plus(startSeed)), newLeak(c.seed.Among(leakSeeds), 0)
	for i := range c.sizes {
		c.sizes[i] = model.NewClassifier(capacitySetup(i).In(c.seed))
	}
	for i := range c.cases {
		c.cases[i] = model.NewClassifier(c.caseOf(i).setup)
	}
}

// Screens lists the chapter's pages.
func (c *fitting) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.fruitScreen(), c.memorise(), c.capacity(), c.diagnose(), c.threeSets(), c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Pace lets each epoch be followed, but where one is a step towards twenty runs.
func (c *fitting) Pace(screen string) int {
	if screen == "three-sets" {
		return 0
	}
	return model.EpochPace
}

// Save returns a deep copy of the state.
func (c *fitting) Save() any {
	kept := map[*nn.Trainer]heldRun{}
	run := func(t *nn.Trainer) nn.State {
		now := heldRun{steps: t.Steps(), position: t.Position(), rate: t.Rate(), key: model.KeyOf("", t.Network().Parameters())}
		now.state = c.kept[t].state
		if was, ok := c.kept[t]; !ok || was.steps != now.steps || was.position != now.position || was.rate != now.rate || was.key != now.key {
			now.state = t.Save()
		}
		kept[t] = now
		return now.state
	}
	save := func(r *model.Classifier) model.ClassifierState {
		return r.State(run(r.Trainer))
	}
	saved := fittingSaved{
		state: c.state, fruit: fruitsSaved{setup: c.fruit.setup}, net: save(c.net),
		draw: drawSaved{c.draw.seed, c.draw.done, run(c.draw.trainer)}, leak: leakSaved{c.leak.from, run(c.leak.run.Trainer)},
	}
	for i, model := range c.fruit.models {
		saved.fruit.runs[i] = run(model)
	}
	for i, r := range c.sizes {
		saved.sizes[i] = save(r)
	}
	for i, r := range c.cases {
		saved.cases[i] = save(r)
	}
	if c.cured != nil {
		cured := save(c.cured)
		saved.cured = &cured
	}
	c.kept = kept
	return saved
}

// Restore puts a saved state back.
func (c *fitting) Restore(saved any) {
	s := saved.(fittingSaved)
	c.state, c.fruit, c.net = s.state, c.fruit.restored(s.fruit), c.net.Restored(s.net)
	c.draw, c.leak = c.draw.restored(s.draw), c.leak.restored(s.leak)
	for i := range c.sizes {
		c.sizes[i] = c.sizes[i].Restored(s.sizes[i])
	}
	for i := range c.cases {
		c.cases[i] = c.cases[i].Restored(s.cases[i])
	}
	switch {
	case s.cured == nil:
		c.cured = nil
	case c.cured == nil:
		c.cured = model.NewClassifier(s.cured.Setup).Restored(*s.cured)
	default:
		c.cured = c.cured.Restored(*s.cured)
	}
}

// tanhTrainer returns a network of dense layers with a tanh after each, at its
// start, and its training: half the squared error and plain gradient descent.
func tanhTrainer(hidden []int, train, held nn.Dataset, rate float64, batch int, stream *random.Stream) *nn.Trainer {
	layers := make([]nn.Layer, 0, 2*len(hidden)+2)
	for _, neurons := range hidden {
		layers = append(layers, nn.Dense{Neurons: neurons}, nn.Tanh{})
	}
	network := kit.Must(nn.NewNetwork(train.X.Cols, append(layers, nn.Dense{Neurons: 1}, nn.Tanh{})...))
	network.Initialize(nn.Xavier, nn.Zeros, stream)
	return kit.Must(nn.NewTrainer(network, train, nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: rate, BatchSize: batch, Bound: kit.LossBound, Record: nn.RecordEpochs, Validation: held,
	}))
}

// gapOf is how much more a model loses on what it has never seen.
func gapOf(trainer *nn.Trainer) float64 { return trainer.ValidationLoss() - trainer.Loss() }

// gapLine writes the gap out: validation − train.
func gapLine(trainer *nn.Trainer) []scene.Term {
	return []scene.Term{
		kit.Word("gap"), kit.Op(" = "), kit.Word("run.validation"), kit.Op(" "), kit.Value(scene.Number(trainer.ValidationLoss(), 3)), kit.Op(" − "),
		kit.Word("run.train"), kit.Op(" "), kit.Value(scene.Number(trainer.Loss(), 3)), kit.Op(" = "), kit.Result(scene.Signed(gapOf(trainer), 3)),
	}
}
