package nn_test

import (
	"math"
	"testing"

	"sinapse/nn"
	"sinapse/nn/data"
)

// houses returns the five houses: size in hundreds of m² and rooms; price in thousands.
func houses() nn.Dataset {
	return nn.Dataset{
		X: nn.FromRows([][]float64{{0.6, 1}, {1.0, 4}, {1.2, 3}, {1.5, 2}, {0.8, 3}}),
		Y: nn.FromRows([][]float64{{118}, {294}, {275}, {241}, {234}}),
	}
}

// linear returns a trainer of one neuron by full batches of gradient descent.
func linear(tb testing.TB, d nn.Dataset, bias bool, rate float64) *nn.Trainer {
	tb.Helper()
	return trainer(tb, d, nn.Training{Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Rate: rate, Bound: 1e12},
		nn.Dense{Neurons: 1, NoBias: !bias})
}

// trainer returns a trainer of a new network.
func trainer(tb testing.TB, d nn.Dataset, training nn.Training, layers ...nn.Layer) *nn.Trainer {
	tb.Helper()
	net, err := nn.NewNetwork(d.X.Cols, layers...)
	if err != nil {
		tb.Fatal(err)
	}
	tr, err := nn.NewTrainer(net, d, training)
	if err != nil {
		tb.Fatal(err)
	}
	return tr
}

func epochs(t *nn.Trainer, n int) *nn.Trainer {
	for range n {
		t.Epoch()
	}
	return t
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %v, want %v within %v", what, got, want, tolerance)
	}
}

// The numbers were computed with NumPy, the best ones with np.linalg.lstsq.
func TestHouses(t *testing.T) {
	run := linear(t, houses(), false, 0.03)
	copy(run.Network().Parameters(), []float64{100, 50})
	near(t, "loss at 100, 50", run.Loss(), 44.4, 1e-9)
	copy(run.Network().Parameters(), []float64{0, 0})
	epochs(run, 400)
	if loss := run.Loss(); loss >= 42.5 {
		t.Errorf("loss %v after 400 epochs, want under 42.5", loss)
	}
	epochs(run, 5000)
	near(t, "best loss", run.Loss(), 42.17, 0.005)
	near(t, "best w1", run.Network().Weights(0).At(0, 0), 96.8, 0.05)
	near(t, "best w2", run.Network().Weights(0).At(1, 0), 50.9, 0.05)
}

// flippers returns the penguins' flipper length in decimetres and mass in kg.
func flippers() nn.Dataset {
	birds := data.Penguins()
	d := nn.Dataset{X: nn.NewMatrix(len(birds), 1), Y: nn.NewMatrix(len(birds), 1)}
	for i, b := range birds {
		d.X.Set(i, 0, b.FlipperLength/100)
		d.Y.Set(i, 0, b.BodyMass/1000)
	}
	return d
}

func TestPenguinsNeedABias(t *testing.T) {
	near(t, "best loss with a bias", epochs(linear(t, flippers(), true, 0.1), 20_000).Loss(), 0.154, 0.0005)
	near(t, "best loss without", epochs(linear(t, flippers(), false, 0.1), 2000).Loss(), 0.320, 0.0005)
}

func TestARateThatIsTooHighDiverges(t *testing.T) {
	for _, c := range []struct {
		name      string
		data      nn.Dataset
		bias      bool
		good, bad float64
	}{
		{"houses", houses(), false, 0.113, 0.115},
		{"penguins", flippers(), true, 0.197, 0.199},
	} {
		if d := epochs(linear(t, c.data, c.bias, c.good), 3000).Divergence(); d != nil {
			t.Errorf("%s diverged at rate %v: %v", c.name, c.good, d)
		}
		run := epochs(linear(t, c.data, c.bias, c.bad), 30_000)
		d := run.Divergence()
		if d == nil || d.Kind != nn.DivergedLoss || d.Value <= 1e12 || d.Step != run.Steps()+1 {
			t.Fatalf("%s at rate %v: %v after step %d", c.name, c.bad, d, run.Steps())
		}
		before := append([]float64(nil), run.Network().Parameters()...)
		run.Epoch()
		run.Sample()
		if run.Steps() != d.Step-1 || before[0] != run.Network().Parameters()[0] {
			t.Errorf("%s: stepped after divergence", c.name)
		}
	}
}
