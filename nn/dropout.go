package nn

import "fmt"

// Dropout silences each number with probability Share while training, and
// divides the others by 1−Share, so that their mean stays ("inverted"
// dropout, Srivastava et al., 2014). A prediction passes through unchanged.
type Dropout struct {
	elementwise
	Share float64 // 0 ≤ Share < 1
}

// Outputs returns inputs, or an error if the share is none.
func (d Dropout) Outputs(inputs int) (int, error) {
	if !(d.Share >= 0 && d.Share < 1) {
		return 0, fmt.Errorf("nn: dropout share %v is not in [0, 1)", d.Share)
	}
	return inputs, nil
}

// Keep returns inputs: a factor for each number is kept for the way back.
func (d Dropout) Keep(inputs int) int { return inputs }

// Draws returns true.
func (d Dropout) Draws() bool { return true }

// Forward draws a factor for each number, 0 or 1/(1−Share), as
// (np.random.rand(n, d) >= Share) / (1 - Share). It panics if it trains
// without a random stream.
func (d Dropout) Forward(p *Pass) {
	if !p.Training {
		copy(p.Out.Data, p.In.Data)
		return
	}
	if p.Random == nil {
		panic("nn: a layer that draws needs a random stream to train")
	}
	for i, v := range p.In.Data {
		factor := 0.0
		if p.Random.RandomSample() >= d.Share {
			factor = 1 / (1 - d.Share)
		}
		p.Kept.Data[i] = factor
		p.Out.Data[i] = v * factor
	}
}

// Backward multiplies DOut by the factors of the way forward.
func (d Dropout) Backward(p *Pass) {
	for i := range p.DIn.Data {
		p.DIn.Data[i] = p.DOut.Data[i]
		if p.Training {
			p.DIn.Data[i] *= p.Kept.Data[i]
		}
	}
}
