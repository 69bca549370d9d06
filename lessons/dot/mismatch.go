package dot

import (
	"slices"
	"strings"

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

// asked reads a call: np.dot(A, B) or A @ B, of x, X and W, each perhaps with
// .T. It tells whether it is one.
func asked(call string) (left, right string, matmul, ok bool) {
	call = strings.ReplaceAll(call, " ", "")
	if inner, found := strings.CutPrefix(call, "np.dot("); found {
		left, right, ok = strings.Cut(strings.TrimSuffix(inner, ")"), ",")
		ok = ok && strings.HasSuffix(inner, ")")
	} else {
		left, right, ok = strings.Cut(call, "@")
		matmul = true
	}
	return left, right, matmul, ok && operand(left) && operand(right)
}

// operand tells whether a name is one that may be multiplied.
func operand(name string) bool {
	return slices.Contains([]string{"x", "X", "W", "X.T", "W.T", "x.T"}, name)
}

// named finds an array by what a learner calls it.
func named(name string) array.Array {
	base, turned := strings.CutSuffix(name, ".T")
	a := noteArrays()[base]
	if turned {
		return a.T()
	}
	return a
}

// result is what the typed product gives, or NumPy's refusal.
func (s *mismatchState) result() (array.Array, error) {
	left, right, matmul, _ := asked(s.call)
	if matmul {
		return array.MatMul(named(left), named(right))
	}
	return array.Dot(named(left), named(right))
}

// ask takes a product; what is none is refused.
func (s *mismatchState) ask(call string) error {
	left, right, matmul, ok := asked(call)
	if !ok {
		return &lessons.Refusal{Word: "error.product", At: -1}
	}
	s.call = "np.dot(" + left + ", " + right + ")"
	if matmul {
		s.call = left + " @ " + right
	}
	s.transposed = s.transposed || left == "x" && right == "W.T"
	s.swapped = s.swapped || left == "W" && strings.TrimSuffix(right, ".T") == "x"
	s.batch = s.batch || left == "X" && right == "W.T"
	return nil
}

// mismatch: the inner lengths must be equal; else one transposes, or swaps.
func (c *dot) mismatch() lessons.Screen {
	s := &c.state.typed
	presets := []string{"np.dot(x, W)", "np.dot(X, W)", "x @ W"}
	return lessons.Screen{
		ID:    "mismatch",
		Scene: c.mismatchScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{lessons.Text{
				ID:   "call",
				Get:  func() string { return s.call },
				Set:  s.ask,
				Next: func(steps int) string { return kit.NextPreset(presets, s.call, steps) },
				Problem: func() *lessons.Refusal {
					_, err := s.result()
					return lessons.Refuse(err)
				},
			}}
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
	left, right, _, _ := asked(s.call)
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
	left, right, _, _ := asked(c.state.typed.call)
	if panels := kit.ExplainCell(item, "x", left, named(left)); panels != nil {
		return panels
	}
	return kit.ExplainCell(item, "w", right, named(right))
}
