package backprop

import (
	"math"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// backprop is the chapter about gradients: what they promise, how the chain
// rule takes them back, and how to check them.
type backprop struct {
	state backpropState
	moves *nn.Network // who-moves
}

// backpropState is the part of the state that is plain values.
type backpropState struct {
	nudge nudgeState
	chain chainState
	check checkState
	moves movesState
	debug handState
}

// backpropSaved is a deep copy of all of it.
type backpropSaved struct {
	state backpropState
	moves []float64
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(uint32) lessons.Chapter {
	return &backprop{
		state: backpropState{nudge: startNudge(), chain: startChain(), check: startCheck(), moves: startMoves()},
		moves: tinyNetwork(),
	}
}

// Screens lists the chapter's pages.
func (c *backprop) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.nudge(), c.chain(), c.network(), c.whoMoves(), c.debug(),
		kit.RecapScreen("3", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed.
func (c *backprop) Pace(screen string) int { return kit.WalkOn(screen, "chain", "network") }

// Save returns a deep copy of the state.
func (c *backprop) Save() any { return backpropSaved{c.state, slices.Clone(c.moves.Parameters())} }

// Restore puts a saved state back.
func (c *backprop) Restore(saved any) {
	s := saved.(backpropSaved)
	c.state = s.state
	copy(c.moves.Parameters(), s.moves)
}

// tinyParameters are invented: W₁ (2, 2), b₁, W₂ (2, 1), b₂.
var tinyParameters = []float64{0.6, -0.9, -0.4, 0.7, 0.1, -0.3, 0.8, -1.1, 0.2}

// tinyItems are the items of the parameters, in their order.
var tinyItems = []scene.ItemID{
	scene.At(scene.WeightKind, 1, 1, 1), scene.At(scene.WeightKind, 1, 1, 2), scene.At(scene.WeightKind, 1, 2, 1), scene.At(scene.WeightKind, 1, 2, 2),
	scene.At(scene.BiasKind, 1, 1), scene.At(scene.BiasKind, 1, 2),
	scene.At(scene.WeightKind, 2, 1, 1), scene.At(scene.WeightKind, 2, 2, 1), scene.At(scene.BiasKind, 2, 1),
}

// What is told about a parameter: each is an aspect of its item.
const (
	gradientOf = "g"
	quotientOf = "q"
	moveOf     = "m"
)

// tinyTarget is what the network should answer, whatever enters.
const tinyTarget = 1.0

// tinyNetwork is 2 inputs, 2 hidden neurons with tanh, and 1 linear output.
func tinyNetwork() *nn.Network {
	network := kit.Must(nn.NewNetwork(2, nn.Dense{Neurons: 2}, nn.Tanh{}, nn.Dense{Neurons: 1}))
	copy(network.Parameters(), tinyParameters)
	return network
}

// tinyTrace takes a sample forward through a network and its loss
// L = ½(ŷ − t)² back, down to the inputs.
func tinyTrace(network *nn.Network, x [2]float64) (trace *nn.Trace, loss float64) {
	trace = network.NewTrace(1)
	trace.KeepInputGradient()
	out, want := network.Forward(trace, nn.FromRows([][]float64{x[:]})), kit.Column([]float64{tinyTarget})
	nn.HalfSquared{}.Gradient(trace.Passes[network.Layers()-1].DOut, out, want, 1)
	network.Backward(trace)
	return trace, nn.HalfSquared{}.Value(out, want, 1)
}

// tinyLoss is the loss of a sample alone.
func tinyLoss(network *nn.Network, x [2]float64) float64 {
	return nn.HalfSquared{}.Value(network.Predict(nn.FromRows([][]float64{x[:]})), kit.Column([]float64{tinyTarget}), 1)
}

// A quotient is a slope measured by trying: a parameter is moved by h to one
// side, or to both, and the loss is taken at the two ends.
type quotient struct {
	parameter, h float64
	both         bool
	ahead, back  float64 // the losses
}

// slope is (L(p + h) − L(p))/h, or (L(p + h) − L(p − h))/2h.
func (q quotient) slope() float64 {
	if q.both {
		return (q.ahead - q.back) / (2 * q.h)
	}
	return (q.ahead - q.back) / q.h
}

// terms write a quotient out.
func (q quotient) terms() [][]scene.Term {
	below := scene.Quantity{Value: q.h, Decimals: -1, Given: true}
	name := "h"
	minus := "L(p)"
	if q.both {
		below.Value, name, minus = 2*q.h, "2h", "L(p − h)"
	}
	return [][]scene.Term{
		{kit.Symbol("L(p + h) = "), kit.Value(scene.Number(q.ahead, 12))},
		{kit.Symbol(minus + " = "), kit.Value(scene.Number(q.back, 12))},
		{kit.Op("("), kit.Symbol("L(p + h) − " + minus), kit.Op(") ÷ "), kit.Symbol(name), kit.Op(" = ")},
		{kit.Op("  "), kit.BySign(kit.Value(scene.Quantity{Value: q.ahead - q.back, Decimals: -1, Signed: true, Given: true})), kit.Op(" ÷ "), kit.Value(below), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(q.slope(), 6)))},
	}
}

// quotients measures the slope along each parameter of a network.
func quotients(network *nn.Network, x [2]float64, h float64, both bool) []quotient {
	network = network.Clone()
	all := make([]quotient, len(network.Parameters()))
	here := tinyLoss(network, x)
	for i := range all {
		p := &network.Parameters()[i]
		was := *p
		q := quotient{parameter: was, h: h, both: both, back: here}
		*p = was + h
		q.ahead = tinyLoss(network, x)
		if both {
			*p = was - h
			q.back = tinyLoss(network, x)
		}
		*p = was
		all[i] = q
	}
	return all
}

// furthest is the largest distance between two lists.
func furthest(a, b []float64) float64 {
	most := 0.0
	for i := range a {
		most = max(most, math.Abs(a[i]-b[i]))
	}
	return most
}

// slopes are those of the quotients.
func slopes(all []quotient) []float64 {
	out := make([]float64, len(all))
	for i, q := range all {
		out[i] = q.slope()
	}
	return out
}

// tinyGradient writes out the gradient of a parameter of the tiny network: what
// enters the link times what comes back to its neuron; a bias has 1 there.
func tinyGradient(trace *nn.Trace, item scene.ItemID) [][]scene.Term {
	at := item.Indices()
	layer, neuron := at[0], at[len(at)-1]
	dense := model.DenseOf(layer)
	pass := trace.Passes[dense]
	delta := pass.DOut.At(0, neuron-1)
	source := "1"
	in := 1.0
	if item.Kind() == scene.WeightKind {
		in = pass.In.At(0, at[1]-1)
		source = scene.Subscript(map[int]string{1: "x", 2: "h"}[layer], at[1])
	}
	target := "ŷ"
	if layer == 1 {
		target = scene.Subscript("z", neuron)
	}
	lines := [][]scene.Term{
		{kit.Symbol("∂L/∂" + model.ItemSymbol(item)), kit.Op(" = "), kit.Symbol(source), kit.Op(" · "), kit.Symbol("∂L/∂" + target)},
		{kit.Op("  = "), kit.Value(scene.Signed(in, 4)), kit.Op(" · "), kit.Value(scene.Signed(delta, 4)), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(in*delta, 6)))},
	}
	if layer == 1 {
		h, back := trace.Passes[1].Out.At(0, neuron-1), trace.Passes[1].DOut.At(0, neuron-1)
		lines = append(lines, []scene.Term{
			kit.Symbol("∂L/∂" + target), kit.Op(" = "), kit.Symbol(scene.Subscript("∂L/∂h", neuron)), kit.Op(" · (1 − "), kit.Symbol(scene.Subscript("h", neuron)), kit.Op("²) = "),
			kit.Value(scene.Signed(back, 4)), kit.Op(" · "), kit.Value(scene.Number(1-float64(h*h), 4)), kit.Op(" = "), kit.BySign(kit.Value(scene.Signed(delta, 4))),
		})
	}
	return lines
}

// tinyCode is the tiny network in NumPy, forward and back.
func tinyCode(p []float64, x [2]float64) string {
	return "import numpy as np\n\n" +
		"x, t = np.array(" + kit.List(x[:]...) + "), " + scene.PythonFloat(tinyTarget) + "\n" +
		kit.PythonRows("W1 = np.array([", "])", kit.List(p[:2]...), kit.List(p[2:4]...)) +
		"b1 = np.array(" + kit.List(p[4:6]...) + ")\n" +
		"W2 = np.array(" + kit.List(p[6:8]...) + ")\n" +
		"b2 = " + scene.PythonFloat(p[8]) + "\n"
}

// showCode is a line of Python that writes numbers as the screen does.
const showCode = "\ndef show(numbers, digits):\n    return \" \".join(f\"{round(v, digits) + 0:.{digits}f}\" for v in np.ravel(numbers))\n"

// shownNumbers is what show of showCode returns.
func shownNumbers(digits int, numbers ...float64) string {
	texts := make([]string, len(numbers))
	for i, v := range numbers {
		texts[i] = scene.Number(v, digits).Plain()
	}
	return strings.Join(texts, " ")
}
