package activation

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons/internal/kit"
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

// TestSaturationIsReadRight reads 25 stacks that are ill and 25 that are not, on draws
// that nobody chose: at most one of 25 is called what it is not.
func TestSaturationIsReadRight(t *testing.T) {
	const sigmoid, relu = 0, 2
	for _, c := range []struct {
		name  string
		stack stackState
		share func(float64) bool // of the last layer's gradient, that the first one gets
	}{
		{"six sigmoids fade", stackState{depth: 6, bend: sigmoid}, func(share float64) bool { return share < vanished }},
		{"one sigmoid does not", stackState{depth: 1, bend: sigmoid}, func(share float64) bool { return share >= vanished }},
		{"four ReLUs do not", stackState{depth: 4, bend: relu}, func(share float64) bool { return share > 0.05 }},
	} {
		right := 0
		for seed := range uint32(proof.Seeds) {
			right += kit.Bit(c.share(model.NewClassifier(c.stack.setup(5000 + seed)).GradientShare()))
		}
		proof.Between(t, c.name, float64(right), proof.Seeds-1, proof.Seeds)
	}
	for _, bias := range []float64{0, -20} {
		for seed := range uint32(proof.Seeds) {
			stack := model.NewClassifier(stackState{depth: 2, bend: relu}.setup(5000 + seed))
			stack.Turn(stack.Bias(1, 0), bias)
			dead, _ := stack.Dead()
			if unheard := unheard(stack); dead != unheard || bias < 0 && dead == 0 {
				t.Errorf("seed %d, bias %v: %d are called dead, and of %d nothing is heard", seed, bias, dead, unheard)
			}
		}
	}
}

// unheard counts the hidden neurons whose links onwards may be turned, and no answer
// changes.
func unheard(stack *model.Classifier) int {
	count, set := 0, stack.Trainer.Data()
	said := func() []float64 { return slices.Clone(stack.Network.Predict(set.X).Data) }
	before := said()
	for l := 1; l < stack.Depth(); l++ {
		onwards := stack.Network.Weights(stack.Dense(l + 1))
		for j := range onwards.Rows {
			links := onwards.Row(j)
			kept := slices.Clone(links)
			for k := range links {
				links[k]++
			}
			count += kit.Bit(slices.Equal(said(), before))
			copy(links, kept)
		}
	}
	return count
}
