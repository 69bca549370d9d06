package lessons

import (
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
	product := must(array.Multiply(x, w))
	switch s.operation {
	case 1:
		product = must(product.Sum(array.AllAxes, false))
	case 2:
		product = must(array.Dot(w, x))
	case 3:
		product = must(product.Sum(1, false))
	}
	out, err = array.Add(product, noteArrays()["b"])
	return product, out, err
}

// debug: a star multiplies cell by cell, and broadcasts where nobody asked.
func (c *dot) debug() Screen {
	s := &c.state.debug
	return Screen{
		ID:    "debug",
		Scene: c.debugScene,
		Controls: func() []Control {
			return []Control{Choices{
				ID: "operation", Options: []string{"call.star", "call.all", "call.dot", "call.rows"}, Get: func() int { return s.operation },
				Set: func(i int) {
					s.operation = i
					s.dotted, s.sum = s.dotted || i == 2, s.sum || i == 3
				},
			}}
		},
		Questions: []Question{{
			ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset: func() { *s = dotDebugState{} },
		Explain: func(item string) []Panel {
			z, _, _ := s.result()
			return explainCell(item, 'z', "z", z)
		},
		Code: func() string {
			code := noteCode() + "z = " + debugCalls[s.operation] + "\n"
			if _, _, err := s.result(); err != nil {
				return code + "try:\n    z + b\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
			}
			return code + "print(repr(z + b))\n"
		},
		Goals: []Goal{
			{ID: "dotted", Judge: func() Judgement { return reached(s.dotted) }},
			{ID: "summed", Judge: func() Judgement { return reached(s.sum) }},
		},
	}
}

func (c *dot) debugScene() Scene {
	z, out, err := c.state.debug.result()
	said := listing(60, typedLine("z = "+debugCalls[c.state.debug.operation]), typedLine("z.shape"), shown(array.ShapeText(z.Shape())), typedLine("z + b"))
	said.Beside, said.Rows = false, 10
	if err != nil {
		wrong := refusal(err)
		said.Facts = map[string]string{"printed": wrong.Python}
		said.Lines = append(said.Lines, wrong.trouble()...)
	} else {
		said.Facts = map[string]string{"printed": repr(out)}
		said.Lines = append(said.Lines, echoed(out)...)
	}
	picture := drawn("z", 'z', "z", z)
	picture.Rows, picture.Width = 10, 40
	return Scene{said, picture}
}
