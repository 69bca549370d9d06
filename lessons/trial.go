package lessons

import (
	"fmt"
	"slices"
	"strconv"

	"sinapse/nn"
)

// A trial is the training of a classifier up to an end: so many epochs, or
// fewer with early stopping. It remembers its best epoch either way; early
// stopping brings the weights of that epoch back.
type trial struct {
	*classifier
	epochs   int // where it ends at the latest
	patience int // epochs without improvement that early stopping bears; 0: no early stopping
	watch    nn.EarlyStopping
	best     []float64 // the parameters of the best epoch; replaced, never written to
	over     bool
}

// newTrial starts a trial afresh.
func newTrial(setup classifierSetup, epochs, patience int) *trial {
	t := &trial{classifier: newClassifier(setup), epochs: epochs, patience: patience}
	t.watch.Patience = patience
	if patience == 0 {
		t.watch.Patience = epochs + 2 // never
	}
	t.look()
	return t
}

// trialState is what Save keeps of a trial.
type trialState struct {
	run              classifierState
	epochs, patience int
	watch            nn.EarlyStopping
	best             []float64
	over             bool
}

func (t *trial) save() trialState {
	return trialState{t.classifier.save(), t.epochs, t.patience, t.watch, t.best, t.over}
}

func (t *trial) restored(s trialState) *trial {
	return &trial{t.classifier.restored(s.run), s.epochs, s.patience, s.watch, s.best, s.over}
}

// look is what happens after each epoch: the validation loss is looked at.
func (t *trial) look() {
	history := t.trainer.ValidationHistory()
	going := t.watch.Look(history.At(history.Len() - 1).Last)
	if t.watch.Improved() {
		t.best = slices.Clone(t.network.Parameters())
	}
	t.over = t.patience > 0 && !going || t.trainer.Epochs() >= t.epochs
	if t.over && t.patience > 0 {
		copy(t.network.Parameters(), t.best)
	}
}

// tick trains an epoch; false at the end.
func (t *trial) tick() bool {
	if t.over || !t.epoch() {
		return false
	}
	if t.trainer.Divergence() == nil {
		t.look()
	}
	return true
}

// ended tells whether nothing more is learnt: it is over, or diverged.
func (t *trial) ended() bool { return t.over || t.trainer.Divergence() != nil }

// bestEpoch is the epoch of the lowest validation loss.
func (t *trial) bestEpoch() int { return t.watch.BestAt() - 1 }

// pastBest is how many epochs without a better one there must be before the
// best is marked: while a run goes down, each epoch is its best.
const pastBest = 10

// curve draws the losses, and marks the best epoch.
func (t *trial) curve() Curve {
	curve := t.classifier.curve()
	curve.Goal = 0
	if t.over && t.patience > 0 || t.trainer.Epochs() >= t.bestEpoch()+pastBest {
		curve.Best = t.bestEpoch()
	}
	curve.Facts["loss"] = curve.Facts["train"]
	curve.Facts["best"] = strconv.Itoa(t.bestEpoch())
	curve.Facts["lowest"] = Number(t.watch.Best(), 3).Plain()
	return curve
}

// explainPoint opens a point of the map that is read: the sum of the output there.
func (t *trial) explainPoint(item string) []Panel {
	x, y, ok := t.decision(false).Probe(item)
	if !ok {
		return nil
	}
	return t.explain(fmt.Sprintf("n%d.1", t.depth()), x, y)
}

// weightsOf lists the weights of all layers, without the biases.
func (c *classifier) weightsOf() []float64 {
	var all []float64
	for l := 1; l <= c.depth(); l++ {
		all = append(all, c.network.Weights(c.dense(l)).Data...)
	}
	return all
}

// zeroWeights counts the weights that are exactly 0.
func (c *classifier) zeroWeights() (zeros, all int) {
	weights := c.weightsOf()
	for _, w := range weights {
		zeros += index(w == 0)
	}
	return zeros, len(weights)
}
