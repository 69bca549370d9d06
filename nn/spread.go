package nn

import "math"

// BatchSpread adds one number to each row: how far the rows of the batch differ,
// the mean over all columns of their standard deviation over the batch,
//
//	s = (Σⱼ √(Σᵢ (xᵢⱼ − mean xⱼ)²/n + 10⁻⁸))/d
//
// the same for all rows. It tells a discriminator of fakes that are all alike
// (after Karras et al., 2018). So a row's output depends on the others: a batch must
// not be taken in parts, and what is predicted of points that are no batch says
// little. The layers behind it, for rows of d+1 numbers, make a network that may be
// asked about any point, with a spread that is set by hand.
type BatchSpread struct{}

// spreadFloor keeps the slope of the root finite where all rows are alike.
const spreadFloor = 1e-8

// Outputs returns d + 1.
func (BatchSpread) Outputs(inputs int) (int, error) { return inputs + 1, nil }

// Parameters returns zeros: there is nothing to learn.
func (BatchSpread) Parameters(int) (rows, cols, biases int) { return 0, 0, 0 }

// Forward copies the rows, and computes their spread.
func (BatchSpread) Forward(p *Pass) {
	spread := 0.0
	for j := range p.In.Cols {
		_, deviation := spreadOf(p.In, j)
		spread += deviation
	}
	spread /= float64(p.In.Cols)
	for i := range p.In.Rows {
		copy(p.Out.Row(i), p.In.Row(i))
		p.Out.Row(i)[p.In.Cols] = spread
	}
}

// Backward passes on the gradient of the copies, and shares that of the spread out:
// ∂s/∂xᵢⱼ = (xᵢⱼ − mean xⱼ)/(n·d·deviation of xⱼ).
func (BatchSpread) Backward(p *Pass) {
	if p.DIn.Rows == 0 {
		return
	}
	d, sum := p.In.Cols, 0.0
	for i := range p.In.Rows {
		copy(p.DIn.Row(i), p.DOut.Row(i))
		sum += p.DOut.Row(i)[d]
	}
	for j := range d {
		mean, deviation := spreadOf(p.In, j)
		scale := sum / (float64(p.In.Rows*d) * deviation)
		for i := range p.In.Rows {
			p.DIn.Row(i)[j] += float64(scale * (p.In.At(i, j) - mean))
		}
	}
}

// spreadOf returns the mean and the standard deviation of column j.
func spreadOf(x Matrix, j int) (mean, deviation float64) {
	for i := range x.Rows {
		mean += x.At(i, j)
	}
	mean /= float64(x.Rows)
	sum := 0.0
	for i := range x.Rows {
		d := x.At(i, j) - mean
		sum += float64(d * d)
	}
	return mean, math.Sqrt(sum/float64(x.Rows) + spreadFloor)
}
