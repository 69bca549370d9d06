package lessons

import "sinapse/nn"

// circleSetup is the network of TensorFlow's Playground at its start.
func circleSetup() classifierSetup {
	return classifierSetup{
		Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Seed: 0, Rate: 0.03, Batch: 10,
	}
}

// zeroSetup is the same with nothing to tell its neurons apart.
func zeroSetup() classifierSetup {
	setup := circleSetup()
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
	walked       int    // terms of the way forward that were added, before the first phase is done
	cycles       int    // how many were gone through phase by phase
	watched      string // the parameter whose gradient and update are told
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

func startCycle() cycleState { return cycleState{grain: 3, watched: "w1.1.1"} }

// The phases of an update.
const (
	phaseForward = 1 + iota
	phaseLoss
	phaseBackward
	phaseUpdate
)

// step does one step of the chosen grain.
func (c *network) step() bool {
	s := &c.state.cycle
	if c.circle.trainer.Divergence() != nil {
		return false
	}
	switch grain := grains[s.grain]; grain {
	case "term", "neuron", "layer", "phase":
		if s.phase == phaseUpdate {
			s.phase, s.walked, s.told = 0, 0, cycleTold{}
		}
		if s.phase == 0 && grain != "phase" && s.walked < c.circle.terms() {
			s.walked = c.circle.walk(s.walked, grain)
		}
		if s.phase > 0 || grain == "phase" || s.walked == c.circle.terms() {
			c.enter(s.phase + 1)
		}
		return true
	case "sample":
		c.circle.trainer.Sample()
	case "batch":
		c.circle.trainer.Batch()
	default:
		c.circle.trainer.Epoch()
	}
	s.phase, s.walked, s.told = 0, 0, cycleTold{}
	return true
}

// enter does one phase, and notes what is to be told of it. Only the last one
// changes the network.
func (c *network) enter(phase int) {
	s, t := &c.state.cycle, &c.state.cycle.told
	s.phase = phase
	x, y := c.circle.batchNow()
	trace := c.circle.backward(x, y)
	out := trace.Passes[c.circle.network.Layers()-1].Out
	switch phase {
	case phaseForward:
		s.walked = c.circle.terms()
		t.answer, t.target = out.At(0, 0), y.At(0, 0)
	case phaseLoss:
		t.loss, t.size = nn.HalfSquared{}.Value(out, y, x.Rows), x.Rows
	case phaseBackward, phaseUpdate:
		t.before, t.rate = *c.circle.parameter(s.watched), c.circle.trainer.Rate()
		t.gradient = c.circle.gradientOf(trace, s.watched)
	}
	if phase == phaseUpdate {
		c.circle.trainer.Batch()
		t.gradient = c.circle.updateGradient(s.watched) // as used: weights may have been turned within the batch
		t.after = *c.circle.parameter(s.watched)
		s.cycles++
	}
}

// cycle: forward, loss, backward, update, again and again.
func (c *network) cycle() Screen {
	s := &c.state.cycle
	screen := classifierScreen("cycle", &c.circle)
	base := screen.Scene
	screen.Scene = func() Scene {
		scene := base()
		curve := scene[2].(Curve)
		curve.Beside, curve.Width = true, 32
		return Scene{c.lit(scene[0].(Network)), scene[1], c.captions(), curve}
	}
	options := make([]string, len(grains))
	for i, grain := range grains {
		options[i] = "grain." + grain
	}
	screen.Controls = func() []Control {
		return []Control{
			Choices{ID: "grain", Options: options, Get: func() int { return s.grain }, Set: func(i int) { s.grain = i }},
			c.circle.rate(), seedControl(&c.circle),
		}
	}
	screen.Questions = []Question{{
		ID: "which", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "4", nil) },
		Reveal: func() bool { return s.cycles > 0 },
	}}
	screen.Tick = c.step
	screen.Select = func(item string) {
		if c.circle.parameter(item) != nil && s.phase < phaseBackward {
			s.watched = item
		}
	}
	screen.Reset = func() { *s, c.circle = startCycle(), newClassifier(circleSetup()) }
	screen.Goals = []Goal{
		{ID: "once", Judge: func() Judgement {
			return Judgement{Met: s.cycles > 0, Share: float64(s.phase) / phaseUpdate, Now: Number(float64(s.phase), 0).In("of4")}
		}},
		{ID: "circle", Judge: func() Judgement { return c.circle.judgeSolved(true) }},
	}
	return screen
}

// lit lights what the last step was about: the neuron that is being computed,
// the link of its last term, or the parameter that is told of.
func (c *network) lit(picture Network) Network {
	s := c.state.cycle
	item := ""
	switch {
	case s.phase == 0 && s.walked > 0:
		at := c.circle.termAt(s.walked - 1)
		picture.Layers[at.layer].Neurons[at.neuron].Role = Strong
		item = at.item
	case s.phase >= phaseBackward:
		item = s.watched
	}
	for i := range picture.Links {
		if picture.Links[i].Item == item {
			picture.Links[i].Role = Strong
		}
	}
	return picture
}

// captions tell the four phases of the update that is under way, in numbers.
func (c *network) captions() Panel {
	s := c.state.cycle
	t, name := s.told, itemSymbol(s.watched)
	told := [phaseUpdate][]Term{
		{symbol("ŷ = "), bySign(value(Signed(t.answer, 3))), op("  "), word("phase.target"), op(" "), bySign(value(Signed(t.target, 0)))},
		{symbol("L = "), result(Number(t.loss, 4)), op("  "), word("phase.batch"), op(" "), value1(t.size)},
		{symbol("∂L/∂" + name + " = "), bySign(value(Signed(t.gradient, 5)))},
		{
			symbol(name + " ← "), value(Signed(t.before, 4)), op(" − "), value(Number(t.rate, 3)), op("·("), value(Signed(t.gradient, 5)), op(")"), op(" = "),
			result(Signed(t.after, 4)),
		},
	}
	lines := make([][]Term, 7) // room for those that go on below
	for i := range told {
		phase := i + 1
		mark := Term{Kind: Symbol, Text: "  "}
		if phase == s.phase || phase == phaseForward && s.phase == 0 && s.walked > 0 {
			mark = Term{Kind: Symbol, Text: "▸ ", Role: Strong}
		}
		lines[i] = []Term{mark, word("phase." + [...]string{"forward", "loss", "backward", "update"}[i]), op("  ")}
		switch {
		case phase <= s.phase:
			lines[i] = append(lines[i], told[i]...)
		case phase == phaseForward && s.walked > 0:
			lines[i] = append(lines[i], c.circle.termLine(s.walked-1)...)
		default:
			lines[i] = append(lines[i], op("·"))
		}
	}
	return arithmetic("captions", lines...)
}

// debug: nothing tells the neurons apart, so they stay alike for ever.
func (c *network) debug() Screen {
	screen := classifierScreen("debug", &c.broken)
	screen.Scene = unnamed(screen.Scene)
	screen.Controls = func() []Control {
		return []Control{startControl(&c.broken, []string{"zeros", "random"}), c.broken.rate()}
	}
	screen.Questions = []Question{{
		ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
	}}
	screen.Reset = func() { c.broken = newClassifier(zeroSetup()) }
	screen.Goals = []Goal{{ID: "mended", Judge: func() Judgement { return c.broken.judgeSolved(true) }}}
	return screen
}
