package layers

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// The batch, the weights and the biases of the course notes, a column a
// neuron, and beyond them invented ones.
var (
	denseX = nn.FromRows([][]float64{
		{1, 2, 3, 2.5, -1},
		{2, 5, -1, 2, 0.5},
		{-1.5, 2.7, 3.3, -0.8, 2},
		{0.5, -2, 1, 3, -0.5},
	})
	denseW = nn.FromRows([][]float64{
		{0.2, 0.5, -0.26, 0.7, -0.4},
		{0.8, -0.91, -0.27, -0.3, 0.6},
		{-0.5, 0.26, 0.17, 0.1, 0.9},
		{1, -0.5, 0.87, -0.2, 0.3},
		{0.4, 0.3, -0.6, 0.5, -0.1},
	})
	denseB = []float64{2, 3, 0.5, -1, 0.8}
)

// denseState is the sizes of the layer, and which sample goes through it.
type denseState struct{ samples, inputs, neurons, shown int }

// x, w and b are the parts of the tables that the sizes leave.
func (s *denseState) x() nn.Matrix { return kit.Corner(denseX, s.samples, s.inputs) }
func (s *denseState) w() nn.Matrix { return kit.Corner(denseW, s.inputs, s.neurons) }
func (s *denseState) b() nn.Matrix {
	return nn.Matrix{Rows: 1, Cols: s.neurons, Data: denseB[:s.neurons]}
}

// z = x·w + b.
func (s *denseState) z() nn.Matrix {
	z, err := nn.Mul(s.x(), s.w())
	if err == nil {
		err = nn.AddInto(z, z, s.b())
	}
	if err != nil {
		panic(err) // one size serves both
	}
	return z
}

// dense: a layer is one product.
func (c *layers) dense() lessons.Screen {
	s := &c.state.dense
	return lessons.Screen{
		ID:    "dense",
		Scene: func() scene.Scene { return scene.Scene{s.network(), s.output(), s.shapes()} },
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "samples", Min: 1, Max: 4, Unit: "size.n"}, &s.samples, func() { s.shown = min(s.shown, s.samples) }),
				kit.Whole(lessons.Slider{ID: "inputs", Min: 1, Max: 5, Unit: "size.d"}, &s.inputs),
				kit.Whole(lessons.Slider{ID: "neurons", Min: 1, Max: 5, Unit: "size.m"}, &s.neurons),
				kit.Whole(lessons.Slider{ID: "shown", Min: 1, Max: float64(s.samples)}, &s.shown),
			}
		},
		Questions: []lessons.Question{{ID: "shape", Answer: "3"}},
		Reset:     func() { *s = denseState{samples: 3, inputs: 4, neurons: 2, shown: 1} },
		Explain:   s.explain,
		Code: func() string {
			return "import numpy as np\n\n" + kit.PythonMatrix("X", s.x()) + kit.PythonMatrix("W", s.w()) + kit.PythonMatrix("b", s.b()) +
				"\nZ = X @ W + b\nprint(Z)\nprint(X.shape, W.shape, b.shape, Z.shape)\n"
		},
		Prints: func() string {
			return printed(s.z()) + fmt.Sprintf("\n%s %s %s %s", kit.Shape(s.samples, s.inputs), kit.Shape(s.inputs, s.neurons), kit.Shape(1, s.neurons), kit.Shape(s.samples, s.neurons))
		},
		Goals: []lessons.Goal{
			{ID: "two-five", Judge: func() lessons.Judgement {
				judgement := kit.Reached(s.samples == 2 && s.neurons == 5)
				judgement.Shown = kit.Shape(s.samples, s.neurons)
				return judgement
			}},
			{ID: "fifteen", Judge: func() lessons.Judgement {
				count := s.inputs * s.neurons
				return lessons.Judgement{Met: count == 15, Share: float64(min(count, 30-count)) / 15, Now: scene.Number(float64(count), 0).In("weights")}
			}},
		},
	}
}

// network draws the layer with one sample at its inputs.
func (s *denseState) network() scene.Network {
	z := s.z()
	n := scene.Network{
		Frame: scene.Frame{ID: "layer", Width: 34, Rows: 8, Facts: map[string]string{
			"inputs": fmt.Sprint(s.inputs), "neurons": fmt.Sprint(s.neurons), "sample": fmt.Sprint(s.shown),
		}},
		Full:   1.2,
		Layers: []scene.NetworkLayer{{Name: "layer.inputs", Neurons: kit.NamedNeurons("x", s.inputs)}, {Name: "layer.dense", Neurons: kit.NamedNeurons("h", s.neurons)}},
	}
	for i := range n.Layers[0].Neurons {
		n.Layers[0].Neurons[i].Value = scene.Number(s.x().At(s.shown-1, i), 1)
	}
	for j := range n.Layers[1].Neurons {
		neuron := &n.Layers[1].Neurons[j]
		neuron.Value, neuron.Bias = scene.Number(z.At(s.shown-1, j), 2), scene.Signed(denseB[j], 1)
	}
	return kit.Wired(n, []nn.Matrix{s.w()}, nil, 2)
}

// output is Z, a row a sample.
func (s *denseState) output() scene.Table {
	z := s.z()
	table := scene.Table{Frame: scene.Frame{ID: "output", Width: 36, Rows: 5, Facts: map[string]string{"shape": kit.Shape(z.Rows, z.Cols)}}}
	for j := range z.Cols {
		table.Columns = append(table.Columns, scene.Column{Name: kit.Numbered("column.h", j+1), Wide: 6})
	}
	for i := range z.Rows {
		row := scene.Row{Name: kit.Numbered("sample.", i+1)}
		for j := range z.Cols {
			item := scene.At("z", i+1, j+1)
			role := scene.Muted
			if i+1 == s.shown {
				role = scene.Strong
			}
			row.Cells = append(row.Cells, scene.Cell{Quantity: scene.Number(z.At(i, j), 2), Item: item, Role: role})
			table.Items = append(table.Items, scene.Item{ID: item, Row: i, Column: j})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// shapes writes the product with the shape of each part.
func (s *denseState) shapes() scene.Arithmetic {
	return scene.Arithmetic{
		Frame: scene.Frame{ID: "shapes", Width: 36, Rows: 2, Facts: map[string]string{
			"x": kit.Shape(s.samples, s.inputs), "w": kit.Shape(s.inputs, s.neurons), "b": kit.Shape(1, s.neurons), "z": kit.Shape(s.samples, s.neurons),
		}},
		Lines: [][]scene.Term{
			{kit.Symbol("X"), kit.Op("·"), kit.Symbol("W"), kit.Op(" + "), kit.Symbol("b"), kit.Op(" = "), kit.Symbol("Z")},
			{
				kit.ShapeTerm(s.samples, s.inputs), kit.Op("·"), kit.ShapeTerm(s.inputs, s.neurons), kit.Op(" + "), kit.ShapeTerm(1, s.neurons), kit.Op(" = "),
				kit.ShapeTerm(s.samples, s.neurons),
			},
		},
	}
}

// explain opens the sum behind a neuron of the shown sample, a cell of Z, or
// one of their parts.
func (s *denseState) explain(item scene.ItemID) []scene.Panel {
	at := item.Indices()
	if len(at) < 2 {
		return nil
	}
	x, w, z := s.x(), s.w(), s.z()
	sample, j := s.shown, at[len(at)-1]
	switch item.Kind() {
	case scene.WeightKind:
		i := at[1]
		in := scene.NeuronInput{Value: scene.Number(x.At(sample-1, i-1), 1), Weight: scene.Number(w.At(i-1, j-1), 2)}
		return []scene.Panel{kit.Arithmetic("weight",
			[]scene.Term{kit.Symbol(scene.Subscript("x", i)), kit.Op(" · "), kit.Symbol(scene.Subscript("w", i, j))},
			kit.Product(in, scene.Number(in.Value.Value*in.Weight.Value, 2)))}
	case scene.BiasKind:
		return []scene.Panel{kit.Arithmetic("bias", []scene.Term{kit.Symbol(scene.Subscript("b", j)), kit.Op(" = "), kit.Result(scene.Signed(denseB[j-1], 1))})}
	case scene.NeuronKind:
		if at[0] == 0 {
			return []scene.Panel{kit.Arithmetic("input", []scene.Term{kit.Symbol(scene.Subscript("x", j)), kit.Op(" = "), kit.Result(scene.Number(x.At(sample-1, j-1), 1))})}
		}
	case "z":
		sample = at[0]
	default:
		return nil
	}
	inputs := make([]scene.NeuronInput, s.inputs)
	for k := range inputs {
		inputs[k] = scene.NeuronInput{Value: scene.Number(x.At(sample-1, k), 1), Weight: scene.Number(w.At(k, j-1), 2)}
	}
	return []scene.Panel{kit.Arithmetic("sum", kit.Names(s.inputs, true), kit.Sum(inputs, scene.Signed(denseB[j-1], 1), scene.Number(z.At(sample-1, j-1), 2)))}
}
