package nn_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// recurrents are the layers that go over steps.
var recurrents = map[string]func(over nn.Steps, units int) nn.Layer{
	"rnn":  func(over nn.Steps, units int) nn.Layer { return nn.Recurrent{Over: over, Units: units} },
	"lstm": func(over nn.Steps, units int) nn.Layer { return nn.LSTM{Over: over, Units: units} },
	"gru":  func(over nn.Steps, units int) nn.Layer { return nn.GRU{Over: over, Units: units} },
}

// A torchCell has the parameters of a recurrent layer as PyTorch keeps them.
type torchCell struct {
	d, h, gates int
	ih, hh      nn.Matrix // (gates·h,d), (gates·h,h)
	bih, bhh    []float64
}

// newTorchCell takes the parameters from numbers that go through all four.
func newTorchCell(name string, d, h int, numbers func(n int) []float64) torchCell {
	c := torchCell{d: d, h: h, gates: map[string]int{"rnn": 1, "lstm": 4, "gru": 3}[name]}
	g := c.gates * h
	c.ih = nn.Matrix{Rows: g, Cols: d, Data: numbers(g * d)}
	c.hh = nn.Matrix{Rows: g, Cols: h, Data: numbers(g * h)}
	c.bih, c.bhh = numbers(g), numbers(g)
	return c
}

// put sets a layer's parameters.
func (c torchCell) put(weights nn.Matrix, biases []float64) {
	copy(weights.Data, c.ih.T().Data)
	copy(weights.Data[c.d*c.gates*c.h:], c.hh.T().Data)
	for i, b := range c.bih {
		biases[i] = b
		if c.gates != 3 || i < 2*c.h { // the GRU's candidate has two
			biases[i] += c.bhh[i]
		} else {
			biases[c.h+i] = c.bhh[i]
		}
	}
}

// compare holds a layer's gradients against PyTorch's of all four.
func (c torchCell) compare(g *golden, weights nn.Matrix, biases []float64) {
	g.t.Helper()
	n := c.gates * c.h
	g.compare(1e-12, nn.Matrix{Rows: c.d, Cols: n, Data: weights.Data[:c.d*n]}.T().Data...)
	g.compare(1e-12, nn.Matrix{Rows: c.h, Cols: n, Data: weights.Data[c.d*n:]}.T().Data...)
	g.compare(1e-12, biases[:n]...)
	if c.gates == 3 {
		biases = append(slices.Clone(biases[:2*c.h]), biases[n:]...)
	}
	g.compare(1e-12, biases[:n]...)
}

// sineStream returns sin 1, sin 2, … times scale, from call to call.
func sineStream(scale float64) func(n int) []float64 {
	at := 0
	return func(n int) []float64 {
		all := sines(at+n, scale)
		at += n
		return all[at-n:]
	}
}

// stepsFirst puts numbers (T,n,d) into rows of steps, (n,T·d).
func stepsFirst(numbers []float64, n, steps, d int) nn.Matrix {
	x := nn.NewMatrix(n, steps*d)
	for t := range steps {
		for i := range n {
			copy(x.Row(i)[t*d:], numbers[(t*n+i)*d:][:d])
		}
	}
	return x
}

func TestRecurrentLayersArePyTorchs(t *testing.T) {
	for name, layer := range recurrents {
		for suffix, over := range map[string]nn.Steps{
			"": {Count: 3}, " last": {Count: 12, Last: true}, " truncated": {Count: 12, Truncate: 4},
		} {
			g := torch(t, name+suffix)
			steps := over.Count
			net := network(t, steps*3, layer(over, 4))
			cell := newTorchCell(name, 3, 4, sineStream(0.5))
			cell.put(net.Weights(0), net.Biases(0))
			trace := net.NewTrace(2)
			trace.KeepInputGradient()
			pass := &trace.Passes[0]
			y := net.Forward(trace, stepsFirst(sines(2*steps*3, 1), 2, steps, 3))
			all := nn.Matrix{Rows: 2, Cols: steps * 4, Data: g.take(2 * steps * 4)}
			if over.Last {
				for i := range 2 {
					(&golden{t, name + suffix, all.Row(i)[(steps-1)*4:]}).compare(tight, y.Row(i)...)
				}
			} else {
				(&golden{t, name + suffix, all.Data}).compare(tight, y.Data...)
			}
			if l, ok := net.Layer(0).(nn.LSTM); ok {
				for i := range 2 {
					g.compare(tight, l.Step(pass, i, steps-1).Cell...)
				}
			}
			copy(pass.DOut.Data, y.Data)
			net.Backward(trace)
			compareInputs(g, pass.DIn, steps, 3)
			cell.compare(g, pass.DWeights, pass.DBiases)
			g.end()
		}
	}
}

// compareInputs holds rows of steps, (n,T·d), against PyTorch's numbers, (T,n,d).
func compareInputs(g *golden, got nn.Matrix, steps, d int) {
	g.t.Helper()
	want := stepsFirst(g.take(len(got.Data)), got.Rows, steps, d)
	(&golden{g.t, g.name, want.Data}).compare(1e-12, got.Data...)
}

// text returns the rows of tokens of testdata/torch_golden.py, with targets one
// step later, of which some are missing.
func text(t *testing.T) nn.Dataset {
	t.Helper()
	g := torch(t, "text tokens")
	d := nn.Dataset{X: g.matrix(4, 9), Y: nn.NewMatrix(4, 9*7)}
	for i, target := range g.take(4 * 9) {
		row := d.Y.Data[i*7:][:7]
		if target < 0 {
			row[0] = math.NaN()
		} else {
			row[int(target)] = 1
		}
	}
	return d
}

// textRun returns a training of the layer on text.
func textRun(t *testing.T, name string) *nn.Trainer {
	t.Helper()
	run := trainer(t, text(t), nn.Training{
		Loss:      nn.EachStepLoss{Steps: 9, Loss: nn.CrossEntropy{}},
		Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}, Rate: 0.01, Clip: 0.3,
	}, recurrents[name](nn.Steps{Count: 9, Tokens: 7}, 5), nn.EachStep{Steps: 9, Layer: nn.Dense{Neurons: 7}})
	cell := newTorchCell(name, 7, 5, sineStream(0.5))
	if name == "gru" {
		clear(cell.bhh[:10])
	} else {
		clear(cell.bhh)
	}
	net := run.Network()
	cell.put(net.Weights(0), net.Biases(0))
	copy(net.Weights(1).Data, nn.Matrix{Rows: 7, Cols: 5, Data: sines(35, 1)}.T().Data)
	copy(net.Biases(1), sines(7, 0.1))
	return run
}

// Tokens, a layer at each step, missing targets, clipping and Adam: twelve updates.
func TestLearningTextIsPyTorchs(t *testing.T) {
	for name := range recurrents {
		run, g := textRun(t, name), torch(t, "text "+name)
		for range 12 {
			run.Epoch()
			g.compare(1e-11, run.BatchLoss(), run.GradientNorm())
		}
		w := run.Network().Weights(0)
		own := nn.Matrix{Rows: 5, Cols: w.Cols, Data: w.Data[7*w.Cols:]}
		g.compare(1e-11, own.T().Data...)
		g.end()
	}
}

// A token is a row of zeros with a single 1, and nothing else.
func TestTokensAreLookedUp(t *testing.T) {
	for name, layer := range recurrents {
		tokens := network(t, 6, layer(nn.Steps{Count: 6, Tokens: 5}, 4))
		numbers := network(t, 30, layer(nn.Steps{Count: 6}, 4))
		tokens.Initialize(nn.Normal(0.6), nn.Normal(0.3), random.New(2))
		copy(numbers.Parameters(), tokens.Parameters())
		x, hot := nn.NewMatrix(3, 6), nn.NewMatrix(3, 30)
		for i := range x.Data {
			x.Data[i] = float64((i*i + 2*i) % 5)
			hot.Data[i*5+int(x.Data[i])] = 1
		}
		var gradients [2][]float64
		for k, run := range []struct {
			net *nn.Network
			x   nn.Matrix
		}{{tokens, x}, {numbers, hot}} {
			trace := run.net.NewTrace(3)
			trace.KeepInputGradient()
			out := run.net.Forward(trace, run.x)
			copy(trace.Passes[0].DOut.Data, out.Data)
			run.net.Backward(trace)
			gradients[k] = append(slices.Clone(out.Data), trace.Gradients...)
			if in := trace.Passes[0].DIn; k == 0 && in.Sum() != 0 {
				t.Errorf("%s: tokens have gradients %v", name, in.Data)
			}
		}
		for i, v := range gradients[0] {
			near(t, name, v, gradients[1][i], 1e-14)
		}
	}
	embedding := network(t, 3, nn.Embedding{Tokens: 4, Width: 2})
	copy(embedding.Parameters(), []float64{0, 1, 10, 11, 20, 21, 30, 31})
	if got, want := fmt.Sprint(embedding.Predict(nn.FromRows([][]float64{{2, 0, 3}})).Data), "[20 21 0 1 30 31]"; got != want {
		t.Errorf("looked up %s, want %s", got, want)
	}
}

func TestGradientsOverSteps(t *testing.T) {
	for name, layer := range recurrents {
		for which, chain := range map[string][]nn.Layer{
			"all":   {layer(nn.Steps{Count: 6}, 3)},
			"last":  {layer(nn.Steps{Count: 6, Last: true}, 4), nn.Dense{Neurons: 2}},
			"two":   {layer(nn.Steps{Count: 6}, 3), layer(nn.Steps{Count: 6, Last: true}, 2)},
			"steps": {nn.EachStep{Steps: 6, Layer: nn.Dense{Neurons: 3}}, nn.Tanh{}, layer(nn.Steps{Count: 6}, 3), nn.EachStep{Steps: 6, Layer: nn.Dense{Neurons: 2}}},
		} {
			checkSteps(t, name+" "+which, network(t, 12, chain...))
		}
	}
	checkSteps(t, "mistaken", network(t, 12, nn.LSTM{Over: nn.Steps{Count: 6}, Units: 3, StateForCell: true}))
	inner := nn.Convolution{In: nn.Picture{Height: 2, Width: 3, Channels: 1}, Filters: 2, Size: 2, Stride: 1}
	checkSteps(t, "pictures", network(t, 12, nn.EachStep{Steps: 2, Layer: inner}))
}

// checkSteps holds the gradients of a network for rows of 12 against differences.
func checkSteps(t *testing.T, what string, net *nn.Network) {
	t.Helper()
	r := random.New(4)
	net.Initialize(nn.Normal(0.8), nn.Normal(0.4), r)
	x, want := fill(nn.NewMatrix(3, 12), r.Randn), fill(nn.NewMatrix(3, net.Outputs()), r.Randn)
	trace, loss := net.NewTrace(3), nn.HalfSquared{}
	trace.KeepInputGradient()
	value := func() float64 { return loss.Value(net.Forward(trace, x), want, 3) }
	value()
	last := trace.Passes[net.Layers()-1]
	loss.Gradient(last.DOut, last.Out, want, 3)
	net.Backward(trace)
	compareRelative(t, what+": parameter", net.Parameters(), slices.Clone(trace.Gradients), value)
	compareRelative(t, what+": input", x.Data, trace.Passes[0].DIn.Clone().Data, value)
}

// The gradient of a state is what the loss does when the state is turned: of the
// last, by what goes out of it; of any, by all that comes later.
func TestGradientsOfStates(t *testing.T) {
	const steps, h = 5, 3
	for name, layer := range recurrents {
		whole := network(t, steps*2, layer(nn.Steps{Count: steps, Last: true}, h))
		r := random.New(6)
		whole.Initialize(nn.Normal(0.7), nn.Normal(0.3), r)
		x := fill(nn.NewMatrix(2, steps*2), r.Randn)
		trace := whole.NewTrace(2)
		pass := &trace.Passes[0]
		whole.Forward(trace, x)
		fill(pass.DOut, func() float64 { return 1 }) // the loss is the sum of the last states
		whole.Backward(trace)
		for from := 1; from < steps; from++ {
			// The rest of the row, from a state that can be turned.
			rest := network(t, (steps-from)*2, layer(nn.Steps{Count: steps - from, Last: true, Carry: true}, h))
			copy(rest.Parameters(), whole.Parameters())
			forward := rest.NewForwardTrace(1)
			carried, dstate, dcell := stateAt(whole.Layer(0), pass, 1, from-1)
			value := func() float64 {
				forward.Carry()
				copy(forward.Passes[0].Carried.Data, carried)
				return rest.Forward(forward, nn.Matrix{Rows: 1, Cols: rest.Inputs(), Data: x.Row(1)[from*2:]}).Sum()
			}
			compareRelative(t, fmt.Sprintf("%s state after %d", name, from-1), carried[:h], dstate, value)
			if dcell != nil {
				compareRelative(t, fmt.Sprintf("%s cell after %d", name, from-1), carried[h:], dcell, value)
			}
		}
	}
}

// stateAt returns what a layer would carry on after a step, and its gradients. That
// of an LSTM's cell goes through its own state too, where the state is turned apart.
func stateAt(l nn.Layer, p *nn.Pass, sample, step int) (carried, dstate, dcell []float64) {
	switch l := l.(type) {
	case nn.Recurrent:
		return slices.Clone(l.State(p, sample, step)), l.StateGradient(p, sample, step), nil
	case nn.GRU:
		return slices.Clone(l.Step(p, sample, step).State), l.StateGradient(p, sample, step), nil
	case nn.LSTM:
		s := l.Step(p, sample, step)
		dstate, dcell = l.StepGradient(p, sample, step)
		apart := slices.Clone(dcell)
		for j, o := range s.Output {
			shown := math.Tanh(s.Cell[j])
			apart[j] -= dstate[j] * o * (1 - shown*shown)
		}
		return append(slices.Clone(s.State), s.Cell...), dstate, apart
	}
	panic("no recurrent layer")
}

// How much an input bore on the loss is what comes of leaving it out, little by little.
func TestGradientsOfSums(t *testing.T) {
	for name, layer := range recurrents {
		net := network(t, 8, layer(nn.Steps{Count: 4, Last: true}, 3))
		r := random.New(5)
		net.Initialize(nn.Normal(0.8), nn.Normal(0.3), r)
		x := fill(nn.NewMatrix(2, 8), r.Randn)
		trace := net.NewTrace(2)
		trace.KeepInputGradient()
		pass := &trace.Passes[0]
		net.Forward(trace, x)
		fill(pass.DOut, func() float64 { return 1 })
		net.Backward(trace)
		for s := range 2 {
			for step := range 4 {
				var sums []float64
				switch l := net.Layer(0).(type) {
				case nn.Recurrent:
					sums = l.SumGradient(pass, s, step)
				case nn.LSTM:
					sums = l.SumGradient(pass, s, step)
				case nn.GRU:
					sums = l.SumGradient(pass, s, step)
				}
				for k := range 2 {
					bore := 0.0
					for j, d := range sums {
						bore += d * net.Weights(0).At(k, j)
					}
					near(t, name, bore, pass.DIn.At(s, 2*step+k), 1e-14)
				}
			}
		}
	}
}

// What a screen shows of a cell is what the formulas say.
func TestGatesCanBeRead(t *testing.T) {
	x := fill(nn.NewMatrix(2, 8), random.New(1).Randn)
	lstm := nn.LSTM{Over: nn.Steps{Count: 4}, Units: 3}
	net := network(t, 8, lstm)
	net.Initialize(nn.Normal(1), nn.Normal(1), random.New(2))
	trace := net.NewForwardTrace(2)
	net.Forward(trace, x)
	gru := nn.GRU{Over: nn.Steps{Count: 4}, Units: 3}
	other := network(t, 8, gru)
	other.Initialize(nn.Normal(1), nn.Normal(1), random.New(2))
	second := other.NewForwardTrace(2)
	other.Forward(second, x)
	for s := range 2 {
		var before nn.LSTMStep
		var state []float64
		for step := range 4 {
			now, g := lstm.Step(&trace.Passes[0], s, step), gru.Step(&second.Passes[0], s, step)
			for j := range 3 {
				c, h := 0.0, 0.0
				if step > 0 {
					c, h = before.Cell[j], state[j]
				}
				near(t, "cell", now.Cell[j], now.Forget[j]*c+now.Input[j]*now.Candidate[j], 1e-15)
				near(t, "state", now.State[j], now.Output[j]*math.Tanh(now.Cell[j]), 1e-15)
				near(t, "GRU's state", g.State[j], (1-g.Update[j])*g.Candidate[j]+g.Update[j]*h, 1e-15)
				if r := g.Reset[j]; r <= 0 || r >= 1 || math.Abs(g.Candidate[j]) >= 1 {
					t.Errorf("reset %v, candidate %v", r, g.Candidate[j])
				}
			}
			if got := trace.Passes[0].Out.Row(s)[step*3:][:3]; !slices.Equal(got, now.State) {
				t.Errorf("out %v, state %v", got, now.State)
			}
			before, state = now, g.State
		}
	}
}

func TestStepsThatDoNotFit(t *testing.T) {
	for want, l := range map[string]nn.Layer{
		"cannot reshape array of size 10 into shape (3,3)": nn.LSTM{Over: nn.Steps{Count: 3}, Units: 2},
		"cannot reshape array of size 10 into shape (5,)":  nn.GRU{Over: nn.Steps{Count: 5, Tokens: 3}, Units: 2},
		"nn: sizes must be positive, got [0 0 0 2]":        nn.Recurrent{Units: 2},
		"nn: sizes must be positive, got [5 0 0 0]":        nn.Recurrent{Over: nn.Steps{Count: 5}},
		"cannot reshape array of size 10 into shape (4,2)": nn.EachStep{Steps: 4, Layer: nn.Dense{Neurons: 2}},
		"nn: sizes must be positive, got [4 0]":            nn.Embedding{Tokens: 4},
	} {
		_, err := nn.NewNetwork(10, l)
		var shape *nn.ShapeError
		if err == nil || err.Error() != want || !errors.As(err, &shape) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
