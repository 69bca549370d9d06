package gan

import (
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// A remedy is run for so many rounds.
const remedyRounds = 300

// greed is how many updates G makes a round, whatever is tried against what comes of it.
const greed = 5

// fastRate is D's other rate.
const fastRate = 0.05

// A treatment is what of the remedies is switched on.
type treatment struct{ even, fast, spread bool }

// The remedies by themselves, and how many modes came of each; untried is of none yet.
var remedies = []struct {
	name string // the key of its word
	treatment
}{{"remedy.none", treatment{}}, {"remedy.even", treatment{even: true}}, {"remedy.fast", treatment{fast: true}}, {"remedy.spread", treatment{spread: true}}}

const untried = -1

// pairing is how the two are made that are so treated.
func (t treatment) pairing() pairing {
	p := eightPairing(greed, 1)
	if t.even {
		p.judged = greed
	}
	if t.fast {
		p.rate = fastRate
	}
	p.spread = t.spread
	return p
}

// A treating is a pair under treatment, and what came of the remedies so far, with one
// seed.
type treating struct {
	treatment
	pair *rivalry
	came []outcome // of each of the remedies; replaced, never written to
}

// An outcome is what came of a remedy: how many modes were held, and how far the fakes
// were.
type outcome struct {
	modes    int
	distance float64
}

type treatingSaved struct {
	treatment
	pair rivalrySaved
	came []outcome
}

func newTreating(seed uint32) *treating {
	return &treating{pair: newRivalry(treatment{}.pairing(), seed), came: slices.Repeat([]outcome{{modes: untried}}, len(remedies))}
}

func (t *treating) save() treatingSaved { return treatingSaved{t.treatment, t.pair.save(), t.came} }

// restored returns it as it was when it was saved. It panics where no treatment could
// have come to that.
func (t *treating) restored(s treatingSaved) *treating {
	if len(s.came) != len(remedies) {
		panic("gan: other remedies")
	}
	var pair *rivalry
	if t != nil {
		pair = t.pair
	}
	return &treating{s.treatment, pair.restored(s.pairing(), s.pair), s.came}
}

// tick makes a round, and at the end notes what came of a remedy by itself.
func (t *treating) tick() bool {
	if t.pair.rounds >= remedyRounds || !t.pair.round() {
		return false
	}
	if t.pair.rounds == remedyRounds {
		for i, remedy := range remedies {
			if remedy.treatment == t.treatment {
				t.came = slices.Clone(t.came)
				t.came[i] = outcome{t.pair.modes(), t.pair.distance()}
			}
		}
	}
	return true
}

// tried is how many of the three remedies were tried by themselves.
func (t *treating) tried() int {
	tried := 0
	for _, came := range t.came[1:] {
		tried += kit.Bit(came.modes != untried)
	}
	return tried
}

// outcomes are what came of each remedy.
func (t *treating) outcomes() scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: "outcomes", Width: 38, Rows: len(remedies) + 1, Facts: map[string]string{
			"tried": strconv.Itoa(t.tried()), "all": strconv.Itoa(len(remedies) - 1),
		}},
		Columns: []scene.Column{{Name: "column.modes", Wide: 6}, {Name: "column.distance", Wide: 9}},
	}
	for i, remedy := range remedies {
		row := scene.Row{Name: remedy.name, Cells: []scene.Cell{{Word: "standing.none"}, {Word: "standing.none"}}}
		if came := t.came[i]; came.modes != untried {
			row.Cells = []scene.Cell{{Quantity: scene.Number(float64(came.modes), 0), Role: scene.Strong}, {Quantity: scene.Number(came.distance, 2)}}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// remedyScreen: what helps against the collapse.
func (c *gan) remedyScreen() lessons.Screen {
	return lessons.Screen{
		ID: "remedy", OfZero: true, Tick: func() bool { return c.remedy.tick() },
		Scene: func() scene.Scene {
			r := c.remedy.pair
			return scene.Scene{r.ground(), r.meter(), c.remedy.outcomes(), r.curve(), r.losses(), r.standing(r.modesRow())}
		},
		Controls: func() []lessons.Control {
			t, seed := c.remedy, c.remedy.pair.seed
			anew := func() { t.pair = newRivalry(t.pairing(), seed) }
			return []lessons.Control{
				kit.Either("evened", "evened.one", "evened.five", &t.even, anew),
				kit.Either("judge-rate", "rate.slow", "rate.fast", &t.fast, anew),
				kit.Either("spread", "spread.off", "spread.on", &t.spread, anew),
				c.seed.Slider(&seed, func() {
					treated := t.treatment
					c.remedy = newTreating(seed)
					c.remedy.treatment = treated
					c.remedy.pair = newRivalry(treated.pairing(), seed)
				}),
			}
		},
		Questions: []lessons.Question{{ID: "helps", Gate: true, Answer: "1", By: "tried"}},
		Reset:     func() { c.remedy = newTreating(c.seed.Plus(0)) },
		Explain:   func(item scene.ItemID) []scene.Panel { return c.remedy.pair.explain(item) },
		Code:      func() string { return c.remedy.pair.code() },
		Prints:    func() string { return c.remedy.pair.prints() },
		Goals: []lessons.Goal{
			{ID: "tried", Judge: func() lessons.Judgement {
				tried := c.remedy.tried()
				return lessons.Judgement{Met: tried == len(remedies)-1, Share: float64(tried) / float64(len(remedies)-1), Now: scene.Number(float64(tried), 0)}
			}},
			{ID: "eight", Judge: func() lessons.Judgement {
				r := c.remedy.pair
				modes := r.modes()
				return lessons.Judgement{Met: modes == len(r.counts) && r.rounds >= remedyRounds, Share: 0.9 * float64(modes) / float64(len(r.counts)), Now: scene.Number(float64(modes), 0)}
			}},
		},
	}
}
