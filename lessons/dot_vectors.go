package lessons

import (
	"fmt"
	"strconv"

	"sinapse/nn"
)

// vectorsState is two vectors, how many terms of their product are added, and
// the learner's guess of the next term.
type vectorsState struct {
	x, y  [3]float64
	term  int
	guess guess
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
		total += s.x[i] * s.y[i]
	}
	return total
}

// vectors: pair by pair, multiply, and add it all up to one number.
func (c *dot) vectors() Screen {
	s := &c.state.vectors
	return Screen{
		ID:       "vectors",
		Scene:    c.vectorsScene,
		Controls: c.vectorsControls,
		Questions: []Question{{
			ID: "kind", Check: func(answer string) Verdict { return Choice(answer, "1", nil) },
		}},
		Tick: func() bool {
			if s.term == len(s.x) {
				return false
			}
			if s.guess.seen { // it was about the term before
				s.guess = guess{}
			}
			s.guess.seen, s.guess.right = true, s.guess.hits(s.x[s.term]*s.y[s.term])
			s.knew = s.knew || s.guess.right
			s.term++
			return true
		},
		Reset:   func() { *s = startVectors() },
		Explain: c.explainVectors,
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\ny = np.array(%s)\n\nprint(np.dot(x, y))\n", list(s.x[:]...), list(s.y[:]...))
		},
		Goals: []Goal{
			{ID: "guess", Judge: func() Judgement { return reached(s.knew) }},
			{ID: "zero", Judge: func() Judgement {
				some := s.x != [3]float64{} && s.y != [3]float64{}
				judgement := Judgement{Met: s.term == 3 && some && s.sum(3) == 0, Now: Signed(s.sum(s.term), 0)}
				judgement.Share = nearness(s.sum(3), 0) * float64(s.term) / 3
				return judgement
			}},
			{ID: "negative", Judge: func() Judgement {
				met := s.term == 3 && s.sum(3) < 0
				return Judgement{Met: met, Share: float64(index(met)), Now: Signed(s.sum(s.term), 0)}
			}},
		},
	}
}

func (c *dot) vectorsControls() []Control {
	s := &c.state.vectors
	next := min(s.term, 2)
	controls := []Control{guessControl(fmt.Sprintf("x[%d]·y[%d]", next, next), &s.guess)}
	for i := range s.x {
		controls = append(controls, knob(Slider{ID: id("x", i), Min: -5, Max: 5, Step: 1, Signed: true}, &s.x[i]))
	}
	for i := range s.y {
		controls = append(controls, knob(Slider{ID: id("y", i), Min: -5, Max: 5, Step: 1, Signed: true}, &s.y[i]))
	}
	return controls
}

func (c *dot) vectorsScene() Scene {
	s := c.state.vectors
	x, y := nn.FromRows([][]float64{s.x[:]}), column(s.y[:])
	result := Grid{Name: "x · y", Shape: "()", Item: "r", Cells: [][]Quantity{{{}}}}
	if s.term > 0 {
		result.Cells[0][0] = Number(s.sum(s.term), 0)
	}
	left, right := gridOf("x", "x", x, 0), gridOf("y", "y", y, 0)
	left.Shape, right.Shape = "(3,)", "(3,)"
	picture := Product{
		Frame: Frame{ID: "product", Width: 36, Rows: 9, Items: append(gridItems(left), Item{ID: "r0.0", Column: 3})},
		Left:  left, Right: right, Result: result, Term: s.term,
	}
	for i := range s.y {
		picture.Items = append(picture.Items, Item{ID: GridItem("y", i, 0), Row: i - 3, Column: 3})
	}
	picture.Facts = map[string]string{"sum": Number(s.sum(s.term), 0).Plain(), "z": Number(s.sum(3), 0).Plain(), "terms": strconv.Itoa(s.term)}
	return Scene{picture, c.vectorsTerms(), arithmetic("guess", guessTerms(s.guess))}
}

// vectorsTerms is the product term by term, with the running sum.
func (c *dot) vectorsTerms() Panel {
	s := c.state.vectors
	table := Table{
		Frame: Frame{ID: "terms", Width: 40, Rows: 4},
		Columns: []Column{
			{Name: "column.k", Role: Muted, Wide: 3},
			{Name: "column.xk", Wide: 6},
			{Name: "column.yk", Wide: 6},
			{Name: "column.product", Role: BySign, Wide: 8},
			{Name: "column.sum", Role: Strong, Wide: 8},
		},
	}
	for i := range s.x {
		row := Row{Cells: []Cell{{Quantity: Number(float64(i), 0)}, {Quantity: Number(s.x[i], 0)}, {Quantity: Number(s.y[i], 0)}, {Word: "to-come", Role: Faint}, {Word: "to-come", Role: Faint}}}
		if i < s.term {
			row.Cells[3] = Cell{Quantity: Signed(s.x[i]*s.y[i], 0)}
			row.Cells[4] = Cell{Quantity: Number(s.sum(i+1), 0)}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (c *dot) explainVectors(item string) []Panel {
	s := c.state.vectors
	at, ok := CellIndex(item)
	if !ok || len(at) != 2 {
		return nil
	}
	k := at[1]
	switch item[0] {
	case 'y':
		k = at[0]
	case 'r':
		var terms []Term
		for i := range s.term {
			if i > 0 {
				terms = append(terms, op(" + "))
			}
			terms = append(terms, value(Number(s.x[i], 0)), op("·"), bySign(value(Number(s.y[i], 0))))
		}
		return []Panel{arithmetic("sum", append(terms, op(" = "), result(Number(s.sum(s.term), 0))))}
	}
	return []Panel{arithmetic("term", []Term{
		symbol(fmt.Sprintf("x[%d]·y[%d]", k, k)), op(" = "), value(Number(s.x[k], 0)), op(" · "), value(Number(s.y[k], 0)), op(" = "), result(Number(s.x[k]*s.y[k], 0)),
	})}
}
