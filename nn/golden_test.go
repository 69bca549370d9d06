package nn_test

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// goldenJSON was computed by NumPy; testdata/golden.py wrote it.
//
//go:embed testdata/golden.json
var goldenJSON []byte

// A golden is a list of NumPy's numbers, taken from the front.
type golden struct {
	t       *testing.T
	name    string
	numbers []float64
}

func newGolden(t *testing.T, name string) *golden {
	t.Helper()
	var all map[string][]float64
	if err := json.Unmarshal(goldenJSON, &all); err != nil {
		t.Fatal(err)
	}
	numbers, ok := all[name]
	if !ok {
		t.Fatalf("no golden %q", name)
	}
	return &golden{t, name, numbers}
}

func (g *golden) take(n int) []float64 {
	g.t.Helper()
	if n > len(g.numbers) {
		g.t.Fatalf("%s: %d numbers left, want %d", g.name, len(g.numbers), n)
	}
	taken := g.numbers[:n]
	g.numbers = g.numbers[n:]
	return taken
}

func (g *golden) matrix(rows, cols int) nn.Matrix {
	g.t.Helper()
	return nn.Matrix{Rows: rows, Cols: cols, Data: g.take(rows * cols)}
}

// compare holds the next numbers against got.
func (g *golden) compare(tolerance float64, got ...float64) {
	g.t.Helper()
	for i, want := range g.take(len(got)) {
		if !(math.Abs(got[i]-want) <= tolerance*max(1, math.Abs(want))) {
			g.t.Errorf("%s: number %d is %v, want %v", g.name, i, got[i], want)
		}
	}
}

// end tells if numbers are left over.
func (g *golden) end() {
	g.t.Helper()
	if len(g.numbers) > 0 {
		g.t.Errorf("%s: %d numbers left over", g.name, len(g.numbers))
	}
}

const tight = 1e-14

// The first network that is written by hand: Layer_Dense(4, 5), then (5, 2).
func TestScript(t *testing.T) {
	x := nn.FromRows([][]float64{{1, 2, 3, 2.5}, {2.0, 5.0, -1.0, 2.0}, {-1.5, 2.7, 3.3, -0.8}})
	for name, chain := range map[string][]nn.Layer{
		"script":      {nn.Dense{Inputs: 4, Neurons: 5}, nn.Dense{Inputs: 5, Neurons: 2}},
		"script relu": {nn.Dense{Inputs: 4, Neurons: 5}, nn.ReLU{}, nn.Dense{Inputs: 5, Neurons: 2}},
	} {
		net, err := nn.NewNetwork(4, chain...)
		if err != nil {
			t.Fatal(err)
		}
		net.Initialize(nn.Normal(0.10), nn.Zeros, random.New(0))
		trace := net.NewTrace(3)
		out := net.Forward(trace, x)
		g := newGolden(t, name)
		if name == "script" {
			g.compare(1e-15, trace.Passes[0].Out.Data...)
		}
		g.compare(1e-15, out.Data...)
		g.end()
	}
}

func TestActivationsAreNumPys(t *testing.T) {
	z, d := newGolden(t, "z").matrix(6, 5), newGolden(t, "d").matrix(6, 5)
	for name, layer := range map[string]nn.Layer{
		"linear": nn.Linear{}, "step": nn.Step{}, "relu": nn.ReLU{}, "leaky": nn.LeakyReLU{Leak: 0.1},
		"sigmoid": nn.Sigmoid{}, "tanh": nn.Tanh{}, "softmax": nn.Softmax{}, "dropout": nn.Dropout{Share: 0.3},
	} {
		net, err := nn.NewNetwork(5, layer)
		if err != nil {
			t.Fatal(err)
		}
		trace := net.NewTrace(6)
		trace.KeepInputGradient()
		trace.Train(random.New(5))
		g := newGolden(t, name)
		g.compare(tight, net.Forward(trace, z).Data...)
		copy(trace.Passes[0].DOut.Data, d.Data)
		net.Backward(trace)
		g.compare(tight, trace.Passes[0].DIn.Data...)
		g.end()
	}
}

func TestDenseIsNumPys(t *testing.T) {
	in := newGolden(t, "dense in")
	x, w, b, d := in.matrix(7, 4), in.matrix(4, 3), in.take(3), in.matrix(7, 3)
	for name, mask := range map[string]nn.Matrix{"dense": {}, "dense masked": in.matrix(4, 3)} {
		net, err := nn.NewNetwork(4, nn.Dense{Neurons: 3, Mask: mask})
		if err != nil {
			t.Fatal(err)
		}
		copy(net.Weights(0).Data, w.Data)
		copy(net.Biases(0), b)
		trace := net.NewTrace(7)
		trace.KeepInputGradient()
		g := newGolden(t, name)
		g.compare(tight, net.Forward(trace, x).Data...)
		pass := trace.Passes[0]
		copy(pass.DOut.Data, d.Data)
		net.Backward(trace)
		g.compare(tight, pass.DIn.Data...)
		g.compare(tight, pass.DWeights.Data...)
		g.compare(tight, pass.DBiases...)
		g.end()
	}
}

func TestLossesAreNumPys(t *testing.T) {
	z, want := newGolden(t, "z").matrix(6, 5), newGolden(t, "t").matrix(6, 5)
	for name, loss := range losses {
		g := newGolden(t, name)
		g.compare(tight, loss.Value(z, want, 6))
		gradient := nn.NewMatrix(6, 5)
		loss.Gradient(gradient, z, want, 6)
		g.compare(tight, gradient.Data...)
		g.end()
		parts := loss.Value(z.RowRange(0, 2), want.RowRange(0, 2), 6) + loss.Value(z.RowRange(2, 6), want.RowRange(2, 6), 6)
		near(t, name+" in parts", parts, loss.Value(z, want, 6), tight)
	}
}

func TestOptimizersAreNumPys(t *testing.T) {
	for name, o := range map[string]nn.Optimizer{
		"sgd":      nn.SGD{},
		"momentum": nn.Momentum{Mu: 0.9},
		"nesterov": nn.Nesterov{Mu: 0.9},
		"rmsprop":  nn.RMSProp{Alpha: 0.99, Epsilon: 1e-8},
		"adagrad":  nn.AdaGrad{Epsilon: 1e-10},
		"adam":     nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		"adamw":    nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, Decay: 0.01},
	} {
		bowl := nn.NewMatrix(4, 4)
		for i, v := range []float64{1, 0.1, 3, 0.5} {
			bowl.Set(i, i, v)
		}
		for i := range bowl.Data {
			bowl.Data[i] += 0.05
		}
		p, g := nn.FromRows([][]float64{{1}, {2}, {3}, {4}}), nn.NewMatrix(4, 1)
		slots := make([][]float64, o.Slots())
		for i := range slots {
			slots[i] = make([]float64, 4)
		}
		for step := 1; step <= 10; step++ {
			if err := nn.MulInto(g, bowl, p); err != nil {
				t.Fatal(err)
			}
			o.Update(p.Data, g.Data, slots, 0.1, step)
		}
		newGolden(t, name).compare(tight, p.Data...)
	}
}

func TestInitialisationsAreNumPys(t *testing.T) {
	for name, init := range map[string]nn.Init{
		"normal": nn.Normal(0.10), "uniform": nn.Uniform(-0.5, 0.5), "xavier": nn.Xavier, "he": nn.He,
	} {
		net, err := nn.NewNetwork(5, nn.Dense{Neurons: 3})
		if err != nil {
			t.Fatal(err)
		}
		net.Initialize(init, nn.Constant(0.25), random.New(4))
		newGolden(t, name).compare(1e-15, net.Weights(0).Data...)
		if net.Biases(0)[2] != 0.25 {
			t.Errorf("%s: a bias is %v", name, net.Biases(0)[2])
		}
	}
}

func TestStandardizerIsNumPys(t *testing.T) {
	x := newGolden(t, "standardize in").matrix(300, 3)
	s := nn.Standardize(x)
	g := newGolden(t, "standardize")
	g.compare(0, s.Mean...)
	g.compare(0, s.Std...)
	g.compare(0, s.Apply(x).Data...)
	g.end()
}

// Sums of one column, of several, and of more numbers than NumPy adds in one go.
func TestSumsAreNumPys(t *testing.T) {
	for _, size := range [][2]int{{7, 1}, {300, 1}, {8193, 1}, {20000, 1}, {20000, 3}, {1, 4}} {
		n, columns := size[0], size[1]
		x := fill(nn.NewMatrix(n, columns), random.New(uint32(n)).RandomSample)
		if err := nn.ScaleInto(x, x, 100); err != nil {
			t.Fatal(err)
		}
		g := newGolden(t, fmt.Sprintf("sums %d %d", n, columns))
		s := nn.Standardize(x)
		g.compare(0, s.Mean...)
		g.compare(0, s.Std...)
		down, across, rows := make([]float64, columns), make([]float64, n), make([]float64, columns)
		flat := nn.Matrix{Rows: columns, Cols: n, Data: x.Data}
		if err := errors.Join(nn.SumRowsInto(down, x), nn.SumColsInto(across, x), nn.SumColsInto(rows, flat)); err != nil {
			t.Fatal(err)
		}
		g.compare(0, down...)
		g.compare(0, x.Sum())
		g.compare(0, across[:min(n, 10)]...)
		g.compare(0, rows...)
		g.end()
	}
}

func TestMetricsAreNumPys(t *testing.T) {
	in := newGolden(t, "metrics in")
	o, want, y := in.matrix(40, 3), in.matrix(40, 3), in.matrix(40, 3)
	g := newGolden(t, "metrics")
	g.compare(tight, nn.Accuracy(0, 0)(o, want))
	g.compare(0, nn.Confusion(o, want, 0, 0).Data...)
	g.compare(tight, nn.R2(o, y))
	g.end()
}

// The losses of a training, after 1, 2, 3, 10, 100 and 1000 epochs.
func TestTrainingIsNumPys(t *testing.T) {
	for _, c := range []struct {
		name     string
		h1, h2   int
		training nn.Training
	}{
		{"train 2-4-2-1", 4, 2, nn.Training{}},
		{"train 2-8-8-1", 8, 8, nn.Training{}},
		{"train penalty", 8, 8, nn.Training{Penalty: nn.Penalty{L2: 0.003}}},
		{"train shuffled", 4, 2, nn.Training{Shuffle: random.New(11)}},
	} {
		run := spiralTrainer(t, c.h1, c.h2, c.training)
		g := newGolden(t, c.name)
		for _, epoch := range []int{1, 2, 3, 10, 100, 1000} {
			epochs(run, epoch-run.Epochs())
			g.compare(1e-12, run.Loss())
		}
		g.end()
	}
}
