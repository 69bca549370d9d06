package lessons

import (
	"fmt"
	"maps"
	"math"
	"strconv"
	"strings"

	"sinapse/nn"
)

// xorSetup is the network of the screen xor at its start: without a bend.
func xorSetup() classifierSetup {
	return classifierSetup{
		Data: "xor", Share: 0.5, Hidden: []int{8}, Activation: "linear", Start: "random", Seed: 0, Rate: 0.03, Batch: 10,
	}
}

// brokenSetup is the network of debug: deep, wide, and straight.
func brokenSetup() classifierSetup {
	return classifierSetup{
		Data: "xor", Share: 0.5, Hidden: []int{8, 8}, Activation: "linear", Start: "random", Seed: 1, Rate: 0.03, Batch: 10,
	}
}

// bends are the activations that a hidden layer may have here.
var bends = []string{"linear", "tanh", "relu", "sigmoid"}

// bendControl chooses the activation of a classifier's hidden layers, which
// begins it afresh.
func bendControl(c **classifier, names []string) Control {
	options := make([]string, len(names))
	for i, name := range names {
		options[i] = "curve." + name
	}
	return Choices{
		ID: "bend", Options: options,
		Get: func() int {
			for i, name := range names {
				if name == (*c).setup.Activation {
					return i
				}
			}
			return 0
		},
		Set: func(i int) {
			setup := (*c).setup
			setup.Activation = names[i]
			*c = newClassifier(setup)
		},
	}
}

// seedControl draws other data and other weights.
func seedControl(c **classifier) Control {
	return Slider{
		ID: "seed", Min: 0, Max: 99, Step: 1, Get: func() float64 { return float64((*c).setup.Seed) },
		Set: func(v float64) error {
			setup := (*c).setup
			setup.Seed = uint32(v)
			*c = newClassifier(setup)
			return nil
		},
	}
}

// classifierScreen is what a screen about one classifier has: its drawing, its
// map and its curves; epochs as ticks; parameters behind its items.
func classifierScreen(id string, c **classifier) Screen {
	return Screen{
		ID: id,
		Scene: func() Scene {
			network := (*c).picture()
			picture := (*c).decision(false)
			picture.Beside, picture.Width = true, 30
			network.Width = 30
			maps.Copy(network.Facts, (*c).curve().Facts)
			network.Facts["loss"] = network.Facts["train"]
			return Scene{network, picture, (*c).curve()}
		},
		Edit: func(item string) Control { return (*c).knobOf(item) },
		Tick: func() bool { return (*c).epoch() },
		Explain: func(item string) []Panel {
			if x, y, ok := (*c).decision(false).Probe(item); ok {
				return (*c).explain(fmt.Sprintf("n%d.1", (*c).depth()), x, y)
			}
			return (*c).explainSample(item)
		},
		Code: func() string { return (*c).code() },
	}
}

// code is the forward pass of the network over its training set, with the
// weights as they are, and the loss.
func (c *classifier) code() string {
	layers := make([]codeLayer, c.depth())
	for i := range layers {
		l := i + 1
		layers[i] = codeLayer{c.network.Weights(c.dense(l)), c.network.Biases(c.dense(l)), c.setup.Activation}
	}
	layers[len(layers)-1].curve = "tanh"
	return networkCode(c.trainer.Data(), layers)
}

// A codeLayer is a dense layer with its activation, to be written in Python.
type codeLayer struct {
	weights nn.Matrix
	biases  []float64
	curve   string
}

// networkCode is the forward pass of layers over a data set, and the loss.
func networkCode(set nn.Dataset, layers []codeLayer) string {
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + pythonMatrix("X", set.X) + "y = np.array(" + list(set.Y.Data...) + ")\n\na = X\n")
	bend := map[string]string{"tanh": "np.tanh(z)", "relu": "np.maximum(z, 0)", "leaky": "np.maximum(z, 0.01 * z)", "sigmoid": "1 / (1 + np.exp(-z))", "linear": "z"}
	for _, l := range layers {
		code.WriteString(pythonMatrix("W", l.weights) + "b = np.array(" + list(l.biases...) + ")\nz = a @ W + b\na = " + bend[l.curve] + "\n")
	}
	return code.String() + "\nloss = np.mean((a[:, 0] - y) ** 2) / 2\nprint(round(float(loss), 3))\n"
}

// trainerCode is that of a network whose every dense layer has a tanh.
func trainerCode(trainer *nn.Trainer) string {
	network := trainer.Network()
	layers := make([]codeLayer, network.Layers()/2)
	for i := range layers {
		layers[i] = codeLayer{network.Weights(denseOf(i + 1)), network.Biases(denseOf(i + 1)), "tanh"}
	}
	return networkCode(trainer.Data(), layers)
}

// solved is the validation loss below which a problem of the plane counts as
// solved: what the calibrated results count as a hit.
const solved = 0.05

// judgeSolved judges a validation loss that is to come under solved; also is
// what must be so besides.
func (c *classifier) judgeSolved(also bool) Judgement {
	judgement := below(c.validation(), solved, 0.5, 3)
	judgement.Met = judgement.Met && also
	if !also {
		judgement.Share = 0
	}
	return judgement
}

// solveXOR: a bend in the hidden layer, and the two diagonals come apart.
func (c *activation) solveXOR() Screen {
	screen := classifierScreen("xor", &c.xor)
	screen.Controls = func() []Control {
		return []Control{
			bendControl(&c.xor, bends),
			Slider{
				ID: "hidden", Min: 1, Max: 8, Step: 1, Get: func() float64 { return float64(c.xor.setup.Hidden[0]) },
				Set: func(v float64) error {
					setup := c.xor.setup
					setup.Hidden = []int{int(v)}
					c.xor = newClassifier(setup)
					return nil
				},
			},
			seedControl(&c.xor), c.xor.rate(),
		}
	}
	screen.Questions = []Question{{
		ID: "linear", Gate: true,
		Check:  func(answer string) Verdict { return Choice(answer, "3", nil) },
		Reveal: func() bool { return c.xor.setup.Activation == "linear" && c.xor.trainer.Epochs() >= 30 },
	}}
	screen.Reset = func() { c.xor = newClassifier(xorSetup()) }
	screen.Goals = []Goal{
		{ID: "stuck", Judge: func() Judgement {
			epochs := c.xor.trainer.Epochs()
			if c.xor.setup.Activation != "linear" { // another network's epochs do not count
				epochs = 0
			}
			return Judgement{Met: epochs >= 30, Share: min(float64(epochs)/30, 1), Now: Number(float64(epochs), 0).In("epochs")}
		}},
		{ID: "solve", Judge: func() Judgement { return c.xor.judgeSolved(c.xor.setup.Activation != "linear") }},
		{ID: "few", Judge: func() Judgement {
			if n := c.xor.setup.Hidden[0]; n > 4 {
				return Judgement{Now: Number(float64(n), 0).In("hidden.neurons")}
			}
			return c.xor.judgeSolved(true)
		}},
	}
	return screen
}

// unnamed takes the name of the illness off a scene: in debug it is the
// learner who finds it.
func unnamed(scene func() Scene) func() Scene {
	return func() Scene {
		panels := scene()
		for i, panel := range panels {
			if curve, ok := panel.(Curve); ok {
				curve.Ill = ""
				panels[i] = curve
			}
		}
		return panels
	}
}

// debug: a network with two hidden layers that is one straight cut.
func (c *activation) debug() Screen {
	screen := classifierScreen("debug", &c.broken)
	screen.Scene = unnamed(screen.Scene)
	screen.Controls = func() []Control {
		return []Control{bendControl(&c.broken, bends), c.broken.rate()}
	}
	screen.Questions = []Question{{
		ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "3", nil) },
	}}
	screen.Reset = func() { c.broken = newClassifier(brokenSetup()) }
	screen.Goals = []Goal{{ID: "mended", Judge: func() Judgement { return c.broken.judgeSolved(true) }}}
	return screen
}

// stackState is the deep network of saturation.
type stackState struct {
	depth  int
	bend   int // of stackBends
	bias   float64
	killed bool // a neuron was dead once
	faded  bool // hardly a gradient reached the first layer once
}

var stackBends = []string{"sigmoid", "tanh", "relu"}

func startStack() stackState { return stackState{depth: 2} }

func (s stackState) setup() classifierSetup {
	hidden := make([]int, s.depth)
	for i := range hidden {
		hidden[i] = 4
	}
	start := "xavier"
	if stackBends[s.bend] == "relu" {
		start = "he"
	}
	return classifierSetup{
		Data: "circle", Share: 0.5, Hidden: hidden, Activation: stackBends[s.bend], Start: start, Seed: 7, Rate: 0.03, Batch: 10,
	}
}

// rebuild begins the stack afresh, with the bias of its first neuron as it is
// set.
func (c *activation) rebuild() {
	c.stack = newClassifier(c.state.stack.setup())
	*c.stack.bias(1, 0) = c.state.stack.bias
	c.noteStack()
}

// saturation: where a curve is flat no gradient passes, and layers in a row
// multiply it away.
func (c *activation) saturation() Screen {
	s := &c.state.stack
	options := make([]string, len(stackBends))
	for i, name := range stackBends {
		options[i] = "curve." + name
	}
	return Screen{
		ID:    "saturation",
		Scene: c.stackScene,
		Controls: func() []Control {
			return []Control{
				Choices{ID: "bend", Options: options, Get: func() int { return s.bend }, Set: func(i int) { s.bend = i; c.rebuild() }},
				whole("depth", "", 1, 6, &s.depth, c.rebuild),
				Slider{
					ID: "bias1", Min: -20, Max: 20, Step: 1, Signed: true, Decimals: 1, Get: func() float64 { return s.bias },
					Set: func(v float64) error {
						s.bias = v
						c.rebuild()
						return nil
					},
				},
			}
		},
		Questions: []Question{{
			ID: "deep", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
			Reveal: func() bool { return s.depth >= 4 && s.bend == 0 },
		}},
		Tick:    func() bool { return c.stack.epoch() },
		Reset:   func() { *s = startStack(); c.rebuild() },
		Explain: func(item string) []Panel { return c.stack.explainSample(item) },
		Edit:    c.stackKnob,
		Code:    func() string { return c.stack.code() },
		Goals: []Goal{
			{ID: "vanish", Judge: func() Judgement {
				share := c.stack.gradientShare()
				return Judgement{Met: share < vanished, Share: min(max(math.Log(share)/math.Log(vanished), 0), 1), Shown: shareText(share)}
			}},
			{ID: "back", Judge: func() Judgement {
				share := c.stack.gradientShare()
				met := s.faded && s.depth >= 4 && share > 0.05
				return Judgement{Met: met, Share: float64(index(met)), Shown: shareText(share)}
			}},
			{ID: "kill", Judge: func() Judgement {
				dead, _ := c.stack.dead()
				met := dead > 0 && stackBends[s.bend] == "relu"
				return Judgement{Met: met, Share: float64(index(met)), Now: Number(float64(dead), 0).In("dead")}
			}},
			{ID: "revive", Judge: func() Judgement {
				dead, _ := c.stack.dead()
				met := s.killed && dead == 0 && stackBends[s.bend] == "relu"
				return Judgement{Met: met, Share: 0.5 * float64(index(s.killed)), Now: Number(float64(dead), 0).In("dead")}
			}},
		},
	}
}

// stackKnob is the parameter behind an item, which may kill a neuron too.
func (c *activation) stackKnob(item string) Control {
	knob, ok := c.stack.knobOf(item).(Slider)
	if !ok {
		return nil
	}
	set := knob.Set
	knob.Set = func(v float64) error {
		err := set(v)
		c.noteStack()
		return err
	}
	return knob
}

// vanished is the share of the last layer's gradient under which there is as
// good as none.
const vanished = 0.001

// noteStack remembers that a neuron was dead, or that no gradient came through.
func (c *activation) noteStack() {
	dead, _ := c.stack.dead()
	s := &c.state.stack
	s.killed = s.killed || dead > 0
	s.faded = s.faded || c.stack.gradientShare() < vanished
}

// gradients is the mean size of ∂loss/∂weight in each layer, over the whole
// training set.
func (c *classifier) gradients() []float64 {
	set := c.trainer.Data()
	trace := c.backward(set.X, set.Y)
	sizes := make([]float64, c.depth())
	for l := range sizes {
		grad := trace.Passes[c.dense(l+1)].DWeights.Data
		for _, g := range grad {
			sizes[l] += math.Abs(g) / float64(len(grad))
		}
	}
	return sizes
}

// gradientShare is how large the gradient of the first layer is, against that
// of the output's; NaN where the output's weights have none either, as when all
// neurons before them are dead.
func (c *classifier) gradientShare() float64 {
	sizes := c.gradients()
	return max(sizes[0]/sizes[len(sizes)-1], 1e-300)
}

// shareText writes a share of the gradient as code does: nan where there is none.
func shareText(share float64) string { return strings.ToLower(fmt.Sprintf("%.1e", share)) }

func (c *activation) stackScene() Scene {
	network := c.stack.picture()
	sizes := c.stack.gradients()
	last := sizes[len(sizes)-1]
	table := Table{
		Frame: Frame{ID: "gradients", Width: 40, Rows: 7},
		Columns: []Column{
			{Name: "column.layer", Wide: 6}, {Name: "column.gradient", Wide: 11}, {Name: "column.share", Role: Strong, Wide: 10},
		},
		Bars: BarColumn{Less: "bars.smaller", More: "bars.larger"},
	}
	for l, size := range sizes {
		share, length := Quantity{}, 0.0 // of nothing there is no share
		if last > 0 {
			share, length = Number(size/last, 6), math.Log10(max(size/last, 1e-12))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Quantity: Number(float64(l+1), 0)}, {Quantity: Number(size, 8)}, {Quantity: share}}})
		table.Bars.Values = append(table.Bars.Values, length)
	}
	network.Facts["loss"] = Number(c.stack.loss(), 3).Plain()
	dead, all := c.stack.dead()
	said := Listing{Frame: Frame{ID: "dead", Width: 40, Rows: 3, Facts: map[string]string{"dead": strconv.Itoa(dead)}}}
	key := "dead.none"
	if dead > 0 {
		key = "dead.some"
	}
	said.Lines = []CodeLine{{Kind: Note, Word: key, Facts: map[string]string{"dead": strconv.Itoa(dead), "all": strconv.Itoa(all), "share": shareText(c.stack.gradientShare())}}}
	return Scene{network, table, said}
}
