package lessons

import (
	"math"
	"strconv"
	"strings"

	"sinapse/nn"
)

// hiddenNames are the letters of the hidden layers.
var hiddenNames = []string{"h", "k", "m", "p", "q", "r"}

// neuronName is the symbol of neuron j, from 0, of a layer.
func (c *classifier) neuronName(l, j int) string {
	switch {
	case l == 0:
		return featureNames[c.setup.features()[j]]
	case l == c.depth():
		return "ŷ"
	default:
		return subscript(hiddenNames[l-1], j+1)
	}
}

// picture draws the network: each neuron with what it answers over the plane,
// each link with its weight.
func (c *classifier) picture() Network {
	frozen := c.network.Clone()
	trace := frozen.NewTrace(1)
	sizes := c.sizes()
	n := Network{
		Frame: Frame{ID: "network", Width: 44, Rows: 12, Facts: map[string]string{
			"shape": c.shapeText(), "parameters": strconv.Itoa(len(c.network.Parameters())), "epoch": strconv.Itoa(c.trainer.Epochs()),
		}},
		Layers: make([]NetworkLayer, len(sizes)),
		X:      Axis{"axis.x1", -planeReach, planeReach},
		Y:      Axis{"axis.x2", -planeReach, planeReach},
		Key:    c.key(),
	}
	var weights []nn.Matrix
	for l, neurons := range sizes {
		layer := NetworkLayer{Name: "layer.hidden", Neurons: make([]NetworkNeuron, neurons)}
		switch l {
		case 0:
			layer.Name = "layer.input"
		case len(sizes) - 1:
			layer.Name = "layer.output"
		}
		for j := range layer.Neurons {
			neuron := &layer.Neurons[j]
			neuron.Name = c.neuronName(l, j)
			neuron.Answer = c.answerOf(frozen, trace, l, j)
			if l > 0 {
				neuron.Bias = Signed(*c.bias(l, j), 2)
			}
		}
		n.Layers[l] = layer
		if l > 0 {
			weights = append(weights, c.network.Weights(c.dense(l)))
		}
	}
	n = wired(n, weights, nil, 2)
	for i := range n.Items {
		if c.parameter(n.Items[i].ID) != nil {
			n.Items[i].Control = n.Items[i].ID
		}
	}
	return n
}

// key is another one whenever a parameter or a curve is: pictures are kept by
// it.
func (c *classifier) key() uint64 { return keyOf(c.setup.Activation, c.network.Parameters()) }

// keyOf is the FNV-1a hash of a name and of the bits of numbers, a word at a
// time.
func keyOf(name string, numbers []float64) uint64 {
	hash := uint64(14695981039346656037)
	for _, char := range name {
		hash = (hash ^ uint64(char)) * 1099511628211
	}
	for _, p := range numbers {
		hash = (hash ^ math.Float64bits(p)) * 1099511628211
	}
	return hash
}

// shapeText writes the sizes of the layers: 2-4-1.
func (c *classifier) shapeText() string {
	sizes := make([]string, 0, len(c.setup.Hidden)+2)
	for _, n := range c.sizes() {
		sizes = append(sizes, strconv.Itoa(n))
	}
	return strings.Join(sizes, "-")
}

// answerOf is what neuron j of layer l of a frozen copy of the network answers
// over the plane, cut to −1 … +1.
func (c *classifier) answerOf(network *nn.Network, trace *nn.Trace, l, j int) func(x, y float64) float64 {
	point, setup, curve := nn.NewMatrix(1, 2), c.setup, 0
	if l > 0 {
		curve = c.dense(l) + 1
	}
	reach := 1.0
	if l == 0 {
		reach = featureReach(setup.features()[j])
	}
	return func(x, y float64) float64 {
		point.Data[0], point.Data[1] = x, y
		inputs := setup.inputs(point)
		if l == 0 {
			return inputs.Data[j] / reach
		}
		network.Forward(trace, inputs)
		return trace.Passes[curve].Out.At(0, j)
	}
}

// shownSamples bounds how many samples a map shows.
const shownSamples = 250

// decision draws what the network answers over the plane, and the samples: of
// the training set, or those that are held out.
func (c *classifier) decision(held bool) Map {
	frozen := c.network.Clone()
	set, places := c.trainer.Data(), c.places[0]
	if held {
		set, places = c.held, c.places[1]
	}
	picture := Map{
		Frame:  Frame{ID: "map", Width: 30, Rows: 12, Items: probeItems()},
		Legend: [4]string{"map.class.plus", "map.class.minus", "map.says.plus", "map.says.minus"},
		X:      Axis{"axis.x1", -planeReach, planeReach}, Y: Axis{"axis.x2", -planeReach, planeReach},
		Key: c.key(), Answer: c.answerOf(frozen, frozen.NewTrace(1), c.depth(), 0),
	}
	out, right := c.network.Predict(set.X), 0
	for i := range min(set.Len(), shownSamples) {
		hit := out.At(i, 0)*set.Y.At(i, 0) > 0
		right += index(hit)
		picture.Samples = append(picture.Samples, Sample{X: places.At(i, 0), Y: places.At(i, 1), Positive: set.Y.At(i, 0) > 0, Right: hit})
	}
	picture.Facts = map[string]string{"right": strconv.Itoa(right), "all": strconv.Itoa(len(picture.Samples))}
	return picture
}

// curve draws the losses of train and validation over the epochs.
func (c *classifier) curve() Curve {
	curve := epochCurve(c.trainer)
	curve.Goal, curve.Ill = solved, c.illness()
	return curve
}

// epochCurve draws the losses of a training over its epochs.
func epochCurve(trainer *nn.Trainer) Curve {
	runs := []Run{trained(trainer, "run.train", Train), {Label: "run.validation", Role: Validation}}
	for i, history := range []nn.History{trainer.History(), trainer.ValidationHistory()} {
		runs[i].Points = byEpoch(history)
	}
	return Curve{
		Frame: Frame{ID: "loss", Width: 30, Rows: 8, Facts: map[string]string{
			"epoch": strconv.Itoa(trainer.Epochs()), "train": Number(trainer.Loss(), 3).Plain(), "validation": Number(trainer.ValidationLoss(), 3).Plain(),
		}},
		Runs: runs,
	}
}

// byEpoch returns a recorded loss as points by epochs, not by updates.
func byEpoch(history nn.History) []Point {
	made := points(history)
	for i := range made {
		made[i].Step = history.At(i).Epoch
	}
	return made
}

// sample is the forward pass of one point, as the chapters write it out: the
// inputs of each layer, its sums z, and what it passes on.
func (c *classifier) sample(x ...float64) *nn.Trace {
	point := nn.NewMatrix(1, 2)
	copy(point.Data, x)
	c.network.Forward(c.trace, c.setup.inputs(point))
	return c.trace
}

// explain opens what is behind an item of the drawn network, for one point of
// the plane: the sum of a neuron, or what a weight or a bias does.
func (c *classifier) explain(item string, x ...float64) []Panel {
	if parameter := c.parameter(item); parameter != nil {
		return []Panel{c.explainParameter(item, parameter)}
	}
	at, ok := CellIndex(item)
	if !ok || item[0] != 'n' || len(at) != 2 || at[0] > c.depth() {
		return nil
	}
	l, j := at[0], at[1]-1
	if l == 0 {
		return []Panel{arithmetic("input", []Term{symbol(c.neuronName(0, j)), op(" = "), result(Signed(c.sample(x...).Passes[0].In.At(0, j), 2))})}
	}
	trace := c.sample(x...)
	names := make([]string, c.sizes()[l-1])
	for i := range names {
		names[i] = c.neuronName(l-1, i)
	}
	lines := append([][]Term{pointLine(x)}, sumLines(c.network, trace, names, c.dense(l), j)...)
	lines = append(lines, []Term{symbol(c.neuronName(l, j)), op(" = " + c.curveOf(l) + "(z) = "), result(Signed(trace.Passes[c.dense(l)+1].Out.At(0, j), 3))})
	return []Panel{arithmetic("neuron-sum", lines...)}
}

// pointLine says for which point of the plane a sum is written out.
func pointLine(x []float64) []Term {
	return []Term{word("explain.point"), op(" (x₁, x₂) = ("), value(Signed(x[0], 2)), op(", "), value(Signed(x[1], 2)), op(")")}
}

// sumLines writes out the sum of neuron j of a dense layer, a product a line,
// for the sample of a trace; names are those of its inputs.
func sumLines(network *nn.Network, trace *nn.Trace, names []string, dense, j int) [][]Term {
	pass := trace.Passes[dense]
	lines := make([][]Term, 0, len(names)+2)
	for i, name := range names {
		in, w := pass.In.At(0, i), network.Weights(dense).At(i, j)
		lines = append(lines, []Term{
			symbol(name + "  "), value(Signed(in, 3)), op(" · "), bySign(value(Signed(w, 3))), op(" = "), value(Signed(in*w, 3)),
		})
	}
	return append(lines,
		[]Term{symbol("b  "), bySign(value(Signed(network.Biases(dense)[j], 3)))},
		[]Term{symbol("z"), op(" = "), result(Signed(pass.Out.At(0, j), 3))})
}

// explainKnob tells a weight or a bias of a network that has no loss: its
// value, and what a little more of it does to the output, by trying.
func explainKnob(item, where, out string, place *float64, decimals int, output func() float64) Panel {
	before, was := output(), *place
	*place += 0.01
	change := output() - before
	*place = was
	return arithmetic("parameter",
		[]Term{symbol(itemSymbol(item)), op(" = "), bySign(result(Signed(was, decimals))), op("   " + where)},
		[]Term{word("parameter.grows"), op("  → "), symbol(out), op(" "), bySign(value(Signed(change, 6)))})
}

// explainSample is explain for the first sample of the batch that is learned
// from next. Its answer is known, so a neuron's gradient is told as well.
func (c *classifier) explainSample(item string) []Panel {
	x, y := c.batchNow()
	panels := c.explain(item, c.places[0].Row(c.batchFrom())...)
	at, _ := CellIndex(item)
	if len(panels) == 0 || item[0] != 'n' || at[0] == 0 {
		return panels
	}
	sum := panels[0].(Arithmetic)
	one := c.backward(x.RowRange(0, 1), y.RowRange(0, 1))
	slope := one.Passes[c.dense(at[0])].DOut.At(0, at[1]-1)
	sum.Lines[0] = append(sum.Lines[0], op("  "), word("explain.target"), op(" "), bySign(value(Signed(y.At(0, 0), 0))))
	sum.Lines = append(sum.Lines, []Term{symbol("∂L/∂z = "), bySign(value(Signed(slope, 5)))})
	return []Panel{sum}
}

// explainParameter tells a weight or a bias: its value, the gradient of the
// loss over the training set, and what a little more of it does, by trying.
func (c *classifier) explainParameter(item string, parameter *float64) Panel {
	set := c.trainer.Data()
	gradient := c.gradientOf(c.backward(set.X, set.Y), item)
	at, _ := CellIndex(item)
	name := itemSymbol(item)
	where := c.neuronName(at[0], at[len(at)-1]-1)
	if item[0] == 'w' {
		where = c.neuronName(at[0]-1, at[1]-1) + " → " + where
	}
	return arithmetic("parameter",
		[]Term{symbol(name), op(" = "), bySign(result(Signed(*parameter, 4))), op("   " + where)},
		[]Term{symbol("∂L/∂" + name), op(" = "), bySign(value(Signed(gradient, 6)))},
		[]Term{word("parameter.grows"), op("  → "), word("loss"), op(" "), bySign(value(Signed(c.losesBy(parameter, 0.01), 6)))})
}

// itemSymbol writes the item of a weight or a bias as a symbol: w₁[1,2], b₁[2].
func itemSymbol(item string) string {
	at, _ := CellIndex(item)
	rest := make([]string, 0, len(at))
	for _, n := range at[1:] {
		rest = append(rest, strconv.Itoa(n))
	}
	return subscript(item[:1], at[0]) + "[" + strings.Join(rest, ",") + "]"
}
