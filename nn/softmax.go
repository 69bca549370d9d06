package nn

import "sinapse/nn/elementary"

// Softmax turns a row of scores into probabilities: pⱼ = e^zⱼ / Σ e^zₖ. They
// are positive and their sum is 1. To train on probabilities, leave it out and
// use [CrossEntropy], which takes the scores and is exact where e^z is not.
type Softmax struct{ elementwise }

// Forward computes each row's probabilities. The row's highest score is taken
// off first: it cancels out, and nothing overflows.
func (Softmax) Forward(p *Pass) {
	for i := range p.In.Rows {
		softmax(p.Out.Row(i), p.In.Row(i))
	}
}

// Backward computes DIn = p·(DOut − Σ DOut·p), row by row: every probability
// depends on every score.
func (Softmax) Backward(p *Pass) {
	for i := range p.DIn.Rows {
		a, dout, din := p.Out.Row(i), p.DOut.Row(i), p.DIn.Row(i)
		sum := 0.0
		for j, d := range dout {
			sum += float64(d * a[j])
		}
		for j, d := range dout {
			din[j] = a[j] * (d - sum)
		}
	}
}

// Probabilities returns the softmax of the scores of one sample, as [Softmax] computes it.
func Probabilities(scores []float64) []float64 {
	p := make([]float64, len(scores))
	softmax(p, scores)
	return p
}

// softmax sets p to the probabilities of the scores z.
func softmax(p, z []float64) {
	top := z[0]
	for _, v := range z {
		top = max(top, v)
	}
	for j, v := range z {
		p[j] = v - top
	}
	elementary.ExpInto(p, p[:len(z)])
	sum := 0.0
	for _, e := range p {
		sum += e
	}
	for j := range p {
		p[j] /= sum
	}
}
