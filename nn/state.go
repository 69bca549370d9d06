package nn

import (
	"slices"

	"sinapse/nn/random"
)

// A State is a run at one moment, made by [Trainer.Save]. It never changes.
type State struct {
	updater   UpdaterState
	gradients []float64
	cfg       Training
	at        progress
	histories [series]History
	order     []int
	streams   [2]*random.Stream // copies of Shuffle and Random
}

// Save returns the present state of the run: parameters, gradients, the
// optimiser's memory, settings, place in the epoch, histories, and the streams
// that shuffle and draw. The histories are shared with the trainer, so it costs
// little more than a copy of the parameters and what goes with them.
func (t *Trainer) Save() State {
	s := State{updater: t.updater.Save(), gradients: slices.Clone(t.trace.Gradients), cfg: t.cfg, at: t.at}
	for i, h := range t.histories {
		s.histories[i] = h.Snapshot()
	}
	for i, stream := range t.streams() {
		if stream != nil {
			s.streams[i] = stream.Clone()
		}
	}
	if t.at.position > 0 { // else the order is drawn anew
		s.order = append(s.order, t.order...)
	}
	return s
}

// Restore goes back to a state that this trainer saved, or one that began
// just like it: from there the run
// gives the same bits again. The parameters return to where they were in
// memory, so that views of them stay valid, and the streams to their place.
func (t *Trainer) Restore(s State) {
	own := t.streams()
	t.cfg = s.cfg
	// The trainer keeps its own streams, which its layers draw from: the state
	// may come from another trainer of the same kind.
	if own[0] != nil && s.streams[0] != nil {
		t.cfg.Shuffle = own[0]
	}
	if own[1] != nil && s.streams[1] != nil {
		t.cfg.Random = own[1]
	}
	t.updater.Restore(s.updater)
	t.makeRoom(max(t.size(), s.at.end-s.at.start))
	copy(t.trace.Gradients, s.gradients)
	t.at = s.at
	t.histories = s.histories
	copy(t.order, s.order)
	for i, stream := range t.streams() {
		if stream != nil {
			*stream = *s.streams[i]
		}
	}
}

// streams returns the streams that a run draws from.
func (t *Trainer) streams() [2]*random.Stream {
	return [2]*random.Stream{t.cfg.Shuffle, t.cfg.Random}
}
