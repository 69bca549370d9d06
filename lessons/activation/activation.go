package activation

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// activation is the chapter about what bends a network: the curves between its
// layers, and what becomes of one without them.
type activation struct {
	seed       lessons.Seed
	state      activationState
	xor        *model.Classifier
	stack      *model.Classifier // saturation: deep, and not trained
	broken     *model.Classifier // debug
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
	xor        model.ClassifierState
	stack      model.ClassifierState
	broken     model.ClassifierState
	collapsing collapsingState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &activation{seed: lessons.Seed(course), state: activationState{curve: startCurve(), softmax: startSoftmax(), stack: startStack()}}
}

// Begin makes the runs.
func (c *activation) Begin() {
	c.xor, c.stack, c.broken = model.NewClassifier(xorSetup().In(c.seed)), model.NewClassifier(c.state.stack.setup(c.seed.Among(stackSeeds))), model.NewClassifier(brokenSetup().In(c.seed))
	c.collapsing = newCollapsing(c.seed)
}

// Screens lists the chapter's pages.
func (c *activation) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.curves(), c.collapse(), c.solveXOR(), c.saturation(), c.softmax(), c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Save returns a deep copy of the state.
func (c *activation) Save() any {
	return activationSaved{c.state, c.xor.Save(), c.stack.Save(), c.broken.Save(), c.collapsing.save()}
}

// Restore puts a saved state back.
func (c *activation) Restore(saved any) {
	s := saved.(activationSaved)
	c.state = s.state
	c.xor, c.stack, c.broken = c.xor.Restored(s.xor), c.stack.Restored(s.stack), c.broken.Restored(s.broken)
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
	"step":    {func(z float64) float64 { return float64(kit.Bit(z > 0)) }, func(float64) float64 { return 0 }},
	"linear":  {func(z float64) float64 { return z }, func(float64) float64 { return 1 }},
	"relu":    {func(z float64) float64 { return max(z, 0) }, func(z float64) float64 { return float64(kit.Bit(z > 0)) }},
	"leaky":   {func(z float64) float64 { return max(z, 0.01*z) }, func(z float64) float64 { return 0.01 + float64(0.99*float64(kit.Bit(z > 0))) }},
	"sigmoid": {kit.Sigmoid, func(z float64) float64 { return kit.Sigmoid(z) * (1 - kit.Sigmoid(z)) }},
	"tanh":    {elementary.Tanh, func(z float64) float64 { return 1 - float64(elementary.Tanh(z)*elementary.Tanh(z)) }},
}

// curveCode is each curve in NumPy.
var curveCode = map[string]string{
	"step": "float(z > 0)", "linear": "z", "relu": "max(z, 0.0)", "leaky": "max(z, 0.01 * z)",
	"sigmoid": "1 / (1 + np.exp(-z))", "tanh": "np.tanh(z)",
}

// curveFormulas are each curve and its slope, as they are written.
var curveFormulas = map[string][2]string{
	"step":    {"{1, z > 0; 0, z ≤ 0}", "0"},
	"linear":  {"z", "1"},
	"relu":    {"max(z, 0)", "{1, z > 0; 0, z ≤ 0}"},
	"leaky":   {"max(z, 0.01·z)", "{1, z > 0; 0.01, z ≤ 0}"},
	"sigmoid": {"1 ÷ (1 + exp(−z))", "a·(1 − a)"},
	"tanh":    {"2 ÷ (1 + exp(−2·z)) − 1", "1 − a²"},
}

func (s curveState) curve() curve { return curvesByName[curveNames[s.name]] }

// curves: an activation turns the sum z into what a neuron passes on.
func (c *activation) curves() lessons.Screen {
	s := &c.state.curve
	options := kit.Keys("curve.", curveNames)
	at := func(name string, met func(value, slope float64) bool) lessons.Judgement {
		if curveNames[s.name] != name {
			return lessons.Judgement{}
		}
		value, slope := s.curve().value(s.z), s.curve().slope(s.z)
		ok := met(value, slope)
		return lessons.Judgement{Met: ok, Share: 0.5 + float64(0.5*float64(kit.Bit(ok))), Now: scene.Number(s.z, 1)}
	}
	return lessons.Screen{
		ID:    "curves",
		Scene: c.curvesScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("curve", options, &s.name),
				kit.Knob(lessons.Slider{ID: "z", Min: -6, Max: 6, Step: 0.1, Signed: true, Decimals: 1}, &s.z),
			}
		},
		Questions: []lessons.Question{{
			ID: "steepest", Answer: "2", By: "quarter",
		}},
		Reset:   func() { *s = startCurve() },
		Explain: func(scene.ItemID) []scene.Panel { return []scene.Panel{c.curveNumbers()} },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nz = %v\n\nprint(f\"{%s:.3f}\")\n", scene.PythonFloat(s.z), curveCode[curveNames[s.name]])
		},
		Prints: func() string { return scene.Number(s.curve().value(s.z), 3).Plain() },
		Goals: []lessons.Goal{
			{ID: "quarter", Judge: func() lessons.Judgement {
				return at("sigmoid", func(_, slope float64) bool { return math.Abs(slope-0.25) < 1e-9 })
			}},
			{ID: "flat", Judge: func() lessons.Judgement { return at("relu", func(_, slope float64) bool { return slope == 0 }) }},
			{ID: "near-one", Judge: func() lessons.Judgement { return at("tanh", func(value, _ float64) bool { return value > 0.95 }) }},
		},
	}
}

func (c *activation) curvesScene() scene.Scene {
	s := c.state.curve
	value, slope := s.curve().value(s.z), s.curve().slope(s.z)
	ticks := []float64{0, -1, 1}
	x := scene.Axis{Name: "axis.z", Min: -6, Max: 6, Ticks: []float64{-3, -1, 0, 1, 3}}
	y := scene.Axis{Name: "axis.a", Min: -1.5, Max: 1.5, Ticks: ticks}
	if name := curveNames[s.name]; name == "linear" || name == "relu" || name == "leaky" {
		y = scene.Axis{Name: "axis.a", Min: -6, Max: 6, Ticks: ticks}
	}
	const tangent = 1.5 // how far it reaches to either side
	plot := scene.Plot{
		Frame: scene.Frame{ID: "curve", Width: 36, Rows: 10, Items: []scene.Item{{ID: scene.At("point")}}, Facts: map[string]string{
			"z": scene.Number(s.z, 1).Plain(), "value": scene.Number(value, 3).Plain(), "slope": scene.Number(slope, 3).Plain(),
		}},
		X: x, Y: y,
		Points: []scene.Mark{{X: s.z, Y: value, Role: scene.Strong, Item: scene.At("point")}},
		Paths: []scene.Path{
			scene.PathOf("path.value", scene.Train, x, s.curve().value), scene.PathOf("path.slope", scene.Guess, x, s.curve().slope),
			{Role: scene.Faint, X: []float64{s.z - tangent, s.z + tangent}, Y: []float64{value - float64(slope*tangent), value + float64(slope*tangent)}},
		},
	}
	return scene.Scene{plot, c.curveNumbers()}
}

// curveNumbers are the value and the slope at z.
func (c *activation) curveNumbers() scene.Panel {
	s := c.state.curve
	formula := curveFormulas[curveNames[s.name]]
	return kit.Arithmetic("numbers",
		[]scene.Term{kit.Symbol("z = "), kit.BySign(kit.Result(scene.Number(s.z, 1)))},
		[]scene.Term{kit.Symbol("a = " + formula[0] + " = "), kit.BySign(kit.Result(scene.Number(s.curve().value(s.z), 3)))},
		[]scene.Term{kit.Symbol("a′ = " + formula[1] + " = "), kit.Result(scene.Number(s.curve().slope(s.z), 3))},
		[]scene.Term{kit.Symbol("a′: "), kit.Word("slope.means")})
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
		powers[i] = elementary.Exp(score + s.shift)
		total += powers[i]
	}
	for i := range powers {
		probabilities[i] = powers[i] / total
	}
	return powers, probabilities, total
}

// softmax: scores become probabilities that add up to 1.
func (c *activation) softmax() lessons.Screen {
	s := &c.state.softmax
	best := func() float64 {
		_, p, _ := s.probabilities()
		return max(p[0], p[1], p[2])
	}
	return lessons.Screen{
		ID:    "softmax",
		Scene: c.softmaxScene,
		Controls: func() []lessons.Control {
			controls := make([]lessons.Control, 0, 4)
			for i := range s.scores {
				controls = append(controls, kit.Knob(lessons.Slider{ID: kit.Numbered("score", i+1), Min: -5, Max: 5, Step: 0.1, Signed: true, Decimals: 1}, &s.scores[i]))
			}
			return append(controls, kit.Knob(lessons.Slider{ID: "shift", Min: -5, Max: 5, Step: 0.5, Signed: true, Decimals: 1}, &s.shift))
		},
		Questions: []lessons.Question{{
			ID: "shift", Gate: true,
			Answer: "3",
			Reveal: func() bool { return s.shift != 0 },
		}},
		Reset:   func() { *s = startSoftmax() },
		Explain: c.explainSoftmax,
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nz = np.array(%s) + %v\n\np = np.exp(z) / np.exp(z).sum()\nprint(\" \".join(f\"{100 * v:.1f}\" for v in p))\n", kit.List(s.scores[:]...), s.shift)
		},
		Prints: func() string {
			_, p, _ := s.probabilities()
			texts := make([]string, len(p))
			for i := range p {
				texts[i] = scene.Number(100*p[i], 1).Plain()
			}
			return strings.Join(texts, " ")
		},
		Goals: []lessons.Goal{
			{ID: "ninety", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: best() >= 0.9, Share: min(best()/0.9, 1), Now: scene.Number(100*best(), 1).In("percent")}
			}},
			{ID: "third", Judge: func() lessons.Judgement {
				_, p, _ := s.probabilities()
				far := max(math.Abs(p[0]-1.0/3), math.Abs(p[1]-1.0/3), math.Abs(p[2]-1.0/3))
				return lessons.Judgement{Met: far < 0.005, Share: 1 - min(far*1.5, 1), Now: scene.Number(100*best(), 1).In("percent")}
			}},
		},
	}
}

func (c *activation) softmaxScene() scene.Scene {
	s := c.state.softmax
	powers, p, total := s.probabilities()
	bars := scene.Bars{Frame: scene.Frame{ID: "probabilities", Width: 36, Rows: 5}}
	for i := range p {
		item := scene.At("p", i+1)
		bars.Rows = append(bars.Rows, scene.Bar{
			Name: kit.Numbered("class.", i+1), Value: scene.Number(100*p[i], 1).In("percent"), Item: item,
			Note: []scene.Term{kit.Op("e^"), kit.Value(scene.Number(s.scores[i]+s.shift, 1)), kit.Op(" = "), kit.Value(scene.Number(powers[i], 3))},
		})
		bars.Items = append(bars.Items, scene.Item{ID: item, Row: i})
	}
	bars.Made, bars.Total = scene.Summed, scene.Bar{Name: "class.all", Value: scene.Number(100, 1).In("percent")}
	bars.Facts = map[string]string{"best": scene.Number(100*max(p[0], p[1], p[2]), 1).Plain()}
	line := []scene.Term{kit.Symbol("Σ = ")}
	for i := range powers {
		if i > 0 {
			line = append(line, kit.Op(" + "))
		}
		line = append(line, kit.Value(scene.Number(powers[i], 3)))
	}
	return scene.Scene{bars, kit.Arithmetic("total", append(line, kit.Op(" = "), kit.Result(scene.Number(total, 3))))}
}

func (c *activation) explainSoftmax(item scene.ItemID) []scene.Panel {
	powers, p, total := c.state.softmax.probabilities()
	i, ok := kit.Nth(item, "p", len(p))
	if !ok {
		return nil
	}
	return []scene.Panel{kit.Arithmetic("share", []scene.Term{
		kit.Value(scene.Number(powers[i], 3)), kit.Op(" ÷ "), kit.Value(scene.Number(total, 3)), kit.Op(" = "), kit.Result(scene.Number(100*p[i], 1).In("percent")),
	})}
}
