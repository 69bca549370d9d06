package nn_test

import (
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// Each gradient of a deep chain of all that sees pictures, away from kinks and ties.
func TestGradientsOfPictures(t *testing.T) {
	conv := nn.Convolution{In: nn.Picture{Height: 7, Width: 6, Channels: 2}, Filters: 3, Size: 3, Stride: 1, Padding: 1}
	strided := nn.Convolution{In: conv.Out(), Filters: 2, Size: 3, Stride: 2, Padding: 2, NoBias: true}
	for name, chain := range map[string][]nn.Layer{
		"convolution": {conv},
		"two":         {conv, nn.Tanh{}, strided},
		"max pool":    {conv, nn.MaxPool{In: conv.Out(), Size: 2, Stride: 2}},
		"all over":    {conv, nn.MaxPool{In: conv.Out(), Size: 3, Stride: 1}, nn.Dense{Neurons: 3}},
		"mean pool":   {conv, nn.MeanPool{In: conv.Out(), Size: 3, Stride: 2}, nn.Dense{Neurons: 3}},
		"global mean": {conv, nn.ReLU{}, nn.MeanPool{In: nn.Picture{Height: 7, Width: 6, Channels: 3}, Size: 6, Stride: 6}},
	} {
		net := network(t, conv.In.Len(), chain...)
		x, want := nn.NewMatrix(2, conv.In.Len()), nn.NewMatrix(2, net.Outputs())
		trace := net.NewTrace(2)
		trace.KeepInputGradient()
		for r := random.New(5); ; { // until no kink and no tie is near
			net.Initialize(nn.He, nn.Normal(0.3), r)
			fill(x, r.RandomSample)
			fill(want, r.Randn)
			net.Forward(trace, x)
			if kink(chain, trace) > 5e-4 {
				break
			}
		}
		loss := nn.HalfSquared{}
		value := func() float64 { return loss.Value(net.Forward(trace, x), want, 2) }
		value()
		last := trace.Passes[net.Layers()-1]
		loss.Gradient(last.DOut, last.Out, want, 2)
		net.Backward(trace)
		compareRelative(t, name+": parameter", net.Parameters(), slices.Clone(trace.Gradients), value)
		compareRelative(t, name+": input", x.Data, trace.Passes[0].DIn.Clone().Data, value)
	}
}

// kink returns how near to a corner of ReLU or to a tie of a pool a trace comes.
func kink(chain []nn.Layer, trace *nn.Trace) float64 {
	gap := math.Inf(1)
	for i, l := range chain {
		p := &trace.Passes[i]
		switch l := l.(type) {
		case nn.ReLU:
			for _, z := range p.In.Data {
				gap = min(gap, math.Abs(z))
			}
		case nn.MaxPool:
			gap = min(gap, tie(l, p))
		}
	}
	return gap
}

// tie returns the smallest distance of a window's second number from its first.
func tie(l nn.MaxPool, p *nn.Pass) float64 {
	gap, out := math.Inf(1), l.Out()
	for s := range p.In.Rows {
		for c := range out.Channels {
			for i := range out.Height {
				for j := range out.Width {
					y, x := l.Winner(p, s, c, i, j)
					for u := range l.Size {
						for v := range l.Size {
							if row, col := i*l.Stride+u, j*l.Stride+v; row != y || col != x {
								gap = min(gap, p.Out.At(s, out.Index(c, i, j))-p.In.At(s, l.In.Index(c, row, col)))
							}
						}
					}
				}
			}
		}
	}
	return gap
}

// compareRelative holds gradients against central differences of f over
// numbers: within 1e-7 of the difference, or of a thousandth of the largest.
func compareRelative(t *testing.T, what string, numbers, gradients []float64, f func() float64) {
	t.Helper()
	const h = 1e-4
	slopes, largest := make([]float64, len(numbers)), 0.0
	for i, v := range numbers {
		// Four points: what the difference leaves out falls with h⁴.
		at := func(k float64) float64 {
			numbers[i] = v + k*h
			return f()
		}
		slopes[i] = (8*(at(1)-at(-1)) - (at(2) - at(-2))) / (12 * h)
		numbers[i] = v
		largest = max(largest, math.Abs(slopes[i]))
	}
	for i, slope := range slopes {
		if !(math.Abs(gradients[i]-slope) <= 1e-7*max(math.Abs(slope), 1e-3*largest)) {
			t.Errorf("%s %d: gradient %v, difference %v", what, i, gradients[i], slope)
		}
	}
}
