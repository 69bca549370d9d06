package kit

import (
	"fmt"

	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// HouseNeuron draws a neuron of the house. Its weights can be turned there.
func HouseNeuron(inputs []scene.NeuronInput, bias, z scene.Quantity) scene.Neuron {
	frame := scene.Frame{ID: "neuron", Width: 44, Rows: 2*len(inputs) + 1, Facts: map[string]string{"z": z.Plain()}}
	for i := range inputs {
		frame.Items = append(frame.Items,
			scene.Item{ID: scene.At("x", i+1), Row: i, Column: 0},
			scene.Item{ID: scene.At("w", i+1), Row: i, Column: 1, Control: ID("w", i+1)})
	}
	if bias.Given {
		frame.Items = append(frame.Items, scene.Item{ID: scene.At("b"), Row: len(inputs), Column: 1, Control: "b"})
	}
	frame.Items = append(frame.Items, scene.Item{ID: scene.At("z"), Row: 0, Column: 2})
	return scene.Neuron{Frame: frame, Inputs: inputs, Bias: bias, Sum: z, Output: "price"}
}

// Contributions draws how much each input brings into the sum.
func Contributions(inputs []scene.NeuronInput, bias, z scene.Quantity) scene.Bars {
	bars := scene.Bars{Frame: scene.Frame{ID: "contributions", Width: 44, Rows: len(inputs) + 2, Facts: map[string]string{"z": z.Plain()}}}
	add := func(name string, q scene.Quantity, note []scene.Term, item scene.ItemID) {
		bars.Items = append(bars.Items, scene.Item{ID: item, Row: len(bars.Rows)})
		bars.Rows = append(bars.Rows, scene.Bar{Name: name, Value: q, Note: note, Item: item})
	}
	for i, in := range inputs {
		c := scene.Signed(in.Value.Value*in.Weight.Value, 1)
		add(in.Name, c, []scene.Term{Symbol(scene.Subscript("x", i+1)), Op("·"), Symbol(scene.Subscript("w", i+1))}, scene.At("c", i+1))
	}
	if bias.Given {
		add("input.bias", scene.Signed(bias.Value, 1), []scene.Term{Symbol("b")}, scene.At("cb"))
	}
	bars.Total = scene.Bar{Name: "price", Value: z, Item: scene.At("total")}
	bars.Items = append(bars.Items, scene.Item{ID: scene.At("total"), Row: len(bars.Rows)})
	return bars
}

// ExplainNeuron opens the sum behind an item of a drawn neuron or its bars.
func ExplainNeuron(item scene.ItemID, inputs []scene.NeuronInput, bias, z scene.Quantity) []scene.Panel {
	switch item {
	case scene.At("z"), scene.At("total"):
		return []scene.Panel{SumPanel(inputs, bias, z)}
	case scene.At("b"), scene.At("cb"):
		return []scene.Panel{Arithmetic("bias", []scene.Term{Symbol("b"), Op(" = "), Result(bias)})}
	}
	for i, in := range inputs {
		c := scene.Number(in.Value.Value*in.Weight.Value, 1)
		x, w := scene.Subscript("x", i+1), scene.Subscript("w", i+1)
		switch item {
		case scene.At("c", i+1):
			return []scene.Panel{Arithmetic("product", []scene.Term{Symbol(x), Op(" · "), Symbol(w)}, Product(in, c))}
		case scene.At("x", i+1):
			return []scene.Panel{Arithmetic("input", []scene.Term{Symbol(x), Op(" = "), Result(in.Value)}, Product(in, c))}
		case scene.At("w", i+1):
			// z is linear in w: ∂z/∂w = x.
			step := scene.Number(1, 0)
			return []scene.Panel{Arithmetic("weight",
				[]scene.Term{Symbol(w), Op(" = "), Result(in.Weight)},
				Product(in, c),
				[]scene.Term{Symbol("Δz"), Op(" = "), Symbol(x), Op("·"), Symbol("Δ" + w), Op(" = "), Value(in.Value), Op("·"), Value(step), Op(" = "), Result(in.Value)},
			)}
		}
	}
	return nil
}

// SumPanel writes the neuron's sum out, in symbols and in numbers.
func SumPanel(inputs []scene.NeuronInput, bias, z scene.Quantity) scene.Panel {
	return scene.Arithmetic{
		Frame: scene.Frame{ID: "sum", Width: 30, Rows: 2, Facts: map[string]string{"z": z.Plain()}},
		Lines: [][]scene.Term{Names(len(inputs), bias.Given), Sum(inputs, bias, z)},
	}
}

// Weighted is the sum z = Σ xᵢ·wᵢ + b of a drawn neuron.
func Weighted(inputs []scene.NeuronInput, bias scene.Quantity) scene.Quantity {
	z := bias.Value
	for _, in := range inputs {
		z += in.Value.Value * in.Weight.Value
	}
	return scene.Number(z, 1)
}

// NeuronCode is a neuron's weighted sum.
func NeuronCode(inputs []scene.NeuronInput, bias scene.Quantity) string {
	var x, w []float64
	for _, in := range inputs {
		x, w = append(x, in.Value.Value), append(w, in.Weight.Value)
	}
	code := fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\nw = np.array(%s)\n", List(x...), List(w...))
	if bias.Given {
		return code + fmt.Sprintf("b = %v\n\nprint(x * w)\nprint(round(float(np.dot(x, w) + b), 1))\n", bias.Value)
	}
	return code + "\nprint(x * w)\nprint(round(float(np.dot(x, w)), 1))\n"
}

// NeuronPrints is what NeuronCode prints: the products, and their sum.
func NeuronPrints(inputs []scene.NeuronInput, bias scene.Quantity) string {
	var x, w []float64
	sum := 0.0
	for _, in := range inputs {
		x, w = append(x, in.Value.Value), append(w, in.Weight.Value)
		sum += in.Value.Value * in.Weight.Value
	}
	// NumPy's arrays of numbers that have no decimals are of whole numbers.
	products := Must(array.Multiply(Must(array.ParseList(List(x...))), Must(array.ParseList(List(w...)))))
	return products.String() + "\n" + Rounded(sum+bias.Value, 1)
}

// Neurons names the parts of a drawn network: x₁, h₂.
func Neurons(letter string, count int) []scene.NetworkNeuron {
	list := make([]scene.NetworkNeuron, count)
	for i := range list {
		list[i].Name = scene.Subscript(letter, i+1)
	}
	return list
}

// Marks draws every n-th sample of a run over two of its columns.
func Marks(x, y []float64, role scene.Role) []scene.Mark {
	points := make([]scene.Mark, len(x))
	for i := range x {
		points[i] = scene.Mark{X: x[i], Y: y[i], Role: role}
	}
	return points
}
