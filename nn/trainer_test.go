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

// bits returns what a run has come to, to the last bit.
func bits(t *nn.Trainer) string {
	s := fmt.Sprintf("%d %d %d %x %x %x", t.Steps(), t.Epochs(), t.Position(), t.Rate(), t.BatchLoss(), t.Gradients())
	s += fmt.Sprintf(" %x %v", t.Network().Parameters(), t.Divergence())
	for _, h := range []nn.History{t.History(), t.ValidationHistory(), t.MetricHistory(), t.ValidationMetricHistory()} {
		for i := range h.Len() {
			s += fmt.Sprintf(" %x", h.At(i))
		}
	}
	return s
}

// jitter moves a sample by so much.
type jitter float64

func (by jitter) Augment(inputs []float64, r *random.Stream) {
	for j := range inputs {
		inputs[j] += float64(float64(by) * r.Randn())
	}
}

// rich returns a run in which everything takes part.
func rich(tb testing.TB) *nn.Trainer {
	tb.Helper()
	d := spiral()
	parts := d.Split(random.New(1), 0.83)
	run := trainer(tb, parts[0], nn.Training{
		Loss: nn.MeanSquared{}, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		Rate: 0.01, Schedule: nn.Cosine{Epochs: 20}, BatchSize: 12, Penalty: nn.Penalty{L1: 1e-3, L2: 1e-3},
		Shuffle: random.New(2), Random: random.New(3), Augment: jitter(0.1), Bound: 1e6,
		Record: nn.RecordUpdates, Validation: parts[1], Metric: nn.Accuracy(0, 0),
	}, nn.Dense{Neurons: 9}, nn.Tanh{}, nn.Dropout{Share: 0.2}, nn.Dense{Neurons: 1}, nn.Tanh{})
	run.Network().Initialize(nn.Xavier, nn.Zeros, random.New(4))
	return run
}

func TestAnyGrainGivesTheSameBits(t *testing.T) {
	training := nn.Training{Shuffle: random.New(3), Record: nn.RecordEpochs}
	byEpoch := spiralTrainer(t, 8, 8, training)
	training.Shuffle = random.New(3)
	byBatch := spiralTrainer(t, 8, 8, training)
	training.Shuffle = random.New(3)
	bySample := spiralTrainer(t, 8, 8, training)
	for range 3 {
		byEpoch.Epoch()
		for range 20 {
			byBatch.Batch()
		}
		for range 200 {
			bySample.Sample()
		}
	}
	if a, b := bits(byEpoch), bits(byBatch); a != b {
		t.Errorf("by epochs and by batches differ:\n%s\n%s", a, b)
	}
	if a, b := bits(byEpoch), bits(bySample); a != b {
		t.Errorf("by epochs and by samples differ:\n%s\n%s", a, b)
	}
}

// TestAugmentMakesOtherSamples: what is learnt from is drawn anew, in any grain the
// same; the data, and the losses that are recorded of it, stay.
func TestAugmentMakesOtherSamples(t *testing.T) {
	training := func() nn.Training {
		return nn.Training{Augment: jitter(0.1), Random: random.New(3), Record: nn.RecordEpochs}
	}
	whole, single, plain := spiralTrainer(t, 8, 8, training()), spiralTrainer(t, 8, 8, training()), spiralTrainer(t, 8, 8, nn.Training{Record: nn.RecordEpochs})
	epochs(whole, 3)
	epochs(plain, 3)
	for range 600 {
		single.Sample()
	}
	if !slices.Equal(whole.Network().Parameters(), single.Network().Parameters()) {
		t.Error("by epochs and by samples differ")
	}
	if whole.Loss() == plain.Loss() {
		t.Error("other samples taught the same")
	}
	if recorded := whole.History(); !slices.Equal(whole.Data().X.Data, plain.Data().X.Data) || recorded.At(3).Last != whole.Loss() {
		t.Error("the samples themselves have changed")
	}
	still := training()
	still.Augment = jitter(0)
	run := spiralTrainer(t, 8, 8, still)
	epochs(run, 3)
	if run.Loss() != plain.Loss() {
		t.Error("copies that are left alone teach something else")
	}
}

func TestTheLastBatchIsSmaller(t *testing.T) {
	run := spiralTrainer(t, 4, 2, nn.Training{})
	run.SetBatchSize(64)
	var positions []int
	for range 5 {
		run.Batch()
		positions = append(positions, run.Position())
	}
	if want := []int{64, 128, 192, 0, 64}; !slices.Equal(positions, want) || run.Epochs() != 1 {
		t.Errorf("positions %v, want %v", positions, want)
	}
	run.Sample()
	run.Epoch() // the rest of the epoch
	if run.Epochs() != 2 || run.Position() != 0 || run.Steps() != 8 {
		t.Errorf("after an epoch: epoch %d, position %d, step %d", run.Epochs(), run.Position(), run.Steps())
	}
}

func TestRestoreIsExact(t *testing.T) {
	run := rich(t)
	var states []nn.State
	var then []string
	for i := range 60 {
		states, then = append(states, run.Save()), append(then, bits(run))
		switch i {
		case 10:
			run.SetRate(0.02)
		case 15:
			run.SetBatchSize(40) // in the middle of a batch
		case 20:
			run.SetOptimizer(nn.Momentum{Mu: 0.9})
		case 30:
			run.SetPenalty(nn.Penalty{})
			run.SetSchedule(nil)
		case 35:
			run.SetOptimizer(nn.SGD{})
		case 40:
			run.Network().Weights(0).Set(0, 0, 1)
		case 50:
			run.SetRate(1e200)
		}
		for range i % 23 {
			run.Sample()
		}
	}
	for _, i := range []int{59, 0, 14, 16, 37, 22, 58, 3} {
		run.Restore(states[i])
		if got := bits(run); got != then[i] {
			t.Fatalf("state %d:\n%.300s\nwant\n%.300s", i, got, then[i])
		}
		if i < 10 { // from here on nothing was set by hand
			for k := i; k < 10; k++ {
				for range k % 23 {
					run.Sample()
				}
			}
			if got := bits(run); got != then[10] {
				t.Fatalf("from state %d to 10:\n%.300s\nwant\n%.300s", i, got, then[10])
			}
		}
	}
}

func TestStepsAllocateNothing(t *testing.T) {
	run, x := rich(t), spiral().X
	out := nn.NewMatrix(x.Rows, 1)
	run.Epoch()
	for name, f := range map[string]func(){
		"Sample": run.Sample, "Batch": run.Batch, "Epoch": run.Epoch,
		"Loss":        func() { run.Loss() },
		"PredictInto": func() { run.Network().PredictInto(out, x) },
	} {
		if n := testing.AllocsPerRun(200, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

func TestPredictingDisturbsNothing(t *testing.T) {
	quiet, watched := rich(t), rich(t)
	for range 300 {
		quiet.Sample()
		watched.Sample()
		watched.Network().Predict(spiral().X)
		watched.Loss()
		watched.ValidationLoss()
	}
	if bits(quiet) != bits(watched) {
		t.Error("a run that is watched goes elsewhere")
	}
}

func TestAChangeInTheMiddleDoesNotStartOver(t *testing.T) {
	run := spiralTrainer(t, 4, 2, nn.Training{})
	epochs(run, 3)
	before := append([]float64(nil), run.Network().Parameters()...)
	run.SetRate(0)
	run.SetBatchSize(0)
	run.SetOptimizer(nn.AdaGrad{Epsilon: 1e-10})
	run.Epoch()
	if run.Epochs() != 4 || run.Steps() != 61 {
		t.Errorf("epoch %d, step %d", run.Epochs(), run.Steps())
	}
	if !slices.Equal(before, run.Network().Parameters()) {
		t.Error("a rate of zero moved the parameters")
	}
	run.SetRate(0.1)
	run.Epoch()
	if slices.Equal(before, run.Network().Parameters()) {
		t.Error("a rate of 0.1 moved nothing")
	}
}

func TestL1MakesWeightsExactlyZero(t *testing.T) {
	// The second input is noise beside the first: its weight must vanish.
	r := random.New(1)
	d := nn.Dataset{X: fill(nn.NewMatrix(100, 2), r.Randn), Y: nn.NewMatrix(100, 1)}
	for i := range 100 {
		d.Y.Set(i, 0, 2*d.X.At(i, 0)+0.1*r.Randn())
	}
	run := linear(t, d, true, 0.1)
	run.SetPenalty(nn.Penalty{L1: 0.2})
	epochs(run, 500)
	w := run.Network().Weights(0)
	if w.At(1, 0) != 0 || w.At(0, 0) < 1.5 {
		t.Errorf("weights %v", w.Data)
	}
	near(t, "penalty", run.PenaltyValue(), 0.2*w.At(0, 0), 1e-15)
}

func TestDivergenceNamesTheFirstValue(t *testing.T) {
	deep := []nn.Layer{nn.Dense{Neurons: 2}, nn.Linear{}, nn.Dense{Neurons: 1}}
	pair := nn.Dataset{X: nn.FromRows([][]float64{{1, 2}, {3, 4}}), Y: nn.FromRows([][]float64{{1}, {1}})}
	training := nn.Training{Optimizer: nn.SGD{}}
	for name, c := range map[string]struct {
		parameters []float64 // 2×2 weights, 2 biases, 2×1 weights, 1 bias
		rate       float64
		loss       nn.Loss
		want       nn.Divergence
	}{
		"output": {
			[]float64{1, 2, math.MaxFloat64, 2, 0, 0, 1, 1, 0},
			0.1,
			nn.MeanSquared{},
			nn.Divergence{Kind: nn.DivergedOutput, Value: math.Inf(1), Place: nn.Place{Layer: 0, Row: 0, Col: 0}, Step: 1},
		},
		"squared": {
			[]float64{1, 2, 1e200, 2, 0, 0, 1, 1, 0},
			0.1,
			nn.MeanSquared{},
			nn.Divergence{Kind: nn.DivergedLoss, Value: math.Inf(1), Step: 1},
		},
		"parameter": {
			[]float64{1, 2, 3, 4, 0, 0, 1, 1, 0},
			math.MaxFloat64,
			nn.MeanSquared{},
			nn.Divergence{Kind: nn.DivergedParameter, Value: math.Inf(-1), Place: nn.Place{}, Step: 1},
		},
		"gradient": {
			[]float64{0, 0, 0, 0, 0, 0, 1, math.MaxFloat64, 0},
			0.1,
			nn.Absolute{},
			nn.Divergence{Kind: nn.DivergedGradient, Value: math.Inf(-1), Place: nn.Place{Col: 1}, Step: 1},
		},
	} {
		training.Loss, training.Rate = c.loss, c.rate
		run := trainer(t, pair, training, deep...)
		copy(run.Network().Parameters(), c.parameters)
		run.Batch()
		got := run.Divergence()
		if got == nil {
			t.Errorf("%s: no divergence", name)
			continue
		}
		if *got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		// Sample by sample, too.
		run = trainer(t, pair, training, deep...)
		copy(run.Network().Parameters(), c.parameters)
		for range 2 {
			run.Sample()
		}
		if got := run.Divergence(); got == nil || *got != c.want {
			t.Errorf("%s by samples: %v, want %v", name, got, c.want)
		}
	}
}

func TestResumeAfterMending(t *testing.T) {
	run := linear(t, houses(), false, 1)
	epochs(run, 100)
	d := run.Divergence()
	if d == nil {
		t.Fatal("no divergence")
	}
	run.SetRate(0.03)
	clear(run.Network().Parameters())
	run.Resume()
	if steps := run.Steps(); run.Divergence() != nil || steps != d.Step-1 {
		t.Errorf("after resuming: %v, step %d", run.Divergence(), steps)
	}
	epochs(run, 400)
	if loss := run.Loss(); loss > 42.5 {
		t.Errorf("loss %v after mending", loss)
	}
}

func TestRecords(t *testing.T) {
	run := rich(t)
	epochs(run, 2)
	losses, metrics := run.History(), run.ValidationMetricHistory()
	if losses.Len() != run.Steps()+1 || metrics.Len() != losses.Len() {
		t.Fatalf("%d losses and %d metrics of %d steps", losses.Len(), metrics.Len(), run.Steps())
	}
	last := losses.At(losses.Len() - 1)
	if last.Step != run.Steps() || last.Epoch != 2 || last.Last != run.Loss() {
		t.Errorf("last point %+v at loss %v", last, run.Loss())
	}
	if first := losses.At(0); first.Step != 0 || first.Last < 0.5 {
		t.Errorf("first point %+v", first)
	}
}

func TestTrainingsThatCannotStart(t *testing.T) {
	d := houses()
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 1})
	if err != nil {
		t.Fatal(err)
	}
	good := nn.Training{Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}}
	for want, f := range map[string]func(t *nn.Training, d *nn.Dataset){
		"shapes (5,1) and (2,1) not aligned: 1 (dim 1) != 2 (dim 0)":        func(_ *nn.Training, d *nn.Dataset) { d.X = d.Y },
		"operands could not be broadcast together with shapes (5,1) (5,2) ": func(_ *nn.Training, d *nn.Dataset) { d.Y = d.X },
		"nn: a training needs a loss":                                       func(t *nn.Training, _ *nn.Dataset) { t.Loss = nil },
		"nn: a training needs an optimiser":                                 func(t *nn.Training, _ *nn.Dataset) { t.Optimizer = nil },
		"nn: an augmentation needs a random stream":                         func(t *nn.Training, _ *nn.Dataset) { t.Augment = jitter(0.1) },
		"nn: sizes must be positive, got [-1]":                              func(t *nn.Training, _ *nn.Dataset) { t.BatchSize = -1 },
		"nn: sizes must be positive, got [0 2]":                             func(_ *nn.Training, d *nn.Dataset) { d.X = nn.NewMatrix(0, 2) },
		"shapes (3,7) and (2,1) not aligned: 7 (dim 1) != 2 (dim 0)":        func(t *nn.Training, _ *nn.Dataset) { t.Validation.X = nn.NewMatrix(3, 7) },
	} {
		training, data := good, d
		f(&training, &data)
		if _, err := nn.NewTrainer(net, data, training); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

func TestLayersThatDoNotFit(t *testing.T) {
	for want, chain := range map[string][]nn.Layer{
		"shapes (n,3) and (4,2) not aligned: 3 (dim 1) != 4 (dim 0)":        {nn.Dense{Neurons: 3}, nn.Dense{Inputs: 4, Neurons: 2}},
		"operands could not be broadcast together with shapes (4,3) (3,4) ": {nn.Dense{Neurons: 3, Mask: nn.NewMatrix(3, 4)}},
		"nn: sizes must be positive, got [0 0]":                             {nn.Dense{}},
		"nn: dropout share 1 is not in [0, 1)":                              {nn.Dropout{Share: 1}},
		"nn: sizes must be positive, got [4 0]":                             {},
	} {
		_, err := nn.NewNetwork(4, chain...)
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	_, err := nn.NewNetwork(4, nn.Dense{Neurons: 3}, nn.Dense{Inputs: 4, Neurons: 2})
	var at *nn.LayerError
	var shape *nn.ShapeError
	if !errors.As(err, &at) || at.Layer != 1 || !errors.As(err, &shape) || shape.Kind != nn.NotAligned {
		t.Errorf("%#v", err)
	}
}
