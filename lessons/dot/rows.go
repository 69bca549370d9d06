package dot

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/random"
)

// rowsState is the size of a layer, which way round its matrix is written, and
// the neuron that was chosen.
type rowsState struct {
	inputs, neurons int
	columns         bool // a column is a neuron, as in Layer_Dense
	chosen          int  // a neuron, from 1; 0 for none
}

func startRows() rowsState { return rowsState{inputs: 4, neurons: 3} }

// weights are those of the layer, (neurons, inputs): those of the notes where
// they reach, else drawn.
func (s rowsState) weights(course lessons.Seed) nn.Matrix {
	stream := random.New(course.Plus(0))
	w := nn.NewMatrix(s.neurons, s.inputs)
	for i := range s.neurons {
		for k := range s.inputs {
			if s.neurons == model.NoteW.Rows && s.inputs == model.NoteW.Cols {
				w.Set(i, k, model.NoteW.At(i, k))
			} else {
				w.Set(i, k, float64(int(100*stream.Randn()))/100)
			}
		}
	}
	return w
}

// written is the matrix as it is written now.
func (s rowsState) written(course lessons.Seed) array.Array {
	if s.columns {
		return kit.AsArray(s.weights(course)).T().Copy()
	}
	return kit.AsArray(s.weights(course))
}

// rowsAreNeurons: in (neurons, inputs) each row holds the weights of one
// neuron.
func (c *dot) rowsAreNeurons() lessons.Screen {
	s := &c.state.rows
	size := func(shape []int) lessons.Judgement { return kit.JudgeShape(s.written(c.seed).Shape(), shape, true) }
	return lessons.Screen{
		ID:    "rows-are-neurons",
		Scene: c.rowsScene,
		Controls: func() []lessons.Control {
			forget := func() { s.chosen = 0 }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "inputs", Min: 1, Max: 6}, &s.inputs, forget), kit.Whole(lessons.Slider{ID: "neurons", Min: 1, Max: 6}, &s.neurons, forget),
				kit.Either("written", "written.rows", "written.columns", &s.columns),
			}
		},
		Questions: []lessons.Question{{
			ID: "shape", Answer: "2", By: "five",
		}},
		Select: func(item scene.ItemID) {
			if at, ok := item.Of("w", 2); ok { // a cell of the matrix: its row, its column
				s.chosen = at[kit.Bit(s.columns)] + 1
			}
			if at, ok := item.Of(scene.NeuronKind, 2); ok && at[0] == 1 {
				s.chosen = at[1]
			}
		},
		Reset: func() { *s = startRows() },
		Explain: func(item scene.ItemID) []scene.Panel {
			return kit.ExplainCell(item, "w", "W", s.written(c.seed))
		},
		Code: func() string {
			code := "import numpy as np\n\n" + kit.PythonMatrix("W", s.weights(c.seed))
			if s.columns {
				code += "W = W.T\n"
			}
			return code + "\nprint(W.shape)\n"
		},
		Prints: func() string { return array.ShapeText(s.written(c.seed).Shape()) },
		Goals: []lessons.Goal{
			{ID: "light", Judge: func() lessons.Judgement {
				met := s.chosen == 2 && !s.columns
				judgement := kit.Reached(met)
				if s.chosen > 0 && !s.columns {
					judgement.Shown = kit.NumpyIndex("W", []int{s.chosen - 1})
				}
				return judgement
			}},
			{ID: "five", Judge: func() lessons.Judgement { return size([]int{5, 2}) }},
			{ID: "flip", Judge: func() lessons.Judgement { return size([]int{2, 5}) }},
		},
	}
}

func (c *dot) rowsScene() scene.Scene {
	s := c.state.rows
	w := s.weights(c.seed)
	picture := kit.Drawn("weights", "w", "W", s.written(c.seed))
	picture.Rows, picture.Width = 13, 40
	if s.chosen > 0 {
		picture.Lit = make([]bool, w.Rows*w.Cols)
		for k := range w.Cols {
			if s.columns {
				picture.Lit[k*w.Rows+s.chosen-1] = true
			} else {
				picture.Lit[(s.chosen-1)*w.Cols+k] = true
			}
		}
	}
	net := scene.Network{
		Frame: scene.Frame{ID: "net", Width: 50, Rows: 12, Facts: map[string]string{"inputs": fmt.Sprint(s.inputs), "neurons": fmt.Sprint(s.neurons)}},
		Layers: []scene.NetworkLayer{
			{Name: "layer.input", Neurons: kit.NamedNeurons("x", s.inputs)},
			{Name: "layer.neurons", Neurons: kit.NamedNeurons("n", s.neurons)},
		},
	}
	net = kit.Wired(net, []nn.Matrix{w.T()}, nil, 2)
	if s.chosen > 0 {
		net.Layers[1].Neurons[s.chosen-1].Role = scene.Strong
		for i := range net.Links {
			net.Links[i].Role = scene.Faint
			if net.Links[i].To == s.chosen-1 {
				net.Links[i].Role = scene.Strong
			}
		}
	}
	return scene.Scene{picture, net}
}
