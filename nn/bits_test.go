package nn_test

import (
	"encoding/binary"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

var update = flag.Bool("update", false, "write testdata/bits.txt")

// digest returns a hash over the bits of numbers.
func digest(numbers ...[]float64) string {
	h := fnv.New128a()
	var word [8]byte
	for _, list := range numbers {
		for _, v := range list {
			if math.IsNaN(v) {
				v = math.NaN() // which one may differ
			}
			binary.LittleEndian.PutUint64(word[:], math.Float64bits(v))
			_, _ = h.Write(word[:]) // a hash takes all
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// A kindOfRun is a training whose bits are kept.
type kindOfRun struct {
	inputs, outputs int
	layers          []nn.Layer
	training        nn.Training
	target          func(r *random.Stream) float64 // nil for classes, 0 and 1
}

// kindsOfRun returns trainings in which every layer, loss, optimiser and schedule
// takes part.
func kindsOfRun() map[string]kindOfRun {
	adam := nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}
	yes := func(r *random.Stream) float64 { return float64(r.Word() % 2) }
	picture := nn.Picture{Height: 8, Width: 8, Channels: 1}
	filters := nn.Convolution{In: picture, Filters: 3, Size: 3, Stride: 1, Padding: 1}
	steps := nn.Steps{Count: 6}
	sequence := func(l nn.Layer) kindOfRun {
		return kindOfRun{12, 1, []nn.Layer{l, nn.Dense{Neurons: 1}}, nn.Training{
			Loss: nn.MeanSquared{}, Optimizer: adam, Rate: 0.01, BatchSize: 8, Clip: 1,
		}, (*random.Stream).Randn}
	}
	pictures := func(pool nn.Layer) kindOfRun {
		return kindOfRun{64, 10, []nn.Layer{filters, nn.ReLU{}, pool, nn.Dense{Neurons: 10}}, nn.Training{
			Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: 0.1, BatchSize: 10, Shuffle: random.New(6),
		}, nil}
	}
	return map[string]kindOfRun{
		"tanh, sgd": {2, 1, []nn.Layer{nn.Dense{Neurons: 8}, nn.Tanh{}, nn.Dense{Neurons: 8}, nn.Tanh{}, nn.Dense{Neurons: 1}, nn.Tanh{}}, nn.Training{
			Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: 0.03, BatchSize: 10,
		}, (*random.Stream).Randn},
		"relu, dropout, adam, cosine": {20, 5, []nn.Layer{nn.Dense{Neurons: 33}, nn.ReLU{}, nn.Dropout{Share: 0.3}, nn.Dense{Neurons: 5}}, nn.Training{
			Loss: nn.CrossEntropy{}, Optimizer: adam, Rate: 0.01, BatchSize: 32, Schedule: nn.Cosine{Epochs: 50, Floor: 1e-4},
			Shuffle: random.New(6), Random: random.New(7), Augment: jitter(0.1),
		}, nil},
		"sigmoid, rmsprop, step decay": {5, 1, []nn.Layer{nn.Dense{Neurons: 7}, nn.Sigmoid{}, nn.Dense{Neurons: 1}}, nn.Training{
			Loss: nn.BinaryCrossEntropy{}, Optimizer: nn.RMSProp{Alpha: 0.99, Epsilon: 1e-8}, Rate: 0.01, BatchSize: 7,
			Schedule: nn.StepDecay{Epochs: 10, Factor: 0.7},
		}, yes},
		"leaky relu, momentum, penalties": {5, 2, []nn.Layer{nn.Dense{Neurons: 9}, nn.LeakyReLU{Leak: 0.1}, nn.Dense{Neurons: 2}}, nn.Training{
			Loss: nn.MeanSquared{}, Optimizer: nn.Momentum{Mu: 0.9}, Rate: 0.01, BatchSize: 16, Penalty: nn.Penalty{L1: 1e-3, L2: 1e-2},
		}, (*random.Stream).Randn},
		"masked, nesterov, exponential": {6, 1, []nn.Layer{sparse(6, 9), nn.Tanh{}, nn.Dense{Neurons: 1, NoBias: true}}, nn.Training{
			Loss: nn.Absolute{}, Optimizer: nn.Nesterov{Mu: 0.9}, Rate: 0.01, BatchSize: 5, Schedule: nn.Exponential{Factor: 0.99},
		}, (*random.Stream).Randn},
		"softmax, adagrad": {4, 3, []nn.Layer{nn.Dense{Neurons: 3}, nn.Softmax{}, nn.Linear{}}, nn.Training{
			Loss: nn.MeanSquared{}, Optimizer: nn.AdaGrad{Epsilon: 1e-10}, Rate: 0.1,
		}, nil},
		"adamw": {3, 1, []nn.Layer{nn.Dense{Neurons: 6}, nn.Tanh{}, nn.Dense{Neurons: 1}}, nn.Training{
			Loss: nn.MeanSquared{}, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, Decay: 0.01}, Rate: 0.01, BatchSize: 3,
		}, (*random.Stream).Randn},
		"convolution, max pool":  pictures(nn.MaxPool{In: filters.Out(), Size: 2, Stride: 2}),
		"convolution, mean pool": pictures(nn.MeanPool{In: filters.Out(), Size: 8, Stride: 8}),
		"recurrent":              sequence(nn.Recurrent{Over: steps, Units: 5}),
		"lstm":                   sequence(nn.LSTM{Over: steps, Units: 5}),
		"gru":                    sequence(nn.GRU{Over: steps, Units: 5}),
	}
}

// run makes a thousand updates and returns a hash over all that came of them.
func (k kindOfRun) run(t *testing.T) string {
	t.Helper()
	r := random.New(4)
	d := nn.Dataset{X: fill(nn.NewMatrix(100, k.inputs), r.Randn), Y: nn.NewMatrix(100, k.outputs)}
	for i := range d.Y.Rows {
		row := d.Y.Row(i)
		if k.target == nil {
			row[i%k.outputs] = 1
			continue
		}
		for j := range row {
			row[j] = k.target(r)
		}
	}
	net, err := nn.NewNetwork(k.inputs, k.layers...)
	if err != nil {
		t.Fatal(err)
	}
	net.Initialize(nn.Xavier, nn.Normal(0.1), r)
	run, err := nn.NewTrainer(net, d, k.training)
	if err != nil {
		t.Fatal(err)
	}
	losses := make([]float64, 1000)
	for i := range losses {
		run.Batch()
		losses[i] = run.BatchLoss()
	}
	if run.Divergence() != nil {
		t.Errorf("diverged: %v", run.Divergence())
	}
	return digest(losses, net.Parameters(), run.Gradients(), net.Predict(d.X).Data, []float64{run.Loss(), run.PenaltyValue()})
}

// setDigests returns hashes of all generated data sets, of normal numbers, and of
// products of matrices of many sizes.
func setDigests(t *testing.T) map[string]string {
	t.Helper()
	digests := map[string]string{}
	for name, set := range map[string]func(r *random.Stream, n int, noise float64) nn.Dataset{
		"gauss": data.Gauss, "circle": data.Circle, "xor": data.XOR, "spiral": data.Spiral, "plane": data.Plane, "bumps": data.Bumps, "moons": data.Moons,
		"fruit": func(r *random.Stream, n int, noise float64) nn.Dataset { return data.Fruit(r, n, 3, noise) },
	} {
		d := set(random.New(1), 1000, 0.3)
		digests["data "+name] = digest(d.X.Data, d.Y.Data, data.Apply(d.X, append(data.Polynomial(2, 3), data.Sine(0), data.Sine(1))...).Data)
	}
	r := random.New(9)
	normals := fill(nn.NewMatrix(1, 10_000), r.Randn)
	s := nn.Standardize(normals.T())
	digests["normal numbers"] = digest(normals.Data, s.Mean, s.Std)
	var products [][]float64
	for _, size := range [][3]int{{1, 1, 1}, {3, 5, 7}, {10, 8, 8}, {33, 65, 31}, {64, 784, 128}, {100, 100, 100}, {2, 300, 1}} {
		a, b := fill(nn.NewMatrix(size[0], size[1]), r.Randn), fill(nn.NewMatrix(size[1], size[2]), r.Randn)
		for _, product := range []func(dst nn.Matrix) error{
			func(dst nn.Matrix) error { return nn.MulInto(dst, a, b) },
			func(dst nn.Matrix) error { return nn.TMulInto(dst, a.T(), b) },
			func(dst nn.Matrix) error { return nn.MulTInto(dst, a, b.T()) },
		} {
			dst := nn.NewMatrix(size[0], size[2])
			if err := product(dst); err != nil {
				t.Fatal(err)
			}
			products = append(products, dst.Data)
		}
	}
	digests["products"] = digest(products...)
	return digests
}

// TestTheSameBitsEverywhere holds what comes of a thousand updates of each kind of
// network, and of what they are made of, against hashes that are the same on every
// machine. The gate runs it on amd64 with and without packed and fused instructions,
// without assembly, and on arm64.
//
// What moves the last bits on purpose writes them anew, on any machine:
//
//	go test ./nn -run TestTheSameBitsEverywhere -update
func TestTheSameBitsEverywhere(t *testing.T) {
	got := setDigests(t)
	for name, kind := range kindsOfRun() {
		got["run "+name] = kind.run(t)
	}
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(got)) {
		fmt.Fprintf(&lines, "%s %s\n", got[name], name)
	}
	const file = "testdata/bits.txt"
	if *update {
		if err := os.WriteFile(file, []byte(lines.String()), 0o644); err != nil { //nolint:gosec // test data
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(want)) {
		hash, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if got[name] != hash {
			t.Errorf("%s: hash %s, want %s", name, got[name], hash)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s is not in %s", name, file)
	}
}
