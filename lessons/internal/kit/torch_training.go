package kit

import (
	"bytes"
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/nn"
	"sinapse/nn/npz"
)

// A TorchTraining is a training that PyTorch can do again: the same start, the same
// samples in the same order.
type TorchTraining struct {
	Start       *nn.Network // before the first update
	Train, Held nn.Dataset
	Loss        string // of model(given) and wanted, in Python
	Optimizer   string // what stands behind torch.optim.
	Batch       int    // samples an update
	Epochs      int    // that were done
}

// Takeaways are a program that trains in PyTorch, and the start and the samples for it.
func (t TorchTraining) Takeaways() []lessons.Takeaway {
	codes, ok := layerCodes(t.Start)
	if !ok {
		return nil
	}
	arrays := Arrays(t.Start)
	var file bytes.Buffer
	samples := []npz.Named{matrix("X", t.Train.X), matrix("T", t.Train.Y), matrix("V", t.Held.X), matrix("U", t.Held.Y)}
	if npz.Write(&file, slices.Concat(arrays, samples), npz.Stored) != nil {
		return nil // shapes and names are its own: a mistake here would be found by every test
	}
	code := fmt.Sprintf(`"""Trains the same network in PyTorch: the same start, samples and order.

    python3 train_pytorch.py %[1]d    for so many epochs

start.npz lies beside it. It prints the loss on the training samples, and on
the validation samples where there are some.
"""

import pathlib
import sys

import numpy as np
import torch
from torch import nn

file = np.load(pathlib.Path(__file__).with_name("start.npz"))
x, t, v, u = (torch.tensor(file[name]) for name in ("X", "T", "V", "U"))
%[2]soptimizer = torch.optim.%[3]s


def loss(given, wanted):
    return %[4]s


def train(epochs):
    for _ in range(epochs):
        for at in range(0, len(x), %[5]d):
            optimizer.zero_grad()
            loss(x[at:at + %[5]d], t[at:at + %[5]d]).backward()
            optimizer.step()


if __name__ == "__main__":
    if len(sys.argv) > 2 or not all(text.isdecimal() for text in sys.argv[1:]):
        sys.exit("usage: python3 train_pytorch.py EPOCHS")
    train(int(sys.argv[1]) if len(sys.argv) == 2 else %[1]d)
    with torch.no_grad():
        print(*[repr(loss(a, b).item()) for a, b in ((x, t), (v, u)) if len(a)])
`, t.Epochs, torchModel(codes, arrays, "file[\"W%d\"]", "file[\"b%d\"]", 1), t.Optimizer, t.Loss, t.Batch)
	return []lessons.Takeaway{{Name: "train_pytorch.py", Content: []byte(code)}, {Name: "start.npz", Content: file.Bytes()}}
}

// matrix is a matrix as an array.
func matrix(name string, m nn.Matrix) npz.Named {
	return npz.Named{Name: name, Array: npz.Array{Shape: []int{m.Rows, m.Cols}, Numbers: npz.Float64(m.Data)}}
}
