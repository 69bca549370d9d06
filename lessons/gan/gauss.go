package gan

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// Of 25 seeds (TestGaussIsCalibrated) all have fakes nearer than near within gaussRounds.
const gaussRounds = 1200

// every is how many rounds lie between two points of the curves.
const every = 10

// A learning is a duel of two machines, with what it came to by and by.
type learning struct {
	duel       *duel
	alone      bool          // G makes no updates
	distances  []scene.Point // replaced, never written to
	deviations []scene.Point
	narrow     float64  // the smallest spread so far, of those with a mean near that of the real samples
	glances    []glance // the last ones; replaced, never written to
	misled     float64  // the largest loss of G so far, of those with fakes nearer than at the start
}

type learningSaved struct {
	duel                  duelSaved
	alone                 bool
	distances, deviations []scene.Point
	narrow, misled        float64
	glances               []glance
}

func newLearning(seed uint32) *learning { return learningOf(newDuel(seed), false) }

// learningOf is that of a duel that has only begun.
func learningOf(d *duel, alone bool) *learning {
	l := &learning{duel: d, alone: alone, narrow: math.Inf(1)}
	l.note()
	return l
}

func (l *learning) save() learningSaved {
	return learningSaved{l.duel.save(), l.alone, l.distances, l.deviations, l.narrow, l.misled, l.glances}
}

func (l *learning) restore(s learningSaved) {
	*l = learning{
		duel: l.duel.restored(s.duel), alone: s.alone, distances: s.distances, deviations: s.deviations,
		glances: s.glances, narrow: s.narrow, misled: s.misled,
	}
}

// note adds a point to both curves.
func (l *learning) note() {
	at := l.duel.judged()
	l.distances = append(slices.Clip(l.distances), scene.PointAt(at, l.duel.distance()))
	l.deviations = append(slices.Clip(l.deviations), scene.PointAt(at, math.Abs(l.duel.a())))
	now := glance{middle: [2]float64{l.duel.b()}, spread: math.Abs(l.duel.a()), distance: l.distances[len(l.distances)-1].Last}
	now.losses[0], now.losses[1] = l.duel.both.Losses()
	l.glances = glanced(l.glances, now)
}

// patient is what is to be known of the two, to name what they fail by.
func (l *learning) patient() patient {
	return patient{forged: kit.Bit(!l.alone), judged: 1, wide: realDeviation}
}

// tick makes a round: an update of each, or of D alone.
func (l *learning) tick() bool {
	d := l.duel
	if d.both.Diverged() || d.judged() >= gaussRounds {
		return false
	}
	d.both.StepDiscriminator()
	if !l.alone {
		d.both.StepGenerator()
	}
	if math.Abs(d.b()-realMean) < realDeviation {
		l.narrow = min(l.narrow, math.Abs(d.a()))
	}
	if d.judged()%every == 0 {
		l.note()
	}
	if l.distances[len(l.distances)-1].Last < l.distances[0].Last {
		_, loss := d.both.Losses()
		l.misled = max(l.misled, loss)
	}
	return true
}

// collapsed is less than half of the spread of the real samples.
const collapsed = realDeviation / 2

// misleading is a loss of G that looks as if nothing were won.
const misleading = 3.0

// gaussScreen: both learn.
func (c *gan) gaussScreen() lessons.Screen {
	l := c.gauss
	return lessons.Screen{
		ID: "gauss", OfZero: true, Tick: l.tick,
		Scene: func() scene.Scene {
			return scene.Scene{l.duel.picture(), l.duel.standing(), l.patient().named(l.curves(), l.glances), losses(l.duel.both, 1, 1)}
		},
		Controls: func() []lessons.Control {
			seed := l.duel.seed
			return []lessons.Control{c.seed.Slider(&seed, func() { *l = *newLearning(seed) })}
		},
		Questions: []lessons.Question{
			{ID: "spread", Gate: true, Answer: "1", By: "narrow"},
			{ID: "loss", Answer: "2", By: "close", When: func() bool { return l.misled > misleading }},
		},
		Reset:   func() { *l = *newLearning(c.seed.Plus(0)) },
		Explain: func(item scene.ItemID) []scene.Panel { return l.duel.explain(item) },
		Code:    func() string { return l.code() },
		Prints:  func() string { return kit.Rounded(l.duel.distance(), 3) },
		Goals: []lessons.Goal{
			{ID: "narrow", Judge: func() lessons.Judgement {
				judgement := kit.Below(l.narrow, collapsed, 1, 2)
				if math.IsInf(l.narrow, 0) {
					judgement = lessons.Judgement{}
				}
				return judgement
			}},
			{ID: "misled", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: l.misled > misleading, Share: min(l.misled/misleading, 1), Now: scene.Number(l.misled, 2)}
			}},
			{ID: "close", Judge: func() lessons.Judgement {
				judgement := kit.Below(l.duel.distance(), near, realMean, 2)
				judgement.Met = judgement.Met && l.duel.forged() > 0
				return judgement
			}},
		},
	}
}

// curves are the distance and the spread, round by round, up to the present ones.
func (l *learning) curves() scene.Curve {
	rounds, distance, deviation := l.duel.judged(), l.duel.distance(), math.Abs(l.duel.a())
	distances, deviations := l.distances, l.deviations
	if distances[len(distances)-1].Step < rounds {
		distances = append(slices.Clip(distances), scene.PointAt(rounds, distance))
		deviations = append(slices.Clip(deviations), scene.PointAt(rounds, deviation))
	}
	return scene.Curve{
		Frame: scene.Frame{ID: "rounds", Width: 30, Rows: 8, Facts: map[string]string{
			"rounds": fmt.Sprint(rounds), "distance": scene.Number(distance, 2).Plain(), "deviation": scene.Number(deviation, 2).Plain(),
		}},
		Runs: []scene.Run{
			{Label: "run.distance", Role: scene.Train, Points: distances},
			{Label: "run.deviation", Role: scene.Validation, Points: deviations},
		},
		Goal: toThousandths(l.duel.floor), Line: "curve.floor",
	}
}
