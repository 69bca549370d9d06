package nn

import (
	"slices"
	"testing"

	"sinapse/nn/random"
)

// TestOrdersChangeWithTheEpoch keeps the data's order, draws others, and keeps it again, all
// in one run: the change comes with the next epoch, what is drawn later is what had been
// drawn without the pause, and a state from the middle of an epoch goes on to the same bits.
func TestOrdersChangeWithTheEpoch(t *testing.T) {
	x := FromRows([][]float64{{0, 1}, {1, 0}, {1, 1}, {0, 0}, {2, 1}})
	y := FromRows([][]float64{{1}, {1}, {0}, {0}, {1}})
	start := func(inOrder bool) *Trainer {
		network, err := NewNetwork(2, Dense{Neurons: 1})
		if err != nil {
			t.Fatal(err)
		}
		trainer, err := NewTrainer(network, Dataset{X: x, Y: y}, Training{
			Loss: MeanSquared{}, Optimizer: SGD{}, Rate: 0.01, BatchSize: 2, Shuffle: random.New(2),
		})
		if err != nil {
			t.Fatal(err)
		}
		trainer.SetInOrder(inOrder)
		return trainer
	}
	always := start(false)
	always.Batch()
	first := slices.Clone(always.order)
	always.Epoch()
	always.Batch()
	second := slices.Clone(always.order)

	run := start(true)
	run.Batch()
	if run.at.shuffled {
		t.Error("an order is drawn where the data's is kept")
	}
	run.SetInOrder(false)
	if run.Batch(); run.at.shuffled {
		t.Error("an epoch that began in order goes on in another")
	}
	run.Epoch()
	run.Batch()
	if !run.at.shuffled || !slices.Equal(run.order, first) {
		t.Errorf("the first order is %v, want %v", run.order, first)
	}
	middle := run.Save()
	run.SetInOrder(true)
	run.Epoch()
	if run.Epoch(); run.at.shuffled {
		t.Error("the order is not kept again")
	}
	run.SetInOrder(false)
	if run.Batch(); !slices.Equal(run.order, second) {
		t.Errorf("the second order is %v, want %v", run.order, second)
	}
	run.Restore(middle)
	other := start(true)
	other.Restore(middle)
	for range 3 {
		run.Epoch()
		other.Epoch()
	}
	if !slices.Equal(run.net.Parameters(), other.net.Parameters()) {
		t.Error("a restored run goes another way")
	}
}
