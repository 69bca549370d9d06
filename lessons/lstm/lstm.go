package lstm

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// lstm is the chapter about cells with gates: by hand first, and then what they learn.
type lstm struct {
	seed  lessons.Seed
	state lstmState
	one   *oneCell

	race    *race
	adds    *addition
	reads   *reading
	fewer   *fewer
	forgets *forgetting
	broken  *breaking
}

// lstmState is the part of the state that is plain values. Its slices are replaced, never
// written to.
type lstmState struct {
	gates gatesState
}

// lstmSaved is a deep copy of all of it.
type lstmSaved struct {
	state lstmState
	one   oneSaved

	race    raceSaved
	adds    additionSaved
	reads   readingSaved
	fewer   fewerSaved
	forgets forgettingSaved
	broken  breakingSaved
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &lstm{seed: lessons.Seed(course), state: lstmState{gates: startGates()}, one: &oneCell{}, race: &race{}, adds: &addition{}, reads: &reading{}, fewer: &fewer{}, forgets: &forgetting{}, broken: &breaking{}}
}

// Begin makes the networks.
func (c *lstm) Begin() {
	*c.one = *newOneCell(c.seed.Plus(0))
	*c.race, *c.forgets = *newRace(c.seed.Plus(0)), *newForgetting(c.seed.Plus(0))
	*c.adds, *c.reads = *newAddition(c.seed.Plus(0)), *newReading(c.seed.Plus(0))
	*c.fewer = *newFewer(c.seed.Plus(0))
	*c.broken = *newBreaking(c.seed.Plus(0))
}

// Screens lists the chapter's pages.
func (c *lstm) Screens() []lessons.Screen {
	return []lessons.Screen{c.gates(), c.oneScreen(), c.gap(), c.forget(), c.adding(), c.longer(), c.gru(), c.debug(), kit.RecapScreen("2", recapCode, recapPrints)}
}

// Pace lets each step of a walk be followed.
func (c *lstm) Pace(screen string) int { return kit.WalkOn(screen, "gates") }

// Save returns a deep copy of the state.
func (c *lstm) Save() any {
	return lstmSaved{c.state, c.one.save(), c.race.save(), c.adds.save(), c.reads.save(), c.fewer.save(), c.forgets.save(), c.broken.save()}
}

// Restore puts a saved state back. It panics where the cell went further than it can,
// which only a file can say.
func (c *lstm) Restore(saved any) {
	s := saved.(lstmSaved)
	if len(s.state.gates.made) > handSteps {
		panic("lstm: a state of another cell")
	}
	c.state = s.state
	c.one.restore(s.one)
	c.race.restore(s.race, sameRace)
	c.adds.restore(s.adds)
	c.reads.restore(s.reads)
	c.fewer.restore(s.fewer)
	c.forgets.restore(s.forgets)
	c.broken.restore(s.broken)
}
