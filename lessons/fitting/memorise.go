package fitting

import (
	"maps"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// fullTraining is how many epochs a run of memorise has unless it is cut.
const fullTraining = 1500

// memoriseSetup is what overfits: few samples, some with a wrong class, and two
// hidden layers. Seed 3 is one where the end of the run shows it well: there the gap of
// 8-8 ends at 0.188 and its validation loss at 0.202, while its best was 0.128.
func memoriseSetup() model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: "xor", Noise: 0.25, Share: 0.2, Hidden: []int{8, 8}, Activation: "tanh", Start: "random", Seed: 3, Rate: 0.03, Batch: 10,
	}
}

// The bounds of memorise (TestMemoriseBounds). Of 25 seeds of 8-8, 14 overfit in 1500
// epochs, and 24 are in the middle when they stop at 100. The two exclude each other.
//
// A network knows the rule once it answers by it for knowsRule of the samples that
// validate: one straight cut does not come that far, and after 1500 epochs 8-8 does for
// 0.89 at least.
const (
	knowsRule  = 0.8
	bothHigh   = 0.35
	overfitGap = 0.1
	overfitUp  = 0.02
	middleLoss = 0.185
)

// memorise: the same data, learnt too little, too much, and in between.
func (c *fitting) memorise() lessons.Screen {
	screen := model.ClassifierScreen("memorise", &c.net)
	screen.Scene = c.memoriseScene
	screen.OfZero = true // of the seed that it begins with
	screen.Controls = c.memoriseControls
	screen.Questions = []lessons.Question{{
		ID: "after", Gate: true, Outcome: c.after,
		Reveal: func() bool {
			return slices.Equal(c.net.Setup.Hidden, memoriseSetup().Hidden) && c.net.Trainer.Epochs() >= fullTraining
		},
	}}
	screen.Tick = func() bool { return !c.ended() && c.net.Epoch() }
	screen.Reset = func() { c.net, c.state.budget = model.NewClassifier(memoriseSetup().In(c.seed)), fullTraining }
	screen.Goals = c.memoriseGoals()
	return screen
}

// ended: as many epochs as there were to be.
func (c *fitting) ended() bool { return c.net.Trainer.Epochs() >= c.state.budget }

// reshaped starts afresh with so many hidden layers of so many neurons.
func (c *fitting) reshaped(layers, neurons int) {
	setup := c.net.Setup
	setup.Hidden = make([]int, layers)
	for i := range setup.Hidden {
		setup.Hidden[i] = neurons
	}
	c.net = model.NewClassifier(setup)
}

func (c *fitting) memoriseControls() []lessons.Control {
	layers, neurons := len(c.net.Setup.Hidden), 8
	if layers > 0 {
		neurons = c.net.Setup.Hidden[0]
	}
	controls := []lessons.Control{kit.Whole(lessons.Slider{ID: "layers", Min: 0, Max: 2}, &layers, func() { c.reshaped(layers, neurons) })}
	if layers > 0 {
		controls = append(controls, kit.Whole(lessons.Slider{ID: "neurons", Min: 1, Max: 8}, &neurons, func() { c.reshaped(layers, neurons) }))
	}
	return append(controls, kit.Whole(lessons.Slider{ID: "budget", Min: 1, Max: 2000, Log: true, Unit: "epochs"}, &c.state.budget), model.SeedControl(c.seed, &c.net))
}

// after tells what the validation loss did, by the run.
func (c *fitting) after() (right string, facts map[string]string) {
	best, epoch := model.BestEpoch(c.net.Trainer.ValidationHistory())
	right = "1"
	switch {
	case best > bothHigh:
		right = "3"
	case scene.Number(c.net.Validation(), 3).Plain() != scene.Number(best, 3).Plain():
		right = "2"
	}
	return right, map[string]string{
		"best": scene.Number(best, 3).Plain(), "epoch": strconv.Itoa(epoch), "end": scene.Number(c.net.Validation(), 3).Plain(), "train": scene.Number(c.net.Loss(), 3).Plain(),
	}
}

func (c *fitting) memoriseGoals() []lessons.Goal {
	high := func(also bool, share float64) lessons.Judgement {
		lower := min(c.net.Loss(), c.net.Validation())
		return lessons.Judgement{Met: also && lower > bothHigh, Share: share, Now: scene.Number(lower, 3)}
	}
	epochs := func() float64 { return float64(c.net.Trainer.Epochs()) }
	return []lessons.Goal{
		{ID: "over", Judge: func() lessons.Judgement {
			gap, rise := gapOf(c.net.Trainer), c.net.Rise()
			return lessons.Judgement{
				Met: gap > overfitGap && rise > overfitUp, Share: min(max(min(gap/overfitGap, rise/overfitUp), 0), 1), Now: scene.Signed(gap, 3),
			}
		}},
		{ID: "simple", Judge: func() lessons.Judgement {
			straight := len(c.net.Setup.Hidden) == 0
			return high(straight && epochs() >= 100, float64(kit.Bit(straight))*min(epochs()/100, 1))
		}},
		{ID: "short", Judge: func() lessons.Judgement {
			hidden := len(c.net.Setup.Hidden) > 0
			return high(hidden && c.ended(), float64(kit.Bit(hidden))*min(epochs()/float64(c.state.budget), 1))
		}},
		{ID: "middle", Judge: func() lessons.Judgement {
			judgement := kit.Below(c.net.Validation(), middleLoss, 0.5, 3)
			judgement.Met = judgement.Met && c.ended() && gapOf(c.net.Trainer) < overfitGap
			judgement.Share = min(judgement.Share, epochs()/float64(c.state.budget))
			return judgement
		}},
	}
}

// memorised tells of each training sample whether the network, which knows the rule,
// gives it the class that noise made of it. A network that does not know the rule is
// right about such a sample by chance.
func (c *fitting) memorised(samples []scene.Sample) {
	held, knows := c.net.Held, 0
	for i, out := range c.net.Network.Predict(held.X).Data {
		place := held.X.Row(i)
		knows += kit.Bit(place[0]*place[1] > 0 == (out > 0))
	}
	if float64(knows) < knowsRule*float64(held.Len()) {
		return
	}
	for i := range samples {
		samples[i].Memorised = samples[i].Right && flipped(samples[i])
	}
}

// flipped tells whether noise gave a point of XOR the other class than its
// place has: no rule could know it.
func flipped(sample scene.Sample) bool { return sample.X*sample.Y > 0 != sample.Positive }

func (c *fitting) memoriseScene() scene.Scene {
	network, picture, curve := c.net.Picture(), c.net.Decision(false), c.net.Curve()
	wrong := 0
	for _, sample := range picture.Samples {
		wrong += kit.Bit(flipped(sample))
	}
	c.memorised(picture.Samples)
	picture.Beside, picture.Width = true, 32
	best, epoch := model.BestEpoch(c.net.Trainer.ValidationHistory())
	curve.Goal, curve.Best = middleLoss, epoch
	maps.Copy(network.Facts, curve.Facts)
	lines := kit.Arithmetic("numbers", gapLine(c.net.Trainer),
		[]scene.Term{kit.Word("best.validation"), kit.Op(" "), kit.Result(scene.Number(best, 3)), kit.Op("  "), kit.Word("best.at"), kit.Op(" "), kit.Count(epoch)},
		[]scene.Term{kit.Word("by-heart"), kit.Op(" "), kit.Result(scene.Number(float64(memorisedIn(picture.Samples)), 0)), kit.Op(" "), kit.Word("by-heart.of"), kit.Op(" "), kit.Count(wrong), kit.Op(" "), kit.Word("by-heart.classes")})
	return scene.Scene{curve, picture, lines, network}
}
