package rnn

import (
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// TestParityIsCalibrated holds what parity tells of both ways to ask to 25 seeds.
func TestParityIsCalibrated(t *testing.T) {
	t.Parallel()
	cells := []struct{ task, steps, learn int }{
		{toCount, countLong, 25}, {toCountAtEnd, countShort, 25}, {toCountAtEnd, countTooLong, 0},
	}
	learned, slowest := make([]int, len(cells)), 0.0
	for _, measured := range proof.MeasuredRows(t, "parity", func(seed uint32) []float64 {
		var measured []float64
		for _, cell := range cells {
			r := newRun(setup{Task: cell.task, Steps: cell.steps, Units: countUnits, Updates: countUpdates, Seed: seed})
			for r.tick() {
			}
			measured = append(measured, r.accuracy(), float64(r.trainer.Steps()))
		}
		return measured
	}) {
		for i := range cells {
			learned[i] += kit.Bit(measured[2*i] >= learnedShare)
		}
		slowest = max(slowest, measured[1])
	}
	for i, cell := range cells {
		if learned[i] != cell.learn {
			t.Errorf("task %d: %d steps are learned on %d seeds", cell.task, cell.steps, learned[i])
		}
	}
	if slowest != 600 {
		t.Errorf("asked at each step, it takes %v updates at most", slowest)
	}
}
