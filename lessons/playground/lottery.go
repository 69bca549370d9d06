package playground

import (
	"math"
	"reflect"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/nn"
)

// lotterySeeds is from how many seeds a lottery trains the present set-up.
const lotterySeeds = 25

// A lottery trains one set-up from 25 seeds, one after another, each for as many epochs as
// the aim grants, or until it would stop. It is a plain value; its slice is replaced, never
// written to.
type lottery struct {
	of    model.ClassifierSetup // with the first seed
	aim   aim
	drawn []draw
	shown int              // the seed that is looked at, of those that are drawn
	watch nn.EarlyStopping // of the seed under way
	met   int              // the epoch at which that one met the aim; 0 for not yet
}

// A draw is what became of a seed: its losses, infinite where it diverged, when it met the
// aim or 0, how long it went, and the parameters that it ended with.
type draw struct {
	train, validation float64
	met, epochs       int
	numbers           []float64
}

// firstSeed is the first of the 25 seeds among which a seed is drawn: 0, 25, 50 and so on.
func firstSeed(seed uint32) uint32 { return seed - seed%lotterySeeds }

// begun tells whether any seed was begun.
func (l lottery) begun() bool { return l.of.Data != "" }

// setup is that of the n-th seed, from 0.
func (l lottery) setup(n int) model.ClassifierSetup { return l.of.Of(l.of.Seed + uint32(n)) }

// about tells whether the lottery is about a set-up with an aim.
func (l lottery) about(s model.ClassifierSetup, a aim) bool {
	return l.begun() && l.aim == a && reflect.DeepEqual(l.of, s.Of(firstSeed(s.Seed)))
}

// losses are the validation losses of the drawn seeds.
func (l lottery) losses() []float64 {
	losses := make([]float64, len(l.drawn))
	for i, d := range l.drawn {
		losses[i] = d.validation
	}
	return losses
}

// hits counts the drawn seeds that met the aim.
func (l lottery) hits() int {
	count := 0
	for _, d := range l.drawn {
		count += kit.Bit(d.met > 0)
	}
	return count
}

// sane tells whether a ground can have come to a lottery.
func (l lottery) sane() bool {
	return len(l.drawn) <= lotterySeeds && l.shown >= 0 && l.shown < lotterySeeds && sum(l.of.Hidden) <= mostLayers*mostNeurons
}

// drawOn goes on with the lottery by a slice of its work; false when all seeds are drawn.
// Where it is about another set-up, or another aim, it begins.
func (g *ground) drawOn() bool {
	l := &g.state.lottery
	if !l.about(g.run.Setup, g.state.aim) {
		setup := g.run.Setup
		*l, g.draw = lottery{of: setup.Of(firstSeed(setup.Seed)), aim: g.state.aim}, nil
	}
	switch {
	case len(l.drawn) == lotterySeeds:
		return false
	case g.draw == nil:
		g.beginDraw()
		return true
	}
	each := len(g.draw.Network.Parameters())
	for left := slice / each; left > 0; left -= g.draw.Trainer.Data().Len() {
		epochs := g.draw.Trainer.Epochs()
		if moved := g.draw.Part(left); g.draw.Trainer.Epochs() == epochs && moved {
			break
		}
		if g.judgeDraw() {
			g.endDraw()
			break
		}
	}
	return true
}

// beginDraw begins the next seed.
func (g *ground) beginDraw() {
	l := &g.state.lottery
	g.draw = model.Unrecorded(l.setup(len(l.drawn)))
	l.met, l.watch = 0, nn.EarlyStopping{Patience: max(l.aim.patience, 1)}
	l.watch.Look(g.draw.Validation())
}

// judgeDraw looks at the seed under way after an epoch: it tells whether that is its last.
func (g *ground) judgeDraw() bool {
	l, run := &g.state.lottery, g.draw
	if run.Trainer.Divergence() != nil {
		return true
	}
	waits := l.watch.Look(run.Validation()) || l.aim.patience == 0
	reached := l.aim.reached(run)
	if epochs := run.Trainer.Epochs(); reached && l.met == 0 {
		l.met = epochs
	}
	return !waits || l.aim.stop && reached || run.Trainer.Epochs() >= l.aim.epochs
}

// endDraw notes what became of the seed under way.
func (g *ground) endDraw() {
	l, run := &g.state.lottery, g.draw
	ended := draw{run.Loss(), run.Validation(), l.met, run.Trainer.Epochs(), slices.Clone(run.Network.Parameters())}
	if run.Trainer.Divergence() != nil {
		ended.train, ended.validation = math.Inf(1), math.Inf(1)
	}
	l.drawn, g.draw = append(slices.Clip(l.drawn), ended), nil
}

// seedControls choose one of the drawn seeds, and open it: the present run is its run then,
// from its beginning.
func (g *ground) seedControls() []lessons.Control {
	l := &g.state.lottery
	if len(l.drawn) == 0 {
		return nil
	}
	shown := int(l.setup(l.shown).Seed)
	first := int(l.of.Seed)
	open := reflect.DeepEqual(g.run.Setup, l.setup(l.shown))
	return []lessons.Control{
		kit.Whole(lessons.Slider{ID: "seed-shown", Min: float64(first), Max: float64(first + lotterySeeds - 1)}, &shown, func() { l.shown = shown - first }),
		kit.Toggle("open-seed", &open, func() {
			other := l.setup(l.shown)
			if !open {
				other = l.of
			}
			g.change(func(s *model.ClassifierSetup) { *s = other })
		}),
	}
}
