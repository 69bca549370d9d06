package rnn

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// Of 25 seeds (TestParityIsCalibrated) all learn to count ten bits where each step is asked,
// and none to count eight where the last one alone is; of four, all do.
const (
	countUnits   = 12
	countUpdates = 1000
	countFirst   = 3
	countMost    = 16
	countLong    = 10 // learned, asked at each step
	countShort   = 4  // learned, asked at the end
	countTooLong = 8  // not learned, asked at the end
)

// A counting is two cells that learn the same, side by side: one is asked at each step,
// the other at the end alone.
type counting struct {
	countState
	each, end *run
}

// countState is the part of it that is plain values.
type countState struct {
	atEnd bool // the second one is looked at
	shown int  // which of the held sequences
	knew  bool // the first one learned the long sequences
}

type countSaved struct {
	state     countState
	each, end runSaved
}

func newCounting(steps int, seed uint32) *counting {
	s := setup{Task: toCount, Steps: steps, Units: countUnits, Updates: countUpdates, Seed: seed}
	each := newRun(s)
	s.Task = toCountAtEnd
	return &counting{each: each, end: newRun(s)}
}

func (c *counting) save() countSaved {
	return countSaved{c.countState, c.each.save(), c.end.save()}
}

func (c *counting) restore(s countSaved) {
	c.countState, c.each, c.end = s.state, c.each.restored(s.each), c.end.restored(s.end)
}

// tick makes an update of each that is not at its end.
func (c *counting) tick() bool {
	moved := c.each.tick()
	moved = c.end.tick() || moved
	c.knew = c.knew || c.each.Steps == countLong && c.each.learned()
	return moved
}

// looked is the cell that is looked at.
func (c *counting) looked() *run {
	if c.atEnd {
		return c.end
	}
	return c.each
}

// parity: the same to be learned, with many answers on the way or with one at the end.
func (c *rnn) parity() lessons.Screen {
	s := c.counts
	return lessons.Screen{
		ID: "parity", OfZero: true, Scene: s.scene, Tick: s.tick,
		Controls: func() []lessons.Control {
			now := s.each.setup
			anew := func() {
				fresh := newCounting(now.Steps, now.Seed)
				s.each, s.end = fresh.each, fresh.end
			}
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "length", Min: 2, Max: countMost}, &now.Steps, anew),
				kit.Either("look", "asked.each", "asked.end", &s.atEnd),
				kit.Whole(lessons.Slider{ID: "held", Max: heldRows - 1}, &s.shown),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{
			{ID: "which", Gate: true, Answer: "1", By: "each"},
			{ID: "far", Answer: "2", By: "none", When: func() bool { return s.knew }},
		},
		Reset:   func() { *s = *newCounting(countFirst, c.seed.Plus(0)) },
		Explain: func(item scene.ItemID) []scene.Panel { return s.looked().pass(s.shown).explain(item) },
		Code:    func() string { return s.looked().code(s.looked().asked()) },
		Prints:  func() string { return s.looked().prints() },
		Goals: []lessons.Goal{
			{ID: "each", Judge: func() lessons.Judgement {
				return judgeLearned(s.each, s.each.Steps == countLong)
			}},
			{ID: "short", Judge: func() lessons.Judgement {
				return judgeLearned(s.end, true)
			}},
			{ID: "none", Judge: func() lessons.Judgement {
				long := s.end.Steps == countTooLong
				judgement := kit.Reached(long && s.end.over() && !s.end.learned())
				if long && !judgement.Met {
					judgement.Share = 0.9 * float64(s.end.trainer.Steps()) / countUpdates
				}
				return judgement
			}},
		},
	}
}

// judgeLearned asks for a cell that learned its task, where it is the one that is meant.
func judgeLearned(r *run, meant bool) lessons.Judgement {
	judgement := kit.Reached(meant && r.learned())
	if meant && !judgement.Met {
		judgement.Share = 0.9 * r.accuracy()
		judgement.Now = scene.Number(100*r.accuracy(), 1).In("percent")
	}
	return judgement
}

// scene: a sequence as one of both reads it, how far back the gradient of its last answer
// comes, how both stand, and their losses.
func (c *counting) scene() scene.Scene {
	p := c.looked().pass(c.shown)
	facts := map[string]string{"steps": fmt.Sprint(p.Steps), "right": scene.Number(100*p.accuracy(), 1).Plain()}
	back := p.levels(scene.Frame{ID: "count-back", Facts: map[string]string{
		"last": scene.Number(p.back[p.Steps-1], -1).Plain(), "steps": fmt.Sprint(p.Steps - 1),
	}})
	return scene.Scene{p.sequence(scene.Frame{ID: "counts", Width: 44, Facts: facts}), back, c.table(), c.curve()}
}

// table is how both stand.
func (c *counting) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "both", Width: 40, Rows: 3, Beside: true},
		Columns: []scene.Column{{Name: "column.updates", Wide: 4}, {Name: "column.right", Wide: 7}},
	}
	for i, r := range []*run{c.each, c.end} {
		right := scene.Cell{Quantity: scene.Number(100*r.accuracy(), 1).In("percent")}
		if r.learned() {
			right.Role = scene.Success
		}
		table.Rows = append(table.Rows, scene.Row{
			Name: askedNames[i], Role: askedRoles[i], Cells: []scene.Cell{{Quantity: scene.Number(float64(r.asked()), 0)}, right},
		})
	}
	table.Facts = map[string]string{
		"each": scene.Number(100*c.each.accuracy(), 1).Plain(), "end": scene.Number(100*c.end.accuracy(), 1).Plain(),
	}
	return table
}

var (
	askedNames = [...]string{"asked.each", "asked.end"}
	askedRoles = [...]scene.Role{scene.Train, scene.Validation}
)

// curve draws the losses of the held sequences.
func (c *counting) curve() scene.Panel {
	curve := scene.Curve{Frame: scene.Frame{ID: "count-loss", Width: 34, Rows: 7}}
	for i, r := range []*run{c.each, c.end} {
		run := kit.Trained(r.trainer, askedNames[i], askedRoles[i])
		run.Points = kit.Points(r.trainer.ValidationHistory())
		curve.Runs = append(curve.Runs, run)
	}
	loss := func(i int) string {
		points := curve.Runs[i].Points
		return scene.Number(points[len(points)-1].Last, 3).Plain()
	}
	curve.Facts = map[string]string{"each": loss(0), "end": loss(1)}
	return curve
}
