package model

import (
	"reflect"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// A ClassifierSetup says everything that a classifier starts from: the same
// set-up gives the same run, to the last bit. It is a plain value; Hidden is
// replaced, never written to.
type ClassifierSetup struct {
	Data       string // one of PlaneSets, or a set of a learner's table
	Noise      float64
	Share      float64 // of the samples that are trained on; the others validate
	Hidden     []int   // neurons of each hidden layer
	Activation string  // of the hidden layers: tanh, relu, leaky, sigmoid, linear
	Start      string  // random: ±0.5 and biases of 0.1; zeros; low: biases of −20; xavier; he
	Seed       uint32
	Rate       float64
	Batch      int
	Descent
	Regularization
	Features []string // what the network is given of a point, of features; none: x₁ and x₂
	Held     float64  // of the samples, the last ones, that validate; 0: all that are not trained on
	Apart
}

// Apart is what few set-ups have; zeros are nothing.
type Apart struct {
	Fold  Fold     // of those that are trained on, which validates instead; the zero one: none
	Fault string   // a mistake made on purpose; "" for none
	Bends []string // the activation of each hidden layer, where they have one each; nil: all have Activation
}

// Regularization is what a training has against overfitting; zeros are nothing.
type Regularization struct {
	Penalty nn.Penalty // on the weights
	Dropout float64    // the share of each hidden layer's numbers that a step silences
	Jitter  float64    // how far a step moves its samples first: a standard deviation, along each axis
}

// A Fold is one of k parts into which samples are dealt, from 0.
type Fold struct{ K, At int }

// planeReach is how far the plane that is drawn goes from the origin.
const planeReach = 6

// Activations are the curves by name.
var Activations = map[string]nn.Layer{
	"tanh": nn.Tanh{}, "relu": nn.ReLU{}, "leaky": nn.LeakyReLU{Leak: 0.01}, "sigmoid": nn.Sigmoid{}, "linear": nn.Linear{},
}

// Starts are the ways to start, by name: of the weights, then of the biases.
// "random" is what TensorFlow's Playground does.
var Starts = map[string][2]nn.Init{
	"random": {nn.Uniform(-0.5, 0.5), nn.Constant(0.1)},
	"zeros":  {nn.Zeros, nn.Zeros},
	"low":    {nn.Uniform(-0.5, 0.5), nn.Constant(-20)}, // below what any sample can lift
	"xavier": {nn.Xavier, nn.Zeros},
	"he":     {nn.He, nn.Zeros},
}

// A Classifier is a network that learns to tell two classes of points of the
// plane, and its training: dense layers with one activation between them, a
// tanh at the end, and half the squared error as its loss. Of numbers instead of
// classes it learns with a plain sum at the end, of several classes with one a class and
// their cross-entropy; and samples may have more columns than two.
//
// Layers are counted as they are drawn: 0 the inputs, 1 the first hidden one.
// Neurons are counted from 1 in names and from 0 in slices.
type Classifier struct {
	Setup   ClassifierSetup
	Network *nn.Network
	Trainer *nn.Trainer
	Start   nn.State
	Held    nn.Dataset   // the validation set
	trace   *nn.Trace    // for pictures of one sample
	Look    Look         // at which plane of the samples' columns
	Places  [2]nn.Matrix // the points, or columns, of the training set and of the validation set

	own       *ownRun // of a learner's table; nil for other sets
	validates [2]int  // which points validate: the first one, and the one after the last
	way       Way
	telling   telling
}

// In is a set-up in a course of a seed.
func (s ClassifierSetup) In(course lessons.Seed) ClassifierSetup {
	s.Seed = course.Plus(s.Seed)
	return s
}

// Of is a set-up that draws from a seed.
func (s ClassifierSetup) Of(seed uint32) ClassifierSetup {
	s.Seed = seed
	return s
}

// NewClassifier starts a classifier afresh. A set-up that does not fit is a
// mistake in a chapter, so it panics.
func NewClassifier(setup ClassifierSetup) *Classifier {
	return newClassifier(setup, nn.RecordEpochs, nil)
}

// newClassifier starts from some parameters; from nil, from those that are drawn.
func newClassifier(setup ClassifierSetup, record nn.Record, parameters []float64) *Classifier {
	stream := random.New(setup.Seed)
	c := &Classifier{Setup: setup, Network: kit.Must(setup.Build()), way: setup.began(), Look: setup.set().Plane()}
	var parts []nn.Dataset
	if setup.set().own == nil {
		parts = c.drawn(stream)
	} else {
		c.own = setup.ownRun()
		parts = []nn.Dataset{c.own.dealt.Train, c.own.dealt.Validation}
	}
	c.Network.Initialize(Starts[setup.Start][0], Starts[setup.Start][1], stream)
	copy(c.Network.Parameters(), parameters)
	if setup.Fault == FaultSorted {
		parts[0] = byClass(parts[0])
	}
	for i := range parts {
		c.Places[i] = parts[i].X
		parts[i].X = setup.inputs(parts[i].X)
	}
	training := setup.training(parts[1])
	training.Record = record
	training.Shuffle = stream
	c.Trainer, c.Held = kit.Must(nn.NewTrainer(c.Network, parts[0], training)), parts[1]
	c.Trainer.SetInOrder(!setup.Shuffle)
	c.Start, c.trace = c.Trainer.Save(), c.Network.NewTrace(1)
	return c
}

// Afresh begins a classifier again with another set-up.
func Afresh(c **Classifier, change func(*ClassifierSetup)) {
	setup := (*c).Setup
	change(&setup)
	*c = NewClassifier(setup)
}

// Build returns the network of a set-up, all its parameters zero.
func (s ClassifierSetup) Build() (*nn.Network, error) {
	layers := make([]nn.Layer, 0, 3*len(s.Hidden)+2)
	for i, neurons := range s.Hidden {
		layers = append(layers, nn.Dense{Neurons: neurons}, Activations[s.Bend(i+1)])
		if s.Dropout > 0 {
			layers = append(layers, nn.Dropout{Share: s.Dropout})
		}
	}
	return nn.NewNetwork(len(s.features()), append(layers, nn.Dense{Neurons: s.outputs()}, Activations[s.outCurve()])...)
}

// training says how a network of a set-up learns, but for the order of its
// samples.
func (s ClassifierSetup) training(validation nn.Dataset) nn.Training {
	training := nn.Training{
		Loss: s.Loss(), Optimizer: s.Optimizer.engine(), Rate: s.Rate, Schedule: s.Schedule.engine(), BatchSize: s.Batch, Bound: kit.LossBound,
		Validation: validation, Penalty: s.Penalty,
	}
	if s.Fault == FaultSummed {
		training.Loss = SummedGradient{}
	}
	if s.Dropout > 0 || s.Jitter > 0 {
		training.Random = random.New(^s.Seed)
	}
	if s.Jitter > 0 {
		training.Augment = s
	}
	return training
}

// A ClassifierState is what Save keeps: the set-up, and the run.
type ClassifierState struct {
	Setup ClassifierSetup
	Run   nn.State
	Way   Way
}

// Save returns a deep copy of the state.
func (c *Classifier) Save() ClassifierState { return c.State(c.Trainer.Save()) }

// State is what Save returns, with a state of the run that was saved already.
func (c *Classifier) State(run nn.State) ClassifierState {
	setup := c.Setup
	setup.Hidden = slices.Clone(setup.Hidden)
	return ClassifierState{setup, run, c.way}
}

// Restored returns the classifier of a saved state: this one where the set-up
// is the same, else another.
func (c *Classifier) Restored(s ClassifierState) *Classifier {
	if !c.Setup.equal(s.Setup) {
		c = NewClassifier(s.Setup)
	}
	c.Setup, c.way = s.Setup, s.Way
	c.Trainer.Restore(s.Run)
	return c
}

// equal tells whether two set-ups start the same run. The rate may change while
// it goes.
func (s ClassifierSetup) equal(other ClassifierSetup) bool {
	same := slices.Equal(s.Hidden, other.Hidden) && slices.Equal(s.Features, other.Features)
	s.Rate, s.Hidden, s.Features = other.Rate, other.Hidden, other.Features
	return same && reflect.DeepEqual(s, other)
}

// Epoch trains on each sample once; false once the run has diverged.
func (c *Classifier) Epoch() bool {
	if c.Trainer.Divergence() != nil {
		return false
	}
	c.Trainer.Epoch()
	if steps := c.Trainer.Steps(); steps-c.way.at > mostUpdates {
		c.way = c.way.From(steps, c.numbers())
	}
	return true
}

// Part trains on so many samples or some more, whole batches, but not beyond the epoch;
// false once the run has diverged.
func (c *Classifier) Part(samples int) bool {
	if c.Trainer.Divergence() != nil {
		return false
	}
	for epochs, done := c.Trainer.Epochs(), 0; done < samples && c.Trainer.Epochs() == epochs && c.Trainer.Divergence() == nil; done += c.Setup.Batch {
		c.Trainer.Batch()
	}
	if steps := c.Trainer.Steps(); steps-c.way.at > mostUpdates {
		c.way = c.way.From(steps, c.numbers())
	}
	return true
}

// reset goes back to before the first update, at the present rate.
func (c *Classifier) reset() {
	rate := c.way.now()
	c.Trainer.Restore(c.Start)
	c.Trainer.SetRate(rate)
	c.way = c.Setup.began()
	c.way.rate = rate
}

// Rate is the slider of the learning rate.
func (c *Classifier) Rate() lessons.Slider {
	return lessons.Slider{
		ID: "rate", Min: 0.0001, Max: 10, Log: true, Decimals: 4, Get: c.way.now,
		Set: func(v float64) error {
			c.Setup.Rate = v
			c.Trainer.SetRate(v)
			c.turned(theRate, v)
			return nil
		},
	}
}

// Loss is that of the training set, validation that of the samples that are
// only looked at.
func (c *Classifier) Loss() float64 { return c.Trainer.Loss() }

// Validation is the loss on the validation samples.
func (c *Classifier) Validation() float64 { return c.Trainer.ValidationLoss() }

// DenseOf is the number of layer l's dense layer in a network where one
// activation follows each, l from 1.
func DenseOf(l int) int { return 2 * (l - 1) }

// Dense is the number of layer l's dense layer in the network, l from 1: a
// dropout may follow the activation.
func (c *Classifier) Dense(l int) int {
	if c.Setup.Dropout > 0 {
		return 3 * (l - 1)
	}
	return DenseOf(l)
}

// sizes are the neurons of each layer, the inputs and the output included.
func (c *Classifier) sizes() []int {
	return append(append([]int{len(c.Setup.features())}, c.Setup.Hidden...), c.Setup.outputs())
}

// Depth is how many layers of neurons there are, the output included.
func (c *Classifier) Depth() int { return len(c.Setup.Hidden) + 1 }

// weight returns the weight from neuron i of layer l−1 to neuron j of layer l,
// i and j from 0, for reading and writing.
func (c *Classifier) weight(l, i, j int) *float64 {
	w := c.Network.Weights(c.Dense(l))
	return &w.Row(i)[j]
}

// Bias returns the bias of neuron j of layer l, for reading and writing.
func (c *Classifier) Bias(l, j int) *float64 { return &c.Network.Biases(c.Dense(l))[j] }

// KnobOf is the control that an item of the drawn network edits, a weight or a bias.
// It is nil for other items.
func (c *Classifier) KnobOf(item scene.ItemID) lessons.Control {
	place := c.Parameter(item)
	if place == nil {
		return nil
	}
	return kit.Knob(lessons.Slider{ID: item.String(), Min: -20, Max: 20, Step: 0.1, Signed: true, Decimals: 3}, place, func() { c.noteHand(place) })
}

// Holds takes other samples to validate: points from the given one on, as they are
// drawn.
func (c *Classifier) Holds(held nn.Dataset, from int) {
	c.Held, c.Places[1], c.validates = held, held.X, [2]int{from, from + held.Len()}
}

// Turn sets a parameter, as a hand does.
func (c *Classifier) Turn(place *float64, value float64) {
	*place = value
	c.noteHand(place)
}

// noteHand notes what a hand set a parameter to. The present batch begins anew, with the
// parameters as they are; a run that diverged may go on from mended ones.
func (c *Classifier) noteHand(place *float64) {
	c.Trainer.Resume()
	c.Trainer.Rewind()
	for i := range c.Network.Parameters() {
		if place == &c.Network.Parameters()[i] {
			if c.turned(i, *place); c.Trainer.Frozen(i) { // there it is frozen now
				c.turned(theHeld-i, 1)
			}
		}
	}
}

// turned notes that a hand turned a parameter, or the rate.
func (c *Classifier) turned(parameter int, value float64) {
	c.way = c.way.Turned(c.Trainer.Steps(), parameter, value, c.numbers())
}

// Parameter is the weight or the bias that an item stands for; nil for none.
func (c *Classifier) Parameter(item scene.ItemID) *float64 {
	return ParameterAt(c.Network, c.sizes(), c.Dense, item)
}

// ParameterAt is the weight or the bias that an item of a drawn network stands for.
// The network's layers, the inputs first, have the given sizes; dense is the number of
// layer l's dense layer. It is nil for another item.
func ParameterAt(network *nn.Network, sizes []int, dense func(l int) int, item scene.ItemID) *float64 {
	layer := func(l int) bool { return l >= 1 && l < len(sizes) }
	among := func(neuron, l int) bool { return neuron >= 1 && neuron <= sizes[l] }
	if at, ok := item.Of(scene.WeightKind, 3); ok && layer(at[0]) && among(at[1], at[0]-1) && among(at[2], at[0]) {
		return &network.Weights(dense(at[0])).Row(at[1] - 1)[at[2]-1]
	}
	if at, ok := item.Of(scene.BiasKind, 2); ok && layer(at[0]) && among(at[1], at[0]) {
		return &network.Biases(dense(at[0]))[at[1]-1]
	}
	return nil
}

// losesBy is how much the loss of the training set changes when a parameter
// grows by a little: measured, by trying it.
func (c *Classifier) losesBy(parameter *float64, step float64) float64 {
	before, was := c.Trainer.Loss(), *parameter
	*parameter += step
	after := c.Trainer.Loss()
	*parameter = was
	return after - before
}

// Backward takes the loss of some samples back through the network, and returns
// the trace: what each layer made of them, and the gradient of each parameter.
func (c *Classifier) Backward(x, y nn.Matrix) *nn.Trace {
	trace := c.Network.NewTrace(x.Rows)
	out := c.Network.Forward(trace, x)
	c.Setup.Loss().Gradient(trace.Passes[c.Network.Layers()-1].DOut, out, y, x.Rows)
	c.Network.Backward(trace)
	return trace
}

// GradientOf is ∂loss/∂parameter of an item, in a trace that went back.
func (c *Classifier) GradientOf(trace *nn.Trace, item scene.ItemID) float64 {
	at := item.Indices()
	pass := trace.Passes[c.Dense(at[0])]
	if item.Kind() == scene.WeightKind {
		return pass.DWeights.At(at[1]-1, at[2]-1)
	}
	return pass.DBiases[at[1]-1]
}
