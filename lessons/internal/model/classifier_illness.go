package model

import (
	"math"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// Patience is how many epochs a run gets before it is called ill.
const Patience = 20

// leaping is the rate from which on steps leap over the valley: of 25 seeds of
// the circle 21 still learn at 1 and none at 3.
const leaping = 1

// A loss against that of answering 0 to everything: what is above stuck has learned
// little, what is above noBetter nothing.
const stuck, noBetter = 0.6, 1.1

// Illness is the key of why a run gets nowhere, "" for none or not yet. Each is named from
// what it is: neurons that are alike from their equal weights, dead ones from their
// zeros, leaping from the rate, saturation from the slopes, a straight cut from the
// activation. What a penalty or a missing layer does is none of these.
func (c *Classifier) Illness() string {
	if c.Trainer.Epochs() < Patience || c.Loss() < stuck*c.idle() {
		return ""
	}
	trace := c.Network.NewTrace(c.Trainer.Data().Len())
	c.Network.Forward(trace, c.Trainer.Data().X)
	switch {
	case c.alike():
		return "ill.alike"
	case c.silent(trace):
		return "ill.dead"
	case c.Loss() > noBetter*c.idle() && c.Trainer.Rate() >= leaping:
		return "ill.rate"
	case c.Loss() > noBetter*c.idle() && c.flat(trace):
		return "ill.saturated"
	case c.Setup.Activation == "linear" && c.Setup.Bends == nil && c.Setup.Features == nil && slices.Contains([]string{"xor", "circle", "bumps"}, c.Setup.Data):
		return "ill.straight"
	}
	return ""
}

// alike tells whether all neurons of each hidden layer have the same weights on both
// sides, and the same bias, without a penalty that made them so. Then they get the same
// gradient, and stay alike.
func (c *Classifier) alike() bool {
	if c.Depth() < 2 || c.Setup.Penalty.L1 > 0 || c.Setup.Penalty.L2 > 0 {
		return false
	}
	for l := 1; l < c.Depth(); l++ {
		in, out, biases := c.Network.Weights(c.Dense(l)), c.Network.Weights(c.Dense(l+1)), c.Network.Biases(c.Dense(l))
		for j := range biases {
			if biases[j] != biases[0] || !slices.Equal(out.Row(j), out.Row(0)) {
				return false
			}
			for i := range in.Rows {
				if in.At(i, j) != in.At(i, 0) {
					return false
				}
			}
		}
	}
	return true
}

// silent tells whether a hidden layer answers 0 to every sample, so that no gradient comes
// through it.
func (c *Classifier) silent(trace *nn.Trace) bool {
	for l := 1; l < c.Depth(); l++ {
		if !slices.ContainsFunc(trace.Passes[c.Dense(l)+1].Out.Data, func(a float64) bool { return a != 0 }) {
			return true
		}
	}
	return false
}

// flat tells whether a layer of a network with hidden ones stands where its curve is
// flat: of most of its answers the slope is under a twentieth of the steepest. Little
// passes it then.
func (c *Classifier) flat(trace *nn.Trace) bool {
	for l := 1; l <= c.Depth() && c.Depth() > 1; l++ {
		answers, flat := trace.Passes[c.Dense(l)+1].Out.Data, 0
		for _, a := range answers {
			switch c.curveOf(l) {
			case "tanh":
				flat += kit.Bit(1-float64(a*a) < 0.05)
			case "sigmoid":
				flat += kit.Bit(4*a*(1-a) < 0.05)
			}
		}
		if 4*flat >= 3*len(answers) {
			return true
		}
	}
	return false
}

// Dead counts the hidden neurons that answer 0 to every sample
// of the training set, and so never learn again.
func (c *Classifier) Dead() (count, all int) {
	set := c.Trainer.Data()
	trace := c.Network.NewTrace(set.Len())
	c.Network.Forward(trace, set.X)
	for l := 1; l < c.Depth(); l++ {
		out := trace.Passes[c.Dense(l)+1].Out
		for j := range out.Cols {
			alive := false
			for i := range out.Rows {
				alive = alive || math.Abs(out.At(i, j)) > 0
			}
			all++
			count += kit.Bit(!alive)
		}
	}
	return count, all
}
