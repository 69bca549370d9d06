package kit

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// A Neuron is one neuron in numbers: what is shown of it, said of it and computed by it.
// Its items are At("x", i) for input i, from 1, At("w", i) for its weight and At("c", i)
// for their product; At("b") is the bias, At("z") the sum.
type Neuron struct {
	Inputs []scene.NeuronInput
	Bias   scene.Quantity // the empty Quantity for none
}

// NeuronScreen is what a screen about one neuron has: the sums behind its items, and
// its Python.
func NeuronScreen(id string, neuron func() Neuron) lessons.Screen {
	return lessons.Screen{
		ID:      id,
		Explain: func(item scene.ItemID) []scene.Panel { return neuron().Explain(item) },
		Code:    func() string { return neuron().Code() },
		Prints:  func() string { return neuron().Prints() },
	}
}

// Sum is z = b + Σ xᵢ·wᵢ.
func (n Neuron) Sum() scene.Quantity {
	z := n.Bias.Value
	for _, in := range n.Inputs {
		z += float64(in.Value.Value * in.Weight.Value)
	}
	return scene.Number(z, 1)
}

// Picture draws the neuron. Its weights can be turned there, by the controls w1, w2 …
// and b.
func (n Neuron) Picture() scene.Neuron {
	inputs, bias, z := n.Inputs, n.Bias, n.Sum()
	frame := scene.Frame{ID: "neuron", Width: 44, Rows: 2*len(inputs) + 1, Facts: map[string]string{"z": z.Plain()}}
	for i := range inputs {
		frame.Items = append(frame.Items,
			scene.Item{ID: scene.At("x", i+1), Row: i, Column: 0},
			scene.Item{ID: scene.At("w", i+1), Row: i, Column: 1, Control: Numbered("w", i+1)})
	}
	if bias.Given {
		frame.Items = append(frame.Items, scene.Item{ID: scene.At("b"), Row: len(inputs), Column: 1, Control: "b"})
	}
	frame.Items = append(frame.Items, scene.Item{ID: scene.At("z"), Row: 0, Column: 2})
	return scene.Neuron{Frame: frame, Inputs: inputs, Bias: bias, Sum: z, Output: "price"}
}

// Contributions draws how much each input brings into the sum.
func (n Neuron) Contributions() scene.Bars {
	inputs, bias, z := n.Inputs, n.Bias, n.Sum()
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
	bars.Made, bars.Total = scene.Summed, scene.Bar{Name: "price", Value: z, Item: scene.At("total")}
	bars.Items = append(bars.Items, scene.Item{ID: scene.At("total"), Row: len(bars.Rows)})
	return bars
}

// Explain opens the sum behind an item of the picture or of the bars.
func (n Neuron) Explain(item scene.ItemID) []scene.Panel {
	switch item {
	case scene.At("z"), scene.At("total"):
		return []scene.Panel{n.WorkedSum()}
	case scene.At("b"), scene.At("cb"):
		return []scene.Panel{Arithmetic("bias", []scene.Term{Symbol("b"), Op(" = "), Result(n.Bias)})}
	}
	for i, in := range n.Inputs {
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

// WorkedSum writes the neuron's sum out, in symbols and in numbers.
func (n Neuron) WorkedSum() scene.Panel {
	z := n.Sum()
	return scene.Arithmetic{
		Frame: scene.Frame{ID: "sum", Width: 30, Rows: 2, Facts: map[string]string{"z": z.Plain()}},
		Lines: [][]scene.Term{Names(len(n.Inputs), n.Bias.Given), Sum(n.Inputs, n.Bias, z)},
	}
}

// numbers are the inputs and the weights.
func (n Neuron) numbers() (x, w []float64) {
	for _, in := range n.Inputs {
		x, w = append(x, in.Value.Value), append(w, in.Weight.Value)
	}
	return x, w
}

// Code is the weighted sum in Python.
func (n Neuron) Code() string {
	x, w := n.numbers()
	code := fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\nw = np.array(%s)\n", List(x...), List(w...))
	if n.Bias.Given {
		return code + fmt.Sprintf("b = %v\n\nprint(x * w)\nprint(round(float(np.dot(x, w) + b), 1))\n", n.Bias.Value)
	}
	return code + "\nprint(x * w)\nprint(round(float(np.dot(x, w)), 1))\n"
}

// Prints is what Code prints: the products, and their sum.
func (n Neuron) Prints() string {
	x, w := n.numbers()
	sum := 0.0
	for i := range x {
		sum += float64(x[i] * w[i])
	}
	// NumPy's arrays of numbers that have no decimals are of whole numbers.
	products := Must(array.Multiply(Must(array.ParseList(List(x...))), Must(array.ParseList(List(w...)))))
	return products.String() + "\n" + Rounded(sum+n.Bias.Value, 1)
}
