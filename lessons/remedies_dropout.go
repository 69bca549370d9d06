package lessons

import (
	"fmt"

	"sinapse/nn"
	"sinapse/nn/array"
)

const (
	dropoutEpochs = 400
	// dropoutSeed is one that overfits: 0.273 at the end without dropout, and 0.159
	// with half of the neurons asleep. Medians of 25 seeds: 0.179 and 0.161, so it
	// helps a little.
	dropoutSeed  = 5
	dropoutBound = 0.2
)

// dropoutState is what is looked at.
type dropoutState struct {
	sample     int // of the coming batch, from 1
	predicting bool
	found      bool // a sleeping neuron was chosen
}

// dropoutSetup is a network with one hidden layer, half asleep.
func dropoutSetup(share float64) classifierSetup {
	setup := benchSetup(0, dropoutSeed)
	setup.Hidden, setup.Dropout = []int{8}, share
	return setup
}

// batch trains on the next batch; false at the end.
func (t *trial) batch() bool {
	if t.ended() {
		return false
	}
	epochs := t.trainer.Epochs()
	t.trainer.Batch()
	if t.trainer.Epochs() > epochs {
		t.look()
	}
	return true
}

// coming is the way forward of the next training step, with the numbers that
// dropout is going to draw for it.
func (c *classifier) coming() *nn.Trace {
	x, _ := c.batchNow()
	trace := c.network.NewTrace(x.Rows)
	if c.trainer.Random() != nil {
		stream := c.trainer.Random().Clone()
		if c.setup.Jitter > 0 {
			x = x.Clone()
			for i := range x.Rows {
				c.setup.Augment(x.Row(i), stream)
			}
		}
		trace.Train(stream)
	}
	c.network.Forward(trace, x)
	return trace
}

// asleep names the hidden neurons that the coming step silences for its first
// sample, of all that there are.
func (c *classifier) asleep() (names []string, all int) {
	trace := c.coming()
	for l := 1; l < c.depth(); l++ {
		kept := trace.Passes[c.dense(l)+2].Kept
		all += kept.Cols
		for j := range kept.Cols {
			if kept.At(0, j) == 0 {
				names = append(names, c.neuronName(l, j))
			}
		}
	}
	return names, all
}

// factors are what the coming step multiplies the hidden neurons by, a row a
// sample: 0 or 1/(1−share).
func (c *classifier) factors() nn.Matrix {
	trace := c.coming()
	if c.setup.Dropout == 0 {
		ones := nn.NewMatrix(trace.Passes[1].Out.Rows, c.setup.Hidden[0])
		for i := range ones.Data {
			ones.Data[i] = 1
		}
		return ones
	}
	return trace.Passes[2].Kept
}

// dropoutScreen: who sleeps in this very step.
func (c *remedies) dropoutScreen() Screen {
	s := &c.state.dropout
	return Screen{
		ID: "dropout", Scene: c.dropoutScene,
		Tick: func() bool { return c.dropout.batch() },
		Controls: func() []Control {
			return []Control{
				Slider{ID: "share", Min: 0, Max: 0.8, Step: 0.1, Decimals: 1, Get: func() float64 { return c.dropout.setup.Dropout }, Set: func(v float64) error {
					c.dropout = newTrial(dropoutSetup(v), dropoutEpochs, 0)
					return nil
				}},
				whole("sample", "", 1, 10, &s.sample, nil),
				Choices{ID: "doing", Options: []string{"doing.training", "doing.predicting"}, Get: func() int { return index(s.predicting) }, Set: func(i int) { s.predicting = i == 1 }},
			}
		},
		Select: func(item string) { s.found = s.found || c.sleeps(item) },
		Questions: []Question{{
			ID: "awake", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "3", nil) },
		}},
		Reset: func() {
			c.dropout = newTrial(dropoutSetup(0.5), dropoutEpochs, 0)
			*s = startDropout()
		},
		Explain: c.dropoutExplain,
		Code:    func() string { return c.dropout.code() },
		Goals: []Goal{
			{ID: "asleep", Judge: func() Judgement { return reached(s.found) }},
			{ID: "better", Judge: func() Judgement {
				judgement := below(c.dropout.validation(), dropoutBound, 0.5, 3)
				judgement.Met = judgement.Met && c.dropout.over && c.dropout.setup.Dropout > 0
				return judgement
			}},
		},
	}
}

func startDropout() dropoutState { return dropoutState{sample: 1} }

// sleeps tells whether an item is a hidden neuron that the coming step silences
// for the sample that is looked at.
func (c *remedies) sleeps(item string) bool {
	at, ok := CellIndex(item)
	if !ok || item[0] != 'n' || len(at) != 2 || at[0] != 1 || c.state.dropout.predicting {
		return false
	}
	return c.dropout.factors().At(c.state.dropout.sample-1, at[1]-1) == 0
}

func (c *remedies) dropoutScene() Scene {
	s := c.state.dropout
	network, factors := c.dropout.picture(), c.dropout.factors()
	if s.predicting {
		for i := range factors.Data {
			factors.Data[i] = 1
		}
	}
	asleep := 0
	for j := range network.Layers[1].Neurons {
		if factors.At(s.sample-1, j) == 0 {
			asleep++
			network.Layers[1].Neurons[j].Role = Faint
		}
	}
	for i, link := range network.Links {
		if link.Layer == 0 && factors.At(s.sample-1, link.To) == 0 || link.Layer == 1 && factors.At(s.sample-1, link.From) == 0 {
			network.Links[i].Role = Faint
		}
	}
	network.Key = fmt.Sprint(network.Key, s, asleep)
	network.Facts["asleep"], network.Facts["all"] = fmt.Sprint(asleep), fmt.Sprint(len(network.Layers[1].Neurons))
	network.Facts["loss"] = Number(c.dropout.loss(), 3).Plain()
	awake := make([]int64, len(factors.Data))
	for i, factor := range factors.Data {
		awake[i] = int64(index(factor > 0))
	}
	mask := drawn("mask", 'm', "mask", must(array.Ints(awake, factors.Rows, factors.Cols)))
	mask.Beside, mask.Rows, mask.Lit = true, 12, make([]bool, len(awake))
	for j := range factors.Cols {
		mask.Lit[(s.sample-1)*factors.Cols+j] = true
	}
	curve := c.dropout.curve()
	curve.Width = 30
	return Scene{network, curve, mask}
}

// dropoutExplain opens a hidden neuron, or a cell of the mask, as the coming step
// has it: its answer, its factor, and what it passes on.
func (c *remedies) dropoutExplain(item string) []Panel {
	s := c.state.dropout
	at, ok := CellIndex(item)
	sample := s.sample - 1
	var j int
	switch {
	case ok && item[0] == 'm' && len(at) == 2: // a cell of the mask: its sample, its neuron
		sample, j = at[0], at[1]
	case ok && item[0] == 'n' && len(at) == 2 && at[0] == 1 && !s.predicting && c.dropout.setup.Dropout > 0:
		j = at[1] - 1
	default:
		return c.dropout.explain(item, 2, 2)
	}
	trace, factor := c.dropout.coming(), 1.0
	if sample >= trace.Passes[1].Out.Rows || j >= trace.Passes[1].Out.Cols {
		return nil
	}
	if c.dropout.setup.Dropout > 0 && !s.predicting {
		factor = trace.Passes[2].Kept.At(sample, j)
	}
	answer := trace.Passes[1].Out.At(sample, j)
	return []Panel{arithmetic("factor",
		[]Term{symbol(c.dropout.neuronName(1, j)), op(" = "), value(Signed(answer, 3))},
		[]Term{symbol(c.dropout.neuronName(1, j)), op(" · "), value(Number(factor, 2)), op(" = "), result(Signed(answer*factor, 3))})}
}
