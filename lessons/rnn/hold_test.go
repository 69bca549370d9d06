package rnn

import (
	"slices"
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestHoldIsCalibrated holds to 25 seeds what hold tells: a letter is learned over short
// sequences and held for a thousand steps, from a little way back on without any
// gradient worth speaking of; and hardly any learns it over a hundred.
func TestHoldIsCalibrated(t *testing.T) {
	t.Parallel()
	taught, held, across, furthest := 0, 0, 0, 0.0
	for seed, measured := range proof.MeasuredRows(t, "hold", func(seed uint32) []float64 {
		h := newHolding(seed)
		for h.tick() && !h.reads() {
		}
		h.steps = distractors
		back := h.pass().back
		first := slices.IndexFunc(back, func(g float64) bool { return g < faded*back[0] })
		long := h.long()
		r := newRun(holdOf(true, seed))
		for r.tick() {
		}
		return []float64{h.run.accuracy(), float64(long.rights[0][distractors]), float64(long.rights[1][distractors]), float64(first), r.accuracy()}
	}) {
		if measured[0] >= learnedShare {
			taught++
		}
		if min(measured[1], measured[2]) == 1+distractors {
			held++
		}
		if measured[4] >= learnedShare {
			across++
		}
		if measured[3] < 1 {
			t.Errorf("seed %d: the gradient does not fade within %d steps", seed, holdWindow)
		}
		furthest = max(furthest, measured[3])
	}
	if taught != 25 || held != 25 || across != 2 || furthest != 27 {
		t.Errorf("%d learn it and %d hold it, where the gradient fades within %v steps; %d learn it over a hundred", taught, held, furthest, across)
	}
}
