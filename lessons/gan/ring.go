package gan

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// The ring that is to be forged, and its hole: what is nearer to the middle than that.
const (
	ringRadius    = 2.0
	ringDeviation = 0.1
	holeRadius    = 1.0
)

// ringNear is the distance below which the fakes of a ring count as near: of 25 seeds
// (TestRingIsCalibrated) all come below it within ringTrained rounds.
const ringNear = 0.15

// ringTrained is after how many rounds the hole is looked at, ringRounds where a run ends.
const (
	ringTrained = 450
	ringRounds  = 600
)

// ringPairing is how the two of the ring are made.
func ringPairing() pairing {
	return pairing{
		real: data.Ring{Radius: ringRadius, Deviation: ringDeviation}, forger: []int{16}, judge: []int{32},
		forging: generatorRate, rate: judgeRate, forged: 1, judged: 1,
	}
}

// ringTick makes a round.
func (c *gan) ringTick() bool { return c.ring.rounds < ringRounds && c.ring.round() }

// ringScreen: a ring out of noise that has no hole.
func (c *gan) ringScreen() lessons.Screen {
	return lessons.Screen{
		ID: "ring", OfZero: true, Tick: c.ringTick,
		Scene: func() scene.Scene {
			hole := scene.Row{Name: "pair.hole", Cells: []scene.Cell{{Quantity: scene.Number(float64(c.ring.hole), 0)}}}
			return scene.Scene{c.ring.ground(), c.ring.sheet(), c.ring.curve(), c.ring.losses(), c.ring.standing(hole)}
		},
		Controls: func() []lessons.Control {
			seed := c.ring.seed
			return []lessons.Control{c.seed.Slider(&seed, func() { c.ring = newRivalry(ringPairing(), seed) })}
		},
		Questions: []lessons.Question{{ID: "hole", Gate: true, Answer: "2", By: "trained"}},
		Reset:     func() { c.ring = newRivalry(ringPairing(), c.seed.Plus(0)) },
		Explain:   func(item scene.ItemID) []scene.Panel { return c.ring.explain(item) },
		Code:      func() string { return c.ring.code() },
		Prints:    func() string { return c.ring.prints() },
		Goals: []lessons.Goal{
			{ID: "ringed", Judge: func() lessons.Judgement {
				judgement := kit.Below(c.ring.distance(), ringNear, c.ring.distances[0].Last, 2)
				judgement.Met = judgement.Met && c.ring.rounds > 0
				return judgement
			}},
			{ID: "trained", Judge: func() lessons.Judgement {
				rounds := float64(c.ring.rounds)
				return lessons.Judgement{Met: rounds >= ringTrained, Share: min(rounds/ringTrained, 1), Now: scene.Number(rounds, 0)}
			}},
		},
	}
}
