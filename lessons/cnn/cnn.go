package cnn

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// cnn is the chapter about convolution: by hand on one digit first, and then what a
// network makes of it.
type cnn struct {
	seed  lessons.Seed
	state cnnState
}

// cnnState is the part of the state that is plain values. Its slices are replaced,
// never written to.
type cnnState struct {
	walk  walkState
	sizes sizesState
	count countState
	pool  poolState
	debug debugState
}

// cnnSaved is a deep copy of all of it.
type cnnSaved struct {
	state cnnState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &cnn{seed: lessons.Seed(course), state: cnnState{walk: startWalk(), sizes: startSizes(), count: startCount(), pool: startPool()}}
}

// Screens lists the chapter's pages.
func (c *cnn) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.walk(), c.sizes(), c.count(), c.poolScreen(),
		c.debug(),
		kit.RecapScreen("2"),
	}
}

// Save returns a deep copy of the state.
func (c *cnn) Save() any { return cnnSaved{c.state} }

// Restore puts a saved state back.
func (c *cnn) Restore(saved any) {
	s := saved.(cnnSaved)
	c.state = s.state
}
