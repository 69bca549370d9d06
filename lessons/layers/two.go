package layers

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/random"
)

// A stage is a step of the script of two layers: what a line makes.
type stage int

const (
	stageSeed stage = iota
	stageX
	stageClass
	stageNew1
	stageWeights1
	stageBiases1
	stageNew2
	stageWeights2
	stageBiases2
	stageForward1
	stageOutput1
	stageReLU
	stageForward2
	stageOutput2
	stagePrint
)

// startTwo is where the screen begins: the network of the course notes.
func startTwo(course lessons.Seed) twoState {
	return twoState{seed: course.Plus(0), scale: 0.10, hidden: 5, expects: 5, outputs: 2}
}

// twoState is what the script is set to, and how far it has run.
type twoState struct {
	seed    uint32
	scale   float64
	hidden  int // neurons of layer 1
	expects int // inputs that layer 2 is made for
	outputs int
	relu    bool
	at      int  // how many stages have run
	failed  bool // it has stopped at shapes that do not fit
}

// stages are what the script goes through, in order.
func (s *twoState) stages() []stage {
	var all []stage
	for at := stageSeed; at <= stagePrint; at++ {
		if at != stageReLU || s.relu {
			all = append(all, at)
		}
	}
	return all
}

// now is the stage that ran last; false before the first.
func (s *twoState) now() (stage, bool) {
	if s.at == 0 {
		return 0, false
	}
	return s.stages()[s.at-1], true
}

// past tells whether a stage has run, and come to its end.
func (s *twoState) past(wanted stage) bool {
	now, ok := s.now()
	return ok && now >= wanted && (now < stageOutput2 || s.expects == s.hidden || wanted < stageOutput2)
}

// twoRun is all that the script computes.
type twoRun struct {
	w1, w2, out1, hidden, out2 nn.Matrix
	err                        *array.Error // why layer 2 could not
}

// run computes the whole script, in float64 and in its order.
func (s *twoState) run() twoRun {
	stream := random.New(s.seed)
	x := nn.FromRows(model.BatchX)
	r := twoRun{w1: normal(stream, 4, s.hidden, s.scale)}
	r.w2 = normal(stream, s.expects, s.outputs, s.scale)
	r.out1 = kit.Must(nn.Mul(x, r.w1))
	r.hidden = r.out1.Clone()
	if s.relu {
		for i, z := range r.hidden.Data {
			r.hidden.Data[i] = math.Max(0, z)
		}
	}
	if _, err := array.Dot(kit.AsArray(r.hidden), kit.AsArray(r.w2)); errors.As(err, &r.err) {
		return r
	}
	r.out2 = kit.Must(nn.Mul(r.hidden, r.w2))
	return r
}

// step runs one stage; false at the end, or where the shapes stop it.
func (s *twoState) step() bool {
	if s.at >= s.end() {
		return false
	}
	s.at++
	s.failed = s.failed || s.broken()
	return true
}

// end is how many stages run at most.
func (s *twoState) end() int {
	all := s.stages()
	if s.expects != s.hidden {
		return len(all) - 1 // up to the product that fails
	}
	return len(all)
}

// broken tells whether the script stands where its shapes do not fit.
func (s *twoState) broken() bool { return s.expects != s.hidden && s.at == s.end() }

// changed returns what follows a change: a script that has come to its end by now runs
// again at once.
func (s *twoState) changed() func() {
	ended := s.at == s.end()
	return func() {
		if ended || s.at > s.end() {
			s.at = s.end()
		}
		s.failed = s.failed || s.broken()
	}
}

// twoLayers: the script of the course notes, a line at a time.
func (c *layers) twoLayers() lessons.Screen {
	s := &c.state.two
	size := func(slider lessons.Slider, value *int) lessons.Slider {
		return kit.Whole(slider, value, s.changed())
	}
	seed := c.seed.Slider(&s.seed, s.changed())
	scale := kit.Knob(lessons.Slider{ID: "scale", Min: 0.01, Max: 1, Step: 0.01, Decimals: 2}, &s.scale)
	done := func() bool { return s.past(stagePrint) }
	return lessons.Screen{
		ID:     "two-layers",
		OfZero: true,
		Scene:  func() scene.Scene { return scene.Scene{s.script(), padded(s.made()), s.network(), padded(s.single())} },
		Controls: func() []lessons.Control {
			return []lessons.Control{
				size(lessons.Slider{ID: "neurons1", Unit: "neurons", Min: 1, Max: 8}, &s.hidden),
				size(lessons.Slider{ID: "inputs2", Unit: "inputs", Min: 1, Max: 8}, &s.expects),
				size(lessons.Slider{ID: "neurons2", Unit: "neurons", Min: 1, Max: 6}, &s.outputs),
				kit.Toggle("relu", &s.relu, s.changed()),
				seed, scale,
			}
		},
		Questions: []lessons.Question{
			{ID: "between", Gate: true, Reveal: func() bool { return s.past(stageOutput1) }, Answer: "2"},
			{ID: "collapse", When: func() bool { return s.relu && done() }, Answer: "1"},
		},
		Tick:    s.step,
		Reset:   func() { *s = startTwo(c.seed) },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "run", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: done(), Share: float64(s.at) / float64(len(s.stages()))}
			}},
			{ID: "fail", Judge: func() lessons.Judgement { return kit.Reached(s.failed) }},
			{ID: "mend", Judge: func() lessons.Judgement { return kit.Reached(s.failed && done()) }},
			{ID: "relu", Judge: func() lessons.Judgement { return kit.Reached(s.relu && done()) }},
		},
	}
}

// line is the line of the script that a stage runs.
func (s stage) line() int {
	return [...]int{1, 2, 5, 11, 7, 8, 12, 7, 8, 13, 10, 14, 15, 10, 16}[s]
}

// lines is the script as it stands.
func (s *twoState) lines() []string {
	lines := []string{
		"import numpy as np",
		fmt.Sprintf("np.random.seed(%d)", s.seed),
		"X = [[1, 2, 3, 2.5],",
		"     [2.0, 5.0, -1.0, 2.0],",
		"     [-1.5, 2.7, 3.3, -0.8]]",
		"class Layer_Dense:",
		"    def __init__(self, n_inputs, n_neurons):",
		fmt.Sprintf("        self.weights = %.2f * np.random.randn(n_inputs, n_neurons)", s.scale),
		"        self.biases = np.zeros((1, n_neurons))",
		"    def forward(self, inputs):",
		"        self.output = np.dot(inputs, self.weights) + self.biases",
		fmt.Sprintf("layer1 = Layer_Dense(4, %d)", s.hidden),
		fmt.Sprintf("layer2 = Layer_Dense(%d, %d)", s.expects, s.outputs),
		"layer1.forward(X)",
		"",
		"layer2.forward(layer1.output)",
		"print(layer2.output)",
	}
	if s.relu {
		lines[14] = "layer1.output = np.maximum(0, layer1.output)"
	}
	return lines
}

// script lists the script and where it stands.
func (s *twoState) script() scene.Listing {
	panel := scene.Listing{Frame: scene.Frame{ID: "script", Width: 40, Rows: 6, Facts: map[string]string{"at": fmt.Sprint(s.at), "all": fmt.Sprint(len(s.stages()))}}}
	now, begun := s.now()
	for i, text := range s.lines() {
		if text != "" {
			panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Script, Text: text, Here: begun && now.line() == i || !begun && i == 0})
		}
	}
	return panel
}

// prints is what the whole script prints, wherever it stands.
func (s *twoState) prints() string {
	if s.expects != s.hidden {
		return s.run().err.Full()
	}
	return printed(s.run().out2)
}

func (s *twoState) code() string {
	var lines []string
	for i, text := range s.lines() {
		if text == "" {
			continue
		}
		if s.expects != s.hidden && i >= 15 {
			text = "    " + text
			if i == 15 {
				text = "try:\n" + text
			}
		}
		lines = append(lines, text)
	}
	code := strings.Join(lines, "\n") + "\n"
	if s.expects != s.hidden {
		code += "except ValueError as error:\n    print(\"ValueError:\", error)\n"
	}
	return code
}
