package shapes

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// broadcastState is two shapes, and how far their sum has come: 1 once they
// are lined up, 2 once they are stretched, then one more for each cell.
type broadcastState struct {
	left, right []int
	step        int
}

// The steps before the cells are added.
const (
	linedUp   = 1
	stretched = 2
)

// largestSum is how many cells a sum on the screen may have.
const largestSum = 60

func startBroadcast() broadcastState { return broadcastState{left: []int{3, 4}, right: []int{3}} }

// operands are a = np.arange(…) and b = 10, 20, 30 …, each in its shape.
func (s broadcastState) operands() (a, b array.Array) {
	tens := make([]int64, scene.Size(s.right))
	for i := range tens {
		tens[i] = int64(10 * (i + 1))
	}
	return counted(s.left), kit.Must(array.Ints(tens, s.right...))
}

// sum is a + b, or NumPy's refusal.
func (s broadcastState) sum() (array.Array, error) {
	a, b := s.operands()
	return array.Add(a, b)
}

// shapes writes the two shapes as a sum.
func (s broadcastState) shapes() string {
	return array.ShapeText(s.left) + " + " + array.ShapeText(s.right)
}

// whole tells whether every cell of the sum is there.
func (s broadcastState) whole() bool {
	r, err := s.sum()
	return err == nil && s.step == stretched+r.Size()
}

// broadcast: axes are lined up from the right; one of length 1 is stretched.
func (c *shapes) broadcast() lessons.Screen {
	state := &c.state.broadcast
	goal := func(id string, left, right []int) lessons.Goal {
		return lessons.Goal{ID: id, Judge: func() lessons.Judgement {
			same := slices.Equal(state.left, left) && slices.Equal(state.right, right)
			judgement := lessons.Judgement{Met: same && state.whole(), Shown: state.shapes()}
			if r, err := state.sum(); err == nil && same {
				judgement.Share = float64(state.step) / float64(stretched+r.Size())
			}
			return judgement
		}}
	}
	return lessons.Screen{
		ID:       "broadcast",
		Scene:    c.broadcastScene,
		Controls: c.broadcastControls,
		Questions: []lessons.Question{{
			ID: "fails", Gate: true, Answer: "3", By: "tried",
		}},
		Tick: func() bool {
			_, err := state.sum()
			if state.whole() || err != nil && state.step == linedUp {
				return false
			}
			state.step++
			return true
		},
		Reset:   func() { *state = startBroadcast() },
		Explain: c.explainBroadcast,
		Code:    c.broadcastCode,
		Prints:  func() string { return kit.ReprOrError(state.sum()) },
		Goals: []lessons.Goal{
			{ID: "tried", Judge: func() lessons.Judgement {
				same := slices.Equal(state.left, []int{3, 4}) && slices.Equal(state.right, []int{3})
				judgement := kit.Reached(same && state.step > 0)
				judgement.Shown = state.shapes()
				return judgement
			}},
			goal("row", []int{3, 4}, []int{4}), goal("outer", []int{3, 1}, []int{1, 4}),
			goal("mend", []int{3, 4}, []int{3, 1}), goal("mend-2", []int{4, 3}, []int{3}),
		},
	}
}

func (c *shapes) broadcastControls() []lessons.Control {
	state := &c.state.broadcast
	presets := []string{"(3, 4)", "(4,)", "(3,)", "(3, 1)", "(1, 4)", "(4, 3)", "()", "(2, 3, 4)"}
	field := func(id, before string, shape *[]int) lessons.Text {
		return shapeField(lessons.Text{
			ID: id, Before: before,
			Next: func(steps int) string { return kit.NextPreset(presets, array.ShapeText(*shape), steps) },
		}, shape, func(typed []int) error {
			if scene.Size(typed) > largestSum || len(typed) > 3 {
				return &lessons.Refusal{Word: "error.large", Facts: map[string]string{"most": strconv.Itoa(largestSum)}, At: -1}
			}
			*shape, state.step = typed, 0
			return nil
		})
	}
	left, right := field("left", "a.shape = ", &state.left), field("right", "b.shape = ", &state.right)
	right.Problem = func() *lessons.Refusal {
		if state.step == 0 { // what happens is still to be seen
			return nil
		}
		_, err := state.sum()
		return lessons.Refuse(err)
	}
	return []lessons.Control{left, right}
}

func (c *shapes) broadcastCode() string {
	state := c.state.broadcast
	code := fmt.Sprintf("import numpy as np\n\na = np.arange(%d).reshape(%s)\nb = (10 * np.arange(1, %d)).reshape(%s)\n\n",
		scene.Size(state.left), array.ShapeText(state.left), scene.Size(state.right)+1, array.ShapeText(state.right))
	if _, err := state.sum(); err != nil {
		return code + "try:\n    a + b\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
	}
	return code + "print(repr(a + b))\n"
}

// original marks, in a stretched array, the cells that were there before.
func original(shape, into []int) []bool {
	lit := make([]bool, scene.Size(into))
	for flat := range lit {
		index := scene.Unravel(flat, into)
		lit[flat] = true
		for i := range into {
			axis := i - (len(into) - len(shape))
			if (axis < 0 || shape[axis] == 1) && index[i] > 0 {
				lit[flat] = false
			}
		}
	}
	return lit
}

func (c *shapes) broadcastScene() scene.Scene {
	state := c.state.broadcast
	a, b := state.operands()
	r, err := state.sum()
	show := func(id, name string, value array.Array) scene.Array {
		if err == nil && state.step >= stretched {
			was := value.Shape()
			value = kit.Must(value.BroadcastTo(r.Shape()...))
			picture := kit.Drawn(id, name, name, value)
			picture.Lit, picture.Source = original(was, r.Shape()), was
			return picture
		}
		return kit.Drawn(id, name, name, value)
	}
	left, right := show("left", "a", a), show("right", "b", b)
	left.Rows, right.Rows = 10, 10
	left.Width, right.Width, right.Beside = 31, 31, true
	left.Facts["left"], left.Facts["right"] = array.ShapeText(state.left), array.ShapeText(state.right)
	panels := scene.Scene{left, right, c.alignment(r, err)}
	lines := []scene.CodeLine{kit.Typed("a + b")}
	if err != nil {
		wrong := lessons.Refuse(err)
		if state.step > 0 {
			lines = append(lines, wrong.Trouble()...)
		}
		said := kit.Listing(31, lines...)
		said.Rows = 9
		return append(panels, said)
	}
	total := kit.Drawn("total", "r", "a + b", r)
	total.Rows = 10
	total.Width, total.Empty = 40, min(r.Size()+stretched-state.step, r.Size())
	if done := state.step - stretched; done > 0 {
		total.Cursor = done - 1
		total.Lit = make([]bool, r.Size())
		total.Lit[done-1] = true
		panels[0], panels[1] = follow(left, done-1), follow(right, done-1)
	}
	if state.whole() {
		lines = append(lines, kit.Echoed(r)...)
	}
	said := kit.Listing(31, lines...)
	said.Rows = 9
	return append(panels, said, total)
}

// follow turns the eyes of an operand to the cell that is being added.
func follow(picture scene.Array, flat int) scene.Array {
	picture.Cursor = flat
	picture.Lit = make([]bool, picture.Value.Size())
	picture.Lit[flat] = true
	return picture
}

// alignment writes the two shapes under each other, from the right, and what
// becomes of each axis.
func (c *shapes) alignment(r array.Array, err error) scene.Panel {
	state := c.state.broadcast
	rank := max(len(state.left), len(state.right))
	at := func(shape []int, i int) (int, bool) {
		axis := i - (rank - len(shape))
		if axis < 0 {
			return 1, false
		}
		return shape[axis], true
	}
	lines := make([][]scene.Term, 4)
	lines[0], lines[1] = []scene.Term{kit.Symbol("a      ")}, []scene.Term{kit.Symbol("b      ")}
	lines[2], lines[3] = []scene.Term{kit.Symbol("       ")}, []scene.Term{kit.Symbol("a + b  ")}
	for i := range rank {
		m, given := at(state.left, i)
		n, also := at(state.right, i)
		lines[0], lines[1] = append(lines[0], axisTerm(m, given, state.step)), append(lines[1], axisTerm(n, also, state.step))
		mark, role := "=", scene.Muted
		switch {
		case m != n && m != 1 && n != 1:
			mark, role = "✗", scene.Danger
		case m != n:
			mark, role = "↔", scene.Guess
		}
		if state.step == 0 {
			mark, role = "?", scene.Faint
		}
		lines[2] = append(lines[2], scene.Term{Kind: scene.Symbol, Text: column5(mark), Role: role})
		text := "·"
		if err == nil && state.step >= stretched {
			text = strconv.Itoa(r.Shape()[i])
		}
		lines[3] = append(lines[3], scene.Term{Kind: scene.Symbol, Text: column5(text), Role: scene.Strong})
	}
	lines[2] = append(lines[2], kit.Op("   "), kit.Word(verdictOf(state.step, err)))
	return scene.Arithmetic{Frame: scene.Frame{ID: "alignment", Width: 31, Rows: 4}, Lines: lines}
}

// verdictOf is the key of what the lined up shapes come to.
func verdictOf(step int, err error) string {
	switch {
	case step == 0:
		return "lined.not"
	case err != nil:
		return "lined.fails"
	default:
		return "lined.fits"
	}
}

// axisTerm is one length of a shape; a 1 that is only thought of is faint.
func axisTerm(length int, given bool, step int) scene.Term {
	switch {
	case given:
		return scene.Term{Kind: scene.Symbol, Text: column5(strconv.Itoa(length)), Role: scene.Strong}
	case step == 0:
		return kit.Op(column5(""))
	default:
		return scene.Term{Kind: scene.Symbol, Text: column5("(1)"), Role: scene.Faint}
	}
}

// column5 sets a text at the right of a column.
func column5(text string) string {
	return strings.Repeat(" ", max(5-len([]rune(text)), 0)) + text
}

// explainBroadcast opens the sum of one cell.
func (c *shapes) explainBroadcast(item scene.ItemID) []scene.Panel {
	state := c.state.broadcast
	a, b := state.operands()
	r, err := state.sum()
	if err != nil || state.step < stretched {
		if panels := kit.ExplainCell(item, "a", "a", a); panels != nil {
			return panels
		}
		return kit.ExplainCell(item, "b", "b", b)
	}
	index, ok := kit.Cell(item, item.Kind(), r.Shape())
	if !ok {
		return nil
	}
	p, q := sourceOf(index, state.left), sourceOf(index, state.right)
	return []scene.Panel{kit.Arithmetic("adding",
		[]scene.Term{kit.Symbol(kit.NumpyIndex("r", index)), kit.Op(" = "), kit.Symbol(kit.NumpyIndex("a", p)), kit.Op(" + "), kit.Symbol(kit.NumpyIndex("b", q))},
		[]scene.Term{kit.Op("= "), kit.Value(kit.CellNumber(a, p)), kit.Op(" + "), kit.Value(kit.CellNumber(b, q)), kit.Op(" = "), kit.Result(kit.CellNumber(r, index))})}
}

// sourceOf is the cell of an operand that stands at an index of the sum.
func sourceOf(index, shape []int) []int {
	from := slices.Clone(index[len(index)-len(shape):])
	for axis, length := range shape {
		if length == 1 {
			from[axis] = 0
		}
	}
	return from
}
