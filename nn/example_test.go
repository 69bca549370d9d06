package nn_test

import (
	"errors"
	"fmt"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// A learner's first network, as it is written in Python:
//
//	np.random.seed(0)
//	layer1 = Layer_Dense(4, 5)  # 0.10 * np.random.randn(4, 5)
//	layer2 = Layer_Dense(5, 2)
//	layer1.forward(X)
//	layer2.forward(layer1.output)
//	print(layer2.output)
func Example() {
	x := nn.FromRows([][]float64{{1, 2, 3, 2.5}, {2, 5, -1, 2}, {-1.5, 2.7, 3.3, -0.8}})
	net, err := nn.NewNetwork(4, nn.Dense{Neurons: 5}, nn.Dense{Neurons: 2})
	if err != nil {
		panic(err)
	}
	net.Initialize(nn.Normal(0.10), nn.Zeros, random.New(0))
	out := net.Predict(x)
	for i := range out.Rows {
		fmt.Printf("%.8f\n", out.Row(i))
	}
	// Output:
	// [0.14829600 -0.08397602]
	// [0.14100315 -0.01340469]
	// [0.20124979 -0.07290616]
}

// Gradient descent finds what a square metre and a room are worth.
func ExampleTrainer() {
	houses := nn.Dataset{
		X: nn.FromRows([][]float64{{0.6, 1}, {1.0, 4}, {1.2, 3}, {1.5, 2}, {0.8, 3}}), // hundreds of m², rooms
		Y: nn.FromRows([][]float64{{118}, {294}, {275}, {241}, {234}}),                // thousands
	}
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 1, NoBias: true})
	if err != nil {
		panic(err)
	}
	run, err := nn.NewTrainer(net, houses, nn.Training{Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Rate: 0.03})
	if err != nil {
		panic(err)
	}
	for _, until := range []int{0, 1, 10, 100, 1000} {
		for run.Epochs() < until {
			run.Epoch()
		}
		fmt.Printf("%4d: loss %8.2f at %5.1f\n", until, run.Loss(), net.Parameters())
	}
	// Output:
	//    0: loss 57764.40 at [  0.0   0.0]
	//    1: loss 13699.88 at [ 14.9  39.6]
	//   10: loss   796.37 at [ 33.7  73.4]
	//  100: loss   163.21 at [ 71.5  59.9]
	// 1000: loss    42.17 at [ 96.8  50.9]
}

// A run that diverges is a state, not a crash. It can be taken back and mended.
func ExampleTrainer_Divergence() {
	line := nn.Dataset{X: nn.FromRows([][]float64{{1}, {2}, {3}}), Y: nn.FromRows([][]float64{{2}, {4}, {6}})}
	net, err := nn.NewNetwork(1, nn.Dense{Neurons: 1})
	if err != nil {
		panic(err)
	}
	run, err := nn.NewTrainer(net, line, nn.Training{
		Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Rate: 0.5, Bound: 1e6,
	})
	if err != nil {
		panic(err)
	}
	start := run.Save()
	for run.Divergence() == nil {
		run.Epoch()
	}
	d := run.Divergence()
	fmt.Printf("step %d: %s is %.3g\n", d.Step, d.Kind, d.Value)
	run.Restore(start)
	run.SetRate(0.1)
	for range 200 {
		run.Epoch()
	}
	fmt.Printf("loss %.4f\n", run.Loss())
	// Output:
	// step 5: loss is 3.39e+06
	// loss 0.0000
}

// Two classes that no straight line divides, and a net that learns them.
func ExampleNetwork() {
	r := random.New(1)
	parts := data.XOR(r, 400, 0).Split(nil, 0.5)
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 4}, nn.Tanh{}, nn.Dense{Neurons: 1}, nn.Tanh{})
	if err != nil {
		panic(err)
	}
	net.Initialize(nn.Xavier, nn.Zeros, r)
	run, err := nn.NewTrainer(net, parts[0], nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		Rate: 0.01, BatchSize: 10, Shuffle: r,
	})
	if err != nil {
		panic(err)
	}
	for range 100 {
		run.Epoch()
	}
	accuracy := nn.Accuracy(0, 0)
	fmt.Printf("seen: %.3f, new: %.3f\n",
		accuracy(net.Predict(parts[0].X), parts[0].Y), accuracy(net.Predict(parts[1].X), parts[1].Y))
	// Output: seen: 0.985, new: 0.940
}

// A trace shows what happens inside: here a neuron's sum, its output, and how
// the loss would change with each weight.
func ExampleTrace() {
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 1}, nn.Sigmoid{})
	if err != nil {
		panic(err)
	}
	copy(net.Parameters(), []float64{1, -2, 0.5}) // two weights, one bias
	x, y := nn.FromRows([][]float64{{3, 1}}), nn.FromRows([][]float64{{1}})
	trace, loss := net.NewTrace(1), nn.HalfSquared{}
	out := net.Forward(trace, x)
	loss.Gradient(trace.Passes[1].DOut, out, y, 1)
	net.Backward(trace)
	fmt.Printf("z = %v, a = %.4f, loss = %.4f\n", trace.Passes[0].Out.At(0, 0), out.At(0, 0), loss.Value(out, y, 1))
	fmt.Printf("gradients %.4f\n", trace.Gradients)
	// Output:
	// z = 1.5, a = 0.8176, loss = 0.0166
	// gradients [-0.0816 -0.0272 -0.0272]
}

// What NumPy says, and what a program can read off the error.
func ExampleShapeError() {
	_, err := nn.Mul(nn.NewMatrix(3, 4), nn.NewMatrix(3, 4))
	fmt.Println(err)
	if shape, ok := errors.AsType[*nn.ShapeError](err); ok {
		fmt.Println(shape.Kind, shape.A, shape.B)
	}
	// Output:
	// shapes (3,4) and (3,4) not aligned: 4 (dim 1) != 3 (dim 0)
	// not-aligned [3 4] [3 4]
}

func ExampleStandardize() {
	x := nn.FromRows([][]float64{{1, 100}, {2, 300}, {3, 200}})
	s := nn.Standardize(x)
	fmt.Printf("mean %v, deviation %.4f\n", s.Mean, s.Std)
	fmt.Printf("%.4f\n", s.Apply(x).Data)
	// Output:
	// mean [2 200], deviation [0.8165 81.6497]
	// [-1.2247 -1.2247 0.0000 1.2247 1.2247 0.0000]
}

// Training stops when the validation loss has not fallen for five epochs, and
// goes back to the best.
func ExampleEarlyStopping() {
	r := random.New(2)
	parts := data.Gauss(r, 300, 0.5).Split(r, 0.2, 0.4)
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 8}, nn.Tanh{}, nn.Dense{Neurons: 8}, nn.Tanh{}, nn.Dense{Neurons: 1}, nn.Tanh{})
	if err != nil {
		panic(err)
	}
	net.Initialize(nn.Xavier, nn.Zeros, r)
	run, err := nn.NewTrainer(net, parts[0], nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: 0.1, BatchSize: 10, Validation: parts[1],
	})
	if err != nil {
		panic(err)
	}
	stop, best := nn.EarlyStopping{Patience: 5}, nn.State{}
	for stop.Look(run.ValidationLoss()) {
		if stop.Improved() {
			best = run.Save()
		}
		run.Epoch()
	}
	stopped := run.Epochs()
	run.Restore(best)
	fmt.Printf("stopped after %d epochs, best after %d\n", stopped, run.Epochs())
	// Output: stopped after 9 epochs, best after 4
}
