package nn

import (
	"math"
	"slices"

	"sinapse/nn/random"
)

// A State is a run at one moment, made by [Trainer.Save]. It never changes, and it
// is plain values: numbers, and the names of an optimiser and a schedule.
type State struct {
	updater   UpdaterState
	gradients []float64
	carried   []float64 // from batch to batch, by all layers
	batchSize int
	inOrder   bool
	at        progress
	histories [series]History
	order     []int
	streams   [2]*random.Stream // copies of Shuffle and Random
	drawn     *random.Stream    // a copy of Random before the present batch was drawn, within it
}

// Save returns the present state of the run: parameters, gradients, the
// optimiser's memory, settings, place in the epoch, histories, and the streams
// that shuffle and draw. The histories are shared with the trainer, and what is as
// it was when the trainer last saved or restored is shared with that state: it
// costs little more than a copy of the parameters and what goes with them, and
// next to nothing where nothing was trained meanwhile.
func (t *Trainer) Save() State {
	last := &t.last
	s := State{updater: t.updater.save(last.updater), gradients: shared(last.gradients, t.trace.Gradients), batchSize: t.cfg.BatchSize, inOrder: t.inOrder, at: t.at}
	for i, h := range t.histories {
		s.histories[i] = h.Snapshot()
	}
	for i, stream := range t.streams() {
		switch before := last.streams[i]; {
		case stream == nil:
		case before != nil && *before == *stream:
			s.streams[i] = before
		default:
			s.streams[i] = stream.Clone()
		}
	}
	t.trace.carried(func(numbers []float64) { s.carried = append(s.carried, numbers...) })
	if sameBits(s.carried, last.carried) {
		s.carried = last.carried
	}
	if t.drawn != nil && t.at.position < t.at.end {
		s.drawn = t.drawn.Clone()
	}
	switch {
	case !t.at.shuffled || t.at.position == 0 && t.at.end == 0: // there is none, or it is drawn anew
	case slices.Equal(last.order, t.order):
		s.order = last.order
	default:
		s.order = slices.Clone(t.order)
	}
	t.last = s
	return s
}

// shared returns a copy of numbers: one that was made before, where that has the
// same bits.
func shared(before, numbers []float64) []float64 {
	if sameBits(before, numbers) {
		return before
	}
	return slices.Clone(numbers)
}

// sameBits tells whether two lists have the same bits: NaN is itself, and 0 is not −0.
func sameBits(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i, v := range a {
		if math.Float64bits(v) != math.Float64bits(b[i]) {
			return false
		}
	}
	return true
}

// Restore goes back to a state that this trainer saved, or one that began just like
// it: from there the run gives the same bits again. The parameters return to where
// they were in memory, so that views of them stay valid, and the streams to their
// place. It panics if the state cannot be one of this training.
func (t *Trainer) Restore(s State) {
	if !t.fits(s) {
		panic("nn: a state of another training")
	}
	t.last = s
	t.cfg.BatchSize, t.inOrder = s.batchSize, s.inOrder
	t.updater.Restore(s.updater)
	t.makeRoom(max(t.size(), s.at.end-s.at.start))
	copy(t.trace.Gradients, s.gradients)
	carried := s.carried
	t.trace.carried(func(numbers []float64) { carried = carried[copy(numbers, carried):] })
	t.at = s.at
	if s.drawn != nil {
		*t.cfg.Random = *s.drawn
		t.draw()
	}
	t.histories = s.histories
	copy(t.order, s.order)
	for i, stream := range t.streams() {
		if stream != nil && s.streams[i] != nil {
			*stream = *s.streams[i]
		}
	}
}

// mostBatch is more than any batch that a source draws has samples.
const mostBatch = 1 << 16

// fits tells whether a state may be one of this training: it has as many numbers, and
// its places lie within the data. What was read from a file may be anything.
func (t *Trainer) fits(s State) bool {
	if s.at.shuffled && t.order == nil || len(s.gradients) != len(t.trace.Gradients) || s.drawn != nil && t.cfg.Random == nil {
		return false
	}
	for i, h := range s.histories {
		if own := t.histories[i]; h.limit != own.limit || h.limit > 0 && (h.stride < 1 || len(h.points) > h.limit) {
			return false
		}
	}
	return t.updater.fits(s.updater) && t.holds(s)
}

// holds tells whether the places of a state lie within the data.
func (t *Trainer) holds(s State) bool {
	n := t.data.Len()
	samples := n
	if t.cfg.Source != nil {
		samples = max(n, mostBatch)
	}
	for _, place := range []int{s.batchSize, s.at.start, s.at.end - s.at.start, s.at.position} {
		if place < 0 || place > samples {
			return false
		}
	}
	outside := func(i int) bool { return i < 0 || i >= n }
	return len(s.order) == 0 || len(s.order) == len(t.order) && !slices.ContainsFunc(s.order, outside)
}

// streams returns the streams that a run draws from.
func (t *Trainer) streams() [2]*random.Stream {
	return [2]*random.Stream{t.cfg.Shuffle, t.cfg.Random}
}

// IsAt tells whether the run stands where a state of it does: after as many updates, with
// the same parameters and the same memory of the optimiser.
func (t *Trainer) IsAt(s State) bool {
	return t.at.epoch == s.at.epoch && t.at.position == s.at.position && t.Steps() == s.updater.at.step && t.updater.is(s.updater.numbers)
}
