package gan

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestSlopeIsCalibrated holds what slope tells to 25 seeds: where the fakes of either loss
// are after 100 rounds, with D ahead and without, and how steep the losses are before.
func TestSlopeIsCalibrated(t *testing.T) {
	t.Parallel()
	for seed, m := range proof.MeasuredRows(t, "slope", func(seed uint32) (row []float64) {
		for _, ahead := range []int{lead, 0} {
			s := newSteep(seed, ahead)
			for s.pair[0].judged() < ahead {
				s.tick()
			}
			row = append(row, s.pair[0].slopeOf(s.pair[0].score()), s.pair[1].slopeOf(s.pair[1].score()))
			for s.pair[0].rounds < compared {
				s.tick()
			}
			row = append(row, s.pair[0].middle(), s.pair[1].middle())
		}
		return row
	}) {
		if m[0] > 0.001 || m[1] < 0.999 || m[2] >= 0.05 || m[3] <= 3 || m[6] >= 0.5 || m[7] <= 3 {
			t.Errorf("seed %d: slopes of %g and %g, fakes at %g and %g, without a lead at %g and %g", seed, m[0], m[1], m[2], m[3], m[6], m[7])
		}
	}
}
