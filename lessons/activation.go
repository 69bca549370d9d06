package lessons

import (
	"fmt"
	"math"
	"strings"
)

// activation is the chapter about what bends a network: the curves between its
// layers, and what becomes of one without them.
type activation struct {
	state      activationState
	xor        *classifier
	stack      *classifier // saturation: deep, and not trained
	broken     *classifier // debug
	collapsing *collapsing
}

// activationState is the part of the state that is plain values.
type activationState struct {
	curve   curveState
	softmax softmaxState
	stack   stackState
}

// activationSaved is a deep copy of all of it.
type activationSaved struct {
	state      activationState
	xor        classifierState
	stack      classifierState
	broken     classifierState
	collapsing collapsingState
}

func newActivation(uint32) Chapter {
	return &activation{state: activationState{curve: startCurve(), softmax: startSoftmax(), stack: startStack()}}
}

// begin makes the runs.
func (c *activation) begin() {
	c.xor, c.stack, c.broken = newClassifier(xorSetup()), newClassifier(c.state.stack.setup()), newClassifier(brokenSetup())
	c.collapsing = newCollapsing()
}

// Screens lists the chapter's pages.
func (c *activation) Screens() []Screen {
	return []Screen{
		c.curves(), c.collapse(), c.solveXOR(), c.saturation(), c.softmax(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a deep copy of the state.
func (c *activation) Save() any {
	return activationSaved{c.state, c.xor.save(), c.stack.save(), c.broken.save(), c.collapsing.save()}
}

// Restore puts a saved state back.
func (c *activation) Restore(saved any) {
	s := saved.(activationSaved)
	c.state = s.state
	c.xor, c.stack, c.broken = c.xor.restored(s.xor), c.stack.restored(s.stack), c.broken.restored(s.broken)
	c.collapsing.restore(s.collapsing)
}

// curveState is which curve is shown, and where on it one stands.
type curveState struct {
	name int // of curveNames
	z    float64
}

func startCurve() curveState { return curveState{z: 2} }

// curveNames are the curves, in the order in which they are shown.
var curveNames = []string{"step", "linear", "relu", "leaky", "sigmoid", "tanh"}

// A curve is an activation by its value and its slope.
type curve struct{ value, slope func(z float64) float64 }

// curvesByName are the activations. The step's slope is 0 wherever it has one.
var curvesByName = map[string]curve{
	"step":    {func(z float64) float64 { return float64(index(z > 0)) }, func(float64) float64 { return 0 }},
	"linear":  {func(z float64) float64 { return z }, func(float64) float64 { return 1 }},
	"relu":    {func(z float64) float64 { return max(z, 0) }, func(z float64) float64 { return float64(index(z > 0)) }},
	"leaky":   {func(z float64) float64 { return max(z, 0.01*z) }, func(z float64) float64 { return 0.01 + 0.99*float64(index(z > 0)) }},
	"sigmoid": {sigmoid, func(z float64) float64 { return sigmoid(z) * (1 - sigmoid(z)) }},
	"tanh":    {math.Tanh, func(z float64) float64 { return 1 - math.Tanh(z)*math.Tanh(z) }},
}

// sigmoid is σ(z) = 1/(1 + e⁻ᶻ).
func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// curveCode is each curve in NumPy.
var curveCode = map[string]string{
	"step": "float(z > 0)", "linear": "z", "relu": "max(z, 0.0)", "leaky": "max(z, 0.01 * z)",
	"sigmoid": "1 / (1 + np.exp(-z))", "tanh": "np.tanh(z)",
}

func (s curveState) curve() curve { return curvesByName[curveNames[s.name]] }

// curves: an activation turns the sum z into what a neuron passes on.
func (c *activation) curves() Screen {
	s := &c.state.curve
	options := make([]string, len(curveNames))
	for i, name := range curveNames {
		options[i] = "curve." + name
	}
	at := func(name string, met func(value, slope float64) bool) Judgement {
		if curveNames[s.name] != name {
			return Judgement{}
		}
		value, slope := s.curve().value(s.z), s.curve().slope(s.z)
		ok := met(value, slope)
		return Judgement{Met: ok, Share: 0.5 + 0.5*float64(index(ok)), Now: Number(s.z, 1)}
	}
	return Screen{
		ID:    "curves",
		Scene: c.curvesScene,
		Controls: func() []Control {
			return []Control{
				Choices{ID: "curve", Options: options, Get: func() int { return s.name }, Set: func(i int) { s.name = i }},
				knob(Slider{ID: "z", Min: -6, Max: 6, Step: 0.1, Signed: true, Decimals: 1}, &s.z),
			}
		},
		Questions: []Question{{
			ID: "steepest", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset:   func() { *s = startCurve() },
		Explain: func(string) []Panel { return []Panel{c.curveNumbers()} },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nz = %v\n\nprint(f\"{%s:.3f}\")\n", pythonFloat(s.z), curveCode[curveNames[s.name]])
		},
		Goals: []Goal{
			{ID: "quarter", Judge: func() Judgement {
				return at("sigmoid", func(_, slope float64) bool { return math.Abs(slope-0.25) < 1e-9 })
			}},
			{ID: "flat", Judge: func() Judgement { return at("relu", func(_, slope float64) bool { return slope == 0 }) }},
			{ID: "near-one", Judge: func() Judgement { return at("tanh", func(value, _ float64) bool { return value > 0.95 }) }},
		},
	}
}

func (c *activation) curvesScene() Scene {
	s := c.state.curve
	value, slope := s.curve().value(s.z), s.curve().slope(s.z)
	x := Axis{"axis.z", -6, 6}
	y := Axis{"axis.a", -1.5, 1.5}
	if name := curveNames[s.name]; name == "linear" || name == "relu" || name == "leaky" {
		y = Axis{"axis.a", -6, 6}
	}
	const tangent = 1.5 // how far it reaches to either side
	plot := Plot{
		Frame: Frame{ID: "curve", Width: 36, Rows: 10, Items: []Item{{ID: "point"}}, Facts: map[string]string{
			"z": Number(s.z, 1).Plain(), "value": Number(value, 3).Plain(), "slope": Number(slope, 3).Plain(), "printed": Number(value, 3).Plain(),
		}},
		X: x, Y: y,
		Points: []Mark{{X: s.z, Y: value, Role: Strong, Item: "point"}},
		Paths: []Path{
			pathOf("path.value", Train, x, s.curve().value), pathOf("path.slope", Guess, x, s.curve().slope),
			{Role: Faint, X: []float64{s.z - tangent, s.z + tangent}, Y: []float64{value - slope*tangent, value + slope*tangent}},
		},
	}
	return Scene{plot, c.curveNumbers()}
}

// curveNumbers are the value and the slope at z.
func (c *activation) curveNumbers() Panel {
	s := c.state.curve
	return arithmetic("numbers",
		[]Term{symbol("z = "), bySign(result(Number(s.z, 1)))},
		[]Term{symbol("a = f(z) = "), bySign(result(Number(s.curve().value(s.z), 3)))},
		[]Term{symbol("f′(z) = "), result(Number(s.curve().slope(s.z), 3)), op("   "), word("slope.means")})
}

// softmaxState is three scores, and a number that is added to all of them.
type softmaxState struct {
	scores [3]float64
	shift  float64
}

func startSoftmax() softmaxState { return softmaxState{scores: [3]float64{1, 0.5, -0.5}} }

// probabilities are softmax(z)ᵢ = e^zᵢ / Σ e^zⱼ.
func (s softmaxState) probabilities() (powers, probabilities [3]float64, total float64) {
	for i, score := range s.scores {
		powers[i] = math.Exp(score + s.shift)
		total += powers[i]
	}
	for i := range powers {
		probabilities[i] = powers[i] / total
	}
	return powers, probabilities, total
}

// softmax: scores become probabilities that add up to 1.
func (c *activation) softmax() Screen {
	s := &c.state.softmax
	best := func() float64 {
		_, p, _ := s.probabilities()
		return max(p[0], p[1], p[2])
	}
	return Screen{
		ID:    "softmax",
		Scene: c.softmaxScene,
		Controls: func() []Control {
			controls := make([]Control, 0, 4)
			for i := range s.scores {
				controls = append(controls, knob(Slider{ID: id("score", i+1), Min: -5, Max: 5, Step: 0.1, Signed: true, Decimals: 1}, &s.scores[i]))
			}
			return append(controls, knob(Slider{ID: "shift", Min: -5, Max: 5, Step: 0.5, Signed: true, Decimals: 1}, &s.shift))
		},
		Questions: []Question{{
			ID: "shift", Gate: true,
			Check:  func(answer string) Verdict { return Choice(answer, "3", nil) },
			Reveal: func() bool { return s.shift != 0 },
		}},
		Reset:   func() { *s = startSoftmax() },
		Explain: c.explainSoftmax,
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nz = np.array(%s) + %v\n\np = np.exp(z) / np.exp(z).sum()\nprint(\" \".join(f\"{100 * v:.1f}\" for v in p))\n", list(s.scores[:]...), s.shift)
		},
		Goals: []Goal{
			{ID: "ninety", Judge: func() Judgement {
				return Judgement{Met: best() >= 0.9, Share: min(best()/0.9, 1), Now: Number(100*best(), 1).In("percent")}
			}},
			{ID: "third", Judge: func() Judgement {
				_, p, _ := s.probabilities()
				far := max(math.Abs(p[0]-1.0/3), math.Abs(p[1]-1.0/3), math.Abs(p[2]-1.0/3))
				return Judgement{Met: far < 0.005, Share: 1 - min(far*1.5, 1), Now: Number(100*best(), 1).In("percent")}
			}},
		},
	}
}

func (c *activation) softmaxScene() Scene {
	s := c.state.softmax
	powers, p, total := s.probabilities()
	bars := Bars{Frame: Frame{ID: "probabilities", Width: 36, Rows: 5}}
	texts := make([]string, len(p))
	for i := range p {
		item := id("p", i+1)
		bars.Rows = append(bars.Rows, Bar{
			Name: id("class.", i+1), Value: Number(100*p[i], 1).In("percent"), Item: item,
			Note: []Term{op("e^"), value(Number(s.scores[i]+s.shift, 1)), op(" = "), value(Number(powers[i], 3))},
		})
		bars.Items = append(bars.Items, Item{ID: item, Row: i})
		texts[i] = Number(100*p[i], 1).Plain()
	}
	bars.Total = Bar{Name: "class.all", Value: Number(100, 1).In("percent")}
	bars.Facts = map[string]string{"printed": strings.Join(texts, " "), "best": Number(100*max(p[0], p[1], p[2]), 1).Plain()}
	line := []Term{symbol("Σ = ")}
	for i := range powers {
		if i > 0 {
			line = append(line, op(" + "))
		}
		line = append(line, value(Number(powers[i], 3)))
	}
	return Scene{bars, arithmetic("total", append(line, op(" = "), result(Number(total, 3))))}
}

func (c *activation) explainSoftmax(item string) []Panel {
	powers, p, total := c.state.softmax.probabilities()
	i := int(item[len(item)-1] - '1')
	if i < 0 || i > 2 {
		return nil
	}
	return []Panel{arithmetic("share", []Term{
		value(Number(powers[i], 3)), op(" ÷ "), value(Number(total, 3)), op(" = "), result(Number(100*p[i], 1).In("percent")),
	})}
}
