package forward

import (
	"fmt"
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// matrixX are samples, a row each.
var matrixX = nn.FromRows([][]float64{{1, -0.5}, {0.2, 0.8}, {-1, 1}, {0.5, 0.5}, {2, -1}})

// matrix: the same for many samples at once is one product a layer.
func (c *forward) matrix() lessons.Screen {
	n := &c.state.batch
	return lessons.Screen{
		ID: "matrix",
		Scene: func() scene.Scene {
			network := smallNetwork(nn.Tanh{}, forwardParameters)
			x := kit.Corner(matrixX, *n, 2)
			out := network.Predict(x)
			z := kit.Must(nn.Mul(x, network.Weights(0)))
			if err := nn.AddInto(z, z, nn.FromRows([][]float64{network.Biases(0)})); err != nil {
				panic(err) // one network made both
			}
			left, right, result := kit.GridOf("X", "a", x, 2), kit.GridOf("W₁", "b", network.Weights(0), 2), kit.GridOf("X·W₁ + b₁", "r", z, 3)
			picture := scene.Product{Frame: scene.Frame{ID: "batch", Width: 40, Rows: 9, Items: kit.GridItems(result)}, Left: left, Right: right, Result: result, Row: -1}
			picture.Facts = map[string]string{"samples": scene.Number(float64(*n), 0).Plain()}
			lines := [][]scene.Term{
				{kit.ShapeTerm(*n, 2), kit.Op("·"), kit.ShapeTerm(2, 3), kit.Op(" + (3,) → "), kit.ShapeTerm(*n, 3), kit.Op("   tanh")},
				{kit.ShapeTerm(*n, 3), kit.Op("·"), kit.ShapeTerm(3, 1), kit.Op(" + (1,) → "), kit.ShapeTerm(*n, 1), kit.Op("   σ")},
			}
			answers := []scene.Term{kit.Symbol("ŷ = ")}
			for i := range out.Data {
				answers = append(answers, kit.Value(scene.Number(out.Data[i], 3)), kit.Op("  "))
			}
			hidden := kit.Drawn("hidden", "h", "H", kit.AsArray(hiddenOf(network, x)))
			hidden.Digits, hidden.Width = 3, 40
			biases := []scene.Term{kit.Symbol("b₁ = ")}
			for _, b := range network.Biases(0) {
				biases = append(biases, kit.Value(scene.Signed(b, 2)), kit.Op("  "))
			}
			second := append([]scene.Term{kit.Symbol("W₂ = ")}, columnTerms(network.Weights(2))...)
			second = append(second, kit.Op("  "), kit.Symbol("b₂ = "), kit.Value(scene.Signed(network.Biases(2)[0], 2)))
			return scene.Scene{picture, hidden, kit.Arithmetic("shapes", lines[0], biases, lines[1], second, answers)}
		},
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Whole(lessons.Slider{ID: "batch", Min: 1, Max: 5}, n)}
		},
		Questions: []lessons.Question{{
			ID: "shape", Answer: "3", By: "five",
		}},
		Reset: func() { *n = 4 },
		Explain: func(item scene.ItemID) []scene.Panel {
			at := item.Indices()
			if item.Kind() != "r" && item.Kind() != "h" || len(at) != 2 || at[0] >= *n || at[1] > 2 {
				return nil
			}
			return []scene.Panel{kit.Arithmetic("sum", neuronSum(smallNetwork(nn.Tanh{}, forwardParameters), matrixX.Row(at[0]), at[1], 3)...)}
		},
		Code: func() string {
			p := forwardParameters
			return "import numpy as np\n\n" + kit.PythonMatrix("X", kit.Corner(matrixX, *n, 2)) + fmt.Sprintf("W1 = np.array([%s, %s])\nb1 = np.array(%s)\nW2 = np.array([[%v], [%v], [%v]])\nb2 = np.array([%v])\n\nh = np.tanh(X @ W1 + b1)\ny = 1 / (1 + np.exp(-(h @ W2 + b2)))\nprint(h.shape, y.shape)\n",
				kit.List(p[:3]...), kit.List(p[3:6]...), kit.List(p[6:9]...), p[9], p[10], p[11], p[12])
		},
		Prints: func() string { return kit.Shape(*n, 3) + " " + kit.Shape(*n, 1) },
		Goals: []lessons.Goal{{ID: "five", Judge: func() lessons.Judgement {
			return lessons.Judgement{Met: *n == 5, Share: float64(*n) / 5, Now: scene.Number(float64(*n), 0).In("samples")}
		}}},
	}
}

// hiddenOf is what the hidden layer passes on: tanh(X·W₁ + b₁), a row a sample.
func hiddenOf(network *nn.Network, x nn.Matrix) nn.Matrix {
	trace := network.NewTrace(x.Rows)
	network.Forward(trace, x)
	return trace.Passes[1].Out
}

// columnTerms writes a column of weights in a row.
func columnTerms(w nn.Matrix) []scene.Term {
	var terms []scene.Term
	for _, v := range w.Data {
		terms = append(terms, kit.Value(scene.Signed(v, 2)), kit.Op("  "))
	}
	return terms
}

// forwardPlace is the parameter of a small network behind an item; nil for
// none.
func forwardPlace(network *nn.Network, item scene.ItemID) *float64 {
	return model.ParameterAt(network, []int{2, 3, 1}, model.DenseOf, item)
}

// forwardKnob is the same as a control.
func forwardKnob(network *nn.Network, item scene.ItemID) lessons.Control {
	if place := forwardPlace(network, item); place != nil {
		return kit.Knob(lessons.Slider{ID: item.String(), Min: -10, Max: 10, Step: 0.1, Signed: true, Decimals: 2}, place)
	}
	return nil
}

// explainSmall tells a weight or a bias of a small network, for what enters it;
// nil for other items.
func explainSmall(network *nn.Network, item scene.ItemID, x []float64) scene.Panel {
	place := forwardPlace(network, item)
	if place == nil {
		return nil
	}
	at := item.Indices()
	names := [][]string{{"x₁", "x₂"}, {"h₁", "h₂", "h₃"}, {"ŷ"}}
	where := names[at[0]][at[len(at)-1]-1]
	if len(at) == 3 {
		where = names[at[0]-1][at[1]-1] + " → " + where
	}
	return model.ExplainKnob(item, where, "ŷ", place, 2, func() float64 { return outputs4(network, x)[3] })
}

// smallScreen is what a screen about a small network has: its drawing, the sum
// of each neuron, and parameters behind its items.
func smallScreen(id string, network *nn.Network, x *[2]float64, hidden string) lessons.Screen {
	panels := func() scene.Scene {
		picture := forwardPicture("net", network, x[:], 4)
		for i := range picture.Items {
			if forwardKnob(network, picture.Items[i].ID) != nil {
				picture.Items[i].Control = picture.Items[i].ID.String()
			}
		}
		return scene.Scene{picture, kit.Arithmetic("output", neuronSum(network, x[:], 3, 4)...)}
	}
	return lessons.Screen{
		ID: id, Scene: panels,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Knob(lessons.Slider{ID: "x1", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &x[0]),
				kit.Knob(lessons.Slider{ID: "x2", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &x[1]),
				kit.Knob(lessons.Slider{ID: "b2.1", Min: -10, Max: 10, Step: 0.1, Signed: true, Decimals: 2}, &network.Biases(2)[0]),
			}
		},
		Edit: func(item scene.ItemID) lessons.Control { return forwardKnob(network, item) },
		Explain: func(item scene.ItemID) []scene.Panel {
			if panel := explainSmall(network, item, x[:]); panel != nil {
				return []scene.Panel{panel}
			}
			at, ok := item.Of(scene.NeuronKind, 2)
			switch {
			case !ok || at[0] == 0:
				return nil
			case at[0] == 2:
				return []scene.Panel{kit.Arithmetic("sum", neuronSum(network, x[:], 3, 4)...)}
			default:
				return []scene.Panel{kit.Arithmetic("sum", neuronSum(network, x[:], at[1]-1, 3)...)}
			}
		},
		Code:   func() string { return forwardCode(network.Parameters(), x[:], hidden) },
		Prints: func() string { return forwardPrints(network, x[:]) },
	}
}

// steerStart is what enters the network of steer at first.
var steerStart = [2]float64{0.2, 0.2}

// steering: inputs, weights and biases all move the output.
func (c *forward) steering() lessons.Screen {
	screen := smallScreen("steer", c.steer, &c.state.x, "np.tanh(z)")
	answer := func() float64 { return outputs4(c.steer, c.state.x[:])[3] }
	screen.Questions = []lessons.Question{{
		ID: "bias", Answer: "2",
	}}
	screen.Reset = func() { c.state.x = steerStart; copy(c.steer.Parameters(), c.starts[0]) }
	screen.Goals = []lessons.Goal{
		{ID: "high", Judge: func() lessons.Judgement {
			return lessons.Judgement{Met: answer() > 0.8, Share: min(answer()/0.8, 1), Now: scene.Number(answer(), 3)}
		}},
		{ID: "low", Judge: func() lessons.Judgement {
			same := c.state.x == [2]float64{1, 1}
			return lessons.Judgement{Met: same && answer() < 0.2, Share: min(0.2/answer(), 1), Now: scene.Number(answer(), 3)}
		}},
	}
	return screen
}

// debug: whatever enters, the same comes out.
func (c *forward) debug() lessons.Screen {
	screen := smallScreen("debug", c.broken, &c.state.broken, "np.maximum(z, 0)")
	apart := func() float64 {
		return math.Abs(outputs4(c.broken, []float64{1, 1})[3] - outputs4(c.broken, []float64{-1, -1})[3])
	}
	screen.Questions = []lessons.Question{{
		ID: "cause", Answer: "3",
	}}
	screen.Reset = func() { c.state.broken = [2]float64{1, 1}; copy(c.broken.Parameters(), c.starts[1]) }
	screen.Goals = []lessons.Goal{{ID: "alive", Judge: func() lessons.Judgement {
		return lessons.Judgement{Met: apart() > 0.1, Share: min(apart()/0.1, 1), Now: scene.Number(apart(), 3)}
	}}}
	return screen
}
