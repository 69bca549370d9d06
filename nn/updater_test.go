package nn_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// byHand trains as a [nn.Trainer] of full batches does, with an updater alone.
func byHand(net *nn.Network, updater *nn.Updater) func() {
	d, loss := spiral(), nn.MeanSquared{}
	trace := net.NewTrace(d.Len())
	last := &trace.Passes[net.Layers()-1]
	return func() {
		clear(trace.Gradients)
		out := net.Forward(trace, d.X)
		loss.Gradient(last.DOut, out, d.Y, d.Len())
		net.Backward(trace)
		updater.Update(trace.Gradients, updater.Steps())
	}
}

// updating is a setting in which everything takes part.
func updating() nn.Updating {
	return nn.Updating{
		Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}, Rate: 0.02, Schedule: nn.Cosine{Epochs: 40},
		Penalty: nn.Penalty{L1: 1e-3, L2: 1e-2}, Clip: 0.01,
	}
}

func smallNet(t *testing.T) *nn.Network {
	t.Helper()
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 5}, nn.Tanh{}, nn.Dense{Neurons: 1})
	if err != nil {
		t.Fatal(err)
	}
	net.Initialize(nn.Xavier, nn.Constant(0.1), random.New(3))
	return net
}

func TestAnUpdaterAloneDoesWhatATrainerDoes(t *testing.T) {
	u := updating()
	run, err := nn.NewTrainer(smallNet(t), spiral(), nn.Training{
		Loss: nn.MeanSquared{}, Optimizer: u.Optimizer, Rate: u.Rate, Schedule: u.Schedule, Penalty: u.Penalty, Clip: u.Clip,
	})
	if err != nil {
		t.Fatal(err)
	}
	net := smallNet(t)
	updater := nn.NewUpdater(net, u)
	step := byHand(net, updater)
	for range 30 {
		step()
		run.Epoch()
	}
	if !slices.Equal(net.Parameters(), run.Network().Parameters()) {
		t.Errorf("%v\n%v", net.Parameters(), run.Network().Parameters())
	}
	if updater.Norm() != run.GradientNorm() || updater.Norm() <= u.Clip {
		t.Errorf("norm %v, the trainer's %v", updater.Norm(), run.GradientNorm())
	}
}

func TestClippingKeepsTheDirection(t *testing.T) {
	net := smallNet(t)
	for _, c := range []struct{ clip, scale float64 }{
		{1, 1 / (5 + 1e-6)}, // as torch.nn.utils.clip_grad_norm_
		{0.5, 0.5 / (5 + 1e-6)},
		{5, 1}, // not longer than allowed
		{0, 1}, // never clipped
	} {
		updater := nn.NewUpdater(net, nn.Updating{Optimizer: nn.SGD{}, Clip: c.clip})
		gradients := make([]float64, len(net.Parameters()))
		gradients[2], gradients[16] = 3, -4 // a weight and the last bias
		updater.Update(gradients, 0)
		near(t, fmt.Sprintf("weight's gradient clipped to %v", c.clip), gradients[2], 3*c.scale, 1e-15)
		near(t, fmt.Sprintf("bias's gradient clipped to %v", c.clip), gradients[16], -4*c.scale, 1e-15)
		if want := 5.0; c.clip != 0 && updater.Norm() != want {
			t.Errorf("norm %v, want %v", updater.Norm(), want)
		}
	}
}

func TestFrozenParametersStay(t *testing.T) {
	net, free := smallNet(t), smallNet(t)
	held, all := nn.NewUpdater(net, updating()), nn.NewUpdater(free, updating())
	step, other := byHand(net, held), byHand(free, all)
	start := slices.Clone(net.Parameters())
	held.FreezeLayer(0, true)
	held.Freeze(3, false)
	held.Freeze(16, true)
	for range 10 {
		step()
		other()
	}
	for i, v := range net.Parameters() {
		frozen := i < 15 && i != 3 || i == 16
		if held.Frozen(i) != frozen {
			t.Errorf("parameter %d: frozen is %v", i, !frozen)
		}
		if (v == start[i]) != frozen {
			t.Errorf("parameter %d went from %v to %v", i, start[i], v)
		}
	}
	held.FreezeLayer(0, false)
	held.Freeze(16, false)
	step()
	if held.Frozen(0) || held.Frozen(16) || net.Parameters()[0] == start[0] || net.Parameters()[16] == start[16] {
		t.Error("what was let go does not move")
	}
}

func TestAnUpdaterComesBackExactly(t *testing.T) {
	net := smallNet(t)
	updater := nn.NewUpdater(net, updating())
	step := byHand(net, updater)
	show := func() string {
		return fmt.Sprintf("%x %d %x %v %v", net.Parameters(), updater.Steps(), updater.Norm(), updater.Settings(), updater.Divergence())
	}
	var states []nn.UpdaterState
	var then []string
	for i := range 40 {
		states, then = append(states, updater.Save()), append(then, show())
		switch i {
		case 10:
			updater.Freeze(4, true)
		case 15:
			updater.SetClip(0.01)
		case 20:
			updater.SetOptimizer(nn.Momentum{Mu: 0.9})
		case 25:
			updater.FreezeLayer(0, false)
			updater.SetPenalty(nn.Penalty{})
		case 35:
			updater.SetRate(math.MaxFloat64)
			updater.SetSchedule(nil)
			updater.SetClip(0)
		}
		step()
	}
	if d := updater.Divergence(); d == nil {
		t.Fatalf("divergence %v", d)
	}
	for _, from := range []int{39, 0, 11, 17, 3, 30, 12, 26} {
		updater.Restore(states[from])
		if got := show(); got != then[from] {
			t.Fatalf("state %d:\n%s\nwant\n%s", from, got, then[from])
		}
		next := map[int]int{0: 10, 3: 10, 11: 15, 12: 15, 17: 20, 26: 35}[from]
		for i := from; i < next; i++ {
			step()
		}
		if got := show(); next > 0 && got != then[next] {
			t.Fatalf("from state %d to %d:\n%s\nwant\n%s", from, next, got, then[next])
		}
	}
}

func TestAFrozenAndClippedRunComesBackExactly(t *testing.T) {
	run := rich(t)
	run.SetClip(0.02)
	run.FreezeLayer(0, true)
	run.Freeze(5, false)
	for range 50 {
		run.Sample()
	}
	state := run.Save()
	for range 100 {
		run.Sample()
	}
	want, norm := bits(run), run.GradientNorm()
	run.FreezeLayer(0, false)
	run.SetClip(0)
	run.Epoch()
	run.Restore(state)
	for range 100 {
		run.Sample()
	}
	if got := bits(run); got != want || run.GradientNorm() != norm || run.Frozen(5) || !run.Frozen(4) {
		t.Errorf("%.300s\nwant\n%.300s", got, want)
	}
}

func TestUpdatesAllocateNothing(t *testing.T) {
	net := smallNet(t)
	updater := nn.NewUpdater(net, updating())
	updater.Freeze(4, true)
	if n := testing.AllocsPerRun(100, byHand(net, updater)); n != 0 {
		t.Errorf("an update allocates %v times", n)
	}
}

// Gradients that were computed in a way of one's own, here by hand: the valley
// of w₁² + 10·w₂², whose steep wall throws an unclipped step out.
func ExampleUpdater() {
	for _, clip := range []float64{0, 1} {
		net, err := nn.NewNetwork(2, nn.Dense{Neurons: 1, NoBias: true})
		if err != nil {
			panic(err)
		}
		w := net.Parameters()
		w[0], w[1] = 1, 3
		updater := nn.NewUpdater(net, nn.Updating{Optimizer: nn.SGD{}, Rate: 0.11, Clip: clip})
		for range 50 {
			updater.Update([]float64{2 * w[0], 20 * w[1]}, 0)
		}
		fmt.Printf("clip %v: after %d updates w₂ = %.3g\n", clip, updater.Steps(), w[1])
	}
	// Output:
	// clip 0: after 50 updates w₂ = 2.73e+04
	// clip 1: after 50 updates w₂ = -0.0564
}
