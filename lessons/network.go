package lessons

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// network is the chapter that opens the course: what a neuron is, how networks
// are built, and the cycle in which they learn.
type network struct {
	state  networkState
	circle *classifier
	bench  *classifier // break
	broken *classifier // debug
}

// networkState is the part of the state that is plain values. Its slices are
// replaced, never written to.
type networkState struct {
	neuron   firingState
	build    buildState
	cycle    cycleState
	breaking breakState
	jobs     [6]int
}

// networkSaved is a deep copy of all of it.
type networkSaved struct {
	state                 networkState
	circle, bench, broken classifierState
}

func newNetworkChapter(uint32) Chapter {
	return &network{state: networkState{neuron: startFiring(), build: startBuild(), cycle: startCycle()}}
}

// begin makes the runs.
func (c *network) begin() {
	c.circle, c.bench, c.broken = newClassifier(circleSetup()), newClassifier(circleSetup()), newClassifier(zeroSetup())
}

// Screens lists the chapter's pages.
func (c *network) Screens() []Screen {
	return []Screen{
		c.neuron(), c.build(), c.cycle(), c.breaking(), c.kinds(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "3", nil) }),
	}
}

// Save returns a deep copy of the state.
func (c *network) Save() any {
	return networkSaved{c.state, c.circle.save(), c.bench.save(), c.broken.save()}
}

// Restore puts a saved state back.
func (c *network) Restore(saved any) {
	s := saved.(networkSaved)
	c.state = s.state
	c.circle, c.bench, c.broken = c.circle.restored(s.circle), c.bench.restored(s.bench), c.broken.restored(s.broken)
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

// sum is z = Σ xᵢ·wᵢ + b, where a stimulus is 0 or 1.
func (s firingState) sum() float64 {
	z := s.bias
	for i, on := range s.on {
		if on {
			z += s.weights[i]
		}
	}
	return z
}

// neuron: stimuli come in, are weighed and added up, and perhaps it fires.
func (c *network) neuron() Screen {
	s := &c.state.neuron
	all := func() bool { return s.on == [3]bool{true, true, true} }
	return Screen{
		ID:    "neuron",
		Scene: c.neuronScene,
		Controls: func() []Control {
			controls := make([]Control, 0, 7)
			for i := range s.on {
				controls = append(controls, Switch{ID: id("x", i+1), Get: func() bool { return s.on[i] }, Set: func(on bool) { s.on[i] = on }})
			}
			for i := range s.weights {
				controls = append(controls, knob(Slider{ID: id("w", i+1), Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 1}, &s.weights[i]))
			}
			return append(controls, knob(Slider{ID: "b", Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 1}, &s.bias))
		},
		Questions: []Question{{
			ID: "one", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset: func() { *s = startFiring() },
		Explain: func(item string) []Panel {
			inputs, bias, z := c.firing()
			return explainNeuron(item, inputs, bias, z)
		},
		Code: func() string {
			inputs, bias, _ := c.firing()
			return neuronCode(inputs, bias)
		},
		Goals: []Goal{
			{ID: "fire", Judge: func() Judgement {
				return Judgement{Met: s.sum() > 0, Share: min(max(1+s.sum()/2, 0), 1), Now: Signed(s.sum(), 1)}
			}},
			{ID: "quiet", Judge: func() Judgement {
				met := all() && s.sum() <= 0
				return Judgement{Met: met, Share: float64(index(all())) / 2, Now: Signed(s.sum(), 1)}
			}},
		},
	}
}

// firing is the neuron as a drawing takes it.
func (c *network) firing() (inputs []NeuronInput, bias, z Quantity) {
	s := c.state.neuron
	for i := range s.on {
		inputs = append(inputs, NeuronInput{Name: id("stimulus.", i+1), Value: Number(float64(index(s.on[i])), 0), Weight: Number(s.weights[i], 1)})
	}
	return inputs, Number(s.bias, 1), Number(s.sum(), 1)
}

func (c *network) neuronScene() Scene {
	inputs, bias, z := c.firing()
	picture := houseNeuron(inputs, bias, z)
	picture.Output = "output.rests"
	lamp := Term{Kind: Symbol, Text: "○", Role: Faint}
	answer := "0"
	if z.Value > 0 {
		picture.Output = "output.fires"
		lamp, answer = Term{Kind: Symbol, Text: "●", Role: Guess}, "1"
	}
	comparison := " ≤ 0 → "
	if z.Value > 0 {
		comparison = " > 0 → "
	}
	table := Table{
		Frame:   Frame{ID: "both", Width: 44, Rows: 6},
		Columns: []Column{{Name: "column.biological", Wide: 28}, {Name: "column.artificial", Wide: 26}},
	}
	for i := 1; i <= 5; i++ {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Word: id("biological.", i), Role: Muted}, {Word: id("artificial.", i), Role: Strong}}})
	}
	return Scene{picture, arithmetic("lamp", []Term{symbol("z = "), bySign(result(z)), op(comparison), {Kind: Symbol, Text: answer, Role: Strong}, op("   "), lamp, op(" "), word(picture.Output)}), table}
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
	return strings.ReplaceAll(tuple(s.sizes()), ", ", "-")
}

// build: inputs are features, the output is chosen by the task, and what lies
// between is counted.
func (c *network) build() Screen {
	s := &c.state.build
	return Screen{
		ID:       "build",
		Scene:    c.buildScene,
		Controls: s.controls,
		Questions: []Question{{
			ID: "count", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "3", nil) },
			Reveal: func() bool { return s.shape() == "3-4-2" },
		}},
		Reset:   func() { *s = startBuild() },
		Explain: func(string) []Panel { return []Panel{c.counting()} },
		Code: func() string {
			return fmt.Sprintf("sizes = %s\n\nprint(sum(n * m + m for n, m in zip(sizes, sizes[1:])))\n", "["+tuple(s.sizes())+"]")
		},
		Goals: []Goal{
			{ID: "three", Judge: func() Judgement {
				right := index(s.inputs == 3) + index(slices.Equal(s.hidden, []int{4})) + index(s.outputs == 2)
				return Judgement{Met: right == 3, Share: float64(right) / 3, Shown: s.shape()}
			}},
			{ID: "exact", Judge: func() Judgement {
				n := s.parameters()
				return Judgement{Met: n == 25 && len(s.hidden) > 0, Share: nearness(float64(n), 25), Now: Number(float64(n), 0).In("parameters")}
			}},
			{ID: "digits", Judge: func() Judgement {
				right := index(s.inputs == 64) + index(s.outputs == 10) + index(endings[s.end] == "softmax")
				return Judgement{Met: right == 3, Share: float64(right) / 3, Shown: s.shape()}
			}},
		},
	}
}

func (s *buildState) controls() []Control {
	options := make([]string, len(endings))
	for i, name := range endings {
		options[i] = "end." + name
	}
	controls := []Control{
		whole("inputs", "", 1, 64, &s.inputs, nil),
		Slider{
			ID: "layers", Min: 0, Max: 3, Step: 1, Get: func() float64 { return float64(len(s.hidden)) },
			Set: func(v float64) error {
				hidden := make([]int, int(v))
				for i := range hidden {
					hidden[i] = 2
				}
				copy(hidden, s.hidden)
				s.hidden = hidden
				return nil
			},
		},
	}
	for i := range s.hidden {
		controls = append(controls, Slider{
			ID: id("hidden", i+1), Min: 1, Max: 8, Step: 1, Get: func() float64 { return float64(s.hidden[i]) },
			Set: func(v float64) error {
				hidden := append([]int(nil), s.hidden...)
				hidden[i] = int(v)
				s.hidden = hidden
				return nil
			},
		})
	}
	return append(controls, whole("outputs", "", 1, 10, &s.outputs, nil),
		Choices{ID: "end", Options: options, Get: func() int { return s.end }, Set: func(i int) { s.end = i }})
}

// drawnNeurons is how many neurons of a layer are drawn at most.
const drawnNeurons = 8

func (c *network) buildScene() Scene {
	s := c.state.build
	sizes := s.sizes()
	picture := Network{Frame: Frame{ID: "built", Width: 40, Rows: 14, Facts: map[string]string{
		"shape": s.shape(), "parameters": strconv.Itoa(s.parameters()), "printed": strconv.Itoa(s.parameters()),
	}}}
	for l, n := range sizes {
		name, letter := "layer.hidden", hiddenNames[max(l-1, 0)]
		switch l {
		case 0:
			name, letter = "layer.input", "x"
		case len(sizes) - 1:
			name, letter = "layer.output", "y"
		}
		layer := NetworkLayer{Name: name, Neurons: neurons(letter, min(n, drawnNeurons)), More: max(n-drawnNeurons, 0)}
		for i := range layer.Neurons {
			layer.Neurons[i].Item = fmt.Sprintf("n%d.%d", l, i+1)
		}
		picture.Layers = append(picture.Layers, layer)
		for to := range min(n, drawnNeurons) {
			for from := range min(sizes[max(l-1, 0)], drawnNeurons) {
				if l > 0 {
					picture.Links = append(picture.Links, Link{Layer: l - 1, From: from, To: to})
				}
			}
		}
	}
	picture.Items = networkItems(picture.Layers, nil)
	return Scene{picture, c.counting(), arithmetic("ending", []Term{word("end." + endings[s.end]), op("  "), word("end." + endings[s.end] + ".for")})}
}

// counting is the count of the parameters, layer by layer.
func (c *network) counting() Panel {
	s := c.state.build
	sizes := s.sizes()
	var lines [][]Term
	total := []Term{}
	for l := 1; l < len(sizes); l++ {
		n, m := sizes[l-1], sizes[l]
		lines = append(lines, []Term{value1(n), op("·"), value1(m), op(" + "), value1(m), op(" = "), result(Number(float64(n*m+m), 0))})
		if l > 1 {
			total = append(total, op(" + "))
		}
		total = append(total, value1(n*m+m))
	}
	lines = append(lines, append(total, op(" = "), result(Number(float64(s.parameters()), 0).In("parameters"))))
	for len(lines) < 5 { // the page stays as it is while layers come and go
		lines = append(lines, nil)
	}
	return arithmetic("counting", lines...)
}

// kindNames are the kinds of network; job i+1 is that of kind i.
var kindNames = []string{"feedforward", "convolutional", "recurrent", "lstm", "gan", "transformer"}

// kindOrder is the order in which the jobs are offered.
var kindOrder = []int{0, 3, 5, 1, 4, 2, 6}

// kinds: each kind of network has a job that it was made for.
func (c *network) kinds() Screen {
	right := func() int {
		count := 0
		for i, job := range c.state.jobs {
			count += index(kindOrder[job] == i+1)
		}
		return count
	}
	options := make([]string, len(kindOrder))
	for i, job := range kindOrder {
		options[i] = id("job.", job)
	}
	return Screen{
		ID: "kinds",
		Scene: func() Scene {
			table := Table{
				Frame:   Frame{ID: "kinds", Width: 60, Rows: 7, Facts: map[string]string{"right": strconv.Itoa(right())}},
				Columns: []Column{{Name: "column.kind", Wide: 16}, {Name: "column.job", Role: Strong, Wide: 32}, {Name: "column.right"}},
			}
			for i, job := range c.state.jobs {
				verdict := Cell{Word: "right.no", Role: Faint}
				if kindOrder[job] == i+1 {
					verdict = Cell{Word: "right.yes", Role: Success}
				}
				table.Rows = append(table.Rows, Row{Cells: []Cell{{Word: "control." + kindNames[i], Role: Muted}, {Word: options[job]}, verdict}})
			}
			return Scene{table}
		},
		Controls: func() []Control {
			controls := make([]Control, len(kindNames))
			for i, name := range kindNames {
				controls[i] = Choices{ID: name, Options: options, Get: func() int { return c.state.jobs[i] }, Set: func(job int) { c.state.jobs[i] = job }}
			}
			return controls
		},
		Questions: []Question{{
			ID: "lstm", Check: func(answer string) Verdict { return Choice(answer, "1", nil) },
		}},
		Reset: func() { c.state.jobs = [6]int{} },
		Goals: []Goal{{ID: "matched", Judge: func() Judgement {
			n := right()
			return Judgement{Met: n == 6, Share: float64(n) / 6, Now: Number(float64(n), 0).In("of6")}
		}}},
	}
}
