package model

import (
	"fmt"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// A Trial is the training of a classifier up to an end: so many epochs, or
// fewer with early stopping. It remembers its best epoch either way; early
// stopping brings the weights of that epoch back.
type Trial struct {
	*Classifier
	Epochs   int // where it ends at the latest
	Patience int // epochs without improvement that early stopping bears; 0: no early stopping
	Watch    nn.EarlyStopping
	best     []float64 // the parameters of the best epoch; replaced, never written to
	Over     bool
}

// NewTrial starts a trial afresh.
func NewTrial(setup ClassifierSetup, epochs, patience int) *Trial {
	t := &Trial{Classifier: NewClassifier(setup), Epochs: epochs, Patience: patience}
	t.Watch.Patience = patience
	if patience == 0 {
		t.Watch.Patience = epochs + 2 // never
	}
	t.look()
	return t
}

// TrialState is what Save keeps of a trial.
type TrialState struct {
	Run              ClassifierState
	Epochs, Patience int
	watch            nn.EarlyStopping
	best             []float64
	over             bool
}

// Save returns a deep copy of the state.
func (t *Trial) Save() TrialState {
	return TrialState{t.Classifier.Save(), t.Epochs, t.Patience, t.Watch, t.best, t.Over}
}

// Restored returns the trial as it was when it was saved.
func (t *Trial) Restored(s TrialState) *Trial {
	return &Trial{t.Classifier.Restored(s.Run), s.Epochs, s.Patience, s.watch, s.best, s.over}
}

// look is what happens after each epoch: the validation loss is looked at.
func (t *Trial) look() {
	history := t.Trainer.ValidationHistory()
	going := t.Watch.Look(history.At(history.Len() - 1).Last)
	if t.Watch.Improved() {
		t.best = slices.Clone(t.Network.Parameters())
	}
	t.Over = t.Patience > 0 && !going || t.Trainer.Epochs() >= t.Epochs
	if t.Over && t.Patience > 0 {
		copy(t.Network.Parameters(), t.best)
	}
}

// Tick trains an epoch; false at the end.
func (t *Trial) Tick() bool {
	if t.Over || !t.Epoch() {
		return false
	}
	if t.Trainer.Divergence() == nil {
		t.look()
	}
	return true
}

// Ended tells whether nothing more is learnt: it is over, or diverged.
func (t *Trial) Ended() bool { return t.Over || t.Trainer.Divergence() != nil }

// BestEpoch is the epoch of the lowest validation loss.
func (t *Trial) BestEpoch() int { return t.Watch.BestAt() - 1 }

// pastBest is how many epochs without a better one there must be before the
// best is marked: while a run goes down, each epoch is its best.
const pastBest = 10

// Curve draws the losses, and marks the best epoch.
func (t *Trial) Curve() scene.Curve {
	curve := t.Classifier.Curve()
	curve.Goal = 0
	if t.Over && t.Patience > 0 || t.Trainer.Epochs() >= t.BestEpoch()+pastBest {
		curve.Best = t.BestEpoch()
	}
	curve.Facts["best"] = strconv.Itoa(t.BestEpoch())
	curve.Facts["lowest"] = scene.Number(t.Watch.Best(), 3).Plain()
	return curve
}

// ExplainPoint opens a point of the map that is read: the sum of the output there.
func (t *Trial) ExplainPoint(item scene.ItemID) []scene.Panel {
	x, y, ok := t.Decision(false).Probe(item)
	if !ok {
		return nil
	}
	return t.Explain(scene.At(scene.NeuronKind, t.Depth(), 1), x, y)
}

// WeightsOf lists the weights of all layers, without the biases.
func (c *Classifier) WeightsOf() []float64 {
	var all []float64
	for l := 1; l <= c.Depth(); l++ {
		all = append(all, c.Network.Weights(c.Dense(l)).Data...)
	}
	return all
}

// ZeroWeights counts the weights that are exactly 0.
func (c *Classifier) ZeroWeights() (zeros, all int) {
	weights := c.WeightsOf()
	for _, w := range weights {
		zeros += kit.Bit(w == 0)
	}
	return zeros, len(weights)
}

// Code trains as the trial was trained. Early stopping looks at the validation loss
// after each epoch, and brings the best weights back.
func (t *Trial) Code() string {
	if t.Patience == 0 {
		return t.Classifier.Code()
	}
	return kit.Snug("import numpy as np\n\n" + t.Setup.LoopCode(t.Setup.Batch) + "\n" + t.StartCode(t.way) + "batch = batches()\n\n" + t.StoppingCode(t.Trainer.Epochs()) + LossesCode)
}

// StoppingCode trains up to so many epochs with early stopping.
func (t *Trial) StoppingCode(epochs int) string {
	size := max(t.Setup.Batch, 1)
	return fmt.Sprintf(`best, since = np.inf, 0
for epoch in range(%d):
    train(%d * (epoch > 0), %s)  # an epoch
    held, since = loss(V, U), since + 1
    if held < best:
        best, since, kept = held, 0, (W[:], b[:])
    if since == %d or epoch == %d:  # early stopping: the best weights come back
        W, b = kept
        break
`, epochs+1, (t.Trainer.Data().Len()+size-1)/size, kit.PythonNumber(t.Setup.Rate), t.Patience, t.Epochs)
}
