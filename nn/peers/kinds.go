package main

import (
	"math"

	"sinapse/nn"
	"sinapse/nn/data"
)

// kindsWork is the work of T5 and on, done by this project's engine.
func kindsWork() []work {
	return []work{
		training("T5 conv 8 on digits", "epochs", 1, sinapseDigits, (*nn.Trainer).Epoch, 1),
	}
}

// training is the work of a training: one call of step does units, and the loss
// is that of the batch after so many steps.
func training(task, unit string, units float64, start func() *nn.Trainer, step func(*nn.Trainer), steps int) work {
	run := start()
	return work{
		task: task, unit: unit, units: units, do: func() { step(run) },
		loss: func() float64 {
			run := start()
			for range steps {
				step(run)
			}
			return run.BatchLoss()
		},
	}
}

// sinapseDigits returns a training of T5.
func sinapseDigits() *nn.Trainer {
	conv := nn.Convolution{In: nn.Picture{Height: 8, Width: 8, Channels: 1}, Filters: 8, Size: 3, Stride: 1}
	pool := nn.MaxPool{In: conv.Out(), Size: 2, Stride: 2}
	net, err := nn.NewNetwork(64, conv, nn.ReLU{}, pool, nn.Dense{Neurons: classes})
	must(err)
	filters, head := kindWeights(9, 8*9, 72*classes)
	conv.ChannelsLast(net.Weights(0), filters)
	pool.Out().ChannelsLast(net.Weights(3).Data, head)
	run, err := nn.NewTrainer(net, data.DigitSet(data.Digits()[:1000]), nn.Training{
		Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: 0.1, BatchSize: 10,
	})
	must(err)
	return run
}

// kindWeights returns two tensors that are uniform within ±√(3/fan), which all
// peers fill in the order of their shapes.
func kindWeights(fan float64, first, second int) (a, b []float64) {
	u := generator(11)
	draw := func(n int) []float64 {
		w := make([]float64, n)
		for i := range w {
			w[i] = (2*u() - 1) * math.Sqrt(3/fan)
		}
		return w
	}
	return draw(first), draw(second)
}
