package rnn

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// brokenGap is what the broken cell is to echo. Of 25 seeds (TestDebugIsCalibrated) none
// learns it while the gradient goes back within one step alone, and all do where it goes
// back all the way.
const brokenGap = 5

// truncations are how far gradients go back at most: 0 is all the way.
var truncations = []int{1, 4, 0}

var truncationNames = []string{"back.1", "back.4", "back.all"}

// A breaking is a cell that learns nothing of what lies back, and what was found of it.
type breaking struct {
	breakingState
	run *run
}

// breakingState is the part of it that is plain values.
type breakingState struct {
	wall bool // the first step was chosen that no gradient reaches
}

type breakingSaved struct {
	state breakingState
	run   runSaved
}

func newBreaking(seed uint32) *breaking {
	broken := echoOf(echoUnits, brokenGap, seed)
	broken.Truncate = truncations[0]
	return &breaking{run: newRun(broken)}
}

func (b *breaking) save() breakingSaved { return breakingSaved{b.breakingState, b.run.save()} }

func (b *breaking) restore(s breakingSaved) { b.breakingState, b.run = s.state, b.run.restored(s.run) }

// debug: the gradient ends after one step.
func (c *rnn) debug() lessons.Screen {
	b := c.broken
	return lessons.Screen{
		ID: "debug", OfZero: true, Scene: b.scene,
		Tick: func() bool { return b.run.tick() },
		Controls: func() []lessons.Control {
			now := b.run.setup
			anew := func() { b.run = newRun(now) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "units", Min: 1, Max: mostUnits}, &now.Units, anew),
				kit.Among("truncate", truncationNames, truncations, now.Truncate, func(steps int) { now.Truncate = steps; anew() }),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "cause", Answer: "2", By: "mended", Cure: "truncate"}},
		Select:    b.pick,
		Reset:     func() { *b = *newBreaking(c.seed.Plus(0)) },
		Explain:   b.explain,
		Code:      func() string { return b.run.code() },
		Prints:    func() string { return b.run.prints() },
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
		},
	}
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
	if at, ok := item.Of("g", 1); ok {
		b.wall = b.wall || at[0] == b.reached()
	}
}

// scene: a sequence and its states, how far back the gradient comes, and the loss.
func (b *breaking) scene() scene.Scene {
	p := b.run.pass(0)
	bars := p.levels(scene.Frame{ID: "wall", Facts: map[string]string{"reached": fmt.Sprint(b.reached())}})
	return scene.Scene{p.echoes(), bars, curveOf(b.run.trainer, "broken-loss")}
}

// explain opens a state, what is said at a step, or the gradient there.
func (b *breaking) explain(item scene.ItemID) []scene.Panel {
	p := b.run.pass(0)
	if at, ok := item.Of("g", 1); ok && at[0] < echoSteps {
		return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{kit.Symbol(fmt.Sprintf("g[%d]", at[0])), kit.Op(" = "), kit.Result(scene.Number(p.back[at[0]], -1))})}
	}
	return p.explain(item)
}
