package rnn

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestLeakIsCalibrated holds what debug tells of a state that leaks to 25 seeds: how many
// answers are right in use, and that nothing is wrong with the cell.
func TestLeakIsCalibrated(t *testing.T) {
	t.Parallel()
	lowest, highest := 1.0, 0.0
	for seed, measured := range proof.MeasuredRows(t, "leak", func(seed uint32) []float64 {
		l := newLeaking(seed)
		for l.run.tick() {
		}
		leaked := l.right()
		l.fresh = true
		return []float64{leaked, l.right()}
	}) {
		lowest, highest = min(lowest, measured[0]), max(highest, measured[0])
		if measured[1] < learnedShare {
			t.Errorf("seed %d: of answers to sequences that begin anew %v are right", seed, measured[1])
		}
	}
	if lowest < 0.42 || highest > 0.58 {
		t.Errorf("from %v to %v of the answers are right", lowest, highest)
	}
}
