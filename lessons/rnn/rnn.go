package rnn

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// rnn is the chapter about recurrent networks: by hand on one cell first, and then what
// is learned over many steps.
type rnn struct {
	seed   lessons.Seed
	spoken string // the learner's language when they began
	state  rnnState
	starts *starting
	echo   *echoing
	counts *counting
	holds  *holding
	clips  *clipping
	poetry *poetry
	naming *naming
	broken *breaking
}

// rnnState is the part of the state that is plain values. Its slices are replaced,
// never written to.
type rnnState struct {
	unroll unrollState
	power  powerState
}

// rnnSaved is a deep copy of all of it.
type rnnSaved struct {
	state  rnnState
	start  startState
	echo   echoSaved
	count  countSaved
	hold   holdSaved
	clip   clipSaved
	poetry poetrySaved
	naming namingSaved
	broken breakingSaved
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &rnn{seed: lessons.Seed(course), state: rnnState{unroll: startUnroll(), power: startPower()}, starts: &starting{startState: startStart(course)}, echo: &echoing{}, counts: &counting{}, holds: &holding{}, clips: &clipping{}, poetry: &poetry{}, naming: &naming{}, broken: &breaking{}}
}

// Speak says which poem is the first one.
func (c *rnn) Speak(language string) { c.spoken = language }

// Begin makes the networks.
func (c *rnn) Begin() {
	*c.echo, *c.poetry = *newEchoing(c.seed.Plus(0)), *c.newPoetry()
	*c.counts = *newCounting(countFirst, c.seed.Plus(0))
	*c.holds = *newHolding(c.seed.Plus(0))
	*c.clips = *newClipping(0, c.seed.Plus(0))
	*c.naming = *c.newNaming()
	*c.broken = *newBreaking(c.seed.Plus(0))
}

// Screens lists the chapter's pages.
func (c *rnn) Screens() []lessons.Screen {
	return []lessons.Screen{c.unroll(), c.power(), c.start(), c.echoScreen(), c.parity(), c.hold(), c.clip(), c.poem(), c.names(), c.debug(), kit.RecapScreen("2", recapCode, recapPrints)}
}

// Pace lets each step of a walk be followed.
func (c *rnn) Pace(screen string) int { return kit.WalkOn(screen, "unroll") }

// Save returns a deep copy of the state.
func (c *rnn) Save() any {
	return rnnSaved{c.state, c.starts.startState, c.echo.save(), c.counts.save(), c.holds.save(), c.clips.save(), c.poetry.save(), c.naming.save(), c.broken.save()}
}

// Restore puts a saved state back. It panics where the cell went further than it can,
// which only a file can say.
func (c *rnn) Restore(saved any) {
	s := saved.(rnnSaved)
	if made := s.state.unroll.made; made < 0 || made > unrolled || s.start.begun < 0 || s.start.begun >= len(beginnings) {
		panic("rnn: a state of another cell")
	}
	c.state, c.starts.startState = s.state, s.start
	c.echo.restore(s.echo)
	c.counts.restore(s.count)
	c.holds.restore(s.hold)
	c.clips.restore(s.clip)
	c.poetry.restore(s.poetry)
	c.naming.restore(s.naming)
	c.broken.restore(s.broken)
}
