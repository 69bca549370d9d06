package lessons

import (
	"fmt"
	"slices"

	"sinapse/nn"
	"sinapse/nn/array"
)

// walkState is a walk through a product: which one, in which cell, how many of
// its terms are added, and which cells are done.
type walkState struct {
	form     int
	cell     int // in C order
	term     int
	done     [9]bool
	guess    guess
	knew     bool // a guess was right before its cell was filled
	finished int  // how many rows of matrix · matrix are whole
}

func startWalk() walkState { return walkState{form: 2} }

// A walkForm is a product that can be walked through.
type walkForm struct {
	left, right         nn.Matrix
	leftName, rightName string
	leftShape           string // as NumPy has it: a vector has one axis
	rightShape, out     string
	call                string
	bias                []float64 // one a column, the last term of each cell; nil for none
}

// batchForm is the one of walkForms that adds a bias to each column: a layer on
// a batch.
const batchForm = 4

// walkForms are the three forms of the course notes, a column times a row
// turned round (a product of matrices stays a matrix), and a whole layer.
func walkForms() []walkForm {
	x := nn.FromRows(batchX[:1])
	return []walkForm{
		{nn.FromRows([][]float64{{1, 2, 3}}), column([]float64{3, 2, 1}), "x", "y", "(3,)", "(3,)", "()", "np.dot([1, 2, 3], [3, 2, 1])", nil},
		{x, transposed(noteW), "x", "Wᵀ", "(4,)", "(4, 3)", "(3,)", "np.dot(x, W.T)", nil},
		{noteX, transposed(noteW), "X", "Wᵀ", "(3, 4)", "(4, 3)", "(3, 3)", "np.dot(X, W.T)", nil},
		{nn.FromRows([][]float64{{1, 2}}), column([]float64{3, 4}), "A", "B", "(1, 2)", "(2, 1)", "(1, 1)", "np.dot([[1, 2]], [[3], [4]])", nil},
		{noteX, transposed(noteW), "X", "Wᵀ", "(3, 4)", "(4, 3)", "(3, 3)", "np.dot(X, W.T) + b", noteB},
	}
}

// now is the form that is walked through, and the place in it.
func (s *walkState) now() (form walkForm, row, column int) {
	form = walkForms()[s.form]
	return form, s.cell / form.right.Cols, s.cell % form.right.Cols
}

// terms is how many terms each cell has: its products, then its bias.
func (f walkForm) terms() int { return f.left.Cols + index(f.bias != nil) }

// cells is how many cells the result has.
func (f walkForm) cells() int { return f.left.Rows * f.right.Cols }

// sum is the running sum of a cell after so many terms: Σ leftᵢₖ·rightₖⱼ (+ bⱼ).
func (f walkForm) sum(row, column, terms int) float64 {
	total := 0.0
	for k := range min(terms, f.left.Cols) {
		total += f.left.At(row, k) * f.right.At(k, column)
	}
	if terms > f.left.Cols {
		total += f.bias[column]
	}
	return total
}

// step adds a term, or goes on to the next cell that is not done; false when
// all are.
func (s *walkState) step() bool {
	form, row, column := s.now()
	if s.term < form.terms() {
		s.term++
		if s.term == form.terms() {
			s.done[s.cell] = true
			s.guess.seen, s.guess.right = true, s.guess.hits(form.sum(row, column, s.term))
			s.knew = s.knew || s.guess.right
			s.finish()
		}
		return true
	}
	for cell := range form.cells() {
		if !s.done[cell] {
			s.goTo(cell)
			return true
		}
	}
	return false
}

// goTo begins another cell; one that is done is looked at whole.
func (s *walkState) goTo(cell int) {
	form := walkForms()[s.form]
	s.cell, s.term, s.guess = cell, 0, guess{}
	if s.done[cell] {
		s.term = form.terms()
	}
}

// look goes to the cell of the result that was chosen.
func (s *walkState) look(item string) {
	if at, ok := CellIndex(item); ok && item[0] == 'r' {
		if form, _, _ := s.now(); at[0]*form.right.Cols+at[1] != s.cell {
			s.goTo(at[0]*form.right.Cols + at[1])
		}
	}
}

// finish counts the rows of matrix · matrix that are whole.
func (s *walkState) finish() {
	if s.form != 2 {
		return
	}
	s.finished = 0
	for row := range 3 {
		s.finished += index(s.done[3*row] && s.done[3*row+1] && s.done[3*row+2])
	}
}

// whole tells whether every cell of a form is done.
func (s *walkState) whole(form int) bool {
	return s.form == form && !slices.Contains(s.done[:walkForms()[form].cells()], false)
}

// matrices: each number of the result is a row that meets a column.
func (c *dot) matrices() Screen {
	s := &c.state.walk
	return Screen{
		ID:       "matrices",
		Scene:    s.scene,
		Controls: s.controls,
		Questions: []Question{
			{
				ID: "meet", Gate: true,
				Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
			},
			{
				ID: "one", When: func() bool { return s.form == 3 },
				Check:  func(answer string) Verdict { return Choice(answer, "2", nil) },
				Reveal: func() bool { return s.whole(3) },
			},
		},
		Tick:    s.step,
		Select:  s.look,
		Reset:   func() { *s = startWalk() },
		Explain: s.explain,
		Code: func() string {
			form, _, _ := s.now()
			return noteCode() + "print(repr(" + form.call + "))\n"
		},
		Goals: []Goal{
			{ID: "entry", Judge: func() Judgement { return reached(s.knew) }},
			{ID: "row", Judge: func() Judgement {
				most := 0
				for row := range 3 {
					count := 0
					for column := range 3 {
						count += index(s.form == 2 && s.done[3*row+column])
					}
					most = max(most, count)
				}
				return Judgement{Met: s.finished > 0, Share: float64(most) / 3, Now: Number(float64(most), 0).In("of3")}
			}},
			{ID: "three-sums", Judge: func() Judgement {
				count := 0
				for i := range 3 {
					count += index(s.form == 1 && s.done[i])
				}
				return Judgement{Met: count == 3, Share: float64(count) / 3, Now: Number(float64(count), 0).In("of3")}
			}},
		},
	}
}

func (s *walkState) controls() []Control {
	form, row, column := s.now()
	name := fmt.Sprintf("Y[%d, %d]", row, column)
	switch form.out {
	case "()":
		name = "x·y"
	case "(3,)":
		name = fmt.Sprintf("y[%d]", column)
	}
	return []Control{
		guessControl(name, &s.guess),
		Choices{
			ID: "form", Options: []string{"form.vectors", "form.mixed", "form.matrices", "form.one"},
			Get: func() int { return s.form },
			Set: func(i int) { *s = walkState{form: i, knew: s.knew} },
		},
	}
}

func (s *walkState) scene() Scene {
	form, row, column := s.now()
	left, right := gridOf(form.leftName, "a", form.left, 2), gridOf(form.rightName, "b", form.right, 2)
	left.Shape, right.Shape = form.leftShape, form.rightShape
	if s.form == 2 || s.form == batchForm {
		left.Note = "axes.samples"
	}
	out := Grid{Name: form.name(), Shape: form.out, Item: "r", Cells: make([][]Quantity, form.left.Rows)}
	for i := range out.Cells {
		out.Cells[i] = make([]Quantity, form.right.Cols)
		for k := range out.Cells[i] {
			if s.done[i*form.right.Cols+k] {
				out.Cells[i][k] = Number(form.sum(i, k, form.terms()), 3)
			}
		}
	}
	if s.term > 0 {
		out.Cells[row][column] = Number(form.sum(row, column, s.term), 3)
	}
	picture := Product{
		Frame: Frame{ID: "product", Width: 40, Rows: 9, Items: gridItems(out)},
		Left:  left, Right: right, Result: out, Row: row, Column: column, Term: min(s.term, form.left.Cols),
	}
	picture.Facts = map[string]string{"left": form.leftShape, "right": form.rightShape, "out": form.out, "printed": form.printed()}
	return Scene{picture, s.termTable(), sizesLine(form.leftShape, form.rightShape, form.out, true)}
}

// name is the symbol of the result.
func (f walkForm) name() string {
	if f.bias != nil {
		return "Y = X·Wᵀ + b"
	}
	return "Y"
}

// printed is what Python shows of the product.
func (f walkForm) printed() string {
	y := asArray(must(nn.Mul(f.left, f.right)))
	switch f.out {
	case "()":
		return "10"
	case "(3,)":
		return must(y.Reshape(3)).Repr()
	case "(1, 1)":
		return "array([[11]])"
	default:
		if f.bias != nil {
			y = must(array.Add(y, array.Vector(f.bias...)))
		}
		return y.Repr()
	}
}

// termTable is the cell term by term: what is still to come is a question
// mark.
func (s *walkState) termTable() Panel {
	form, row, column := s.now()
	table := Table{
		Frame: Frame{ID: "terms", Width: 40, Rows: 5},
		Columns: []Column{
			{Name: "column.k", Role: Muted, Wide: 3},
			{Name: "column.row", Wide: 7},
			{Name: "column.column", Wide: 7},
			{Name: "column.product", Role: BySign, Wide: 8},
			{Name: "column.sum", Role: Strong, Wide: 8},
		},
	}
	for k := range form.terms() {
		cells := []Cell{{Word: "bias"}, {}, {}, {Word: "to-come", Role: Faint}, {Word: "to-come", Role: Faint}}
		var term float64
		if k < form.left.Cols {
			l, r := form.left.At(row, k), form.right.At(k, column)
			term = l * r
			cells[0], cells[1], cells[2] = Cell{Quantity: Number(float64(k), 0)}, Cell{Quantity: Number(l, 2)}, Cell{Quantity: Number(r, 2)}
		} else {
			term = form.bias[column]
		}
		if k < s.term {
			cells[3] = Cell{Quantity: Signed(term, 3)}
			cells[4] = Cell{Quantity: Number(form.sum(row, column, k+1), 3)}
		}
		if k == s.term-1 {
			cells[0].Role = Strong
		}
		table.Rows = append(table.Rows, Row{Cells: cells})
	}
	table.Foot = guessTerms(s.guess)
	return table
}

// explain opens a cell of the result that is done.
func (s *walkState) explain(item string) []Panel {
	form := walkForms()[s.form]
	at, ok := CellIndex(item)
	if !ok || item[0] != 'r' || len(at) != 2 || at[0] >= form.left.Rows || at[1] >= form.right.Cols || !s.done[at[0]*form.right.Cols+at[1]] {
		return nil
	}
	var terms []Term
	for k := range form.left.Cols {
		if k > 0 {
			terms = append(terms, op(" + "))
		}
		terms = append(terms, value(Number(form.left.At(at[0], k), 2)), op("·"), bySign(value(Number(form.right.At(k, at[1]), 2))))
	}
	if form.bias != nil {
		terms = append(terms, op(" + "), bySign(value(Number(form.bias[at[1]], 1))))
	}
	return []Panel{arithmetic("sum", append(terms, op(" = "), result(Number(form.sum(at[0], at[1], form.terms()), 3))))}
}
