package nn

import "sinapse/nn/random"

// A Source draws samples without end. A [Trainer] that has one never sees the same
// sample twice, so nothing can be learnt by heart.
type Source interface {
	// Widths returns how many inputs and targets a sample has.
	Widths() (inputs, targets int)
	// Sample sets a sample's inputs and targets, drawing from r.
	Sample(inputs, targets []float64, r *random.Stream)
}

// Draw returns a data set of n samples of a source.
func Draw(s Source, n int, r *random.Stream) Dataset {
	inputs, targets := s.Widths()
	d := Dataset{NewMatrix(n, inputs), NewMatrix(n, targets)}
	for i := range n {
		s.Sample(d.X.Row(i), d.Y.Row(i), r)
	}
	return d
}

// shapeOf returns a data set of one sample without numbers; an empty one for nil.
func shapeOf(s Source) Dataset {
	if s == nil {
		return Dataset{}
	}
	inputs, targets := s.Widths()
	return Dataset{Matrix{Rows: 1, Cols: inputs}, Matrix{Rows: 1, Cols: targets}}
}
