package backprop

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// chainTarget is t.
const chainTarget = 1.0

// chainState is a playhead over the way back: how many links were followed.
type chainState struct {
	which   int // of chainKinds
	x, w, b float64
	done    int
	guess   kit.Guess
	knew    bool
}

// chainKinds are the computations: one neuron, and one whose z also goes past
// its own bend.
var chainKinds = []string{"neuron", "two"}

func startChain() chainState { return chainState{x: 2, w: 0.5, b: -0.2} }

// tanhPart is a = tanh z.
func tanhPart(row, from int) part {
	return part{
		name: "a", formula: "tanh z", column: 2, row: row, from: []int{from}, rules: []string{"1 − a²"},
		value:  func(in []float64) float64 { return nn.Tanh{}.Value(in[0]) },
		slopes: func(in []float64, _ float64) []float64 { return []float64{nn.Tanh{}.Slope(in[0])} },
	}
}

// wanted is t.
func wanted() part {
	return part{name: "t", column: 2, row: 4, given: chainTarget, constant: true}
}

// computation is that of the chosen kind, with the learner's numbers.
func (s chainState) computation() computation {
	x, w := part{name: "x", given: s.x}, part{name: "w", row: 2, given: s.w}
	if chainKinds[s.which] == "two" {
		w.row = 4
		return computation{
			parts: []part{
				x, w,
				{
					name: "z", formula: "x·w", column: 1, row: 2, from: []int{0, 1}, rules: []string{"w", "x"},
					value:  func(in []float64) float64 { return in[0] * in[1] },
					slopes: func(in []float64, _ float64) []float64 { return []float64{in[1], in[0]} },
				},
				tanhPart(0, 2), wanted(),
				{
					name: "L", formula: "½(a + z − t)²", column: 3, row: 2, from: []int{3, 2, 4}, rules: []string{"a + z − t", "a + z − t", ""},
					value: func(in []float64) float64 { return (in[0] + in[1] - in[2]) * (in[0] + in[1] - in[2]) / 2 },
					slopes: func(in []float64, _ float64) []float64 {
						miss := in[0] + in[1] - in[2]
						return []float64{miss, miss, -miss}
					},
				},
			},
			back: [][2]int{{5, 3}, {5, 2}, {3, 2}, {2, 1}, {2, 0}},
		}
	}
	return computation{
		parts: []part{
			x, w,
			{name: "b", row: 4, given: s.b},
			{
				name: "z", formula: "x·w + b", column: 1, row: 2, from: []int{0, 1, 2}, rules: []string{"w", "x", "1"},
				value:  func(in []float64) float64 { return float64(in[0]*in[1]) + in[2] },
				slopes: func(in []float64, _ float64) []float64 { return []float64{in[1], in[0], 1} },
			},
			tanhPart(2, 3), wanted(),
			{
				name: "L", formula: "½(a − t)²", column: 3, row: 2, from: []int{4, 5}, rules: []string{"a − t", ""},
				value:  func(in []float64) float64 { return (in[0] - in[1]) * (in[0] - in[1]) / 2 },
				slopes: func(in []float64, _ float64) []float64 { return []float64{in[0] - in[1], in[1] - in[0]} },
			},
		},
		back: [][2]int{{6, 4}, {4, 3}, {3, 1}, {3, 0}, {3, 2}},
	}
}

// evaluation is the computation as far as the playhead has come.
func (s chainState) evaluation() evaluation { return s.computation().evaluate(s.done) }

// next is the number that the next link leads to, "" at the end.
func (s chainState) next() string {
	c := s.computation()
	if s.done >= len(c.back) {
		return ""
	}
	return c.parts[c.back[s.done][1]].name
}

// follow goes one link back.
func (c *backprop) follow() bool {
	s := &c.state.chain
	all := s.computation()
	if s.done >= len(all.back) {
		return false
	}
	s.guess.Pass()
	s.done++
	s.guess.Judge(all.evaluate(s.done).gradients[all.back[s.done-1][1]])
	s.knew = s.knew || s.guess.Right
	return true
}

// arrived tells whether the way back of a computation is done.
func (s chainState) arrived(kind string) bool {
	return chainKinds[s.which] == kind && s.done == len(s.computation().back)
}

// steepest is the number of the answer that names the input of the neuron with
// the largest gradient: x, w, b.
func (s chainState) steepest() string {
	s.which = 0
	c := s.computation()
	gradients := c.evaluate(len(c.back)).gradients
	best := 0
	for i := range 3 {
		if math.Abs(gradients[i]) > math.Abs(gradients[best]) {
			best = i
		}
	}
	return strconv.Itoa(best + 1)
}

// chain: the gradient goes back one link at a time, multiplied by the slope of
// each, and added where ways meet.
func (c *backprop) chain() lessons.Screen {
	s := &c.state.chain
	options := kit.Keys("chain.", chainKinds)
	way := func(kind string) lessons.Judgement {
		if chainKinds[s.which] != kind {
			return lessons.Judgement{}
		}
		all := len(s.computation().back)
		return lessons.Judgement{Met: s.done == all, Share: float64(s.done) / float64(all), Now: scene.Number(float64(s.done), 0).In("of5")}
	}
	return lessons.Screen{
		ID: "chain",
		Scene: func() scene.Scene {
			return scene.Scene{s.graph(), s.ledger(), kit.Arithmetic("guess", kit.GuessTerms(&s.guess, s.next() == ""))}
		},
		Controls: func() []lessons.Control {
			asked := s.next()
			if asked == "" {
				asked = "·"
			}
			controls := []lessons.Control{
				kit.GuessControl("∂L/∂"+asked, &s.guess, s.next() == ""),
				kit.Pick("which", options, &s.which, func() { s.done = 0; s.guess.Withdraw() }),
				kit.Knob(lessons.Slider{ID: "x", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &s.x, s.guess.Withdraw),
				kit.Knob(lessons.Slider{ID: "w", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &s.w, s.guess.Withdraw),
			}
			if chainKinds[s.which] == "neuron" {
				controls = append(controls, kit.Knob(lessons.Slider{ID: "b", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &s.b, s.guess.Withdraw))
			}
			return controls
		},
		Questions: []lessons.Question{{
			ID: "steepest", Gate: true, Outcome: func() (string, map[string]string) { return s.steepest(), nil },
			Reveal: func() bool { return s.arrived("neuron") },
		}},
		Tick:    c.follow,
		Reset:   func() { *s = startChain() },
		Explain: func(item scene.ItemID) []scene.Panel { return s.explain(item) },
		Code:    func() string { return chainCode(*s) },
		Prints:  func() string { return s.prints() },
		Goals: []lessons.Goal{
			{ID: "guess", Judge: func() lessons.Judgement { return kit.Reached(s.knew) }},
			{ID: "back", Judge: func() lessons.Judgement { return way("neuron") }},
			{ID: "meet", Judge: func() lessons.Judgement { return way("two") }},
		},
	}
}

// graph draws the computation, with the link that was followed last lit.
func (s chainState) graph() scene.Graph {
	e := s.evaluation()
	picture := scene.Graph{Frame: scene.Frame{ID: "graph", Width: 60, Rows: 12, Facts: map[string]string{}}}
	followed := map[[2]int]scene.Role{}
	for i, link := range e.back[:s.done] {
		followed[link] = scene.BySign
		if i == s.done-1 {
			followed[link] = scene.Strong
		}
	}
	for i, p := range e.parts {
		node := scene.GraphNode{
			Name: p.name, Formula: p.formula, Column: p.column, Row: p.row, Constant: p.constant, Item: scene.At("n", i),
			Value: scene.Number(e.values[i], 3),
		}
		if e.known[i] {
			node.Gradient = scene.Signed(e.gradients[i], 3)
		}
		if s.done > 0 && e.back[s.done-1][1] == i {
			node.Role = scene.Strong
		}
		picture.Nodes = append(picture.Nodes, node)
		for _, from := range p.from {
			key := [2]int{i, from}
			link := scene.GraphLink{From: from, To: i, Role: scene.Faint}
			if !e.parts[from].constant {
				link.Slope, link.Item = scene.Number(e.slopes[key], 3), scene.At("l", i, from)
			}
			if role, ok := followed[key]; ok {
				link.Role = role
			}
			picture.Links = append(picture.Links, link)
		}
	}
	picture.Items = scene.GraphItems(picture.Nodes, picture.Links)
	picture.Facts["numbers"] = scene.GraphText(picture.Nodes)
	picture.Facts["loss"] = scene.Number(e.values[len(e.parts)-1], 3).Plain()
	picture.Facts["done"], picture.Facts["all"] = fmt.Sprint(s.done), fmt.Sprint(len(e.back))
	return picture
}

// ledger lists the links in the order of the way back: what arrives, times the
// slope of the link.
func (s chainState) ledger() scene.Panel {
	e := s.evaluation()
	full := e.evaluate(len(e.back))
	var lines [][]scene.Term
	for i, link := range e.back {
		mark := kit.Op("  ")
		if i == s.done-1 {
			mark = scene.Term{Kind: scene.Symbol, Text: "▸ ", Role: scene.Strong}
		}
		line := []scene.Term{mark, kit.Symbol("∂L/∂" + e.parts[link[1]].name), kit.Op(" = ")}
		brought := scene.Number(full.before[i]+float64(full.gradients[link[0]]*full.slopes[link]), 3)
		switch {
		case i > s.done:
			line = append(line, kit.Op("·"))
		case i == s.done:
			line = append(line, s.factors(full, i, link)...)
			line = append(line, kit.Op(" = "), kit.Hidden(brought))
		default:
			line = append(line, s.factors(full, i, link)...)
			line = append(line, kit.Op(" = "), kit.Result(brought))
		}
		lines = append(lines, line)
	}
	lines = append(lines, nil)
	if s.done < len(e.back) {
		lines[len(lines)-1] = append([]scene.Term{kit.Op("  ")}, s.nextRule(e)...)
	}
	return kit.Arithmetic("ledger", lines...)
}

// factors write what link i brings: the gradient that arrives, times the slope;
// before it, what an earlier way has brought already.
func (s chainState) factors(full evaluation, i int, link [2]int) []scene.Term {
	product := []scene.Term{kit.Value(scene.Number(full.gradients[link[0]], 3)), kit.Op("·"), kit.Value(scene.Number(full.slopes[link], 3))}
	for _, earlier := range full.back[:i] {
		if earlier[1] == link[1] {
			return append([]scene.Term{kit.Value(scene.Number(full.before[i], 3)), kit.Op(" + ")}, product...)
		}
	}
	return product
}

// nextRule is the rule of the link that comes next. A slope of L bears the name of
// the gradient that is asked for, so its number is left to the learner.
func (s chainState) nextRule(e evaluation) []scene.Term {
	link := e.back[s.done]
	rule := s.rule(e, link)
	if link[0] == len(e.parts)-1 {
		return rule[:3]
	}
	return rule
}

// rule writes a local slope out: ∂a/∂z = 1 − a² = 0.559.
func (s chainState) rule(e evaluation, link [2]int) []scene.Term {
	later, earlier := e.parts[link[0]].name, e.parts[link[1]].name
	return []scene.Term{kit.Symbol("∂" + later + "/∂" + earlier), kit.Op(" = "), kit.Symbol(e.rules[link]), kit.Op(" = "), kit.Value(scene.Number(e.slopes[link], 3))}
}

// explain opens a number of the graph, or a link.
func (s chainState) explain(item scene.ItemID) []scene.Panel {
	e := s.evaluation()
	if at, ok := item.Of("l", 2); ok {
		link := [2]int{at[0], at[1]}
		if _, ok := e.slopes[link]; !ok {
			return nil // of the other computation
		}
		return []scene.Panel{kit.Arithmetic("link", s.rule(e, link))}
	}
	if at, ok := item.Of("n", 1); ok && at[0] < len(e.parts) {
		i, p := at[0], e.parts[at[0]]
		line := []scene.Term{kit.Symbol(p.name), kit.Op(" = "), kit.Result(scene.Number(e.values[i], 6))}
		if p.formula != "" {
			line = []scene.Term{kit.Symbol(p.name), kit.Op(" = "), kit.Symbol(p.formula), kit.Op(" = "), kit.Result(scene.Number(e.values[i], 6))}
		}
		lines := [][]scene.Term{line}
		if e.known[i] {
			lines = append(lines, []scene.Term{kit.Symbol("∂L/∂" + p.name), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(e.gradients[i], 6)))})
		}
		return []scene.Panel{kit.Arithmetic("number", lines...)}
	}
	return nil
}

// order are the parts whose values and gradients the code prints.
func (s chainState) order() (values, gradients []string) {
	if chainKinds[s.which] == "two" {
		return []string{"z", "a", "L"}, []string{"a", "z", "w", "x"}
	}
	return []string{"z", "a", "L"}, []string{"a", "z", "w", "x", "b"}
}

// printed is what chainCode prints: values, then gradients.
func (s chainState) prints() string {
	c := s.computation()
	full := c.evaluate(len(c.back))
	values, gradients := s.order()
	pick := func(names []string, of []float64) string {
		var picked []float64
		for _, name := range names {
			for i, p := range c.parts {
				if p.name == name {
					picked = append(picked, of[i])
				}
			}
		}
		return shownNumbers(3, picked...)
	}
	return pick(values, full.values) + "\n" + pick(gradients, full.gradients)
}

// chainCode is the computation in Python, forward and back.
func chainCode(s chainState) string {
	values, gradients := s.order()
	steps := `z = x * w + b
a = np.tanh(z)
L = (a - t) ** 2 / 2

dL = 1.0
da = dL * (a - t)
dz = da * (1 - a ** 2)
dw = dz * x
dx = dz * w
db = dz * 1
`
	given := fmt.Sprintf("x, w, b, t = %v, %v, %v, %v\n", s.x, s.w, s.b, chainTarget)
	if chainKinds[s.which] == "two" {
		given = fmt.Sprintf("x, w, t = %v, %v, %v\n", s.x, s.w, chainTarget)
		steps = `z = x * w
a = np.tanh(z)
L = (a + z - t) ** 2 / 2

dL = 1.0
da = dL * (a + z - t)
dz = dL * (a + z - t)      # one way
dz += da * (1 - a ** 2)    # the other way is added
dw = dz * x
dx = dz * w
`
	}
	return "import numpy as np\n\n" + given + steps + showCode +
		"\nprint(show([" + strings.Join(values, ", ") + "], 3))\nprint(show([d" + strings.Join(gradients, ", d") + "], 3))\n"
}
