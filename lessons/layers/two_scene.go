package layers

import (
	"fmt"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// made is what the last stage made, as Python prints it.
func (s *twoState) made() scene.Listing {
	panel := scene.Listing{Frame: scene.Frame{ID: "made", Width: 36, Rows: 8, Facts: map[string]string{"at": fmt.Sprint(s.at)}}}
	now, begun := s.now()
	if !begun {
		panel.Lines = []scene.CodeLine{{Kind: scene.Note, Word: "note.begin"}}
		return panel
	}
	show := func(name string, m nn.Matrix) {
		panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Input, Text: name + ".shape"}, scene.CodeLine{Kind: scene.Output, Text: kit.Shape(m.Rows, m.Cols)})
		panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Input, Text: "print(" + name + ")"})
		panel.Lines = append(panel.Lines, outputs(printed(m))...)
	}
	note := func(word string) { panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Note, Word: word}) }
	r := s.run()
	switch now {
	case stageSeed:
		note("note.seed")
	case stageX:
		show("np.array(X)", nn.FromRows(model.BatchX))
	case stageClass:
		note("note.class")
	case stageNew1, stageNew2:
		note("note.new")
	case stageWeights1:
		show("layer1.weights", r.w1)
	case stageWeights2:
		show("layer2.weights", r.w2)
	case stageBiases1:
		show("layer1.biases", nn.NewMatrix(1, s.hidden))
	case stageBiases2:
		show("layer2.biases", nn.NewMatrix(1, s.outputs))
	case stageForward1, stageForward2:
		note("note.forward")
		if now == stageForward2 {
			panel.Lines = append(panel.Lines,
				scene.CodeLine{Kind: scene.Input, Text: "layer1.output.shape, layer2.weights.shape"},
				scene.CodeLine{Kind: scene.Output, Text: fmt.Sprintf("(%s, %s)", kit.Shape(3, s.hidden), kit.Shape(s.expects, s.outputs))})
		}
	case stageOutput1, stageReLU:
		show("layer1.output", r.hidden1(now))
	case stageOutput2, stagePrint:
		if r.err == nil {
			show("layer2.output", r.out2)
			break
		}
		panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Trouble, Text: r.err.Full()}, scene.CodeLine{Kind: scene.Note, Word: "note.mismatch", Facts: s.mismatch()})
	}
	return panel
}

// hidden1 is what layer 1 gave, before or after what stands between.
func (r twoRun) hidden1(now stage) nn.Matrix {
	if now == stageReLU {
		return r.hidden
	}
	return r.out1
}

// mismatch is the numbers of the shapes that do not fit.
func (s *twoState) mismatch() map[string]string {
	return map[string]string{"hidden": fmt.Sprint(s.hidden), "expects": fmt.Sprint(s.expects), "left": kit.Shape(3, s.hidden), "right": kit.Shape(s.expects, s.outputs)}
}

// network draws the two layers as far as the script has made them, with the
// first sample.
func (s *twoState) network() scene.Network {
	r := s.run()
	n := scene.Network{
		Frame: scene.Frame{ID: "chain", Width: 40, Rows: 8, Facts: map[string]string{"hidden": fmt.Sprint(s.hidden), "outputs": fmt.Sprint(s.outputs)}},
		Full:  2.4 * s.scale,
		Layers: []scene.NetworkLayer{
			{Name: "layer.x", Neurons: kit.NamedNeurons("x", 4)}, {Name: "layer.one", Neurons: kit.NamedNeurons("h", s.hidden)}, {Name: "layer.two", Neurons: kit.NamedNeurons("o", s.outputs)},
		},
	}
	weights := make([]nn.Matrix, 2)
	if s.past(stageWeights1) {
		weights[0] = r.w1
	}
	if s.past(stageWeights2) && s.expects == s.hidden {
		weights[1] = r.w2
	}
	fill := func(l int, row []float64, bias stage, values bool) {
		for i := range n.Layers[l].Neurons {
			neuron := &n.Layers[l].Neurons[i]
			if values {
				neuron.Value = scene.Number(row[i], 3)
			}
			if l > 0 && s.past(bias) {
				neuron.Bias = scene.Signed(0, 1)
			}
		}
	}
	n.Layers[0].Shape = shapeOnce(s.past(stageX), 3, 4)
	n.Layers[1].Arrow, n.Layers[1].Shape = shapeOnce(s.past(stageWeights1), 4, s.hidden), shapeOnce(s.past(stageOutput1), 3, s.hidden)
	n.Layers[2].Arrow, n.Layers[2].Shape = shapeOnce(s.past(stageWeights2), s.expects, s.outputs), shapeOnce(s.past(stageOutput2), 3, s.outputs)
	fill(0, model.BatchX[0], 0, s.past(stageX))
	hidden := r.out1
	if s.relu && s.past(stageReLU) {
		hidden = r.hidden
	}
	fill(1, hidden.Row(0), stageBiases1, s.past(stageOutput1))
	var out []float64
	if r.err == nil {
		out = r.out2.Row(0)
	}
	fill(2, out, stageBiases2, s.past(stageOutput2))
	for i := range weights {
		if len(weights[i].Data) == 0 {
			weights[i] = nn.NewMatrix(len(n.Layers[i].Neurons), len(n.Layers[i+1].Neurons))
		}
	}
	return kit.Wired(n, weights, []nn.Matrix{linked(s.past(stageWeights1), weights[0]), linked(s.past(stageWeights2) && s.expects == s.hidden, weights[1])}, 3)
}

// shapeOnce is a shape, once there is one.
func shapeOnce(there bool, rows, columns int) string {
	if !there {
		return ""
	}
	return kit.Shape(rows, columns)
}

// linked is a mask that links all, or nothing.
func linked(all bool, like nn.Matrix) nn.Matrix {
	mask := nn.NewMatrix(like.Rows, like.Cols)
	for i := range mask.Data {
		mask.Data[i] = float64(kit.Bit(all))
	}
	return mask
}

// single shows the one matrix that the two layers are worth without an
// activation between them: (X·W₁)·W₂ = X·(W₁·W₂). With one they are not.
func (s *twoState) single() scene.Listing {
	panel := scene.Listing{Frame: scene.Frame{ID: "single", Width: 36, Rows: 8}}
	if !s.past(stagePrint) {
		panel.Lines = []scene.CodeLine{{Kind: scene.Note, Word: "note.later"}}
		return panel
	}
	r := s.run()
	w := kit.Must(nn.Mul(r.w1, r.w2))
	panel.Lines = []scene.CodeLine{
		{Kind: scene.Input, Text: "W = np.dot(layer1.weights, layer2.weights)"},
		{Kind: scene.Input, Text: "print(np.dot(X, W))"},
	}
	panel.Lines = append(panel.Lines, outputs(printed(kit.Must(nn.Mul(nn.FromRows(model.BatchX), w))))...)
	verdict := "note.same"
	if s.relu {
		verdict = "note.other"
	}
	panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Note, Word: verdict})
	return panel
}

// explain opens the sum behind a neuron of the first sample, or a weight.
func (s *twoState) explain(item scene.ItemID) []scene.Panel {
	at := item.Indices()
	if len(at) < 2 {
		return nil
	}
	l, j := at[0], at[len(at)-1]
	r := s.run()
	sum1 := func(x []float64, w nn.Matrix, z float64) []scene.Panel {
		inputs := make([]scene.NeuronInput, len(x))
		for k := range inputs {
			inputs[k] = scene.NeuronInput{Value: scene.Number(x[k], 3), Weight: scene.Number(w.At(k, j-1), 3)}
		}
		return []scene.Panel{kit.Arithmetic("sum", kit.Sum(inputs, scene.Quantity{}, scene.Number(z, 6)))}
	}
	switch {
	case item.Kind() == scene.WeightKind:
		i, w := at[1], r.w1
		if l == 2 {
			w = r.w2
		}
		return []scene.Panel{kit.Arithmetic("weight", []scene.Term{
			kit.Value(scene.Number(s.scale, 2)), kit.Op(" · "), kit.Value(scene.Number(w.At(i-1, j-1)/s.scale, 6)), kit.Op(" = "), kit.Result(scene.Number(w.At(i-1, j-1), 8)),
		})}
	case item.Kind() == scene.BiasKind:
		return []scene.Panel{kit.Arithmetic("bias", []scene.Term{kit.Symbol(scene.Subscript("b", j)), kit.Op(" = "), kit.Result(scene.Number(0, 1))})}
	case item.Kind() != scene.NeuronKind:
		return nil
	case l == 0:
		return []scene.Panel{kit.Arithmetic("input", []scene.Term{kit.Symbol(scene.Subscript("x", j)), kit.Op(" = "), kit.Result(scene.Number(model.BatchX[0][j-1], 1))})}
	case l == 1 && s.past(stageOutput1):
		panels := sum1(model.BatchX[0], r.w1, r.out1.At(0, j-1))
		if s.relu && s.past(stageReLU) {
			panels = append(panels, kit.Arithmetic("cut", []scene.Term{
				kit.Op("max(0, "), kit.Value(scene.Number(r.out1.At(0, j-1), 6)), kit.Op(") = "), kit.Result(scene.Number(r.hidden.At(0, j-1), 6)),
			}))
		}
		return panels
	case l == 2 && s.past(stageOutput2):
		return sum1(r.hidden.Row(0), r.w2, r.out2.At(0, j-1))
	}
	return nil
}
