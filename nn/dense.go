package nn

// Dense connects every input to every neuron: Out = In·W + b, in shapes
// (n,d)·(d,m) + (m) → (n,m). Column j of W holds the weights of neuron j.
//
// With a Mask it is sparse: where the mask is 0 there is no link. The weight of
// one counts as 0 whatever is written there, and is set to 0 when the network is
// initialised and with each update.
type Dense struct {
	Inputs  int    // d, where it should be checked; 0 takes whatever comes
	Neurons int    // m
	NoBias  bool   // leaves b out
	Mask    Matrix // d×m, 0 for no link; the empty matrix links all
}

// Outputs returns the number of neurons. A width other than d, or a mask of
// another shape, is a [*ShapeError].
func (l Dense) Outputs(inputs int) (int, error) {
	weights := Matrix{Rows: inputs, Cols: l.Neurons}
	switch {
	case l.Neurons <= 0 || l.Inputs < 0:
		return 0, &ShapeError{Kind: BadSize, A: []int{l.Inputs, l.Neurons}}
	case l.Inputs != 0 && l.Inputs != inputs:
		return 0, notAligned(Unknown, inputs, l.Inputs, l.Neurons)
	case l.masked() && !sameShape(l.Mask, weights):
		return 0, notBroadcast(weights, l.Mask)
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
		repeat(p.Out.Data, p.Biases)
	}
	if l.masked() {
		addMasked(p.Out, p.In, p.Weights, l.Mask)
	} else {
		addMul(p.Out, p.In, p.Weights)
	}
}

// Backward computes DIn = DOut·Wᵀ and adds Inᵀ·DOut to DWeights and the sum
// of DOut's rows to DBiases.
func (l Dense) Backward(p *Pass) {
	if !p.Frozen {
		addTMul(p.DWeights, p.In, p.DOut)
		if l.masked() {
			l.hold(p.DWeights)
		}
		addRows(p.DBiases, p.DOut.Data)
	}
	if p.DIn.Rows == 0 {
		return
	}
	clear(p.DIn.Data)
	if l.masked() {
		addMaskedT(p.DIn, p.DOut, p.Weights, l.Mask)
	} else {
		addMulT(p.DIn, p.DOut, p.Weights)
	}
}

// addRows adds rows, as long as biases, to biases: a bias is the weight of an input
// that is always 1. Without biases it adds nothing.
func addRows(biases, rows []float64) {
	accumulate(biases, len(biases), factors{data: one}, rows, len(biases))
}

// one is the factor of every bias.
var one = []float64{1}

// repeat fills rows with copies of row.
func repeat(rows, row []float64) {
	for n := copy(rows, row); n < len(rows); n *= 2 {
		copy(rows[n:], rows[:n])
	}
}
