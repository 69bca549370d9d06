package nn

import (
	"slices"

	"sinapse/nn/random"
)

// An AdversariesState is two [Adversaries] at one moment. It never changes, and it is
// plain values, where the loss and the sources are.
type AdversariesState struct {
	g, d      UpdaterState
	gradients [2][]float64
	batch     [2][]float64 // real samples, noise
	sources   [2]Source    // likewise
	loss      Loss
	minimax   bool
	at        rivalry
	histories [2]History
	stream    *random.Stream
	stray     *UpdaterState // where fakes are attached
	left      []float64     // of D's gradients, by G's loss
}

// Save returns the present state of both: parameters, memories, settings, the
// present batch, losses and their histories, and the stream.
func (a *Adversaries) Save() AdversariesState {
	s := AdversariesState{
		g: a.g.updater.Save(), d: a.d.updater.Save(),
		gradients: [2][]float64{slices.Clone(a.d.trace.Gradients), slices.Clone(a.g.trace.Gradients)},
		batch:     [2][]float64{slices.Clone(a.reals.Data), slices.Clone(a.noise.Data)},
		sources:   [2]Source{a.cfg.Real, a.cfg.Noise},
		loss:      a.cfg.Loss, minimax: a.cfg.Minimax, at: a.at,
		histories: [2]History{a.histories[0].Snapshot(), a.histories[1].Snapshot()},
		stream:    a.cfg.Random.Clone(),
	}
	if a.stray != nil {
		stray := a.stray.Save()
		s.stray = &stray
	}
	if a.cfg.Mistake == Leftover {
		s.left = slices.Clone(a.push.Gradients)
	}
	return s
}

// Restore goes back to a state that these adversaries saved, or others that began
// just like them: from there they give the same bits again. Views of parameters and
// the stream stay valid.
func (a *Adversaries) Restore(s AdversariesState) {
	a.g.updater.Restore(s.g)
	a.d.updater.Restore(s.d)
	copy(a.d.trace.Gradients, s.gradients[0])
	copy(a.g.trace.Gradients, s.gradients[1])
	copy(a.reals.Data, s.batch[0])
	copy(a.noise.Data, s.batch[1])
	a.cfg.Real, a.cfg.Noise = s.sources[0], s.sources[1]
	a.cfg.Loss, a.cfg.Minimax, a.at = s.loss, s.minimax, s.at
	a.histories = s.histories
	*a.cfg.Random = *s.stream
	if a.stray != nil {
		a.stray.Restore(*s.stray)
	}
	copy(a.push.Gradients, s.left)
}
