package nn

import (
	"fmt"
	"math"
)

// A DivergenceKind says which value ended a run.
type DivergenceKind string

const (
	// DivergedLoss means: the loss of a batch passed the bound, or is not finite.
	DivergedLoss DivergenceKind = "loss"
	// DivergedOutput means: a number that leaves a layer was not finite.
	DivergedOutput DivergenceKind = "output"
	// DivergedGradient means: a gradient was not finite.
	DivergedGradient DivergenceKind = "gradient"
	// DivergedParameter means: an update made a weight or a bias that is not finite.
	DivergedParameter DivergenceKind = "parameter"
)

// A Divergence is why a run cannot go on. It is a state of the run, not an
// error of the program: a learning rate that is too large leads to it.
type Divergence struct {
	Kind  DivergenceKind
	Value float64 // the value itself: a loss, Inf or NaN
	Place Place   // of the output (row is the sample in the batch), gradient or parameter
	Step  int     // the update that was being made, counted from 1
}

// String says what happened, for a log.
func (d Divergence) String() string {
	if d.Kind == DivergedLoss {
		return fmt.Sprintf("step %d: the loss is %g", d.Step, d.Value)
	}
	return fmt.Sprintf("step %d: %s %+v is %g", d.Step, d.Kind, d.Place, d.Value)
}

// Divergence returns nil, or why the run cannot go on. Then nothing steps any
// more, until [Trainer.Restore] or [Trainer.Resume].
func (t *Trainer) Divergence() *Divergence { return t.updater.Divergence() }

// Resume forgets a divergence, for a caller who has mended the parameters. A batch that
// was not complete begins anew.
func (t *Trainer) Resume() {
	if t.Divergence() == nil {
		return
	}
	t.updater.Resume()
	t.Rewind()
}

// Rewind forgets the samples of the present batch that are done: it begins anew, for a
// caller who has changed the parameters within it. A batch that is complete stays.
func (t *Trainer) Rewind() {
	if t.at.position < t.at.end {
		t.at.position, t.at.loss = t.at.start, 0
		clear(t.trace.Gradients)
	}
}

// lossDiverged tells whether the loss of the present batch is not finite or,
// once it is complete, has passed the bound.
func (t *Trainer) lossDiverged(complete bool) bool {
	loss := t.at.loss
	bounded := complete && t.cfg.Bound != 0
	if finite(loss) && !(bounded && loss > t.cfg.Bound) {
		return false
	}
	t.updater.lose(loss, t.trace, t.at.position-t.at.start)
	return true
}

// lose ends the updates for the loss that a trace led to: for the first number that
// is not finite, if there is one. first is the trace's first sample in its batch.
func (u *Updater) lose(loss float64, t *Trace, first int) {
	d := Divergence{Kind: DivergedLoss, Value: loss, Step: u.at.step + 1}
	for l, p := range t.Passes {
		if i := firstNotFinite(p.Out.Data); i >= 0 {
			d.Kind, d.Value = DivergedOutput, p.Out.Data[i]
			d.Place = Place{Layer: l, Row: first + i/p.Out.Cols, Col: i % p.Out.Cols}
			break
		}
	}
	u.at.diverged = &d
}

func finite(v float64) bool { return v-v == 0 }

// firstNotFinite returns the index of the first Inf or NaN, or -1.
func firstNotFinite(values []float64) int {
	s0, s1, s2, s3 := 0.0, 0.0, 0.0, 0.0 // x−x is 0 if x is finite, else NaN
	v := values
	for ; len(v) >= 4; v = v[4:] {
		s0 += v[0] - v[0]
		s1 += v[1] - v[1]
		s2 += v[2] - v[2]
		s3 += v[3] - v[3]
	}
	for _, x := range v {
		s0 += x - x
	}
	if s0+s1+s2+s3 == 0 {
		return -1
	}
	for i, x := range values {
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return i
		}
	}
	return -1
}
