package nn

import "sinapse/nn/random"

// A State is a run at one moment, made by [Trainer.Save]. It never changes.
type State struct {
	numbers []float64 // parameters, gradients, the optimiser's slots
	cfg     Training
	at      progress
	history History
	order   []int
	shuffle random.Stream
}

// Save returns the present state of the run: parameters, optimiser's memory,
// settings, place in the epoch, history, and the stream that shuffles. It
// shares the history with the trainer, so it costs about three copies of the
// parameters.
func (t *Trainer) Save() State {
	n := len(t.net.params)
	s := State{numbers: make([]float64, 0, n*(2+len(t.slots))), cfg: t.cfg, at: t.at, history: t.history.share()}
	s.numbers = append(s.numbers, t.net.params...)
	s.numbers = append(s.numbers, t.trace.Gradients...)
	for _, slot := range t.slots {
		s.numbers = append(s.numbers, slot...)
	}
	if t.cfg.Shuffle != nil {
		s.shuffle = *t.cfg.Shuffle
		if t.at.position > 0 {
			s.order = append(s.order, t.order...)
		}
	}
	return s
}

// Restore goes back to a state that this trainer saved: from there the run
// gives the same bits again. The parameters return to where they were in
// memory, so views of them stay valid, and streams to their place.
func (t *Trainer) Restore(s State) {
	t.cfg = s.cfg
	t.SetOptimizer(s.cfg.Optimizer)
	t.SetBatchSize(s.cfg.BatchSize)
	n := len(t.net.params)
	copy(t.net.params, s.numbers)
	copy(t.trace.Gradients, s.numbers[n:])
	for i, slot := range t.slots {
		copy(slot, s.numbers[n*(2+i):])
	}
	t.at = s.at
	t.history = s.history
	if t.cfg.Shuffle != nil {
		*t.cfg.Shuffle = s.shuffle
		t.order = append(t.order[:0], s.order...)
	}
}
