package nn_test

import (
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// sparse returns a layer in which about half of the links are missing.
func sparse(inputs, neurons int) nn.Dense {
	r := random.New(5)
	mask := fill(nn.NewMatrix(inputs, neurons), func() float64 { return float64(r.Word() % 2) })
	return nn.Dense{Neurons: neurons, Mask: mask}
}

// heldAt0 tells whether all weights of missing links are 0.
func heldAt0(l nn.Dense, weights nn.Matrix) bool {
	for i, linked := range l.Mask.Data {
		if linked == 0 && weights.Data[i] != 0 {
			return false
		}
	}
	return true
}

// A missing link is at 0 from the start, stays there through every optimiser and
// penalty, and counts as 0 where something else was written.
func TestMissingLinksAreHeldAt0(t *testing.T) {
	x, wide := fill(nn.NewMatrix(20, 6), random.New(1).Randn), sparse(6, 9)
	narrow := sparse(9, 1)
	narrow.Mask.Data[0] = 0
	for name, o := range map[string]nn.Optimizer{
		"sgd": nn.SGD{}, "momentum": nn.Momentum{Mu: 0.9}, "adagrad": nn.AdaGrad{Epsilon: 1e-10},
		"adam": nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, Decay: 0.1},
	} {
		net, err := nn.NewNetwork(6, wide, nn.Tanh{}, narrow)
		if err != nil {
			t.Fatal(err)
		}
		net.Initialize(nn.Normal(1), nn.Normal(1), random.New(2))
		if !heldAt0(wide, net.Weights(0)) || !heldAt0(narrow, net.Weights(2)) {
			t.Errorf("%s: initialised to %v and %v", name, net.Weights(0).Data, net.Weights(2).Data)
		}
		run, err := nn.NewTrainer(net, nn.Dataset{X: x, Y: nn.NewMatrix(20, 1)}, nn.Training{
			Loss: nn.MeanSquared{}, Optimizer: o, Rate: 0.1, BatchSize: 5, Penalty: nn.Penalty{L1: 0.01, L2: 0.01},
		})
		if err != nil {
			t.Fatal(err)
		}
		for step := range 8 {
			net.Weights(2).Data[0] = float64(step) // by hand
			run.Batch()
			if d := run.Divergence(); d != nil || !heldAt0(wide, net.Weights(0)) || !heldAt0(narrow, net.Weights(2)) {
				t.Fatalf("%s: after %d updates %v, %v and %v", name, step+1, d, net.Weights(0).Data, net.Weights(2).Data)
			}
		}
	}
}

// Layers of many sizes, with other numbers written to the missing links: outputs
// and gradients are those of a dense layer with 0 there, to the last bit, and
// nothing is written to the parameters.
func TestWhatIsWrittenToAMissingLinkCountsAs0(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 3}, {9, 8}, {33, 70}, {1100, 3}, {3, 1100}} {
		l := sparse(size[0], size[1])
		masked, err := nn.NewNetwork(size[0], l)
		if err != nil {
			t.Fatal(err)
		}
		dense, err := nn.NewNetwork(size[0], nn.Dense{Neurons: size[1]})
		if err != nil {
			t.Fatal(err)
		}
		r := random.New(3)
		masked.Initialize(nn.Normal(1), nn.Normal(1), r)
		copy(dense.Parameters(), masked.Parameters())
		for i, linked := range l.Mask.Data {
			if linked == 0 {
				masked.Weights(0).Data[i] = 100
			}
		}
		before := slices.Clone(masked.Parameters())
		x := fill(nn.NewMatrix(5, size[0]), r.Randn)
		if !slices.Equal(masked.Predict(x).Data, dense.Predict(x).Data) {
			t.Errorf("%v: the written weights count", size)
		}
		backwards := func(net *nn.Network) []float64 {
			trace := net.NewTrace(5)
			trace.KeepInputGradient()
			net.Forward(trace, x)
			copy(trace.Passes[0].DOut.Data, fill(nn.NewMatrix(5, size[1]), random.New(4).Randn).Data)
			net.Backward(trace)
			return trace.Passes[0].DIn.Data
		}
		if !slices.Equal(backwards(masked), backwards(dense)) {
			t.Errorf("%v: the written weights count on the way back", size)
		}
		if !slices.Equal(before, masked.Parameters()) {
			t.Errorf("%v: looking on has written parameters", size)
		}
	}
}

// A training in which something draws says that it needs a stream, before it starts.
func TestWhatDrawsNeedsAStream(t *testing.T) {
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 3}, nn.Dropout{Share: 0.5}, nn.Dense{Neurons: 1})
	if err != nil {
		t.Fatal(err)
	}
	training := nn.Training{Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Rate: 0.1}
	const want = "nn: a layer that draws needs a random stream"
	if _, err := nn.NewTrainer(net, houses(), training); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	training.Random = new(random.Stream)
	if _, err := nn.NewTrainer(net, houses(), training); err != nil {
		t.Error(err)
	}
	trace := net.NewTrace(5)
	trace.Train(nil)
	defer func() {
		if got := recover(); got != want+" to train" {
			t.Errorf("a trace without a stream: %v", got)
		}
	}()
	net.Forward(trace, houses().X)
}
