package gan

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// What is broken: pairs that stop at no error, and whose code is wrong.
const (
	brokenFakes = iota // fakes that lead D's loss into G
	brokenClear        // a gradient of D that is cleared too soon
)

// brokenBy is the mistake of each.
var brokenBy = []nn.Mistake{brokenFakes: nn.Attached, brokenClear: nn.Leftover}

// aloneRounds is how many updates D is to make alone. Of 25 seeds (TestDebugIsCalibrated)
// all have b further off than astray by then, though G made none; and where both learn, all
// fakes stay further away than unreached.
const (
	aloneRounds = 50
	astray      = 0.3
	unreached   = 1.8
)

// A breaking is two pairs that are broken, one of which is looked at.
type breaking struct {
	which int
	pairs []*learning
	run   bool // the first one's D was seen to learn alone
}

type breakingSaved struct {
	which int
	pairs []learningSaved
	run   bool
}

func newBreaking(seed uint32) *breaking {
	b := &breaking{}
	for _, wrong := range brokenBy {
		b.pairs = append(b.pairs, learningOf(newWrongDuel(seed, wrong), false))
	}
	return b
}

func (b *breaking) save() breakingSaved {
	s := breakingSaved{which: b.which, run: b.run}
	for _, pair := range b.pairs {
		s.pairs = append(s.pairs, pair.save())
	}
	return s
}

// restore puts a saved state back. It panics where that is of a pair that there is not.
func (b *breaking) restore(s breakingSaved) {
	if s.which < 0 || s.which >= len(brokenBy) || len(s.pairs) != len(brokenBy) {
		panic("gan: no such broken pair")
	}
	if b.which, b.run = s.which, s.run; len(b.pairs) == 0 {
		b.pairs = []*learning{{}, {}}
	}
	for i, pair := range s.pairs {
		if len(pair.distances) < 1 || len(pair.deviations) != len(pair.distances) || pair.duel.wrong != nn.NoMistake && pair.duel.wrong != brokenBy[i] {
			panic("gan: no such broken pair")
		}
		b.pairs[i].restore(pair)
	}
}

// now is the pair that is looked at.
func (b *breaking) now() *learning { return b.pairs[b.which] }

// mended tells whether one has no mistake any more, and both learn.
func (b *breaking) mended(which int) bool {
	return b.pairs[which].duel.wrong == nn.NoMistake && !b.pairs[which].alone
}

// tick makes a round of the pair that is looked at.
func (b *breaking) tick() bool {
	went := b.now().tick()
	b.run = b.run || b.which == brokenFakes && b.now().alone && b.now().duel.wrong == nn.Attached && b.now().duel.judged() >= aloneRounds
	return went
}

// looksAt asks whether one of them is looked at.
func (b *breaking) looksAt(which int) func() bool { return func() bool { return b.which == which } }

// debug: two pairs that stop at no error, and are broken.
func (c *gan) debugScreen() lessons.Screen {
	b := c.broken
	return lessons.Screen{
		ID: "debug", OfZero: true, Tick: b.tick,
		Scene: func() scene.Scene {
			return scene.Scene{b.now().duel.picture(), b.standing(), b.now().curves(), losses(b.now().duel.both, 1, 1)}
		},
		Controls: func() []lessons.Control { return b.controls(c.seed) },
		Questions: []lessons.Question{
			{ID: "cause", Answer: "2", By: "mended", Cure: "fakes", When: b.looksAt(brokenFakes)},
			{ID: "half", Answer: "3", By: "cleared", Cure: "clears", When: b.looksAt(brokenClear)},
		},
		Reset:   func() { *b = *newBreaking(c.seed.Plus(0)) },
		Explain: func(item scene.ItemID) []scene.Panel { return b.now().duel.explain(item) },
		Code:    func() string { return b.now().code() },
		Prints:  func() string { return kit.Rounded(b.now().duel.distance(), 3) },
		Goals: []lessons.Goal{
			{ID: "alone", Judge: func() lessons.Judgement {
				judgement := kit.Reached(b.run)
				if first := b.pairs[brokenFakes]; first.alone && !b.run {
					judgement.Share = min(float64(first.duel.judged())/aloneRounds, 0.9)
				}
				return judgement
			}},
			{ID: "mended", Judge: func() lessons.Judgement {
				judgement := kit.Below(b.pairs[brokenFakes].duel.distance(), near, realMean, 2)
				judgement.Met = judgement.Met && b.mended(brokenFakes) && b.pairs[brokenFakes].duel.forged() > 0
				if !judgement.Met {
					judgement.Share = min(judgement.Share, 0.9)
				}
				return judgement
			}},
			{ID: "cleared", Judge: func() lessons.Judgement {
				rounds := float64(b.pairs[brokenClear].duel.forged() * kit.Bit(b.mended(brokenClear)))
				return lessons.Judgement{Met: rounds >= gaussRounds, Share: min(rounds/gaussRounds, 1), Now: scene.Number(rounds, 0)}
			}},
		},
	}
}

// controls are those of the pair that is looked at: each begins it afresh.
func (b *breaking) controls(course lessons.Seed) []lessons.Control {
	l := b.now()
	seed, alone, mended := l.duel.seed, l.alone, l.duel.wrong == nn.NoMistake
	anew := func() {
		wrong := brokenBy[b.which]
		if mended {
			wrong = nn.NoMistake
		}
		*l = *learningOf(newWrongDuel(seed, wrong), alone)
	}
	cure := kit.Either("fakes", "fakes.attached", "fakes.numbers", &mended, anew)
	if b.which == brokenClear {
		cure = kit.Either("clears", "clears.after", "clears.before", &mended, anew)
	}
	return []lessons.Control{
		kit.Pick("broken", kit.NumberedKeys("broken.", len(brokenBy)), &b.which),
		kit.Either("learns", "learns.both", "learns.judge", &alone, anew),
		cure,
		course.Slider(&seed, anew),
	}
}

// standing is where the pair is, in numbers: how many updates each has made before what a
// duel tells, but for the distance, which is in the curve.
func (b *breaking) standing() scene.Panel {
	d := b.now().duel
	table := d.standing().(scene.Table)
	row := func(name string, q scene.Quantity) scene.Row {
		return scene.Row{Name: name, Cells: []scene.Cell{{Quantity: q}}}
	}
	table.Rows = append([]scene.Row{
		row("count.judged", scene.Number(float64(d.judged()), 0)),
		row("count.forged", scene.Number(float64(d.forged()), 0)),
		row("count.middle", scene.Signed(d.b(), 2)),
	}, table.Rows[1:]...)
	table.Frame.Rows = len(table.Rows)
	table.Items[0].Row = len(table.Rows) - 1
	return table
}
