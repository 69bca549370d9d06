package model

import (
	"sinapse/nn"
)

// Batch trains on the next batch; false at the end.
func (t *Trial) Batch() bool {
	if t.Ended() {
		return false
	}
	epochs := t.Trainer.Epochs()
	t.Trainer.Batch()
	if t.Trainer.Epochs() > epochs {
		t.look()
	}
	return true
}

// Coming is the way forward of the next training step, with the numbers that
// dropout is going to draw for it.
func (c *Classifier) Coming() *nn.Trace {
	x, _ := c.BatchNow()
	trace := c.Network.NewTrace(x.Rows)
	if c.Trainer.Random() != nil {
		stream := c.Trainer.Random().Clone()
		if c.Setup.Jitter > 0 {
			x = x.Clone()
			for i := range x.Rows {
				c.Setup.Augment(x.Row(i), stream)
			}
		}
		trace.Train(stream)
	}
	c.Network.Forward(trace, x)
	return trace
}

// Asleep names the hidden neurons that the coming step silences for its first
// sample, of all that there are.
func (c *Classifier) Asleep() (names []string, all int) {
	trace := c.Coming()
	for l := 1; l < c.Depth(); l++ {
		kept := trace.Passes[c.Dense(l)+2].Kept
		all += kept.Cols
		for j := range kept.Cols {
			if kept.At(0, j) == 0 {
				names = append(names, c.NeuronName(l, j))
			}
		}
	}
	return names, all
}

// Factors are what the coming step multiplies the hidden neurons by, a row a
// sample: 0 or 1/(1−share).
func (c *Classifier) Factors() nn.Matrix {
	trace := c.Coming()
	if c.Setup.Dropout == 0 {
		ones := nn.NewMatrix(trace.Passes[1].Out.Rows, c.Setup.Hidden[0])
		for i := range ones.Data {
			ones.Data[i] = 1
		}
		return ones
	}
	return trace.Passes[2].Kept
}
