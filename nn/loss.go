package nn

import (
	"math"

	"sinapse/nn/elementary"
)

// A Loss says how far outputs are from what was wanted, and how it changes
// with each output. out and want are rows×m; samples is the size of the batch
// that the rows belong to, so that the values and gradients of its parts add
// up to those of the whole.
type Loss interface {
	// Value returns the rows' share of the loss of the batch.
	Value(out, want Matrix, samples int) float64
	// Gradient sets grad, rows×m, to ∂loss/∂out.
	Gradient(grad, out, want Matrix, samples int)
}

// A Counter is a loss that is a mean of something else than samples. Its Value and
// Gradient take, in place of the number of samples, what Count returns for the
// targets of the whole batch.
type Counter interface {
	Loss
	// Count returns of how many things the loss is a mean, for targets of n×m.
	Count(want Matrix) int
}

// terms returns of how many things a loss is a mean, at least 1.
func terms(l Loss, want Matrix) int {
	if c, ok := l.(Counter); ok {
		return max(1, c.Count(want))
	}
	return want.Rows
}

// MeanSquared is the mean squared error over all n·m elements: Σ(o−t)²/(n·m).
type MeanSquared struct{}

// Value returns Σ(o−t)²/(n·m).
func (MeanSquared) Value(out, want Matrix, samples int) float64 {
	return squares(out, want) / float64(samples*out.Cols)
}

// Gradient sets grad to 2(o−t)/(n·m).
func (MeanSquared) Gradient(grad, out, want Matrix, samples int) {
	scaledDifference(grad, out, want, 2/float64(samples*out.Cols))
}

// HalfSquared is half the squared error of a sample, as a mean over the n
// samples: Σ½(o−t)²/n. Its gradient has no factor. TensorFlow's Playground
// uses it.
type HalfSquared struct{}

// Value returns Σ½(o−t)²/n.
func (HalfSquared) Value(out, want Matrix, samples int) float64 {
	return squares(out, want) / 2 / float64(samples)
}

// Gradient sets grad to (o−t)/n.
func (HalfSquared) Gradient(grad, out, want Matrix, samples int) {
	scaledDifference(grad, out, want, 1/float64(samples))
}

// Absolute is the mean absolute error over all n·m elements: Σ|o−t|/(n·m). An
// outlier weighs less than with squares.
type Absolute struct{}

// Value returns Σ|o−t|/(n·m).
func (Absolute) Value(out, want Matrix, samples int) float64 {
	sum := 0.0
	for i, o := range out.Data {
		sum += math.Abs(o - want.Data[i])
	}
	return sum / float64(samples*out.Cols)
}

// Gradient sets grad to sign(o−t)/(n·m), where sign(0) = 0.
func (Absolute) Gradient(grad, out, want Matrix, samples int) {
	scale := 1 / float64(samples*out.Cols)
	for i, o := range out.Data {
		switch d := o - want.Data[i]; {
		case d > 0:
			grad.Data[i] = scale
		case d < 0:
			grad.Data[i] = -scale
		default:
			grad.Data[i] = d // 0, or NaN
		}
	}
}

// BinaryCrossEntropy punishes being sure and wrong about yes or no. The
// outputs are scores z (logits), whose [Sigmoid] σ is the probability of yes;
// wanted are t = 1 (yes), 0 (no), or between. It is the mean over samples of
//
//	−t·ln σ(z) − (1−t)·ln(1−σ(z)) = max(z,0) − z·t + ln(1 + e^−|z|)
//
// and the right side never overflows.
type BinaryCrossEntropy struct{}

// Value returns Σ(max(z,0) − z·t + ln(1 + e^−|z|))/n.
func (BinaryCrossEntropy) Value(out, want Matrix, samples int) float64 {
	sum := 0.0
	for i, z := range out.Data {
		sum += max(z, 0) - float64(z*want.Data[i]) + elementary.Log1p(elementary.Exp(-math.Abs(z)))
	}
	return sum / float64(samples)
}

// Gradient sets grad to (σ(z) − t)/n.
func (BinaryCrossEntropy) Gradient(grad, out, want Matrix, samples int) {
	for i, z := range out.Data {
		grad.Data[i] = (elementary.Sigmoid(z) - want.Data[i]) / float64(samples)
	}
}

// CrossEntropy punishes being sure of the wrong class. The outputs are scores
// z (logits), whose [Softmax] p are probabilities; wanted is 1 in the column
// of the right class and 0 elsewhere, or a probability of each class. (A row of
// another sum is one that counts more, or less.) It is the mean over samples of
//
//	−Σ tⱼ·ln pⱼ = Σ tⱼ·(ln Σ e^zₖ − zⱼ)
type CrossEntropy struct{}

// Value returns Σᵢ(Σⱼ tⱼ·(ln Σ e^zₖ − zⱼ))/n.
func (CrossEntropy) Value(out, want Matrix, samples int) float64 {
	sum := 0.0
	for i := range out.Rows {
		z := out.Row(i)
		logSum := logSumExp(z)
		for j, t := range want.Row(i) {
			if t != 0 {
				sum += float64(t * (logSum - z[j]))
			}
		}
	}
	return sum / float64(samples)
}

// Gradient sets grad to (p·Σt − t)/n; where a row of t sums to 1, that is (p − t)/n.
func (CrossEntropy) Gradient(grad, out, want Matrix, samples int) {
	for i := range out.Rows {
		g, wanted := grad.Row(i), want.Row(i)
		softmax(g, out.Row(i))
		sum := 0.0
		for _, t := range wanted {
			sum += t
		}
		for j, t := range wanted {
			g[j] = (float64(g[j]*sum) - t) / float64(samples)
		}
	}
}

// logSumExp returns ln Σ e^z without overflow.
func logSumExp(z []float64) float64 {
	top := z[0]
	for _, v := range z {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range z {
		sum += elementary.Exp(v - top)
	}
	return top + elementary.Log(sum)
}

// squares returns Σ(o−t)².
func squares(out, want Matrix) float64 {
	sum := 0.0
	for i, t := range want.Data[:len(out.Data)] {
		d := out.Data[i] - t
		sum += float64(d * d)
	}
	return sum
}

// scaledDifference sets grad to (o−t)·scale.
func scaledDifference(grad, out, want Matrix, scale float64) {
	o, t := out.Data[:len(grad.Data)], want.Data[:len(grad.Data)]
	for i := range grad.Data {
		grad.Data[i] = (o[i] - t[i]) * scale
	}
}
