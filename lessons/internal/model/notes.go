package model

import (
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// The house of the course notes, with its two weights. Its numbers are
// invented.
var (
	HouseInputs  = [3]float64{120, 3, 30} // m², rooms, years
	HouseWeights = [2]float64{100, 50}
)

// BatchX is the batch of the course notes: 3 samples of 4 features.
var BatchX = [][]float64{{1, 2, 3, 2.5}, {2, 5, -1, 2}, {-1.5, 2.7, 3.3, -0.8}}

// The weights and the biases of the course notes: a row a neuron, and the first
// sample.
var (
	NoteW = nn.FromRows([][]float64{{0.2, 0.8, -0.5, 1}, {0.5, -0.91, 0.26, -0.5}, {-0.26, -0.27, 0.17, 0.87}})
	NoteB = []float64{2, 3, 0.5}
	NoteX = nn.FromRows(BatchX)
)

// NoteCode defines them in Python.
func NoteCode() string {
	return "import numpy as np\n\n" + kit.PythonMatrix("X", NoteX) + "x = X[0]\n" + kit.PythonMatrix("W", NoteW) + "b = np.array(" + kit.List(NoteB...) + ")\n\n"
}
