package descent

import (
	"math"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
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
func (c *descent) ravine() lessons.Screen {
	s := &c.state.ravine
	return lessons.Screen{
		ID:    "ravine",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return append(s.race.steering(),
				kit.Pick("ratio", []string{"ratio.1", "ratio.10", "ratio.50"}, &s.ratio, s.restart),
				kit.Pick("start", []string{"start.a", "start.b", "start.c"}, &s.start, s.restart))
		},
		Questions: []lessons.Question{
			{ID: "first", Gate: true, Reveal: func() bool { return s.race.steps() >= raceSteps }, Outcome: s.first},
			{ID: "why", When: func() bool { return s.race.steps() >= raceSteps }, Answer: "1"},
		},
		Tick:    func() bool { return s.race.tick(s.ground(), mostRavine) },
		Reset:   func() { *s = startRavine() },
		Explain: func(item scene.ItemID) []scene.Panel { return s.race.explain(s.ground(), s.picture(), item) },
		Code:    func() string { return s.race.code(s.ground()) },
		Prints:  func() string { return s.race.prints(s.ground()) },
		Goals: []lessons.Goal{
			{ID: "race", Judge: func() lessons.Judgement {
				steps := min(s.race.steps(), raceSteps)
				return lessons.Judgement{Met: steps == raceSteps, Share: float64(steps) / raceSteps, Now: scene.Number(float64(steps), 0)}
			}},
			{ID: "sgd", Judge: func() lessons.Judgement {
				judgement := comeUnder(s.race.walkers[0].lossBy(s.ground(), raceSteps), sgdGoal, s.ground().height(ravineStarts[s.start]))
				judgement.Met = judgement.Met && s.steep() && s.race.steps() <= raceSteps
				return judgement
			}},
			{ID: "calm", Judge: s.judgeCalm},
		},
	}
}

// judgeCalm: RMSProp no longer dances at the bottom.
func (s *ravineState) judgeCalm() lessons.Judgement {
	w := s.race.walkers[2]
	if w.steps() < calmWindow {
		return lessons.Judgement{}
	}
	last := min(w.steps(), calmSteps)
	mean := w.mean(s.ground(), last-calmWindow+1, last)
	judgement := comeUnder(mean, calmGoal, s.ground().height(ravineStarts[s.start]))
	judgement.Met = judgement.Met && s.steep() && w.steps() <= calmSteps
	return judgement
}

// first: who was lowest after 40 steps.
func (s *ravineState) first() (right string, facts map[string]string) {
	best, low := 0, math.Inf(1)
	for i, w := range s.race.walkers {
		height := s.ground().height(w.path[min(raceSteps, w.steps())])
		if height < low {
			best, low = i, height
		}
	}
	sgd := s.race.walkers[0]
	return strconv.Itoa(best + 1), map[string]string{
		"winner": optimiserNames[best], "best": scene.Number(low, 4).Plain(), "sgd": scene.Number(s.ground().height(sgd.path[min(raceSteps, sgd.steps())]), 4).Plain(),
	}
}

func (s *ravineState) picture() scene.Map {
	ground := s.ground()
	picture := scene.Map{
		Frame: scene.Frame{ID: "ravine", Width: 44, Rows: 12, Items: scene.ProbeItems(), Facts: s.race.facts(ground)},
		X:     scene.Axis{Name: "axis.w1", Min: -10, Max: 4}, Y: scene.Axis{Name: "axis.w2", Min: -5, Max: 3}, Key: s.ratio, Low: 0.01, High: 100,
		Trails: s.race.trails(), Lowest: []scene.Mark{{}},
	}
	picture.Answer = func(x, y float64) float64 { return picture.Shade(ground.height(spot{x, y})) }
	return picture
}

func (s *ravineState) scene() scene.Scene {
	return scene.Scene{s.picture(), s.table(), s.race.curve(s.ground())}
}

// table sets the race side by side: how far each has come down.
func (s *ravineState) table() scene.Table {
	ground := s.ground()
	table := scene.Table{
		Frame: scene.Frame{ID: "race", Width: 36, Rows: 5, Facts: s.race.facts(ground)},
		Columns: []scene.Column{
			{Name: "column.rate", Role: scene.Muted, Wide: 5}, {Name: "column.loss", Role: scene.Strong, Wide: 7}, {Name: "column.fell", Role: scene.Muted, Wide: 7},
		},
		Bars: scene.BarColumn{More: "bars.fell"},
	}
	begin := ground.height(ravineStarts[s.start])
	for i, w := range s.race.walkers {
		item, fell := scene.At("l", i), begin/max(w.loss(ground), floor)
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Name: runWord(i), Role: walkerKinds[i].role, Cells: []scene.Cell{
			{Quantity: scene.Number(w.rate, 3)}, {Quantity: short(w.loss(ground), 4), Item: item}, {Quantity: short(fell, 0)},
		}})
		table.Bars.Values = append(table.Bars.Values, max(elementary.Log10(fell), 0))
		table.Bars.Roles = append(table.Bars.Roles, walkerKinds[i].role)
	}
	return table
}
