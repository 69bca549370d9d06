package lessons

import "math"

// saddleState is a race that begins near a saddle.
type saddleState struct {
	race  race
	start spot
}

// mostSaddle is how many steps the race has.
const mostSaddle = 300

func startSaddle() saddleState {
	start := spot{0, 1.4}
	return saddleState{race: newRace(start, [4]float64{0.1, 0.03, 0.03, 0.03}), start: start}
}

// restart begins anew where the sliders say.
func (s *saddleState) restart() { s.race.restart(s.start) }

// left tells whether a walker has left the ridge.
func left(w walker) bool { return math.Abs(w.at()[0]) > 0.5 }

// beside tells whether the race began beside the ridge, and not upon it.
func (s *saddleState) beside() bool { return s.start[0] != 0 && math.Abs(s.start[0]) <= 0.1 }

// saddle: flat places that are no bottom, and a bottom that is not the lowest.
func (c *descent) saddle() Screen {
	s := &c.state.saddle
	slider := func(id string, i int, reach float64) Slider {
		return Slider{ID: id, Min: -reach, Max: reach, Step: 0.1, Signed: true, Decimals: 3, Get: func() float64 { return s.start[i] }, Set: func(v float64) error {
			s.start[i] = v
			s.restart()
			return nil
		}}
	}
	return Screen{
		ID:       "saddle",
		Scene:    s.scene,
		Controls: func() []Control { return append(s.race.steering(), slider("x", 0, 2), slider("y", 1, 2)) },
		Questions: []Question{
			{ID: "leaves", Gate: true, Reveal: func() bool { return s.beside() && s.first() >= 0 }, Check: func(answer string) Verdict {
				return Choice(answer, string(rune('1'+max(s.first(), 0))), nil)
			}},
		},
		Tick:    func() bool { return s.race.tick(twoHollows, mostSaddle) },
		Reset:   s.restart,
		Explain: func(item string) []Panel { return s.race.explain(twoHollows, s.picture(), item) },
		Code:    func() string { return s.race.code(twoHollows) },
		Goals: []Goal{
			{ID: "stuck", Judge: func() Judgement {
				at := s.race.walkers[0].at()
				steps, near := s.race.steps(), math.Hypot(at[0], at[1])
				return Judgement{Met: steps >= 50 && near < 0.01, Share: min(float64(steps)/50, 0.01/max(near, 0.01)), Now: Number(near, 4).In("away")}
			}},
			{ID: "leave", Judge: s.judgeLeave},
			{ID: "local", Judge: func() Judgement {
				at := s.race.walkers[0].at()
				far := math.Hypot(at[0]+1, at[1])
				return Judgement{Met: far < 0.01, Share: 1 / (1 + far), Now: Number(far, 4).In("away")}
			}},
			{ID: "over", Judge: s.judgeOver},
		},
	}
}

// first is who was the first to leave the ridge, −1 while nobody has.
func (s *saddleState) first() int {
	for step := range s.race.steps() + 1 {
		for i, w := range s.race.walkers {
			if step < len(w.path) && math.Abs(w.path[step][0]) > 0.5 {
				return i
			}
		}
	}
	return -1
}

// judgeLeave: from beside the ridge, all four have left it.
func (s *saddleState) judgeLeave() Judgement {
	gone := 0
	for _, w := range s.race.walkers {
		gone += index(s.beside() && left(w))
	}
	return Judgement{Met: gone == len(s.race.walkers), Share: float64(gone) / 4, Now: Number(float64(gone), 0).In("of4")}
}

// judgeOver: from one start, SGD rests in the shallow hollow and momentum in
// the deep one.
func (s *saddleState) judgeOver() Judgement {
	sgd, momentum := s.race.walkers[0].at(), s.race.walkers[1].at()
	trapped := math.Hypot(sgd[0]+1, sgd[1]) < 0.01
	far := math.Hypot(momentum[0]-1.5, momentum[1])
	return Judgement{Met: trapped && far < 0.3, Share: 1 / (1 + far), Now: Number(far, 3).In("away")}
}

func (s *saddleState) picture() Map {
	picture := Map{
		Frame: Frame{ID: "hollows", Width: 44, Rows: 12, Items: probeItems(), Facts: s.race.facts(twoHollows)},
		X:     Axis{"axis.w1", -2.4, 2.4}, Y: Axis{"axis.w2", -2, 2}, Key: "hollows", Landscape: true, Low: 0.1, High: 10,
		Trails: s.race.trails(), Lowest: []Mark{{X: 1.5}, {X: -1}},
	}
	picture.Answer = func(x, y float64) float64 { return picture.shade(twoHollows.height(spot{x, y})) }
	return picture
}

func (s *saddleState) scene() Scene {
	table := Table{
		Frame: Frame{ID: "places", Width: 36, Rows: 5, Facts: s.race.facts(twoHollows)},
		Columns: []Column{
			{Name: "column.w1", Wide: 6}, {Name: "column.w2", Wide: 6}, {Name: "column.loss", Role: Strong, Wide: 7},
		},
	}
	for i, w := range s.race.walkers {
		item := "l" + string(rune('0'+i))
		table.Items = append(table.Items, Item{ID: item, Row: i})
		table.Rows = append(table.Rows, Row{Name: runWord(i), Role: walkerKinds[i].role, Cells: []Cell{
			{Quantity: Signed(w.at()[0], 3)}, {Quantity: Signed(w.at()[1], 3)}, {Quantity: short(w.loss(twoHollows), 4), Item: item},
		}})
	}
	return Scene{s.picture(), table, s.race.curve(twoHollows)}
}
