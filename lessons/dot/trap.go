package dot

import (
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
)

// trapState is how many samples there are, and how the swapped product goes
// on.
type trapState struct {
	samples int
	mended  bool // transposed back before the bias is added
	cell    scene.ItemID
}

func startTrap() trapState { return trapState{samples: 3} }

// trapX are the samples of the notes, and two invented ones.
var trapX = nn.FromRows([][]float64{model.BatchX[0], model.BatchX[1], model.BatchX[2], {0.5, -2, 1, 3}, {2, 1, -0.5, 0.8}})

// right is X·Wᵀ + b: a row a sample.
func (s trapState) right() array.Array {
	x := kit.AsArray(kit.Corner(trapX, s.samples, 4))
	return kit.Must(array.Add(kit.Must(array.Dot(x, kit.AsArray(model.NoteW).T())), noteArrays()["b"]))
}

// other is W·Xᵀ + b, a column a sample, to which b is added all the same; or,
// mended, (W·Xᵀ)ᵀ + b.
func (s trapState) other() (array.Array, error) {
	x := kit.AsArray(kit.Corner(trapX, s.samples, 4))
	product := kit.Must(array.Dot(kit.AsArray(model.NoteW), x.T()))
	if s.mended {
		product = product.T()
	}
	return array.Add(product, noteArrays()["b"])
}

// call is the second product as code.
func (s trapState) call() string {
	if s.mended {
		return "np.dot(W, X.T).T + b"
	}
	return "np.dot(W, X.T) + b"
}

// trap: with as many samples as neurons, a wrong product runs.
func (c *dot) trap() lessons.Screen {
	s := &c.state.trap
	return lessons.Screen{
		ID:    "trap",
		Scene: c.trapScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "samples", Min: 1, Max: 5}, &s.samples),
				kit.Either("second", "second.plain", "second.back", &s.mended),
			}
		},
		Questions: []lessons.Question{
			{ID: "which", Answer: "1", By: "trace"},
		},
		Select:  func(item scene.ItemID) { s.cell = item },
		Reset:   func() { *s = startTrap() },
		Explain: c.explainTrap,
		Code: func() string {
			code := "import numpy as np\n\n" + kit.PythonMatrix("X", kit.Corner(trapX, s.samples, 4)) + kit.PythonMatrix("W", model.NoteW) + "b = np.array(" + kit.List(model.NoteB...) + ")\n\nprint(repr(np.dot(X, W.T) + b))\n"
			if _, err := s.other(); err != nil {
				return code + "try:\n    " + s.call() + "\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
			}
			return code + "print(repr(" + s.call() + "))\n"
		},
		Prints: func() string { return kit.Repr(s.right()) + "\n" + kit.ReprOrError(s.other()) },
		Goals: []lessons.Goal{
			{ID: "trace", Judge: func() lessons.Judgement {
				at, ok := s.cell.Of("s", 2)
				met := ok && at[0] != at[1] && s.samples == 3 && !s.mended
				return kit.Reached(met)
			}},
			{ID: "expose", Judge: func() lessons.Judgement {
				_, err := s.other()
				met := err != nil
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Number(float64(s.samples), 0).In("samples")}
			}},
			{ID: "mended", Judge: func() lessons.Judgement {
				met := s.mended && s.samples != 3
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(s.mended)) / 2, Now: scene.Number(float64(s.samples), 0).In("samples")}
			}},
		},
	}
}

func (c *dot) trapScene() scene.Scene {
	s := c.state.trap
	right := kit.Drawn("right", "r", "A", s.right())
	right.Rows, right.Width, right.Digits = 13, 31, 3
	right.Facts["samples"] = strconv.Itoa(s.samples)
	said := kit.Listing(60, kit.Typed("A = np.dot(X, W.T) + b"), kit.Typed("B = "+s.call()))
	said.Beside, said.Rows = false, 10
	other, err := s.other()
	if err != nil {
		wrong := lessons.Refuse(err)
		said.Lines = append(said.Lines, wrong.Trouble()...)
		return scene.Scene{right, said, c.trapShapes()}
	}
	second := kit.Drawn("other", "s", "B", other)
	second.Rows, second.Width, second.Digits, second.Beside = 13, 31, 3, true
	same, lit := 0, make([]bool, other.Size())
	if a, b := s.right(), other; a.Size() == b.Size() {
		first, also := a.Flat(), b.Flat()
		for i := range first {
			lit[i] = first[i] == also[i]
			same += kit.Bit(lit[i])
		}
		right.Lit, second.Lit = lit, lit
	}
	said.Lines = append(said.Lines, scene.CodeLine{Kind: scene.Note, Word: "same", Facts: map[string]string{"same": strconv.Itoa(same), "all": strconv.Itoa(other.Size())}})
	return scene.Scene{right, second, said, c.trapShapes()}
}

// trapShapes writes the shapes along both products.
func (c *dot) trapShapes() scene.Panel {
	n := c.state.trap.samples
	second := []scene.Term{kit.Symbol("B  "), kit.ShapeTerm(3, 4), kit.Op("·"), kit.ShapeTerm(4, n), kit.Op(" → "), kit.ShapeTerm(3, n)}
	if c.state.trap.mended {
		second = append(second, kit.Op(" → "), kit.ShapeTerm(n, 3))
	}
	return kit.Arithmetic("shapes",
		[]scene.Term{kit.Symbol("A  "), kit.ShapeTerm(n, 4), kit.Op("·"), kit.ShapeTerm(4, 3), kit.Op(" → "), kit.ShapeTerm(n, 3), kit.Op("  + (3,)")},
		append(second, kit.Op("  + (3,)")))
}

// explainTrap opens a cell of either result: which sample, which neuron, and
// whose bias was added.
func (c *dot) explainTrap(item scene.ItemID) []scene.Panel {
	s := c.state.trap
	at := item.Indices()
	if len(at) != 2 {
		return nil
	}
	sample, neuron, bias := at[0], at[1], at[1]
	if item.Kind() == "s" && !s.mended {
		sample, neuron = at[1], at[0]
	}
	if sample >= s.samples || neuron >= 3 || bias >= 3 {
		return nil
	}
	var terms []scene.Term
	total := model.NoteB[bias]
	for k := range model.NoteW.Cols {
		total += float64(trapX.At(sample, k) * model.NoteW.At(neuron, k))
		terms = append(terms, kit.Value(scene.Number(trapX.At(sample, k), 2)), kit.Op("·"), kit.BySign(kit.Value(scene.Number(model.NoteW.At(neuron, k), 2))), kit.Op(" + "))
	}
	terms = append(terms, kit.BySign(kit.Value(scene.Number(model.NoteB[bias], 1))), kit.Op(" = "), kit.Result(scene.Number(total, 3)))
	return []scene.Panel{kit.Arithmetic("cell", terms,
		[]scene.Term{kit.Word("whose.sample"), kit.Op(" "), kit.Count(sample), kit.Op("   "), kit.Word("whose.neuron"), kit.Op(" "), kit.Count(neuron), kit.Op("   "), kit.Word("whose.bias"), kit.Op(" "), kit.Count(bias)})}
}
