package lessons

import (
	"maps"
	"math"
	"strconv"
)

// fullTraining is how many epochs a run of memorise has unless it is cut.
const fullTraining = 1500

// memoriseSetup is what overfits: few samples, some with a wrong class, and two
// hidden layers. Seed 3 is one where the end of the run shows it: there the
// validation loss of 8-8 ends at 0.202, and that of one layer of 6 to 8 below
// 0.185 (as on 22 and 23 of 25 seeds).
func memoriseSetup() classifierSetup {
	return classifierSetup{
		Data: "xor", Noise: 0.25, Share: 0.2, Hidden: []int{8, 8}, Activation: "tanh", Start: "random", Seed: 3, Rate: 0.03, Batch: 10,
	}
}

// The bounds of memorise. Measured after 1500 epochs, 25 seeds, as train,
// validation and best validation, medians:
//
//	no hidden layer 0.490 0.524 0.514   (train 0.360 at least)
//	3               0.098 0.177 0.170
//	7               0.046 0.152 0.122   (below 0.185 on 23 seeds)
//	8-8             0.037 0.156 0.126   (the best at epoch 119)
//
// 0.185 is what the calibration of TensorFlow's Playground gave, where one
// layer of 6 to 8 came below it on 19 of 25 seeds.
const (
	bothHigh   = 0.35
	overfitGap = 0.1
	overfitUp  = 0.02
	middleLoss = 0.185
)

// memorise: the same data, learnt too little, too much, and in between.
func (c *fitting) memorise() Screen {
	screen := classifierScreen("memorise", &c.net)
	screen.Scene = c.memoriseScene
	screen.Controls = c.memoriseControls
	screen.Questions = []Question{{
		ID: "after", Gate: true, Check: c.checkAfter,
		Reveal: func() bool { return len(c.net.setup.Hidden) == 2 && c.net.trainer.Epochs() >= fullTraining },
	}}
	screen.Tick = func() bool { return !c.ended() && c.net.epoch() }
	screen.Reset = func() { c.net, c.state.budget = newClassifier(memoriseSetup()), fullTraining }
	screen.Goals = c.memoriseGoals()
	return screen
}

// ended: as many epochs as there were to be.
func (c *fitting) ended() bool { return c.net.trainer.Epochs() >= c.state.budget }

// reshaped starts afresh with so many hidden layers of so many neurons.
func (c *fitting) reshaped(layers, neurons int) {
	setup := c.net.setup
	setup.Hidden = make([]int, layers)
	for i := range setup.Hidden {
		setup.Hidden[i] = neurons
	}
	c.net = newClassifier(setup)
}

func (c *fitting) memoriseControls() []Control {
	layers, neurons := len(c.net.setup.Hidden), 8
	if layers > 0 {
		neurons = c.net.setup.Hidden[0]
	}
	controls := []Control{whole("layers", "", 0, 2, &layers, func() { c.reshaped(layers, neurons) })}
	if layers > 0 {
		controls = append(controls, whole("neurons", "", 1, 8, &neurons, func() { c.reshaped(layers, neurons) }))
	}
	return append(controls, Slider{
		ID: "budget", Min: 1, Max: 2000, Log: true, Unit: "epochs", Get: func() float64 { return float64(c.state.budget) },
		Set: func(v float64) error { c.state.budget = int(math.Round(v)); return nil },
	}, seedControl(&c.net))
}

// rise is how far the validation loss has come up from its best.
func (c *classifier) rise() float64 {
	best, _ := bestEpoch(c.trainer.ValidationHistory())
	return c.validation() - best
}

// checkAfter judges what the validation loss did, by the run.
func (c *fitting) checkAfter(answer string) Verdict {
	best, epoch := bestEpoch(c.net.trainer.ValidationHistory())
	correct := "1"
	switch {
	case c.net.rise() > overfitUp:
		correct = "2"
	case c.net.validation() > bothHigh:
		correct = "3"
	}
	return Choice(answer, correct, map[string]string{
		"best": Number(best, 3).Plain(), "epoch": strconv.Itoa(epoch), "end": Number(c.net.validation(), 3).Plain(), "train": Number(c.net.loss(), 3).Plain(),
	})
}

func (c *fitting) memoriseGoals() []Goal {
	high := func(also bool, share float64) Judgement {
		lower := min(c.net.loss(), c.net.validation())
		return Judgement{Met: also && lower > bothHigh, Share: share, Now: Number(lower, 3)}
	}
	epochs := func() float64 { return float64(c.net.trainer.Epochs()) }
	return []Goal{
		{ID: "over", Judge: func() Judgement {
			gap, rise := gapOf(c.net.trainer), c.net.rise()
			return Judgement{
				Met: gap > overfitGap && rise > overfitUp, Share: min(max(min(gap/overfitGap, rise/overfitUp), 0), 1), Now: Signed(gap, 3),
			}
		}},
		{ID: "simple", Judge: func() Judgement {
			straight := len(c.net.setup.Hidden) == 0
			return high(straight && epochs() >= 100, float64(index(straight))*min(epochs()/100, 1))
		}},
		{ID: "short", Judge: func() Judgement {
			hidden := len(c.net.setup.Hidden) > 0
			return high(hidden && c.ended(), float64(index(hidden))*min(epochs()/float64(c.state.budget), 1))
		}},
		{ID: "middle", Judge: func() Judgement {
			judgement := below(c.net.validation(), middleLoss, 0.5, 3)
			judgement.Met = judgement.Met && epochs() >= fullTraining
			judgement.Share = min(judgement.Share, epochs()/fullTraining)
			return judgement
		}},
	}
}

// flipped tells whether noise gave a point of XOR the other class than its
// place has: no rule could know it.
func flipped(sample Sample) bool { return sample.X*sample.Y > 0 != sample.Positive }

func (c *fitting) memoriseScene() Scene {
	network, picture, curve := c.net.picture(), c.net.decision(false), c.net.curve()
	wrong := 0
	for i := range picture.Samples {
		sample := &picture.Samples[i]
		sample.Memorised = sample.Right && flipped(*sample)
		wrong += index(flipped(*sample))
	}
	picture.Beside, picture.Width = true, 32
	best, epoch := bestEpoch(c.net.trainer.ValidationHistory())
	curve.Goal, curve.Best = middleLoss, epoch
	maps.Copy(network.Facts, curve.Facts)
	curve.Facts["loss"] = curve.Facts["train"]
	lines := arithmetic("numbers", gapLine(c.net.trainer),
		[]Term{word("best.validation"), op(" "), result(Number(best, 3)), op("  "), word("best.at"), op(" "), value1(epoch)},
		[]Term{word("by-heart"), op(" "), result(Number(float64(memorisedIn(picture.Samples)), 0)), op(" "), word("by-heart.of"), op(" "), value1(wrong)})
	return Scene{curve, picture, lines, network}
}
