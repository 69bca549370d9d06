package gan

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// Of 25 seeds (TestTwoIsCalibrated) all have both humps, nearer than twoNear, by twoRounds.
const (
	twoRounds = 1150
	twoNear   = 0.25
)

// longestMatch is where a run ends.
const longestMatch = 2000

// A humps is a match about two humps, all of whose settings may be changed.
type humps struct {
	match *match
	floor float64 // how far other real numbers are from those that measure
}

// twoSetup is how it is made at first.
func twoSetup(seed uint32) setup {
	return setup{
		seed: seed, real: twoBells, noise: data.Noise{Width: 1},
		layers: [2]int{1, 1}, neurons: [2]int{8, judgeNeurons},
		rates: [2]float64{generatorRate, judgeRate}, updates: [2]int{1, 1},
	}
}

func newHumps(s setup) *humps { return humpsOf(newMatch(s)) }

func humpsOf(m *match) *humps { return &humps{match: m, floor: floorOf(m.source(), m.reals, m.seed)} }

func (h *humps) save() matchSaved { return h.match.save() }

func (h *humps) restore(s matchSaved) {
	if m := h.match.restored(s); m != h.match {
		*h = *humpsOf(m)
	}
}

// tick makes the next update, or a whole round where that is one of each.
func (h *humps) tick() bool { return h.match.rounds < longestMatch && h.match.tick() }

// twoScreen: two humps out of one, and everything that may be set.
func (c *gan) twoScreen() lessons.Screen {
	h := c.humps
	return lessons.Screen{
		ID: "two", OfZero: true, Tick: h.tick,
		Scene: func() scene.Scene {
			return scene.Scene{h.picture(), h.standing(), h.curve(), losses(h.match.both, h.match.updates[ofJudge], h.match.updates[ofForger])}
		},
		Controls:  func() []lessons.Control { return h.controls(c.seed) },
		Questions: []lessons.Question{{ID: "humps", Gate: true, Answer: "2", By: "learned"}},
		Reset:     func() { *h = *newHumps(twoSetup(c.seed.Plus(0))) },
		Explain:   h.explain,
		Code:      func() string { return h.match.code() },
		Prints:    func() string { return h.match.prints() },
		Goals: []lessons.Goal{
			{ID: "learned", Judge: func() lessons.Judgement {
				rounds := 0.0
				if h.match.setup == twoSetup(h.match.seed) {
					rounds = float64(h.match.rounds)
				}
				return lessons.Judgement{Met: rounds >= twoRounds, Share: min(rounds/twoRounds, 1), Now: scene.Number(rounds, 0)}
			}},
			{ID: "uniform", Judge: func() lessons.Judgement {
				judgement := kit.Below(h.match.distance(), twoNear, 2, 2)
				judgement.Met = judgement.Met && h.match.noise == data.Noise{Width: 2, Even: true} && h.match.rounds > 0
				if !judgement.Met {
					judgement.Share = min(judgement.Share, 0.9)
				}
				return judgement
			}},
			{ID: "ill", Judge: func() lessons.Judgement { return kit.Reached(h.match.illness() != healthy) }},
		},
	}
}

// controls are all settings; each begins afresh.
func (h *humps) controls(seed lessons.Seed) []lessons.Control {
	s := h.match.setup
	anew := func() { *h = *newHumps(s) }
	return append(settings(&s, anew), seed.Slider(&s.seed, anew))
}

// bars is how many strips the fakes are counted in, to be drawn as a density.
const bars = 60

// picture is the real numbers and the fakes as densities, and what D makes of every number.
func (h *humps) picture() scene.Panel {
	m := h.match
	const reach, tallest = 5.0, 1.0
	x := scene.Axis{Name: "axis.number", Min: -reach, Max: reach, Ticks: []float64{-2, 2}}
	counts := make([]float64, bars)
	for _, v := range m.measure() {
		if k := int((v + reach) / (2 * reach) * bars); v >= -reach && k < bars {
			counts[k]++
		}
	}
	fakes := scene.Path{Label: "path.fakes", Role: scene.Guess}
	for k, count := range counts {
		fakes.X = append(fakes.X, -reach+(float64(k)+0.5)*2*reach/bars)
		fakes.Y = append(fakes.Y, min(count/measuredOn/(2*reach/bars), tallest))
	}
	return scene.Plot{
		Frame: scene.Frame{ID: "humps", Width: 54, Rows: 12, Facts: map[string]string{"distance": scene.Number(m.distance(), 2).Plain()}},
		X:     x, Y: scene.Axis{Name: "axis.chance", Max: tallest},
		Paths: []scene.Path{
			scene.PathOf("path.reals", scene.Train, x, func(v float64) float64 {
				return (density(v, -2, realDeviation) + density(v, 2, realDeviation)) / 2
			}),
			fakes,
			scene.PathOf("path.judge", scene.Strong, x, func(v float64) float64 {
				return kit.Sigmoid(m.d.Predict(kit.Column([]float64{v})).Data[0])
			}),
		},
	}
}

// standing is where the two are, in numbers.
func (h *humps) standing() scene.Panel {
	m := h.match
	judging, forging := m.both.Losses()
	now := m.glances[len(m.glances)-1]
	row := func(name string, q scene.Quantity, item scene.ItemID) scene.Row {
		return scene.Row{Name: name, Cells: []scene.Cell{{Quantity: q, Item: item}}}
	}
	loss := func(name string, updates int, v float64) scene.Row {
		if updates == 0 {
			return scene.Row{Name: name, Cells: []scene.Cell{{Word: "standing.none"}}}
		}
		return row(name, scene.Number(v, 3), scene.ItemID{})
	}
	rows := []scene.Row{
		row("standing.distance", scene.Number(m.distance(), 3), scene.ItemID{}),
		row("standing.floor", scene.Number(h.floor, 3), scene.ItemID{}),
		loss("standing.judge", m.judged(), judging),
		loss("standing.generator", m.forged(), forging),
		row("standing.left", scene.Number(100*now.shares[0], 1).In("percent"), scene.At("share", 1)),
		row("standing.right", scene.Number(100*now.shares[1], 1).In("percent"), scene.At("share", 2)),
	}
	return scene.Table{
		Frame: scene.Frame{ID: "two-now", Width: 34, Rows: len(rows), Items: []scene.Item{
			{ID: scene.At("share", 1), Row: len(rows) - 2}, {ID: scene.At("share", 2), Row: len(rows) - 1},
		}},
		Columns: []scene.Column{{Name: "column.now", Wide: 8}}, Rows: rows,
	}
}

// curve is the distance, round by round, and what the run fails by.
func (h *humps) curve() scene.Panel {
	m := h.match
	return m.patient().named(scene.Curve{
		Frame: scene.Frame{ID: "two-rounds", Width: 30, Rows: 8, Facts: map[string]string{"rounds": fmt.Sprint(m.rounds), "distance": scene.Number(m.distance(), 2).Plain()}},
		Runs:  []scene.Run{{Label: "run.distance", Role: scene.Train, Points: m.distances}},
		Goal:  toThousandths(h.floor), Line: "curve.floor",
	}, m.glances)
}

// explain opens a hump's share: how many of the measured fakes lie there.
func (h *humps) explain(item scene.ItemID) []scene.Panel {
	k, ok := kit.Nth(item, "share", 2)
	if !ok {
		return nil
	}
	share := h.match.glances[len(h.match.glances)-1].shares[k]
	return []scene.Panel{kit.Arithmetic("share",
		[]scene.Term{kit.Count(int(float64(share*measuredOn) + 0.5)), kit.Op(" ÷ "), kit.Count(measuredOn), kit.Op(" = "), kit.Result(scene.Number(100*share, 1).In("percent"))},
		[]scene.Term{kit.Word("share.within")},
	)}
}
