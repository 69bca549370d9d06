package dot

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// vectorsState is two vectors, how many terms of their product are added, and
// the learner's guess of the next term.
type vectorsState struct {
	x, y  [3]float64
	term  int
	guess kit.Guess
	knew  bool // a guess was right before it was shown
}

// startVectors are the vectors of the course notes.
func startVectors() vectorsState {
	return vectorsState{x: [3]float64{1, 2, 3}, y: [3]float64{3, 2, 1}}
}

// sum is the running sum after so many terms: Σ xᵢ·yᵢ.
func (s vectorsState) sum(terms int) float64 {
	total := 0.0
	for i := range terms {
		total += float64(s.x[i] * s.y[i])
	}
	return total
}

// vectors: pair by pair, multiply, and add it all up to one number.
func (c *dot) vectors() lessons.Screen {
	s := &c.state.vectors
	return lessons.Screen{
		ID:       "vectors",
		Scene:    c.vectorsScene,
		Controls: c.vectorsControls,
		Questions: []lessons.Question{{
			ID: "cancel", Answer: "2", By: "zero",
		}},
		Tick: func() bool {
			if s.term == len(s.x) {
				return false
			}
			s.guess.Pass()
			s.guess.Judge(float64(s.x[s.term] * s.y[s.term]))
			s.knew = s.knew || s.guess.Right
			s.term++
			return true
		},
		Reset:   func() { *s = startVectors() },
		Explain: c.explainVectors,
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\ny = np.array(%s)\n\nprint(np.dot(x, y))\n", kit.List(s.x[:]...), kit.List(s.y[:]...))
		},
		Prints: func() string { return scene.Number(s.sum(3), 0).Plain() },
		Goals: []lessons.Goal{
			{ID: "guess", Judge: func() lessons.Judgement { return kit.Reached(s.knew) }},
			{ID: "zero", Judge: func() lessons.Judgement {
				some := s.x != [3]float64{} && s.y != [3]float64{}
				judgement := lessons.Judgement{Met: s.term == 3 && some && s.sum(3) == 0, Now: scene.Signed(s.sum(s.term), 0)}
				judgement.Share = kit.Nearness(s.sum(3), 0) * float64(s.term) / 3
				return judgement
			}},
			{ID: "negative", Judge: func() lessons.Judgement {
				met := s.term == 3 && s.sum(3) < 0
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Signed(s.sum(s.term), 0)}
			}},
		},
	}
}

func (c *dot) vectorsControls() []lessons.Control {
	s := &c.state.vectors
	next := min(s.term, 2)
	controls := []lessons.Control{kit.GuessControl(fmt.Sprintf("x[%d]·y[%d]", next, next), &s.guess, s.term == len(s.x))}
	for i := range s.x {
		controls = append(controls, kit.Knob(lessons.Slider{ID: kit.Numbered("x", i), Min: -5, Max: 5, Step: 1, Signed: true}, &s.x[i], s.guess.Withdraw))
	}
	for i := range s.y {
		controls = append(controls, kit.Knob(lessons.Slider{ID: kit.Numbered("y", i), Min: -5, Max: 5, Step: 1, Signed: true}, &s.y[i], s.guess.Withdraw))
	}
	return controls
}

func (c *dot) vectorsScene() scene.Scene {
	s := c.state.vectors
	x, y := nn.FromRows([][]float64{s.x[:]}), kit.Column(s.y[:])
	result := scene.Grid{Name: "x · y", Shape: "()", Kind: "r", Cells: [][]scene.Quantity{{{}}}}
	if s.term > 0 {
		result.Cells[0][0] = scene.Number(s.sum(s.term), 0)
	}
	left, right := kit.GridOf("x", "x", x, 0), kit.GridOf("y", "y", y, 0)
	left.Shape, right.Shape = "(3,)", "(3,)"
	picture := scene.Product{
		Frame: scene.Frame{ID: "product", Width: 36, Rows: 9, Items: append(kit.GridItems(left), scene.Item{ID: scene.At("r", 0, 0), Column: 3})},
		Left:  left, Right: right, Result: result, Term: s.term,
	}
	for i := range s.y {
		picture.Items = append(picture.Items, scene.Item{ID: scene.At("y", i, 0), Row: i - 3, Column: 3})
	}
	return scene.Scene{picture, c.vectorsTerms(), kit.Arithmetic("guess", kit.GuessTerms(&s.guess, s.term == len(s.x)))}
}

// vectorsTerms is the product term by term, with the running sum.
func (c *dot) vectorsTerms() scene.Panel {
	s := c.state.vectors
	table := scene.Table{
		Frame: scene.Frame{ID: "terms", Width: 40, Rows: 4},
		Columns: []scene.Column{
			{Name: "column.k", Role: scene.Muted, Wide: 3},
			{Name: "column.xk", Wide: 6},
			{Name: "column.yk", Wide: 6},
			{Name: "column.product", Role: scene.BySign, Wide: 8},
			{Name: "column.sum", Role: scene.Strong, Wide: 8},
		},
	}
	for i := range s.x {
		row := scene.Row{Cells: []scene.Cell{{Quantity: scene.Number(float64(i), 0)}, {Quantity: scene.Number(s.x[i], 0)}, {Quantity: scene.Number(s.y[i], 0)}, {Word: "to-come", Role: scene.Faint}, {Word: "to-come", Role: scene.Faint}}}
		if i < s.term {
			row.Cells[3] = scene.Cell{Quantity: scene.Signed(s.x[i]*s.y[i], 0)}
			row.Cells[4] = scene.Cell{Quantity: scene.Number(s.sum(i+1), 0)}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (c *dot) explainVectors(item scene.ItemID) []scene.Panel {
	s := c.state.vectors
	at := item.Indices()
	if len(at) != 2 {
		return nil
	}
	k := at[1]
	switch item.Kind() {
	case "y":
		k = at[0]
	case "r":
		var terms []scene.Term
		for i := range s.term {
			if i > 0 {
				terms = append(terms, kit.Op(" + "))
			}
			terms = append(terms, kit.Value(scene.Number(s.x[i], 0)), kit.Op("·"), kit.BySign(kit.Value(scene.Number(s.y[i], 0))))
		}
		return []scene.Panel{kit.Arithmetic("sum", append(terms, kit.Op(" = "), kit.Result(scene.Number(s.sum(s.term), 0))))}
	}
	return []scene.Panel{kit.Arithmetic("term", []scene.Term{
		kit.Symbol(fmt.Sprintf("x[%d]·y[%d]", k, k)), kit.Op(" = "), kit.Value(scene.Number(s.x[k], 0)), kit.Op(" · "), kit.Value(scene.Number(s.y[k], 0)), kit.Op(" = "), kit.Result(scene.Number(s.x[k]*s.y[k], 0)),
	})}
}
