package gan

import (
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// evenRate is the rate of both where G is to outrun D.
const evenRate = 0.005

// collapseLooked is after how many rounds the modes are counted, collapseRounds where a
// run ends.
const (
	collapseLooked = 500
	collapseRounds = 600
)

// fewModes is how many of eight modes a collapse leaves at most.
const fewModes = 2

// eightPairing is two networks that learn eight bells on a ring, G and D so many updates
// a round.
func eightPairing(forged, judged int) pairing {
	return pairing{
		real: data.EightBells(), forger: []int{16, 16}, judge: []int{16, 16}, leaky: true,
		forging: evenRate, rate: evenRate, forged: forged, judged: judged,
	}
}

// A collapseSaved is what Save keeps of it.
type collapseSaved struct {
	forged, judged int
	pair           rivalrySaved
}

// A mode counts as held where a fifth of its due of the fakes lie, or more.
const heldShare = 5

// held tells whether a mode is held that so many of the fakes lie at.
func (r *rivalry) held(count int) bool {
	return heldShare*count*len(r.real.(data.Bells).Centres) >= measuredOn
}

// modes is how many modes are held.
func (r *rivalry) modes() int {
	held := 0
	for _, count := range r.counts {
		held += kit.Bit(r.held(count))
	}
	return held
}

// meter is how many of the fakes lie at each mode, and whether that holds it.
func (r *rivalry) meter() scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: "meter", Width: 36, Rows: len(r.counts) + 1, Beside: true, Facts: map[string]string{
			"held": strconv.Itoa(r.modes()), "all": strconv.Itoa(len(r.counts)), "rounds": strconv.Itoa(r.measuredAt()),
		}},
		Columns: []scene.Column{{Name: "column.fakes", Wide: 5}, {Name: "column.held", Wide: 4}}, Bare: true,
	}
	for k, count := range r.counts {
		held, role := scene.Cell{Word: "meter.lost", Role: scene.Faint}, scene.Faint
		if r.held(count) {
			held, role = scene.Cell{Word: "meter.held", Role: scene.Success}, scene.Guess
		}
		table.Rows = append(table.Rows, scene.Row{Title: strconv.Itoa(45*k) + "°", Cells: []scene.Cell{{Quantity: scene.Number(float64(count), 0)}, held}})
		table.Bars.Values, table.Bars.Roles = append(table.Bars.Values, float64(count)), append(table.Bars.Roles, role)
	}
	return table
}

// modesRow is how many modes are held, of how many there are.
func (r *rivalry) modesRow() scene.Row {
	return scene.Row{Name: "pair.modes", Cells: []scene.Cell{{Quantity: scene.Number(float64(r.modes()), 0), Role: scene.Strong}}}
}

// collapseTick makes a round.
func (c *gan) collapseTick() bool { return c.collapse.rounds < collapseRounds && c.collapse.round() }

// collapseScreen: G outruns D.
func (c *gan) collapseScreen() lessons.Screen {
	after := func(forged, judged int) lessons.Judgement {
		if c.collapse.forged != forged || c.collapse.judged != judged {
			return lessons.Judgement{}
		}
		rounds := float64(c.collapse.measuredAt())
		return lessons.Judgement{Met: rounds >= collapseLooked, Share: min(rounds/collapseLooked, 1), Now: scene.Number(rounds, 0)}
	}
	return lessons.Screen{
		ID: "collapse", OfZero: true, Tick: c.collapseTick,
		Scene: func() scene.Scene {
			r := c.collapse
			return scene.Scene{r.ground(), r.meter(), r.curve(), r.losses(), r.standing(r.modesRow()), r.sheet()}
		},
		Controls: func() []lessons.Control {
			r := c.collapse
			seed, forged, judged := r.seed, r.forged, r.judged
			anew := func() { c.collapse = newRivalry(eightPairing(forged, judged), seed) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "forged", Max: mostUpdates}, &forged, anew),
				kit.Whole(lessons.Slider{ID: "judged", Max: mostUpdates}, &judged, anew),
				c.seed.Slider(&seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "modes", Gate: true, Answer: "3", By: "greedy"}},
		Reset:     func() { c.collapse = newRivalry(eightPairing(1, 1), c.seed.Plus(0)) },
		Explain:   func(item scene.ItemID) []scene.Panel { return c.collapse.explain(item) },
		Code:      func() string { return c.collapse.code() },
		Prints:    func() string { return c.collapse.prints() },
		Goals: []lessons.Goal{
			{ID: "even", Judge: func() lessons.Judgement { return after(1, 1) }},
			{ID: "greedy", Judge: func() lessons.Judgement { return after(5, 1) }},
		},
	}
}
