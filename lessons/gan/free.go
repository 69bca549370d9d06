package gan

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
)

// What may be real, in the order in which it is offered.
const (
	freeLine = iota
	freeBells
	freeRing
	freeApart
	freeDrawing
)

// shapes are the names of it.
var shapes = []string{"line", "bells", "ring", "apart", "drawing"}

// A run ends after freeRounds. Noise of one number is looked at after freeThread of them.
const (
	freeRounds = 1000
	freeThread = 200
)

// A freedom is all that may be set of a pair in the plane.
type freedom struct {
	setup
	cells   string // of the learner's own drawing
	squares bool   // by squared errors
}

// freeSetup is how it is made at first: nearly as the pair of the ring.
func freeSetup(seed uint32) freedom {
	return freedom{setup: setup{
		seed: seed, real: freeRing, noise: data.Noise{Width: 2},
		layers: [2]int{1, 1}, neurons: [2]int{16, 20},
		rates: [2]float64{generatorRate, judgeRate}, updates: [2]int{1, 1},
	}, cells: drawings[0]}
}

// drawn tells whether what is real is a drawing, and which.
func (f freedom) drawn() (cells string, ok bool) {
	switch f.real {
	case freeLine:
		return drawings[2], true
	case freeApart:
		return drawings[spots], true
	case freeDrawing:
		return f.cells, true
	}
	return "", false
}

// source is what is real.
func (f freedom) source() nn.Source {
	if cells, ok := f.drawn(); ok {
		return data.Drawing{Cells: cells, Side: drawSide, Reach: drawReach}
	}
	if f.real == freeBells {
		return data.EightBells()
	}
	return data.Ring{Radius: ringRadius, Deviation: ringDeviation}
}

// pairing is how the two are made.
func (f freedom) pairing() pairing {
	return pairing{
		real: f.source(), noise: f.noise, plain: f.plain, squares: f.squares,
		forger: slices.Repeat([]int{f.neurons[ofForger]}, f.layers[ofForger]), judge: slices.Repeat([]int{f.neurons[ofJudge]}, f.layers[ofJudge]),
		forging: f.rates[ofForger], rate: f.rates[ofJudge], forged: f.updates[ofForger], judged: f.updates[ofJudge],
		floors: drawFloors,
	}
}

// A freely is a pair all of whose settings may be changed.
type freely struct {
	freedom
	pair *rivalry
}

type freelySaved struct {
	freedom
	pair rivalrySaved
}

func newFreely(f freedom) *freely { return &freely{f, newRivalry(f.pairing(), f.seed)} }

func (f *freely) save() freelySaved { return freelySaved{f.freedom, f.pair.save()} }

// restored returns it as it was when it was saved. It panics where nothing could have been
// set so.
func (f *freely) restored(s freelySaved) *freely {
	if !s.possible() || s.real >= len(shapes) || !drawable(s.cells) || s.seed != s.pair.seed {
		panic("gan: a pair that was never made")
	}
	var pair *rivalry
	if f != nil {
		pair = f.pair
	}
	return &freely{s.freedom, pair.restored(s.pairing(), s.pair)}
}

// tick makes a round of one update each at once, and a longer one update by update.
func (f *freely) tick() bool {
	if f.pair.rounds >= freeRounds {
		return false
	}
	if f.updates[ofForger]+f.updates[ofJudge] <= 2 {
		return f.pair.round()
	}
	return f.pair.update()
}

// freeScreen: a pair of one's own.
func (c *gan) freeScreen() lessons.Screen {
	return lessons.Screen{
		ID: "free", OfZero: true, Tick: func() bool { return c.free.tick() },
		Scene: func() scene.Scene { return c.free.scene() },
		Edit: func(item scene.ItemID) lessons.Control {
			if c.free.real != freeDrawing {
				return nil
			}
			return pencil(c.free.cells, item, func(cells string) {
				f := c.free.freedom
				f.cells = cells
				c.free = newFreely(f)
			})
		},
		Controls:  func() []lessons.Control { return c.freeControls() },
		Questions: []lessons.Question{{ID: "thread", Gate: true, Answer: "2", By: "thread"}},
		Reset:     func() { c.free = newFreely(freeSetup(c.seed.Plus(0))) },
		Explain:   func(item scene.ItemID) []scene.Panel { return c.free.pair.explain(item) },
		Code:      func() string { return c.free.pair.code() },
		Prints:    func() string { return c.free.pair.prints() },
		Goals: []lessons.Goal{
			{ID: "thread", Judge: func() lessons.Judgement {
				return c.free.ran(c.free.noise.Width == 1, freeThread)
			}},
			{ID: "squared", Judge: func() lessons.Judgement {
				return c.free.ran(c.free.squares, freeThread)
			}},
			{ID: "yours", Judge: func() lessons.Judgement {
				r := c.free.pair
				judgement := kit.Below(r.distance(), 2*r.floor, r.distances[0].Last, 3)
				judgement.Met = judgement.Met && r.rounds > 0
				return judgement
			}},
		},
	}
}

// ran judges whether what is set so has run for so many rounds.
func (f *freely) ran(so bool, rounds float64) lessons.Judgement {
	made := float64(f.pair.rounds) * float64(kit.Bit(so))
	return lessons.Judgement{Met: made >= rounds, Share: min(made/rounds, 1), Now: scene.Number(made, 0)}
}

// freeControls are all settings; each begins afresh.
func (c *gan) freeControls() []lessons.Control {
	f := c.free.freedom
	anew := func() { c.free = newFreely(f) }
	all := append([]lessons.Control{kit.Pick("shape", kit.Keys("shape.", shapes), &f.real, anew)}, settings(&f.setup, anew)...)
	return append(all, kit.Either("loss", "loss.log", "loss.squares", &f.squares, anew), c.seed.Slider(&f.seed, anew))
}

// scene shows the pair; what may be drawn, where it is drawn.
func (f *freely) scene() scene.Scene {
	r := f.pair
	shown := scene.Scene{r.ground()}
	if f.real == freeDrawing {
		shown = append(shown, paper(f.cells))
	}
	return append(shown, r.sheet(), r.curve(), r.losses(), r.measures())
}

// measures are three ways to say how far the fakes are, each with what two real draws come
// to, and both losses.
func (r *rivalry) measures() scene.Panel {
	judging, forging := r.both.Losses()
	row := func(name string, now, least float64) scene.Row {
		return scene.Row{Name: name, Cells: []scene.Cell{{Quantity: scene.Number(now, 3)}, {Quantity: scene.Number(least, 3)}}}
	}
	loss := func(name string, steps int, v float64) scene.Row {
		if steps == 0 {
			return scene.Row{Name: name, Cells: []scene.Cell{{Word: "standing.none"}, {}}}
		}
		return scene.Row{Name: name, Cells: []scene.Cell{{Quantity: scene.Number(v, 3)}, {}}}
	}
	rows := []scene.Row{
		row("standing.distance", r.distance(), r.floor),
		row("measure.js", r.diverged[0], r.least[0]),
		row("measure.kl", r.diverged[1], r.least[1]),
		loss("standing.judge", r.both.Discriminator().Steps(), judging),
		loss("standing.generator", r.both.Generator().Steps(), forging),
	}
	return scene.Table{
		Frame:   scene.Frame{ID: "measures", Width: 38, Rows: len(rows) + 1, Facts: map[string]string{"distance": scene.Number(r.distance(), 2).Plain(), "js": scene.Number(r.diverged[0], 2).Plain()}},
		Columns: []scene.Column{{Name: "column.now", Wide: 8}, {Name: "column.least", Wide: 10}}, Rows: rows,
	}
}
