package model

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
)

// WalkState is a walk through a product: which one, in which cell, how many of
// its terms are added, and which cells are done.
type WalkState struct {
	Form     int
	cell     int // in C order
	Term     int
	Done     [9]bool
	guess    kit.Guess
	Knew     bool // a guess was right before its cell was filled
	Finished int  // how many rows of matrix · matrix are whole
}

// Cells counts the cells of the result that are done.
func (s *WalkState) Cells() int {
	count := 0
	for _, done := range s.Done {
		count += kit.Bit(done)
	}
	return count
}

// StretchedBias is b as it is added: the same row for each sample.
func (s *WalkState) StretchedBias() scene.Panel {
	form, row, column := s.Now()
	picture := kit.Drawn("bias", "b", "b", kit.AsArray(nn.FromRows([][]float64{form.bias, form.bias, form.bias})))
	picture.Items, picture.Digits, picture.Beside, picture.Width = nil, 1, true, 24
	picture.Lit, picture.Cursor = make([]bool, 9), row*3+column
	picture.Lit[row*3+column] = s.Term > form.left.Cols
	return picture
}

// Now is the form that is walked through, and the place in it.
func (s *WalkState) Now() (form WalkForm, row, column int) {
	form = walkForms()[s.Form]
	return form, s.cell / form.right.Cols, s.cell % form.right.Cols
}

// Step adds a term, or goes on to the next cell that is not done; false when
// all are.
func (s *WalkState) Step() bool {
	form, row, column := s.Now()
	if s.Term < form.terms() {
		s.Term++
		if s.Term == form.terms() {
			s.Done[s.cell] = true
			s.guess.Judge(form.sum(row, column, s.Term))
			s.Knew = s.Knew || s.guess.Right
			s.finish()
		}
		return true
	}
	for cell := range form.cells() {
		if !s.Done[cell] {
			s.goTo(cell)
			return true
		}
	}
	return false
}

// goTo begins another cell; one that is done is looked at whole.
func (s *WalkState) goTo(cell int) {
	form := walkForms()[s.Form]
	s.cell, s.Term, s.guess = cell, 0, kit.Guess{}
	if s.Done[cell] {
		s.Term = form.terms()
	}
}

// Look goes to the cell of the result that was chosen.
func (s *WalkState) Look(item scene.ItemID) {
	if at, ok := item.Of("r", 2); ok {
		if form, _, _ := s.Now(); at[0]*form.right.Cols+at[1] != s.cell {
			s.goTo(at[0]*form.right.Cols + at[1])
		}
	}
}

// finish counts the rows of matrix · matrix that are whole.
func (s *WalkState) finish() {
	if s.Form != 2 {
		return
	}
	s.Finished = 0
	for row := range 3 {
		s.Finished += kit.Bit(s.Done[3*row] && s.Done[3*row+1] && s.Done[3*row+2])
	}
}

// Whole tells whether every cell of a form is done.
func (s *WalkState) Whole(form int) bool {
	return s.Form == form && !slices.Contains(s.Done[:walkForms()[form].cells()], false)
}

// Controls are the form, and a guess for the next number.
func (s *WalkState) Controls() []lessons.Control {
	form, row, column := s.Now()
	name := fmt.Sprintf("Y[%d, %d]", row, column)
	switch {
	case form.out == "()":
		name = "x·y"
	case form.out == "(3,)":
		name = fmt.Sprintf("y[%d]", column)
	case s.Form == SingleForm: // whether it has an index is still to be seen
		name = "Y"
	}
	return []lessons.Control{
		kit.GuessControl(name, &s.guess, s.Term == form.terms()),
		kit.Pick("form", []string{"form.vectors", "form.mixed", "form.matrices", "form.one"}, &s.Form, func() { *s = WalkState{Form: s.Form, Knew: s.Knew} }),
	}
}

// Scene shows the product, its running sum and what Python prints.
func (s *WalkState) Scene() scene.Scene {
	form, row, column := s.Now()
	left, right := kit.GridOf(form.leftName, "a", form.left, 2), kit.GridOf(form.rightName, "b", form.right, 2)
	left.Shape, right.Shape = form.leftShape, form.rightShape
	if s.Form == 2 || s.Form == BatchForm {
		left.Note = "axes.samples"
	}
	shape := form.out
	if s.Form == SingleForm && !s.Whole(SingleForm) {
		shape = "?" // it is asked for
	}
	out := scene.Grid{Name: form.name(), Shape: shape, Kind: "r", Cells: make([][]scene.Quantity, form.left.Rows)}
	for i := range out.Cells {
		out.Cells[i] = make([]scene.Quantity, form.right.Cols)
		for k := range out.Cells[i] {
			if s.Done[i*form.right.Cols+k] {
				out.Cells[i][k] = scene.Number(form.sum(i, k, form.terms()), 3)
			}
		}
	}
	if s.Term > 0 {
		out.Cells[row][column] = scene.Number(form.sum(row, column, s.Term), 3)
	}
	picture := scene.Product{
		Frame: scene.Frame{ID: "product", Width: 40, Rows: 9, Items: kit.GridItems(out)},
		Left:  left, Right: right, Result: out, Row: row, Column: column, Term: min(s.Term, form.left.Cols),
	}
	return scene.Scene{picture, s.termTable(), kit.SizesLine(form.leftShape, form.rightShape, shape, true)}
}

// termTable is the cell term by term: what is still to come is a question
// mark.
func (s *WalkState) termTable() scene.Panel {
	form, row, column := s.Now()
	table := scene.Table{
		Frame: scene.Frame{ID: "terms", Width: 40, Rows: 5},
		Columns: []scene.Column{
			{Name: "column.k", Role: scene.Muted, Wide: 3},
			{Name: "column.row", Wide: 7},
			{Name: "column.column", Wide: 7},
			{Name: "column.product", Role: scene.BySign, Wide: 8},
			{Name: "column.sum", Role: scene.Strong, Wide: 8},
		},
	}
	for k := range form.terms() {
		cells := []scene.Cell{{Word: "bias"}, {}, {}, {Word: "to-come", Role: scene.Faint}, {Word: "to-come", Role: scene.Faint}}
		var term float64
		if k < form.left.Cols {
			l, r := form.left.At(row, k), form.right.At(k, column)
			term = l * r
			cells[0], cells[1], cells[2] = scene.Cell{Quantity: scene.Number(float64(k), 0)}, scene.Cell{Quantity: scene.Number(l, 2)}, scene.Cell{Quantity: scene.Number(r, 2)}
		} else {
			term = form.bias[column]
		}
		if k < s.Term {
			cells[3] = scene.Cell{Quantity: scene.Signed(term, 3)}
			cells[4] = scene.Cell{Quantity: scene.Number(form.sum(row, column, k+1), 3)}
		}
		if k == s.Term-1 {
			cells[0].Role = scene.Strong
		}
		table.Rows = append(table.Rows, scene.Row{Cells: cells})
	}
	table.Foot = kit.GuessTerms(&s.guess, s.Term == form.terms())
	return table
}

// Explain opens a cell of the result that is done.
func (s *WalkState) Explain(item scene.ItemID) []scene.Panel {
	form := walkForms()[s.Form]
	at, ok := item.Of("r", 2)
	if !ok || at[0] >= form.left.Rows || at[1] >= form.right.Cols || !s.Done[at[0]*form.right.Cols+at[1]] {
		return nil
	}
	var terms []scene.Term
	for k := range form.left.Cols {
		if k > 0 {
			terms = append(terms, kit.Op(" + "))
		}
		terms = append(terms, kit.Value(scene.Number(form.left.At(at[0], k), 2)), kit.Op("·"), kit.BySign(kit.Value(scene.Number(form.right.At(k, at[1]), 2))))
	}
	if form.bias != nil {
		terms = append(terms, kit.Op(" + "), kit.BySign(kit.Value(scene.Number(form.bias[at[1]], 1))))
	}
	return []scene.Panel{kit.Arithmetic("sum", append(terms, kit.Op(" = "), kit.Result(scene.Number(form.sum(at[0], at[1], form.terms()), 3))))}
}

// Prints is what Python shows of the product.
func (s *WalkState) Prints() string { return walkForms()[s.Form].printed() }

// StartWalk begins the product of two matrices.
func StartWalk() WalkState { return WalkState{Form: 2} }

// A WalkForm is a product that can be walked through.
type WalkForm struct {
	left, right         nn.Matrix
	leftName, rightName string
	leftShape           string // as NumPy has it: a vector has one axis
	rightShape, out     string
	Call                string
	bias                []float64 // one a column, the last term of each cell; nil for none
}

// terms is how many terms each cell has: its products, then its bias.
func (f WalkForm) terms() int { return f.left.Cols + kit.Bit(f.bias != nil) }

// Cells is how many cells the result has.
func (f WalkForm) cells() int { return f.left.Rows * f.right.Cols }

// sum is the running sum of a cell after so many terms: Σ leftᵢₖ·rightₖⱼ (+ bⱼ).
func (f WalkForm) sum(row, column, terms int) float64 {
	total := 0.0
	for k := range min(terms, f.left.Cols) {
		total += float64(f.left.At(row, k) * f.right.At(k, column))
	}
	if terms > f.left.Cols {
		total += f.bias[column]
	}
	return total
}

// name is the symbol of the result.
func (f WalkForm) name() string {
	if f.bias != nil {
		return "Y = X·Wᵀ + b"
	}
	return "Y"
}

// printed is what Python shows of the product.
func (f WalkForm) printed() string {
	y := kit.AsArray(kit.Must(nn.Mul(f.left, f.right)))
	switch f.out {
	case "()":
		return "10"
	case "(3,)":
		return kit.Must(y.Reshape(3)).Repr()
	case "(1, 1)":
		return "array([[11]])"
	default:
		if f.bias != nil {
			y = kit.Must(array.Add(y, array.Vector(f.bias...)))
		}
		return y.Repr()
	}
}

// SingleForm is the one of walkForms that ends in a matrix of a single number.
const SingleForm = 3

// BatchForm is the one of walkForms that adds a bias to each column: a layer on
// a batch.
const BatchForm = 4

// walkForms are the three forms of the course notes, a column times a row
// turned round (a product of matrices stays a matrix), and a whole layer.
func walkForms() []WalkForm {
	x := nn.FromRows(BatchX[:1])
	return []WalkForm{
		{nn.FromRows([][]float64{{1, 2, 3}}), kit.Column([]float64{3, 2, 1}), "x", "y", "(3,)", "(3,)", "()", "np.dot([1, 2, 3], [3, 2, 1])", nil},
		{x, NoteW.T(), "x", "Wᵀ", "(4,)", "(4, 3)", "(3,)", "np.dot(x, W.T)", nil},
		{NoteX, NoteW.T(), "X", "Wᵀ", "(3, 4)", "(4, 3)", "(3, 3)", "np.dot(X, W.T)", nil},
		{nn.FromRows([][]float64{{1, 2}}), kit.Column([]float64{3, 4}), "A", "B", "(1, 2)", "(2, 1)", "(1, 1)", "np.dot([[1, 2]], [[3], [4]])", nil},
		{NoteX, NoteW.T(), "X", "Wᵀ", "(3, 4)", "(4, 3)", "(3, 3)", "np.dot(X, W.T) + b", NoteB},
	}
}
