package own

import (
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/npz"
)

// putWeights puts arrays where [kit.Arrays] finds them: those of its names, or, of a file
// that np.savez wrote without names, all in their order. Where one is missing or of
// another shape, nothing is put, and a [*lessons.Refusal] says what there is and what is
// asked for.
func putWeights(net *nn.Network, arrays []npz.Named) error {
	wanted := kit.Arrays(net)
	refused := &lessons.Refusal{Word: "own.npz.shapes", At: -1, Facts: map[string]string{"found": shapes(arrays), "want": shapes(wanted)}}
	found := map[string]npz.Array{}
	for _, a := range arrays {
		found[a.Name] = a.Array
		if at, ok := strings.CutPrefix(a.Name, "arr_"); ok {
			if i, err := strconv.Atoi(at); err == nil && i >= 0 && i < len(wanted) {
				found[wanted[i].Name] = a.Array
			}
		}
	}
	for _, w := range wanted {
		if a, ok := found[w.Name]; !ok || !slices.Equal(a.Shape, w.Shape) {
			return refused
		}
	}
	var numbers []float64
	for _, w := range wanted { // a layer's weights, then its biases, as the network has them
		numbers = append(numbers, found[w.Name].Float64s()...)
	}
	if !finite(numbers) {
		return &lessons.Refusal{Word: "own.npz.numbers", At: -1}
	}
	copy(net.Parameters(), numbers)
	return nil
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
		texts = append(texts, model.Shown(a.Name)+" "+array.ShapeText(a.Shape))
	}
	return strings.Join(texts, ", ")
}
