package rnn

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// powerSteps is how far back the gradient is followed.
const powerSteps = 50

// powerRows are the numbers of steps whose states and gradients are written.
var powerRows = [...]int{1, 5, 10, 20, powerSteps}

// powerState is one cell that was told 1, and reads nothing more.
type powerState struct {
	w    float64
	tanh bool
}

func startPower() powerState { return powerState{w: 0.5} }

// path is the state after each step, and by how much it grows with the first one: what
// all steps up to there multiplied.
func (s *powerState) path() (states, gradients [powerSteps + 1]float64) {
	states[0], gradients[0] = 1, 1
	for k := range powerSteps {
		z, slope := float64(s.w*states[k]), 1.0
		if s.tanh {
			z = elementary.Tanh(z)
			slope = 1 - float64(z*z)
		}
		states[k+1], gradients[k+1] = z, gradients[k]*float64(s.w*slope)
	}
	return states, gradients
}

// power: what is multiplied by the same number at each step vanishes, or explodes.
func (c *rnn) power() lessons.Screen {
	s := &c.state.power
	plain := func(w float64) bool { return !s.tanh && s.w == w }
	return lessons.Screen{
		ID:    "power",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Knob(lessons.Slider{ID: "w", Min: 0.5, Max: 2, Step: 0.01, Decimals: 2}, &s.w),
				kit.Toggle("tanh", &s.tanh),
			}
		},
		Questions: []lessons.Question{
			{ID: "less", Answer: "3", By: "nine"},
			{ID: "more", Answer: "3", By: "eleven", When: func() bool { return plain(0.9) }},
		},
		Reset:   func() { *s = startPower() },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "nine", Judge: func() lessons.Judgement { return kit.Reached(plain(0.9)) }},
			{ID: "eleven", Judge: func() lessons.Judgement { return kit.Reached(plain(1.1)) }},
			{ID: "between", Judge: s.judgeBetween},
			{ID: "holds", Judge: s.judgeHolds},
		},
	}
}

// judgeBetween asks for a gradient that is neither too small nor too large, without the
// one w that does nothing.
func (s *powerState) judgeBetween() lessons.Judgement {
	_, gradients := s.path()
	last := gradients[powerSteps]
	met := !s.tanh && s.w != 1 && last >= 0.1 && last <= 10
	judgement := lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Number(last, -1)}
	if !met && last > 0 {
		judgement.Share = max(0.9-float64(math.Abs(elementary.Log10(last))/18), 0)
	}
	return judgement
}

// judgeHolds asks for a cell that keeps its 1, but through which no gradient comes.
func (s *powerState) judgeHolds() lessons.Judgement {
	states, gradients := s.path()
	keeps, vanishes := states[powerSteps] > 0.5, gradients[powerSteps] < 1e-6
	met := s.tanh && keeps && vanishes
	return lessons.Judgement{Met: met, Share: float64(kit.Bit(s.tanh)+kit.Bit(s.tanh && keeps)+kit.Bit(met)) / 3}
}

// scene: the gradient at each step, and the numbers of some.
func (s *powerState) scene() scene.Scene {
	states, gradients := s.path()
	last := scene.Number(gradients[powerSteps], -1)
	bars := scene.Levels{
		Frame: scene.Frame{ID: "bars", Width: 57, Rows: 10, Facts: map[string]string{"w": scene.Number(s.w, 2).Plain(), "steps": fmt.Sprint(powerSteps), "last": last.Plain()}},
		Axis:  "axis.back", Name: "g", Kind: "g", Values: gradients[:], Low: -20, High: 20, Goal: [2]int{-1, 1},
	}
	table := scene.Table{
		Frame:   scene.Frame{ID: "after", Width: 34, Rows: len(powerRows) + 1},
		Columns: []scene.Column{{Name: "column.state", Wide: 8}, {Name: "column.gradient", Wide: 8, Role: scene.Strong}},
	}
	for i, k := range powerRows {
		item := scene.At("k", k)
		table.Rows = append(table.Rows, scene.Row{Name: fmt.Sprint(k), Cells: []scene.Cell{
			{Quantity: scene.Number(states[k], -1)}, {Quantity: scene.Number(gradients[k], -1), Item: item},
		}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	return scene.Scene{bars, table}
}

// explain opens a gradient: what was multiplied how often.
func (s *powerState) explain(item scene.ItemID) []scene.Panel {
	at, ok := item.Of("g", 1)
	if !ok {
		at, ok = item.Of("k", 1)
	}
	if !ok || at[0] > powerSteps {
		return nil
	}
	k := at[0]
	states, gradients := s.path()
	result := kit.Result(scene.Number(gradients[k], -1))
	if !s.tanh {
		return []scene.Panel{kit.Arithmetic("times", []scene.Term{
			kit.Symbol("g[" + fmt.Sprint(k) + "]"), kit.Op("   "), kit.Symbol("w"), kit.Op("   "), kit.Value(scene.Number(s.w, 2)), kit.Op("   "), kit.Word("times.over"), kit.Op(" "), kit.Count(k), kit.Op("   "), kit.Word("times.gives"), kit.Op(" "), result,
		})}
	}
	if k == 0 {
		return []scene.Panel{kit.Arithmetic("times", []scene.Term{kit.Symbol("g[0]"), kit.Op("   "), result})}
	}
	return []scene.Panel{kit.Arithmetic("times",
		[]scene.Term{kit.Symbol(fmt.Sprintf("g[%d]", k)), kit.Op(" = "), kit.Symbol(fmt.Sprintf("g[%d]", k-1)), kit.Op("·w·(1 − h²)   "), kit.Symbol("h"), kit.Op(" = "), kit.Value(scene.Number(states[k], 6))},
		[]scene.Term{kit.Word("times.factor"), kit.Op("   "), kit.Value(scene.Number(s.w, 2)), kit.Op("·(1 − "), kit.Value(scene.Number(states[k], 6)), kit.Op("²) = "), kit.Result(scene.Number(s.w*(1-float64(states[k]*states[k])), 6))},
		[]scene.Term{kit.Symbol(fmt.Sprintf("g[%d]", k)), kit.Op("   "), result},
	)}
}

// code goes through the steps.
func (s *powerState) code() string {
	step := "    h = w * h\n    g = g * w\n"
	if s.tanh {
		step = "    h = np.tanh(w * h)\n    g = g * w * (1 - h ** 2)\n"
	}
	return "import numpy as np\n\nw = " + kit.PythonNumber(s.w) + "\nh, g = 1.0, 1.0\nfor k in range(1, 51):\n" + step +
		"    if k in (1, 5, 10, 20, 50):\n        print(k, f\"{h:.1e} {g:.1e}\")\n"
}

// prints is what the code prints.
func (s *powerState) prints() string {
	states, gradients := s.path()
	lines := make([]string, len(powerRows))
	for i, k := range powerRows {
		lines[i] = fmt.Sprintf("%d %s %s", k, exponent(states[k]), exponent(gradients[k]))
	}
	return strings.Join(lines, "\n")
}

// exponent is what Python prints of f"{v:.1e}".
func exponent(v float64) string { return fmt.Sprintf("%.1e", v) }
