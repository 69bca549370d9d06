package lessons

import (
	"sinapse/nn"
	"sinapse/nn/array"
)

// dot is the chapter about the dot product: of two vectors, of matrices, and
// what it makes of samples and neurons.
type dot struct{ state dotState }

// dotState is all that changes. Its slices are replaced, never written to.
type dotState struct {
	vectors vectorsState
	walk    walkState
	typed   mismatchState
	rows    rowsState
	trap    trapState
	debug   dotDebugState
}

func newDot(uint32) Chapter {
	return &dot{state: dotState{
		vectors: startVectors(), walk: startWalk(), typed: startMismatch(), rows: startRows(), trap: startTrap(),
	}}
}

// Screens lists the chapter's pages.
func (c *dot) Screens() []Screen {
	return []Screen{
		c.vectors(), c.matrices(), c.mismatch(), c.rowsAreNeurons(), c.trap(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "3", nil) }),
	}
}

// Save returns a copy of the state.
func (c *dot) Save() any { return c.state }

// Restore puts a saved state back.
func (c *dot) Restore(s any) { c.state = s.(dotState) }

// The weights and the biases of the course notes: a row a neuron, and the first
// sample.
var (
	noteW = nn.FromRows([][]float64{{0.2, 0.8, -0.5, 1}, {0.5, -0.91, 0.26, -0.5}, {-0.26, -0.27, 0.17, 0.87}})
	noteB = []float64{2, 3, 0.5}
	noteX = nn.FromRows(batchX)
)

// noteArrays are the same as NumPy's arrays, by the names that a learner types.
func noteArrays() map[string]array.Array {
	return map[string]array.Array{"x": array.Vector(batchX[0]...), "X": asArray(noteX), "W": asArray(noteW), "b": array.Vector(noteB...)}
}

// noteCode defines them in Python.
func noteCode() string {
	return "import numpy as np\n\n" + pythonMatrix("X", noteX) + "x = X[0]\n" + pythonMatrix("W", noteW) + "b = np.array(" + list(noteB...) + ")\n\n"
}

// gridOf is a matrix as a grid of a product.
func gridOf(name, item string, m nn.Matrix, decimals int) Grid {
	grid := Grid{Name: name, Shape: shape(m.Rows, m.Cols), Item: item, Cells: make([][]Quantity, m.Rows)}
	for i := range grid.Cells {
		grid.Cells[i] = make([]Quantity, m.Cols)
		for k := range grid.Cells[i] {
			grid.Cells[i][k] = Number(m.At(i, k), decimals)
		}
	}
	return grid
}

// gridItems lists the cells of a grid for the arrows.
func gridItems(grid Grid) []Item {
	var items []Item
	for i, row := range grid.Cells {
		for k := range row {
			items = append(items, Item{ID: GridItem(grid.Item, i, k), Row: i, Column: k})
		}
	}
	return items
}

// transposed is mᵀ.
func transposed(m nn.Matrix) nn.Matrix {
	t := nn.NewMatrix(m.Cols, m.Rows)
	for i := range m.Rows {
		for k := range m.Cols {
			t.Set(k, i, m.At(i, k))
		}
	}
	return t
}

// A guess is what a learner typed for a number before it was shown.
type guess struct {
	text  string // "" for none
	value float64
	right bool // once the number is there
	seen  bool
}

// hits tells whether a guess is right, to half of its second decimal.
func (g guess) hits(value float64) bool {
	const half = 0.005
	return g.text != "" && g.value >= value-half-1e-9 && g.value <= value+half+1e-9
}

// Unguessed is what stands in a field for a guess while there is none. It is no
// text to be changed.
const Unguessed = "?"

// guessControl is a field for a guess.
func guessControl(before string, g *guess) Control {
	return Text{
		ID: "guess", Before: before + " = ",
		Get: func() string {
			if g.text == "" {
				return Unguessed
			}
			return g.text
		},
		Set: func(text string) error {
			value, err := ParseNumber(text)
			if err != nil {
				return &Refusal{Word: "error.number", At: -1}
			}
			*g = guess{text: text, value: value}
			return nil
		},
		Next: func(steps int) string { return Number(g.value+float64(steps), 2).Plain() },
	}
}

// guessTerms say what became of a guess.
func guessTerms(g guess) []Term {
	if g.text == "" {
		return []Term{word("guess.none")}
	}
	terms := []Term{word("guess.yours"), op(" "), {Kind: Symbol, Text: g.text, Role: Guess}}
	switch {
	case g.seen && g.right:
		terms = append(terms, op("  "), Term{Kind: Symbol, Text: "✓", Role: Success}, op(" "), word("guess.right"))
	case g.seen:
		terms = append(terms, op("  "), word("guess.other"))
	}
	return terms
}

// sizesLine ties the two inner lengths of a product: they must be equal.
func sizesLine(left, right, out string, fits bool) Panel {
	mark, key, role := "=", "sizes.fit", Success
	if !fits {
		mark, key, role = "≠", "sizes.fail", Danger
	}
	line := []Term{{Kind: Symbol, Text: left, Role: Strong}, op("  ·  "), {Kind: Symbol, Text: right, Role: Strong}}
	if fits {
		line = append(line, op("  →  "), Term{Kind: Symbol, Text: out, Role: Strong})
	}
	return arithmetic("sizes", line, []Term{{Kind: Symbol, Text: mark, Role: role}, op("  "), word(key)})
}
