package lessons

import (
	"fmt"

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
func (s *denseState) x() nn.Matrix { return corner(denseX, s.samples, s.inputs) }
func (s *denseState) w() nn.Matrix { return corner(denseW, s.inputs, s.neurons) }
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

// corner is the upper left part of a matrix.
func corner(m nn.Matrix, rows, cols int) nn.Matrix {
	part := nn.NewMatrix(rows, cols)
	for i := range rows {
		copy(part.Row(i), m.Row(i)[:cols])
	}
	return part
}

// dense: a layer is one product.
func (c *layers) dense() Screen {
	s := &c.state.dense
	return Screen{
		ID:    "dense",
		Scene: func() Scene { return Scene{s.network(), s.output(), s.shapes()} },
		Controls: func() []Control {
			return []Control{
				whole("samples", "size.n", 1, 4, &s.samples, func() { s.shown = min(s.shown, s.samples) }),
				whole("inputs", "size.d", 1, 5, &s.inputs, nil),
				whole("neurons", "size.m", 1, 5, &s.neurons, nil),
				whole("shown", "", 1, s.samples, &s.shown, nil),
			}
		},
		Questions: []Question{{ID: "shape", Check: func(answer string) Verdict { return Choice(answer, "3", nil) }}},
		Reset:     func() { *s = denseState{samples: 3, inputs: 4, neurons: 2, shown: 1} },
		Explain:   s.explain,
		Code: func() string {
			return "import numpy as np\n\n" + pythonMatrix("X", s.x()) + pythonMatrix("W", s.w()) + pythonMatrix("b", s.b()) +
				"\nZ = X @ W + b\nprint(Z)\nprint(X.shape, W.shape, b.shape, Z.shape)\n"
		},
		Goals: []Goal{
			{ID: "two-five", Judge: func() Judgement {
				judgement := reached(s.samples == 2 && s.neurons == 5)
				judgement.Shown = shape(s.samples, s.neurons)
				return judgement
			}},
			{ID: "fifteen", Judge: func() Judgement {
				count := s.inputs * s.neurons
				return Judgement{Met: count == 15, Share: float64(min(count, 30-count)) / 15, Now: Number(float64(count), 0).In("weights")}
			}},
		},
	}
}

// network draws the layer with one sample at its inputs.
func (s *denseState) network() Network {
	z := s.z()
	n := Network{
		Frame: Frame{ID: "layer", Width: 34, Rows: 8, Facts: map[string]string{
			"printed": printed(z) + fmt.Sprintf("\n%s %s %s %s", shape(s.samples, s.inputs), shape(s.inputs, s.neurons), shape(1, s.neurons), shape(s.samples, s.neurons)),
			"inputs":  fmt.Sprint(s.inputs), "neurons": fmt.Sprint(s.neurons), "sample": fmt.Sprint(s.shown),
		}},
		Full:   1.2,
		Layers: []NetworkLayer{{Name: "layer.inputs", Neurons: neurons("x", s.inputs)}, {Name: "layer.dense", Neurons: neurons("h", s.neurons)}},
	}
	for i := range n.Layers[0].Neurons {
		n.Layers[0].Neurons[i].Value = Number(s.x().At(s.shown-1, i), 1)
	}
	for j := range n.Layers[1].Neurons {
		neuron := &n.Layers[1].Neurons[j]
		neuron.Value, neuron.Bias = Number(z.At(s.shown-1, j), 2), Signed(denseB[j], 1)
	}
	return wired(n, []nn.Matrix{s.w()}, nil, 2)
}

// output is Z, a row a sample.
func (s *denseState) output() Table {
	z := s.z()
	table := Table{Frame: Frame{ID: "output", Width: 36, Rows: 5, Facts: map[string]string{"shape": shape(z.Rows, z.Cols)}}}
	for j := range z.Cols {
		table.Columns = append(table.Columns, Column{Name: id("column.h", j+1), Wide: 6})
	}
	for i := range z.Rows {
		row := Row{Name: id("sample.", i+1)}
		for j := range z.Cols {
			item := fmt.Sprintf("z%d.%d", i+1, j+1)
			role := Muted
			if i+1 == s.shown {
				role = Strong
			}
			row.Cells = append(row.Cells, Cell{Quantity: Number(z.At(i, j), 2), Item: item, Role: role})
			table.Items = append(table.Items, Item{ID: item, Row: i, Column: j})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// shapes writes the product with the shape of each part.
func (s *denseState) shapes() Arithmetic {
	return Arithmetic{
		Frame: Frame{ID: "shapes", Width: 36, Rows: 2, Facts: map[string]string{
			"x": shape(s.samples, s.inputs), "w": shape(s.inputs, s.neurons), "b": shape(1, s.neurons), "z": shape(s.samples, s.neurons),
		}},
		Lines: [][]Term{
			{symbol("X"), op("·"), symbol("W"), op(" + "), symbol("b"), op(" = "), symbol("Z")},
			{
				shapeTerm(s.samples, s.inputs), op("·"), shapeTerm(s.inputs, s.neurons), op(" + "), shapeTerm(1, s.neurons), op(" = "),
				shapeTerm(s.samples, s.neurons),
			},
		},
	}
}

// explain opens the sum behind a neuron of the shown sample, a cell of Z, or
// one of their parts.
func (s *denseState) explain(item string) []Panel {
	var l, i, j int
	x, w, z := s.x(), s.w(), s.z()
	sample := s.shown
	switch {
	case scan(item, "w%d.%d.%d", &l, &i, &j):
		in := NeuronInput{Value: Number(x.At(sample-1, i-1), 1), Weight: Number(w.At(i-1, j-1), 2)}
		return []Panel{arithmetic("weight",
			[]Term{symbol(subscript("x", i)), op(" · "), symbol(weightName(i, j))},
			product(in, Number(in.Value.Value*in.Weight.Value, 2)))}
	case scan(item, "b%d.%d", &l, &j):
		return []Panel{arithmetic("bias", []Term{symbol(subscript("b", j)), op(" = "), result(Signed(denseB[j-1], 1))})}
	case scan(item, "n%d.%d", &l, &j) && l == 0:
		return []Panel{arithmetic("input", []Term{symbol(subscript("x", j)), op(" = "), result(Number(x.At(sample-1, j-1), 1))})}
	case scan(item, "n%d.%d", &l, &j):
	case scan(item, "z%d.%d", &i, &j):
		sample = i
	default:
		return nil
	}
	inputs := make([]NeuronInput, s.inputs)
	for k := range inputs {
		inputs[k] = NeuronInput{Value: Number(x.At(sample-1, k), 1), Weight: Number(w.At(k, j-1), 2)}
	}
	return []Panel{arithmetic("sum", names(s.inputs, true), sum(inputs, Signed(denseB[j-1], 1), Number(z.At(sample-1, j-1), 2)))}
}

// scan reads the numbers of an item's ID; false if it has another form.
func scan(item, format string, numbers ...any) bool {
	count, err := fmt.Sscanf(item, format, numbers...)
	return err == nil && count == len(numbers)
}
