package nn

import (
	"math"
	"slices"
	"testing"

	"sinapse/nn/random"
)

// TestStatesShareWhatIsStillSo saves a run that stands still twice, and one that goes
// on: what did not change takes no memory of its own, what did is another copy, and
// 0 and −0 are not the same.
func TestStatesShareWhatIsStillSo(t *testing.T) {
	x := FromRows([][]float64{{0, 1}, {1, 0}, {1, 1}, {0, 0}})
	y := FromRows([][]float64{{1}, {1}, {0}, {0}})
	network, err := NewNetwork(2, Dense{Neurons: 3}, Tanh{}, Dense{Neurons: 1})
	if err != nil {
		t.Fatal(err)
	}
	network.Initialize(Xavier, Zeros, random.New(1))
	trainer, err := NewTrainer(network, Dataset{X: x, Y: y}, Training{
		Loss: MeanSquared{}, Optimizer: Momentum{Mu: 0.9}, Rate: 0.1, BatchSize: 2, Shuffle: random.New(2),
	})
	if err != nil {
		t.Fatal(err)
	}
	trainer.Batch()
	first, still := trainer.Save(), trainer.Save()
	if &first.gradients[0] != &still.gradients[0] || &first.updater.numbers[0] != &still.updater.numbers[0] || first.streams[0] != still.streams[0] || &first.order[0] != &still.order[0] {
		t.Error("a run that stands still is copied again")
	}
	before := slices.Clone(first.updater.numbers)
	trainer.Epoch()
	trainer.Epoch()
	later := trainer.Save()
	if &first.gradients[0] == &later.gradients[0] || &first.updater.numbers[0] == &later.updater.numbers[0] || first.streams[0] == later.streams[0] {
		t.Error("what was trained is not copied")
	}
	if !slices.Equal(before, first.updater.numbers) {
		t.Error("a saved state changed")
	}
	trainer.Restore(first)
	if again := trainer.Save(); &again.updater.numbers[0] != &first.updater.numbers[0] {
		t.Error("what was restored is copied again")
	}
	network.Parameters()[0] = 0
	zero := trainer.Save()
	network.Parameters()[0] = math.Copysign(0, -1)
	if minus := trainer.Save(); !math.Signbit(minus.updater.numbers[0]) || math.Signbit(zero.updater.numbers[0]) {
		t.Error("0 and −0 share their memory")
	}
}
