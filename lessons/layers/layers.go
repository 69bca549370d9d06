package layers

import (
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// layers teaches what a layer is: many neurons as one product, how its weights
// begin, and how layers are joined.
type layers struct {
	seed   lessons.Seed
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

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	seed := lessons.Seed(course)
	c := &layers{seed: seed, state: layersState{
		dense:  denseState{samples: 3, inputs: 4, neurons: 2, shown: 1},
		random: startRandom(seed),
		zero:   startZero,
		two:    startTwo(seed),
		sparse: startSparse(seed),
		debug:  startNames(seed),
	}}
	c.draw()
	c.resetStarts()
	return c
}

// Screens lists the chapter's pages.
func (c *layers) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.dense(), c.randomStart(), c.zeroStart(), c.twoLayers(), c.sparse(), c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed.
func (c *layers) Pace(screen string) int { return kit.WalkOn(screen, "two-layers", "debug") }

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

// normal is a matrix of scale·randn, drawn row after row.
func normal(stream *random.Stream, rows, cols int, scale float64) nn.Matrix {
	m := nn.NewMatrix(rows, cols)
	for i := range m.Data {
		m.Data[i] = scale * stream.Randn()
	}
	return m
}

// printed is what print shows of a matrix.
func printed(m nn.Matrix) string { return kit.AsArray(m).String() }

// outputs are the lines of a Listing that something printed makes.
func outputs(text string) []scene.CodeLine {
	var lines []scene.CodeLine
	for row := range strings.SplitSeq(text, "\n") {
		lines = append(lines, scene.CodeLine{Kind: scene.Output, Text: row})
	}
	return lines
}

// padded fills a Listing up to six lines, so that it keeps its height while
// what it shows changes.
func padded(panel scene.Listing) scene.Listing {
	for len(panel.Lines) < 6 {
		panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Output})
	}
	return panel
}
