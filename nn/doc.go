// Package nn is an engine for small neural networks, written to be read: anybody may
// use it, and it uses nothing but the standard library and its own packages. Its numbers
// are NumPy's.
//
// # From a matrix to a network
//
// A [Matrix] is a table of float64 numbers, row after row. A batch of n samples
// with d inputs each is an n×d matrix X: a row is a sample, a column an input.
//
// A neuron multiplies each input by a weight, adds the products up, and adds
// its bias: z = Σ xᵢ·wᵢ + b. A layer of m neurons does this m times. With the
// neurons' weights as the columns of a d×m matrix W, the whole batch is one
// product: Z = X·W + b, in shapes (n,d)·(d,m) + (m) → (n,m). That is [Dense].
//
// Two dense layers in a row are worth no more than one, for (X·W₁)·W₂ =
// X·(W₁·W₂). Between them goes an activation, which bends: [Tanh], [ReLU],
// [Sigmoid]. A [Network] is a chain of such layers:
//
//	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 8}, nn.Tanh{}, nn.Dense{Neurons: 1})
//	net.Initialize(nn.Xavier, nn.Zeros, random.New(0))
//	out := net.Predict(x) // n×2 → n×1
//
// All its weights and biases are knobs, [Network.Parameters], that anybody may
// turn: [Network.Weights] and [Network.Biases] are views of them.
//
// # Learning
//
// A [Loss] says how wrong the outputs are, as one number. Its gradient says
// how that number changes with each knob; backpropagation computes it, from the
// last layer to the first, by the chain rule. An [Optimizer] turns the knobs a
// little against the gradient; the learning rate says how little. A [Trainer]
// does this again and again, as far at a time as it is told:
//
//	run, err := nn.NewTrainer(net, nn.Dataset{X: x, Y: y}, nn.Training{
//		Loss:      nn.MeanSquared{},
//		Optimizer: nn.SGD{},
//		Rate:      0.03,
//		BatchSize: 10,
//	})
//	run.Sample() // one sample
//	run.Batch()  // the rest of a batch, and an update
//	run.Epoch()  // the rest of an epoch: each sample once
//
// Nothing loops, sleeps or prints by itself, so a caller can draw every step,
// change the rate in the middle, and go back: [Trainer.Save] and
// [Trainer.Restore] are exact to the last bit. A run whose numbers grow out of
// all bounds does not crash; it stops, and [Trainer.Divergence] says why.
//
// What follows the gradients is a part of its own, [Updater]: penalties,
// clipping, the optimiser. A trainer has one; so can any other way to gradients.
//
// # Pictures
//
// A row may hold a picture. [Convolution] lets filters walk over it, [MaxPool]
// and [MeanPool] make it smaller; each says with Out what it makes, so that the
// next can be fitted on:
//
//	conv := nn.Convolution{In: nn.Picture{Height: 8, Width: 8, Channels: 1}, Filters: 8, Size: 3, Stride: 1}
//	pool := nn.MaxPool{In: conv.Out(), Size: 2, Stride: 2}
//	net, err := nn.NewNetwork(64, conv, nn.ReLU{}, pool, nn.Dense{Neurons: 10})
//
// # Steps
//
// A row may hold steps: a sequence, one step behind the other, of numbers or of
// tokens. [Recurrent], [LSTM] and [GRU] go over them with a state; [EachStep] does
// one and the same thing at each, and [EachStepLoss] asks for something at each
// that has a target:
//
//	over := nn.Steps{Count: 30, Tokens: 27}
//	net, err := nn.NewNetwork(30, nn.LSTM{Over: over, Units: 14}, nn.EachStep{Steps: 30, Layer: nn.Dense{Neurons: 27}})
//	loss := nn.EachStepLoss{Steps: 30, Loss: nn.CrossEntropy{}}
//
// [Network.InitializeLayer] starts what meets the input and what meets the state
// each in its way. [Network.OneStep] is the same network for one step alone, to go
// on as far as one likes. What every gate did at every step can be read.
//
// # Adversaries
//
// [Adversaries] are two networks that learn against each other, in turn or at once,
// one step of either at a time: a generator that makes fakes, and a discriminator
// that tells them from real samples. [Wasserstein] measures how far the fakes still are.
//
// # What a layer sees
//
// A layer holds no state. What goes in and out, and the gradients on the way
// back, lie in a [Trace], one [Pass] for each layer, where a lesson can read
// them:
//
//	t := net.NewTrace(n)
//	out := net.Forward(t, x)               // t.Passes[l].In, .Out
//	last := t.Passes[net.Layers()-1]
//	loss.Gradient(last.DOut, out, y, n)    // ∂loss/∂out
//	net.Backward(t)                        // t.Passes[l].DOut, t.Gradients
//
// Traces are apart from the parameters and from each other, so a prediction
// never disturbs a training step.
//
// # Rules
//
// Zero means zero: no setting is filled in behind one's back. Chance comes from
// a random.Stream that is passed in. Shapes that do not fit are an error that
// names both, in NumPy's words ([ShapeError]); where only a mistake in a program
// can be the cause, a panic. Steps and predictions allocate nothing.
//
// Conventions: [MeanSquared] and [Absolute] are means over all elements, the
// other losses are means over samples. Penalties touch weights, never biases.
// Layers, samples and columns count from 0.
package nn
