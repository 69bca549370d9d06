package lessons

import (
	"fmt"
	"math"
	"slices"
	"strings"

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

func newCollapsing() *collapsing {
	c := &collapsing{}
	c.build()
	c.network.Initialize(nn.Normal(0.8), nn.Uniform(-0.5, 0.5), random.New(4))
	for i, p := range c.network.Parameters() {
		c.network.Parameters()[i] = math.Round(100*p) / 100 // so that the numbers on the screen are all of them
	}
	c.start = slices.Clone(c.network.Parameters())
	return c
}

// build puts the layers together anew, with the parameters as they are.
func (c *collapsing) build() {
	network := must(nn.NewNetwork(2, nn.Dense{Neurons: 3}, activations[collapseBetween[c.between]], nn.Dense{Neurons: 1}))
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
	w = must(nn.Mul(c.network.Weights(0), c.network.Weights(2)))
	b = c.network.Biases(2)[0]
	for j, bias := range c.network.Biases(0) {
		b += bias * c.network.Weights(2).At(j, 0)
	}
	return w, b
}

// outputs are what the two layers and the one matrix answer to each sample,
// and the largest difference.
func (c *collapsing) outputs() (two, one []float64, apart float64) {
	w, b := c.joint()
	two = c.network.Predict(collapseX).Data
	one = must(nn.Mul(collapseX, w)).Data
	for i := range one {
		one[i] += b
		apart = max(apart, math.Abs(one[i]-two[i]))
	}
	return slices.Clone(two), one, apart
}

// moved tells whether any parameter is another one than at the start.
func (c *collapsing) moved() bool { return !slices.Equal(c.start, c.network.Parameters()) }

// place is the parameter that an item stands for; nil for none.
func (c *collapsing) place(item string) *float64 {
	at, ok := CellIndex(item)
	sizes := []int{2, 3, 1}
	if !ok || item == "" || len(at) < 2 || at[0] < 1 || at[0] > 2 {
		return nil
	}
	l := at[0]
	among := func(neuron, layer int) bool { return neuron >= 1 && neuron <= sizes[layer] }
	switch {
	case item[0] == 'w' && len(at) == 3 && among(at[1], l-1) && among(at[2], l):
		w := c.network.Weights(denseOf(l))
		return &w.Row(at[1] - 1)[at[2]-1]
	case item[0] == 'b' && len(at) == 2 && among(at[1], l):
		return &c.network.Biases(denseOf(l))[at[1]-1]
	}
	return nil
}

// collapse: without an activation, two layers are one.
func (c *activation) collapse() Screen {
	s := c.collapsing
	options := make([]string, len(collapseBetween))
	for i, name := range collapseBetween {
		options[i] = "curve." + name
	}
	options[0] = "between.nothing"
	return Screen{
		ID:    "collapse",
		Scene: c.collapseScene,
		Controls: func() []Control {
			return []Control{
				Choices{ID: "between", Options: options, Get: func() int { return s.between }, Set: func(i int) { s.between = i; s.build() }},
				knob(Slider{ID: "w1.1.1", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, s.place("w1.1.1")),
				knob(Slider{ID: "w2.1.1", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, s.place("w2.1.1")),
			}
		},
		Edit: func(item string) Control {
			place := s.place(item)
			if place == nil {
				return nil
			}
			return knob(Slider{ID: item, Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, place)
		},
		Questions: []Question{{
			ID: "hundred", Check: func(answer string) Verdict { return Choice(answer, "1", nil) },
		}},
		Reset:   func() { s.restore(collapsingState{0, s.start}) },
		Explain: c.explainCollapse,
		Code:    c.collapseCode,
		Goals: []Goal{
			{ID: "same", Judge: func() Judgement {
				_, _, apart := s.outputs()
				met := s.between == 0 && s.moved() && apart < 1e-12
				return Judgement{Met: met, Share: float64(index(met)), Shown: fmt.Sprintf("%.1e", apart)}
			}},
			{ID: "apart", Judge: func() Judgement {
				_, _, apart := s.outputs()
				return Judgement{Met: s.between > 0 && apart > 0.1, Share: min(apart/0.1, 1), Shown: fmt.Sprintf("%.1e", apart)}
			}},
		},
	}
}

func (c *activation) collapseScene() Scene {
	s := c.collapsing
	two, one, apart := s.outputs()
	picture := Network{
		Frame:  Frame{ID: "two", Width: 40, Rows: 8},
		Layers: []NetworkLayer{{Name: "layer.input", Neurons: neurons("x", 2)}, {Name: "layer.hidden", Neurons: neurons("h", 3)}, {Name: "layer.output", Neurons: neurons("y", 1)}},
	}
	for l := 1; l <= 2; l++ {
		for j := range picture.Layers[l].Neurons {
			picture.Layers[l].Neurons[j].Bias = Signed(s.network.Biases(2 * (l - 1))[j], 2)
		}
	}
	picture = wired(picture, []nn.Matrix{s.network.Weights(0), s.network.Weights(2)}, nil, 2)
	for i := range picture.Items {
		if s.place(picture.Items[i].ID) != nil {
			picture.Items[i].Control = picture.Items[i].ID
		}
	}
	texts := make([]string, len(two))
	for i, v := range two {
		texts[i] = Number(v, 4).Plain()
	}
	picture.Facts = map[string]string{"apart": fmt.Sprintf("%.1e", apart), "printed": strings.Join(texts, " ")}
	table := Table{
		Frame: Frame{ID: "compared", Width: 40, Rows: 5},
		Columns: []Column{
			{Name: "column.x1", Wide: 5}, {Name: "column.x2", Wide: 5}, {Name: "column.two", Wide: 9}, {Name: "column.one", Wide: 9}, {Name: "column.apart", Role: Muted, Wide: 9},
		},
	}
	for i := range two {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			{Quantity: Number(collapseX.At(i, 0), 1)},
			{Quantity: Number(collapseX.At(i, 1), 1)},
			{Quantity: Number(two[i], 4)},
			{Quantity: Number(one[i], 4)},
			{Quantity: Number(one[i]-two[i], -1)},
		}})
	}
	w, b := s.joint()
	return Scene{picture, table, arithmetic("joint",
		[]Term{symbol("W₁·W₂ = "), value(Signed(w.At(0, 0), 4)), op("  "), value(Signed(w.At(1, 0), 4))},
		[]Term{symbol("b₁·W₂ + b₂ = "), value(Signed(b, 4))})}
}

func (c *activation) explainCollapse(item string) []Panel {
	place := c.collapsing.place(item)
	if place == nil {
		return nil
	}
	return []Panel{arithmetic("parameter", []Term{symbol(itemSymbol(item)), op(" = "), bySign(result(Signed(*place, 2)))})}
}

func (c *activation) collapseCode() string {
	s := c.collapsing
	between := map[string]string{"linear": "h", "relu": "np.maximum(h, 0)", "tanh": "np.tanh(h)"}[collapseBetween[s.between]]
	return "import numpy as np\n\n" + pythonMatrix("X", collapseX) + pythonMatrix("W1", s.network.Weights(0)) + "b1 = np.array(" + list(s.network.Biases(0)...) + ")\n" +
		pythonMatrix("W2", s.network.Weights(2)) + "b2 = np.array(" + list(s.network.Biases(2)...) + ")\n\nh = X @ W1 + b1\nout = (" + between + ") @ W2 + b2\nprint(\" \".join(f\"{v:.4f}\" for v in out[:, 0]))\n"
}
