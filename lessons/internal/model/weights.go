package model

import (
	"encoding/base64"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/npz"
)

// Fitting are the parameters of a network as arrays of a file say them: those of the names
// of [kit.Arrays], or, of a file that np.savez wrote without names, all in their order, or
// those of a state of PyTorch, which has a neuron a row. Where one is missing or of another
// shape a [*lessons.Refusal] says what there is and what is asked for.
func Fitting(net *nn.Network, arrays []npz.Named) ([]float64, error) {
	wanted := kit.Arrays(net)
	found := torchArrays(arrays, wanted)
	for _, a := range arrays {
		if at, ok := strings.CutPrefix(a.Name, "arr_"); ok {
			if i, err := strconv.Atoi(at); err == nil && i >= 0 && i < len(wanted) {
				found[wanted[i].Name] = a.Array
			}
		}
	}
	for _, a := range arrays { // what has its name goes before what has its place
		if !strings.HasPrefix(a.Name, "arr_") {
			found[a.Name] = a.Array
		}
	}
	var numbers []float64
	for _, w := range wanted { // a layer's weights, then its biases, as the network has them
		a, ok := found[w.Name]
		if !ok || !slices.Equal(a.Shape, w.Shape) {
			return nil, &lessons.Refusal{Word: "own.npz.shapes", At: -1, Facts: map[string]string{"found": shapes(arrays), "want": shapes(wanted)}}
		}
		numbers = append(numbers, a.Float64s()...)
	}
	if slices.ContainsFunc(numbers, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }) {
		return nil, &lessons.Refusal{Word: "own.npz.numbers", At: -1}
	}
	return numbers, nil
}

// torchArrays are those of a state of PyTorch, 0.weight, 0.bias, 2.weight …, by the names
// of the arrays of a network, in their order.
func torchArrays(arrays, wanted []npz.Named) map[string]npz.Array {
	found := map[string]npz.Array{}
	layer := 0
	for _, a := range arrays {
		switch {
		case 2*layer+1 >= len(wanted):
			return found
		case strings.HasSuffix(a.Name, ".weight") && len(a.Shape) == 2:
			found[wanted[2*layer].Name] = turnedOver(a.Array)
		case strings.HasSuffix(a.Name, ".bias"):
			found[wanted[2*layer+1].Name] = a.Array
			layer++
		}
	}
	return found
}

// turnedOver has the rows of an array of two sides as its columns.
func turnedOver(a npz.Array) npz.Array {
	rows, columns := a.Shape[0], a.Shape[1]
	from, to := a.Float64s(), make(npz.Float64, rows*columns)
	for row := range rows {
		for column := range columns {
			to[column*rows+row] = from[row*columns+column]
		}
	}
	return npz.Array{Shape: []int{columns, rows}, Numbers: to}
}

// WeightsKind is the kind of the item under which parameters that were read from a file
// are put into a network: no picture has it, and its control is a text that holds all of
// them, bit for bit.
const WeightsKind = "weights"

// Putting is the move that begins a run with parameters that were read from a file.
func (c *Classifier) Putting(arrays []npz.Named) (lessons.Move, error) {
	numbers, err := Fitting(c.Network, arrays)
	if err != nil {
		return lessons.Move{}, err
	}
	var bits []byte
	for _, v := range numbers {
		bits = binary.LittleEndian.AppendUint64(bits, math.Float64bits(v))
	}
	return lessons.Move{Verb: lessons.Type, Target: WeightsKind, Value: base64.StdEncoding.EncodeToString(bits)}, nil
}

// PutText is the control that begins a run anew with parameters of a file, by what puts
// another run in the place of this one.
func (c *Classifier) PutText(put func(*Classifier)) lessons.Text {
	return lessons.Text{ID: WeightsKind, Get: func() string { return "" }, Set: func(text string) error {
		bits, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(bits) != 8*len(c.Network.Parameters()) {
			return &lessons.Refusal{Word: "own.npz.cut-off", At: -1}
		}
		numbers := make([]float64, len(bits)/8)
		for i := range numbers {
			if numbers[i] = math.Float64frombits(binary.LittleEndian.Uint64(bits[8*i:])); numbers[i]-numbers[i] != 0 {
				return &lessons.Refusal{Word: "own.npz.numbers", At: -1}
			}
		}
		run := newClassifier(c.Setup, nn.RecordEpochs, numbers)
		run.way = run.way.From(0, run.numbers())
		put(run)
		return nil
	}}
}

// mostShapes is how many arrays are named in one line.
const mostShapes = 12

// shapes names arrays with their shapes.
func shapes(arrays []npz.Named) string {
	var texts []string
	for i, a := range arrays {
		if i == mostShapes {
			texts = append(texts, "…")
			break
		}
		texts = append(texts, Shown(a.Name)+" "+array.ShapeText(a.Shape))
	}
	return strings.Join(texts, ", ")
}
