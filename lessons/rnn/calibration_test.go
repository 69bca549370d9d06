package rnn

import (
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// TestEchoIsCalibrated holds the law that echo tells to 25 seeds: which gaps are learned
// by how many.
func TestEchoIsCalibrated(t *testing.T) {
	t.Parallel()
	cells := []struct{ units, gap, learn int }{
		{echoUnits, firstGap, 25}, {echoUnits, 7, 25}, {echoUnits, 8, 0}, {fewUnits, 3, 24}, {fewUnits, 4, 0}, {12, 12, 10},
	}
	learned := make([]int, len(cells))
	for _, shares := range proof.MeasuredRows(t, "echo", func(seed uint32) []float64 {
		var shares []float64
		for _, cell := range cells {
			r := newRun(setup{Units: cell.units, Gap: cell.gap, Seed: seed})
			for r.tick() {
			}
			shares = append(shares, r.accuracy(), float64(r.trainer.Steps()))
		}
		return shares
	}) {
		for i := range cells {
			learned[i] += kit.Bit(shares[2*i] >= learnedShare)
		}
	}
	for i, cell := range cells {
		if learned[i] != cell.learn {
			t.Errorf("%d units learn a gap of %d on %d seeds", cell.units, cell.gap, learned[i])
		}
	}
}
