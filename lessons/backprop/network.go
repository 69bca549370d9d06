package backprop

import (
	"fmt"
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// checkX is the sample that goes through the network of this screen.
var checkX = [2]float64{1, -0.5}

// checkState is how far the gradient came back, and how it is checked.
type checkState struct {
	done  int // of checkSteps
	h     float64
	both  bool
	least float64 // the smallest h that was tried: so far the error is known
}

func startCheck() checkState { return checkState{h: 0.1, least: 0.1} }

// checkSteps is how many steps the way back takes: the output, its parameters,
// the hidden neurons, their parameters.
const checkSteps = 4

// checked tells whether parameter i, in the order of tinyItems, has its
// gradient after so many steps.
func checked(i, done int) bool { return done >= 2 && i >= 6 || done >= 4 }

// apart is the largest difference between a gradient and a quotient.
func (s checkState) apart() float64 {
	network := tinyNetwork()
	trace, _ := tinyTrace(network, checkX)
	return furthest(trace.Gradients, slopes(quotients(network, checkX, s.h, s.both)))
}

// What the goals of this screen ask for. With h at one side the best is near
// 4e-8 (h = 1e-8), at both sides 2e-11 (h = 1e-5): measured on this network,
// with NumPy too. At h = 1e-14 rounding leaves an error of 1e-3 to 2e-2.
const (
	checkClose = 1e-9
	checkTiny  = 1e-12
)

// network: gradients through a small network, and whether they are right.
func (c *backprop) network() lessons.Screen {
	s := &c.state.check
	return lessons.Screen{
		ID:    "network",
		Scene: c.checkScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Knob(lessons.Slider{ID: "h", Min: 1e-15, Max: 1, Log: true, Decimals: -1}, &s.h, func() { s.least = min(s.least, s.h) }),
				kit.Either("sides", "sides.one", "sides.both", &s.both),
			}
		},
		Questions: []lessons.Question{{
			ID: "smaller", Gate: true, Answer: "2",
			By: "rounding",
		}},
		Tick: func() bool {
			if s.done == checkSteps {
				return false
			}
			s.done++
			return true
		},
		Reset:   func() { *s = startCheck() },
		Explain: func(item scene.ItemID) []scene.Panel { return s.explain(item) },
		Code:    func() string { return s.code() },
		Prints:  func() string { return s.prints() },
		Goals: []lessons.Goal{
			{ID: "through", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: s.done == checkSteps, Share: float64(s.done) / checkSteps, Now: scene.Number(float64(s.done), 0).In("of4")}
			}},
			{ID: "rounding", Judge: func() lessons.Judgement {
				met := s.h <= checkTiny
				return lessons.Judgement{Met: met, Share: min(elementary.Log10(s.h)/elementary.Log10(checkTiny), 1) * (1 - float64(0.1*float64(kit.Bit(!met)))), Now: tiny(s.h)}
			}},
			{ID: "close", Judge: func() lessons.Judgement {
				apart := s.apart()
				return lessons.Judgement{Met: apart < checkClose, Share: min(max(elementary.Log10(max(apart, 1e-300))/elementary.Log10(checkClose), 0), 1), Now: tiny(apart)}
			}},
		},
	}
}

// tiny is a number in the form 1.2e-11.
func tiny(v float64) scene.Quantity { return scene.Quantity{Value: v, Decimals: -1, Given: true} }

func (c *backprop) checkScene() scene.Scene {
	s := c.state.check
	network := tinyNetwork()
	trace, loss := tinyTrace(network, checkX)
	measured := quotients(network, checkX, s.h, s.both)
	picture := s.picture()
	picture.Facts = map[string]string{
		"loss": scene.Number(loss, 4).Plain(), "done": fmt.Sprint(s.done), "numbers": scene.GraphText(picture.Nodes),
	}
	told := make([]float64, len(tinyItems))
	known := make([]bool, len(tinyItems))
	for i := range known {
		told[i], known[i] = trace.Gradients[i], checked(i, s.done)
	}
	return scene.Scene{picture, comparison("compare", told, known, measured), s.errors()}
}

// picture draws the network as a computation, with the gradients as far as the
// way back has come.
func (s checkState) picture() scene.Graph {
	network := tinyNetwork()
	trace, loss := tinyTrace(network, checkX)
	hidden, back := trace.Passes[1].Out.Data, trace.Passes[1].DOut.Data
	out := trace.Passes[2].Out.Data[0]
	given := func(known bool, v float64) scene.Quantity {
		if !known {
			return scene.Quantity{}
		}
		return scene.Signed(v, 3)
	}
	picture := scene.Graph{Frame: scene.Frame{ID: "tiny", Width: 60, Rows: 10}}
	for i, x := range checkX {
		picture.Nodes = append(picture.Nodes, scene.GraphNode{Name: scene.Subscript("x", i+1), Row: 2 * i, Value: scene.Number(x, 3), Constant: true, Item: scene.At("n", 0, i+1)})
	}
	for i, h := range hidden {
		picture.Nodes = append(picture.Nodes, scene.GraphNode{
			Name: scene.Subscript("h", i+1), Formula: "tanh " + scene.Subscript("z", i+1), Column: 1, Row: 2 * i, Value: scene.Number(h, 3), Gradient: given(s.done >= 3, back[i]),
			Role: roleIf(s.done == 3), Item: scene.At("n", 1, i+1),
		})
	}
	picture.Nodes = append(picture.Nodes,
		scene.GraphNode{Name: "ŷ", Formula: "h·W₂ + b₂", Column: 2, Row: 1, Value: scene.Number(out, 3), Gradient: given(s.done >= 1, trace.Passes[2].DOut.Data[0]), Role: roleIf(s.done == 1), Item: scene.At("n", 2, 1)},
		scene.GraphNode{Name: "L", Formula: "½(ŷ − 1)²", Column: 3, Row: 1, Value: scene.Number(loss, 3), Gradient: scene.Signed(1, 3), Item: scene.At("n", 3, 1)})
	for i, parameter := range tinyItems {
		at, ok := parameter.Of(scene.WeightKind, 3)
		if !ok {
			continue
		}
		from, to := at[1]-1, 1+at[2]
		if at[0] == 2 {
			from, to = 1+at[1], 4
		}
		role := scene.BySign
		if at[0] == 2 && (s.done == 2 || s.done == 3) || at[0] == 1 && s.done == checkSteps {
			role = scene.Strong
		}
		picture.Links = append(picture.Links, scene.GraphLink{From: from, To: to, Slope: scene.Number(network.Parameters()[i], 3), Role: role, Quiet: at[0] == 1, Item: parameter})
	}
	picture.Links = append(picture.Links, scene.GraphLink{From: 4, To: 5, Slope: scene.Number(out-tinyTarget, 3), Role: roleIf(s.done == 1)})
	picture.Items = scene.GraphItems(picture.Nodes, picture.Links)
	return picture
}

// roleIf is Strong for what has just been done.
func roleIf(now bool) scene.Role {
	if now {
		return scene.Strong
	}
	return scene.Plain
}

// comparison is a table of gradients beside quotients, a row a parameter.
func comparison(id string, told []float64, known []bool, measured []quotient) scene.Table {
	table := scene.Table{
		Frame: scene.Frame{ID: id, Width: 44, Rows: len(tinyItems) + 1},
		Columns: []scene.Column{
			{Name: "column." + id, Role: scene.BySign, Wide: 9}, {Name: "column.measured", Role: scene.BySign, Wide: 9}, {Name: "column.apart", Wide: 7},
		},
	}
	most := 0.0
	for i, parameter := range tinyItems {
		apart := scene.Cell{Quantity: tiny(math.Abs(told[i] - measured[i].slope())), Role: scene.Muted}
		if !known[i] {
			apart = scene.Cell{}
		} else {
			most = max(most, apart.Quantity.Value)
		}
		row := scene.Row{Name: "parameter." + parameter.String(), Cells: []scene.Cell{
			{Quantity: scene.Signed(told[i], 4), Item: parameter.Aspect(gradientOf)}, {Quantity: scene.Signed(measured[i].slope(), 4), Item: parameter.Aspect(quotientOf)}, apart,
		}}
		if !known[i] {
			row.Cells[0] = scene.Cell{}
		} else {
			table.Items = append(table.Items, scene.Item{ID: parameter.Aspect(gradientOf), Row: i})
		}
		table.Items = append(table.Items, scene.Item{ID: parameter.Aspect(quotientOf), Row: i, Column: 1})
		table.Rows = append(table.Rows, row)
	}
	table.Facts = map[string]string{"apart": tiny(most).Plain(), "h": tiny(measured[0].h).Plain()}
	return table
}

// errors draws how far off the quotients are, for every h down to the smallest
// that was tried: truncation falls, rounding rises.
func (s checkState) errors() scene.Plot {
	axis := scene.Axis{Name: "axis.h", Min: -15, Max: 0}
	height := func(h float64) float64 {
		s.h = h
		return elementary.Log10(max(s.apart(), 1e-13))
	}
	plot := scene.Plot{
		Frame: scene.Frame{ID: "errors", Width: 24, Rows: 10, Beside: true, Facts: map[string]string{"h": tiny(s.h).Plain(), "apart": tiny(s.apart()).Plain()}},
		X:     axis, Y: scene.Axis{Name: "axis.apart", Min: -13, Max: 1}, Points: []scene.Mark{{X: elementary.Log10(s.h), Y: height(s.h), Role: scene.Strong}},
	}
	path := scene.Path{Role: scene.Train}
	for k := range 61 {
		x := -float64(k) / 4
		if x < elementary.Log10(s.least)-1e-9 {
			break
		}
		path.X, path.Y = append(path.X, x), append(path.Y, height(elementary.Pow(10, x)))
	}
	plot.Paths = []scene.Path{path}
	return plot
}

// explain opens a gradient, a quotient, or a number of the network.
func (s checkState) explain(item scene.ItemID) []scene.Panel {
	network := tinyNetwork()
	trace, loss := tinyTrace(network, checkX)
	for i, parameter := range tinyItems {
		switch {
		case item == parameter.Aspect(quotientOf):
			return []scene.Panel{kit.Arithmetic("quotient", quotients(network, checkX, s.h, s.both)[i].terms()...)}
		case checked(i, s.done) && (item == parameter.Aspect(gradientOf) || item == parameter):
			return []scene.Panel{kit.Arithmetic("gradient", tinyGradient(trace, parameter)...)}
		case item == parameter:
			return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{kit.Symbol(model.ItemSymbol(parameter)), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(network.Parameters()[i], 3)))})}
		}
	}
	return s.explainNode(item, trace.Passes[1].Out.Data, trace.Passes[2].Out.Data[0], loss)
}

// explainNode opens a number of the drawn network.
func (s checkState) explainNode(item scene.ItemID, hidden []float64, out, loss float64) []scene.Panel {
	p := tinyParameters
	at, ok := item.Of("n", 2)
	if !ok || at[1] < 1 || at[1] > 2 {
		return nil
	}
	layer, i := at[0], at[1]
	switch layer {
	case 0:
		return []scene.Panel{kit.Arithmetic("number", []scene.Term{kit.Symbol(scene.Subscript("x", i)), kit.Op(" = "), kit.Result(scene.Number(checkX[i-1], 3))})}
	case 1:
		z := float64(checkX[0]*p[i-1]) + float64(checkX[1]*p[i+1]) + p[i+3]
		lines := [][]scene.Term{
			{kit.Symbol(scene.Subscript("z", i)), kit.Op(" = "), kit.Value(scene.Signed(checkX[0], 2)), kit.Op("·"), kit.Value(scene.Signed(p[i-1], 2)), kit.Op(" + "), kit.Value(scene.Signed(checkX[1], 2)), kit.Op("·"), kit.Value(scene.Signed(p[i+1], 2)), kit.Op(" + "), kit.Value(scene.Signed(p[i+3], 2)), kit.Op(" = "), kit.Value(scene.Signed(z, 4))},
			{kit.Symbol(scene.Subscript("h", i)), kit.Op(" = tanh("), kit.Value(scene.Signed(z, 4)), kit.Op(") = "), kit.Result(scene.Signed(hidden[i-1], 4))},
		}
		if s.done >= 3 {
			lines = append(lines, []scene.Term{
				kit.Symbol(scene.Subscript("∂L/∂h", i)), kit.Op(" = "), kit.Symbol("∂L/∂ŷ"), kit.Op("·"), kit.Symbol("w₂"), kit.Op(" = "), kit.Value(scene.Signed(out-tinyTarget, 4)), kit.Op("·"), kit.Value(scene.Signed(p[i+5], 2)), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed((out-tinyTarget)*p[i+5], 4))),
			})
		}
		return []scene.Panel{kit.Arithmetic("number", lines...)}
	case 2:
		lines := [][]scene.Term{{kit.Symbol("ŷ"), kit.Op(" = "), kit.Value(scene.Signed(hidden[0], 4)), kit.Op("·"), kit.Value(scene.Signed(p[6], 2)), kit.Op(" + "), kit.Value(scene.Signed(hidden[1], 4)), kit.Op("·"), kit.Value(scene.Signed(p[7], 2)), kit.Op(" + "), kit.Value(scene.Signed(p[8], 2)), kit.Op(" = "), kit.Result(scene.Signed(out, 4))}}
		if s.done >= 1 {
			lines = append(lines, []scene.Term{kit.Symbol("∂L/∂ŷ"), kit.Op(" = "), kit.Symbol("ŷ − t"), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(out-tinyTarget, 4)))})
		}
		return []scene.Panel{kit.Arithmetic("number", lines...)}
	}
	return []scene.Panel{kit.Arithmetic("number", []scene.Term{kit.Symbol("L"), kit.Op(" = ½·("), kit.Value(scene.Signed(out, 4)), kit.Op(" − 1)² = "), kit.Result(scene.Number(loss, 4))})}
}

// trusted is how many decimals of a quotient are the same on every machine:
// the smaller h, the more of them are rounding.
func (s checkState) trusted() int { return min(max(12+int(math.Floor(elementary.Log10(s.h))), 0), 6) }

// prints is what the code prints: the gradients, and the quotients as far as they are
// to be trusted.
func (s checkState) prints() string {
	network := tinyNetwork()
	trace, _ := tinyTrace(network, checkX)
	return shownNumbers(6, trace.Gradients...) + "\n" + shownNumbers(s.trusted(), slopes(quotients(network, checkX, s.h, s.both))...)
}

// code is the network in NumPy: its gradients by the chain rule, and by trying.
func (s checkState) code() string {
	ahead, back, width := "loss(h, i) - loss(0, i)", "h", "one side"
	if s.both {
		ahead, back, width = "loss(h, i) - loss(-h, i)", "(2 * h)", "both sides"
	}
	return tinyCode(tinyParameters, checkX) + fmt.Sprintf("h = %v\n", s.h) + `
hidden = np.tanh(x @ W1 + b1)
y = hidden @ W2 + b2

dy = y - t
dW2, db2 = hidden * dy, dy
dz = W2 * dy * (1 - hidden ** 2)
dW1, db1 = np.outer(x, dz), dz

def loss(step, i):
    p = np.concatenate([W1.ravel(), b1, W2, [b2]])
    p[i] += step
    a = np.tanh(x @ p[:4].reshape(2, 2) + p[4:6])
    return (a @ p[6:8] + p[8] - t) ** 2 / 2
` + showCode + fmt.Sprintf(`
print(show(np.concatenate([dW1.ravel(), db1, dW2, [db2]]), 6))
# %s; of so small an h only %d decimals are the same everywhere
print(show([(%s) / %s for i in range(9)], %d))
`, width, s.trusted(), ahead, back, s.trusted())
}
