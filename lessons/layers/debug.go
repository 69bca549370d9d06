package layers

import (
	"fmt"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// memberNames are the two names that the class may use for its weights.
var memberNames = [2]string{"weight", "weights"}

// debugState is which name the constructor writes and forward reads, and how
// far the script has run.
type debugState struct {
	seed          lessons.Seed // of the course
	writes, reads int
	at            int
	failed        bool // it has stopped at the name that is not there
}

// startNames is where the screen begins: two names.
func startNames(course lessons.Seed) debugState { return debugState{seed: course, reads: 1} }

// debugPath is the lines that run, in order: the class, the constructor,
// forward, print.
var debugPath = [...]int{1, 2, 8, 4, 5, 9, 7, 10}

// The places of debugPath where something appears.
const (
	debugWeights = 4 // how many steps make self.weight…
	debugBiases  = 5
	debugForward = 7 // … and self.output, or the error
)

func (s *debugState) end() int {
	if s.writes != s.reads {
		return debugForward
	}
	return len(debugPath)
}

func (s *debugState) broken() bool { return s.writes != s.reads && s.at >= debugForward }

func (s *debugState) step() bool {
	if s.at >= s.end() {
		return false
	}
	s.at++
	s.failed = s.failed || s.broken()
	return true
}

// problem is what Python says.
func (s *debugState) problem() string {
	return fmt.Sprintf("AttributeError: 'Layer_Dense' object has no attribute '%s'", memberNames[s.reads])
}

func (s *debugState) lines() []string {
	return []string{
		"import numpy as np",
		"X = [[1, 2, 3, 2.5], [2.0, 5.0, -1.0, 2.0], [-1.5, 2.7, 3.3, -0.8]]",
		"class Layer_Dense:",
		"    def __init__(self, n_inputs, n_neurons):",
		"        self." + memberNames[s.writes] + " = 0.10 * np.random.randn(n_inputs, n_neurons)",
		"        self.biases = np.zeros((1, n_neurons))",
		"    def forward(self, inputs):",
		"        self.output = np.dot(inputs, self." + memberNames[s.reads] + ") + self.biases",
		"layer1 = Layer_Dense(4, 5)",
		"layer1.forward(X)",
		"print(layer1.output)",
	}
}

// here is the line that ran last; the import before anything else.
func (s *debugState) here() int {
	if s.at == 0 {
		return 0
	}
	return debugPath[s.at-1]
}

// output is what the mended layer gives, with the seed that its Python sets.
func (s *debugState) output() nn.Matrix {
	return kit.Must(nn.Mul(nn.FromRows(model.BatchX), normal(random.New(s.seed.Plus(0)), 4, 5, 0.10)))
}

// debug: two names for one thing.
func (c *layers) debug() lessons.Screen {
	s := &c.state.debug
	name := func(id string, value *int) lessons.Choices {
		return kit.Pick(id, []string{"name.weight", "name.weights"}, value, func() { s.at = 0 })
	}
	return lessons.Screen{
		ID:    "debug",
		Scene: func() scene.Scene { return scene.Scene{s.script(), padded(s.object())} },
		Controls: func() []lessons.Control {
			return []lessons.Control{name("constructor", &s.writes), name("forward", &s.reads)}
		},
		Questions: []lessons.Question{
			{ID: "where", Gate: true, Reveal: func() bool { return s.failed }, Answer: "3"},
			{ID: "does", When: func() bool { return s.failed }, Answer: "1"},
		},
		Tick:  s.step,
		Reset: func() { *s = startNames(c.seed) },
		Code: func() string {
			lines := s.lines()
			code := strings.Join(append([]string{lines[0], fmt.Sprintf("np.random.seed(%d)", s.seed.Plus(0))}, lines[1:9]...), "\n")
			if s.writes == s.reads {
				return code + "\n" + strings.Join(lines[9:], "\n") + "\n"
			}
			return code + "\ntry:\n    " + strings.Join(lines[9:], "\n    ") + "\nexcept AttributeError as error:\n    print(\"AttributeError:\", error)\n"
		},
		Prints: func() string {
			if s.writes == s.reads {
				return printed(s.output())
			}
			return s.problem()
		},
		Goals: []lessons.Goal{
			{ID: "error", Judge: func() lessons.Judgement { return kit.Reached(s.failed) }},
			{ID: "one-name", Judge: func() lessons.Judgement { return kit.Reached(s.writes == s.reads && s.at == len(debugPath)) }},
		},
	}
}

// script lists the class and where it stands.
func (s *debugState) script() scene.Listing {
	panel := scene.Listing{Frame: scene.Frame{ID: "script", Width: 40, Rows: 6, Facts: map[string]string{"at": fmt.Sprint(s.at), "all": fmt.Sprint(len(debugPath))}}}
	for i, text := range s.lines() {
		line := scene.CodeLine{Kind: scene.Script, Text: text, Here: i == s.here()}
		for _, word := range []string{"self." + memberNames[1], "self." + memberNames[0]} {
			if at := strings.Index(text, word); at >= 0 && (i == 4 || i == 7) {
				line.Lit = []scene.Span{{Start: at, Width: len(word)}}
				break
			}
		}
		panel.Lines = append(panel.Lines, line)
	}
	return panel
}

// object shows what layer1 holds by now, and what was printed or went wrong.
func (s *debugState) object() scene.Listing {
	panel := scene.Listing{Frame: scene.Frame{ID: "object", Width: 40, Rows: 8, Facts: map[string]string{"count": fmt.Sprint(len(s.members()))}}}
	if s.at < debugWeights {
		panel.Lines = []scene.CodeLine{{Kind: scene.Note, Word: "note.empty"}}
		return panel
	}
	panel.Lines = []scene.CodeLine{
		{Kind: scene.Input, Text: "list(vars(layer1))"},
		{Kind: scene.Output, Text: "['" + strings.Join(s.members(), "', '") + "']"},
	}
	switch {
	case s.broken():
		panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Trouble, Text: s.problem()},
			scene.CodeLine{Kind: scene.Note, Word: "note.missing", Facts: map[string]string{"reads": memberNames[s.reads], "writes": memberNames[s.writes]}})
	case s.at == len(debugPath):
		panel.Lines = append(panel.Lines, scene.CodeLine{Kind: scene.Input, Text: "print(layer1.output)"})
		panel.Lines = append(panel.Lines, outputs(printed(s.output()))...)
	}
	return panel
}

// members are the attributes that layer1 has by now.
func (s *debugState) members() []string {
	var names []string
	if s.at >= debugWeights {
		names = append(names, memberNames[s.writes])
	}
	if s.at >= debugBiases {
		names = append(names, "biases")
	}
	if s.at >= debugForward && !s.broken() {
		names = append(names, "output")
	}
	return names
}
