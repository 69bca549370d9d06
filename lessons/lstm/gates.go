package lstm

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// offered is what the cell of gates is offered at each step.
var offered = [...]float64{0.8, -0.5, 0.9, -0.7, 0.4, -0.9, 0.6, -0.3}

const (
	handSteps = len(offered)
	nearSteps = 20  // over which nine tenths are to be kept
	farSteps  = 100 // over which half is
	everyStep = 5   // how far apart the steps are that are drawn of what is kept
)

// hand are the gates as a hand has set them.
type hand struct{ f, i, o float64 }

// gatesState is a cell whose gates are opened by hand.
type gatesState struct {
	now  hand
	made []hand // the gates at the steps that were made; replaced, never written to
}

func startGates() gatesState { return gatesState{now: hand{f: 0.5, i: 0.5, o: 0.5}} }

// shown is what a cell lets through an open output gate.
func shown(c float64) float64 { return elementary.Tanh(c) }

// steps are those that were made, and behind them the one that is next.
func (s *gatesState) steps() []cellStep {
	var steps []cellStep
	c := 0.0
	for t := range min(len(s.made)+1, handSteps) {
		gates := s.now
		if t < len(s.made) {
			gates = s.made[t]
		}
		now := cellStep{i: gates.i, f: gates.f, o: gates.o, g: offered[t], before: c}
		now.c = float64(gates.f*c) + float64(gates.i*offered[t])
		now.h = gates.o * shown(now.c)
		c = now.c
		steps = append(steps, now)
	}
	return steps
}

// kept is what of a number is left after so many steps.
func (s *gatesState) kept(steps int) float64 {
	left := 1.0
	for range steps {
		left *= s.now.f
	}
	return left
}

// tick makes the next step with the gates as they are.
func (s *gatesState) tick() bool {
	if len(s.made) == handSteps {
		return false
	}
	s.made = append(slices.Clip(s.made), s.now)
	return true
}

// gates: three valves, by hand.
func (c *lstm) gates() lessons.Screen {
	s := &c.state.gates
	gate := func(id string, value *float64) lessons.Control {
		return kit.Knob(lessons.Slider{ID: id, Max: 1, Step: 0.1, Decimals: 3}, value)
	}
	return lessons.Screen{
		ID:    "gates",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{gate(gateF, &s.now.f), gate(gateI, &s.now.i), gate(gateO, &s.now.o)}
		},
		Questions: []lessons.Question{{ID: "wide", Answer: "3", By: "near"}},
		Tick:      s.tick,
		Reset:     func() { *s = startGates() },
		Explain:   s.explain,
		Code:      s.code,
		Prints:    s.prints,
		Goals: []lessons.Goal{
			{ID: "carried", Judge: s.judgeCarried},
			{ID: "near", Judge: func() lessons.Judgement { return judgeKept(s.kept(nearSteps), 0.9, 0.95) }},
			{ID: "far", Judge: func() lessons.Judgement { return judgeKept(s.kept(farSteps), 0.45, 0.55) }},
		},
	}
}

// judgeCarried asks for the first number to be in the cell at the end, and to be shown
// there alone.
func (s *gatesState) judgeCarried() lessons.Judgement {
	const near, hidden, loud = 0.05, 0.02, 0.6
	steps, good := s.steps()[:len(s.made)], 0
	for t, now := range steps {
		last := t == handSteps-1
		if math.Abs(now.c-offered[0]) > near || !last && math.Abs(now.h) > hidden || last && now.h < loud {
			break
		}
		good++
	}
	return lessons.Judgement{Met: good == handSteps, Share: float64(good) / float64(handSteps)}
}

// judgeKept judges a share that is to lie between two.
func judgeKept(share, low, high float64) lessons.Judgement {
	met := share >= low && share <= high
	judgement := lessons.Judgement{Met: met, Share: 1, Now: scene.Number(100*share, 1).In("percent")}
	if !met {
		judgement.Share = max(0.9-float64(0.9*min(math.Abs(share-float64((low+high)/2)), 1)), 0)
	}
	return judgement
}

// scene: the cell at the next step, all steps so far, and what f keeps.
func (s *gatesState) scene() scene.Scene {
	steps := s.steps()
	now := steps[len(steps)-1]
	graph := now.graph("valves", len(steps), map[string]string{
		"step": fmt.Sprint(len(steps)), "f": scene.Number(now.f, 3).Plain(), "i": scene.Number(now.i, 3).Plain(), "o": scene.Number(now.o, 3).Plain(),
		"c": scene.Number(now.c, 3).Plain(), "h": scene.Number(now.h, 3).Plain(),
	})
	for k, item := range graph.Items {
		if len(s.made) < handSteps && (item.ID == scene.At(gateF) || item.ID == scene.At(gateI) || item.ID == scene.At(gateO)) {
			graph.Items[k].Control = item.ID.String()
		}
	}
	return scene.Scene{graph, s.table(), s.left()}
}

// table is the numbers of all steps that were made.
func (s *gatesState) table() scene.Panel {
	table := scene.Table{Frame: scene.Frame{ID: "steps", Width: 46, Rows: handSteps + 1, Facts: map[string]string{"made": fmt.Sprint(len(s.made))}}}
	for _, name := range []string{"column.g", "column.i", "column.f", "column.c", "column.o", "column.h"} {
		column := scene.Column{Name: name, Wide: 6}
		if name == "column.c" || name == "column.h" {
			column.Role = scene.Strong
		}
		column.Spare = name == "column.o" // it stands in the cell above
		table.Columns = append(table.Columns, column)
	}
	steps := s.steps()
	for t := range handSteps {
		row := scene.Row{Name: fmt.Sprint(t + 1), Cells: make([]scene.Cell, len(table.Columns))}
		row.Cells[0].Quantity = scene.Signed(offered[t], 1)
		if t < len(s.made) {
			now := steps[t]
			for k, v := range []float64{now.i, now.f} {
				row.Cells[k+1].Quantity = scene.Number(v, 3)
			}
			row.Cells[3] = scene.Cell{Quantity: scene.Signed(now.c, 3), Item: scene.At("s", 0, t)}
			row.Cells[4].Quantity = scene.Number(now.o, 3)
			row.Cells[5] = scene.Cell{Quantity: scene.Signed(now.h, 3), Item: scene.At("s", 1, t)}
			table.Items = append(table.Items, scene.Item{ID: row.Cells[3].Item, Row: t}, scene.Item{ID: row.Cells[5].Item, Row: t, Column: 1})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// left is what of 1 is left by step, with what the goals ask for.
func (s *gatesState) left() scene.Panel {
	plot := scene.Plot{
		Frame: scene.Frame{ID: "left", Width: 40, Rows: 8, Facts: map[string]string{
			"f": scene.Number(s.now.f, 3).Plain(), "near": scene.Number(s.kept(nearSteps), 3).Plain(), "far": scene.Number(s.kept(farSteps), 3).Plain(),
		}},
		X: scene.Axis{Name: "axis.steps", Max: farSteps, Ticks: []float64{nearSteps, 40, 60, 80}}, Y: scene.Axis{Name: "axis.left", Max: 1.2, Ticks: []float64{0.5, 1}},
		Lines: []scene.Line{{Role: scene.Faint}}, Residuals: true,
	}
	for k := 0; k <= farSteps; k += everyStep {
		mark := scene.Mark{X: float64(k), Y: s.kept(k), Role: scene.Strong, Item: scene.At("k", k)}
		plot.Points = append(plot.Points, mark)
		plot.Items = append(plot.Items, scene.Item{ID: mark.Item, Column: k / everyStep})
	}
	return plot
}

// explain opens what stands in the cell at a step, what it shows, or what of 1 is left.
func (s *gatesState) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("k", 1); ok && at[0] <= farSteps {
		return []scene.Panel{kit.Arithmetic("power", []scene.Term{
			kit.Symbol("f"), kit.Op("   "), kit.Value(scene.Number(s.now.f, 3)), kit.Op("   "), kit.Word("power.times"), kit.Op(" "), kit.Count(at[0]), kit.Op("   "), kit.Word("power.gives"), kit.Op(" "), kit.Result(scene.Number(s.kept(at[0]), -1)),
		})}
	}
	steps := s.steps()
	step, row := len(steps)-1, -1
	switch item {
	case scene.At("c"):
		row = 0
	case scene.At("t"), scene.At("h"):
		row = 1
	default:
		if at, ok := kit.Cell(item, "s", []int{2, len(s.made)}); ok {
			row, step = at[0], at[1]
		}
	}
	if row < 0 {
		return nil
	}
	c, h := steps[step].worked()
	return []scene.Panel{kit.Arithmetic("sum", [][]scene.Term{c, h}[row])}
}

// code goes through the steps that were made, and says what f keeps.
func (s *gatesState) code() string {
	gates := [3][]float64{}
	for _, now := range s.made {
		for k, v := range []float64{now.i, now.f, now.o} {
			gates[k] = append(gates[k], v)
		}
	}
	var code strings.Builder
	code.WriteString("import numpy as np\n\n")
	if len(s.made) > 0 {
		code.WriteString("g = " + kit.List(offered[:len(s.made)]...) + "\n")
		for k, name := range []string{gateI, gateF, gateO} {
			code.WriteString(name + " = " + kit.List(gates[k]...) + "\n")
		}
		code.WriteString("\nc, h = [0.0], [0.0]\nfor t in range(len(g)):\n    c.append(f[t] * c[t] + i[t] * g[t])\n    h.append(o[t] * np.tanh(c[t + 1]))\nprint(np.round(c, 3))\nprint(np.round(h, 3))\n\n")
	}
	code.WriteString("left = " + kit.PythonNumber(s.now.f) + " ** np.array([20, 100])\nprint(f\"{left[0]:.3f} {left[1]:.3f}\")\n")
	return code.String()
}

// prints is what the code prints.
func (s *gatesState) prints() string {
	left := kit.Fixed(s.kept(nearSteps), 3) + " " + kit.Fixed(s.kept(farSteps), 3)
	if len(s.made) == 0 {
		return left
	}
	c, h := []float64{0}, []float64{0}
	for _, now := range s.steps()[:len(s.made)] {
		c, h = append(c, now.c), append(h, now.h)
	}
	return kit.NumpyRounded(3, c...).String() + "\n" + kit.NumpyRounded(3, h...).String() + "\n" + left
}
