package lessons

// breakings are the ways in which a network gets nowhere, and the order in
// which they are counted.
var breakings = []string{"ill.alike", "ill.straight", "ill.rate", "ill.dead"}

// breakStarts and breakBends are what a network may start from and bend with
// here, the healthy ones first.
var (
	breakStarts = []string{"random", "zeros", "low"}
	breakBends  = []string{"tanh", "linear", "relu"}
)

// breakState is which of the breakings were caused.
type breakState struct{ caused [4]bool }

func (s breakState) count() int {
	count := 0
	for _, caused := range s.caused {
		count += index(caused)
	}
	return count
}

// startControl chooses what the parameters of a classifier start from, which
// begins it afresh.
func startControl(c **classifier, starts []string) Control {
	options, chosen := make([]string, len(starts)), func() int {
		for i, start := range starts {
			if start == (*c).setup.Start {
				return i
			}
		}
		return 0
	}
	for i, start := range starts {
		options[i] = "start." + start
	}
	return Choices{
		ID: "start", Options: options, Get: chosen,
		Set: func(i int) {
			setup := (*c).setup
			setup.Start = starts[i]
			*c = newClassifier(setup)
		},
	}
}

// breaking: a network that is broken on purpose says by its loss how, and is
// mended.
func (c *network) breaking() Screen {
	s := &c.state.breaking
	screen := classifierScreen("break", &c.bench)
	screen.Controls = func() []Control {
		return []Control{
			startControl(&c.bench, breakStarts), bendControl(&c.bench, breakBends), c.bench.rate(), seedControl(&c.bench),
		}
	}
	screen.Questions = []Question{{
		ID: "ten", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		Reveal: func() bool { return s.caused[2] },
	}}
	screen.Tick = func() bool {
		if !c.bench.epoch() {
			return false
		}
		for i, ill := 0, c.bench.illness(); i < len(breakings); i++ {
			s.caused[i] = s.caused[i] || ill == breakings[i]
		}
		return true
	}
	screen.Reset = func() { c.bench = newClassifier(circleSetup()) }
	screen.Goals = []Goal{
		{ID: "broken", Judge: func() Judgement {
			n := s.count()
			return Judgement{Met: n == len(breakings), Share: float64(n) / float64(len(breakings)), Now: Number(float64(n), 0).In("of4")}
		}},
		{ID: "healthy", Judge: func() Judgement { return c.bench.judgeSolved(s.count() > 0) }},
	}
	return screen
}
