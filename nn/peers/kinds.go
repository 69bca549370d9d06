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
		training("T6 RNN 32 on text", "updates", 1, sinapseText, (*nn.Trainer).Batch, 20),
		training("T7 LSTM 4 over 100 steps", "updates", 1, sinapseRecall, (*nn.Trainer).Batch, 20),
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

// sinapseText returns a training of T6.
func sinapseText() *nn.Trainer {
	layer := nn.Recurrent{Over: nn.Steps{Count: textSteps, Tokens: textKinds}, Units: textUnits}
	net, err := nn.NewNetwork(textSteps, layer, nn.EachStep{Steps: textSteps, Layer: nn.Dense{Neurons: textKinds}})
	must(err)
	body, head := kindWeights(textUnits, (textKinds+textUnits)*textUnits, textUnits*textKinds)
	copy(net.Weights(0).Data, body)
	copy(net.Weights(1).Data, head)
	d := nn.Dataset{X: nn.NewMatrix(textBatch, textSteps), Y: nn.NewMatrix(textBatch, textSteps*textKinds)}
	for i := range textBatch {
		for t := range textSteps {
			d.X.Set(i, t, float64(textToken(i, t)))
			d.Y.Set(i, t*textKinds+textToken(i, t+1), 1)
		}
	}
	return kindTrainer(net, d, nn.EachStepLoss{Steps: textSteps, Loss: nn.CrossEntropy{}})
}

// sinapseRecall returns a training of T7.
func sinapseRecall() *nn.Trainer {
	layer := nn.LSTM{Over: nn.Steps{Count: recallSteps, Tokens: 4, Last: true}, Units: 4}
	net, err := nn.NewNetwork(recallSteps, layer, nn.Dense{Neurons: 2})
	must(err)
	body, head := kindWeights(4, (4+4)*16, 4*2)
	copy(net.Weights(0).Data, body)
	copy(net.Weights(1).Data, head)
	d := nn.Dataset{X: nn.NewMatrix(recallBatch, recallSteps), Y: nn.NewMatrix(recallBatch, 2)}
	for i := range recallBatch {
		d.X.Set(i, 0, float64(i%2))
		d.Y.Set(i, i%2, 1)
		for t := 1; t < recallSteps; t++ {
			d.X.Set(i, t, float64(2+textToken(i, t)%2))
		}
	}
	return kindTrainer(net, d, nn.CrossEntropy{})
}

// kindTrainer returns a training of all samples at once with Adam 0.01, clipped at 1.
func kindTrainer(net *nn.Network, d nn.Dataset, loss nn.Loss) *nn.Trainer {
	run, err := nn.NewTrainer(net, d, nn.Training{
		Loss: loss, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}, Rate: 0.01, Clip: 1,
	})
	must(err)
	return run
}
