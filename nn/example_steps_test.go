package nn_test

import (
	"fmt"
	"math"
	"strings"

	"sinapse/nn"
	"sinapse/nn/random"
)

// A small recurrent network learns one line by heart: at each letter, the next.
// Then it is asked for one letter after the other, each made of its last answer.
func ExampleNetwork_OneStep() {
	const line, letters = "the cat sat on the mat. ", "abcdefghijklmnopqrstuvwxyz. "
	steps, kinds := len(line), len(letters)
	d := nn.Dataset{X: nn.NewMatrix(1, steps), Y: nn.NewMatrix(1, steps*kinds)}
	for t := range line {
		d.X.Set(0, t, float64(strings.IndexByte(letters, line[t])))
		d.Y.Set(0, t*kinds+strings.IndexByte(letters, line[(t+1)%steps]), 1)
	}
	net, err := nn.NewNetwork(steps,
		nn.Recurrent{Over: nn.Steps{Count: steps, Tokens: kinds}, Units: 16},
		nn.EachStep{Steps: steps, Layer: nn.Dense{Neurons: kinds}})
	if err != nil {
		panic(err)
	}
	r := random.New(0)
	net.InitializeLayer(0, nn.Start{Weights: nn.Xavier, Recurrent: nn.Orthogonal(1)}, r)
	net.InitializeLayer(1, nn.Start{Weights: nn.Xavier}, r)
	run, err := nn.NewTrainer(net, d, nn.Training{
		Loss:      nn.EachStepLoss{Steps: steps, Loss: nn.CrossEntropy{}},
		Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}, Rate: 0.01, Clip: 1,
	})
	if err != nil {
		panic(err)
	}
	one, err := net.OneStep()
	if err != nil {
		panic(err)
	}
	for _, until := range []int{10, 30, 100} {
		for run.Steps() < until {
			run.Batch()
		}
		trace, token, said := one.NewForwardTrace(1), float64(strings.IndexByte(letters, 't')), ""
		trace.Carry()
		for range steps {
			said += letters[int(token) : int(token)+1]
			scores := one.Forward(trace, nn.FromRows([][]float64{{token}}))
			token = float64(nn.Class(scores.Row(0), 0))
		}
		fmt.Printf("%3d updates, loss %.2f: %q\n", until, run.Loss(), said)
	}
	// Output:
	//  10 updates, loss 2.16: "t hat oattoe t tat oatto"
	//  30 updates, loss 0.67: "the cat sat on the mat. "
	// 100 updates, loss 0.03: "the cat sat on the mat. "
}

// The gates of a cell, opened by hand: it is told 1 at the first step, keeps nine
// tenths of it from step to step, and shows all of it.
func ExampleLSTM() {
	layer := nn.LSTM{Over: nn.Steps{Count: 4}, Units: 1}
	net, err := nn.NewNetwork(4, layer)
	if err != nil {
		panic(err)
	}
	copy(net.Weights(0).Row(0), []float64{20, 0, 20, 0}) // what x does to i, f, g and o
	copy(net.Biases(0), []float64{-10, 2.197, 0, 10})    // σ(2.197) = 0.9
	trace := net.NewForwardTrace(1)
	net.Forward(trace, nn.FromRows([][]float64{{1, 0, 0, 0}}))
	for t := range 4 {
		s := layer.Step(&trace.Passes[0], 0, t)
		fmt.Printf("i %.2f  f %.2f  g %.2f  o %.2f  c %.3f  h %.3f\n",
			s.Input[0], s.Forget[0], s.Candidate[0], s.Output[0], s.Cell[0], s.State[0])
	}
	// Output:
	// i 1.00  f 0.90  g 1.00  o 1.00  c 1.000  h 0.762
	// i 0.00  f 0.90  g 0.00  o 1.00  c 0.900  h 0.716
	// i 0.00  f 0.90  g 0.00  o 1.00  c 0.810  h 0.670
	// i 0.00  f 0.90  g 0.00  o 1.00  c 0.729  h 0.622
}

// How much of a gradient reaches back: a state that is turned by an orthogonal
// matrix, against a smaller one.
func ExampleRecurrent() {
	const steps = 20
	layer := nn.Recurrent{Over: nn.Steps{Count: steps, Last: true}, Units: 4}
	for _, gain := range []float64{1, 0.5} {
		net, err := nn.NewNetwork(steps, layer)
		if err != nil {
			panic(err)
		}
		net.InitializeLayer(0, nn.Start{Recurrent: nn.Orthogonal(gain)}, random.New(1))
		trace := net.NewTrace(1)
		net.Forward(trace, nn.NewMatrix(1, steps))
		trace.Passes[0].DOut.Set(0, 0, 1)
		net.Backward(trace)
		fmt.Printf("gain %v:", gain)
		for t := steps - 1; t > 0; t -= 6 {
			sum := 0.0
			for _, g := range layer.StateGradient(&trace.Passes[0], 0, t) {
				sum += g * g
			}
			fmt.Printf("  %.1g at step %d", math.Sqrt(sum), t)
		}
		fmt.Println()
	}
	// Output:
	// gain 1:  1 at step 19  1 at step 13  1 at step 7  1 at step 1
	// gain 0.5:  1 at step 19  0.02 at step 13  0.0002 at step 7  4e-06 at step 1
}
