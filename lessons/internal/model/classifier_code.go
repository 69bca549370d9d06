package model

import (
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// Code is the forward pass of the network over its training set, with the
// weights as they are, and the loss.
func (c *Classifier) Code() string {
	layers := make([]codeLayer, c.Depth())
	for i := range layers {
		l := i + 1
		layers[i] = codeLayer{c.Network.Weights(c.Dense(l)), c.Network.Biases(c.Dense(l)), c.Setup.Activation}
	}
	layers[len(layers)-1].curve = "tanh"
	return networkCode(c.Trainer.Data(), layers)
}

// Prints is what Code prints.
func (c *Classifier) Prints() string { return TrainerPrints(c.Trainer) }

// TrainerPrints is what TrainerCode prints: the loss on the training set.
func TrainerPrints(trainer *nn.Trainer) string { return kit.Rounded(trainer.Loss(), 3) }

// JudgeSolved judges a validation loss that is to come under solved; also is
// what must be so besides.
func (c *Classifier) JudgeSolved(also bool) lessons.Judgement {
	judgement := kit.Below(c.Validation(), Solved, 0.5, 3)
	judgement.Met = judgement.Met && also
	if !also {
		judgement.Share = 0
	}
	return judgement
}

// A codeLayer is a dense layer with its activation, to be written in Python.
type codeLayer struct {
	weights nn.Matrix
	biases  []float64
	curve   string
}

// networkCode is the forward pass of layers over a data set, and the loss.
func networkCode(set nn.Dataset, layers []codeLayer) string {
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + kit.PythonMatrix("X", set.X) + "y = np.array(" + kit.List(set.Y.Data...) + ")\n\na = X\n")
	bend := map[string]string{"tanh": "np.tanh(z)", "relu": "np.maximum(z, 0)", "leaky": "np.maximum(z, 0.01 * z)", "sigmoid": "1 / (1 + np.exp(-z))", "linear": "z"}
	for _, l := range layers {
		code.WriteString(kit.PythonMatrix("W", l.weights) + "b = np.array(" + kit.List(l.biases...) + ")\nz = a @ W + b\na = " + bend[l.curve] + "\n")
	}
	return code.String() + "\nloss = np.mean((a[:, 0] - y) ** 2) / 2\nprint(round(float(loss), 3))\n"
}

// Gradients is the mean size of ∂loss/∂weight in each layer, over the whole
// training set.
func (c *Classifier) Gradients() []float64 {
	set := c.Trainer.Data()
	trace := c.Backward(set.X, set.Y)
	sizes := make([]float64, c.Depth())
	for l := range sizes {
		grad := trace.Passes[c.Dense(l+1)].DWeights.Data
		for _, g := range grad {
			sizes[l] += math.Abs(g) / float64(len(grad))
		}
	}
	return sizes
}

// GradientShare is how large the gradient of the first layer is, against that
// of the output's; NaN where the output's weights have none either, as when all
// neurons before them are dead.
func (c *Classifier) GradientShare() float64 {
	sizes := c.Gradients()
	return max(sizes[0]/sizes[len(sizes)-1], 1e-300)
}

// Rise is how far the validation loss has come up from its best.
func (c *Classifier) Rise() float64 {
	best, _ := BestEpoch(c.Trainer.ValidationHistory())
	return c.Validation() - best
}

// BestEpoch is the lowest loss of a history and the epoch that it belongs to.
// (Of a long history a point joins several epochs; the last of them is told.)
func BestEpoch(history nn.History) (loss float64, epoch int) {
	for i := range history.Len() {
		if p := history.At(i); i == 0 || p.Min < loss {
			loss, epoch = p.Min, p.Epoch
		}
	}
	return loss, epoch
}
