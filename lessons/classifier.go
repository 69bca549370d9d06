package lessons

import (
	"fmt"
	"math"
	"slices"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// A classifierSetup says everything that a classifier starts from: the same
// set-up gives the same run, to the last bit. It is a plain value; Hidden is
// replaced, never written to.
type classifierSetup struct {
	Data       string // circle, xor, gauss, spiral
	Noise      float64
	Share      float64 // of the samples that are trained on; the others validate
	Hidden     []int   // neurons of each hidden layer
	Activation string  // of the hidden layers: tanh, relu, leaky, sigmoid, linear
	Start      string  // random: ±0.5 and biases of 0.1; zeros; low: biases of −20; xavier; he
	Seed       uint32
	Rate       float64
	Batch      int
	Shuffle    bool
	regularization
	Features []string // what the network is given of a point, of features; none: x₁ and x₂
	Held     float64  // of the samples, the last ones, that validate; 0: all that are not trained on
	Fold     fold     // of those that are trained on, which validates instead; the zero one: none
	Fault    string   // a mistake made on purpose; "" for none
}

// regularization is what a training has against overfitting; zeros are nothing.
type regularization struct {
	Penalty nn.Penalty // on the weights
	Dropout float64    // the share of each hidden layer's numbers that a step silences
	Jitter  float64    // how far a step moves its samples first: a standard deviation, along each axis
}

// A fold is one of k parts into which samples are dealt, from 0.
type fold struct{ k, at int }

// planeSamples is how many points a data set of the plane has.
const planeSamples = 500

// planeReach is how far the plane that is drawn goes from the origin.
const planeReach = 6

// planeSets draw the data sets by name.
var planeSets = map[string]func(*random.Stream, int, float64) nn.Dataset{
	"circle": data.Circle, "xor": data.XOR, "gauss": data.Gauss, "spiral": data.Spiral,
}

// activations are the curves by name.
var activations = map[string]nn.Layer{
	"tanh": nn.Tanh{}, "relu": nn.ReLU{}, "leaky": nn.LeakyReLU{Leak: 0.01}, "sigmoid": nn.Sigmoid{}, "linear": nn.Linear{},
}

// starts are the ways to start, by name: of the weights, then of the biases.
// "random" is what TensorFlow's Playground does.
var starts = map[string][2]nn.Init{
	"random": {nn.Uniform(-0.5, 0.5), nn.Constant(0.1)},
	"zeros":  {nn.Zeros, nn.Zeros},
	"low":    {nn.Uniform(-0.5, 0.5), nn.Constant(-20)}, // below what any sample can lift
	"xavier": {nn.Xavier, nn.Zeros},
	"he":     {nn.He, nn.Zeros},
}

// A classifier is a network that learns to tell two classes of points of the
// plane, and its training: dense layers with one activation between them, a
// tanh at the end, and half the squared error as its loss.
//
// Layers are counted as they are drawn: 0 the inputs, 1 the first hidden one.
// Neurons are counted from 1 in names and from 0 in slices.
type classifier struct {
	setup   classifierSetup
	network *nn.Network
	trainer *nn.Trainer
	start   nn.State
	held    nn.Dataset   // the validation set
	trace   *nn.Trace    // for pictures of one sample
	places  [2]nn.Matrix // the points of the training set and of the validation set
}

// newClassifier starts a classifier afresh. A set-up that does not fit is a
// mistake in a chapter, so it panics.
func newClassifier(setup classifierSetup) *classifier {
	stream := random.New(setup.Seed)
	points := planeSets[setup.Data](stream, planeSamples, setup.Noise)
	parts := points.Split(nil, setup.Share) // they are shuffled already
	if setup.Held > 0 {
		parts[1] = points.Split(nil, 1-setup.Held)[1]
	}
	if setup.Fold.k > 0 {
		fold := parts[0].Folds(nil, setup.Fold.k)[setup.Fold.at]
		parts = []nn.Dataset{fold.Train, fold.Validation}
	}
	c := &classifier{setup: setup, network: must(setup.build())}
	c.network.Initialize(starts[setup.Start][0], starts[setup.Start][1], stream)
	if setup.Fault == faultSorted {
		parts[0] = byClass(parts[0])
	}
	for i := range parts {
		c.places[i] = parts[i].X
		parts[i].X = setup.inputs(parts[i].X)
	}
	training := setup.training(parts[1])
	if setup.Shuffle {
		training.Shuffle = stream
	}
	c.trainer, c.held = must(nn.NewTrainer(c.network, parts[0], training)), parts[1]
	c.start, c.trace = c.trainer.Save(), c.network.NewTrace(1)
	return c
}

// build returns the network of a set-up, all its parameters zero.
func (s classifierSetup) build() (*nn.Network, error) {
	layers := make([]nn.Layer, 0, 3*len(s.Hidden)+2)
	for _, neurons := range s.Hidden {
		layers = append(layers, nn.Dense{Neurons: neurons}, activations[s.Activation])
		if s.Dropout > 0 {
			layers = append(layers, nn.Dropout{Share: s.Dropout})
		}
	}
	return nn.NewNetwork(len(s.features()), append(layers, nn.Dense{Neurons: 1}, nn.Tanh{})...)
}

// training says how a network of a set-up learns, but for the order of its
// samples.
func (s classifierSetup) training(validation nn.Dataset) nn.Training {
	training := nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: s.Rate, BatchSize: s.Batch, Bound: lossBound,
		Record: nn.RecordEpochs, Validation: validation, Penalty: s.Penalty,
	}
	if s.Fault == faultSummed {
		training.Loss = summedGradient{}
	}
	if s.Dropout > 0 || s.Jitter > 0 {
		training.Random = random.New(^s.Seed)
	}
	if s.Jitter > 0 {
		training.Augment = s
	}
	return training
}

// A classifierState is what Save keeps: the set-up, and the run.
type classifierState struct {
	setup classifierSetup
	run   nn.State
}

func (c *classifier) save() classifierState { return classifierState{c.setup, c.trainer.Save()} }

// restored returns the classifier of a saved state: this one where the set-up
// is the same, else another.
func (c *classifier) restored(s classifierState) *classifier {
	if !c.setup.equal(s.setup) {
		c = newClassifier(s.setup)
	}
	c.setup = s.setup
	c.trainer.Restore(s.run)
	return c
}

// equal tells whether two set-ups start the same run. The rate may change while
// it goes.
func (s classifierSetup) equal(other classifierSetup) bool {
	s.Rate = other.Rate
	return fmt.Sprint(s) == fmt.Sprint(other)
}

// epoch trains on each sample once; false once the run has diverged.
func (c *classifier) epoch() bool {
	if c.trainer.Divergence() != nil {
		return false
	}
	c.trainer.Epoch()
	return true
}

// reset goes back to before the first update, at the present rate.
func (c *classifier) reset() {
	rate := c.trainer.Rate()
	c.trainer.Restore(c.start)
	c.trainer.SetRate(rate)
}

// rate is the slider of the learning rate.
func (c *classifier) rate() Slider {
	return Slider{
		ID: "rate", Min: 0.0001, Max: 10, Log: true, Decimals: 4, Get: c.trainer.Rate,
		Set: func(v float64) error { c.setup.Rate = v; c.trainer.SetRate(v); return nil },
	}
}

// loss is that of the training set, validation that of the samples that are
// only looked at.
func (c *classifier) loss() float64       { return c.trainer.Loss() }
func (c *classifier) validation() float64 { return c.trainer.ValidationLoss() }

// denseOf is the number of layer l's dense layer in a network where one
// activation follows each, l from 1.
func denseOf(l int) int { return 2 * (l - 1) }

// dense is the number of layer l's dense layer in the network, l from 1: a
// dropout may follow the activation.
func (c *classifier) dense(l int) int {
	if c.setup.Dropout > 0 {
		return 3 * (l - 1)
	}
	return denseOf(l)
}

// sizes are the neurons of each layer, the inputs and the output included.
func (c *classifier) sizes() []int {
	return append(append([]int{len(c.setup.features())}, c.setup.Hidden...), 1)
}

// depth is how many layers of neurons there are, the output included.
func (c *classifier) depth() int { return len(c.setup.Hidden) + 1 }

// weight returns the weight from neuron i of layer l−1 to neuron j of layer l,
// i and j from 0, for reading and writing.
func (c *classifier) weight(l, i, j int) *float64 {
	w := c.network.Weights(c.dense(l))
	return &w.Row(i)[j]
}

// bias returns the bias of neuron j of layer l, for reading and writing.
func (c *classifier) bias(l, j int) *float64 { return &c.network.Biases(c.dense(l))[j] }

// knobOf is the control that an item of the drawn network edits: a weight
// "w<l>.<i>.<j>" or a bias "b<l>.<j>". It is nil for other items.
func (c *classifier) knobOf(item string) Control {
	place := c.parameter(item)
	if place == nil {
		return nil
	}
	control := knob(Slider{ID: item, Min: -20, Max: 20, Step: 0.1, Signed: true, Decimals: 3}, place)
	set := control.Set
	control.Set = func(v float64) error {
		c.trainer.Resume() // a run that diverged may go on from mended parameters
		return set(v)
	}
	return control
}

// parameter is the weight or the bias that an item stands for; nil for none.
func (c *classifier) parameter(item string) *float64 {
	return parameterAt(c.network, c.sizes(), c.dense, item)
}

// parameterAt is the weight "w<l>.<i>.<j>" or the bias "b<l>.<j>" of a network
// whose layers, the inputs first, have the given sizes; dense is the number of
// layer l's dense layer. It is nil for another item.
func parameterAt(network *nn.Network, sizes []int, dense func(l int) int, item string) *float64 {
	if item == "" {
		return nil
	}
	at, ok := CellIndex(item)
	if !ok || len(at) < 2 || at[0] < 1 || at[0] >= len(sizes) {
		return nil
	}
	among := func(neuron, layer int) bool { return neuron >= 1 && neuron <= sizes[layer] }
	switch l := at[0]; {
	case item[0] == 'w' && len(at) == 3 && among(at[1], l-1) && among(at[2], l):
		w := network.Weights(dense(l))
		return &w.Row(at[1] - 1)[at[2]-1]
	case item[0] == 'b' && len(at) == 2 && among(at[1], l):
		return &network.Biases(dense(l))[at[1]-1]
	}
	return nil
}

// updateGradient is the gradient of an item's parameter that the last update
// went by.
func (c *classifier) updateGradient(item string) float64 {
	place := c.parameter(item)
	for i, g := range c.trainer.Gradients() {
		if place == &c.network.Parameters()[i] {
			return g
		}
	}
	return 0
}

// losesBy is how much the loss of the training set changes when a parameter
// grows by a little: measured, by trying it.
func (c *classifier) losesBy(parameter *float64, step float64) float64 {
	before, was := c.trainer.Loss(), *parameter
	*parameter += step
	after := c.trainer.Loss()
	*parameter = was
	return after - before
}

// backward takes the loss of some samples back through the network, and returns
// the trace: what each layer made of them, and the gradient of each parameter.
func (c *classifier) backward(x, y nn.Matrix) *nn.Trace {
	trace := c.network.NewTrace(x.Rows)
	out := c.network.Forward(trace, x)
	nn.HalfSquared{}.Gradient(trace.Passes[c.network.Layers()-1].DOut, out, y, x.Rows)
	c.network.Backward(trace)
	return trace
}

// gradientOf is ∂loss/∂parameter of an item, in a trace that went back.
func (c *classifier) gradientOf(trace *nn.Trace, item string) float64 {
	at, _ := CellIndex(item)
	pass := trace.Passes[c.dense(at[0])]
	if item[0] == 'w' {
		return pass.DWeights.At(at[1]-1, at[2]-1)
	}
	return pass.DBiases[at[1]-1]
}

// patience is how many epochs a run gets before it is called ill.
const patience = 20

// leaping is the rate from which on steps leap over the valley: of 25 seeds of
// the circle 21 still learn at 1 and none at 3.
const leaping = 1

// illness is the key of why a run gets nowhere, "" for none or not yet: all its
// neurons are alike, none of a layer answers to anything, the steps are so
// large that it is worse than saying 0 to everything, or were so before, or
// nothing bends.
func (c *classifier) illness() string {
	if c.trainer.Epochs() < patience || c.loss() < 0.3 {
		return ""
	}
	dead, all := c.dead()
	switch {
	case c.setup.Start == "zeros" && !slices.ContainsFunc(c.network.Parameters(), func(p float64) bool { return p != 0 && p != *c.bias(c.depth(), 0) }):
		return "ill.alike"
	case all > 0 && dead == all:
		return "ill.dead"
	case c.loss() > 0.55 && c.trainer.Rate() >= leaping:
		return "ill.rate"
	case c.loss() > 0.55:
		return "ill.saturated"
	case c.setup.Activation == "linear" && (c.setup.Data == "xor" || c.setup.Data == "circle"):
		return "ill.straight"
	}
	return ""
}

// dead counts the hidden neurons that answer 0 to every sample
// of the training set, and so never learn again.
func (c *classifier) dead() (count, all int) {
	set := c.trainer.Data()
	trace := c.network.NewTrace(set.Len())
	c.network.Forward(trace, set.X)
	for l := 1; l < c.depth(); l++ {
		out := trace.Passes[c.dense(l)+1].Out
		for j := range out.Cols {
			alive := false
			for i := range out.Rows {
				alive = alive || math.Abs(out.At(i, j)) > 0
			}
			all++
			count += index(!alive)
		}
	}
	return count, all
}
