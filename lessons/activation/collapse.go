package activation

import (
	"math"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// collapseBetween are what may stand between the two layers.
var collapseBetween = []string{"linear", "relu", "tanh"}

// A collapsing is two dense layers, 2 inputs, 3 neurons and 1, and the one
// matrix that they equal as long as nothing bends between them.
type collapsing struct {
	network *nn.Network
	between int
	start   []float64
}

type collapsingState struct {
	between    int
	parameters []float64
}

// collapseX are the samples on which the two are compared.
var collapseX = nn.FromRows([][]float64{{1, 0.5}, {-1, 2}, {0.3, -0.7}, {2, 1}})

func newCollapsing(course lessons.Seed) *collapsing {
	c := &collapsing{}
	c.build()
	c.network.Initialize(nn.Normal(0.8), nn.Uniform(-0.5, 0.5), random.New(course.Plus(4)))
	for i, p := range c.network.Parameters() {
		c.network.Parameters()[i] = math.Round(100*p) / 100 // so that the numbers on the screen are all of them
	}
	c.start = slices.Clone(c.network.Parameters())
	return c
}

// build puts the layers together anew, with the parameters as they are.
func (c *collapsing) build() {
	network := kit.Must(nn.NewNetwork(2, nn.Dense{Neurons: 3}, model.Activations[collapseBetween[c.between]], nn.Dense{Neurons: 1}))
	if c.network != nil {
		copy(network.Parameters(), c.network.Parameters())
	}
	c.network = network
}

func (c *collapsing) save() collapsingState {
	return collapsingState{c.between, slices.Clone(c.network.Parameters())}
}

func (c *collapsing) restore(s collapsingState) {
	c.between = s.between
	c.build()
	copy(c.network.Parameters(), s.parameters)
}

// joint is the one layer: W = W₁·W₂ and b = b₁·W₂ + b₂.
func (c *collapsing) joint() (w nn.Matrix, b float64) {
	w = kit.Must(nn.Mul(c.network.Weights(0), c.network.Weights(2)))
	b = c.network.Biases(2)[0]
	for j, bias := range c.network.Biases(0) {
		b += float64(bias * c.network.Weights(2).At(j, 0))
	}
	return w, b
}

// outputs are what the two layers and the one matrix answer to each sample,
// and the largest difference.
func (c *collapsing) outputs() (two, one []float64, apart float64) {
	w, b := c.joint()
	two = c.network.Predict(collapseX).Data
	one = kit.Must(nn.Mul(collapseX, w)).Data
	for i := range one {
		one[i] += b
		apart = max(apart, math.Abs(one[i]-two[i]))
	}
	return slices.Clone(two), one, apart
}

// moved tells whether any parameter is another one than at the start.
func (c *collapsing) moved() bool { return !slices.Equal(c.start, c.network.Parameters()) }

// place is the parameter that an item stands for; nil for none.
func (c *collapsing) place(item scene.ItemID) *float64 {
	return model.ParameterAt(c.network, []int{2, 3, 1}, model.DenseOf, item)
}

// knob turns the parameter that an item stands for; nil for another item.
func (c *collapsing) knob(item scene.ItemID) lessons.Control {
	place := c.place(item)
	if place == nil {
		return nil
	}
	return kit.Knob(lessons.Slider{ID: item.String(), Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, place)
}

// collapse: without an activation, two layers are one.
func (c *activation) collapse() lessons.Screen {
	s := c.collapsing
	options := kit.Keys("curve.", collapseBetween)
	options[0] = "between.nothing"
	return lessons.Screen{
		ID:    "collapse",
		Scene: c.collapseScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("between", options, &s.between, func() { s.build() }),
				s.knob(scene.At(scene.WeightKind, 1, 1, 1)),
				s.knob(scene.At(scene.WeightKind, 2, 1, 1)),
			}
		},
		Edit: s.knob,
		Questions: []lessons.Question{{
			ID: "hundred", Answer: "1", By: "same",
		}},
		Reset:   func() { s.restore(collapsingState{0, s.start}) },
		Explain: c.explainCollapse,
		Code:    c.collapseCode,
		Prints:  c.collapsePrints,
		Goals: []lessons.Goal{
			{ID: "same", Judge: func() lessons.Judgement {
				_, _, apart := s.outputs()
				met := s.between == 0 && s.moved() && apart < 1e-12
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Shown: smallText(apart)}
			}},
			{ID: "apart", Judge: func() lessons.Judgement {
				_, _, apart := s.outputs()
				return lessons.Judgement{Met: s.between > 0 && apart > 0.1, Share: min(apart/0.1, 1), Shown: smallText(apart)}
			}},
		},
	}
}

func (c *activation) collapseScene() scene.Scene {
	s := c.collapsing
	two, one, apart := s.outputs()
	picture := scene.Network{
		Frame:  scene.Frame{ID: "two", Width: 40, Rows: 8},
		Layers: []scene.NetworkLayer{{Name: "layer.input", Neurons: kit.NamedNeurons("x", 2)}, {Name: "layer.hidden", Neurons: kit.NamedNeurons("h", 3)}, {Name: "layer.output", Neurons: kit.NamedNeurons("y", 1)}},
	}
	for l := 1; l <= 2; l++ {
		for j := range picture.Layers[l].Neurons {
			picture.Layers[l].Neurons[j].Bias = scene.Signed(s.network.Biases(2 * (l - 1))[j], 2)
		}
	}
	picture = kit.Wired(picture, []nn.Matrix{s.network.Weights(0), s.network.Weights(2)}, nil, 2)
	for i := range picture.Items {
		if s.place(picture.Items[i].ID) != nil {
			picture.Items[i].Control = picture.Items[i].ID.String()
		}
	}
	picture.Facts = map[string]string{"apart": smallText(apart)}
	table := scene.Table{
		Frame: scene.Frame{ID: "compared", Width: 40, Rows: 5},
		Columns: []scene.Column{
			{Name: "column.x1", Wide: 5}, {Name: "column.x2", Wide: 5}, {Name: "column.two", Wide: 9}, {Name: "column.one", Wide: 9}, {Name: "column.apart", Role: scene.Muted, Wide: 9},
		},
	}
	for i := range two {
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{
			{Quantity: scene.Number(collapseX.At(i, 0), 1)},
			{Quantity: scene.Number(collapseX.At(i, 1), 1)},
			{Quantity: scene.Number(two[i], 5)},
			{Quantity: scene.Number(one[i], 5)},
			{Quantity: scene.Number(one[i]-two[i], -1)},
		}})
	}
	w, b := s.joint()
	return scene.Scene{picture, table, kit.Arithmetic("joint",
		[]scene.Term{kit.Symbol("W₁·W₂ = "), kit.Value(scene.Signed(w.At(0, 0), 4)), kit.Op("  "), kit.Value(scene.Signed(w.At(1, 0), 4))},
		[]scene.Term{kit.Symbol("b₁·W₂ + b₂ = "), kit.Value(scene.Signed(b, 4))})}
}

func (c *activation) explainCollapse(item scene.ItemID) []scene.Panel {
	s := c.collapsing
	names := [][]string{{"x₁", "x₂"}, {"h₁", "h₂", "h₃"}, {"y₁"}}
	at := item.Indices()
	if len(at) < 2 {
		return nil
	}
	l, j := at[0], at[len(at)-1]-1
	if place := s.place(item); place != nil {
		where := names[l][j]
		if len(at) == 3 {
			where = names[l-1][at[1]-1] + " → " + where
		}
		return []scene.Panel{model.ExplainKnob(item, where, "y₁", place, 2, func() float64 { return s.network.Predict(collapseX.RowRange(0, 1)).Data[0] })}
	}
	x := collapseX.Row(0)
	if item.Kind() != scene.NeuronKind || l > 2 {
		return nil
	}
	if l == 0 {
		return []scene.Panel{kit.Arithmetic("input", []scene.Term{kit.Symbol(names[0][j]), kit.Op(" = "), kit.Result(scene.Signed(x[j], 2))})}
	}
	trace := s.network.NewTrace(1)
	s.network.Forward(trace, collapseX.RowRange(0, 1))
	lines := append([][]scene.Term{model.PointLine(x)}, model.SumLines(s.network, trace, names[l-1], model.DenseOf(l), j)...)
	if l == 1 {
		lines = append(lines, []scene.Term{kit.Word(c.collapseBetween()), kit.Op("  "), kit.Symbol(names[1][j]), kit.Op(" = "), kit.Result(scene.Signed(trace.Passes[1].Out.At(0, j), 3))})
	}
	return []scene.Panel{kit.Arithmetic("neuron-sum", lines...)}
}

// collapseBetween is the key of what stands between the two layers.
func (c *activation) collapseBetween() string {
	if c.collapsing.between == 0 {
		return "between.nothing"
	}
	return "curve." + collapseBetween[c.collapsing.between]
}

// collapsePrints are the answers of the two layers.
func (c *activation) collapsePrints() string {
	two, _, _ := c.collapsing.outputs()
	texts := make([]string, len(two))
	for i, v := range two {
		texts[i] = scene.Number(v, 5).Plain()
	}
	return strings.Join(texts, " ")
}

func (c *activation) collapseCode() string {
	s := c.collapsing
	between := map[string]string{"linear": "h", "relu": "np.maximum(h, 0)", "tanh": "np.tanh(h)"}[collapseBetween[s.between]]
	return "import numpy as np\n\n" + kit.PythonMatrix("X", collapseX) + kit.PythonMatrix("W1", s.network.Weights(0)) + "b1 = np.array(" + kit.List(s.network.Biases(0)...) + ")\n" +
		kit.PythonMatrix("W2", s.network.Weights(2)) + "b2 = np.array(" + kit.List(s.network.Biases(2)...) + ")\n\nh = X @ W1 + b1\nout = (" + between + ") @ W2 + b2\nprint(\" \".join(f\"{v:.5f}\" for v in out[:, 0]))\n"
}
