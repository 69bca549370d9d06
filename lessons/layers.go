package lessons

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/random"
)

// batchX is the batch of the course notes: 3 samples of 4 features.
var batchX = [][]float64{{1, 2, 3, 2.5}, {2, 5, -1, 2}, {-1.5, 2.7, 3.3, -0.8}}

// layers teaches what a layer is: many neurons as one product, how its weights
// begin, and how layers are joined.
type layers struct {
	state  layersState
	stream *random.Stream // random-start: where its draws go on
	drawn  []float64      // random-start: the first draws; only ever added to
	starts [3]*nn.Trainer // zero-start: one a way to begin
}

// layersState is the part of the state that is plain values.
type layersState struct {
	dense  denseState
	random randomState
	zero   zeroState
	two    twoState
	sparse sparseState
	debug  debugState
}

// layersSaved is a deep copy of all of it.
type layersSaved struct {
	state  layersState
	stream *random.Stream
	drawn  []float64
	starts [3]nn.State
}

func newLayers(uint32) Chapter {
	c := &layers{state: layersState{
		dense:  denseState{samples: 3, inputs: 4, neurons: 2, shown: 1},
		random: startRandom,
		zero:   startZero,
		two:    startTwo,
		sparse: sparseState{seed: 0},
		debug:  debugState{reads: 1},
	}}
	c.draw()
	c.resetStarts()
	return c
}

// Screens lists the chapter's pages.
func (c *layers) Screens() []Screen {
	return []Screen{
		c.dense(), c.randomStart(), c.zeroStart(), c.twoLayers(), c.sparse(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a deep copy of the state. The draws are shared, for they are
// only ever added to; a copy can see no more of them than were there.
func (c *layers) Save() any {
	saved := layersSaved{state: c.state, stream: c.stream.Clone(), drawn: slices.Clip(c.drawn)}
	for i, trainer := range c.starts {
		saved.starts[i] = trainer.Save()
	}
	return saved
}

// Restore puts a saved state back.
func (c *layers) Restore(saved any) {
	s := saved.(layersSaved)
	c.state, c.stream, c.drawn = s.state, s.stream.Clone(), s.drawn
	for i, trainer := range c.starts {
		trainer.Restore(s.starts[i])
	}
}

// whole is a slider over a whole number.
func whole(name, unit string, low, high int, value *int, after func()) Slider {
	return Slider{
		ID: name, Unit: unit, Min: float64(low), Max: float64(high), Step: 1,
		Get: func() float64 { return float64(*value) },
		Set: func(v float64) error {
			*value = int(v + 0.5)
			if after != nil {
				after()
			}
			return nil
		},
	}
}

// reached judges what is so or is not.
func reached(met bool) Judgement { return Judgement{Met: met, Share: float64(index(met))} }

// normal is a matrix of scale·randn, drawn row after row.
func normal(stream *random.Stream, rows, cols int, scale float64) nn.Matrix {
	m := nn.NewMatrix(rows, cols)
	for i := range m.Data {
		m.Data[i] = scale * stream.Randn()
	}
	return m
}

// asArray is a matrix as NumPy's array.
func asArray(m nn.Matrix) array.Array {
	a, err := array.Floats(m.Data, m.Rows, m.Cols)
	if err != nil {
		panic(err) // a matrix always has its own size
	}
	return a
}

// printed is what print shows of a matrix.
func printed(m nn.Matrix) string { return asArray(m).String() }

// outputs are the lines of a Listing that something printed makes.
func outputs(text string) []CodeLine {
	var lines []CodeLine
	for row := range strings.SplitSeq(text, "\n") {
		lines = append(lines, CodeLine{Kind: Output, Text: row})
	}
	return lines
}

// padded fills a Listing up to six lines, so that it keeps its height while
// what it shows changes.
func padded(panel Listing) Listing {
	for len(panel.Lines) < 6 {
		panel.Lines = append(panel.Lines, CodeLine{Kind: Output})
	}
	return panel
}

// shape writes a shape as Python does: (3, 4).
func shape(rows, cols int) string { return array.ShapeText([]int{rows, cols}) }

// shapeTerm is a shape in a worked line.
func shapeTerm(rows, cols int) Term {
	return Term{Kind: Symbol, Text: shape(rows, cols), Role: Strong}
}

// pythonMatrix writes a matrix as Python's array, rows below each other.
func pythonMatrix(name string, m nn.Matrix) string {
	rows := make([]string, m.Rows)
	for i := range rows {
		rows[i] = list(m.Row(i)...)
	}
	head := name + " = np.array(["
	return head + strings.Join(rows, ",\n"+strings.Repeat(" ", len(head))) + "])\n"
}

// neurons names the parts of a drawn network: x₁, h₂.
func neurons(letter string, count int) []NetworkNeuron {
	list := make([]NetworkNeuron, count)
	for i := range list {
		list[i].Name = subscript(letter, i+1)
	}
	return list
}

// weightName is the symbol of the weight from input i to neuron j.
func weightName(i, j int) string { return fmt.Sprintf("w%c%c", '₀'+rune(i), '₀'+rune(j)) }
