package rnn

import (
	"cmp"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// A reader is a network that reads one token after another, and gives a score at each step
// to each kind of token that may come next: a cell, and behind it the same dense layer at
// every step.
type reader struct {
	cell    nn.Recurrent
	trainer *nn.Trainer
	one     *nn.Network // the same network for a single step
}

// newReader starts one that learns as a training says, from so many batches in an epoch.
// Its numbers are drawn from a stream, and so are its batches later.
func newReader(cell nn.Recurrent, batches int, stream *random.Stream, t nn.Training) reader {
	steps, kinds := cell.Over.Count, cell.Over.Tokens
	network := kit.Must(nn.NewNetwork(steps, cell, nn.EachStep{Steps: steps, Layer: nn.Dense{Neurons: kinds}}))
	network.InitializeLayer(0, nn.Start{Weights: nn.Xavier, Recurrent: nn.Orthogonal(1)}, stream)
	network.InitializeLayer(1, nn.Start{Weights: nn.Xavier}, stream)
	t.Loss, t.Random, t.Bound, t.Record = nn.EachStepLoss{Steps: steps, Loss: nn.CrossEntropy{}}, stream, kit.LossBound, nn.RecordBatches
	epoch := nn.Dataset{X: nn.NewMatrix(batches*t.BatchSize, steps), Y: nn.NewMatrix(batches*t.BatchSize, steps*kinds)} // of which only the size counts
	return reader{cell, kit.Must(nn.NewTrainer(network, epoch, t)), kit.Must(network.OneStep())}
}

// usualAdam is the optimiser with its usual numbers.
var usualAdam = nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}

// after tells whether the reader made so many updates, or can make no more.
func (r *reader) after(updates int) bool {
	return r.trainer.Steps() >= updates || r.trainer.Divergence() != nil
}

// scores reads a token, and returns the scores of what may come next, until the next one.
func (r *reader) scores(trace *nn.Trace, token int) []float64 {
	return r.one.Forward(trace, nn.Matrix{Rows: 1, Cols: 1, Data: []float64{float64(token)}}).Row(0)
}

// softmax sets probabilities to exp(z) divided by the sum of all exp(z).
func softmax(probabilities, z []float64) {
	most, sum := slices.Max(z), 0.0
	for i, v := range z {
		probabilities[i] = elementary.Exp(v - most)
		sum += probabilities[i]
	}
	for i := range probabilities {
		probabilities[i] /= sum
	}
}

// ranked are the tokens with the highest probabilities, so many at most, the likeliest
// first.
func ranked(probabilities []float64, most int) []int {
	order := kit.Seq(len(probabilities))
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(probabilities[b], probabilities[a]) })
	return order[:min(most, len(order))]
}
