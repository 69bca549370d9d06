package shapes

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// turnState is which array is turned, by which order of its axes, and how many
// of its cells have moved.
type turnState struct {
	shape int // of turnShapes
	axes  []int
	moved int
}

// turnShapes are the arrays that can be turned: the first three hold the same
// three numbers.
var turnShapes = [][]int{{3}, {3, 1}, {1, 3}, {2, 3}, {2, 3, 4}}

// startTurn begins with a matrix, turned already.
func startTurn() turnState { return turnState{shape: 3, axes: []int{1, 0}} }

// value is the array that is turned.
func (s turnState) value() array.Array { return counted(turnShapes[s.shape]) }

// result is what the array becomes.
func (s turnState) result() array.Array { return kit.Must(s.value().Transpose(s.axes...)) }

// whole tells whether every cell has moved.
func (s turnState) whole() bool { return s.moved == s.value().Size() }

// reversed is the order of axes of a.T.
func reversed(rank int) []int {
	axes := make([]int, rank)
	for i := range axes {
		axes[i] = rank - 1 - i
	}
	return axes
}

// orders are the orders in which n axes can stand, the reversed one first.
func orders(n int) [][]int {
	var all [][]int
	var extend func(chosen []int)
	extend = func(chosen []int) {
		if len(chosen) == n {
			all = append(all, slices.Clone(chosen))
			return
		}
		for axis := n - 1; axis >= 0; axis-- {
			if !slices.Contains(chosen, axis) {
				extend(append(chosen, axis))
			}
		}
	}
	extend(nil)
	return all
}

// transpose: the axes change places, and each value keeps its neighbours.
func (c *shapes) transpose() lessons.Screen {
	state := &c.state.turn
	return lessons.Screen{
		ID:       "transpose",
		Scene:    c.turnScene,
		Controls: c.turnControls,
		Questions: []lessons.Question{{
			ID: "vector", Gate: true, Answer: "1", By: "nothing",
		}},
		Tick: func() bool {
			if state.whole() {
				return false
			}
			state.moved++
			return true
		},
		Reset: func() { *state = startTurn() },
		Explain: func(item scene.ItemID) []scene.Panel {
			if panels := kit.ExplainCell(item, "a", "a", state.value()); panels != nil {
				return panels
			}
			return c.explainTurned(item)
		},
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\na = np.arange(%d).reshape(%s)\nt = a.transpose(%s)\n\nprint(repr(t))\n",
				state.value().Size(), array.ShapeText(turnShapes[state.shape]), kit.Tuple(state.axes))
		},
		Prints: func() string { return state.result().Repr() },
		Goals: []lessons.Goal{
			{ID: "nothing", Judge: func() lessons.Judgement {
				return kit.JudgeShape(turnShapes[state.shape], []int{3}, state.whole())
			}},
			{ID: "upright", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.result().Shape(), []int{3, 1}, state.whole())
			}},
			{ID: "depth", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.result().Shape(), []int{4, 2, 3}, state.whole())
			}},
		},
	}
}

func (c *shapes) turnControls() []lessons.Control {
	state := &c.state.turn
	options := kit.NumberedKeys("turn.", len(turnShapes))
	return []lessons.Control{
		kit.Pick("array", options, &state.shape, func() { *state = turnState{shape: state.shape, axes: reversed(len(turnShapes[state.shape]))} }),
		lessons.Text{
			ID: "order", Before: "a.transpose(", After: ")",
			Get: func() string { return kit.Tuple(state.axes) },
			Set: func(text string) error {
				prompt := kit.Prompt{Before: "a.transpose(", After: ")", Pasted: []string{"t = a.transpose(", ".transpose("}, Names: map[string]array.Array{"a": state.value()}}
				answer := prompt.Answer(text)
				if answer.Refused != nil {
					return answer.Refused
				}
				axes, err := array.ParseShape(answer.Text)
				if err != nil || len(axes) != answer.Value.NDim() { // nothing, or None
					axes = reversed(answer.Value.NDim())
				}
				for i, axis := range axes {
					axes[i] = (axis + len(axes)) % len(axes) // −1 is the last one
				}
				state.axes, state.moved = axes, 0
				return nil
			},
			Next: func(steps int) string {
				all := orders(len(state.axes))
				texts := make([]string, len(all))
				for i, order := range all {
					texts[i] = kit.Tuple(order)
				}
				return kit.NextPreset(texts, kit.Tuple(state.axes), steps)
			},
		},
	}
}

// source is the index in the array of the cell that stands at an index of the
// turned one: axis i of the result is axis axes[i] of the array.
func (s turnState) source(index []int) []int {
	from := make([]int, len(index))
	for i, axis := range s.axes {
		from[axis] = index[i]
	}
	return from
}

func (c *shapes) explainTurned(item scene.ItemID) []scene.Panel {
	state := c.state.turn
	t := state.result()
	index, ok := kit.Cell(item, "t", t.Shape())
	if !ok {
		return nil
	}
	return []scene.Panel{kit.Arithmetic("moved", []scene.Term{
		kit.Symbol(kit.NumpyIndex("t", index)), kit.Op(" = "), kit.Symbol(kit.NumpyIndex("a", state.source(index))), kit.Op(" = "), kit.Result(kit.CellNumber(t, index)),
	})}
}

func (c *shapes) turnScene() scene.Scene {
	state := c.state.turn
	a, t := state.value(), state.result()
	from, to := kit.Drawn("array", "a", "a", a), kit.Drawn("turned", "t", "t", t)
	from.Rows, to.Rows = 20, 20
	from.Width, to.Width, to.Beside = 30, 34, true
	to.Empty = t.Size() - state.moved
	if state.moved > 0 {
		last := scene.Unravel(state.moved-1, t.Shape())
		from.Cursor, to.Cursor = scene.Ravel(state.source(last), a.Shape()), state.moved-1
		from.Lit, to.Lit = make([]bool, a.Size()), make([]bool, t.Size())
		from.Lit[from.Cursor], to.Lit[to.Cursor] = true, true
	}
	lines := []scene.CodeLine{
		kit.Typed("a.shape"), kit.Printed(array.ShapeText(a.Shape())), kit.Typed("t = a.transpose(" + kit.Tuple(state.axes) + ")"),
		kit.Typed("t.shape"), kit.Printed(array.ShapeText(t.Shape())),
	}
	said := kit.Listing(34, lines...)
	said.Beside = false
	return scene.Scene{from, to, said}
}
