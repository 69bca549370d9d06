package shapes

import (
	"fmt"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// TestOneNumberIsAbove holds the hint of rank4 to each of its draws.
func TestOneNumberIsAbove(t *testing.T) {
	proof.Draws(t, "rank4", valueSeeds, func(seed uint32) error {
		above := 0
		for _, v := range randomArray(seed, randomShape).Flat() {
			above += kit.Bit(v > 0.98)
		}
		if above != 1 {
			return fmt.Errorf("%d numbers are above 0.98", above)
		}
		return nil
	})
}
