package nn

// Embedding looks tokens up: a row of T tokens, each a whole number from 0 to
// Tokens−1, becomes a row of T·d numbers, where each token stands for a row of
// weights, Tokens×d. It is the product with a row of zeros and a single 1, never
// multiplied out. It panics if there is no such token.
type Embedding struct {
	Tokens int
	Width  int // d
}

// Outputs returns T·d. Sizes that are not positive are a [*ShapeError].
func (l Embedding) Outputs(inputs int) (int, error) {
	if l.Tokens <= 0 || l.Width <= 0 {
		return 0, &ShapeError{Kind: BadSize, A: []int{l.Tokens, l.Width}}
	}
	return inputs * l.Width, nil
}

// Parameters returns Tokens×d weights and no biases.
func (l Embedding) Parameters(int) (rows, cols, biases int) { return l.Tokens, l.Width, 0 }

// Forward looks the tokens up.
func (l Embedding) Forward(p *Pass) {
	for i, token := range p.In.Data {
		copy(p.Out.Data[i*l.Width:][:l.Width], p.Weights.Row(int(token)))
	}
}

// Backward adds each gradient to the token's row of DWeights. A token has no
// gradient of its own: DIn is 0.
func (l Embedding) Backward(p *Pass) {
	clear(p.DIn.Data)
	if p.Frozen {
		return
	}
	for i, token := range p.In.Data {
		row := p.DWeights.Row(int(token))
		for j, d := range p.DOut.Data[i*l.Width:][:l.Width] {
			row[j] += d
		}
	}
}
