package nn

// A Dataset is inputs and what is wanted of them: row i of X (n×d) is one
// sample, row i of Y (n×m) its target.
type Dataset struct{ X, Y Matrix }

// Len returns the number of samples.
func (d Dataset) Len() int { return d.X.Rows }
