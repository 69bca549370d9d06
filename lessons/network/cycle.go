package network

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// zeroSetup is the same with nothing to tell its neurons apart.
func zeroSetup() model.ClassifierSetup {
	setup := model.CircleSetup()
	setup.Start = "zeros"
	return setup
}

// grains are how much a step of the cycle is: a term, a neuron or a layer of a
// sample's way forward, then one of the four phases at a time; or a sample, a
// batch, an epoch.
var grains = []string{"term", "neuron", "layer", "phase", "sample", "batch", "epoch"}

// cycleState is where the cycle stands: which phase of the next update was
// done last, from 1; 0 before the first.
type cycleState struct {
	phase, grain int
	walked       int          // terms of the way forward that were added, before the first phase is done
	cycles       int          // how many were gone through phase by phase
	watched      scene.ItemID // the parameter whose gradient and update are told
	told         cycleTold
}

// cycleTold is what the phases did, as far as they are done.
type cycleTold struct {
	answer, target float64 // of the batch's first sample
	loss           float64
	size           int
	before         float64
	gradient, rate float64
	after          float64
}

func startCycle() cycleState {
	return cycleState{grain: 3, watched: scene.At(scene.WeightKind, 1, 1, 1)}
}

// Pace lets each epoch be followed.
func (c *network) Pace(screen string) int {
	if screen == "cycle" && grains[c.state.cycle.grain] != "epoch" {
		return 0
	}
	return model.EpochPace
}

// step does one step of the chosen grain.
func (c *network) step() bool {
	s := &c.state.cycle
	if c.circle.Trainer.Divergence() != nil {
		return false
	}
	switch grain := grains[s.grain]; grain {
	case "term", "neuron", "layer", "phase":
		if s.phase == model.PhaseUpdate {
			s.phase, s.walked, s.told = 0, 0, cycleTold{}
		}
		if s.phase == 0 && grain != "phase" && s.walked < c.circle.Terms() {
			s.walked = c.circle.Walk(s.walked, grain)
		}
		if s.phase > 0 || grain == "phase" || s.walked == c.circle.Terms() {
			c.enter(s.phase + 1)
		}
		return true
	case "sample":
		c.circle.Trainer.Sample()
	case "batch":
		c.circle.Trainer.Batch()
	default:
		c.circle.Trainer.Epoch()
	}
	s.phase, s.walked, s.told = 0, 0, cycleTold{}
	return true
}

// enter does one phase, and notes what is to be told of it. Only the last one
// changes the network.
func (c *network) enter(phase int) {
	s, t := &c.state.cycle, &c.state.cycle.told
	s.phase = phase
	x, y := c.circle.BatchNow()
	trace := c.circle.Backward(x, y)
	out := trace.Passes[c.circle.Network.Layers()-1].Out
	switch phase {
	case model.PhaseForward:
		s.walked = c.circle.Terms()
		t.answer, t.target = out.At(0, 0), y.At(0, 0)
	case model.PhaseLoss:
		t.loss, t.size = nn.HalfSquared{}.Value(out, y, x.Rows), x.Rows
	case model.PhaseBackward, model.PhaseUpdate:
		t.before, t.rate = *c.circle.Parameter(s.watched), c.circle.Trainer.Rate()
		t.gradient = c.circle.GradientOf(trace, s.watched)
	}
	if phase == model.PhaseUpdate {
		c.circle.Trainer.Batch()
		t.gradient = c.circle.UpdateGradient(s.watched) // as used: weights may have been turned within the batch
		t.after = *c.circle.Parameter(s.watched)
		s.cycles++
	}
}

// cycle: forward, loss, backward, update, again and again.
func (c *network) cycle() lessons.Screen {
	s := &c.state.cycle
	screen := model.ClassifierScreen("cycle", &c.circle)
	base := screen.Scene
	screen.Scene = func() scene.Scene {
		panels := base()
		curve := panels[2].(scene.Curve)
		curve.Beside, curve.Width = true, 32
		curve.First = s.grain > slices.Index(grains, "phase") // there the loss counts, not how it came about
		return scene.Scene{c.lit(panels[0].(scene.Network)), panels[1], c.captions(), curve}
	}
	options := kit.Keys("grain.", grains)
	screen.Controls = func() []lessons.Control {
		return []lessons.Control{
			kit.Pick("grain", options, &s.grain),
			c.circle.Rate(), model.SeedControl(c.seed, &c.circle),
		}
	}
	screen.Questions = []lessons.Question{{
		ID: "changed", Gate: true, Answer: "3", By: "once",
	}}
	screen.Tick = c.step
	screen.Select = func(item scene.ItemID) {
		if c.circle.Parameter(item) != nil && s.phase < model.PhaseBackward {
			s.watched = item
		}
	}
	screen.Reset = func() { *s, c.circle = startCycle(), model.NewClassifier(model.CircleSetup().In(c.seed)) }
	screen.Goals = []lessons.Goal{
		{ID: "once", Judge: func() lessons.Judgement {
			return lessons.Judgement{Met: s.cycles > 0, Share: float64(s.phase) / model.PhaseUpdate, Now: scene.Number(float64(s.phase), 0).In("of4")}
		}},
		{ID: "circle", Judge: func() lessons.Judgement { return c.circle.JudgeSolved(true) }},
	}
	return screen
}

// lit lights what the last step was about: the neuron that is being computed,
// the link of its last term, or the parameter that is told of.
func (c *network) lit(picture scene.Network) scene.Network {
	s := c.state.cycle
	var item scene.ItemID
	switch {
	case s.phase == 0 && s.walked > 0:
		at := c.circle.TermAt(s.walked - 1)
		picture.Layers[at.Layer].Neurons[at.Neuron].Role = scene.Strong
		item = at.Item
	case s.phase >= model.PhaseBackward:
		item = s.watched
	}
	for i := range picture.Links {
		if picture.Links[i].Item == item {
			picture.Links[i].Role = scene.Strong
		}
	}
	return picture
}

// captions tell the four phases of the update that is under way, in numbers.
func (c *network) captions() scene.Panel {
	s := c.state.cycle
	t, name := s.told, model.ItemSymbol(s.watched)
	told := [model.PhaseUpdate][]scene.Term{
		{kit.Symbol("ŷ = "), kit.BySign(kit.Value(scene.Signed(t.answer, 3))), kit.Op("  "), kit.Word("phase.target"), kit.Op(" "), kit.BySign(kit.Value(scene.Signed(t.target, 0)))},
		{kit.Symbol("L = "), kit.Result(scene.Number(t.loss, 4)), kit.Op("  "), kit.Word("phase.batch"), kit.Op(" "), kit.Count(t.size)},
		{kit.Symbol("∂L/∂" + name + " = "), kit.BySign(kit.Value(scene.Signed(t.gradient, 5)))},
		{
			kit.Symbol(name + " ← "), kit.Value(scene.Signed(t.before, 4)), kit.Op(" − "), kit.Value(scene.Number(t.rate, 3)), kit.Op("·("), kit.Value(scene.Signed(t.gradient, 5)), kit.Op(")"), kit.Op(" = "),
			kit.Result(scene.Signed(t.after, 4)),
		},
	}
	lines := make([][]scene.Term, 7) // room for those that go on below
	for i := range told {
		phase := i + 1
		mark := scene.Term{Kind: scene.Symbol, Text: "  "}
		if phase == s.phase || phase == model.PhaseForward && s.phase == 0 && s.walked > 0 {
			mark = scene.Term{Kind: scene.Symbol, Text: "▸ ", Role: scene.Strong}
		}
		lines[i] = []scene.Term{mark, kit.Word("phase." + [...]string{"forward", "loss", "backward", "update"}[i]), kit.Op("  ")}
		switch {
		case phase <= s.phase:
			lines[i] = append(lines[i], told[i]...)
		case phase == model.PhaseForward && s.walked > 0:
			lines[i] = append(lines[i], c.circle.TermLine(s.walked-1)...)
		default:
			lines[i] = append(lines[i], kit.Op("·"))
		}
	}
	if grains[s.grain] == "sample" && s.phase == 0 && s.walked == 0 {
		copy(lines[len(told)+1:], c.sampleLines())
	}
	return kit.Arithmetic("captions", lines...)
}

// sampleLines tell how far the present batch has come, sample by sample: its weights
// move with the last one alone.
func (c *network) sampleLines() [][]scene.Term {
	trainer := c.circle.Trainer
	done, all := trainer.Position(), trainer.Data().X.Rows
	if done == 0 && trainer.Epochs() > 0 {
		done = all
	}
	if done == 0 {
		return nil
	}
	before := (done - 1) / trainer.BatchSize() * trainer.BatchSize()
	size := min(trainer.BatchSize(), all-before)
	came := "sample.added"
	if done-before == size {
		came = "sample.moved"
	}
	return [][]scene.Term{
		{kit.Word("sample.done"), kit.Op(" "), kit.Count(done - before), kit.Op(" "), kit.Word("sample.of"), kit.Op(" "), kit.Count(size)},
		{kit.Word(came)},
	}
}

// brokenWeights are what enters each neuron of the first hidden layer.
func (c *network) brokenWeights() scene.Panel {
	network := c.broken.Network
	weights, biases := network.Weights(0), network.Biases(0)
	table := scene.Table{
		Frame:   scene.Frame{ID: "weights", Width: 40, Rows: len(biases) + 1},
		Columns: []scene.Column{{Name: "column.neuron", Wide: 8}, {Name: "column.x1", Role: scene.BySign, Wide: 9}, {Name: "column.x2", Role: scene.BySign, Wide: 9}, {Name: "column.bias", Role: scene.BySign, Wide: 9}},
	}
	for j, bias := range biases {
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{
			{Quantity: scene.Number(float64(j+1), 0)}, {Quantity: scene.Signed(weights.At(0, j), 3)}, {Quantity: scene.Signed(weights.At(1, j), 3)}, {Quantity: scene.Signed(bias, 3)},
		}})
	}
	return table
}

// debug: nothing tells the neurons apart, so they stay alike for ever.
func (c *network) debug() lessons.Screen {
	screen := model.ClassifierScreen("debug", &c.broken)
	base := model.Unnamed(screen.Scene)
	screen.Scene = func() scene.Scene { return append(base(), c.brokenWeights()) }
	screen.Controls = func() []lessons.Control {
		return []lessons.Control{startControl(&c.broken, []string{"zeros", "random"}), c.broken.Rate()}
	}
	screen.Questions = []lessons.Question{{
		ID: "cause", Answer: "2", Cure: "start",
	}}
	screen.Reset = func() { c.broken = model.NewClassifier(zeroSetup().In(c.seed)) }
	screen.Goals = []lessons.Goal{{ID: "mended", Judge: func() lessons.Judgement { return c.broken.JudgeSolved(true) }}}
	return screen
}
