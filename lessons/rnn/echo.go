package rnn

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// Of 25 seeds (TestEchoIsCalibrated) all learn a gap of 7 steps with 8 units within the
// updates, and none a gap of 8; with 4 units 24 learn a gap of 3, and none one of 4.
const (
	echoUnits = 8
	fewUnits  = 4
	firstGap  = 2
	mostUnits = 12
	mostGap   = 16

	echoSteps   = 24
	echoUpdates = 600
)

// echoOf is the training of so many units on an echo.
func echoOf(units, gap int, seed uint32) setup {
	return setup{Task: toEcho, Steps: echoSteps, Units: units, Gap: gap, Updates: echoUpdates, Seed: seed}
}

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
	return &echoing{run: newRun(echoOf(echoUnits, firstGap, seed))}
}

func (e *echoing) save() echoSaved { return echoSaved{e.echoState, e.run.save()} }

func (e *echoing) restore(s echoSaved) { e.echoState, e.run = s.state, e.run.restored(s.run) }

// tick makes an update, and keeps what a run came to that is over now.
func (e *echoing) tick() bool {
	if !e.run.tick() {
		return false
	}
	if e.run.over() {
		now := tried{e.run.Units, e.run.Gap, e.run.asked(), e.run.accuracy()}
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
		Code:    func() string { return e.run.code(e.run.asked()) },
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

// scene: a sequence, what is said of it and the states; how far back the gradient comes;
// what was tried; and the loss.
func (e *echoing) scene() scene.Scene {
	p := e.run.pass(e.shown)
	back := p.levels(scene.Frame{ID: "echo-back", Facts: map[string]string{
		"gap": fmt.Sprint(p.Gap), "size": scene.Number(p.back[p.Gap], -1).Plain(),
	}})
	return scene.Scene{p.echoes(), back, e.table(), e.curve()}
}

// echoes is the sequence of what is to be echoed.
func (p passed) echoes() scene.Panel {
	return p.sequence(scene.Frame{ID: "echoes", Width: 54, Facts: map[string]string{
		"gap": fmt.Sprint(p.Gap), "units": fmt.Sprint(p.Units), "right": scene.Number(100*p.accuracy(), 1).Plain(),
	}})
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
	now := tried{e.run.Units, e.run.Gap, e.run.asked(), e.run.accuracy()}
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
