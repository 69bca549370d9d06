package activation

import (
	"fmt"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// TestNoNeuronIsDeadBefore: on a draw of saturation no ReLU is dead before anything
// is done, in one layer or in two.
func TestNoNeuronIsDeadBefore(t *testing.T) {
	proof.Draws(t, "saturation", stackSeeds, func(seed uint32) error {
		for depth := 1; depth <= 2; depth++ {
			if dead, _ := model.NewClassifier(stackState{depth: depth, bend: 2}.setup(seed)).Dead(); dead > 0 {
				return fmt.Errorf("%d dead in %d layers", dead, depth)
			}
		}
		return nil
	})
}
