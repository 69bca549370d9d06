package main

import (
	"fmt"

	"sinapse/nn"
)

// sinapseWork is the work done by this project's engine.
func sinapseWork() (all []work) {
	for _, sizes := range spiralNets {
		run := sinapseSpiral(sizes)
		all = append(all, work{
			task: "T1 " + name(sizes), unit: "epochs", units: 1, do: run.Epoch,
			loss: func() float64 {
				run := sinapseSpiral(sizes)
				for range 1000 {
					run.Epoch()
				}
				return run.Loss()
			},
		})
	}
	run := sinapsePictures()
	all = append(all, work{
		task: "T2 " + name(pictureNet), unit: "samples", units: pictureBatch, do: run.Batch,
		loss: func() float64 {
			run, sum := sinapsePictures(), 0.0
			for run.Epochs() == 0 {
				run.Batch()
				sum += run.BatchLoss()
			}
			return sum / (pictures / pictureBatch)
		},
	})
	net := sinapseSpiral([]int{2, 8, 8, 1}).Network()
	points, out := nn.Matrix{Rows: 10_000, Cols: 2, Data: grid()}, nn.NewMatrix(10_000, 1)
	all = append(all, work{task: "T3", unit: "grids", units: 1, do: func() { net.PredictInto(out, points) }})
	for _, n := range matrixSizes {
		a, b := nn.Matrix{Rows: n, Cols: n, Data: square(n, 5)}, nn.Matrix{Rows: n, Cols: n, Data: square(n, 6)}
		c := nn.NewMatrix(n, n)
		all = append(all, work{
			task: fmt.Sprintf("T4 n=%d", n), unit: "GFLOP", units: 2 * float64(n*n*n) / 1e9,
			do: func() { must(nn.MulInto(c, a, b)) },
		})
	}
	return all
}

// sinapseSpiral returns a training of T1.
func sinapseSpiral(sizes []int) *nn.Trainer {
	var layers []nn.Layer
	for _, n := range sizes[1:] {
		layers = append(layers, nn.Dense{Neurons: n}, nn.Tanh{})
	}
	x, y := spiral()
	data := nn.Dataset{
		X: nn.Matrix{Rows: spiralPoints, Cols: 2, Data: x},
		Y: nn.Matrix{Rows: spiralPoints, Cols: 1, Data: y},
	}
	training := nn.Training{Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: 0.03, BatchSize: spiralBatch}
	return sinapseTrainer(sizes[0], layers, data, training, spiralWeights(sizes), 0.1)
}

// sinapsePictures returns a training of T2.
func sinapsePictures() *nn.Trainer {
	x, labels := picturesAndLabels()
	data := nn.Dataset{X: nn.Matrix{Rows: pictures, Cols: pictureSize, Data: x}, Y: nn.NewMatrix(pictures, classes)}
	for i, label := range labels {
		data.Y.Set(i, label, 1)
	}
	layers := []nn.Layer{nn.Dense{Neurons: 128}, nn.ReLU{}, nn.Dense{Neurons: 64}, nn.ReLU{}, nn.Dense{Neurons: 10}}
	training := nn.Training{Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: 0.05, BatchSize: pictureBatch}
	return sinapseTrainer(pictureSize, layers, data, training, pictureWeights(pictureNet), 0)
}

func sinapseTrainer(
	inputs int, layers []nn.Layer, data nn.Dataset, training nn.Training, weights [][]float64, bias float64,
) *nn.Trainer {
	net, err := nn.NewNetwork(inputs, layers...)
	must(err)
	for l := range net.Layers() {
		if len(net.Biases(l)) == 0 {
			continue
		}
		copy(net.Weights(l).Data, weights[0])
		weights = weights[1:]
		for i := range net.Biases(l) {
			net.Biases(l)[i] = bias
		}
	}
	run, err := nn.NewTrainer(net, data, training)
	must(err)
	return run
}
