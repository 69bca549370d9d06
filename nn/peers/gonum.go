package main

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// gonumWork is the work done by hand-written nets on gonum's matrices.
func gonumWork() (all []work) {
	x, y := spiral()
	epoch := func(net *gonumNet) {
		for i := 0; i < spiralPoints; i += spiralBatch {
			net.forward(mat.NewDense(spiralBatch, 2, x[2*i:2*(i+spiralBatch)]))
			d := net.errors[len(net.errors)-1].RawMatrix().Data
			for k, o := range net.output() {
				d[k] = (o - y[i+k]) * (1 - o*o)
			}
			net.backward(0.03 / spiralBatch)
		}
	}
	for _, sizes := range spiralNets {
		net := newGonumNet(sizes, spiralWeights(sizes), 0.1, spiralBatch, false)
		all = append(all, work{
			task: "T1 " + name(sizes), unit: "epochs", units: 1, do: func() { epoch(net) },
			loss: func() float64 {
				net := newGonumNet(sizes, spiralWeights(sizes), 0.1, spiralBatch, false)
				for range 1000 {
					epoch(net)
				}
				sum := 0.0
				for i := 0; i < spiralPoints; i += spiralBatch {
					net.forward(mat.NewDense(spiralBatch, 2, x[2*i:2*(i+spiralBatch)]))
					for k, o := range net.output() {
						sum += (o - y[i+k]) * (o - y[i+k]) / 2
					}
				}
				return sum / spiralPoints
			},
		})
	}
	all = append(all, gonumPictures())
	net := newGonumNet([]int{2, 8, 8, 1}, spiralWeights([]int{2, 8, 8, 1}), 0.1, 10_000, false)
	points := mat.NewDense(10_000, 2, grid())
	all = append(all, work{task: "T3", unit: "grids", units: 1, do: func() { net.forward(points) }})
	for _, n := range matrixSizes {
		a, b, c := mat.NewDense(n, n, square(n, 5)), mat.NewDense(n, n, square(n, 6)), mat.NewDense(n, n, nil)
		all = append(all, work{
			task: fmt.Sprintf("T4 n=%d", n), unit: "GFLOP", units: 2 * float64(n*n*n) / 1e9, do: func() { c.Mul(a, b) },
		})
	}
	return all
}

// gonumPictures is T2.
func gonumPictures() work {
	x, labels := picturesAndLabels()
	newNet := func() *gonumNet {
		return newGonumNet(pictureNet, pictureWeights(pictureNet), 0, pictureBatch, true)
	}
	batch := func(net *gonumNet, k int) float64 {
		at := k * pictureBatch
		net.forward(mat.NewDense(pictureBatch, pictureSize, x[at*pictureSize:(at+pictureBatch)*pictureSize]))
		loss := 0.0
		for i := range pictureBatch {
			loss += softmaxError(net.errors[3].RawRowView(i), net.values[3].RawRowView(i), labels[at+i])
		}
		net.backward(0.05)
		return loss / pictureBatch
	}
	net, at := newNet(), 0
	return work{
		task: "T2 " + name(pictureNet), unit: "samples", units: pictureBatch,
		do: func() { batch(net, at); at = (at + 1) % (pictures / pictureBatch) },
		loss: func() float64 {
			net, sum := newNet(), 0.0
			for k := range pictures / pictureBatch {
				sum += batch(net, k)
			}
			return sum / (pictures / pictureBatch)
		},
	}
}

// softmaxError sets d to the gradient of the mean cross-entropy of a batch,
// and returns the sample's cross-entropy.
func softmaxError(d, z []float64, label int) float64 {
	top := z[0]
	for _, v := range z {
		top = max(top, v)
	}
	sum := 0.0
	for j, v := range z {
		d[j] = math.Exp(v - top)
		sum += d[j]
	}
	for j := range d {
		d[j] /= sum * pictureBatch
	}
	d[label] -= 1.0 / pictureBatch
	return math.Log(sum) - z[label] + top
}

// A gonumNet has its buffers allocated once. Its activation is tanh, or ReLU
// with no activation of the last layer.
type gonumNet struct {
	relu                               bool
	weights, gradients, values, errors []*mat.Dense
	biases, biasGradients              [][]float64
}

func newGonumNet(sizes []int, weights [][]float64, bias float64, rows int, relu bool) *gonumNet {
	net := &gonumNet{relu: relu, values: []*mat.Dense{nil}, errors: []*mat.Dense{nil}}
	for l, w := range weights {
		in, out := sizes[l], sizes[l+1]
		b := make([]float64, out)
		for j := range b {
			b[j] = bias
		}
		net.weights = append(net.weights, mat.NewDense(in, out, w))
		net.gradients = append(net.gradients, mat.NewDense(in, out, nil))
		net.values = append(net.values, mat.NewDense(rows, out, nil))
		net.errors = append(net.errors, mat.NewDense(rows, out, nil))
		net.biases = append(net.biases, b)
		net.biasGradients = append(net.biasGradients, make([]float64, out))
	}
	return net
}

func (net *gonumNet) output() []float64 { return net.values[len(net.values)-1].RawMatrix().Data }

func (net *gonumNet) forward(x *mat.Dense) {
	net.values[0] = x
	for l, w := range net.weights {
		y := net.values[l+1]
		y.Mul(net.values[l], w)
		raw, last := y.RawMatrix(), l+1 == len(net.weights)
		for i := range raw.Rows {
			row := raw.Data[i*raw.Stride : i*raw.Stride+raw.Cols]
			for j := range row {
				v := row[j] + net.biases[l][j]
				switch {
				case !net.relu:
					v = math.Tanh(v)
				case !last:
					v = max(v, 0)
				}
				row[j] = v
			}
		}
	}
}

func (net *gonumNet) backward(rate float64) {
	for l := range slices.Backward(net.weights) {
		d := net.errors[l+1]
		net.gradients[l].Mul(net.values[l].T(), d)
		clear(net.biasGradients[l])
		raw := d.RawMatrix()
		for i := range raw.Rows {
			for j, v := range raw.Data[i*raw.Stride : i*raw.Stride+raw.Cols] {
				net.biasGradients[l][j] += v
			}
		}
		if l == 0 {
			continue
		}
		net.errors[l].Mul(d, net.weights[l].T())
		errors := net.errors[l].RawMatrix().Data
		for i, v := range net.values[l].RawMatrix().Data {
			switch {
			case !net.relu:
				errors[i] *= 1 - v*v
			case v <= 0:
				errors[i] = 0
			}
		}
	}
	for l := range net.weights {
		w, g := net.weights[l].RawMatrix().Data, net.gradients[l].RawMatrix().Data
		for i := range w {
			w[i] -= rate * g[i]
		}
		for j := range net.biases[l] {
			net.biases[l][j] -= rate * net.biasGradients[l][j]
		}
	}
}
