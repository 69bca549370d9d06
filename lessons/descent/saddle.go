package descent

import (
	"math"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

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
func (c *descent) saddle() lessons.Screen {
	s := &c.state.saddle
	slider := func(id string, i int, reach float64) lessons.Slider {
		return kit.Knob(lessons.Slider{ID: id, Min: -reach, Max: reach, Step: 0.1, Signed: true, Decimals: 3}, &s.start[i], s.restart)
	}
	return lessons.Screen{
		ID:       "saddle",
		Scene:    s.scene,
		Controls: func() []lessons.Control { return append(s.race.steering(), slider("x", 0, 2), slider("y", 1, 2)) },
		Questions: []lessons.Question{
			{ID: "leaves", Gate: true, Reveal: func() bool { first, _ := s.first(); return s.beside() && first >= 0 }, Outcome: func() (right string, facts map[string]string) {
				first, steps := s.first()
				first = max(first, 0) // nobody has left yet: it is not judged yet either
				return strconv.Itoa(1 + first), map[string]string{"winner": optimiserNames[first], "steps": strconv.Itoa(steps)}
			}},
		},
		Tick:    func() bool { return s.race.tick(twoHollows, mostSaddle) },
		Reset:   func() { *s = startSaddle() },
		Explain: func(item scene.ItemID) []scene.Panel { return s.race.explain(twoHollows, s.picture(), item) },
		Code:    func() string { return s.race.code(twoHollows) },
		Prints:  func() string { return s.race.prints(twoHollows) },
		Goals: []lessons.Goal{
			{ID: "stuck", Judge: func() lessons.Judgement {
				at := s.race.walkers[0].at()
				steps, near := s.race.steps(), elementary.Hypot(at[0], at[1])
				return lessons.Judgement{Met: steps >= 50 && near < 0.01, Share: min(float64(steps)/50, 0.01/max(near, 0.01)), Now: scene.Number(near, 3).In("away")}
			}},
			{ID: "leave", Judge: s.judgeLeave},
			{ID: "local", Judge: func() lessons.Judgement {
				at := s.race.walkers[0].at()
				far := elementary.Hypot(at[0]+1, at[1])
				return lessons.Judgement{Met: far < 0.01, Share: 1 / (1 + far), Now: scene.Number(far, 3).In("away")}
			}},
			{ID: "over", Judge: s.judgeOver},
		},
	}
}

// first is who was the first to leave the ridge, and after how many steps; −1 while
// nobody has.
func (s *saddleState) first() (who, steps int) {
	for step := range s.race.steps() + 1 {
		for i, w := range s.race.walkers {
			if step < len(w.path) && math.Abs(w.path[step][0]) > 0.5 {
				return i, step
			}
		}
	}
	return -1, 0
}

// judgeLeave: from beside the ridge, all four have left it.
func (s *saddleState) judgeLeave() lessons.Judgement {
	gone := 0
	for _, w := range s.race.walkers {
		gone += kit.Bit(s.beside() && left(w))
	}
	return lessons.Judgement{Met: gone == len(s.race.walkers), Share: float64(gone) / 4, Now: scene.Number(float64(gone), 0).In("of4")}
}

// judgeOver: from one start, SGD rests in the shallow hollow and momentum in
// the deep one.
func (s *saddleState) judgeOver() lessons.Judgement {
	sgd, momentum := s.race.walkers[0].at(), s.race.walkers[1].at()
	trapped := elementary.Hypot(sgd[0]+1, sgd[1]) < 0.01
	far := elementary.Hypot(momentum[0]-1.5, momentum[1])
	return lessons.Judgement{Met: trapped && far < 0.3, Share: 1 / (1 + far), Now: scene.Number(far, 3).In("away")}
}

func (s *saddleState) picture() scene.Map {
	picture := scene.Map{
		Frame: scene.Frame{ID: "hollows", Width: 44, Rows: 12, Items: scene.ProbeItems(), Facts: s.race.facts(twoHollows)},
		X:     scene.Axis{Name: "axis.w1", Min: -2.4, Max: 2.4}, Y: scene.Axis{Name: "axis.w2", Min: -2, Max: 2}, Key: "hollows", Low: 0.1, High: 10,
		Trails: s.race.trails(), Lowest: []scene.Mark{{X: 1.5}, {X: -1}},
	}
	picture.Answer = func(x, y float64) float64 { return picture.Shade(twoHollows.height(spot{x, y})) }
	return picture
}

func (s *saddleState) scene() scene.Scene {
	table := scene.Table{
		Frame: scene.Frame{ID: "places", Width: 36, Rows: 5, Facts: s.race.facts(twoHollows)},
		Columns: []scene.Column{
			{Name: "column.w1", Wide: 6}, {Name: "column.w2", Wide: 6}, {Name: "column.loss", Role: scene.Strong, Wide: 7},
		},
	}
	for i, w := range s.race.walkers {
		item := scene.At("l", i)
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Name: runWord(i), Role: walkerKinds[i].role, Cells: []scene.Cell{
			{Quantity: scene.Signed(w.at()[0], 3)}, {Quantity: scene.Signed(w.at()[1], 3)}, {Quantity: short(w.loss(twoHollows), 4), Item: item},
		}})
	}
	return scene.Scene{s.picture(), table, s.race.curve(twoHollows)}
}
