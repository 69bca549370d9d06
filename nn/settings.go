package nn

import (
	"math"

	"sinapse/nn/random"
)

// Network returns the network that is trained.
func (t *Trainer) Network() *Network { return t.net }

// Data returns the training set.
func (t *Trainer) Data() Dataset { return t.data }

// Loss returns the loss over the whole training set with the present
// parameters, without the penalty.
func (t *Trainer) Loss() float64 { return t.loss(0, t.data) }

// ValidationLoss returns the loss over the whole validation set; NaN if there is none.
func (t *Trainer) ValidationLoss() float64 {
	if t.cfg.Validation.Len() == 0 {
		return math.NaN()
	}
	return t.loss(1, t.cfg.Validation)
}

// Random returns the stream that layers such as [Dropout], and an augmentation,
// draw from; nil for none. A clone of it tells what the next step will draw.
func (t *Trainer) Random() *random.Stream { return t.cfg.Random }

// PenaltyValue returns what the penalty adds to the loss with the present weights.
func (t *Trainer) PenaltyValue() float64 {
	sum := 0.0
	for _, s := range t.net.spans {
		sum += t.Penalty().Value(t.net.params[s.at:s.weights()])
	}
	return sum
}

// BatchLoss returns the loss of the present batch, or of the last one if it
// is complete, as it was before the update.
func (t *Trainer) BatchLoss() float64 { return t.at.loss }

// Steps returns the number of updates so far.
func (t *Trainer) Steps() int { return t.updater.Steps() }

// Epochs returns the number of full epochs so far.
func (t *Trainer) Epochs() int { return t.at.epoch }

// Position returns how many samples of the present epoch are done.
func (t *Trainer) Position() int { return t.at.position }

// Gradients returns ∂loss/∂parameter of the last batch, laid out as
// [Network.Parameters]; within a batch, the sum so far. When the batch is
// complete, that of an L2 penalty is in it. It is the trainer's own, to be read.
func (t *Trainer) Gradients() []float64 { return t.trace.Gradients }

// WeightGradients returns the part of [Trainer.Gradients] that belongs to the
// weights of a layer, in their shape.
func (t *Trainer) WeightGradients(layer int) Matrix { return t.net.weights(layer, t.trace.Gradients) }

// BiasGradients returns the part of [Trainer.Gradients] that belongs to the
// biases of a layer.
func (t *Trainer) BiasGradients(layer int) []float64 { return t.net.biases(layer, t.trace.Gradients) }

// History returns the recorded losses of the training set. The value stays as
// it is when the trainer goes on; so do those of the other histories.
func (t *Trainer) History() History { return t.histories[trainLoss].Snapshot() }

// ValidationHistory returns the recorded losses of the validation set.
func (t *Trainer) ValidationHistory() History { return t.histories[validationLoss].Snapshot() }

// MetricHistory returns the recorded metric of the training set.
func (t *Trainer) MetricHistory() History { return t.histories[trainMetric].Snapshot() }

// ValidationMetricHistory returns the recorded metric of the validation set.
func (t *Trainer) ValidationMetricHistory() History { return t.histories[validationMetric].Snapshot() }

// Rate returns the learning rate of the next update: the one that was set, as
// the schedule changes it.
func (t *Trainer) Rate() float64 { return t.updater.Rate(t.at.epoch) }

// SetSchedule changes how the rate goes from epoch to epoch; nil leaves it as it is.
func (t *Trainer) SetSchedule(s Schedule) { t.updater.SetSchedule(s) }

// SetRate changes the learning rate from the next update on.
func (t *Trainer) SetRate(rate float64) { t.updater.SetRate(rate) }

// Optimizer returns the optimiser.
func (t *Trainer) Optimizer() Optimizer { return t.updater.cfg.Optimizer }

// Memory returns the optimiser's slots, each laid out as [Network.Parameters]. They are the
// optimiser's own: whoever writes there gives it other memories.
func (t *Trainer) Memory() [][]float64 { return t.updater.slots }

// SetOptimizer changes the optimiser from the next update on. The new one
// starts with an empty memory.
func (t *Trainer) SetOptimizer(o Optimizer) { t.updater.SetOptimizer(o) }

// BatchSize returns the number of samples to an update; 0 means all.
func (t *Trainer) BatchSize() int { return t.cfg.BatchSize }

// SetBatchSize changes the number of samples to an update from the next batch
// on; 0 means all. It panics if n is negative.
func (t *Trainer) SetBatchSize(n int) {
	if n < 0 {
		panic(&ShapeError{Kind: BadSize, A: []int{n}})
	}
	t.cfg.BatchSize = n
	t.makeRoom(t.size())
}

// SetInOrder keeps the data's order from the next epoch on, or draws a new one for each. It
// draws none without a stream to shuffle by.
func (t *Trainer) SetInOrder(inOrder bool) { t.inOrder = inOrder }

// makeRoom makes room for batches of the given number of rows.
func (t *Trainer) makeRoom(rows int) {
	if t.trace != nil && rows <= t.trace.rows {
		return
	}
	old, drawn := t.trace, t.batch
	t.trace = t.net.NewTrace(rows)
	t.trace.Train(t.cfg.Random)
	t.trace.Carry()
	if old != nil {
		copy(t.trace.Gradients, old.Gradients)
		for i, b := range old.buffers {
			copy(t.trace.buffers[i].carried, b.carried)
		}
	}
	if t.cfg.Shuffle != nil && t.order == nil {
		t.order = make([]int, t.data.Len())
	}
	if t.cfg.Shuffle != nil || t.cfg.Augment != nil || t.cfg.Source != nil {
		t.batch = Dataset{NewMatrix(rows, t.data.X.Cols), NewMatrix(rows, t.data.Y.Cols)}
		copy(t.batch.X.Data, drawn.X.Data)
		copy(t.batch.Y.Data, drawn.Y.Data)
	}
	if t.cfg.Source != nil && t.drawn == nil {
		t.drawn = new(random.Stream)
	}
}

// Penalty returns the penalty on the weights.
func (t *Trainer) Penalty() Penalty { return t.updater.cfg.Penalty }

// SetPenalty changes the penalty on the weights from the next update on.
func (t *Trainer) SetPenalty(p Penalty) { t.updater.SetPenalty(p) }

// SetClip changes the joint norm that gradients are cut down to, from the next
// update on; 0 lets them be.
func (t *Trainer) SetClip(norm float64) { t.updater.SetClip(norm) }

// GradientNorm returns the joint norm of [Trainer.Gradients], or, once they are
// clipped, the norm that they had before.
func (t *Trainer) GradientNorm() float64 {
	if t.at.position == t.at.end && t.updater.cfg.Clip != 0 {
		return t.updater.Norm()
	}
	return t.updater.length(t.trace.Gradients)
}

// Freeze holds parameter i of [Network.Parameters] where it is, or lets it go.
// Its gradient can still be read.
func (t *Trainer) Freeze(i int, frozen bool) { t.updater.Freeze(i, frozen) }

// FreezeLayer holds all parameters of a layer where they are, or lets them go.
func (t *Trainer) FreezeLayer(layer int, frozen bool) { t.updater.FreezeLayer(layer, frozen) }

// Frozen tells whether parameter i of [Network.Parameters] is frozen.
func (t *Trainer) Frozen(i int) bool { return t.updater.Frozen(i) }
