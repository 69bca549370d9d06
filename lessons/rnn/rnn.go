package rnn

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// rnn is the chapter about recurrent networks: by hand on one cell first, and then what
// is learned over many steps.
type rnn struct {
	state rnnState
}

// rnnState is the part of the state that is plain values. Its slices are replaced,
// never written to.
type rnnState struct {
	unroll unrollState
	power  powerState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(uint32) lessons.Chapter {
	return &rnn{state: rnnState{unroll: startUnroll(), power: startPower()}}
}

// Screens lists the chapter's pages.
func (c *rnn) Screens() []lessons.Screen {
	return []lessons.Screen{c.unroll(), c.power(), kit.RecapScreen("2")}
}

// Save returns a deep copy of the state.
func (c *rnn) Save() any { return c.state }

// Restore puts a saved state back.
func (c *rnn) Restore(saved any) { c.state = saved.(rnnState) }
