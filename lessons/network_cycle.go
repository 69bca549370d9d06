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

// grains are how much a step of the cycle is: one of its four phases, a sample,
// a batch, an epoch.
var grains = []string{"phase", "sample", "batch", "epoch"}

// cycleState is where the cycle stands: which phase of the next update was
// done last, from 1; 0 before the first.
type cycleState struct {
	phase, grain int
	cycles       int    // how many were gone through phase by phase
	watched      string // the parameter whose gradient and update are told
	before       float64
	gradient     float64
}

func startCycle() cycleState { return cycleState{watched: "w1.1.1"} }

// The phases of an update.
const (
	phaseForward = 1 + iota
	phaseLoss
	phaseBackward
	phaseUpdate
)

// batchNow is the batch that the next update learns from.
func (c *classifier) batchNow() (x, y nn.Matrix) {
	set := c.trainer.Data()
	from := c.trainer.Position()
	numbers := seq(min(c.setup.Batch, set.Len()-from))
	for i := range numbers {
		numbers[i] += from
	}
	part := set.Samples(numbers)
	return part.X, part.Y
}

// step does one step of the chosen grain.
func (c *network) step() bool {
	s := &c.state.cycle
	if c.circle.trainer.Divergence() != nil {
		return false
	}
	switch grains[s.grain] {
	case "phase":
		s.phase = s.phase%phaseUpdate + 1
		switch s.phase {
		case phaseForward, phaseBackward:
			x, y := c.circle.batchNow()
			s.before = *c.circle.parameter(s.watched)
			s.gradient = c.circle.gradientOf(c.circle.backward(x, y), s.watched)
		case phaseUpdate:
			c.circle.trainer.Batch()
			s.cycles++
		}
		return true
	case "sample":
		c.circle.trainer.Sample()
	case "batch":
		c.circle.trainer.Batch()
	default:
		c.circle.trainer.Epoch()
	}
	s.phase = 0
	return true
}

// cycle: forward, loss, backward, update, again and again.
func (c *network) cycle() Screen {
	s := &c.state.cycle
	screen := classifierScreen("cycle", &c.circle)
	base := screen.Scene
	screen.Scene = func() Scene {
		scene := base()
		return Scene{scene[0], scene[1], c.captions(), scene[2]}
	}
	options := make([]string, len(grains))
	for i, grain := range grains {
		options[i] = "grain." + grain
	}
	screen.Controls = func() []Control {
		return []Control{
			Choices{ID: "grain", Options: options, Get: func() int { return s.grain }, Set: func(i int) { s.grain, s.phase = i, 0 }},
			c.circle.rate(), seedControl(&c.circle),
		}
	}
	screen.Questions = []Question{{
		ID: "which", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "4", nil) },
		Reveal: func() bool { return s.cycles > 0 },
	}}
	screen.Tick = c.step
	screen.Select = func(item string) {
		if c.circle.parameter(item) != nil && s.phase == 0 {
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

// captions tell the four phases of the update that is under way, in numbers.
func (c *network) captions() Panel {
	s := c.state.cycle
	lines := make([][]Term, phaseUpdate)
	x, y := c.circle.batchNow()
	trace := c.circle.backward(x, y)
	out := trace.Passes[c.circle.network.Layers()-1].Out
	loss := nn.HalfSquared{}.Value(out, y, x.Rows)
	name := itemSymbol(s.watched)
	told := [][]Term{
		{symbol("ŷ = "), bySign(value(Signed(out.At(0, 0), 3))), op("  "), word("phase.target"), op(" "), bySign(value(Signed(y.At(0, 0), 0)))},
		{symbol("L = "), result(Number(loss, 4)), op("  "), word("phase.batch"), op(" "), value1(x.Rows)},
		{symbol("∂L/∂" + name + " = "), bySign(value(Signed(s.gradient, 5)))},
		{
			symbol(name + " ← "), value(Signed(s.before, 4)), op(" − "), value(Number(c.circle.trainer.Rate(), 3)), op("·("), value(Signed(s.gradient, 5)), op(") = "),
			result(Signed(*c.circle.parameter(s.watched), 4)),
		},
	}
	for i := range lines {
		phase := i + 1
		mark := Term{Kind: Symbol, Text: "  "}
		if phase == s.phase {
			mark = Term{Kind: Symbol, Text: "▸ ", Role: Strong}
		}
		lines[i] = []Term{mark, word("phase." + [...]string{"forward", "loss", "backward", "update"}[i]), op("  ")}
		if phase <= s.phase && (s.phase < phaseUpdate || phase == phaseUpdate || phase == phaseBackward) {
			lines[i] = append(lines[i], told[i]...)
		} else {
			lines[i] = append(lines[i], op("·"))
		}
	}
	return arithmetic("captions", lines...)
}

// debug: nothing tells the neurons apart, so they stay alike for ever.
func (c *network) debug() Screen {
	screen := classifierScreen("debug", &c.broken)
	screen.Scene = unnamed(screen.Scene)
	starts := []string{"zeros", "random"}
	screen.Controls = func() []Control {
		return []Control{
			Choices{
				ID: "start", Options: []string{"start.zeros", "start.random"},
				Get: func() int { return index(c.broken.setup.Start == "random") },
				Set: func(i int) {
					setup := c.broken.setup
					setup.Start = starts[i]
					c.broken = newClassifier(setup)
				},
			},
			c.broken.rate(),
		}
	}
	screen.Questions = []Question{{
		ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
	}}
	screen.Reset = func() { c.broken = newClassifier(zeroSetup()) }
	screen.Goals = []Goal{{ID: "mended", Judge: func() Judgement { return c.broken.judgeSolved(true) }}}
	return screen
}
