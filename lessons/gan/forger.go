package gan

import (
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// near is how far fakes may be from the real samples to count as forged: two draws of
// 1,000 real ones are 0.02 to 0.05 apart themselves.
const near = 0.10

// mostRounds is where a run ends.
const mostRounds = 3000

// A forging is a duel in which the learner is the generator, until the machine takes over.
type forging struct {
	machine bool
	duel    *duel
}

type forgingSaved struct {
	machine bool
	duel    duelSaved
}

func newForging(seed uint32) *forging { return &forging{duel: newDuel(seed)} }

func (f *forging) save() forgingSaved { return forgingSaved{f.machine, f.duel.save()} }

func (f *forging) restore(s forgingSaved) { f.machine, f.duel = s.machine, f.duel.restored(s.duel) }

// tick lets the discriminator learn, and the generator where it is the machine.
func (f *forging) tick() bool {
	if f.duel.both.Diverged() || f.duel.judged() >= mostRounds {
		return false
	}
	f.duel.both.StepDiscriminator()
	if f.machine {
		f.duel.both.StepGenerator()
	}
	return true
}

// pushed is by when the discriminator has made up its mind.
const pushed = 50

// machineRounds is how long the machine forges at least, so that it is seen at work.
const machineRounds = 100

// forgerScreen: be the generator.
func (c *gan) forgerScreen() lessons.Screen {
	f := c.forger
	return lessons.Screen{
		ID: "forger", OfZero: true, Tick: f.tick,
		Scene: func() scene.Scene { return scene.Scene{f.duel.picture(), f.duel.standing()} },
		Controls: func() []lessons.Control {
			seed := f.duel.seed
			return []lessons.Control{
				lessons.Slider{ID: "a", Min: -2, Max: 2, Step: 0.05, Decimals: 2, Signed: true, Get: f.duel.a, Set: func(v float64) error { f.duel.g.Weights(0).Set(0, 0, v); return nil }},
				lessons.Slider{ID: "b", Min: lowest, Max: highest, Step: 0.05, Decimals: 2, Signed: true, Get: f.duel.b, Set: func(v float64) error { f.duel.g.Biases(0)[0] = v; return nil }},
				kit.Either("who", "who.you", "who.machine", &f.machine),
				c.seed.Slider(&seed, func() { f.duel = newDuel(seed) }),
			}
		},
		Questions: []lessons.Question{{ID: "where", Gate: true, Answer: "3", By: "pushed"}},
		Reset:     func() { *f = *newForging(c.seed.Plus(0)) },
		Explain:   func(item scene.ItemID) []scene.Panel { return f.duel.explain(item) },
		Code:      func() string { return f.duel.code() },
		Prints:    func() string { return f.duel.prints() },
		Goals: []lessons.Goal{
			{ID: "pushed", Judge: func() lessons.Judgement {
				met := f.duel.judged() >= pushed && f.duel.b() < 2 && f.duel.push(f.duel.b()) > 0
				return lessons.Judgement{Met: met, Share: max(float64(kit.Bit(met)), 0.9*min(float64(f.duel.judged())/pushed, 1)), Now: scene.Number(float64(f.duel.judged()), 0)}
			}},
			{ID: "hand", Judge: func() lessons.Judgement {
				judgement := kit.Below(f.duel.distance(), near, realMean, 2)
				judgement.Met = judgement.Met && f.duel.forged() == 0
				return judgement
			}},
			{ID: "machine", Judge: func() lessons.Judgement {
				judgement := kit.Below(f.duel.distance(), near, realMean, 2)
				rounds := float64(f.duel.forged()) / machineRounds
				judgement.Met = judgement.Met && rounds >= 1
				judgement.Share = min(judgement.Share, rounds)
				return judgement
			}},
		},
	}
}

// explain opens the push: (1 − D(x)) times how steeply the score climbs.
func (d *duel) explain(item scene.ItemID) []scene.Panel {
	if item != scene.At("push") {
		return nil
	}
	p, push := d.probability(d.b()), d.push(d.b())
	slope := push / (1 - p)
	if math.IsNaN(slope) || math.IsInf(slope, 0) {
		return nil
	}
	return []scene.Panel{kit.Arithmetic("push",
		[]scene.Term{kit.Symbol("(1 − D(b))·∂s/∂b = (1 − "), kit.Value(scene.Number(p, 4)), kit.Op(")·("), kit.Value(scene.Signed(slope, 4)), kit.Op(") = "), kit.BySign(kit.Result(scene.Signed(push, 3)))},
		[]scene.Term{kit.Symbol("s"), kit.Op("   "), kit.Word("push.score")},
	)}
}
