package rnn

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/elementary"
)

// Of 25 seeds (TestEchoIsCalibrated) all learn a gap of 7 steps with 8 units within the
// updates, and none a gap of 8; with 4 units 24 learn a gap of 3, and none one of 4.
const (
	echoUnits = 8
	fewUnits  = 4
	firstGap  = 2
	mostUnits = 12
	mostGap   = 16
)

// A tried is a run that came to its end.
type tried struct {
	Units, Gap, Updates int
	Right               float64
}

// learned tells whether it ended because it could.
func (t tried) learned() bool { return t.Right >= learnedShare }

// An echoing is a cell that learns to say what it saw some steps ago.
type echoing struct {
	echoState
	run *run
}

// echoState is the part of it that is plain values.
type echoState struct {
	shown int     // which of the held sequences
	tried []tried // the last one first; replaced, never written to
}

type echoSaved struct {
	state echoState
	run   runSaved
}

func newEchoing(seed uint32) *echoing {
	return &echoing{run: newRun(setup{Units: echoUnits, Gap: firstGap, Seed: seed})}
}

func (e *echoing) save() echoSaved { return echoSaved{e.echoState, e.run.save()} }

func (e *echoing) restore(s echoSaved) { e.echoState, e.run = s.state, e.run.restored(s.run) }

// tick makes an update, and keeps what a run came to that is over now.
func (e *echoing) tick() bool {
	if !e.run.tick() {
		return false
	}
	if e.run.over() {
		now := tried{e.run.Units, e.run.Gap, e.run.trainer.Steps(), e.run.accuracy()}
		rest := slices.DeleteFunc(slices.Clone(e.tried), func(t tried) bool { return t.Units == now.Units && t.Gap == now.Gap })
		e.tried = append([]tried{now}, rest[:min(len(rest), triedRows-1)]...)
	}
	return true
}

// triedRows is how many runs are kept.
const triedRows = 12

// came tells whether a run with so many units and such a gap came to its end, and how.
func (e *echoing) came(units, gap int) (learned, ended bool) {
	for _, t := range e.tried {
		if t.Units == units && t.Gap == gap {
			return t.learned(), true
		}
	}
	return false, false
}

// edge tells whether a gap was found that so many units learn, where one more is too many.
func (e *echoing) edge(units int) bool {
	for gap := 1; gap < mostGap; gap++ {
		learned, _ := e.came(units, gap)
		next, ended := e.came(units, gap+1)
		if learned && ended && !next {
			return true
		}
	}
	return false
}

// echoScreen: how far back can a small cell learn to look?
func (c *rnn) echoScreen() lessons.Screen {
	e := c.echo
	return lessons.Screen{
		ID: "echo", OfZero: true, Scene: e.scene, Tick: e.tick,
		Controls: func() []lessons.Control {
			now := e.run.setup
			anew := func() { e.run = newRun(now) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "gap", Min: 1, Max: mostGap}, &now.Gap, anew),
				kit.Whole(lessons.Slider{ID: "units", Min: 1, Max: mostUnits}, &now.Units, anew),
				kit.Whole(lessons.Slider{ID: "held", Max: heldRows - 1}, &e.shown),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{
			{ID: "reach", Gate: true, Answer: "2", By: "edge"},
			{ID: "law", Answer: "1", By: "few", When: func() bool { return e.edge(echoUnits) }},
		},
		Reset:   func() { *e = *newEchoing(c.seed.Plus(0)) },
		Explain: e.explain,
		Code:    func() string { return e.run.code() },
		Prints:  func() string { return e.run.prints() },
		Goals: []lessons.Goal{
			{ID: "two", Judge: func() lessons.Judgement {
				learned, _ := e.came(echoUnits, firstGap)
				return e.judge(learned, echoUnits)
			}},
			{ID: "edge", Judge: func() lessons.Judgement { return e.judge(e.edge(echoUnits), echoUnits) }},
			{ID: "few", Judge: func() lessons.Judgement { return e.judge(e.edge(fewUnits), fewUnits) }},
		},
	}
}

// judge judges what runs with so many units are to show; beside it stands how often this
// one is right.
func (e *echoing) judge(met bool, units int) lessons.Judgement {
	judgement := lessons.Judgement{Met: met, Share: float64(kit.Bit(met))}
	if !met && e.run.Units == units {
		judgement.Share = 0.9 * e.run.accuracy()
		judgement.Now = scene.Number(100*e.run.accuracy(), 1).In("percent")
	}
	return judgement
}

// A passed is what a cell makes of one held sequence.
type passed struct {
	*run
	bits   []int
	states [][]float64 // after each step
	says   [][]float64 // the probabilities of 0 and 1 at each step
	back   []float64   // how large the gradient of the last answer's loss is, by steps back
}

// pass goes over a held sequence, and back from its last answer alone.
func (r *run) pass(sample int) passed {
	p := passed{run: r}
	x, want := r.held.X.RowRange(sample, sample+1), r.held.Y.Row(sample)
	net := r.trainer.Network()
	scores := net.Forward(r.trace, x)
	first, last := &r.trace.Passes[0], &r.trace.Passes[len(r.trace.Passes)-1]
	for t := range echoSteps {
		p.bits = append(p.bits, int(x.At(0, t)))
		p.states = append(p.states, slices.Clone(r.cell().State(first, 0, t)))
		z := scores.Row(0)[bits*t:][:bits]
		one := elementary.Sigmoid(z[1] - z[0])
		p.says = append(p.says, []float64{1 - one, one})
	}
	clear(last.DOut.Data)
	for i, said := range p.says[echoSteps-1] {
		last.DOut.Data[bits*(echoSteps-1)+i] = said - want[bits*(echoSteps-1)+i]
	}
	net.Backward(r.trace)
	for k := range echoSteps {
		sum := 0.0
		for _, g := range r.cell().StateGradient(first, 0, echoSteps-1-k) {
			sum += float64(g * g)
		}
		p.back = append(p.back, math.Sqrt(sum))
	}
	return p
}

// said is which bit is held the likelier at a step.
func (p passed) said(step int) int { return kit.Bit(p.says[step][1] > p.says[step][0]) }

// Rows of the sequence before those of the state.
const (
	rowRead = iota
	rowWanted
	rowSaid
	stateRows
)

// scene: a sequence, what is said of it and the states; how far back the gradient comes;
// what was tried; and the loss.
func (e *echoing) scene() scene.Scene {
	p := e.run.pass(e.shown)
	return scene.Scene{p.sequence(), p.levels(), e.table(), e.curve()}
}

// sequence is what is read, wanted and said at each step, above the states.
func (p passed) sequence() scene.Panel {
	panel := scene.Sequence{
		Frame: scene.Frame{ID: "echoes", Width: 54, Rows: stateRows + p.Units/2 + 1, Facts: map[string]string{
			"gap": fmt.Sprint(p.Gap), "units": fmt.Sprint(p.Units), "right": scene.Number(100*p.accuracy(), 1).Plain(),
		}},
		Kind: "s", Rows: []scene.SequenceRow{{Name: "x"}, {Name: "y"}, {Name: "ŷ"}}, At: -1, Full: 1,
	}
	for step, bit := range p.bits {
		wanted, said := scene.Glyph{}, scene.Glyph{Char: "·", Role: scene.Faint}
		if step >= p.Gap {
			want := p.bits[step-p.Gap]
			wanted = scene.Glyph{Char: fmt.Sprint(want)}
			said = scene.Glyph{Char: fmt.Sprint(p.said(step)), Role: scene.Success}
			if p.said(step) != want {
				said.Role = scene.Danger
			}
		}
		for row, glyph := range []scene.Glyph{{Char: fmt.Sprint(bit), Role: scene.Strong}, wanted, said} {
			panel.Rows[row].Marks = append(panel.Rows[row].Marks, glyph)
		}
	}
	for unit := range p.Units {
		row := scene.SequenceRow{Name: scene.Subscript("h", unit+1)}
		for _, h := range p.states {
			row.Values = append(row.Values, scene.Signed(h[unit], 3))
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

// levels are the gradients of the last answer's loss by the state so many steps back.
func (p passed) levels() scene.Panel {
	return scene.Levels{
		Frame: scene.Frame{ID: "echo-back", Width: 34, Rows: 8, Facts: map[string]string{
			"gap": fmt.Sprint(p.Gap), "size": scene.Number(p.back[p.Gap], -1).Plain(),
		}},
		Axis: "axis.back", Name: "g", Kind: "g", Values: p.back, Low: -6, High: 2,
	}
}

// table is what was tried.
func (e *echoing) table() scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: "tried", Width: 34, Rows: 6, Beside: true, Facts: map[string]string{"tried": fmt.Sprint(len(e.tried))}},
		Columns: []scene.Column{
			{Name: "column.units", Wide: 2},
			{Name: "column.gap", Wide: 2},
			{Name: "column.updates", Wide: 3, Spare: true},
			{Name: "column.right", Wide: 7},
		},
	}
	now := tried{e.run.Units, e.run.Gap, e.run.trainer.Steps(), e.run.accuracy()}
	rows := []tried{now}
	for _, t := range e.tried {
		if t.Units != now.Units || t.Gap != now.Gap {
			rows = append(rows, t)
		}
	}
	for i, t := range rows {
		cell := scene.Cell{Quantity: scene.Number(100*t.Right, 1).In("percent"), Item: scene.At("t", i)}
		name := "✗"
		switch {
		case t.learned():
			name, cell.Role = "✓", scene.Success
		case i == 0 && !e.run.over():
			name = "…"
		}
		table.Items = append(table.Items, scene.Item{ID: cell.Item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Title: name, Cells: []scene.Cell{
			{Quantity: scene.Number(float64(t.Units), 0)}, {Quantity: scene.Number(float64(t.Gap), 0)}, {Quantity: scene.Number(float64(t.Updates), 0)}, cell,
		}})
	}
	return table
}

// curve draws the losses, of the held sequences upon those of each batch.
func (e *echoing) curve() scene.Curve { return curveOf(e.run.trainer, "echo-loss") }

// curveOf draws the losses of a training, of what is held upon those of each batch.
func curveOf(trainer *nn.Trainer, id string) scene.Curve {
	batches, held := kit.Trained(trainer, "run.batch", scene.Train), scene.Run{Label: "run.validation", Role: scene.Validation, Over: true}
	held.Points = kit.Points(trainer.ValidationHistory())
	return scene.Curve{Frame: scene.Frame{ID: id, Width: 34, Rows: 7, Facts: map[string]string{
		"updates": fmt.Sprint(trainer.Steps()), "validation": scene.Number(held.Points[len(held.Points)-1].Last, 3).Plain(),
	}}, Runs: []scene.Run{batches, held}}
}

// explain opens a state, or what is said at a step.
func (e *echoing) explain(item scene.ItemID) []scene.Panel { return e.run.pass(e.shown).explain(item) }

// explain opens a state, or what is said at a step.
func (p passed) explain(item scene.ItemID) []scene.Panel {
	at, ok := kit.Cell(item, "s", []int{stateRows + p.Units, echoSteps})
	if !ok {
		return nil
	}
	row, step := at[0], at[1]
	switch {
	case row >= stateRows:
		return []scene.Panel{kit.Arithmetic("unit", p.worked(row-stateRows, step)...)}
	case row == rowRead:
		return []scene.Panel{kit.Arithmetic("read", []scene.Term{kit.Symbol(scene.Subscript("x", step+1)), kit.Op(" = "), kit.Result(scene.Number(float64(p.bits[step]), 0))})}
	case step < p.Gap:
		return []scene.Panel{kit.Arithmetic("read", []scene.Term{kit.Word("echo.early")})}
	case row == rowWanted:
		return []scene.Panel{kit.Arithmetic("read", []scene.Term{
			kit.Symbol(scene.Subscript("y", step+1)), kit.Op(" = "), kit.Symbol(scene.Subscript("x", step+1-p.Gap)), kit.Op(" = "), kit.Result(scene.Number(float64(p.bits[step-p.Gap]), 0)),
		})}
	}
	return []scene.Panel{kit.Arithmetic("read", []scene.Term{
		kit.Word("echo.zero"), kit.Op(" "), kit.Value(scene.Number(p.says[step][0], 3)), kit.Op("   "), kit.Word("echo.one"), kit.Op(" "), kit.Value(scene.Number(p.says[step][1], 3)),
	})}
}

// worked is how a unit's state came about: what it gets of the bit, what of the states
// before, and its bias.
func (p passed) worked(unit, step int) [][]scene.Term {
	weights := p.trainer.Network().Weights(0)
	read, before, bias := weights.At(p.bits[step], unit), 0.0, p.trainer.Network().Biases(0)[unit]
	if step > 0 {
		for k, h := range p.states[step-1] {
			before += float64(h * weights.At(bits+k, unit))
		}
	}
	z := read + before + bias
	return [][]scene.Term{
		{
			kit.Word("echo.read"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(read, 3))), kit.Op(" + "), kit.Word("echo.before"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(before, 3))),
			kit.Op(" + "), kit.Word("echo.bias"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(bias, 3))), kit.Op(" = "), kit.Result(scene.Number(z, 3)),
		},
		{kit.Op("tanh("), kit.Value(scene.Number(z, 3)), kit.Op(") = "), kit.Result(scene.Number(p.states[step][unit], 3))},
	}
}
