package dot

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// dotDebugState is which operation stands in the line that is wrong, and which
// mendings were ever in place.
type dotDebugState struct {
	operation   int
	dotted, sum bool
}

// debugCalls are what may stand there: the first is what was found.
var debugCalls = []string{"x * W", "np.sum(x * W)", "np.dot(W, x)", "np.sum(x * W, axis=1)"}

// result is z + b, with one of the operations for z.
func (s dotDebugState) result() (z, out array.Array, err error) {
	x, w := noteArrays()["x"], noteArrays()["W"]
	product := kit.Must(array.Multiply(x, w))
	switch s.operation {
	case 1:
		product = kit.Must(product.Sum(array.AllAxes, false))
	case 2:
		product = kit.Must(array.Dot(w, x))
	case 3:
		product = kit.Must(product.Sum(1, false))
	}
	out, err = array.Add(product, noteArrays()["b"])
	return product, out, err
}

// debug: a star multiplies cell by cell, and broadcasts where nobody asked.
func (c *dot) debug() lessons.Screen {
	s := &c.state.debug
	return lessons.Screen{
		ID:    "debug",
		Scene: c.debugScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Pick("operation", []string{"call.star", "call.all", "call.dot", "call.rows"}, &s.operation, func() {
				s.dotted, s.sum = s.dotted || s.operation == 2, s.sum || s.operation == 3
			})}
		},
		Questions: []lessons.Question{{
			ID: "cause", Answer: "2",
		}},
		Reset: func() { *s = dotDebugState{} },
		Explain: func(item scene.ItemID) []scene.Panel {
			z, _, _ := s.result()
			return kit.ExplainCell(item, "z", "z", z)
		},
		Code: func() string {
			code := model.NoteCode() + "z = " + debugCalls[s.operation] + "\n"
			if _, _, err := s.result(); err != nil {
				return code + "try:\n    z + b\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
			}
			return code + "print(repr(z + b))\n"
		},
		Prints: func() string {
			_, out, err := s.result()
			return kit.ReprOrError(out, err)
		},
		Goals: []lessons.Goal{
			{ID: "dotted", Judge: func() lessons.Judgement { return kit.Reached(s.dotted) }},
			{ID: "summed", Judge: func() lessons.Judgement { return kit.Reached(s.sum) }},
		},
	}
}

func (c *dot) debugScene() scene.Scene {
	z, out, err := c.state.debug.result()
	said := kit.Listing(60, kit.Typed("z = "+debugCalls[c.state.debug.operation]), kit.Typed("z.shape"), kit.Printed(array.ShapeText(z.Shape())), kit.Typed("z + b"))
	said.Beside, said.Rows = false, 10
	if err != nil {
		wrong := lessons.Refuse(err)
		said.Lines = append(said.Lines, wrong.Trouble()...)
	} else {
		said.Lines = append(said.Lines, kit.Echoed(out)...)
	}
	picture := kit.Drawn("z", "z", "z", z)
	picture.Rows, picture.Width = 10, 40
	return scene.Scene{said, picture}
}
