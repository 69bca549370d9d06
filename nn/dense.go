package nn

// Dense connects every input to every neuron: Out = In·W + b, in shapes
// (n,d)·(d,m) + (m) → (n,m). Column j of W holds the weights of neuron j.
type Dense struct {
	Inputs  int  // d, where it should be checked; 0 takes whatever comes
	Neurons int  // m
	NoBias  bool // leaves b out
}

// Outputs returns the number of neurons. A width other than d is a
// [*ShapeError] between a batch, (n,width), and the weights, (d,m).
func (l Dense) Outputs(inputs int) (int, error) {
	if l.Neurons <= 0 || l.Inputs < 0 {
		return 0, &ShapeError{Kind: BadSize, A: []int{l.Inputs, l.Neurons}}
	}
	if l.Inputs != 0 && l.Inputs != inputs {
		return 0, notAligned(Unknown, inputs, l.Inputs, l.Neurons)
	}
	return l.Neurons, nil
}

// Parameters returns d×m weights, and m biases unless they are left out.
func (l Dense) Parameters(inputs int) (rows, cols, biases int) {
	if l.NoBias {
		return inputs, l.Neurons, 0
	}
	return inputs, l.Neurons, l.Neurons
}

// Forward computes Out = In·W + b.
func (l Dense) Forward(p *Pass) {
	if l.NoBias {
		clear(p.Out.Data)
	} else {
		for i := range p.Out.Rows {
			copy(p.Out.Row(i), p.Biases)
		}
	}
	addMul(p.Out, p.In, p.Weights)
}

// Backward computes DIn = DOut·Wᵀ and adds Inᵀ·DOut to DWeights and the sum
// of DOut's rows to DBiases.
func (l Dense) Backward(p *Pass) {
	addTMul(p.DWeights, p.In, p.DOut)
	if !l.NoBias {
		for i := range p.DOut.Rows {
			for j, d := range p.DOut.Row(i) {
				p.DBiases[j] += d
			}
		}
	}
	if p.DIn.Rows > 0 {
		clear(p.DIn.Data)
		addMulT(p.DIn, p.DOut, p.Weights)
	}
}
