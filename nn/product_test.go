package nn_test

import (
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

func TestProductsThatAdd(t *testing.T) {
	r := random.New(1)
	a, b := fill(nn.NewMatrix(5, 7), r.Randn), fill(nn.NewMatrix(7, 3), r.Randn)
	for name, c := range map[string]struct {
		into, add func(dst, a, b nn.Matrix) error
		a, b      nn.Matrix
	}{
		"a·b":  {nn.MulInto, nn.AddMul, a, b},
		"aᵀ·b": {nn.TMulInto, nn.AddTMul, a.T(), b},
		"a·bᵀ": {nn.MulTInto, nn.AddMulT, a, b.T()},
	} {
		product, sum := nn.NewMatrix(5, 3), fill(nn.NewMatrix(5, 3), func() float64 { return 10 })
		if err := c.into(product, c.a, c.b); err != nil {
			t.Fatal(err)
		}
		if err := c.add(sum, c.a, c.b); err != nil {
			t.Fatal(err)
		}
		for i, v := range sum.Data {
			near(t, name, v, 10+product.Data[i], 1e-13)
		}
		before := slices.Clone(sum.Data)
		if err := c.add(sum, c.b, c.b); err == nil || !slices.Equal(before, sum.Data) {
			t.Errorf("%s: shapes that do not fit: error %v", name, err)
		}
		if err := c.add(nn.NewMatrix(1, 3), c.a, c.b); err == nil {
			t.Errorf("%s: a sum of another shape is taken", name)
		}
	}
}

func TestAForwardTraceHasNoGradients(t *testing.T) {
	net := spiralTrainer(t, 4, 2, nn.Training{}).Network()
	whole, forward := net.NewTrace(200), net.NewForwardTrace(200)
	x := spiral().X
	if !slices.Equal(net.Forward(whole, x).Data, net.Forward(forward, x).Data) {
		t.Error("it predicts something else")
	}
	if forward.Gradients != nil || forward.Passes[1].DOut.Data != nil || forward.Passes[1].DWeights.Data != nil {
		t.Error("there are gradients")
	}
	net.Forward(forward, x.RowRange(0, 3))
	if rows := forward.Passes[2].In.Rows; rows != 3 {
		t.Errorf("%d rows, want 3", rows)
	}
	defer func() {
		if recover() == nil {
			t.Error("it goes backward")
		}
	}()
	net.Backward(forward)
}

// The curve of the batches' own losses costs nothing but its points.
func TestRecordBatches(t *testing.T) {
	held := spiral()
	training := nn.Training{Record: nn.RecordBatches, Validation: held, Metric: nn.Accuracy(0, 0)}
	run := spiralTrainer(t, 8, 8, training)
	var losses []float64
	for range 50 {
		run.Batch()
		losses = append(losses, run.BatchLoss())
	}
	h := run.History()
	if h.Len() != len(losses) {
		t.Fatalf("%d points of %d updates", h.Len(), len(losses))
	}
	for i, loss := range losses {
		if p := h.At(i); p.Last != loss || p.Step != i+1 {
			t.Errorf("update %d: recorded %+v, the batch's loss was %v", i+1, p, loss)
		}
	}
	if v, m := run.ValidationHistory(), run.ValidationMetricHistory(); v.Len() != 3 || m.Len() != 3 || v.At(2).Step != 40 {
		t.Errorf("%d validation losses and %d metrics after 2½ epochs", v.Len(), m.Len())
	}
	if m := run.MetricHistory(); m.Len() != 0 {
		t.Errorf("%d metrics of the training set", m.Len())
	}
}

func TestPartsOfABatch(t *testing.T) {
	whole, pieces := spiralTrainer(t, 8, 8, nn.Training{}), spiralTrainer(t, 8, 8, nn.Training{})
	for range 25 {
		whole.Batch()
		pieces.Samples(7)
		pieces.Samples(100) // the rest, and no more
	}
	if bits(whole) != bits(pieces) {
		t.Error("a batch in parts gives other bits")
	}
}
