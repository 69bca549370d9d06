package nn

import "math"

// A Penalty pulls weights towards zero, so that a network prefers small ones;
// biases go free. The zero Penalty does nothing. What is penalised is
//
//	L1·Σ|w| + L2/2·Σw²
//
// L2 makes all weights smaller. L1 makes some exactly zero: a [Trainer] adds
// the gradient of L2 to the batch's, but for L1 it moves each weight by
// rate·L1 towards zero after the update, and not beyond (a gradient step would
// jump to and fro across it).
type Penalty struct{ L1, L2 float64 }

// Value returns L1·Σ|w| + L2/2·Σw².
func (p Penalty) Value(weights []float64) float64 {
	sum1, sum2 := 0.0, 0.0
	for _, w := range weights {
		sum1 += math.Abs(w)
		sum2 += float64(w * w)
	}
	return float64(p.L1*sum1) + float64(p.L2/2*sum2)
}

// AddGradient adds L1·sign(w) + L2·w to grad, where sign(0) = 0.
func (p Penalty) AddGradient(grad, weights []float64) {
	for i, w := range weights {
		grad[i] += float64(p.L2 * w)
		switch {
		case w > 0:
			grad[i] += p.L1
		case w < 0:
			grad[i] -= p.L1
		}
	}
}

// shrink moves each weight by step towards zero, and not beyond it.
func shrink(weights []float64, step float64) {
	for i, w := range weights {
		switch {
		case w > step:
			weights[i] = w - step
		case w < -step:
			weights[i] = w + step
		case w == w: // NaN stays
			weights[i] = 0
		}
	}
}
