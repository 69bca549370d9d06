package shapes

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// foldState is which operation goes along which axis, and how many cells of
// its result are done.
type foldState struct {
	operation int // of foldNames
	axis      int // 0 for all of them, else the axis and 1
	keep      bool
	folded    int
}

// foldNames are NumPy's names of the operations.
var foldNames = []string{"sum", "mean", "max", "min", "argmax"}

// foldShape is the array of the screen.
var foldShape = []int{2, 3, 4}

func startFold() foldState { return foldState{axis: 3} }

// along is the axis as package array takes it.
func (s foldState) along() array.Axis {
	if s.axis == 0 {
		return array.AllAxes
	}
	return array.Axis(s.axis - 1)
}

// result is what the operation leaves.
func (s foldState) result() array.Array {
	a := counted(foldShape)
	operations := []func(array.Axis, bool) (array.Array, error){a.Sum, a.Mean, a.Max, a.Min, a.ArgMax}
	return kit.Must(operations[s.operation](s.along(), s.keep))
}

// whole tells whether every cell of the result is there.
func (s foldState) whole() bool { return s.folded == s.result().Size() }

// call is the operation as code.
func (s foldState) call() string {
	arguments := ""
	if s.axis > 0 {
		arguments = fmt.Sprintf("axis=%d", s.axis-1)
	}
	if s.keep {
		if arguments != "" {
			arguments += ", "
		}
		arguments += "keepdims=True"
	}
	return fmt.Sprintf("a.%s(%s)", foldNames[s.operation], arguments)
}

// sources are the cells, in C order, that are folded into a cell of the
// result.
func (s foldState) sources(flat int) []int {
	if s.axis == 0 {
		return kit.Seq(scene.Size(foldShape))
	}
	axis := s.axis - 1
	rest := slices.Delete(slices.Clone(foldShape), axis, axis+1)
	index := slices.Insert(scene.Unravel(flat, rest), axis, 0)
	sources := make([]int, foldShape[axis])
	for i := range sources {
		index[axis] = i
		sources[i] = scene.Ravel(index, foldShape)
	}
	return sources
}

// axisSum: an operation along an axis makes that axis vanish.
func (c *shapes) axisSum() lessons.Screen {
	state := &c.state.fold
	return lessons.Screen{
		ID:       "axis-sum",
		Scene:    c.foldScene,
		Controls: c.foldControls,
		Questions: []lessons.Question{{
			ID: "gone", Gate: true, Answer: "1", By: "sheets",
		}},
		Tick: func() bool {
			if state.whole() {
				return false
			}
			state.folded++
			return true
		},
		Reset: func() { *state = startFold() },
		Explain: func(item scene.ItemID) []scene.Panel {
			if panels := kit.ExplainCell(item, "a", "a", counted(foldShape)); panels != nil {
				return panels
			}
			r := state.result()
			if index, ok := kit.Cell(item, "r", r.Shape()); ok {
				return []scene.Panel{c.folding(scene.Ravel(index, r.Shape()))}
			}
			return nil
		},
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\na = np.arange(24).reshape(2, 3, 4)\n\nprint(repr(%s))\n", state.call())
		},
		Prints: func() string { return kit.Repr(state.result()) },
		Goals: []lessons.Goal{
			{ID: "sheets", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.result().Shape(), []int{3, 4}, state.whole() && state.operation == 0)
			}},
			{ID: "middle", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.result().Shape(), []int{2, 4}, state.whole() && state.operation == 0)
			}},
			{ID: "kept", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.result().Shape(), []int{2, 3, 1}, state.whole())
			}},
			{ID: "total", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.result().Shape(), []int{}, state.whole() && state.operation == 0)
			}},
		},
	}
}

func (c *shapes) foldControls() []lessons.Control {
	state := &c.state.fold
	begin := func() { state.folded = 0 }
	return []lessons.Control{
		kit.Pick("operation", kit.Keys("fold.", foldNames), &state.operation, begin),
		kit.Pick("axis", []string{"axis.all", "axis.0", "axis.1", "axis.2"}, &state.axis, begin),
		kit.Toggle("keepdims", &state.keep, begin),
	}
}

func (c *shapes) foldScene() scene.Scene {
	state := c.state.fold
	a, r := counted(foldShape), state.result()
	from, to := kit.Drawn("array", "a", "a", a), kit.Drawn("folded", "r", "r", r)
	from.Rows, to.Rows = 19, 19
	from.Width, to.Width, to.Beside = 34, 28, true
	to.Empty = r.Size() - state.folded
	if state.folded > 0 {
		from.Lit, to.Lit = make([]bool, a.Size()), make([]bool, r.Size())
		sources := state.sources(state.folded - 1)
		for _, flat := range sources {
			from.Lit[flat] = true
		}
		from.Cursor, to.Cursor = sources[0], state.folded-1
		to.Lit[to.Cursor] = true
	}
	said := kit.Listing(40, kit.Typed("r = "+state.call()), kit.Typed("r.shape"), kit.Printed(array.ShapeText(r.Shape())))
	if state.whole() {
		said.Lines = append(append(said.Lines, kit.Typed("r")), kit.Echoed(r)...)
	}
	said.Beside, said.Rows = false, 8
	return scene.Scene{from, to, c.folding(max(state.folded-1, 0)), said}
}

// folding is the worked line of one cell of the result.
func (c *shapes) folding(flat int) scene.Panel {
	state := c.state.fold
	a, r := counted(foldShape), state.result()
	index := scene.Unravel(flat, r.Shape())
	left := kit.Symbol(kit.NumpyIndex("r", index))
	operators := map[string]string{"sum": " + ", "mean": " + "}
	separator, closing := operators[foldNames[state.operation]], ""
	line := []scene.Term{left, kit.Op(" = ")}
	switch foldNames[state.operation] {
	case "sum":
	case "mean":
		line, closing = append(line, kit.Op("(")), fmt.Sprintf(") ÷ %d", len(state.sources(flat)))
	default:
		line, separator, closing = append(line, kit.Op(foldNames[state.operation]+"(")), ", ", ")"
	}
	sources := state.sources(flat)
	for i, source := range sources {
		if i > 3 && i < len(sources)-1 {
			if i == 4 {
				line = append(line, kit.Op(separator+"…"))
			}
			continue
		}
		if i > 0 {
			line = append(line, kit.Op(separator))
		}
		line = append(line, kit.Value(kit.CellNumber(a, scene.Unravel(source, foldShape))))
	}
	total := kit.Result(foldedNumber(r, index))
	if flat >= state.folded { // it is still to be folded
		total = kit.Hidden(total.Quantity)
	}
	return kit.Arithmetic("folding", append(line, kit.Op(closing+" = "), total))
}

// foldedNumber is a cell of the result; a mean has decimals.
func foldedNumber(r array.Array, index []int) scene.Quantity {
	if r.DType() == array.Float64 {
		return scene.Number(r.Float(index...), 2)
	}
	return scene.Number(r.Float(index...), 0)
}
