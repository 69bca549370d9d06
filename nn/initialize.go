package nn

import (
	"math"

	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// An Init fills the weights or the biases of a layer before training. fanIn
// numbers enter each neuron of the layer and fanOut neurons see each number.
type Init func(dst []float64, fanIn, fanOut int, r *random.Stream)

// Initialize fills the weights of each layer, first to last and row after row,
// each followed by its biases. Weights of several parts, such as the gates of an
// [LSTM], are filled part after part. r may be nil if neither draws.
func (n *Network) Initialize(weights, biases Init, r *random.Stream) {
	for l := range n.layers {
		n.InitializeLayer(l, Start{weights, weights, biases}, r)
	}
}

// A Start says how the parameters of a layer begin. What is nil leaves them.
type Start struct {
	Weights   Init // of those that meet the layer's input
	Recurrent Init // of those that meet the layer's own state, if it has one
	Biases    Init // of all biases at once
}

// InitializeLayer fills the parameters of one layer: its weights part after part,
// each row after row, then its biases. r may be nil if nothing draws.
func (n *Network) InitializeLayer(layer int, start Start, r *random.Stream) {
	s, weights := n.spans[layer], n.Weights(layer)
	for _, part := range s.parts {
		fill := start.Weights
		if part.Recurrent {
			fill = start.Recurrent
		}
		if fill == nil {
			continue
		}
		whole := NewMatrix(part.Rows, part.Cols)
		fill(whole.Data, part.FanIn, part.FanOut, r)
		for i := range part.Rows {
			copy(weights.Row(part.Row + i)[part.Col:], whole.Row(i))
		}
	}
	if start.Biases != nil {
		start.Biases(n.Biases(layer), s.parts[0].FanIn, s.parts[0].FanOut, r)
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

// Orthogonal fills with gain times an orthogonal matrix, which turns what it is
// multiplied with but keeps its length: so a recurrent state, and its gradient,
// neither vanish nor explode by it. It is the Q of the QR decomposition of a matrix
// of normal numbers, with signs that make R's diagonal positive (Saxe et al.,
// 2014): in NumPy, q * np.sign(np.diag(r)). Of a matrix that is not square, the rows
// are orthogonal, or the columns, whichever are fewer. The matrix is fanIn×fanOut, so
// it suits weights that meet each input once.
func Orthogonal(gain float64) Init {
	return func(dst []float64, fanIn, fanOut int, r *random.Stream) {
		normals(dst, 1, r)
		m := Matrix{fanIn, fanOut, dst}
		if fanIn < fanOut {
			orthonormalize(m)
		} else {
			t := m.T()
			orthonormalize(t)
			transpose(m, t)
		}
		for i := range dst {
			dst[i] *= gain
		}
	}
}

// orthonormalize makes the rows of m orthogonal to each other and of length 1, in
// order (Gram and Schmidt). What is taken off once leaves a trace by rounding; what
// is taken off twice leaves none.
func orthonormalize(m Matrix) {
	for i := range m.Rows {
		row := m.Row(i)
		for range 2 {
			for j := range i {
				subtract(row, m.Row(j), dot(row, m.Row(j)))
			}
		}
		length := math.Sqrt(dot(row, row))
		for k := range row {
			row[k] /= length
		}
	}
}

// dot returns Σ aᵢ·bᵢ.
func dot(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}

// subtract takes scale·b off a.
func subtract(a, b []float64, scale float64) {
	for i, v := range b {
		a[i] -= float64(scale * v)
	}
}

// ForgetBias fills the biases of an [LSTM] with zeros, but those of the forget gate
// with v. At 0 half of a cell is gone after each step; a cell keeps half over k
// steps at v = −ln(2^(1/k) − 1): 1.9, 3.3, 5.0 for 5, 20, 100.
func ForgetBias(v float64) Init {
	return func(dst []float64, _, _ int, _ *random.Stream) {
		clear(dst)
		for i := len(dst) / 4; i < len(dst)/2; i++ {
			dst[i] = v
		}
	}
}

// ForgetGap fills the biases of an [LSTM] for causes and effects up to so many
// steps apart, at least 2: those of the forget gate with ln u, u uniform from 1 up
// to gap−1, those of the input gate with the opposite, the others with 0 (the
// chrono start of Tallec and Ollivier, 2018).
func ForgetGap(gap int) Init {
	return func(dst []float64, _, _ int, r *random.Stream) {
		clear(dst)
		h := len(dst) / 4
		for i := range h {
			dst[h+i] = elementary.Log(r.Uniform(1, float64(gap-1)))
			dst[i] = -dst[h+i]
		}
	}
}
