package nn_test

import (
	"fmt"
	"math"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// layers holds every kind of layer, as a network of its own or in company.
var layers = map[string][]nn.Layer{
	"dense":      {nn.Dense{Neurons: 3}},
	"no bias":    {nn.Dense{Neurons: 3, NoBias: true}},
	"masked":     {nn.Dense{Neurons: 3, Mask: nn.FromRows([][]float64{{1, 0, 1}, {0, 1, 1}, {1, 1, 0}, {1, 1, 1}})}},
	"two dense":  {nn.Dense{Neurons: 9}, nn.Dense{Neurons: 3}},
	"linear":     {nn.Dense{Neurons: 3}, nn.Linear{}},
	"relu":       {nn.Dense{Neurons: 5}, nn.ReLU{}, nn.Dense{Neurons: 3}},
	"leaky relu": {nn.Dense{Neurons: 5}, nn.LeakyReLU{Leak: 0.1}, nn.Dense{Neurons: 3}},
	"sigmoid":    {nn.Dense{Neurons: 3}, nn.Sigmoid{}},
	"tanh":       {nn.Dense{Neurons: 10}, nn.Tanh{}, nn.Dense{Neurons: 3}, nn.Tanh{}},
	"softmax":    {nn.Dense{Neurons: 3}, nn.Softmax{}},
	"dropout":    {nn.Dense{Neurons: 8}, nn.Dropout{Share: 0.4}, nn.Dense{Neurons: 3}},
}

var losses = map[string]nn.Loss{
	"mean squared":  nn.MeanSquared{},
	"half squared":  nn.HalfSquared{},
	"absolute":      nn.Absolute{},
	"binary":        nn.BinaryCrossEntropy{},
	"cross-entropy": nn.CrossEntropy{},
}

// fill draws numbers into a matrix.
func fill(m nn.Matrix, draw func() float64) nn.Matrix {
	for i := range m.Data {
		m.Data[i] = draw()
	}
	return m
}

// Every gradient, of parameters and of the input, agrees with what the loss
// does when the number is moved a little up and down.
func TestGradientsAgreeWithDifferences(t *testing.T) {
	for layer, chain := range layers {
		for name, loss := range losses {
			t.Run(layer+"/"+name, func(t *testing.T) {
				r := random.New(3)
				net, err := nn.NewNetwork(4, chain...)
				if err != nil {
					t.Fatal(err)
				}
				net.Initialize(nn.Normal(0.7), nn.Normal(0.3), r)
				x := fill(nn.NewMatrix(6, 4), r.Randn)
				want := fill(nn.NewMatrix(6, 3), r.RandomSample)
				checkGradients(t, net, loss, x, want)
			})
		}
	}
}

func checkGradients(t *testing.T, net *nn.Network, loss nn.Loss, x, want nn.Matrix) {
	t.Helper()
	trace := net.NewTrace(x.Rows)
	trace.KeepInputGradient()
	value := func() float64 { // with the same draws each time
		trace.Train(random.New(8))
		return loss.Value(net.Forward(trace, x), want, x.Rows)
	}
	value()
	last := trace.Passes[net.Layers()-1]
	loss.Gradient(last.DOut, last.Out, want, x.Rows)
	net.Backward(trace)
	gradients := append([]float64(nil), trace.Gradients...)
	inputs := trace.Passes[0].DIn.Clone()
	compareSlopes(t, "parameter", net.Parameters(), gradients, value)
	compareSlopes(t, "input", x.Data, inputs.Data, value)
}

// compareSlopes holds gradients against central differences of f over numbers.
func compareSlopes(t *testing.T, what string, numbers, gradients []float64, f func() float64) {
	t.Helper()
	const h = 1e-5
	for i, v := range numbers {
		numbers[i] = v + h
		up := f()
		numbers[i] = v - h
		down := f()
		numbers[i] = v
		if slope := (up - down) / (2 * h); math.Abs(slope-gradients[i]) > 1e-8*(1+math.Abs(slope)) {
			t.Errorf("%s %d: gradient %v, difference %v", what, i, gradients[i], slope)
		}
	}
}

func TestSlopesOfActivations(t *testing.T) {
	for name, f := range map[string]nn.Activation{
		"linear": nn.Linear{}, "relu": nn.ReLU{}, "leaky": nn.LeakyReLU{Leak: 0.2},
		"sigmoid": nn.Sigmoid{}, "tanh": nn.Tanh{}, "step": nn.Step{},
	} {
		net, err := nn.NewNetwork(1, f)
		if err != nil {
			t.Fatal(err)
		}
		for z := -4.05; z < 4; z += 0.1 {
			const h = 1e-6
			near(t, fmt.Sprintf("slope of %s at %v", name, z), f.Slope(z), (f.Value(z+h)-f.Value(z-h))/(2*h), 1e-8)
			if got := net.Predict(nn.FromRows([][]float64{{z}})).At(0, 0); got != f.Value(z) {
				t.Errorf("%s at %v: the layer says %v, the curve %v", name, z, got, f.Value(z))
			}
		}
		if !math.IsNaN(f.Value(math.NaN())) {
			t.Errorf("%s hides what is not a number", name)
		}
	}
}

func TestCornersAndJumps(t *testing.T) {
	if (nn.ReLU{}).Slope(0) != 0 || (nn.LeakyReLU{Leak: 0.1}).Slope(0) != 0.1 || (nn.Step{}).Value(0) != 1 {
		t.Error("at 0, ReLU has slope 0, leaky ReLU its leak, and a step fires")
	}
	// The same from the layer itself.
	net, err := nn.NewNetwork(1, nn.ReLU{})
	if err != nil {
		t.Fatal(err)
	}
	trace := net.NewTrace(3)
	trace.KeepInputGradient()
	net.Forward(trace, nn.FromRows([][]float64{{0}, {-1}, {1}}))
	fill(trace.Passes[0].DOut, func() float64 { return 5 })
	net.Backward(trace)
	for i, want := range []float64{0, 0, 5} {
		if got := trace.Passes[0].DIn.Data[i]; got != want {
			t.Errorf("gradient %d is %v, want %v", i, got, want)
		}
	}
}

func TestPenaltyGradient(t *testing.T) {
	weights := []float64{-2, -0.5, 0.25, 3}
	for _, p := range []nn.Penalty{{L1: 0.3}, {L2: 0.7}, {L1: 0.1, L2: 0.2}, {}} {
		gradients := make([]float64, len(weights))
		p.AddGradient(gradients, weights)
		compareSlopes(t, "weight", weights, gradients, func() float64 { return p.Value(weights) })
	}
	zero := []float64{0}
	(nn.Penalty{L1: 1, L2: 1}).AddGradient(zero, []float64{0})
	if zero[0] != 0 {
		t.Errorf("a weight of 0 is pulled by %v", zero[0])
	}
}
