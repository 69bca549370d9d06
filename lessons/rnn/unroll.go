package rnn

import (
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// unrolled is over how many steps the cell is drawn.
const unrolled = 3

// unrollState is a cell of one number, and what it reads.
type unrollState struct {
	w, u, b float64
	x       [unrolled]float64
	tanh    bool // the sum goes through tanh
	made    int  // how many states are there
	guess   kit.Guess
	knew    bool // the last state was guessed before it was shown
}

// startUnroll has a cell that halves what it remembers.
func startUnroll() unrollState {
	return unrollState{w: 0.5, u: 1, x: [unrolled]float64{3, -1, 2}}
}

// again forgets the states: they would be other ones now.
func (s *unrollState) again() {
	s.made = 0
	s.guess.Withdraw()
}

// sum is what a step adds up, from 1 on.
func (s *unrollState) sum(step int) float64 {
	return float64(s.w*s.h(step-1)) + float64(s.u*s.x[step-1]) + s.b
}

// h is the state after a step; that before the first is 0.
func (s *unrollState) h(step int) float64 {
	switch {
	case step == 0:
		return 0
	case s.tanh:
		return elementary.Tanh(s.sum(step))
	}
	return s.sum(step)
}

// slope is by how much the state after a step grows with its sum.
func (s *unrollState) slope(step int) float64 {
	if !s.tanh {
		return 1
	}
	h := s.h(step)
	return 1 - float64(h*h)
}

// reach is ∂h₃ by the state after a step: what each step behind it multiplies with.
func (s *unrollState) reach(step int) float64 {
	if step == unrolled {
		return 1
	}
	return s.reach(step+1) * s.slope(step+1) * s.w
}

// bears is ∂h₃ by an input.
func (s *unrollState) bears(step int) float64 { return s.reach(step) * s.slope(step) * s.u }

// tick makes the next state.
func (s *unrollState) tick() bool {
	if s.made == unrolled {
		return false
	}
	s.guess.Pass()
	s.made++
	s.guess.Judge(s.h(s.made))
	s.knew = s.knew || s.guess.Right && s.made == unrolled
	return true
}

// unroll: the same cell at each step, with the state of the step before.
func (c *rnn) unroll() lessons.Screen {
	s := &c.state.unroll
	return lessons.Screen{
		ID:    "unroll",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.GuessControl(scene.Subscript("h", min(s.made+1, unrolled)), &s.guess, s.made == unrolled),
				kit.Knob(lessons.Slider{ID: "w", Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 2}, &s.w, s.again),
				kit.Knob(lessons.Slider{ID: "u", Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 2}, &s.u, s.again),
				kit.Knob(lessons.Slider{ID: "b", Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 2}, &s.b, s.again),
				kit.Toggle("tanh", &s.tanh, s.again),
			}
		},
		Edit: s.input,
		Questions: []lessons.Question{
			{ID: "count", Answer: "1", By: "typed"},
		},
		Tick:    s.tick,
		Reset:   func() { knew := s.knew; *s = startUnroll(); s.knew = knew },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "typed", Judge: func() lessons.Judgement { return kit.Reached(s.knew) }},
			{ID: "first", Judge: s.judgeFirst},
		},
	}
}

// input is the control behind an input that was chosen.
func (s *unrollState) input(item scene.ItemID) lessons.Control {
	at, ok := kit.Nth(item, "x", unrolled)
	if !ok {
		return nil
	}
	return kit.Knob(lessons.Slider{ID: item.String(), Min: -5, Max: 5, Step: 1, Signed: true, Decimals: 1}, &s.x[at], s.again)
}

// judgeFirst asks for a cell in whose last state the first input counts as much as the
// last.
func (s *unrollState) judgeFirst() lessons.Judgement {
	first, last := math.Abs(s.bears(1)), math.Abs(s.bears(unrolled))
	if s.made < unrolled || last == 0 {
		return lessons.Judgement{}
	}
	judgement := lessons.Judgement{Met: first >= last-1e-12, Share: min(first/last, 1), Now: scene.Number(100*first/last, 0).In("percent")}
	if !judgement.Met {
		judgement.Left = scene.Number(100-100*first/last, 0)
	}
	return judgement
}

// scene: the cell drawn at each step, the sum of the last state, and the guess.
func (s *unrollState) scene() scene.Scene {
	return scene.Scene{s.graph(), s.sums(), kit.Arithmetic("guess", kit.GuessTerms(&s.guess, s.made == unrolled))}
}

// graph is the cell, drawn once for each step. Once the last state is there, its
// derivatives by all that came before are.
func (s *unrollState) graph() scene.Panel {
	state, input := func(step int) int { return 2 * step }, func(step int) int { return 2*step - 1 }
	nodes := []scene.GraphNode{{Name: "h₀", Value: scene.Number(0, 2), Constant: true}}
	var links []scene.GraphLink
	back := func(v float64) scene.Quantity {
		if s.made < unrolled {
			return scene.Quantity{}
		}
		return scene.Number(v, 3)
	}
	for step := 1; step <= unrolled; step++ {
		x := scene.GraphNode{Name: scene.Subscript("x", step), Column: step - 1, Row: 2, Value: scene.Number(s.x[step-1], 2), Gradient: back(s.bears(step)), Item: scene.At("x", step)}
		h := scene.GraphNode{Name: scene.Subscript("h", step), Column: step, Formula: "w·h+u·x+b", Gradient: back(s.reach(step)), Item: scene.At("h", step)}
		if s.tanh {
			h.Formula = "tanh(z)"
		}
		ways := [2]scene.GraphLink{
			{From: state(step - 1), To: state(step), Item: scene.At("w", step)},
			{From: input(step), To: state(step), Item: scene.At("u", step)},
		}
		if s.made >= step {
			h.Value = scene.Number(s.h(step), 3)
			ways[0].Slope, ways[1].Slope = scene.Number(s.slope(step)*s.w, 2), scene.Number(s.slope(step)*s.u, 2)
		}
		if s.made == step {
			h.Role = scene.Strong
		}
		nodes, links = append(nodes, x, h), append(links, ways[:]...)
	}
	items := scene.GraphItems(nodes, links)
	for i, item := range items {
		if _, ok := kit.Nth(item.ID, "x", unrolled); ok {
			items[i].Control = item.ID.String()
		}
	}
	facts := map[string]string{"made": scene.Number(float64(s.made), 0).Plain(), "h": scene.Number(s.h(s.made), 3).Plain()}
	return scene.Graph{Frame: scene.Frame{ID: "cell", Width: 60, Rows: 10, Items: items, Facts: facts}, Nodes: nodes, Links: links}
}

// sums is how the last state came about.
func (s *unrollState) sums() scene.Panel {
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "sum", Width: 44, Rows: 3}, Lines: make([][]scene.Term, 3)}
	if s.made == 0 {
		panel.Lines[0] = []scene.Term{kit.Word("sum.none")}
		return panel
	}
	copy(panel.Lines, s.worked(s.made))
	return panel
}

// worked is how the state after a step comes about: in letters, in numbers, and through
// tanh.
func (s *unrollState) worked(step int) [][]scene.Term {
	before, x, h := scene.Subscript("h", step-1), scene.Subscript("x", step), scene.Subscript("h", step)
	result := h
	if s.tanh {
		result = "z"
	}
	lines := [][]scene.Term{
		{kit.Symbol("w"), kit.Op("·"), kit.Symbol(before), kit.Op(" + "), kit.Symbol("u"), kit.Op("·"), kit.Symbol(x), kit.Op(" + "), kit.Symbol("b"), kit.Op(" = "), kit.Symbol(result)},
		{
			kit.BySign(kit.Value(scene.Number(s.w, 2))), kit.Op("·"), kit.Value(scene.Number(s.h(step-1), 2)), kit.Op(" + "),
			kit.BySign(kit.Value(scene.Number(s.u, 2))), kit.Op("·"), kit.Value(scene.Number(s.x[step-1], 2)), kit.Op(" + "),
			kit.BySign(kit.Value(scene.Number(s.b, 2))), kit.Op(" = "), kit.Result(scene.Number(s.sum(step), 3)),
		},
	}
	if s.tanh {
		lines = append(lines, []scene.Term{kit.Symbol(h), kit.Op(" = tanh("), kit.Value(scene.Number(s.sum(step), 3)), kit.Op(") = "), kit.Result(scene.Number(s.h(step), 3))})
	}
	return lines
}

// explain opens a state, an input, or what leads from one to the next.
func (s *unrollState) explain(item scene.ItemID) []scene.Panel {
	if at, ok := kit.Nth(item, "h", unrolled); ok {
		if at < s.made {
			return []scene.Panel{kit.Arithmetic("state", s.worked(at+1)...)}
		}
		return []scene.Panel{kit.Arithmetic("state", []scene.Term{kit.Symbol(scene.Subscript("h", at+1)), kit.Op(" = "), kit.Symbol(lessons.Unguessed)})}
	}
	if s.made < unrolled {
		return nil
	}
	if at, ok := kit.Nth(item, "x", unrolled); ok {
		return []scene.Panel{kit.Arithmetic("bears", s.way(at+1))}
	}
	for kind, weight := range map[string]float64{"w": s.w, "u": s.u} {
		if at, ok := kit.Nth(item, kind, unrolled); ok {
			return []scene.Panel{kit.Arithmetic("link", s.factor(kind, weight, at+1))}
		}
	}
	return nil
}

// way is how ∂h₃ by an input comes about: its weight, and what each link behind it
// multiplies with.
func (s *unrollState) way(step int) []scene.Term {
	terms := []scene.Term{kit.Symbol("∂h₃/∂" + scene.Subscript("x", step)), kit.Op(" = "), kit.BySign(kit.Value(scene.Number(s.slope(step)*s.u, 3)))}
	for k := step + 1; k <= unrolled; k++ {
		terms = append(terms, kit.Op(" · "), kit.BySign(kit.Value(scene.Number(s.slope(k)*s.w, 3))))
	}
	if step == unrolled {
		return append(terms[:2], kit.Result(scene.Number(s.bears(step), 3)))
	}
	return append(terms, kit.Op(" = "), kit.Result(scene.Number(s.bears(step), 3)))
}

// factor is what a link multiplies with: its weight and the slope of tanh.
func (s *unrollState) factor(name string, weight float64, step int) []scene.Term {
	if !s.tanh {
		return []scene.Term{kit.Symbol(name), kit.Op(" = "), kit.Result(scene.Number(weight, 2))}
	}
	return []scene.Term{
		kit.Symbol(name), kit.Op("·(1 − "), kit.Symbol(scene.Subscript("h", step)), kit.Op("²)   "),
		kit.BySign(kit.Value(scene.Number(weight, 2))), kit.Op(" · (1 − "), kit.Value(scene.Number(math.Abs(s.h(step)), 3)), kit.Op("²) = "), kit.Result(scene.Number(s.slope(step)*weight, 3)),
	}
}

// code goes through the steps that were made.
func (s *unrollState) code() string {
	var code strings.Builder
	code.WriteString("import numpy as np\n\nx = " + kit.List(s.x[:]...) + "\n")
	code.WriteString("w, u, b = " + kit.PythonNumber(s.w) + ", " + kit.PythonNumber(s.u) + ", " + kit.PythonNumber(s.b) + "\n\nh = [0.0]\n")
	z := "w * h[-1] + u * x[t] + b"
	if s.tanh {
		z = "np.tanh(" + z + ")"
	}
	code.WriteString("for t in range(" + scene.Number(float64(s.made), 0).Plain() + "):\n    h.append(" + z + ")\nprint(np.round(h, 3))\n")
	if s.made == unrolled {
		slope := ""
		if s.tanh {
			slope = " * (1 - h[t + 1] ** 2)"
		}
		code.WriteString("\nback, by_x = 1.0, [0.0, 0.0, 0.0]\nfor t in [2, 1, 0]:\n    by_x[t] = back" + slope + " * u\n    back *= w" + slope + "\nprint(np.round(by_x, 3))\n")
	}
	return code.String()
}

// prints is what the code prints.
func (s *unrollState) prints() string {
	h := make([]float64, s.made+1)
	for step := range h {
		h[step] = s.h(step)
	}
	printed := kit.NumpyRounded(3, h...).String()
	if s.made == unrolled {
		printed += "\n" + kit.NumpyRounded(3, s.bears(1), s.bears(2), s.bears(3)).String()
	}
	return printed
}
