package cnn

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// cnn is the chapter about convolution: by hand on one digit first, and then what a
// network makes of it.
type cnn struct {
	seed   lessons.Seed
	state  cnnState
	train  *training
	moved  *shifting
	own    *headTraining
	budget *planning
	look   *looking
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
	state  cnnState
	train  trainSaved
	moved  shiftingSaved
	own    headSaved
	budget runSaved
	look   lookSaved
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &cnn{
		seed: lessons.Seed(course), state: cnnState{walk: startWalk(), sizes: startSizes(), count: startCount()},
		train: &training{}, moved: &shifting{}, own: &headTraining{}, budget: &planning{}, look: &looking{},
	}
}

// Begin makes the networks, all on the same digits. These are read only now, as the map
// of the course shows none.
func (c *cnn) Begin() {
	c.state.pool = startPool()
	digits := drawn(c.seed.Plus(0))
	*c.train, *c.moved, *c.own = *newTraining(digits), *newShifting(digits), *newHead(digits)
	*c.budget, *c.look = *newPlanning(digits), *newLooking(digits)
}

// Screens lists the chapter's pages.
func (c *cnn) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.walk(), c.sizes(), c.count(), c.poolScreen(), c.ownScreen(), c.trainScreen(), c.movedScreen(), c.budgetScreen(), c.lookScreen(),
		c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed.
func (c *cnn) Pace(screen string) int { return kit.WalkOn(screen, "walk", "sizes") }

// Save returns a deep copy of the state.
func (c *cnn) Save() any {
	return cnnSaved{c.state, c.train.save(), c.moved.save(), c.own.save(), c.budget.save(), c.look.save()}
}

// Restore puts a saved state back.
func (c *cnn) Restore(saved any) {
	s := saved.(cnnSaved)
	c.state = s.state
	c.train.restore(s.train)
	c.moved.restore(s.moved)
	c.own.restore(s.own)
	c.budget.restore(s.budget)
	c.look.restore(s.look)
}
