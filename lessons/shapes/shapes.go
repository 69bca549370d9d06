package shapes

import (
	"sync"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// shapes is the chapter about arrays: what a shape is, how one reaches into an
// array, and what reshape, transpose, sums along an axis and broadcasting do to
// it.
type shapes struct {
	seed   lessons.Seed
	state  shapesState
	built  rankedArray        // of the state of rank; it is no state, because that says all of it
	digits func() array.Array // eight handwritten digits, (8, 8, 8): read when they are first looked at
	random array.Array        // np.random.rand(2, 3, 4, 5)
}

// shapesState is all that changes. Its slices are replaced, never written to.
type shapesState struct {
	rank      rankState
	index     indexState
	reshape   reshapeState
	turn      turnState
	fold      foldState
	broadcast broadcastState
	values    valuesState
	pictures  indexState
	pictured  scene.Shown
	brackets  bracketsState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	c := &shapes{seed: lessons.Seed(course), digits: sync.OnceValue(eightDigits)}
	c.random = randomArray(c.seed.Among(valueSeeds), randomShape)
	c.state = shapesState{
		rank: startRank(), index: indexState{text: "0"}, reshape: startReshape(), turn: startTurn(), fold: startFold(),
		broadcast: startBroadcast(), pictures: indexState{text: "0", find: "-"}, values: valuesState{find: "-"}, pictured: scene.AsShades, brackets: startBrackets(),
	}
	return c
}

// Screens lists the chapter's pages.
func (c *shapes) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.rank(), c.index(), c.reshape(), c.transpose(), c.axisSum(), c.broadcast(), c.rank4(), c.pictures(), c.brackets(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed.
func (c *shapes) Pace(screen string) int {
	return kit.WalkOn(screen, "reshape", "transpose", "axis-sum", "broadcast")
}

// Save returns a copy of the state.
func (c *shapes) Save() any { return c.state }

// Restore puts a saved state back. It panics where that has arrays that no field
// takes, which only a file that somebody made up can hold.
func (c *shapes) Restore(saved any) {
	s := saved.(shapesState)
	for _, shape := range [][]int{s.rank.shape, s.reshape.shape, s.broadcast.left, s.broadcast.right} {
		if err := checkShape(shape); err != nil {
			panic("shapes: an array that is too large: " + array.ShapeText(shape))
		}
	}
	c.state = s
}

// counted is np.arange(size).reshape(shape).
func counted(shape []int) array.Array {
	return kit.Must(array.Arange(scene.Size(shape)).Reshape(shape...))
}
