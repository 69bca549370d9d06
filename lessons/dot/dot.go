package dot

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/nn/array"
)

// dot is the chapter about the dot product: of two vectors, of matrices, and
// what it makes of samples and neurons.
type dot struct {
	seed  lessons.Seed
	state dotState
}

// dotState is all that changes. Its slices are replaced, never written to.
type dotState struct {
	vectors vectorsState
	walk    model.WalkState
	typed   mismatchState
	rows    rowsState
	trap    trapState
	debug   dotDebugState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &dot{seed: lessons.Seed(course), state: dotState{
		vectors: startVectors(), walk: model.StartWalk(), typed: startMismatch(), rows: startRows(), trap: startTrap(),
	}}
}

// Screens lists the chapter's pages.
func (c *dot) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.vectors(), c.matrices(), c.mismatch(), c.rowsAreNeurons(), c.trap(), c.debug(),
		kit.RecapScreen("3", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed.
func (c *dot) Pace(screen string) int { return kit.WalkOn(screen, "vectors", "matrices") }

// Save returns a copy of the state.
func (c *dot) Save() any { return c.state }

// Restore puts a saved state back.
func (c *dot) Restore(s any) { c.state = s.(dotState) }

// noteArrays are the same as NumPy's arrays, by the names that a learner types.
func noteArrays() map[string]array.Array {
	return map[string]array.Array{"x": array.Vector(model.BatchX[0]...), "X": kit.AsArray(model.NoteX), "W": kit.AsArray(model.NoteW), "b": array.Vector(model.NoteB...)}
}
