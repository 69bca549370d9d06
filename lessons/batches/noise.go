package batches

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// noiseSetup is the network of TensorFlow's Playground at its start, on shuffled
// data.
func noiseSetup() model.ClassifierSetup {
	setup := model.CircleSetup()
	setup.Shuffle = true
	return setup
}

// noiseSizes are the batch sizes that are compared.
var noiseSizes = [3]int{1, 10, 0}

// noiseLimits: over 25 seeds, batches of 1 come under 0.05 within 6 to 32
// epochs, of 10 within 36 to 110, of 30 within 99 to 420, and the full batch
// within 870 to 3476 (TestBatchSizesReachTheGoal).
var noiseLimits = contestLimits{epochs: 500, updates: 4000}

// noiseScreen: the smaller the batch, the more updates an epoch has, and the
// rougher each one is.
func (c *batches) noiseScreen() lessons.Screen {
	n := c.noise
	screen := contestScreen("noise", n, c.noiseScene)
	screen.Controls = func() []lessons.Control {
		middle := n.sizes[1]
		return append([]lessons.Control{
			kit.Whole(lessons.Slider{ID: "middle", Min: 2, Max: 100}, &middle, func() { n.setSize(1, middle) }),
		}, n.controls()...)
	}
	screen.Questions = c.noiseQuestions()
	screen.Reset = func() {
		c.noise.setup, c.noise.sizes, c.noise.updates = noiseSetup().In(c.seed), noiseSizes, false
		c.noise.Begin()
	}
	reach := func(id string, i int, also func() bool) lessons.Goal {
		return lessons.Goal{ID: id, Judge: func() lessons.Judgement {
			if !also() {
				return lessons.Judgement{} // another run's loss says nothing here
			}
			judgement := kit.Below(n.runs[i].Validation(), model.Solved, 0.5, 3)
			if n.marks[i].update > 0 { // it was under once, wherever it stands now
				return kit.Reached(true)
			}
			judgement.Met = false // it is looked at after whole epochs
			return judgement
		}}
	}
	screen.Goals = []lessons.Goal{
		reach("one", 0, func() bool { return true }),
		reach("ten", 1, func() bool { return n.sizes[1] == 10 }),
		reach("thirty", 1, func() bool { return n.sizes[1] == 30 }),
		reach("full", 2, func() bool { return true }),
	}
	return screen
}

// noiseQuestions ask for the order, over epochs and then over updates.
func (c *batches) noiseQuestions() []lessons.Question {
	n := c.noise
	return []lessons.Question{
		{
			ID: "first", Gate: true,
			Check: func(answer string) lessons.Verdict {
				correct, first, epoch := "4", "—", "—"
				if order := n.order(func(m contestMark) int { return m.epoch }); len(order) > 0 {
					correct, first, epoch = strconv.Itoa(order[0]+1), strconv.Itoa(n.size(order[0])), strconv.Itoa(n.marks[order[0]].epoch)
				}
				verdict := lessons.Choice(answer, correct, map[string]string{"first": first, "epoch": epoch})
				if !verdict.Right && answer == "3" {
					verdict.Outcome = answer
				}
				return verdict
			},
			Reveal: func() bool {
				return !n.updates && n.sizes == noiseSizes && n.share(0) >= 0.1 && n.marks != [3]contestMark{}
			},
		},
		{
			ID: "keep-up", Gate: true, When: func() bool { return n.updates },
			Outcome: func() (right string, facts map[string]string) {
				ten, full := n.marks[1].update, n.marks[2].update
				right = "3"
				switch {
				case full > 2*ten:
					right = "1"
				case 2*full > ten:
					right = "2"
				}
				return right, map[string]string{"middle": scene.Number(float64(ten), 0).Plain(), "full": scene.Number(float64(full), 0).Plain()}
			},
			Reveal: func() bool { return n.updates && n.marks[1].update > 0 && n.marks[2].update > 0 },
		},
	}
}

// noiseScene draws the three curves, and when each came under the goal.
func (c *batches) noiseScene() scene.Scene {
	n := c.noise
	table := scene.Table{
		Frame: scene.Frame{ID: "runs", Width: 60, Rows: 4, Items: contestItems()},
		Columns: []scene.Column{
			{Name: "column.epochs", Wide: 6}, {Name: "column.updates", Wide: 7}, {Name: "column.validation", Role: scene.Strong, Wide: 6}, {Name: "column.reached", Role: scene.Success, Wide: 6},
		},
	}
	for i, run := range n.runs {
		mark := scene.Cell{Word: "not-yet", Role: scene.Faint}
		if at := n.marks[i]; at.update > 0 && n.updates {
			mark = scene.Cell{Quantity: scene.Number(float64(at.update), 0)}
		} else if at.update > 0 {
			mark = scene.Cell{Quantity: scene.Number(float64(at.epoch), 0)}
		}
		table.Rows = append(table.Rows, scene.Row{Name: n.rowName(i), Cells: []scene.Cell{
			{Quantity: scene.Number(float64(run.Trainer.Epochs()), 0)}, {Quantity: scene.Number(float64(run.Trainer.Steps()), 0)}, {Quantity: scene.Number(run.Validation(), 3), Item: scene.At("run", i+1)}, mark,
		}})
	}
	return scene.Scene{n.curve("validation", model.Solved), table}
}

// mythSetup is a task on which a network overfits: 50 samples of two clouds
// that overlap, and two hidden layers of eight.
func mythSetup() model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: "gauss", Noise: 0.5, Share: 0.1, Hidden: []int{8, 8}, Activation: "tanh", Start: "random", Seed: 0, Rate: 0.03, Descent: model.Descent{Shuffle: true},
	}
}

// mythSizes are the batch sizes that are compared.
var mythSizes = [3]int{1, 10, 0}

// mythLimits are as in the calibrated results: 1000 epochs each, or as many
// updates as batches of 10 make in them.
var mythLimits = contestLimits{epochs: 1000, updates: 5000}

// mythMedians are the medians of the validation loss over 25 seeds, by run: at
// equal epochs, then at equal updates (TestFullBatchDoesNotOverfitMore).
var mythMedians = [2][3]float64{{0.166, 0.147, 0.133}, {0.151, 0.147, 0.147}}

// alike is how close two validation losses are when they count as the same.
const alike = 0.02

// mythScreen: does training on everything at once overfit?
func (c *batches) mythScreen() lessons.Screen {
	m := c.myth
	screen := contestScreen("myth", m, c.mythScene)
	facts := func() map[string]string {
		facts := map[string]string{}
		for i, run := range m.runs {
			facts[kit.Numbered("loss", i+1)] = scene.Number(run.Validation(), 3).Plain()
			facts[kit.Numbered("median", i+1)] = scene.Number(mythMedians[kit.Bit(m.updates)][i], 3).Plain()
		}
		return facts
	}
	screen.Questions = []lessons.Question{
		{
			ID: "overfits", Gate: true,
			Outcome: func() (right string, values map[string]string) {
				worst := 0
				for i, run := range m.runs {
					if run.Validation() > m.runs[worst].Validation() {
						worst = i
					}
				}
				return strconv.Itoa(worst + 1), facts()
			},
			Reveal: func() bool { return !m.updates && m.ended() },
		},
		{
			ID: "updates", Gate: true, When: func() bool { return m.updates },
			Outcome: func() (right string, values map[string]string) {
				return kit.Larger(m.runs[2].Validation(), m.runs[1].Validation(), alike), facts()
			},
			Reveal: func() bool { return m.updates && m.ended() },
		},
	}
	screen.Reset = func() { c.myth.setup, c.myth.updates = mythSetup().In(c.seed), false; c.myth.Begin() }
	done := func(updates bool) lessons.Judgement {
		if m.updates != updates {
			return lessons.Judgement{}
		}
		share, unit := min(m.share(0), m.share(1), m.share(2)), "epochs"
		if updates {
			unit = "updates"
		}
		return lessons.Judgement{Met: share >= 1, Share: share, Now: scene.Number(math.Floor(share*float64(m.limit())), 0).In(unit)}
	}
	screen.Goals = []lessons.Goal{
		{ID: "epochs", Judge: func() lessons.Judgement { return done(false) }},
		{ID: "updates", Judge: func() lessons.Judgement { return done(true) }},
	}
	return screen
}

// mythScene draws the validation losses, and beside them what overfitting is
// measured by: the gap between the two losses.
func (c *batches) mythScene() scene.Scene {
	m := c.myth
	table := scene.Table{
		Frame: scene.Frame{ID: "gaps", Width: 60, Rows: 4, Items: contestItems()},
		Columns: []scene.Column{
			{Name: "column.updates", Wide: 7}, {Name: "column.train", Wide: 6}, {Name: "column.validation", Role: scene.Strong, Wide: 6}, {Name: "column.gap", Wide: 6, Less: [2]int{2, 1}},
		},
	}
	for i, run := range m.runs {
		train, held := run.Loss(), run.Validation()
		table.Rows = append(table.Rows, scene.Row{Name: m.rowName(i), Cells: []scene.Cell{
			{Quantity: scene.Number(float64(run.Trainer.Steps()), 0)},
			{Quantity: scene.Number(train, 3)},
			{Quantity: scene.Number(held, 3), Item: scene.At("run", i+1)},
			{Quantity: scene.Signed(held-train, 3)},
		}})
	}
	curve := m.curve("held", 0)
	for i := range curve.Runs { // the way down from the start would leave the rest no room
		curve.Runs[i].Points = slices.DeleteFunc(curve.Runs[i].Points, func(p scene.Point) bool { return p.Step < m.limit()/50 })
	}
	return scene.Scene{curve, table}
}
