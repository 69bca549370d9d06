package nn

import (
	"math"

	"sinapse/nn/random"
)

// An Init fills the weights or the biases of a layer before training. fanIn
// numbers enter each neuron of the layer and fanOut neurons see each number.
type Init func(dst []float64, fanIn, fanOut int, r *random.Stream)

// Initialize fills the weights of each layer, first to last and row after row,
// each followed by its biases. r may be nil if neither draws.
func (n *Network) Initialize(weights, biases Init, r *random.Stream) {
	for _, s := range n.spans {
		weights(n.params[s.at:s.weights()], s.fans[0], s.fans[1], r)
		biases(n.params[s.weights():s.end()], s.fans[0], s.fans[1], r)
	}
	n.hold()
}

// Zeros fills with zeros. Weights that all start alike get the same gradients
// and stay alike: layers of zero weights never learn. For biases it is usual.
func Zeros(dst []float64, _, _ int, _ *random.Stream) { clear(dst) }

// Constant fills with v.
func Constant(v float64) Init {
	return func(dst []float64, _, _ int, _ *random.Stream) {
		for i := range dst {
			dst[i] = v
		}
	}
}

// Normal fills with scale·randn: standard deviation scale, mean 0. A scale of
// 0.10 is the usual first try by hand.
func Normal(scale float64) Init {
	return func(dst []float64, _, _ int, r *random.Stream) { normals(dst, scale, r) }
}

// Uniform fills with numbers from low up to high.
func Uniform(low, high float64) Init {
	return func(dst []float64, _, _ int, r *random.Stream) {
		for i := range dst {
			dst[i] = r.Uniform(low, high)
		}
	}
}

// Xavier fills with uniform numbers within ±√(6/(fanIn + fanOut)), which suits
// [Tanh] (Glorot and Bengio, 2010, equation 16).
func Xavier(dst []float64, fanIn, fanOut int, r *random.Stream) {
	limit := math.Sqrt(6 / float64(fanIn+fanOut))
	Uniform(-limit, limit)(dst, fanIn, fanOut, r)
}

// He fills with √(2/fanIn)·randn, which suits [ReLU] (He et al., 2015, equation 10).
func He(dst []float64, fanIn, _ int, r *random.Stream) {
	normals(dst, math.Sqrt(2/float64(fanIn)), r)
}

func normals(dst []float64, scale float64, r *random.Stream) {
	for i := range dst {
		dst[i] = scale * r.Randn()
	}
}
