package gan

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestFreeIsCalibrated: on each of 25 seeds the pair as it is at first comes nearer a line
// than twice what real draws are apart, within 700 rounds.
func TestFreeIsCalibrated(t *testing.T) {
	t.Parallel()
	for seed, rounds := range proof.Measured(t, "free", func(seed uint32) float64 {
		setup := freeSetup(seed)
		setup.real = freeLine
		f := newFreely(setup)
		for f.pair.distance() >= 2*f.pair.floor && f.tick() {
		}
		return float64(f.pair.rounds)
	}) {
		if rounds > 700 {
			t.Errorf("seed %d: after %g rounds", seed, rounds)
		}
	}
}
