package model

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// hiddenNames are the letters of the hidden layers.
var hiddenNames = []string{"h", "k", "m", "p", "q", "r"}

// HiddenName is the letter of hidden layer l, from 1; where the letters end it is h
// with the number of the layer above the line: h⁷.
func HiddenName(l int) string {
	if l <= len(hiddenNames) {
		return hiddenNames[l-1]
	}
	return "h" + scene.Superscript(l)
}

// NeuronName is the symbol of neuron j, from 0, of a layer.
func (c *Classifier) NeuronName(l, j int) string {
	switch {
	case l == 0:
		name := c.Setup.features()[j]
		if c.Setup.set().titles != nil {
			return scene.Subscript("x", slices.Index(c.Setup.set().Columns, name)+1)
		}
		if c.Setup.Wide() {
			return scene.Subscript("x", slices.Index(PenguinColumns, name)+1)
		}
		return featureNames[name]
	case l == c.Depth() && c.Setup.Several() != nil:
		return scene.Subscript("ŷ", j+1)
	case l == c.Depth():
		return "ŷ"
	default:
		return scene.Subscript(HiddenName(l), j+1)
	}
}

// Picture draws the network: each neuron with what it answers over the plane,
// each link with its weight.
func (c *Classifier) Picture() scene.Network {
	frozen := c.Network.Clone()
	trace := frozen.NewTrace(1)
	sizes := c.sizes()
	across, up := c.axes()
	n := scene.Network{
		Frame: scene.Frame{ID: "network", Width: 44, Rows: 12, Facts: map[string]string{
			"shape": c.ShapeText(), "parameters": strconv.Itoa(len(c.Network.Parameters())), "epoch": strconv.Itoa(c.Trainer.Epochs()),
		}},
		Layers: make([]scene.NetworkLayer, len(sizes)),
		X:      across, Y: up, Key: c.key(),
	}
	var weights []nn.Matrix
	for l, neurons := range sizes {
		layer := scene.NetworkLayer{Name: "layer.hidden", Neurons: make([]scene.NetworkNeuron, neurons)}
		switch l {
		case 0:
			layer.Name = "layer.input"
		case len(sizes) - 1:
			layer.Name = "layer.output"
		}
		for j := range layer.Neurons {
			neuron := &layer.Neurons[j]
			neuron.Name = c.NeuronName(l, j)
			neuron.Answer = c.answerOf(frozen, trace, l, j)
			if l > 0 {
				neuron.Bias = scene.Signed(*c.Bias(l, j), 2)
			}
		}
		n.Layers[l] = layer
		if l > 0 {
			weights = append(weights, c.Network.Weights(c.Dense(l)))
		}
	}
	n = kit.Wired(n, weights, nil, 2)
	for i := range n.Items {
		if c.Parameter(n.Items[i].ID) != nil {
			n.Items[i].Control = n.Items[i].ID.String()
		}
	}
	c.marked(n)
	return n
}

// key is another one whenever a parameter or a curve is: pictures are kept by
// it.
func (c *Classifier) key() uint64 {
	name := c.Setup.Activation + strings.Join(c.Setup.Bends, "")
	if c.Setup.Wide() {
		name += fmt.Sprint(c.Setup.Data, c.Setup.features(), c.Look)
	}
	return KeyOf(name, c.Network.Parameters())
}

// KeyOf is the FNV-1a hash of a name and of the bits of numbers, a word at a
// time.
func KeyOf(name string, numbers []float64) uint64 {
	hash := uint64(14695981039346656037)
	for _, char := range name {
		hash = (hash ^ uint64(char)) * 1099511628211
	}
	for _, p := range numbers {
		hash = (hash ^ math.Float64bits(p)) * 1099511628211
	}
	return hash
}

// ShapeText writes the sizes of the layers: 2-4-1.
func (c *Classifier) ShapeText() string {
	sizes := make([]string, 0, len(c.Setup.Hidden)+2)
	for _, n := range c.sizes() {
		sizes = append(sizes, strconv.Itoa(n))
	}
	return strings.Join(sizes, "-")
}

// answerOf is what neuron j of layer l of a frozen copy of the network answers
// over the plane, cut to −1 … +1.
func (c *Classifier) answerOf(network *nn.Network, trace *nn.Trace, l, j int) func(x, y float64) float64 {
	point, setup, look, curve := nn.NewMatrix(1, c.Setup.columns()), c.Setup, c.Look, 0
	given := c.givenOf(point)
	if l > 0 {
		curve = c.Dense(l) + 1
	}
	c.rest(point.Data)
	reach := 1.0
	if l == 0 {
		reach = featureReach(setup.features()[j])
	}
	return func(x, y float64) float64 {
		point.Data[look.Across], point.Data[look.Up] = x, y
		inputs := given()
		if l == 0 {
			return inputs.Data[j] / reach
		}
		network.Forward(trace, inputs)
		if l == len(setup.Hidden)+1 && setup.Several() != nil {
			return ahead(trace.Passes[curve].Out.Row(0), j)
		}
		return trace.Passes[curve].Out.At(0, j)
	}
}

// Decision draws what the network answers over the plane, and the samples: of
// the training set, or those that are held out.
func (c *Classifier) Decision(held bool) scene.Map {
	frozen := c.Network.Clone()
	set, places := c.Trainer.Data(), c.Places[0]
	if held {
		set, places = c.Held, c.Places[1]
	}
	across, up := c.axes()
	picture := scene.Map{
		Frame:  scene.Frame{ID: "map", Width: 30, Rows: 12, Items: scene.ProbeItems()},
		Legend: [4]string{"map.class.plus", "map.class.minus", "map.says.plus", "map.says.minus"},
		X:      across, Y: up, Key: c.key(), Answer: c.answerOf(frozen, frozen.NewTrace(1), c.Depth(), c.Look.Class),
	}
	switch {
	case c.Setup.Numbers():
		c.valued(&picture, set, places)
		return picture
	case c.Setup.Several() != nil:
		c.among(&picture, set, places)
		return picture
	}
	out, right := c.Network.Predict(set.X), 0
	for i := range set.Len() {
		hit := out.At(i, 0)*set.Y.At(i, 0) > 0
		right += kit.Bit(hit)
		picture.Samples = append(picture.Samples, scene.Sample{X: places.At(i, 0), Y: places.At(i, 1), Positive: set.Y.At(i, 0) > 0, Right: hit})
	}
	picture.Facts = map[string]string{"right": strconv.Itoa(right), "all": strconv.Itoa(len(picture.Samples))}
	return picture
}

// Curve draws the losses of train and validation over the epochs.
func (c *Classifier) Curve() scene.Curve {
	curve := EpochCurve(c.Trainer)
	curve.Goal, curve.Ill = Solved, c.Illness()
	return curve
}

// EpochCurve draws the losses of a training over its epochs.
func EpochCurve(trainer *nn.Trainer) scene.Curve {
	runs := []scene.Run{kit.Trained(trainer, "run.train", scene.Train), {Label: "run.validation", Role: scene.Validation}}
	for i, history := range []nn.History{trainer.History(), trainer.ValidationHistory()} {
		runs[i].Points = ByEpoch(history)
	}
	runs[0].FailedAt = kit.FailedIn(runs[0], trainer.Epochs())
	train, validation := kit.Ended(runs[0], trainer.Loss()), kit.Ended(runs[1], trainer.ValidationLoss())
	return scene.Curve{
		Frame: scene.Frame{ID: "loss", Width: 30, Rows: 8, Facts: map[string]string{
			"epoch": strconv.Itoa(trainer.Epochs()), "train": scene.Number(train, 3).Plain(), "validation": scene.Number(validation, 3).Plain(),
		}},
		Runs: runs,
	}
}

// ByEpoch returns a recorded loss as points by epochs, not by updates.
func ByEpoch(history nn.History) []scene.Point {
	made := kit.Points(history)
	for i := range made {
		made[i].Step = history.At(i).Epoch
	}
	return made
}

// sample is the forward pass of one point, as the chapters write it out: the
// inputs of each layer, its sums z, and what it passes on.
func (c *Classifier) sample(x ...float64) *nn.Trace {
	c.Network.Forward(c.trace, c.Setup.inputs(c.at(x...)))
	return c.trace
}

// Explain opens what is behind an item of the drawn network, for one point of
// the plane: the sum of a neuron, or what a weight or a bias does.
func (c *Classifier) Explain(item scene.ItemID, x ...float64) []scene.Panel {
	if parameter := c.Parameter(item); parameter != nil {
		return []scene.Panel{c.explainParameter(item, parameter)}
	}
	at, ok := item.Of(scene.NeuronKind, 2)
	if !ok || at[0] > c.Depth() {
		return nil
	}
	l, j := at[0], at[1]-1
	if l == 0 {
		return []scene.Panel{kit.Arithmetic("input", []scene.Term{kit.Symbol(c.NeuronName(0, j)), kit.Op(" = "), kit.Result(scene.Signed(c.sample(x...).Passes[0].In.At(0, j), 2))})}
	}
	trace := c.sample(x...)
	names := make([]string, c.sizes()[l-1])
	for i := range names {
		names[i] = c.NeuronName(l-1, i)
	}
	lines := append([][]scene.Term{c.pointLine(x)}, SumLines(c.Network, trace, names, c.Dense(l), j)...)
	z, out := trace.Passes[c.Dense(l)].Out.At(0, j), trace.Passes[c.Dense(l)+1].Out.At(0, j)
	if l == c.Depth() && c.Setup.outCurve() == "linear" {
		return []scene.Panel{kit.Arithmetic("neuron-sum", append(lines, c.outLines(trace, j)...)...)}
	}
	lines = append(lines, []scene.Term{
		kit.Symbol(c.NeuronName(l, j)), kit.Op(" = " + c.curveOf(l) + "(z) = " + c.curveOf(l) + "("), kit.Value(scene.Signed(z, 3)), kit.Op(") = "), kit.Result(scene.Signed(out, 3)),
	})
	return []scene.Panel{kit.Arithmetic("neuron-sum", lines...)}
}

// PointLine says for which point of the plane a sum is written out.
func PointLine(x []float64) []scene.Term {
	return []scene.Term{kit.Word("explain.point"), kit.Op(" (x₁, x₂) = ("), kit.Value(scene.Signed(x[0], 2)), kit.Op(", "), kit.Value(scene.Signed(x[1], 2)), kit.Op(")")}
}

// SumLines writes out the sum of neuron j of a dense layer, a product a line and the
// bias with their sum below them, for the sample of a trace; names are those of its
// inputs.
func SumLines(network *nn.Network, trace *nn.Trace, names []string, dense, j int) [][]scene.Term {
	pass := trace.Passes[dense]
	lines := make([][]scene.Term, 0, len(names)+1)
	for i, name := range names {
		in, w := pass.In.At(0, i), network.Weights(dense).At(i, j)
		lines = append(lines, []scene.Term{
			kit.Symbol(name + "  "), kit.Value(scene.Signed(in, 3)), kit.Op(" · "), kit.BySign(kit.Value(scene.Signed(w, 3))), kit.Op(" = "), kit.Value(scene.Signed(in*w, 3)),
		})
	}
	return append(lines, []scene.Term{
		kit.Symbol("z"), kit.Op(" = Σ + b = Σ + "), kit.BySign(kit.Value(scene.Signed(network.Biases(dense)[j], 3))), kit.Op(" = "), kit.Result(scene.Signed(pass.Out.At(0, j), 3)),
	})
}

// ExplainKnob tells a weight or a bias of a network that has no loss: its
// value, and what a little more of it does to the output, by trying.
func ExplainKnob(item scene.ItemID, where, out string, place *float64, decimals int, output func() float64) scene.Panel {
	before, was := output(), *place
	*place += 0.01
	change := output() - before
	*place = was
	return kit.Arithmetic("parameter",
		[]scene.Term{kit.Symbol(ItemSymbol(item)), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(was, decimals))), kit.Op("   " + where)},
		[]scene.Term{kit.Word("parameter.grows"), kit.Op("  → "), kit.Symbol(out), kit.Op(" "), kit.BySign(kit.Value(scene.Signed(change, 6)))})
}

// ExplainSample is explain for the first sample of the batch that is learned
// from next. Its answer is known, so a neuron's gradient is told as well.
func (c *Classifier) ExplainSample(item scene.ItemID) []scene.Panel {
	x, y := c.BatchNow()
	panels := c.Explain(item, c.Places[0].Row(c.batchFrom())...)
	at, ok := item.Of(scene.NeuronKind, 2)
	if len(panels) == 0 || !ok || at[0] == 0 {
		return panels
	}
	sum := panels[0].(scene.Arithmetic)
	one := c.Backward(x.RowRange(0, 1), y.RowRange(0, 1))
	slope := one.Passes[c.Dense(at[0])].DOut.At(0, at[1]-1)
	sum.Lines[0] = append(sum.Lines[0], append([]scene.Term{kit.Op("  "), kit.Word("explain.target"), kit.Op(" ")}, c.targetTerm(y.Row(0)))...)
	sum.Lines = append(sum.Lines, []scene.Term{kit.Symbol("∂L/∂z = "), kit.BySign(kit.Value(scene.Signed(slope, 5)))})
	return []scene.Panel{sum}
}

// explainParameter tells a weight or a bias: its value, the gradient of the
// loss over the training set, and what a little more of it does, by trying.
func (c *Classifier) explainParameter(item scene.ItemID, parameter *float64) scene.Panel {
	set := c.Trainer.Data()
	gradient := c.GradientOf(c.Backward(set.X, set.Y), item)
	at := item.Indices()
	name := ItemSymbol(item)
	where := c.NeuronName(at[0], at[len(at)-1]-1)
	if item.Kind() == scene.WeightKind {
		where = c.NeuronName(at[0]-1, at[1]-1) + " → " + where
	}
	return kit.Arithmetic("parameter",
		[]scene.Term{kit.Symbol(name), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(*parameter, 4))), kit.Op("   " + where)},
		[]scene.Term{kit.Symbol("∂L/∂" + name), kit.Op(" = "), kit.BySign(kit.Value(scene.Signed(gradient, 6)))},
		[]scene.Term{kit.Word("parameter.grows"), kit.Op("  → "), kit.Word("loss"), kit.Op(" "), kit.BySign(kit.Value(scene.Signed(c.losesBy(parameter, 0.01), 6)))})
}

// ItemSymbol writes the item of a weight or a bias as a symbol: w₁[1,2], b₁[2].
func ItemSymbol(item scene.ItemID) string {
	at := item.Indices()
	rest := make([]string, 0, len(at))
	for _, n := range at[1:] {
		rest = append(rest, strconv.Itoa(n))
	}
	return scene.Subscript(item.Kind(), at[0]) + "[" + strings.Join(rest, ",") + "]"
}
