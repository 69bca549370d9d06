package nn

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

// squares returns Σ(o−t)².
func squares(out, want Matrix) float64 {
	sum := 0.0
	for i, t := range want.Data[:len(out.Data)] {
		d := out.Data[i] - t
		sum += d * d
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
