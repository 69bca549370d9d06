package remedies

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

const (
	dropoutEpochs = 400
	dropoutBound  = 0.2
)

// dropoutSeeds are draws that overfit; the first: 0.273 at the end without
// dropout, and 0.159 with half of the neurons asleep. Medians of 25 seeds: 0.179
// and 0.161, so it helps a little.
var dropoutSeeds = []uint32{5, 3, 15, 21, 70, 78, 88, 94, 95, 98, 106, 107, 111, 112, 114, 116, 121, 125, 128, 153, 158, 163, 172, 175, 200}

// dropoutState is what is looked at.
type dropoutState struct {
	sample     int // of the coming batch, from 1
	predicting bool
	found      bool // a sleeping neuron was chosen
}

// dropoutSetup is a network with one hidden layer, half asleep.
func dropoutSetup(share float64) model.ClassifierSetup {
	setup := benchSetup(0, dropoutSeeds[0])
	setup.Hidden, setup.Dropout = []int{8}, share
	return setup
}

// dropoutScreen: who sleeps in this very step.
func (c *remedies) dropoutScreen() lessons.Screen {
	s := &c.state.dropout
	return lessons.Screen{
		ID: "dropout", OfZero: true, Scene: c.dropoutScene,
		Tick: func() bool { return c.dropout.Batch() },
		Controls: func() []lessons.Control {
			share := c.dropout.Setup.Dropout
			return []lessons.Control{
				kit.Knob(lessons.Slider{ID: "share", Min: 0, Max: 0.8, Step: 0.1, Decimals: 1}, &share, func() {
					c.dropout = model.NewTrial(dropoutSetup(share).Of(c.seed.Among(dropoutSeeds)), dropoutEpochs, 0)
				}),
				kit.Whole(lessons.Slider{ID: "sample", Min: 1, Max: 10}, &s.sample),
				kit.Either("doing", "doing.training", "doing.predicting", &s.predicting),
			}
		},
		Select: func(item scene.ItemID) { s.found = s.found || c.sleeps(item) },
		Questions: []lessons.Question{{
			ID: "awake", Gate: true, Answer: "3", By: "better",
		}},
		Reset: func() {
			c.dropout = model.NewTrial(dropoutSetup(0.5).Of(c.seed.Among(dropoutSeeds)), dropoutEpochs, 0)
			*s = startDropout()
		},
		Explain: c.dropoutExplain,
		Code:    func() string { return c.dropout.Code() },
		Prints:  func() string { return c.dropout.Prints() },
		Goals: []lessons.Goal{
			{ID: "asleep", Judge: func() lessons.Judgement { return kit.Reached(s.found) }},
			{ID: "better", Judge: func() lessons.Judgement {
				judgement := kit.Below(c.dropout.Validation(), dropoutBound, 0.5, 3)
				judgement.Met = judgement.Met && c.dropout.Over && c.dropout.Setup.Dropout > 0
				return judgement
			}},
		},
	}
}

func startDropout() dropoutState { return dropoutState{sample: 1} }

// A dropoutKey is what the picture of the network depends on.
type dropoutKey struct {
	network any
	state   dropoutState
	asleep  int
}

// sleeps tells whether an item is a hidden neuron that the coming step silences
// for the sample that is looked at.
func (c *remedies) sleeps(item scene.ItemID) bool {
	at, ok := item.Of(scene.NeuronKind, 2)
	if !ok || at[0] != 1 || c.state.dropout.predicting {
		return false
	}
	return c.dropout.Factors().At(c.state.dropout.sample-1, at[1]-1) == 0
}

func (c *remedies) dropoutScene() scene.Scene {
	s := c.state.dropout
	network, factors := c.dropout.Picture(), c.dropout.Factors()
	if s.predicting {
		for i := range factors.Data {
			factors.Data[i] = 1
		}
	}
	asleep := 0
	for j := range network.Layers[1].Neurons {
		if factors.At(s.sample-1, j) == 0 {
			asleep++
			network.Layers[1].Neurons[j].Role = scene.Faint
		}
	}
	for i, link := range network.Links {
		if link.Layer == 0 && factors.At(s.sample-1, link.To) == 0 || link.Layer == 1 && factors.At(s.sample-1, link.From) == 0 {
			network.Links[i].Role = scene.Faint
		}
	}
	network.Key = dropoutKey{network.Key, s, asleep}
	awake := make([]int64, len(factors.Data))
	for i, factor := range factors.Data {
		awake[i] = int64(kit.Bit(factor > 0))
	}
	mask := kit.Drawn("mask", "m", "mask", kit.Must(array.Ints(awake, factors.Rows, factors.Cols)))
	mask.Beside, mask.Rows, mask.Lit = true, 12, make([]bool, len(awake))
	for j := range factors.Cols {
		mask.Lit[(s.sample-1)*factors.Cols+j] = true
	}
	curve := c.dropout.Curve()
	curve.Width = 30
	return scene.Scene{network, curve, mask}
}

// dropoutExplain opens a hidden neuron, or a cell of the mask, as the coming step
// has it: its answer, its factor, and what it passes on.
func (c *remedies) dropoutExplain(item scene.ItemID) []scene.Panel {
	s := c.state.dropout
	var sample, j int
	if at, ok := item.Of("m", 2); ok { // a cell of the mask: its sample, its neuron
		sample, j = at[0], at[1]
	} else if at, ok := item.Of(scene.NeuronKind, 2); ok && at[0] == 1 && !s.predicting && c.dropout.Setup.Dropout > 0 {
		sample, j = s.sample-1, at[1]-1
	} else {
		return c.dropout.Explain(item, 2, 2)
	}
	trace, factor := c.dropout.Coming(), 1.0
	if sample >= trace.Passes[1].Out.Rows || j >= trace.Passes[1].Out.Cols {
		return nil
	}
	if c.dropout.Setup.Dropout > 0 && !s.predicting {
		factor = trace.Passes[2].Kept.At(sample, j)
	}
	answer := trace.Passes[1].Out.At(sample, j)
	return []scene.Panel{kit.Arithmetic("factor",
		[]scene.Term{kit.Symbol(c.dropout.NeuronName(1, j)), kit.Op(" = "), kit.Value(scene.Signed(answer, 3))},
		[]scene.Term{kit.Symbol(c.dropout.NeuronName(1, j)), kit.Op(" · "), kit.Value(scene.Number(factor, 2)), kit.Op(" = "), kit.Result(scene.Signed(answer*factor, 3))})}
}
