package lessons

import (
	"math"
)

// ravineState is a race in a ravine.
type ravineState struct {
	race  race
	ratio int // which of ravineRatios
	start int // which of ravineStarts
}

// How many times steeper a ravine curves across than along, and where a race
// may begin.
var (
	ravineRatios = []float64{1, 10, 50}
	ravineStarts = []spot{{-8.8, 0.2}, {-7, -3.5}, {-8, 1.5}}
)

// Measured from the first start in the ravine of 1 : 50. After 40 steps SGD
// comes to 0.0750 at rate 0.9, and to less than 0.07 from 0.921 to 0.959. No
// steady rate brings the mean of RMSProp's last 20 heights under 0.002 within
// 100 steps (TestSteadyRMSProp); 0.3 for 50 steps and then 0.03 does.
const (
	mostRavine = 200
	raceSteps  = 40
	sgdGoal    = 0.07
	calmGoal   = 0.002
	calmSteps  = 100
	calmWindow = 20
)

func startRavine() ravineState {
	return ravineState{race: newRace(ravineStarts[0], [4]float64{0.9, 0.12, 0.3, 0.5}), ratio: 2}
}

// steep tells whether it is the ravine, and the start, that the goals are about.
func (s *ravineState) steep() bool { return s.ratio == 2 && s.start == 0 }

func (s *ravineState) ground() terrain { return ravine(ravineRatios[s.ratio]) }

func (s *ravineState) restart() { s.race.restart(ravineStarts[s.start]) }

// ravine: four optimisers race down one long valley.
func (c *descent) ravine() Screen {
	s := &c.state.ravine
	choice := func(id string, value *int, options ...string) Choices {
		return Choices{ID: id, Options: options, Get: func() int { return *value }, Set: func(i int) {
			*value = i
			s.restart()
		}}
	}
	return Screen{
		ID:    "ravine",
		Scene: s.scene,
		Controls: func() []Control {
			return append(s.race.steering(),
				choice("ratio", &s.ratio, "ratio.1", "ratio.10", "ratio.50"),
				choice("start", &s.start, "start.a", "start.b", "start.c"))
		},
		Questions: []Question{
			{ID: "first", Gate: true, Reveal: func() bool { return s.race.steps() >= raceSteps }, Check: s.checkFirst},
			{ID: "why", When: func() bool { return s.race.steps() >= raceSteps }, Check: func(answer string) Verdict { return Choice(answer, "1", nil) }},
		},
		Tick:    func() bool { return s.race.tick(s.ground(), mostRavine) },
		Reset:   s.restart,
		Explain: func(item string) []Panel { return s.race.explain(s.ground(), s.picture(), item) },
		Code:    func() string { return s.race.code(s.ground()) },
		Goals: []Goal{
			{ID: "race", Judge: func() Judgement {
				steps := min(s.race.steps(), raceSteps)
				return Judgement{Met: steps == raceSteps, Share: float64(steps) / raceSteps, Now: Number(float64(steps), 0)}
			}},
			{ID: "sgd", Judge: func() Judgement {
				judgement := comeUnder(s.race.walkers[0].lossBy(s.ground(), raceSteps), sgdGoal, s.ground().height(ravineStarts[s.start]))
				judgement.Met = judgement.Met && s.steep() && s.race.steps() <= raceSteps
				return judgement
			}},
			{ID: "calm", Judge: s.judgeCalm},
		},
	}
}

// judgeCalm: RMSProp no longer dances at the bottom.
func (s *ravineState) judgeCalm() Judgement {
	w := s.race.walkers[2]
	if w.steps() < calmWindow {
		return Judgement{}
	}
	last := min(w.steps(), calmSteps)
	mean := w.mean(s.ground(), last-calmWindow+1, last)
	judgement := comeUnder(mean, calmGoal, s.ground().height(ravineStarts[s.start]))
	judgement.Met = judgement.Met && s.steep() && w.steps() <= calmSteps
	return judgement
}

// checkFirst: who was lowest after 40 steps.
func (s *ravineState) checkFirst(answer string) Verdict {
	best, low := 0, math.Inf(1)
	for i, w := range s.race.walkers {
		height := s.ground().height(w.path[min(raceSteps, w.steps())])
		if height < low {
			best, low = i, height
		}
	}
	sgd := s.race.walkers[0]
	return Choice(answer, string(rune('1'+best)), map[string]string{
		"best": Number(low, 4).Plain(), "sgd": Number(s.ground().height(sgd.path[min(raceSteps, sgd.steps())]), 4).Plain(),
	})
}

func (s *ravineState) picture() Map {
	ground := s.ground()
	picture := Map{
		Frame: Frame{ID: "ravine", Width: 44, Rows: 12, Items: probeItems(), Facts: s.race.facts(ground)},
		X:     Axis{"axis.w1", -10, 4}, Y: Axis{"axis.w2", -5, 3}, Key: s.ratio, Landscape: true, Low: 0.01, High: 100,
		Trails: s.race.trails(), Lowest: []Mark{{}},
	}
	picture.Answer = func(x, y float64) float64 { return picture.shade(ground.height(spot{x, y})) }
	return picture
}

func (s *ravineState) scene() Scene {
	return Scene{s.picture(), s.table(), s.race.curve(s.ground())}
}

// table sets the race side by side: how far each has come down.
func (s *ravineState) table() Table {
	ground := s.ground()
	table := Table{
		Frame: Frame{ID: "race", Width: 36, Rows: 5, Facts: s.race.facts(ground)},
		Columns: []Column{
			{Name: "column.rate", Role: Muted, Wide: 5}, {Name: "column.loss", Role: Strong, Wide: 7}, {Name: "column.fell", Role: Muted, Wide: 7},
		},
		Bars: BarColumn{More: "bars.fell"},
	}
	begin := ground.height(ravineStarts[s.start])
	for i, w := range s.race.walkers {
		item, fell := "l"+string(rune('0'+i)), begin/max(w.loss(ground), floor)
		table.Items = append(table.Items, Item{ID: item, Row: i})
		table.Rows = append(table.Rows, Row{Name: runWord(i), Role: walkerKinds[i].role, Cells: []Cell{
			{Quantity: Number(w.rate, 3)}, {Quantity: short(w.loss(ground), 4), Item: item}, {Quantity: short(fell, 0)},
		}})
		table.Bars.Values = append(table.Bars.Values, max(math.Log10(fell), 0))
		table.Bars.Roles = append(table.Bars.Roles, walkerKinds[i].role)
	}
	return table
}
