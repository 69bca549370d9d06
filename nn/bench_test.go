package nn_test

import (
	"fmt"
	"math"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// spiral returns the 200 points of the speed comparison: two arms, no noise.
func spiral() nn.Dataset {
	d := nn.Dataset{X: nn.NewMatrix(200, 2), Y: nn.NewMatrix(200, 1)}
	for i := range 200 {
		q := i * 73 % 200
		r := float64(q%100) / 100
		turn := 1.75*r*2*math.Pi + float64(q/100)*math.Pi
		copy(d.X.Row(i), []float64{5 * r * math.Sin(turn), 5 * r * math.Cos(turn)})
		d.Y.Set(i, 0, float64(1-2*(q/100)))
	}
	return d
}

// spiralTrainer returns a trainer of a tanh net with two hidden layers.
// The settings that it sets itself are loss, optimiser, rate and batch size.
func spiralTrainer(tb testing.TB, h1, h2 int, training nn.Training) *nn.Trainer {
	tb.Helper()
	training.Loss, training.Optimizer = nn.HalfSquared{}, nn.SGD{}
	training.Rate, training.BatchSize = 0.03, 10
	t := trainer(tb, spiral(), training,
		nn.Dense{Neurons: h1}, nn.Tanh{}, nn.Dense{Neurons: h2}, nn.Tanh{}, nn.Dense{Neurons: 1}, nn.Tanh{})
	t.Network().Initialize(nn.Uniform(-0.5, 0.5), nn.Constant(0.1), random.New(1))
	return t
}

// An epoch of 20 updates.
func BenchmarkEpochSpiral(b *testing.B) {
	for _, h := range [][2]int{{4, 2}, {8, 8}} {
		b.Run(fmt.Sprintf("2-%d-%d-1", h[0], h[1]), func(b *testing.B) {
			t := spiralTrainer(b, h[0], h[1], nn.Training{})
			b.ReportAllocs()
			for b.Loop() {
				t.Epoch()
			}
		})
	}
}

// An update with a batch of 64 pictures of 28×28.
func BenchmarkBatchPictures(b *testing.B) {
	r := random.New(2)
	d := nn.Dataset{X: nn.NewMatrix(1024, 784), Y: nn.NewMatrix(1024, 10)}
	for i := range d.X.Data {
		d.X.Data[i] = r.RandomSample()
	}
	for i := range d.Y.Rows {
		d.Y.Set(i, i%10, 1)
	}
	t := trainer(b, d, nn.Training{Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: 0.05, BatchSize: 64},
		nn.Dense{Neurons: 128}, nn.ReLU{}, nn.Dense{Neurons: 64}, nn.ReLU{}, nn.Dense{Neurons: 10})
	t.Network().Initialize(nn.He, nn.Zeros, r)
	b.ReportAllocs()
	for b.Loop() {
		t.Batch()
	}
	b.ReportMetric(64*float64(b.N)/b.Elapsed().Seconds(), "samples/s")
}

// The picture of a 2-8-8-1 net's output at 100×100 points.
func BenchmarkGrid(b *testing.B) {
	net := spiralTrainer(b, 8, 8, nn.Training{}).Network()
	x, out := nn.NewMatrix(10_000, 2), nn.NewMatrix(10_000, 1)
	for i := range 10_000 {
		copy(x.Row(i), []float64{float64(i/100)*0.12 - 6, float64(i%100)*0.12 - 6})
	}
	b.ReportAllocs()
	for b.Loop() {
		net.PredictInto(out, x)
	}
}

func BenchmarkMul(b *testing.B) {
	for _, n := range []int{8, 64, 256, 512} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := random.New(5)
			x, y, out := nn.NewMatrix(n, n), nn.NewMatrix(n, n), nn.NewMatrix(n, n)
			for i := range x.Data {
				x.Data[i], y.Data[i] = r.Randn(), r.Randn()
			}
			for b.Loop() {
				if err := nn.MulInto(out, x, y); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(2*float64(n*n*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}

// What is saved after every tick.
func BenchmarkSave(b *testing.B) {
	t := spiralTrainer(b, 8, 8, nn.Training{Record: nn.RecordEpochs})
	epochs(t, 100)
	b.ReportAllocs()
	for b.Loop() {
		t.Save()
	}
}
