package lessons

import (
	"fmt"

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
// they reach, else drawn from seed 0.
func (s rowsState) weights() nn.Matrix {
	stream := random.New(0)
	w := nn.NewMatrix(s.neurons, s.inputs)
	for i := range s.neurons {
		for k := range s.inputs {
			if s.neurons == noteW.Rows && s.inputs == noteW.Cols {
				w.Set(i, k, noteW.At(i, k))
			} else {
				w.Set(i, k, float64(int(100*stream.Randn()))/100)
			}
		}
	}
	return w
}

// written is the matrix as it is written now.
func (s rowsState) written() array.Array {
	if s.columns {
		return asArray(s.weights()).T().Copy()
	}
	return asArray(s.weights())
}

// rowsAreNeurons: in (neurons, inputs) each row holds the weights of one
// neuron.
func (c *dot) rowsAreNeurons() Screen {
	s := &c.state.rows
	size := func(shape []int) Judgement { return judgeShape(s.written().Shape(), shape, true) }
	return Screen{
		ID:    "rows-are-neurons",
		Scene: c.rowsScene,
		Controls: func() []Control {
			forget := func() { s.chosen = 0 }
			return []Control{
				whole("inputs", "", 1, 6, &s.inputs, forget), whole("neurons", "", 1, 6, &s.neurons, forget),
				Choices{
					ID: "written", Options: []string{"written.rows", "written.columns"}, Get: func() int { return index(s.columns) },
					Set: func(i int) { s.columns = i == 1 },
				},
			}
		},
		Questions: []Question{{
			ID: "inputs", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Select: func(item string) {
			at, ok := CellIndex(item)
			switch {
			case !ok || len(at) != 2:
			case item[0] == 'w' && s.columns:
				s.chosen = at[1] + 1
			case item[0] == 'w':
				s.chosen = at[0] + 1
			case item[0] == 'n' && at[0] == 1:
				s.chosen = at[1]
			}
		},
		Reset: func() { *s = startRows() },
		Explain: func(item string) []Panel {
			return explainCell(item, 'w', "W", s.written())
		},
		Code: func() string {
			code := "import numpy as np\n\n" + pythonMatrix("W", s.weights())
			if s.columns {
				code += "W = W.T\n"
			}
			return code + "\nprint(W.shape)\n"
		},
		Goals: []Goal{
			{ID: "light", Judge: func() Judgement {
				met := s.chosen == 2 && !s.columns
				judgement := reached(met)
				if s.chosen > 0 && !s.columns {
					judgement.Shown = numpyIndex("W", []int{s.chosen - 1})
				}
				return judgement
			}},
			{ID: "five", Judge: func() Judgement { return size([]int{5, 2}) }},
			{ID: "flip", Judge: func() Judgement { return size([]int{2, 5}) }},
		},
	}
}

func (c *dot) rowsScene() Scene {
	s := c.state.rows
	w := s.weights()
	picture := drawn("weights", 'w', "W", s.written())
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
	picture.Facts["printed"] = array.ShapeText(s.written().Shape())
	net := Network{
		Frame: Frame{ID: "net", Width: 50, Rows: 12, Facts: map[string]string{"inputs": fmt.Sprint(s.inputs), "neurons": fmt.Sprint(s.neurons)}},
		Layers: []NetworkLayer{
			{Name: "layer.input", Neurons: neurons("x", s.inputs)},
			{Name: "layer.neurons", Neurons: neurons("n", s.neurons)},
		},
	}
	net = wired(net, []nn.Matrix{transposed(w)}, nil, 2)
	if s.chosen > 0 {
		net.Layers[1].Neurons[s.chosen-1].Role = Strong
		for i := range net.Links {
			net.Links[i].Role = Faint
			if net.Links[i].To == s.chosen-1 {
				net.Links[i].Role = Strong
			}
		}
	}
	return Scene{picture, net}
}
