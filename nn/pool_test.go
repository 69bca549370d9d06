package nn_test

import (
	"fmt"
	"math"
	"testing"

	"sinapse/nn"
)

func TestPoolsArePyTorchs(t *testing.T) {
	in := nn.Picture{Height: 7, Width: 6, Channels: 3}
	for name, pool := range map[string]interface {
		nn.Layer
		Out() nn.Picture
	}{
		"max pool": nn.MaxPool{In: in, Size: 2, Stride: 2}, "mean pool": nn.MeanPool{In: in, Size: 2, Stride: 2},
		"max pool over": nn.MaxPool{In: in, Size: 3, Stride: 1}, "mean pool over": nn.MeanPool{In: in, Size: 3, Stride: 1},
		"max pool floor": nn.MaxPool{In: in, Size: 3, Stride: 2}, "mean pool floor": nn.MeanPool{In: in, Size: 3, Stride: 2},
	} {
		g := torch(t, name)
		net := network(t, in.Len(), nn.ReLU{}, pool)
		trace := net.NewTrace(2)
		trace.KeepInputGradient()
		y := net.Forward(trace, lasts(in, sines(2*in.Len(), 1)))
		g.compare(tight, firsts(pool.Out(), y)...)
		copy(trace.Passes[1].DOut.Data, lasts(pool.Out(), sines(len(y.Data), 1)).Data)
		net.Backward(trace)
		g.compare(tight, firsts(in, trace.Passes[0].DIn)...)
		g.end()
	}
}

func TestTheFirstOfATieWins(t *testing.T) {
	pool := nn.MaxPool{In: nn.Picture{Height: 2, Width: 2, Channels: 1}, Size: 2, Stride: 2}
	net := network(t, 4, pool)
	trace := net.NewTrace(3)
	trace.KeepInputGradient()
	out := net.Forward(trace, nn.FromRows([][]float64{{0, 0, 0, 0}, {1, 3, 3, 2}, {1, math.NaN(), 3, 2}}))
	fill(trace.Passes[0].DOut, func() float64 { return 7 })
	net.Backward(trace)
	if got, want := fmt.Sprint(trace.Passes[0].DIn.Data), "[7 0 0 0 0 7 0 0 0 7 0 0]"; got != want {
		t.Errorf("gradients %s, want %s", got, want)
	}
	if !math.IsNaN(out.At(2, 0)) {
		t.Error("the pool hides what is not a number")
	}
}
