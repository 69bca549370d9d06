package fitting

import (
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// capacityNames are the networks of capacity: few neurons, enough, many.
var capacityNames = [3]string{"few", "enough", "many"}

// capacityNeurons are those of the one hidden layer of each, at the start.
var capacityNeurons = [3]int{2, 8, 16}

// capacityEpochs is how long each is trained.
const capacityEpochs = 300

// largeNeurons is how many neurons count as many, and noWorse how much more the
// many may lose. Measured after 300 epochs, validation loss, medians of 25 seeds
// (with 25 and 50 samples, on all the others):
//
//	samples  2 neurons  8      64
//	100      0.239      0.126  0.125   (64 within 0.02 of 8 on 24 seeds)
//	50       0.257      0.163  0.150
//	25       0.447      0.241  0.270
const (
	largeNeurons = 64
	noWorse      = 0.02
)

func capacitySetup(i int) model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: "xor", Noise: 0.25, Share: 0.2, Held: 0.8, Hidden: []int{capacityNeurons[i]}, Activation: "tanh", Start: "xavier", Seed: 1, Rate: 0.03, Batch: 10,
	}
}

// capacityShares are the shares of the 500 samples that may be trained on.
var capacityShares = []float64{0.05, 0.1, 0.2}

// capacity: more parameters than samples, and yet no worse.
func (c *fitting) capacity() lessons.Screen {
	many := func() *model.Classifier { return c.sizes[2] }
	return lessons.Screen{
		ID:       "capacity",
		Scene:    c.capacityScene,
		Controls: c.capacityControls,
		Questions: []lessons.Question{{
			ID: "larger", Gate: true, Outcome: c.larger,
			Reveal: func() bool { // of as many samples as it asks about
				return many().Setup.Hidden[0] >= largeNeurons && many().Setup.Share == capacitySetup(2).Share && many().Trainer.Epochs() >= capacityEpochs
			},
		}},
		Tick: func() bool {
			if many().Trainer.Epochs() >= capacityEpochs {
				return false
			}
			for _, run := range c.sizes {
				run.Epoch()
			}
			return true
		},
		Reset: func() {
			for i := range c.sizes {
				c.sizes[i] = model.NewClassifier(capacitySetup(i).In(c.seed))
			}
		},
		Explain: c.explainCapacity,
		Code:    func() string { return many().Code() },
		Prints:  func() string { return many().Prints() },
		Goals: []lessons.Goal{{ID: "wide", Judge: func() lessons.Judgement {
			share := min(float64(many().Setup.Hidden[0])/largeNeurons, float64(many().Trainer.Epochs())/capacityEpochs)
			return lessons.Judgement{Met: share >= 1, Share: share, Now: c.against()}
		}}},
	}
}

// against is how much more the many lose than the enough.
func (c *fitting) against() scene.Quantity {
	return scene.Signed(c.sizes[2].Validation()-c.sizes[1].Validation(), 3).In("against8")
}

// capacityControls turn the largest network, and what all three learn from.
func (c *fitting) capacityControls() []lessons.Control {
	again := func(change func(*model.ClassifierSetup), which ...int) {
		for _, i := range which {
			model.Afresh(&c.sizes[i], change)
		}
	}
	setup := c.sizes[2].Setup
	neurons := setup.Hidden[0]
	return []lessons.Control{
		kit.Whole(lessons.Slider{ID: "many", Min: 8, Max: largeNeurons}, &neurons, func() {
			again(func(s *model.ClassifierSetup) { s.Hidden = []int{neurons} }, 2)
			again(func(*model.ClassifierSetup) {}, 0, 1) // all three begin together
		}),
		kit.Among("share", []string{"share.25", "share.50", "share.100"}, capacityShares, setup.Share, func(share float64) {
			again(func(s *model.ClassifierSetup) { s.Share = share }, 0, 1, 2)
		}),
		c.seed.Slider(&setup.Seed, func() {
			again(func(s *model.ClassifierSetup) { s.Seed = setup.Seed }, 0, 1, 2)
		}),
	}
}

// larger tells how the many do against the enough, by the run.
func (c *fitting) larger() (right string, facts map[string]string) {
	enough, many := c.sizes[1].Validation(), c.sizes[2].Validation()
	return kit.Larger(many, enough, noWorse), map[string]string{"enough": scene.Number(enough, 3).Plain(), "many": scene.Number(many, 3).Plain()}
}

func (c *fitting) capacityScene() scene.Scene {
	table := scene.Table{
		Frame: scene.Frame{ID: "sizes", Width: 44, Rows: 4},
		Columns: []scene.Column{
			{Name: "column.parameters", Wide: 3}, {Name: "run.train", Wide: 6}, {Name: "column.validation", Role: scene.Strong, Wide: 6}, {Name: "gap", Wide: 7, Less: [2]int{2, 1}},
		},
		Told: []scene.Told{{Column: 2, Rows: [2]int{2, 1}, Quantity: c.against()}},
	}
	curve := scene.Curve{Frame: scene.Frame{ID: "validations", Width: 30, Rows: 8, Facts: map[string]string{"epoch": strconv.Itoa(c.sizes[0].Trainer.Epochs())}}}
	panels := scene.Scene{}
	for i, run := range c.sizes {
		picture := run.Decision(false)
		picture.ID, picture.Width, picture.Beside, picture.Items = capacityNames[i], 16, i > 0, nil
		panels = append(panels, picture)
		item, losses := scene.At("g", i+1), run.Trainer
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Name: "size." + capacityNames[i], Cells: []scene.Cell{
			{Quantity: scene.Number(float64(len(run.Network.Parameters())), 0)},
			{Quantity: scene.Number(losses.Loss(), 3)},
			{Quantity: scene.Number(losses.ValidationLoss(), 3)},
			{Quantity: scene.Signed(gapOf(losses), 3), Item: item},
		}})
		curve.Runs = append(curve.Runs, scene.Run{
			Label: "size." + capacityNames[i], Role: [...]scene.Role{scene.Guess, scene.Train, scene.Validation}[i], Points: model.ByEpoch(losses.ValidationHistory()),
		})
		curve.Facts[capacityNames[i]] = scene.Number(losses.ValidationLoss(), 3).Plain()
	}
	return append(panels, curve, table)
}

// explainCapacity opens a gap.
func (c *fitting) explainCapacity(item scene.ItemID) []scene.Panel {
	i, ok := kit.Nth(item, "g", len(c.sizes))
	if !ok {
		return nil
	}
	return []scene.Panel{kit.Arithmetic("gap-sum", gapLine(c.sizes[i].Trainer))}
}
