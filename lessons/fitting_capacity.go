package lessons

import "strconv"

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

func capacitySetup(i int) classifierSetup {
	return classifierSetup{
		Data: "xor", Noise: 0.25, Share: 0.2, Held: 0.8, Hidden: []int{capacityNeurons[i]}, Activation: "tanh", Start: "xavier", Seed: 1, Rate: 0.03, Batch: 10,
	}
}

// capacityShares are the shares of the 500 samples that may be trained on.
var capacityShares = []float64{0.05, 0.1, 0.2}

// capacity: more parameters than samples, and yet no worse.
func (c *fitting) capacity() Screen {
	many := func() *classifier { return c.sizes[2] }
	return Screen{
		ID:       "capacity",
		Scene:    c.capacityScene,
		Controls: c.capacityControls,
		Questions: []Question{{
			ID: "larger", Gate: true, Check: c.checkLarger,
			Reveal: func() bool {
				return many().setup.Hidden[0] >= largeNeurons && many().trainer.Epochs() >= capacityEpochs
			},
		}},
		Tick: func() bool {
			if many().trainer.Epochs() >= capacityEpochs {
				return false
			}
			for _, run := range c.sizes {
				run.epoch()
			}
			return true
		},
		Reset: func() {
			for i := range c.sizes {
				c.sizes[i] = newClassifier(capacitySetup(i))
			}
		},
		Explain: c.explainCapacity,
		Code:    func() string { return many().code() },
		Goals: []Goal{{ID: "wide", Judge: func() Judgement {
			over := many().validation() - c.sizes[1].validation()
			share := min(float64(many().setup.Hidden[0])/largeNeurons, float64(many().trainer.Epochs())/capacityEpochs)
			return Judgement{Met: share >= 1 && over <= noWorse, Share: share, Now: Signed(over, 3)}
		}}},
	}
}

// capacityControls turn the largest network, and what all three learn from.
func (c *fitting) capacityControls() []Control {
	again := func(change func(*classifierSetup), which ...int) {
		for _, i := range which {
			setup := c.sizes[i].setup
			change(&setup)
			c.sizes[i] = newClassifier(setup)
		}
	}
	setup := c.sizes[2].setup
	neurons := setup.Hidden[0]
	return []Control{
		whole("many", "", 8, largeNeurons, &neurons, func() {
			again(func(s *classifierSetup) { s.Hidden = []int{neurons} }, 2)
			again(func(*classifierSetup) {}, 0, 1) // all three begin together
		}),
		Choices{
			ID: "share", Options: []string{"share.25", "share.50", "share.100"}, Get: func() int {
				for i, share := range capacityShares {
					if share == setup.Share {
						return i
					}
				}
				return 0
			},
			Set: func(i int) { again(func(s *classifierSetup) { s.Share = capacityShares[i] }, 0, 1, 2) },
		},
		Slider{
			ID: "seed", Min: 0, Max: 99, Step: 1, Get: func() float64 { return float64(setup.Seed) },
			Set: func(v float64) error {
				again(func(s *classifierSetup) { s.Seed = uint32(v) }, 0, 1, 2)
				return nil
			},
		},
	}
}

// checkLarger judges how the many do against the enough, by the run.
func (c *fitting) checkLarger(answer string) Verdict {
	enough, many := c.sizes[1].validation(), c.sizes[2].validation()
	correct := "2"
	switch {
	case many > enough+noWorse:
		correct = "1"
	case many < enough-noWorse:
		correct = "3"
	}
	return Choice(answer, correct, map[string]string{"enough": Number(enough, 3).Plain(), "many": Number(many, 3).Plain()})
}

func (c *fitting) capacityScene() Scene {
	table := Table{
		Frame: Frame{ID: "sizes", Width: 44, Rows: 4},
		Columns: []Column{
			{Name: "column.parameters", Wide: 3}, {Name: "run.train", Wide: 6}, {Name: "run.validation", Role: Strong, Wide: 6}, {Name: "gap", Wide: 7},
		},
	}
	curve := Curve{Frame: Frame{ID: "validations", Width: 30, Rows: 8, Facts: map[string]string{"epoch": strconv.Itoa(c.sizes[0].trainer.Epochs())}}}
	scene := Scene{}
	for i, run := range c.sizes {
		picture := run.decision(false)
		picture.ID, picture.Width, picture.Beside, picture.Items = capacityNames[i], 16, i > 0, nil
		scene = append(scene, picture)
		item, losses := id("g", i+1), run.trainer
		table.Items = append(table.Items, Item{ID: item, Row: i})
		table.Rows = append(table.Rows, Row{Name: "size." + capacityNames[i], Cells: []Cell{
			{Quantity: Number(float64(len(run.network.Parameters())), 0)},
			{Quantity: Number(losses.Loss(), 3)},
			{Quantity: Number(losses.ValidationLoss(), 3)},
			{Quantity: Signed(gapOf(losses), 3), Item: item},
		}})
		curve.Runs = append(curve.Runs, Run{
			Label: "size." + capacityNames[i], Role: [...]Role{Guess, Train, Validation}[i], Points: byEpoch(losses.ValidationHistory()),
		})
		curve.Facts[capacityNames[i]] = Number(losses.ValidationLoss(), 3).Plain()
	}
	scene[0].About().Facts["loss"] = Number(c.sizes[2].loss(), 3).Plain()
	return append(scene, curve, table)
}

// explainCapacity opens a gap.
func (c *fitting) explainCapacity(item string) []Panel {
	at, ok := CellIndex(item)
	if !ok || item[0] != 'g' || len(at) != 1 || at[0] < 1 || at[0] > len(c.sizes) {
		return nil
	}
	return []Panel{arithmetic("gap-sum", gapLine(c.sizes[at[0]-1].trainer))}
}
