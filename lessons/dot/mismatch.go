package dot

import (
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// mismatchState is the product that was typed, and which were ever done.
type mismatchState struct {
	call                       string
	transposed, swapped, batch bool
}

func startMismatch() mismatchState { return mismatchState{call: "np.dot(x, W)"} }

// asked reads a product of x, X and W: np.dot(A, B) or A @ B. It was checked when it was
// typed.
func asked(call string) (left, right string) {
	product, _ := array.ParseProduct(call)
	return product.Left, product.Right
}

// operand is one as an array, as NumPy takes it.
func operand(text string) (array.Array, error) {
	a, _, err := array.Evaluate("np.array("+text+")", noteArrays())
	return a, err
}

// named is an operand that was checked.
func named(text string) array.Array { return kit.Must(operand(text)) }

// result is what the typed product gives, or NumPy's refusal.
func (s *mismatchState) result() (array.Array, error) {
	product, _, err := array.Evaluate(s.call, noteArrays())
	return product, err
}

// largestOperand is how many cells an operand on the screen may have.
const largestOperand = 60

// ask takes a product; what is none is refused.
func (s *mismatchState) ask(call string) error {
	answer := kit.Prompt{Names: noteArrays()}.Answer(call)
	if !answer.Readable("ValueError") {
		return answer.Refused
	}
	product, ok := array.ParseProduct(answer.Text)
	if !ok {
		return &lessons.Refusal{Word: "error.product", At: -1}
	}
	left, err := operand(product.Left)
	if err != nil {
		return lessons.Refuse(err)
	}
	right, err := operand(product.Right)
	if err != nil {
		return lessons.Refuse(err)
	}
	if max(left.Size(), right.Size(), answer.Value.Size()) > largestOperand {
		return &lessons.Refusal{Word: "error.large", Facts: map[string]string{"most": strconv.Itoa(largestOperand)}, At: -1}
	}
	s.call = "np.dot(" + product.Left + ", " + product.Right + ")"
	if product.MatMul {
		s.call = product.Left + " @ " + product.Right
	}
	known := noteArrays()
	s.transposed = s.transposed || same(left, known["x"]) && same(right, known["W"].T())
	s.swapped = s.swapped || same(left, known["W"]) && same(right, known["x"])
	s.batch = s.batch || same(left, known["X"]) && same(right, known["W"].T())
	return nil
}

// same tells whether two arrays are alike in shape and cells.
func same(a, b array.Array) bool {
	return slices.Equal(a.Shape(), b.Shape()) && slices.Equal(a.Flat(), b.Flat())
}

// mismatch: the inner lengths must be equal; else one transposes, or swaps.
func (c *dot) mismatch() lessons.Screen {
	s := &c.state.typed
	presets := []string{"np.dot(x, W)", "np.dot(X, W)", "x @ W"}
	return lessons.Screen{
		ID:    "mismatch",
		Scene: c.mismatchScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Line(lessons.Text{ID: "call", Set: s.ask, Problem: func() *lessons.Refusal {
				_, err := s.result()
				return lessons.Refuse(err)
			}}, &s.call, presets)}
		},
		Questions: []lessons.Question{
			{ID: "sums", Answer: "1", By: "transposed"},
			{
				ID: "batch", Answer: "2", By: "batch",
				When: func() bool { return s.transposed && s.swapped },
			},
		},
		Reset:   func() { *s = startMismatch() },
		Explain: c.explainMismatch,
		Code: func() string {
			if _, err := s.result(); err != nil {
				return model.NoteCode() + "try:\n    " + s.call + "\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
			}
			return model.NoteCode() + "print(repr(" + s.call + "))\n"
		},
		Prints: func() string { return kit.ReprOrError(s.result()) },
		Goals: []lessons.Goal{
			{ID: "transposed", Judge: func() lessons.Judgement { return judgeCall(s, s.transposed) }},
			{ID: "swapped", Judge: func() lessons.Judgement { return judgeCall(s, s.swapped) }},
			{ID: "batch", Judge: func() lessons.Judgement { return judgeCall(s, s.batch) }},
		},
	}
}

// judgeCall judges a goal that a product was done; what it gives is said.
func judgeCall(s *mismatchState, met bool) lessons.Judgement {
	judgement := kit.Reached(met)
	judgement.Shown = s.call
	if r, err := s.result(); err == nil {
		judgement.Shown += " → " + array.ShapeText(r.Shape())
	}
	return judgement
}

func (c *dot) mismatchScene() scene.Scene {
	s := c.state.typed
	left, right := asked(s.call)
	lines := []scene.CodeLine{
		kit.Typed("x.shape, X.shape, W.shape"), kit.Printed("((4,), (3, 4), (3, 4))"), kit.Typed(s.call),
	}
	said := kit.Listing(60)
	said.Beside = false
	r, err := s.result()
	out := ""
	if err != nil {
		wrong := lessons.Refuse(err)
		lines = append(lines, wrong.Trouble()...)
	} else {
		lines = append(lines, kit.Echoed(r)...)
		out = array.ShapeText(r.Shape())
	}
	said.Lines, said.Rows = lines, 9
	w := kit.Drawn("second", "w", right, named(right))
	w.Rows, w.Width, w.Beside = 9, 34, true
	x := kit.Drawn("inputs", "x", left, named(left))
	x.Rows, x.Width = 9, 31
	return scene.Scene{said, kit.SizesLine(array.ShapeText(named(left).Shape()), array.ShapeText(named(right).Shape()), out, err == nil), x, w}
}

// explainMismatch opens the place of a cell of an operand.
func (c *dot) explainMismatch(item scene.ItemID) []scene.Panel {
	left, right := asked(c.state.typed.call)
	if panels := kit.ExplainCell(item, "x", left, named(left)); panels != nil {
		return panels
	}
	return kit.ExplainCell(item, "w", right, named(right))
}
