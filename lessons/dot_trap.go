package lessons

import (
	"strconv"

	"sinapse/nn"
	"sinapse/nn/array"
)

// trapState is how many samples there are, and how the swapped product goes
// on.
type trapState struct {
	samples int
	mended  bool // transposed back before the bias is added
	cell    string
}

func startTrap() trapState { return trapState{samples: 3} }

// trapX are the samples of the notes, and two invented ones.
var trapX = nn.FromRows([][]float64{batchX[0], batchX[1], batchX[2], {0.5, -2, 1, 3}, {2, 1, -0.5, 0.8}})

// right is X·Wᵀ + b: a row a sample.
func (s trapState) right() array.Array {
	x := asArray(corner(trapX, s.samples, 4))
	return must(array.Add(must(array.Dot(x, asArray(noteW).T())), noteArrays()["b"]))
}

// other is W·Xᵀ + b, a column a sample, to which b is added all the same; or,
// mended, (W·Xᵀ)ᵀ + b.
func (s trapState) other() (array.Array, error) {
	x := asArray(corner(trapX, s.samples, 4))
	product := must(array.Dot(asArray(noteW), x.T()))
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
func (c *dot) trap() Screen {
	s := &c.state.trap
	return Screen{
		ID:    "trap",
		Scene: c.trapScene,
		Controls: func() []Control {
			return []Control{
				whole("samples", "", 1, 5, &s.samples, nil),
				Choices{
					ID: "second", Options: []string{"second.plain", "second.back"}, Get: func() int { return index(s.mended) },
					Set: func(i int) { s.mended = i == 1 },
				},
			}
		},
		Questions: []Question{
			{ID: "which", Check: func(answer string) Verdict { return Choice(answer, "1", nil) }},
		},
		Select:  func(item string) { s.cell = item },
		Reset:   func() { *s = startTrap() },
		Explain: c.explainTrap,
		Code: func() string {
			code := "import numpy as np\n\n" + pythonMatrix("X", corner(trapX, s.samples, 4)) + pythonMatrix("W", noteW) + "b = np.array(" + list(noteB...) + ")\n\nprint(repr(np.dot(X, W.T) + b))\n"
			if _, err := s.other(); err != nil {
				return code + "try:\n    " + s.call() + "\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
			}
			return code + "print(repr(" + s.call() + "))\n"
		},
		Goals: []Goal{
			{ID: "trace", Judge: func() Judgement {
				at, ok := CellIndex(s.cell)
				met := ok && len(at) == 2 && s.cell[0] == 's' && at[0] != at[1] && s.samples == 3 && !s.mended
				return reached(met)
			}},
			{ID: "expose", Judge: func() Judgement {
				_, err := s.other()
				met := err != nil
				return Judgement{Met: met, Share: float64(index(met)), Now: Number(float64(s.samples), 0).In("samples")}
			}},
			{ID: "mended", Judge: func() Judgement {
				met := s.mended && s.samples != 3
				return Judgement{Met: met, Share: float64(index(s.mended)) / 2, Now: Number(float64(s.samples), 0).In("samples")}
			}},
		},
	}
}

func (c *dot) trapScene() Scene {
	s := c.state.trap
	right := drawn("right", 'r', "A", s.right())
	right.Rows, right.Width, right.Digits = 13, 31, 3
	right.Facts["samples"] = strconv.Itoa(s.samples)
	said := listing(60, typedLine("A = np.dot(X, W.T) + b"), typedLine("B = "+s.call()))
	said.Beside, said.Rows = false, 10
	other, err := s.other()
	if err != nil {
		wrong := refusal(err)
		right.Facts["printed"] = repr(s.right()) + "\n" + wrong.Python
		said.Lines = append(said.Lines, wrong.trouble()...)
		return Scene{right, said, c.trapShapes()}
	}
	right.Facts["printed"] = repr(s.right()) + "\n" + repr(other)
	second := drawn("other", 's', "B", other)
	second.Rows, second.Width, second.Digits, second.Beside = 13, 31, 3, true
	same, lit := 0, make([]bool, other.Size())
	if a, b := s.right(), other; a.Size() == b.Size() {
		first, also := a.Flat(), b.Flat()
		for i := range first {
			lit[i] = first[i] == also[i]
			same += index(lit[i])
		}
		right.Lit, second.Lit = lit, lit
	}
	said.Lines = append(said.Lines, CodeLine{Kind: Note, Word: "same", Facts: map[string]string{"same": strconv.Itoa(same), "all": strconv.Itoa(other.Size())}})
	return Scene{right, second, said, c.trapShapes()}
}

// trapShapes writes the shapes along both products.
func (c *dot) trapShapes() Panel {
	n := c.state.trap.samples
	second := []Term{symbol("B  "), shapeTerm(3, 4), op("·"), shapeTerm(4, n), op(" → "), shapeTerm(3, n)}
	if c.state.trap.mended {
		second = append(second, op(" → "), shapeTerm(n, 3))
	}
	return arithmetic("shapes",
		[]Term{symbol("A  "), shapeTerm(n, 4), op("·"), shapeTerm(4, 3), op(" → "), shapeTerm(n, 3), op("  + (3,)")},
		append(second, op("  + (3,)")))
}

// explainTrap opens a cell of either result: which sample, which neuron, and
// whose bias was added.
func (c *dot) explainTrap(item string) []Panel {
	s := c.state.trap
	at, ok := CellIndex(item)
	if !ok || len(at) != 2 {
		return nil
	}
	sample, neuron, bias := at[0], at[1], at[1]
	if item[0] == 's' && !s.mended {
		sample, neuron = at[1], at[0]
	}
	if sample >= s.samples || neuron >= 3 || bias >= 3 {
		return nil
	}
	var terms []Term
	total := noteB[bias]
	for k := range noteW.Cols {
		total += trapX.At(sample, k) * noteW.At(neuron, k)
		terms = append(terms, value(Number(trapX.At(sample, k), 2)), op("·"), bySign(value(Number(noteW.At(neuron, k), 2))), op(" + "))
	}
	terms = append(terms, bySign(value(Number(noteB[bias], 1))), op(" = "), result(Number(total, 3)))
	return []Panel{arithmetic("cell", terms,
		[]Term{word("whose.sample"), op(" "), value1(sample), op("   "), word("whose.neuron"), op(" "), value1(neuron), op("   "), word("whose.bias"), op(" "), value1(bias)})}
}
