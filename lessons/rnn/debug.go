package rnn

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// brokenGap is what the first of the broken cells is to echo. Of 25 seeds
// (TestDebugIsCalibrated) none learns it while the gradient goes back within one step alone,
// and all do where it goes back all the way.
const brokenGap = 5

// truncations are how far gradients go back at most: 0 is all the way.
var truncations = []int{1, 4, 0}

var truncationNames = []string{"back.1", "back.4", "back.all"}

// What is broken.
const (
	brokenWall  = iota // a gradient that ends after one step
	brokenLeak         // a state that leaks from one sequence into the next
	brokenSteep        // steps that are too long
)

// A breaking is three cells that are broken, one of which is looked at, and what was found
// of them.
type breaking struct {
	breakingState
	run   *run
	leak  *leaking
	steep *clipping
}

// breakingState is the part of it that is plain values.
type breakingState struct {
	which int
	wall  bool // the first step was chosen that no gradient reaches
}

type breakingSaved struct {
	state breakingState
	run   runSaved
	leak  leakSaved
	steep clipSaved
}

func newBreaking(seed uint32) *breaking {
	broken := echoOf(echoUnits, brokenGap, seed)
	broken.Truncate = truncations[0]
	return &breaking{run: newRun(broken), leak: newLeaking(seed), steep: newClipping(0, seed)}
}

func (b *breaking) save() breakingSaved {
	return breakingSaved{b.breakingState, b.run.save(), b.leak.save(), b.steep.save()}
}

// restore puts a saved state back. It panics where that is of a cell that there is not.
func (b *breaking) restore(s breakingSaved) {
	if s.state.which < brokenWall || s.state.which > brokenSteep {
		panic("rnn: no such broken cell")
	}
	b.breakingState, b.run = s.state, b.run.restored(s.run)
	b.leak.restore(s.leak)
	b.steep.restore(s.steep)
}

// debug: three cells that give no error, and are broken.
func (c *rnn) debug() lessons.Screen {
	b := c.broken
	return lessons.Screen{
		ID: "debug", OfZero: true, Scene: b.scene, Tick: b.tick, Select: b.pick, Explain: b.explain, Code: b.code, Prints: b.prints,
		Controls: func() []lessons.Control {
			return append([]lessons.Control{kit.Pick("broken", kit.NumberedKeys("broken.", brokenSteep+1), &b.which)}, b.controls(c.seed)...)
		},
		Questions: []lessons.Question{
			{ID: "cause", Answer: "2", By: "mended", Cure: "truncate", When: b.looksAt(brokenWall)},
			{ID: "leaks", Answer: "2", By: "fresh", Cure: "begins", When: b.looksAt(brokenLeak)},
			{ID: "jumps", Answer: "2", By: "calm", Cure: "clip", When: b.looksAt(brokenSteep)},
		},
		Reset: func() { *b = *newBreaking(c.seed.Plus(0)) },
		Goals: []lessons.Goal{
			{ID: "wall", Judge: func() lessons.Judgement { return kit.Reached(b.wall) }},
			{ID: "mended", Judge: func() lessons.Judgement {
				share := b.run.accuracy()
				judgement := lessons.Judgement{Met: share >= learnedShare, Share: share, Now: scene.Number(100*share, 1).In("percent")}
				if !judgement.Met {
					judgement.Left = scene.Number(100*(learnedShare-share), 1)
				}
				return judgement
			}},
			{ID: "fresh", Judge: func() lessons.Judgement { return judgeLearned(b.leak.run, b.leak.fresh) }},
			{ID: "calm", Judge: func() lessons.Judgement { return b.steep.judge(b.steep.run.Clip > 0, b.steep.tamed()) }},
		},
	}
}

// looksAt asks whether one of the broken cells is looked at.
func (b *breaking) looksAt(which int) func() bool { return func() bool { return b.which == which } }

// controls are those of the cell that is looked at.
func (b *breaking) controls(course lessons.Seed) []lessons.Control {
	switch b.which {
	case brokenLeak:
		return b.leak.controls(course)
	case brokenSteep:
		return b.steep.controls(course)
	}
	now := b.run.setup
	anew := func() { b.run = newRun(now) }
	return []lessons.Control{
		kit.Whole(lessons.Slider{ID: "units", Min: 1, Max: mostUnits}, &now.Units, anew),
		kit.Among("truncate", truncationNames, truncations, now.Truncate, func(steps int) { now.Truncate = steps; anew() }),
		course.Slider(&now.Seed, anew),
	}
}

// tick makes an update of the cell that is looked at; false at its end.
func (b *breaking) tick() bool {
	switch b.which {
	case brokenLeak:
		return b.leak.run.tick()
	case brokenSteep:
		return b.steep.tick()
	}
	return b.run.tick()
}

// reached is how many steps back the gradient of the last answer comes.
func (b *breaking) reached() int {
	if first := slices.Index(b.run.pass(0).back, 0); first >= 0 {
		return first
	}
	return echoSteps
}

// pick takes a step back that was chosen.
func (b *breaking) pick(item scene.ItemID) {
	if at, ok := item.Of("g", 1); ok && b.which == brokenWall {
		b.wall = b.wall || at[0] == b.reached()
	}
}

// scene: what the cell that is looked at makes of a sequence, or of its gradients, and its
// loss.
func (b *breaking) scene() scene.Scene {
	switch b.which {
	case brokenLeak:
		return b.leak.scene()
	case brokenSteep:
		return b.steep.scene()
	}
	p := b.run.pass(0)
	bars := p.levels(scene.Frame{ID: "wall", Facts: map[string]string{"reached": fmt.Sprint(b.reached())}})
	return scene.Scene{p.echoes(), bars, curveOf(b.run.trainer, "broken-loss")}
}

// explain opens a state, what is said at a step, or a gradient.
func (b *breaking) explain(item scene.ItemID) []scene.Panel {
	switch b.which {
	case brokenLeak:
		return b.leak.pass().explain(item)
	case brokenSteep:
		return b.steep.explain(item)
	}
	p := b.run.pass(0)
	if at, ok := item.Of("g", 1); ok && at[0] < echoSteps {
		return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{kit.Symbol(fmt.Sprintf("g[%d]", at[0])), kit.Op(" = "), kit.Result(scene.Number(p.back[at[0]], -1))})}
	}
	return p.explain(item)
}

// code trains the cell that is looked at.
func (b *breaking) code() string {
	switch b.which {
	case brokenLeak:
		return b.leak.code()
	case brokenSteep:
		return b.steep.code()
	}
	return b.run.code(b.run.asked())
}

// prints is what the code prints.
func (b *breaking) prints() string {
	switch b.which {
	case brokenLeak:
		return b.leak.prints()
	case brokenSteep:
		return b.steep.prints()
	}
	return b.run.prints()
}
