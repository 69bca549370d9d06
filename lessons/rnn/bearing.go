package rnn

import (
	"math"

	"sinapse/nn"
)

// bearing is how strongly what the cell holds the likeliest behind one of the characters
// that it wrote hangs on what it read there and before, from one step on: the size of
// ∂z/∂(x·Wx) at each step, where z is the likeliest one's score.
//
//	dh = Wo[:,likeliest] at the last step; dz_t = dh_t ⊙ (1 − h_t²); dh_{t−1} = dz_t·Whᵀ
func (r *textRun) bearing(from, at int) []float64 {
	now, kinds := r.writes(), r.alphabet.Len()
	in, out := r.trainer.Network().Weights(0), r.trainer.Network().Weights(1)
	likeliest := nn.Class(now.next[at], 0)
	dh, dz, sizes := make([]float64, textUnits), make([]float64, textUnits), make([]float64, at+1-from)
	for i := range dh {
		dh[i] = out.At(i, likeliest)
	}
	for t := at; t >= from; t-- {
		size := 0.0
		for i, h := range now.states[t] {
			dz[i] = dh[i] * (1 - float64(h*h))
			size += float64(dz[i] * dz[i])
		}
		sizes[t-from] = math.Sqrt(size)
		for i := range dh {
			sum := 0.0
			for k, d := range dz {
				sum += float64(d * in.At(kinds+i, k))
			}
			dh[i] = sum
		}
	}
	return sizes
}
