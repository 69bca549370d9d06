package rnn

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// How the cell of start is made, and what is asked of its gradient. Of 25 seeds
// (TestStartIsCalibrated) all reach back with an orthogonal start.
const (
	startUnits = 16
	startReach = 20   // steps back
	startLeft  = 1e-3 // more than that is to be left there
	startWhole = 1e-9 // of one that reads zeros, at most that may be missing after all steps, or be too much
)

// A beginning is a way to draw a recurrent layer's own weights: for the engine, and the
// same in Python, for h units.
type beginning struct {
	name   string // the key of its word
	init   nn.Init
	python string
}

// beginnings are those that are compared. The second is what PyTorch does.
var beginnings = [...]beginning{
	{"start.normal", nn.Normal(0.1), "0.1 * rng.randn(h, h)"},
	{"start.uniform", func(dst []float64, fanIn, fanOut int, r *random.Stream) {
		limit := 1 / math.Sqrt(float64(fanIn))
		nn.Uniform(-limit, limit)(dst, fanIn, fanOut, r)
	}, "rng.uniform(-1 / np.sqrt(h), 1 / np.sqrt(h), (h, h))"},
	{"start.xavier", nn.Xavier, "rng.uniform(-np.sqrt(3 / h), np.sqrt(3 / h), (h, h))"},
	{"start.identity", func(dst []float64, fanIn, _ int, _ *random.Stream) {
		clear(dst)
		for i := range fanIn {
			dst[i*fanIn+i] = 1
		}
	}, "np.eye(h)"},
	{"start.orthogonal", nn.Orthogonal(1), "q * np.sign(np.diag(r))"},
}

// A draw is all that a cell's numbers are drawn by.
type draw struct {
	begun int  // which of the beginnings
	quiet bool // it reads zeros
	seed  uint32
}

// startState is a cell that learned nothing yet.
type startState struct {
	draw
	tried uint // the beginnings that were looked at, a bit each
}

func startStart(seed uint32) startState { return startState{draw{seed: seed}, 1} }

// A starting is that cell, and how far gradients came back through those that were drawn.
type starting struct {
	startState
	known map[draw]reach
}

// mostKnown is how many are remembered.
const mostKnown = 64

// A reach is how far a gradient comes back through a cell.
type reach struct {
	back  [powerSteps + 1]float64 // its length, by steps back; 1 at first
	slope [powerSteps + 1]float64 // the mean slope of tanh in the step that it came through last
}

// reach is how far the gradient comes back with one of the beginnings.
func (s *starting) reach(begun int) reach {
	of := s.draw
	of.begun = begun
	r, ok := s.known[of]
	if !ok {
		r = of.reach()
		if len(s.known) >= mostKnown || s.known == nil {
			s.known = map[draw]reach{}
		}
		s.known[of] = r
	}
	return r
}

// reach is how far the gradient comes that asks all units of the last state alike.
func (d draw) reach() (r reach) {
	stream := random.New(d.seed)
	cell := nn.Recurrent{Over: nn.Steps{Count: powerSteps + 1, Last: true}, Units: startUnits}
	network := kit.Must(nn.NewNetwork(powerSteps+1, cell))
	network.InitializeLayer(0, nn.Start{Weights: nn.Xavier, Recurrent: beginnings[d.begun].init}, stream)
	x, trace := nn.NewMatrix(1, powerSteps+1), network.NewTrace(1)
	if !d.quiet {
		nn.Normal(1)(x.Data, 1, 1, stream)
	}
	network.Forward(trace, x)
	pass := &trace.Passes[0]
	for i := range startUnits {
		pass.DOut.Data[i] = 1 / math.Sqrt(startUnits)
	}
	network.Backward(trace)
	for k := range r.back {
		r.back[k] = norm(cell.StateGradient(pass, 0, powerSteps-k))
		for _, h := range cell.State(pass, 0, powerSteps-k) {
			r.slope[k] += float64((1 - float64(h*h)) / startUnits) // a multiplication, on some machines
		}
	}
	return r
}

// start: how the weights begin decides how far back the gradient comes.
func (c *rnn) start() lessons.Screen {
	s := c.starts
	return lessons.Screen{
		ID: "start", OfZero: true, Scene: s.scene,
		Controls: func() []lessons.Control {
			names := make([]string, len(beginnings))
			for i, b := range beginnings {
				names[i] = b.name
			}
			return []lessons.Control{
				kit.Pick("begun", names, &s.begun, func() { s.tried |= 1 << s.begun }),
				kit.Either("reads", "reads.noise", "reads.zeros", &s.quiet),
				c.seed.Slider(&s.seed),
			}
		},
		Questions: []lessons.Question{
			{ID: "which", Answer: "3", By: "far"},
			{ID: "eats", Answer: "1", By: "whole", When: func() bool { return s.far() }},
		},
		Reset:   func() { s.startState = startStart(c.seed.Plus(0)) },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "far", Judge: func() lessons.Judgement {
				left := s.reach(s.begun).back[startReach]
				judgement := kit.Reached(s.far())
				judgement.Now = scene.Number(left, -1)
				return judgement
			}},
			{ID: "whole", Judge: func() lessons.Judgement {
				return kit.Reached(s.quiet && math.Abs(s.reach(s.begun).back[powerSteps]-1) < startWhole)
			}},
		},
	}
}

// far tells whether the gradient reaches back, of a cell that reads something.
func (s *starting) far() bool { return !s.quiet && s.reach(s.begun).back[startReach] > startLeft }

// scene: the gradient at each step, and beside it what is left of it with each start that
// was looked at.
func (s *starting) scene() scene.Scene {
	r := s.reach(s.begun)
	bars := scene.Levels{
		Frame: scene.Frame{ID: "reach", Width: 57, Rows: 10, Facts: map[string]string{
			"reach": fmt.Sprint(startReach), "left": scene.Number(r.back[startReach], -1).Plain(), "last": scene.Number(r.back[powerSteps], -1).Plain(),
		}},
		Axis: "axis.back", Name: "g", Kind: "g", Values: r.back[:], Low: -12, High: 2, Goal: [2]int{-3, 0},
	}
	table := scene.Table{Frame: scene.Frame{ID: "starts", Width: 44, Rows: len(beginnings) + 1}}
	for _, k := range powerRows[1:] {
		table.Columns = append(table.Columns, scene.Column{Name: fmt.Sprintf("steps.%d", k), Wide: 8, Spare: k != startReach})
	}
	for i, b := range beginnings {
		if s.tried&(1<<i) == 0 {
			continue
		}
		row, of := scene.Row{Name: b.name}, s.reach(i)
		if i == s.begun {
			row.Role = scene.Strong
		}
		for _, k := range powerRows[1:] {
			row.Cells = append(row.Cells, scene.Cell{Quantity: scene.Number(of.back[k], -1)})
		}
		table.Rows = append(table.Rows, row)
	}
	return scene.Scene{bars, table}
}

// explain opens a gradient: what it was a step before, and how steep tanh is on the way.
func (s *starting) explain(item scene.ItemID) []scene.Panel {
	at, ok := item.Of("g", 1)
	if !ok || at[0] > powerSteps {
		return nil
	}
	k, r := at[0], s.reach(s.begun)
	name := func(k int) scene.Term { return kit.Symbol(fmt.Sprintf("g[%d]", k)) }
	lines := [][]scene.Term{{name(k), kit.Op(" = "), kit.Result(scene.Number(r.back[k], -1))}}
	if k > 0 {
		lines = append(lines,
			[]scene.Term{name(k - 1), kit.Op(" = "), kit.Result(scene.Number(r.back[k-1], -1))},
			[]scene.Term{kit.Word("reach.slope"), kit.Op("   "), kit.Symbol("1 − h²"), kit.Op(" = "), kit.Result(scene.Number(r.slope[k-1], 3))},
		)
	}
	return []scene.Panel{kit.Arithmetic("times", lines...)}
}

// code sends the gradient back.
func (s *starting) code() string {
	draw := ""
	if beginnings[s.begun].name == "start.orthogonal" {
		draw = "q, r = np.linalg.qr(rng.randn(h, h))\n"
	}
	read := "rng.randn(51)"
	if s.quiet {
		read = "np.zeros(51)"
	}
	return fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)
h = %d
Wx = rng.uniform(-np.sqrt(6 / (1 + h)), np.sqrt(6 / (1 + h)), h)
%sWh = %s
x = %s

H, state = [], np.zeros(h)
for t in range(51):
    state = np.tanh(x[t] * Wx + state @ Wh)
    H.append(state)

g = np.ones(h) / np.sqrt(h)
for k in range(1, 51):
    g = (g * (1 - H[51 - k] ** 2)) @ Wh.T
    if k in (1, 5, 10, 20, 50):
        print(k, f"{np.sqrt((g ** 2).sum()):.1e}")
`, s.seed, startUnits, draw, beginnings[s.begun].python, read)
}

// prints is what the code prints.
func (s *starting) prints() string {
	r, lines := s.reach(s.begun), make([]string, len(powerRows))
	for i, k := range powerRows {
		lines[i] = fmt.Sprintf("%d %s", k, exponent(r.back[k]))
	}
	return strings.Join(lines, "\n")
}
