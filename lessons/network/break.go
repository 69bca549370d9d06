package network

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// breakings are the ways in which a network gets nowhere, and the order in
// which they are counted.
var breakings = []string{"ill.alike", "ill.straight", "ill.rate", "ill.dead"}

// breakStarts and breakBends are what a network may start from and bend with
// here, the healthy ones first.
var (
	breakStarts = []string{"random", "zeros", "low"}
	breakBends  = []string{"tanh", "linear", "relu"}
)

// hundredfold is the rate from which on the question is settled, a hundred times the usual
// one: of the seeds tried none learns at it.
const hundredfold = 3

// breakState is which of the breakings were caused.
type breakState struct{ caused [4]bool }

func (s breakState) count() int {
	count := 0
	for _, caused := range s.caused {
		count += kit.Bit(caused)
	}
	return count
}

// startControl chooses what the parameters of a classifier start from, which
// begins it afresh.
func startControl(c **model.Classifier, starts []string) lessons.Control {
	return kit.Among("start", kit.Keys("start.", starts), starts, (*c).Setup.Start, func(start string) {
		model.Afresh(c, func(s *model.ClassifierSetup) { s.Start = start })
	})
}

// breaking: a network that is broken on purpose says by its loss how, and is
// mended.
func (c *network) breaking() lessons.Screen {
	s := &c.state.breaking
	screen := model.ClassifierScreen("break", &c.bench)
	screen.Controls = func() []lessons.Control {
		return []lessons.Control{
			startControl(&c.bench, breakStarts), model.BendControl(&c.bench, breakBends), c.bench.Rate(), model.SeedControl(c.seed, &c.bench),
		}
	}
	screen.Questions = []lessons.Question{{
		ID: "ten", Gate: true, Answer: "2", By: "broken",
		Reveal: func() bool { return c.bench.Illness() == "ill.rate" && c.bench.Trainer.Rate() >= hundredfold },
	}}
	screen.Tick = func() bool {
		if !c.bench.Epoch() {
			return false
		}
		for i, ill := 0, c.bench.Illness(); i < len(breakings); i++ {
			s.caused[i] = s.caused[i] || ill == breakings[i]
		}
		return true
	}
	screen.Reset = func() { c.bench = model.NewClassifier(model.CircleSetup().In(c.seed)) }
	screen.Goals = []lessons.Goal{
		{ID: "broken", Judge: func() lessons.Judgement {
			n := s.count()
			return lessons.Judgement{Met: n == len(breakings), Share: float64(n) / float64(len(breakings)), Now: scene.Number(float64(n), 0).In("of4")}
		}},
		{ID: "healthy", Judge: func() lessons.Judgement { return c.bench.JudgeSolved(s.count() > 0) }},
	}
	return screen
}
