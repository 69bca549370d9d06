package nn

import "sinapse/nn/random"

// A Layer turns each row of numbers into another row, and can say how a
// change of its input or of its parameters would change the loss.
//
// A layer holds no numbers that training changes: its weights and biases
// belong to the [Network], and what it saw and made belongs to the [Pass].
// So one layer value may stand in many networks.
type Layer interface {
	// Outputs returns the width of the rows that leave the layer when rows of
	// the given width enter, or an error that names the shapes that do not fit.
	Outputs(inputs int) (int, error)
	// Parameters returns the shape of the layer's weights and the number of
	// its biases, for rows of the given width.
	Parameters(inputs int) (rows, cols, biases int)
	// Forward computes p.Out from p.In.
	Forward(p *Pass)
	// Backward computes p.DIn from p.DOut, unless DIn is empty, and adds the
	// gradients of the parameters to p.DWeights and p.DBiases, unless the pass is
	// frozen.
	Backward(p *Pass)
}

// A Keeper is a layer that keeps numbers of its own on the way forward and
// needs them on the way back.
type Keeper interface {
	Layer
	// Keep returns how many numbers it keeps for each row of the given width.
	// Their place is Kept of the [Pass].
	Keep(inputs int) int
}

// A Parted layer has weights that are several matrices beside or below each other,
// or that do not meet each input once. Each part starts by itself.
type Parted interface {
	Layer
	// Parts returns the matrices, for rows of the given width.
	Parts(inputs int) []Part
}

// A Part is a matrix within a layer's weights.
type Part struct {
	Row, Col      int  // where it begins
	Rows, Cols    int  // its shape
	FanIn, FanOut int  // how many numbers enter each neuron, and how many neurons see each number
	Recurrent     bool // it meets the layer's own state, not its input
}

// partsOf returns the parts of a layer's weights: one, if it says nothing.
func partsOf(l Layer, inputs int) []Part {
	if p, ok := l.(Parted); ok {
		return p.Parts(inputs)
	}
	rows, cols, _ := l.Parameters(inputs)
	return []Part{{Rows: rows, Cols: cols, FanIn: rows, FanOut: cols}}
}

// A Carrier is a layer that remembers from one batch to the next, row by row.
type Carrier interface {
	Layer
	// Carried returns how many numbers it remembers of each row of the given width.
	// Their place is Carried of the [Pass].
	Carried(inputs int) int
}

// A Scratcher is a layer that needs room on the way back.
type Scratcher interface {
	Layer
	// Scratch returns how many numbers it needs for each row of the given width,
	// and how many besides, once. Their place is Scratch of the [Pass].
	Scratch(inputs int) (each, once int)
}

// A Drawer is a layer that may draw at random while it trains, from Random of
// the [Pass].
type Drawer interface {
	Layer
	// Draws tells whether it does.
	Draws() bool
}

// A Pass is one layer's share of a [Trace]: what went in and came out for a
// batch of n samples, and, after the way back, the gradient of the loss for
// each of these numbers (D for derivative: DOut is ∂loss/∂Out).
type Pass struct {
	In, Out   Matrix // n×inputs and n×outputs
	DIn, DOut Matrix // the same shapes; DIn is empty where nobody asked for it
	Weights   Matrix // the network's own, not a copy
	DWeights  Matrix
	Biases    []float64
	DBiases   []float64
	Kept      Matrix         // n×k numbers of the layer's own, if it is a [Keeper]
	Carried   Matrix         // n×k numbers of a [Carrier], from the batch before; empty if nothing is carried on
	Scratch   []float64      // n·each + once numbers of the layer's own, if it is a [Scratcher]
	Frozen    bool           // nobody asks for the gradients of the parameters
	Training  bool           // a training step, not a prediction
	Random    *random.Stream // for layers that draw while training; nil if there are none
}
