package layers

import (
	"math"
	"testing"

	"sinapse/lessons/internal/proof"
	"sinapse/nn/random"
)

// TestOneBoundaryStopsAtASixth: the four copies come down to 0.167, and no further.
func TestOneBoundaryStopsAtASixth(t *testing.T) {
	c := New(0).(*layers)
	equal := c.starts[fromEqual]
	reached := 0
	for step := 1; step <= 200_000; step++ {
		equal.Epoch()
		if reached == 0 && equal.Loss() < copiesGoal {
			reached = step
		}
	}
	proof.Between(t, "hint.copies.3", float64(reached), 770, 790)
	proof.Between(t, "equal: the loss of one boundary", equal.Loss(), 1.0/6-1e-9, 0.1685)
}

// TestTheFurthestOfAMillion is near 5 standard deviations, on each of 25 seeds.
func TestTheFurthestOfAMillion(t *testing.T) {
	for seed := range uint32(25) {
		stream, furthest := random.New(seed), 0.0
		for range allDraws {
			furthest = max(furthest, math.Abs(stream.Randn()))
		}
		proof.Between(t, "why.million", furthest, 4.4, 6)
	}
}
