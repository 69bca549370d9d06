package nn

import "slices"

// A Network is a chain of layers and their parameters, which lie in one flat
// slice: layer after layer, each layer's weights (row after row), then its
// biases.
//
// A Network must not be used from two goroutines at once; a [Network.Clone]
// is independent.
type Network struct {
	inputs  int
	layers  []Layer
	spans   []span // where each layer's parameters lie
	masked  []int  // the dense layers that miss links
	params  []float64
	predict *Trace // scratch of Predict, apart from any training; made when first needed
}

// A span is where one layer's parameters lie in the flat slice.
type span struct {
	outputs    int
	rows, cols int // of the weights
	biases     int
	kept       int // numbers a row that the layer keeps
	each, once int // numbers a row, and besides, of its scratch
	carried    int // numbers a row that go on to the next batch
	parts      []Part
	at         int // index of the first weight
}

func (s span) weights() int { return s.at + s.rows*s.cols } // index behind the last weight
func (s span) end() int     { return s.weights() + s.biases }

// mostParameters is how many parameters a network may have, and how many outputs a
// layer: sizes that were read from a file must not take all the memory that there is.
const mostParameters = 1 << 22

// NewNetwork returns a network for rows of the given number of inputs. All
// its parameters are zero. No inputs or no layers are a [*ShapeError]; layers that do not
// fit on each other, or are too large by far, are a [*LayerError] around a [*ShapeError].
func NewNetwork(inputs int, layers ...Layer) (*Network, error) {
	if inputs <= 0 || len(layers) == 0 {
		return nil, &ShapeError{Kind: BadSize, A: []int{inputs, len(layers)}}
	}
	n := &Network{inputs: inputs, layers: append([]Layer(nil), layers...)}
	width, at := inputs, 0
	for i, l := range layers {
		outputs, err := l.Outputs(width)
		if err != nil {
			return nil, &LayerError{Layer: i, Err: err}
		}
		s := span{outputs: outputs, at: at}
		s.rows, s.cols, s.biases = l.Parameters(width)
		if outputs > mostParameters || s.end() > mostParameters {
			return nil, &LayerError{Layer: i, Err: &ShapeError{Kind: BadSize, A: []int{width, outputs}}}
		}
		s.parts = partsOf(l, width)
		if k, ok := l.(Keeper); ok {
			s.kept = k.Keep(width)
		}
		if k, ok := l.(Scratcher); ok {
			s.each, s.once = k.Scratch(width)
		}
		if k, ok := l.(Carrier); ok {
			s.carried = k.Carried(width)
		}
		if d, ok := l.(Dense); ok && d.masked() {
			n.masked = append(n.masked, i)
		}
		n.spans = append(n.spans, s)
		width, at = outputs, s.end()
	}
	n.params = make([]float64, at)
	return n, nil
}

// A LayerError says which layer of a network does not fit, and why.
type LayerError struct {
	Layer int // counted from 0
	Err   error
}

// Error returns the text of the reason: NumPy's, where there is one.
func (e *LayerError) Error() string { return e.Err.Error() }

// Unwrap returns the reason.
func (e *LayerError) Unwrap() error { return e.Err }

// Inputs returns the width of a row that the network takes.
func (n *Network) Inputs() int { return n.inputs }

// Outputs returns the width of a row that the network gives.
func (n *Network) Outputs() int { return n.spans[len(n.spans)-1].outputs }

// Layers returns the number of layers, activations included.
func (n *Network) Layers() int { return len(n.layers) }

// Layer returns layer i, counted from 0.
func (n *Network) Layer(i int) Layer { return n.layers[i] }

// Parameters returns all weights and biases in one slice. It is the network's
// own: writing to it turns the network's knobs.
func (n *Network) Parameters() []float64 { return n.params }

// Weights returns the weights of a layer, (d,m) for a dense one, and an empty
// matrix for a layer that has none. Writing to it turns the network's knobs.
func (n *Network) Weights(layer int) Matrix { return n.weights(layer, n.params) }

// Biases returns the biases of a layer, empty if it has none. Writing to it
// turns the network's knobs.
func (n *Network) Biases(layer int) []float64 { return n.biases(layer, n.params) }

// weights returns a layer's part of a slice that is laid out as the parameters.
func (n *Network) weights(layer int, flat []float64) Matrix {
	s := n.spans[layer]
	return Matrix{s.rows, s.cols, flat[s.at:s.weights():s.weights()]}
}

func (n *Network) biases(layer int, flat []float64) []float64 {
	s := n.spans[layer]
	return flat[s.weights():s.end():s.end()]
}

// A Place is where a parameter stands.
type Place struct {
	Layer int  // counted from 0
	Bias  bool // a bias, not a weight
	Row   int  // the input that a weight belongs to; 0 for a bias
	Col   int  // the neuron
}

// Place returns where number i of [Network.Parameters] stands.
func (n *Network) Place(i int) Place {
	for l, s := range n.spans {
		switch {
		case i < s.weights():
			return Place{Layer: l, Row: (i - s.at) / s.cols, Col: (i - s.at) % s.cols}
		case i < s.end():
			return Place{Layer: l, Bias: true, Col: i - s.weights()}
		}
	}
	panic("nn: no such parameter")
}

// Clone returns a network with the same layers and a copy of the parameters.
func (n *Network) Clone() *Network {
	return &Network{inputs: n.inputs, layers: n.layers, spans: n.spans, masked: n.masked, params: slices.Clone(n.params)}
}

// OneStep returns the network for rows of a single step, with the same parameters,
// where n is one that goes over the steps of a row. With a trace that carries on,
// it takes one step after another, as far as one likes:
//
//	one, err := n.OneStep()
//	t := one.NewForwardTrace(1)
//	t.Carry()
//	out := one.Forward(t, x) // the next step
//
// A network none of whose layers is a [Stepper], or in which steps are mixed
// otherwise, is an error.
func (n *Network) OneStep() (*Network, error) {
	steps, layers := 0, slices.Clone(n.layers)
	for i, l := range layers {
		if s, ok := l.(Stepper); ok {
			layers[i] = s.OneStep()
			steps = max(steps, s.StepCount())
		}
	}
	if steps == 0 || n.inputs%steps != 0 {
		return nil, &ShapeError{Kind: CannotReshape, A: []int{n.inputs}, B: []int{steps, Unknown}}
	}
	one, err := NewNetwork(n.inputs/steps, layers...)
	if err != nil {
		return nil, err
	}
	if len(one.params) != len(n.params) {
		return nil, &ShapeError{Kind: NotBroadcast, A: []int{len(n.params)}, B: []int{len(one.params)}}
	}
	one.params = n.params
	return one, nil
}

// Predict takes so many rows through the layers at once, or fewer where what
// lies between the layers would be more numbers than stay in a near cache.
const (
	predictRows    = 64
	predictNumbers = 1 << 16
)

// Predict returns the network's outputs, n×m, for the rows of x, n×d. It
// panics if x is not as wide as the network's input. A training step is never
// disturbed by it.
func (n *Network) Predict(x Matrix) Matrix {
	out := NewMatrix(x.Rows, n.Outputs())
	n.PredictInto(out, x)
	return out
}

// PredictInto is [Network.Predict] into a given matrix, and allocates nothing
// but its scratch, once.
// It panics if dst is not n×m.
func (n *Network) PredictInto(dst, x Matrix) {
	if dst.Rows != x.Rows || dst.Cols != n.Outputs() {
		panic(notBroadcast(dst, Matrix{Rows: x.Rows, Cols: n.Outputs()}))
	}
	if n.predict == nil {
		numbers := 0
		for _, s := range n.spans {
			numbers += s.outputs + s.kept
		}
		n.predict = n.NewForwardTrace(max(1, min(predictRows, predictNumbers/numbers)))
	}
	for i := 0; i < x.Rows; i += n.predict.rows {
		end := min(i+n.predict.rows, x.Rows)
		copy(dst.RowRange(i, end).Data, n.Forward(n.predict, x.RowRange(i, end)).Data)
	}
}
