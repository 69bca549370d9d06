package gan

import (
	"math"
	"testing"

	"sinapse/lessons/internal/proof"
	"sinapse/nn/data"
)

// TestTwoIsCalibrated holds to 25 seeds by when both humps are near, as it is at first and
// with noise of two uniform numbers, and how far apart two draws of real numbers are.
func TestTwoIsCalibrated(t *testing.T) {
	t.Parallel()
	first, last, least, most, latest := math.Inf(1), 0.0, math.Inf(1), 0.0, 0.0
	for seed, m := range proof.MeasuredRows(t, "two", func(seed uint32) (row []float64) {
		even := twoSetup(seed)
		even.noise = data.Noise{Width: 2, Even: true}
		for _, s := range []setup{twoSetup(seed), even} {
			h := newHumps(s)
			for h.match.distance() >= twoNear && h.tick() {
			}
			row = append(row, float64(h.match.rounds))
		}
		h := newHumps(twoSetup(seed))
		for h.match.rounds < twoRounds {
			h.tick()
		}
		shares := h.match.glances[len(h.match.glances)-1].shares
		return append(row, h.floor, min(shares[0], shares[1]))
	}) {
		first, last, latest = min(first, m[0]), max(last, m[0]), max(latest, m[1])
		least, most = min(least, m[2]), max(most, m[2])
		if m[3] < 0.3 {
			t.Errorf("seed %d: one hump has %g of the fakes", seed, m[3])
		}
	}
	if first != 240 || last != 1080 || latest > twoRounds {
		t.Errorf("near after %g to %g rounds, with even noise %g at most", first, last, latest)
	}
	if least < 0.02 || most > 0.22 {
		t.Errorf("real numbers are %g to %g apart", least, most)
	}
}
