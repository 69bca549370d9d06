package nn_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// firsts returns rows of pictures in PyTorch's order, one behind the other.
func firsts(p nn.Picture, rows nn.Matrix) []float64 {
	all := make([]float64, len(rows.Data))
	for i := range rows.Rows {
		p.ChannelsFirst(all[i*p.Len():][:p.Len()], rows.Row(i))
	}
	return all
}

// lasts is the way back of firsts.
func lasts(p nn.Picture, all []float64) nn.Matrix {
	rows := nn.NewMatrix(len(all)/p.Len(), p.Len())
	for i := range rows.Rows {
		p.ChannelsLast(rows.Row(i), all[i*p.Len():][:p.Len()])
	}
	return rows
}

// convolved is the convolution as it stands in books, in PyTorch's order.
func convolved(l nn.Convolution, x, w, b []float64) []float64 {
	in, out := l.In, l.Out()
	y := make([]float64, 0, out.Len())
	for f := range l.Filters {
		for i := range out.Height {
			for j := range out.Width {
				sum := b[f]
				for c := range in.Channels {
					for u := range l.Size {
						for v := range l.Size {
							row, col := i*l.Stride+u-l.Padding, j*l.Stride+v-l.Padding
							if row >= 0 && row < in.Height && col >= 0 && col < in.Width {
								sum += x[(c*in.Height+row)*in.Width+col] * w[((f*in.Channels+c)*l.Size+u)*l.Size+v]
							}
						}
					}
				}
				y = append(y, sum)
			}
		}
	}
	return y
}

func checkConvolution(t *testing.T, l nn.Convolution, seed uint32) {
	t.Helper()
	r := random.New(seed)
	net := network(t, l.In.Len(), l)
	filters := fill(nn.NewMatrix(1, len(net.Weights(0).Data)), r.Randn).Data
	l.ChannelsLast(net.Weights(0), filters)
	copy(net.Biases(0), fill(nn.NewMatrix(1, l.Filters), r.Randn).Data)
	x := fill(nn.NewMatrix(2, l.In.Len()), r.Randn)
	y := net.Predict(x)
	for i := range x.Rows {
		want := convolved(l, firsts(l.In, x.RowRange(i, i+1)), filters, net.Biases(0))
		for k, v := range firsts(l.Out(), y.RowRange(i, i+1)) {
			if math.Abs(v-want[k]) > 1e-12 {
				t.Fatalf("%+v: number %d of sample %d is %v, want %v", l, k, i, v, want[k])
			}
		}
	}
}

func FuzzConvolution(f *testing.F) {
	f.Add(uint32(1), uint8(8), uint8(8), uint8(1), uint8(3), uint8(3), uint8(1), uint8(0))
	f.Add(uint32(2), uint8(5), uint8(7), uint8(2), uint8(4), uint8(2), uint8(2), uint8(3))
	f.Fuzz(func(t *testing.T, seed uint32, h, w, c, filters, size, stride, padding uint8) {
		l := nn.Convolution{
			In:      nn.Picture{Height: int(h % 10), Width: int(w % 10), Channels: int(c % 4)},
			Filters: int(filters % 5), Size: int(size % 6), Stride: int(stride % 5), Padding: int(padding % 5),
		}
		if _, err := nn.NewNetwork(max(1, l.In.Len()), l); err == nil {
			checkConvolution(t, l, seed)
		}
	})
}

// torchConvolutions are the cases of testdata/torch_golden.py.
var torchConvolutions = map[string]struct {
	samples int
	layer   nn.Convolution
}{
	"conv":        {1, nn.Convolution{In: nn.Picture{Height: 4, Width: 4, Channels: 2}, Filters: 3, Size: 3, Stride: 1, Padding: 1}},
	"conv stride": {2, nn.Convolution{In: nn.Picture{Height: 7, Width: 6, Channels: 3}, Filters: 4, Size: 3, Stride: 2, Padding: 1}},
	"conv floor":  {2, nn.Convolution{In: nn.Picture{Height: 8, Width: 8, Channels: 1}, Filters: 2, Size: 3, Stride: 2}},
	"conv even":   {3, nn.Convolution{In: nn.Picture{Height: 5, Width: 7, Channels: 2}, Filters: 1, Size: 2, Stride: 1}},
	"conv wide":   {1, nn.Convolution{In: nn.Picture{Height: 8, Width: 8, Channels: 1}, Filters: 3, Size: 5, Stride: 1, Padding: 2}},
	"conv far":    {1, nn.Convolution{In: nn.Picture{Height: 3, Width: 3, Channels: 2}, Filters: 2, Size: 2, Stride: 3, Padding: 2}},
}

func TestConvolutionIsPyTorchs(t *testing.T) {
	for name, c := range torchConvolutions {
		l, g := c.layer, torch(t, name)
		net := network(t, l.In.Len(), l)
		l.ChannelsLast(net.Weights(0), sines(len(net.Weights(0).Data), 1))
		copy(net.Biases(0), sines(l.Filters, 1))
		trace := net.NewTrace(c.samples)
		trace.KeepInputGradient()
		y := net.Forward(trace, lasts(l.In, sines(c.samples*l.In.Len(), 1)))
		g.compare(tight, firsts(l.Out(), y)...)
		pass := &trace.Passes[0]
		copy(pass.DOut.Data, y.Data)
		net.Backward(trace)
		g.compare(1e-13, firsts(l.In, pass.DIn)...)
		filters := make([]float64, len(pass.DWeights.Data))
		l.ChannelsFirst(filters, pass.DWeights)
		g.compare(1e-13, filters...)
		g.compare(1e-13, pass.DBiases...)
		g.end()
	}
}

// A small convolutional network learns from the digits what PyTorch's does.
func TestDigitsArePyTorchs(t *testing.T) {
	g := torch(t, "digits")
	run, conv, pool := digitsRun(t, 200, 4)
	net := run.Network()
	conv.ChannelsLast(net.Weights(0), sines(4*9, 0.5))
	copy(net.Biases(0), sines(4, 0.1))
	head := nn.Matrix{Rows: 10, Cols: 36, Data: sines(360, 0.3)}.T() // PyTorch keeps (outputs, inputs)
	pool.Out().ChannelsLast(net.Weights(3).Data, head.Data)
	copy(net.Biases(3), sines(10, 0.1))
	for range 20 {
		run.Batch()
		g.compare(1e-12, run.BatchLoss())
	}
	filters := make([]float64, 4*9)
	conv.ChannelsFirst(filters, net.Weights(0))
	g.compare(1e-12, filters...)
	g.compare(1e-12, net.Biases(0)...)
	pool.Out().ChannelsFirst(head.Data, net.Weights(3).Data)
	g.compare(1e-12, head.T().Data...)
	g.compare(1e-12, net.Biases(3)...)
	g.end()
}

// digitsRun returns a training of a convolution, a pool and a dense layer on the
// first n digits, in batches of 10.
func digitsRun(tb testing.TB, n, filters int) (*nn.Trainer, nn.Convolution, nn.MaxPool) {
	tb.Helper()
	conv := nn.Convolution{In: nn.Picture{Height: 8, Width: 8, Channels: 1}, Filters: filters, Size: 3, Stride: 1}
	pool := nn.MaxPool{In: conv.Out(), Size: 2, Stride: 2}
	run := trainer(tb, data.DigitSet(data.Digits()[:n]),
		nn.Training{Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: 0.1, BatchSize: 10},
		conv, nn.ReLU{}, pool, nn.Dense{Neurons: 10})
	run.Network().Initialize(nn.He, nn.Zeros, random.New(1))
	return run, conv, pool
}

func TestSizesOfPictures(t *testing.T) {
	for _, c := range []struct{ size, k, stride, padding, want int }{
		{8, 3, 1, 0, 6}, {8, 3, 1, 1, 8}, {8, 3, 2, 0, 3}, {8, 3, 2, 1, 4}, {8, 5, 1, 2, 8},
	} {
		l := nn.Convolution{
			In:      nn.Picture{Height: c.size, Width: c.size + 1, Channels: 2},
			Filters: 4, Size: c.k, Stride: c.stride, Padding: c.padding,
		}
		out := l.Out()
		if out.Height != c.want || out.Channels != 4 {
			t.Errorf("%+v gives %+v", l, out)
		}
		// A pixel is read if turning it changes anything.
		net := network(t, l.In.Len(), l)
		fill(net.Weights(0), func() float64 { return 1 })
		for i := range l.In.Height {
			for j := range l.In.Width {
				x := nn.NewMatrix(1, l.In.Len())
				x.Set(0, l.In.Index(1, i, j), 1)
				if read := net.Predict(x).Sum() != 0; read != l.Reads(i, j) {
					t.Errorf("%+v: pixel %d, %d is read: %v", l, i, j, read)
				}
			}
		}
	}
	if out := (nn.MaxPool{In: nn.Picture{Height: 7, Width: 7, Channels: 5}, Size: 2, Stride: 2}).Out(); out.Height != 3 {
		t.Errorf("a pool of 7 gives %+v", out)
	}
}

func TestPicturesThatDoNotFit(t *testing.T) {
	in := nn.Picture{Height: 8, Width: 8, Channels: 1}
	for want, l := range map[string]nn.Layer{
		"cannot reshape array of size 72 into shape (8,8,1)": nn.Convolution{In: in, Filters: 1, Size: 3, Stride: 1},
		"cannot reshape array of size 72 into shape (8,9,2)": nn.MaxPool{In: nn.Picture{Height: 8, Width: 9, Channels: 2}, Size: 2, Stride: 2},
		"nn: sizes must be positive, got [8 8 1 3 0]":        nn.Convolution{In: in, Filters: 1, Size: 3},
		"nn: sizes must be positive, got [0]":                nn.Convolution{In: in, Size: 3, Stride: 1},
		"nn: sizes must be positive, got [0 0]":              nn.MeanPool{In: in, Size: 9, Stride: 1},
		"nn: sizes must be positive, got [0 8 1 2 2]":        nn.MaxPool{In: nn.Picture{Width: 8, Channels: 1}, Size: 2, Stride: 2},
	} {
		_, err := nn.NewNetwork(72, l)
		var shape *nn.ShapeError
		if err == nil || err.Error() != want || !errors.As(err, &shape) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	conv := nn.Convolution{In: in, Filters: 8, Size: 3, Stride: 1}
	_, err := nn.NewNetwork(64, conv, nn.Dense{Inputs: 8 * 8 * 8, Neurons: 10})
	if want := "shapes (n,288) and (512,10) not aligned: 288 (dim 1) != 512 (dim 0)"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// What is read from a trace, the patch and the winner, is what was computed with.
func TestPatchesAndWinners(t *testing.T) {
	run, conv, pool := digitsRun(t, 20, 4)
	net := run.Network()
	trace := net.NewForwardTrace(5)
	net.Forward(trace, run.Data().X.RowRange(0, 5))
	for s := range 5 {
		for i := range 6 {
			for j := range 6 {
				patch := conv.Patch(&trace.Passes[0], s, i, j)
				if got, want := patch[5], run.Data().X.At(s, conv.In.Index(0, i+1, j+2)); got != want {
					t.Fatalf("the sixth number of patch %d, %d is %v, want %v", i, j, got, want)
				}
				sum := net.Biases(0)[2]
				for k, v := range patch {
					sum += v * net.Weights(0).At(k, 2)
				}
				near(t, "patch times filter", trace.Passes[0].Out.At(s, conv.Out().Index(2, i, j)), sum, 1e-15)
			}
		}
		for i := range 3 {
			for j := range 3 {
				y, x := pool.Winner(&trace.Passes[2], s, 1, i, j)
				if y/2 != i || x/2 != j {
					t.Fatalf("%d, %d won at %d, %d", y, x, i, j)
				}
				if got, want := trace.Passes[2].Out.At(s, pool.Out().Index(1, i, j)), trace.Passes[2].In.At(s, pool.In.Index(1, y, x)); got != want {
					t.Errorf("the winner is %v, the pool says %v", want, got)
				}
			}
		}
	}
}

func TestStartsGoByFilters(t *testing.T) {
	conv := nn.Convolution{In: nn.Picture{Height: 8, Width: 8, Channels: 2}, Filters: 5, Size: 3, Stride: 1}
	net := network(t, conv.In.Len(), conv)
	net.Initialize(func(dst []float64, fanIn, fanOut int, _ *random.Stream) {
		dst[0], dst[1] = float64(fanIn), float64(fanOut)
	}, nn.Zeros, nil)
	if w := net.Weights(0); w.Rows != 18 || w.Cols != 5 || w.Data[0] != 18 || w.Data[1] != 45 {
		t.Errorf("weights %d×%d with fans %v", w.Rows, w.Cols, w.Data[:2])
	}
}

func TestPicturesInAnyGrainAndBack(t *testing.T) {
	whole, _, _ := digitsRun(t, 45, 8)
	parts, _, _ := digitsRun(t, 45, 8)
	for range 7 {
		whole.Batch()
		for position := parts.Position(); parts.Steps() < whole.Steps(); position++ {
			parts.Sample()
		}
	}
	if bits(whole) != bits(parts) {
		t.Error("by batches and by samples differ")
	}
	state := whole.Save()
	whole.Samples(3)
	middle := whole.Save()
	epochs(whole, 2)
	then := bits(whole)
	for _, s := range []nn.State{state, middle} {
		whole.Restore(s)
		epochs(whole, 2)
		if bits(whole) != then {
			t.Error("it comes back to something else")
		}
	}
}

func TestPicturesAllocateNothing(t *testing.T) {
	run, _, _ := digitsRun(t, 100, 8)
	out := nn.NewMatrix(100, 10)
	run.Epoch()
	for name, f := range map[string]func(){
		"Epoch": run.Epoch, "PredictInto": func() { run.Network().PredictInto(out, run.Data().X) },
	} {
		if n := testing.AllocsPerRun(5, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

// An epoch of 1,000 digits: 100 updates of a network with 810 parameters.
func BenchmarkEpochDigits(b *testing.B) {
	run, _, _ := digitsRun(b, 1000, 8)
	b.ReportAllocs()
	for b.Loop() {
		run.Epoch()
	}
}

// A filter that answers to edges between dark above and light below, on a small
// picture; then a pool, which tells what was where only roughly.
func ExampleConvolution() {
	conv := nn.Convolution{In: nn.Picture{Height: 4, Width: 4, Channels: 1}, Filters: 1, Size: 3, Stride: 1, Padding: 1}
	pool := nn.MaxPool{In: conv.Out(), Size: 2, Stride: 2}
	net, err := nn.NewNetwork(16, conv, nn.ReLU{}, pool)
	if err != nil {
		panic(err)
	}
	conv.ChannelsLast(net.Weights(0), []float64{ // one filter of one channel
		-1, -1, -1,
		0, 0, 0,
		1, 1, 1,
	})
	trace := net.NewForwardTrace(1)
	out := net.Forward(trace, nn.FromRows([][]float64{{
		0, 0, 0, 0,
		0, 0, 0, 0,
		1, 1, 1, 1,
		1, 1, 1, 1,
	}}))
	edges := trace.Passes[1].Out.Row(0)
	for i := range 4 {
		fmt.Println(edges[4*i : 4*i+4])
	}
	fmt.Println("pooled:", out.Row(0))
	row, col := pool.Winner(&trace.Passes[2], 0, 0, 1, 0)
	fmt.Printf("below left the number in row %d, column %d won\n", row, col)
	fmt.Println("its patch:", conv.Patch(&trace.Passes[0], 0, row, col))
	// Output:
	// [0 0 0 0]
	// [2 3 3 2]
	// [2 3 3 2]
	// [0 0 0 0]
	// pooled: [3 3 3 3]
	// below left the number in row 2, column 1 won
	// its patch: [0 0 0 1 1 1 1 1 1]
}
