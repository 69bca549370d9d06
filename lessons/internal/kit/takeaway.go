package kit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/nn"
	"sinapse/nn/npz"
)

// A Given is how a network's inputs and outputs are made and read in Python, for a program
// that predicts with it.
type Given struct {
	Imports string // what else it imports, a line each
	Uses    string // how it is called, for its first lines: behind "python3 predict.py"
	Reading string // the functions samples, which reads what is asked for, and given, which makes the inputs of that
	Telling string // the function told, which says an answer as people want it
	Arrays  []npz.Named
}

// Arrays are the weights and biases of a network's dense layers, as arrays of their own:
// W1, b1, W2, b2 …
func Arrays(net *nn.Network) []npz.Named {
	var arrays []npz.Named
	for layer := range net.Layers() {
		if w := net.Weights(layer); w.Rows > 0 {
			number := len(arrays)/2 + 1
			arrays = append(arrays,
				npz.Named{Name: fmt.Sprint("W", number), Array: npz.Array{Shape: []int{w.Rows, w.Cols}, Numbers: slices.Clone(npz.Float64(w.Data))}},
				Vector(fmt.Sprint("b", number), biases(net, layer)))
		}
	}
	return arrays
}

// biases are those of a dense layer; zeros where it has none.
func biases(net *nn.Network, layer int) npz.Float64 {
	b := slices.Clone(npz.Float64(net.Biases(layer)))
	if len(b) == 0 {
		b = make(npz.Float64, net.Weights(layer).Cols)
	}
	return b
}

// Vector is an array of one row of numbers.
func Vector(name string, numbers npz.Float64) npz.Named {
	return npz.Named{Name: name, Array: npz.Array{Shape: []int{len(numbers)}, Numbers: numbers}}
}

// A layerCode is a layer in Python: of NumPy, of the numbers a that reach it, and of PyTorch.
type layerCode struct{ numpy, torch string }

// layerCodes are the layers of a network; false where one is none that Python has here.
func layerCodes(net *nn.Network) ([]layerCode, bool) {
	var codes []layerCode
	dense, width := 0, net.Inputs()
	for i := range net.Layers() {
		switch l := net.Layer(i).(type) {
		case nn.Dense:
			torch := fmt.Sprintf("nn.Linear(%d, %d)", width, l.Neurons)
			if l.NoBias {
				torch = fmt.Sprintf("nn.Linear(%d, %d, bias=False)", width, l.Neurons)
			}
			codes = append(codes, layerCode{fmt.Sprintf("a @ W[%d] + b[%[1]d]", dense), torch})
			dense, width = dense+1, l.Neurons
		case nn.Tanh:
			codes = append(codes, layerCode{"np.tanh(a)", "nn.Tanh()"})
		case nn.ReLU:
			codes = append(codes, layerCode{"np.maximum(a, 0)", "nn.ReLU()"})
		case nn.LeakyReLU:
			leak := PythonNumber(l.Leak)
			codes = append(codes, layerCode{"np.maximum(a, " + leak + " * a)", "nn.LeakyReLU(" + leak + ")"})
		case nn.Sigmoid:
			codes = append(codes, layerCode{"1 / (1 + np.exp(-a))", "nn.Sigmoid()"})
		case nn.Linear:
			codes = append(codes, layerCode{"", "nn.Identity()"})
		case nn.Dropout:
			codes = append(codes, layerCode{"", "nn.Dropout(" + PythonNumber(l.Share) + ")"})
		default:
			return nil, false
		}
	}
	return codes, true
}

// Takeaways are a network of dense layers to be taken away: its weights, a program that
// predicts with them with NumPy alone, and one with PyTorch. Of a network of other layers
// there is nothing.
func Takeaways(net *nn.Network, g Given) []lessons.Takeaway {
	codes, ok := layerCodes(net)
	if !ok {
		return nil
	}
	arrays := Arrays(net)
	depth := len(arrays) / 2
	var file bytes.Buffer
	if npz.Write(&file, append(arrays, g.Arrays...), npz.Stored) != nil {
		return nil // shapes and names are its own: a mistake here would be found by every test
	}
	return []lessons.Takeaway{
		{Name: "weights.npz", Content: file.Bytes()},
		{Name: "predict.py", Content: []byte(predictCode(codes, depth, g))},
		{Name: "pytorch.py", Content: []byte(torchCode(codes, arrays, g))},
	}
}

// predictCode predicts with NumPy alone.
func predictCode(codes []layerCode, depth int, g Given) string {
	var forward strings.Builder
	for _, code := range codes {
		if code.numpy != "" {
			forward.WriteString("    a = " + code.numpy + "\n")
		}
	}
	return fmt.Sprintf(`"""Predicts with a network that was trained in Sinapse. It needs NumPy alone.

%s
weights.npz lies beside it.
"""

%[6]simport pathlib
import sys

import numpy as np

file = np.load(pathlib.Path(__file__).with_name("weights.npz"))
W = [file[f"W{l}"] for l in range(1, %[2]d)]
b = [file[f"b{l}"] for l in range(1, %[2]d)]


%[3]s

def answers(a):
%[4]s    return a


%[5]s

if __name__ == "__main__":
    for answer in answers(given(samples())):
        print(told(answer))
`, called("predict.py", g.Uses), depth+1, g.Reading, forward.String(), g.Telling, g.Imports)
}

// called says how a program is called.
func called(name, uses string) string {
	var text strings.Builder
	for use := range strings.Lines(uses) {
		text.WriteString("    python3 " + name + " " + use)
	}
	return text.String()
}

// torchModel is the network in PyTorch, which has a neuron a row, with weights and biases
// that the code calls as two formats say, by their layer.
func torchModel(codes []layerCode, arrays []npz.Named, weight, bias string, first int) string {
	var layers, state strings.Builder
	dense := 0
	for i, code := range codes {
		layers.WriteString("    " + code.torch + ",\n")
		if !strings.HasPrefix(code.torch, "nn.Linear") {
			continue
		}
		w := arrays[2*dense].Shape
		fmt.Fprintf(&state, "    \"%d.weight\": %s.T,  # (%d, %d)\n", i, fmt.Sprintf(weight, dense+first), w[1], w[0])
		if !strings.Contains(code.torch, "bias=False") {
			fmt.Fprintf(&state, "    \"%d.bias\": %s,  # (%d,)\n", i, fmt.Sprintf(bias, dense+first), w[1])
		}
		dense++
	}
	return "model = nn.Sequential(\n" + layers.String() + ").double()\nstate = {\n" + state.String() +
		"}\nmodel.load_state_dict({name: torch.tensor(value) for name, value in state.items()})\n"
}

// torchCode is the same network in PyTorch.
func torchCode(codes []layerCode, arrays []npz.Named, g Given) string {
	return fmt.Sprintf(`"""The network of predict.py in PyTorch, with the same weights.

%s
predict.py and weights.npz lie beside it.
"""

import predict
import torch
from torch import nn

%smodel.eval()

if __name__ == "__main__":
    with torch.no_grad():
        for answer in model(torch.tensor(predict.given(predict.samples()))):
            print(predict.told(answer.numpy()))
`, called("pytorch.py", g.Uses), torchModel(codes, arrays, "predict.W[%d]", "predict.b[%d]", 0))
}
