package nn_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// echo asks for the token that was seen Back steps ago; before that, for nothing.
type echo struct{ Steps, Back int }

func (e echo) Widths() (inputs, targets int) { return e.Steps, 2 * e.Steps }

func (e echo) Sample(inputs, targets []float64, r *random.Stream) {
	clear(targets)
	for t := range inputs {
		inputs[t] = math.Floor(2 * r.RandomSample())
		if t < e.Back {
			targets[2*t] = math.NaN()
		} else {
			targets[2*t+int(inputs[t-e.Back])] = 1
		}
	}
}

// echoRun returns a training of a layer on fresh echoes.
func echoRun(tb testing.TB, layer func(over nn.Steps, units int) nn.Layer, units int, over nn.Steps, training nn.Training) *nn.Trainer {
	tb.Helper()
	source := echo{over.Count, 2}
	training.Loss = nn.EachStepLoss{Steps: over.Count, Loss: nn.CrossEntropy{}}
	training.Optimizer, training.Rate = nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}, 0.02
	over.Tokens = 2
	run := trainer(tb, nn.Draw(source, 40, random.New(8)), training,
		layer(over, units), nn.EachStep{Steps: over.Count, Layer: nn.Dense{Neurons: 2}})
	run.Network().InitializeLayer(0, nn.Start{Weights: nn.Xavier, Recurrent: nn.Orthogonal(1), Biases: nn.Zeros}, random.New(1))
	run.Network().InitializeLayer(1, nn.Start{Weights: nn.Xavier}, random.New(2))
	return run
}

// fresh is a training on samples that are drawn anew.
func fresh(steps int) nn.Training {
	return nn.Training{Source: echo{steps, 2}, Random: random.New(3), BatchSize: 16, Clip: 1, Record: nn.RecordBatches}
}

func TestEchoesAreLearnt(t *testing.T) {
	for name, layer := range recurrents {
		run := echoRun(t, layer, 6, nn.Steps{Count: 20}, fresh(20))
		accuracy := nn.EachStepAccuracy(20, 0, 0)
		before := accuracy(run.Network().Predict(run.Data().X), run.Data().Y)
		for range 400 {
			run.Batch()
		}
		after := accuracy(run.Network().Predict(run.Data().X), run.Data().Y)
		if before > 0.7 || after < 0.99 {
			t.Errorf("%s: accuracy from %v to %v", name, before, after)
		}
	}
}

// The loss is a mean of the targets that there are, however they are dealt out.
func TestMissingTargetsCountForNothing(t *testing.T) {
	l := nn.EachStepLoss{Steps: 3, Loss: nn.CrossEntropy{}}
	none := math.NaN()
	want := nn.FromRows([][]float64{{none, none, 1, 0, none, 0}, {0, 1, 1, 0, none, none}})
	out := fill(nn.NewMatrix(2, 6), random.New(1).Randn)
	if got := l.Count(want); got != 3 {
		t.Fatalf("%d targets, want 3", got)
	}
	told := func(m nn.Matrix) nn.Matrix {
		return nn.FromRows([][]float64{m.Row(0)[2:4], m.Row(1)[:2], m.Row(1)[2:4]})
	}
	near(t, "loss", l.Value(out, want, 3), nn.CrossEntropy{}.Value(told(out), told(want), 3), 1e-15)
	grad, inner := fill(nn.NewMatrix(2, 6), func() float64 { return 7 }), nn.NewMatrix(3, 2)
	l.Gradient(grad, out, want, 3)
	nn.CrossEntropy{}.Gradient(inner, told(out), told(want), 3)
	g := inner.Data
	if wanted := []float64{0, 0, g[0], g[1], 0, 0, g[2], g[3], g[4], g[5], 0, 0}; !slices.Equal(grad.Data, wanted) {
		t.Errorf("gradient %v, want %v", grad.Data, wanted)
	}
	out = nn.FromRows([][]float64{{9, 0, 1, 0, 0, 9}, {1, 0, 1, 0, 0, 9}})
	near(t, "accuracy", nn.EachStepAccuracy(3, 0, 0)(out, want), 2./3, 1e-15)
}

// What is drawn anew comes in full batches, whatever the length of the data.
func TestBatchesOfASourceAreFull(t *testing.T) {
	run := echoRun(t, recurrents["rnn"], 3, nn.Steps{Count: 7}, fresh(7)) // batches of 16, data of 40
	var positions []int
	for range 6 {
		run.Samples(5)
		run.Batch()
		positions = append(positions, run.Position())
	}
	if want := []int{16, 32, 0, 16, 32, 0}; !slices.Equal(positions, want) || run.Epochs() != 2 || run.Steps() != 6 {
		t.Errorf("positions %v, want %v; epoch %d, step %d", positions, want, run.Epochs(), run.Steps())
	}
	run.Samples(40)
	if run.Position() != 16 {
		t.Errorf("position %d", run.Position())
	}
	run.Batch()
	run.Samples(13)
	state := run.Save()
	run.Samples(3)
	want := bits(run)
	run.Restore(state)
	if run.Samples(3); bits(run) != want {
		t.Error("a batch beyond the data's length comes back to something else")
	}
}

// Shuffled or not, by batches or by samples: each batch is a mean of its targets.
func TestTargetsAreCountedByBatch(t *testing.T) {
	d := text(t)
	for name, training := range map[string]nn.Training{
		"in order": {BatchSize: 3}, "shuffled": {BatchSize: 3, Shuffle: random.New(4)},
	} {
		training.Loss, training.Optimizer = nn.EachStepLoss{Steps: 9, Loss: nn.CrossEntropy{}}, nn.SGD{}
		run := trainer(t, d, training, recurrents["rnn"](nn.Steps{Count: 9, Tokens: 7}, 5), nn.EachStep{Steps: 9, Layer: nn.Dense{Neurons: 7}})
		for range 10 { // a network of zeros says 1/7 to everything
			run.Sample()
			run.Batch()
			near(t, name, run.BatchLoss(), math.Log(7), 1e-14)
			if run.Position() == 0 {
				near(t, name+" as a whole", run.Loss(), math.Log(7), 1e-14)
			}
		}
	}
}

func TestStepsInAnyGrainAndBack(t *testing.T) {
	for name, layer := range recurrents {
		for _, training := range []func() nn.Training{
			func() nn.Training { return fresh(7) },
			func() nn.Training { return nn.Training{BatchSize: 16, Shuffle: random.New(2)} },
		} {
			over := nn.Steps{Count: 7, Carry: true}
			whole, parts := echoRun(t, layer, 4, over, training()), echoRun(t, layer, 4, over, training())
			for range 5 {
				whole.Batch()
				for parts.Steps() < whole.Steps() {
					parts.Samples(3)
				}
			}
			if !slices.Equal(whole.Network().Parameters(), parts.Network().Parameters()) {
				t.Errorf("%s: a batch in parts gives other bits", name)
			}
			state := parts.Save()
			parts.Samples(5)
			middle := parts.Save()
			parts.Samples(2)
			epochs(parts, 2)
			then := bits(parts)
			for i, s := range []nn.State{state, middle} {
				parts.Restore(s)
				parts.Samples([]int{5, 2}[i])
				parts.Samples([]int{2, 0}[i])
				epochs(parts, 2)
				if bits(parts) != then {
					t.Errorf("%s: state %d comes back to something else", name, i)
				}
			}
		}
	}
}

// One row of 12 steps is three rows of 4 that carry on; with borders, backward too.
func TestCarryingOnIsOneLongRow(t *testing.T) {
	for name, layer := range recurrents {
		long := network(t, 24, layer(nn.Steps{Count: 12, Truncate: 4}, 3))
		short := network(t, 8, layer(nn.Steps{Count: 4, Carry: true}, 3))
		r := random.New(7)
		long.Initialize(nn.Normal(0.8), nn.Normal(0.3), r)
		copy(short.Parameters(), long.Parameters())
		x := fill(nn.NewMatrix(5, 24), r.Randn)
		one, three := long.NewTrace(5), short.NewTrace(6)
		three.Carry()
		want := long.Forward(one, x)
		copy(one.Passes[0].DOut.Data, want.Data)
		long.Backward(one)
		part := nn.NewMatrix(5, 8)
		for k := range 3 {
			for i := range 5 {
				copy(part.Row(i), x.Row(i)[k*8:])
			}
			got := short.Forward(three, part)
			for i := range 5 {
				if !slices.Equal(got.Row(i), want.Row(i)[k*12:][:12]) {
					t.Fatalf("%s: part %d of row %d is %v, want %v", name, k, i, got.Row(i), want.Row(i)[k*12:][:12])
				}
			}
			copy(three.Passes[0].DOut.Data, got.Data)
			short.Backward(three)
		}
		for i, g := range three.Gradients {
			near(t, name+": gradient", g, one.Gradients[i], 1e-12)
		}
		three.Carry() // begins anew
		if again := short.Forward(three, part); slices.Equal(again.Row(0), want.Row(0)[24:]) {
			t.Errorf("%s: the state was not forgotten", name)
		}
		if quiet := short.Predict(part); slices.Equal(quiet.Row(0), want.Row(0)[24:]) {
			t.Errorf("%s: a prediction carries on", name)
		}
	}
}

func TestOneStepAfterTheOther(t *testing.T) {
	for name, layer := range recurrents {
		net := network(t, 9, nn.Embedding{Tokens: 5, Width: 2}, layer(nn.Steps{Count: 9, Truncate: 2}, 4),
			nn.EachStep{Steps: 9, Layer: nn.Dense{Neurons: 3}}, nn.Tanh{}, layer(nn.Steps{Count: 9}, 2))
		net.Initialize(nn.Normal(0.7), nn.Normal(0.3), random.New(3))
		x := nn.FromRows([][]float64{{4, 0, 1, 1, 3, 2, 0, 0, 4}})
		want := net.Predict(x).Row(0)
		one, err := net.OneStep()
		if err != nil {
			t.Fatal(err)
		}
		trace := one.NewForwardTrace(1)
		trace.Carry()
		for step, token := range x.Row(0) {
			out := one.Forward(trace, nn.Matrix{Rows: 1, Cols: 1, Data: []float64{token}})
			if got := out.Row(0); !slices.Equal(got, want[2*step:2*step+2]) {
				t.Errorf("%s, step %d: %v, want %v", name, step, got, want[2*step:2*step+2])
			}
		}
		net.Parameters()[3] = 5
		if one.Parameters()[3] != 5 {
			t.Errorf("%s: the parameters are not the same", name)
		}
	}
	if _, err := network(t, 4, nn.Dense{Neurons: 2}).OneStep(); err == nil {
		t.Error("a dense network has steps")
	}
	if _, err := network(t, 4, nn.EachStep{Steps: 2, Layer: nn.Tanh{}}, nn.Dense{Neurons: 2}).OneStep(); err == nil {
		t.Error("a layer over all steps takes one")
	}
}

func TestGradientsEndAtBorders(t *testing.T) {
	l := nn.Recurrent{Over: nn.Steps{Count: 9, Last: true, Truncate: 4}, Units: 3}
	net := network(t, 18, l)
	net.Initialize(nn.Normal(0.8), nn.Zeros, random.New(3))
	trace := net.NewTrace(1)
	net.Forward(trace, fill(nn.NewMatrix(1, 18), random.New(4).Randn))
	fill(trace.Passes[0].DOut, func() float64 { return 1 })
	net.Backward(trace)
	var reached []int
	for step := range 9 {
		if g := l.StateGradient(&trace.Passes[0], 0, step); g[0] != 0 {
			reached = append(reached, step)
		}
	}
	if !slices.Equal(reached, []int{8}) { // steps 8, 4 to 7 and 0 to 3 are apart
		t.Errorf("the gradient reaches %v", reached)
	}
}

func TestShuffledEpochsKeepTheirOrderWhenBatchesGrow(t *testing.T) {
	d := nn.Dataset{X: nn.NewMatrix(20, 1), Y: nn.NewMatrix(20, 1)}
	for i := range 20 {
		d.X.Set(i, 0, float64(i))
	}
	seen := map[float64]int{}
	run := trainer(t, d, nn.Training{
		Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, BatchSize: 4, Shuffle: random.New(1), Random: random.New(2), Augment: witness(seen),
	}, nn.Dense{Neurons: 1})
	run.Batch()
	run.SetBatchSize(10)
	run.Epoch()
	if len(seen) != 20 {
		t.Errorf("of 20 samples %d were learnt from", len(seen))
	}
}

// witness counts the samples that are learnt from.
type witness map[float64]int

func (w witness) Augment(inputs []float64, _ *random.Stream) { w[inputs[0]]++ }

func TestStepsAllocateNothingOverSteps(t *testing.T) {
	for name, layer := range recurrents {
		run := echoRun(t, layer, 4, nn.Steps{Count: 7, Carry: true}, fresh(7))
		out := nn.NewMatrix(40, 14)
		one, err := run.Network().OneStep()
		if err != nil {
			t.Fatal(err)
		}
		trace, x := one.NewForwardTrace(1), nn.NewMatrix(1, 1)
		trace.Carry()
		run.Epoch()
		for what, f := range map[string]func(){
			"Sample": run.Sample, "Epoch": run.Epoch,
			"PredictInto": func() { run.Network().PredictInto(out, run.Data().X) },
			"one step":    func() { one.Forward(trace, x) },
		} {
			if n := testing.AllocsPerRun(50, f); n != 0 {
				t.Errorf("%s: %s allocates %v times", name, what, n)
			}
		}
	}
}

func TestSourcesThatCannotBe(t *testing.T) {
	d := nn.Draw(echo{5, 1}, 3, random.New(1))
	layers := []nn.Layer{recurrents["rnn"](nn.Steps{Count: 5, Tokens: 2}, 3), nn.EachStep{Steps: 5, Layer: nn.Dense{Neurons: 2}}}
	net := network(t, 5, layers...)
	training := nn.Training{Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Source: echo{5, 1}}
	if _, err := nn.NewTrainer(net, d, training); err == nil || err.Error() != "nn: a source needs a random stream" {
		t.Errorf("error %v", err)
	}
	training.Random, training.Source = random.New(1), echo{6, 1}
	want := "shapes (1,6) and (5,15) not aligned: 6 (dim 1) != 5 (dim 0)"
	if _, err := nn.NewTrainer(net, d, training); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestOrthogonalIsNumPys(t *testing.T) {
	for _, c := range []struct {
		name      string
		rows, col int
	}{{"orthogonal square", 5, 5}, {"orthogonal high", 6, 3}, {"orthogonal wide", 3, 6}} {
		got := nn.NewMatrix(c.rows, c.col)
		nn.Orthogonal(1)(got.Data, c.rows, c.col, random.New(4))
		torch(t, c.name).compare(1e-13, got.Data...)
		twice := nn.NewMatrix(c.rows, c.col)
		nn.Orthogonal(2)(twice.Data, c.rows, c.col, random.New(4))
		near(t, "gain", twice.At(1, 2), 2*got.At(1, 2), 1e-15)
	}
}

// Each gate starts by itself, and so does what meets the state.
func TestGatesStartByThemselves(t *testing.T) {
	const d, h = 3, 5
	net := network(t, 2*d, nn.LSTM{Over: nn.Steps{Count: 2}, Units: h})
	net.InitializeLayer(0, nn.Start{Weights: nn.Xavier, Recurrent: nn.Orthogonal(1), Biases: nn.ForgetBias(3)}, random.New(6))
	r, w := random.New(6), net.Weights(0)
	block := nn.NewMatrix(d, h)
	for gate := range 4 {
		nn.Xavier(block.Data, d, h, r)
		for i := range d {
			if got := w.Row(i)[gate*h:][:h]; !slices.Equal(got, block.Row(i)) {
				t.Errorf("gate %d, row %d: %v, want %v", gate, i, got, block.Row(i))
			}
		}
	}
	block = nn.NewMatrix(h, h)
	for gate := range 4 {
		nn.Orthogonal(1)(block.Data, h, h, r)
		for i := range h {
			if got := w.Row(d + i)[gate*h:][:h]; !slices.Equal(got, block.Row(i)) {
				t.Errorf("gate %d, row %d of the state's: %v, want %v", gate, i, got, block.Row(i))
			}
		}
	}
	for i, b := range net.Biases(0) {
		if want := map[bool]float64{true: 3}[i >= h && i < 2*h]; b != want {
			t.Errorf("bias %d is %v, want %v", i, b, want)
		}
	}
	net.InitializeLayer(0, nn.Start{Biases: nn.ForgetGap(20)}, random.New(2))
	r = random.New(2)
	for i, b := range net.Biases(0)[h : 2*h] {
		near(t, "forget bias", b, math.Log(r.Uniform(1, 19)), 1e-15)
		if net.Biases(0)[i] != -b || net.Biases(0)[2*h+i] != 0 {
			t.Errorf("biases %v", net.Biases(0))
		}
	}
	if got := w.Row(0)[0]; got == 0 {
		t.Error("what has no start was changed")
	}
}

func BenchmarkUpdateSteps(b *testing.B) {
	for _, c := range []struct {
		layer        string
		units, steps int
	}{{"rnn", 8, 30}, {"lstm", 4, 100}, {"gru", 4, 100}} {
		b.Run(fmt.Sprintf("%s %d over %d", c.layer, c.units, c.steps), func(b *testing.B) {
			run := echoRun(b, recurrents[c.layer], c.units, nn.Steps{Count: c.steps}, fresh(c.steps))
			b.ReportAllocs()
			for b.Loop() {
				run.Batch()
			}
		})
	}
}
