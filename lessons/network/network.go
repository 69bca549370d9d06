package network

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// network is the chapter that opens the course: what a neuron is, how networks
// are built, and the cycle in which they learn.
type network struct {
	seed   lessons.Seed
	state  networkState
	circle *model.Classifier
	bench  *model.Classifier // break
	broken *model.Classifier // debug
}

// networkState is the part of the state that is plain values. Its slices are
// replaced, never written to.
type networkState struct {
	neuron   firingState
	build    buildState
	cycle    cycleState
	breaking breakState
	jobs     [6]int
	kind     int // of kindNames: the one that is drawn
}

// networkSaved is a deep copy of all of it.
type networkSaved struct {
	state                 networkState
	circle, bench, broken model.ClassifierState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &network{seed: lessons.Seed(course), state: networkState{neuron: startFiring(), build: startBuild(), cycle: startCycle()}}
}

// Begin makes the runs.
func (c *network) Begin() {
	circle := model.CircleSetup().In(c.seed)
	c.circle, c.bench, c.broken = model.NewClassifier(circle), model.NewClassifier(circle), model.NewClassifier(zeroSetup().In(c.seed))
}

// Screens lists the chapter's pages.
func (c *network) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.neuron(), c.build(), c.cycle(), c.breaking(), c.kinds(), c.debug(),
		kit.RecapScreen("3", recapCode, recapPrints),
	}
}

// Save returns a deep copy of the state.
func (c *network) Save() any {
	return networkSaved{c.state, c.circle.Save(), c.bench.Save(), c.broken.Save()}
}

// Restore puts a saved state back.
func (c *network) Restore(saved any) {
	s := saved.(networkSaved)
	c.state = s.state
	c.circle, c.bench, c.broken = c.circle.Restored(s.circle), c.bench.Restored(s.bench), c.broken.Restored(s.broken)
}

// firingState is a neuron with three stimuli.
type firingState struct {
	on      [3]bool
	weights [3]float64
	bias    float64
}

func startFiring() firingState {
	return firingState{weights: [3]float64{0.5, 0.5, 0.5}, bias: -1.2}
}

// neuron: stimuli come in, are weighed and added up, and perhaps it fires.
func (c *network) neuron() lessons.Screen {
	s := &c.state.neuron
	all := func() bool { return s.on == [3]bool{true, true, true} }
	sum := func() float64 { return s.neuron().Sum().Value }
	screen := kit.NeuronScreen("neuron", s.neuron)
	screen.Scene = c.neuronScene
	screen.Controls = func() []lessons.Control {
		controls := make([]lessons.Control, 0, 7)
		for i := range s.on {
			controls = append(controls, kit.Toggle(kit.Numbered("x", i+1), &s.on[i]))
		}
		for i := range s.weights {
			controls = append(controls, kit.Knob(lessons.Slider{ID: kit.Numbered("w", i+1), Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 1}, &s.weights[i]))
		}
		return append(controls, kit.Knob(lessons.Slider{ID: "b", Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 1}, &s.bias))
	}
	screen.Questions = []lessons.Question{{ID: "one", Answer: "2", By: "fire", Reveal: func() bool {
		return kit.Bit(s.on[0])+kit.Bit(s.on[1])+kit.Bit(s.on[2]) == 1
	}}}
	screen.Reset = func() { *s = startFiring() }
	screen.Goals = []lessons.Goal{
		{ID: "fire", Judge: func() lessons.Judgement {
			return lessons.Judgement{Met: sum() > 0, Share: min(max(1+float64(sum()/2), 0), 1), Now: scene.Signed(sum(), 1)}
		}},
		{ID: "quiet", Judge: func() lessons.Judgement {
			met := all() && sum() <= 0
			return lessons.Judgement{Met: met, Share: float64(kit.Bit(all())) / 2, Now: scene.Signed(sum(), 1)}
		}},
	}
	return screen
}

// neuron is the neuron with what comes in.
func (s *firingState) neuron() kit.Neuron {
	neuron := kit.Neuron{Bias: scene.Number(s.bias, 1)}
	for i := range s.on {
		neuron.Inputs = append(neuron.Inputs, scene.NeuronInput{Name: kit.Numbered("stimulus.", i+1), Value: scene.Number(float64(kit.Bit(s.on[i])), 0), Weight: scene.Number(s.weights[i], 1)})
	}
	return neuron
}

func (c *network) neuronScene() scene.Scene {
	neuron := c.state.neuron.neuron()
	picture, z := neuron.Picture(), neuron.Sum()
	picture.Output = "output.rests"
	lamp := scene.Term{Kind: scene.Symbol, Text: "○", Role: scene.Faint}
	answer := "0"
	if z.Value > 0 {
		picture.Output = "output.fires"
		lamp, answer = scene.Term{Kind: scene.Symbol, Text: "●", Role: scene.Guess}, "1"
	}
	comparison := " ≤ 0 → "
	if z.Value > 0 {
		comparison = " > 0 → "
	}
	table := scene.Table{
		Frame:   scene.Frame{ID: "both", Width: 44, Rows: 6},
		Columns: []scene.Column{{Name: "column.biological", Wide: 28}, {Name: "column.artificial", Wide: 26}},
	}
	for i := 1; i <= 5; i++ {
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{{Word: kit.Numbered("biological.", i), Role: scene.Muted}, {Word: kit.Numbered("artificial.", i), Role: scene.Strong}}})
	}
	return scene.Scene{picture, kit.Arithmetic("lamp", []scene.Term{kit.Symbol("z = "), kit.BySign(kit.Result(z)), kit.Op(comparison), {Kind: scene.Symbol, Text: answer, Role: scene.Strong}, kit.Op("   "), lamp, kit.Op(" "), kit.Word(picture.Output)}), table}
}

// buildState is a network that is put together.
type buildState struct {
	inputs, outputs int
	hidden          []int
	end             int // of endings
}

// endings are the activations of the output.
var endings = []string{"linear", "sigmoid", "softmax"}

func startBuild() buildState { return buildState{inputs: 2, outputs: 1, hidden: []int{2}} }

// sizes are the neurons of each layer, the inputs first.
func (s *buildState) sizes() []int {
	return append(append([]int{s.inputs}, s.hidden...), s.outputs)
}

// parameters counts a weight for each link and a bias for each neuron:
// Σ n·m + m over the layers.
func (s *buildState) parameters() int {
	sizes, count := s.sizes(), 0
	for l := 1; l < len(sizes); l++ {
		count += sizes[l-1]*sizes[l] + sizes[l]
	}
	return count
}

// shape writes the sizes: 3-4-2.
func (s *buildState) shape() string {
	return strings.ReplaceAll(kit.Tuple(s.sizes()), ", ", "-")
}

// build: inputs are features, the output is chosen by the task, and what lies
// between is counted.
func (c *network) build() lessons.Screen {
	s := &c.state.build
	return lessons.Screen{
		ID:       "build",
		Scene:    c.buildScene,
		Controls: s.controls,
		Questions: []lessons.Question{{
			ID: "count", Gate: true, Answer: "3", By: "three",
		}},
		Reset:   func() { *s = startBuild() },
		Explain: func(scene.ItemID) []scene.Panel { return []scene.Panel{c.counting()} },
		Code: func() string {
			return fmt.Sprintf("sizes = %s\n\nprint(sum(n * m + m for n, m in zip(sizes, sizes[1:])))\n", "["+kit.Tuple(s.sizes())+"]")
		},
		Prints: func() string { return strconv.Itoa(s.parameters()) },
		Goals: []lessons.Goal{
			{ID: "three", Judge: func() lessons.Judgement {
				right := kit.Bit(s.inputs == 3) + kit.Bit(slices.Equal(s.hidden, []int{4})) + kit.Bit(s.outputs == 2)
				return lessons.Judgement{Met: right == 3, Share: float64(right) / 3, Shown: s.shape()}
			}},
			{ID: "exact", Judge: func() lessons.Judgement {
				n := s.parameters()
				return lessons.Judgement{Met: n == 25 && len(s.hidden) > 0, Share: kit.Nearness(float64(n), 25), Now: scene.Number(float64(n), 0).In("parameters")}
			}},
			{ID: "digits", Judge: func() lessons.Judgement {
				right := kit.Bit(s.inputs == 64) + kit.Bit(s.outputs == 10) + kit.Bit(endings[s.end] == "softmax")
				return lessons.Judgement{Met: right == 3, Share: float64(right) / 3, Shown: s.shape()}
			}},
		},
	}
}

func (s *buildState) controls() []lessons.Control {
	layers := len(s.hidden)
	controls := []lessons.Control{
		kit.Whole(lessons.Slider{ID: "inputs", Min: 1, Max: 64}, &s.inputs),
		kit.Whole(lessons.Slider{ID: "layers", Min: 0, Max: 3}, &layers, func() {
			hidden := slices.Repeat([]int{2}, layers)
			copy(hidden, s.hidden)
			s.hidden = hidden
		}),
	}
	hidden := slices.Clone(s.hidden) // it is replaced, never written to
	for i := range hidden {
		controls = append(controls, kit.Whole(lessons.Slider{ID: kit.Numbered("hidden", i+1), Min: 1, Max: 8}, &hidden[i], func() { s.hidden = hidden }))
	}
	return append(controls, kit.Whole(lessons.Slider{ID: "outputs", Min: 1, Max: 10}, &s.outputs),
		kit.Pick("end", kit.Keys("end.", endings), &s.end))
}

// drawnNeurons is how many neurons of a layer are drawn at most.
const drawnNeurons = 8

func (c *network) buildScene() scene.Scene {
	s := c.state.build
	sizes := s.sizes()
	picture := scene.Network{Frame: scene.Frame{ID: "built", Width: 40, Rows: 14, Facts: map[string]string{
		"shape": s.shape(), "parameters": strconv.Itoa(s.parameters()),
	}}}
	for l, n := range sizes {
		name, letter := "layer.hidden", model.HiddenName(max(l, 1))
		switch l {
		case 0:
			name, letter = "layer.input", "x"
		case len(sizes) - 1:
			name, letter = "layer.output", "y"
		}
		layer := scene.NetworkLayer{Name: name, Neurons: kit.NamedNeurons(letter, min(n, drawnNeurons)), More: max(n-drawnNeurons, 0)}
		for i := range layer.Neurons {
			layer.Neurons[i].Item = scene.At(scene.NeuronKind, l, i+1)
		}
		picture.Layers = append(picture.Layers, layer)
		for to := range min(n, drawnNeurons) {
			for from := range min(sizes[max(l-1, 0)], drawnNeurons) {
				if l > 0 {
					picture.Links = append(picture.Links, scene.Link{Layer: l - 1, From: from, To: to})
				}
			}
		}
	}
	picture.Items = scene.NetworkItems(picture.Layers, nil)
	return scene.Scene{picture, c.counting(), kit.Arithmetic("ending", []scene.Term{kit.Word("end." + endings[s.end]), kit.Op("  "), kit.Word("end." + endings[s.end] + ".for")})}
}

// counting is the count of the parameters, layer by layer.
func (c *network) counting() scene.Panel {
	s := c.state.build
	sizes := s.sizes()
	var lines [][]scene.Term
	total := []scene.Term{}
	for l := 1; l < len(sizes); l++ {
		n, m := sizes[l-1], sizes[l]
		lines = append(lines, []scene.Term{kit.Count(n), kit.Op("·"), kit.Count(m), kit.Op(" + "), kit.Count(m), kit.Op(" = "), kit.Result(scene.Number(float64(n*m+m), 0))})
		if l > 1 {
			total = append(total, kit.Op(" + "))
		}
		total = append(total, kit.Count(n*m+m))
	}
	lines = append(lines, append(total, kit.Op(" = "), kit.Result(scene.Number(float64(s.parameters()), 0).In("parameters"))))
	for len(lines) < 5 { // the page stays as it is while layers come and go
		lines = append(lines, nil)
	}
	return kit.Arithmetic("counting", lines...)
}

// kindNames are the kinds of network; job i+1 is that of kind i.
var kindNames = []string{"feedforward", "convolutional", "recurrent", "lstm", "gan", "transformer"}

// kindOrder is the order in which the jobs are offered.
var kindOrder = []int{0, 3, 5, 1, 4, 2, 6}

// kinds: each kind of network has a job that it was made for.
func (c *network) kinds() lessons.Screen {
	options := make([]string, len(kindOrder))
	for i, job := range kindOrder {
		options[i] = kit.Numbered("job.", job)
	}
	return lessons.Screen{
		ID: "kinds",
		Scene: func() scene.Scene {
			right, count := c.matches()
			table := scene.Table{
				Frame:   scene.Frame{ID: "kinds", Width: 60, Rows: 7, Facts: map[string]string{"right": strconv.Itoa(count)}},
				Columns: []scene.Column{{Name: "column.kind", Wide: 16}, {Name: "column.job", Role: scene.Strong, Wide: 32}, {Name: "column.right"}},
			}
			for i, job := range c.state.jobs {
				verdict := scene.Cell{Word: "right.no", Role: scene.Faint}
				if right[i] {
					verdict = scene.Cell{Word: "right.yes", Role: scene.Success}
				}
				item := scene.At("kind", i+1)
				table.Items = append(table.Items, scene.Item{ID: item, Row: i})
				table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{{Word: "control." + kindNames[i], Role: scene.Muted, Item: item}, {Word: options[job]}, verdict}})
			}
			return scene.Scene{c.sketched(), table}
		},
		Controls: func() []lessons.Control {
			controls := make([]lessons.Control, len(kindNames))
			for i, name := range kindNames {
				controls[i] = kit.Pick(name, options, &c.state.jobs[i], func() { c.state.kind = i })
			}
			return controls
		},
		Questions: []lessons.Question{{
			ID: "lstm", Answer: "1",
		}},
		Select: func(item scene.ItemID) {
			if i, ok := kit.Nth(item, "kind", len(kindNames)); ok {
				c.state.kind = i
			}
		},
		Reset:  func() { c.state.jobs, c.state.kind = [6]int{}, 0 },
		Code:   c.kindsCode,
		Prints: c.kindsPrints,
		Goals: []lessons.Goal{{ID: "matched", Judge: func() lessons.Judgement {
			_, n := c.matches()
			return lessons.Judgement{Met: n == 6, Share: float64(n) / 6, Now: scene.Number(float64(n), 0).In("of6")}
		}}},
	}
}
