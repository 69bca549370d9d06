package forward

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// forward is the chapter about the way through a network, neuron by neuron.
type forward struct {
	state  forwardState
	steer  *nn.Network
	broken *nn.Network
	starts [2][]float64 // of both, to begin again
}

// forwardState is the part of the state that is plain values.
type forwardState struct {
	walk   forwardWalk
	x      [2]float64 // what enters steer
	broken [2]float64 // what enters debug
	batch  int        // how many samples go through at once
}

// forwardSaved is a deep copy of all of it.
type forwardSaved struct {
	state         forwardState
	steer, broken []float64
}

// smallNetwork is 2 inputs, 3 hidden neurons with tanh, and a sigmoid at the
// end, with given parameters.
func smallNetwork(hidden nn.Layer, parameters []float64) *nn.Network {
	network := kit.Must(nn.NewNetwork(2, nn.Dense{Neurons: 3}, hidden, nn.Dense{Neurons: 1}, nn.Sigmoid{}))
	copy(network.Parameters(), parameters)
	return network
}

// forwardParameters are invented: W₁ (2, 3), b₁, W₂ (3, 1), b₂.
var forwardParameters = []float64{0.5, -1, 0.8, 1, 0.4, -0.6, 0.1, -0.2, 0.3, 1.2, -0.7, 0.9, -0.4}

// brokenParameters leave every ReLU at 0, whatever enters.
var brokenParameters = []float64{0.5, -1, 0.8, 1, 0.4, -0.6, -9, -9, -9, 1.2, -0.7, 0.9, 0.6}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(uint32) lessons.Chapter {
	c := &forward{
		state:  forwardState{walk: startWalkForward(), x: steerStart, broken: [2]float64{1, 1}, batch: 4},
		steer:  smallNetwork(nn.Tanh{}, forwardParameters),
		broken: smallNetwork(nn.ReLU{}, brokenParameters),
	}
	c.starts = [2][]float64{slices.Clone(forwardParameters), slices.Clone(brokenParameters)}
	return c
}

// Screens lists the chapter's pages.
func (c *forward) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.step(), c.matrix(), c.steering(), c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Pace lets each step of a walk be followed.
func (c *forward) Pace(screen string) int { return kit.WalkOn(screen, "step") }

// Save returns a deep copy of the state.
func (c *forward) Save() any {
	return forwardSaved{c.state, slices.Clone(c.steer.Parameters()), slices.Clone(c.broken.Parameters())}
}

// Restore puts a saved state back.
func (c *forward) Restore(saved any) {
	s := saved.(forwardSaved)
	c.state = s.state
	copy(c.steer.Parameters(), s.steer)
	copy(c.broken.Parameters(), s.broken)
}

// forwardWalk is a playhead over one sample's way: how many terms are added, of
// all neurons in a row, and the guess for the next neuron.
type forwardWalk struct {
	grain int // of forwardGrains
	done  int
	from  int // what was done before the last step
	guess kit.Guess
	knew  bool
}

// forwardGrains are how much a step is.
var forwardGrains = []string{"term", "neuron", "layer"}

func startWalkForward() forwardWalk { return forwardWalk{} }

// walkX is the sample that goes through.
var walkX = []float64{1, -0.5}

// neuronTerms are how many terms each neuron adds, hidden ones first: the
// products, then its bias.
var neuronTerms = []int{3, 3, 3, 4}

// neuronAt is the neuron, from 0, that is being computed after so many terms,
// and how many of its own are added; 4 at the end.
func neuronAt(done int) (neuron, added int) {
	for i, terms := range neuronTerms {
		if done < terms {
			return i, done
		}
		done -= terms
	}
	return len(neuronTerms), 0
}

// held are the neurons that the last step was about, the first and the last of them:
// they are shown until the next one.
func (s forwardWalk) held() (first, last int) {
	first, _ = neuronAt(s.from)
	last, _ = neuronAt(max(s.done-1, 0))
	return first, last
}

// allTerms is how many terms there are in all.
const allTerms = 13

// outputs are what each neuron passes on: the three hidden ones and the
// output.
func outputs4(network *nn.Network, x []float64) [4]float64 {
	trace := network.NewTrace(1)
	out := network.Forward(trace, nn.FromRows([][]float64{x}))
	hidden := trace.Passes[1].Out
	return [4]float64{hidden.At(0, 0), hidden.At(0, 1), hidden.At(0, 2), out.At(0, 0)}
}

// step: one multiplication after another, one neuron after another.
func (c *forward) step() lessons.Screen {
	s := &c.state.walk
	options := kit.Keys("grain.", forwardGrains)
	return lessons.Screen{
		ID:    "step",
		Scene: c.stepScene,
		Controls: func() []lessons.Control {
			neuron, _ := neuronAt(s.done)
			return []lessons.Control{
				kit.GuessControl([]string{"h₁", "h₂", "h₃", "ŷ", "ŷ"}[neuron], &s.guess, s.done == allTerms),
				kit.Pick("grain", options, &s.grain),
			}
		},
		Questions: []lessons.Question{{
			ID: "products", Gate: true, Answer: "2", By: "through",
		}},
		Tick:  c.advance,
		Reset: func() { *s = startWalkForward() },
		Explain: func(item scene.ItemID) []scene.Panel {
			if panel := explainSmall(smallNetwork(nn.Tanh{}, forwardParameters), item, walkX); panel != nil {
				return []scene.Panel{panel}
			}
			at, ok := item.Of(scene.NeuronKind, 2)
			if !ok || at[0] == 0 {
				return nil
			}
			neuron := at[1] - 1
			if at[0] == 2 {
				neuron = 3
			}
			if now, _ := neuronAt(s.done); neuron >= now {
				return nil
			}
			return []scene.Panel{kit.Arithmetic("sum", neuronSum(smallNetwork(nn.Tanh{}, forwardParameters), walkX, neuron, neuronTerms[neuron])...)}
		},
		Code:   func() string { return forwardCode(forwardParameters, walkX, "np.tanh(z)") },
		Prints: func() string { return forwardPrints(smallNetwork(nn.Tanh{}, forwardParameters), walkX) },
		Goals: []lessons.Goal{
			{ID: "guess", Judge: func() lessons.Judgement { return kit.Reached(s.knew) }},
			{ID: "through", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: s.done == allTerms, Share: float64(s.done) / allTerms, Now: scene.Number(float64(s.done), 0).In("of13")}
			}},
		},
	}
}

// advance adds a term, a neuron's terms, or a layer's.
func (c *forward) advance() bool {
	s := &c.state.walk
	if s.done == allTerms {
		return false
	}
	neuron, added := neuronAt(s.done)
	to := s.done + 1
	switch forwardGrains[s.grain] {
	case "neuron":
		to = s.done - added + neuronTerms[neuron]
	case "layer":
		to = allTerms
		if neuron < 3 {
			to = 9
		}
	}
	s.guess.Pass()
	s.from, s.done = s.done, to
	if now, _ := neuronAt(s.done); now > neuron { // the neuron that was guessed is there
		out := outputs4(smallNetwork(nn.Tanh{}, forwardParameters), walkX)
		s.guess.Judge(out[neuron])
		s.knew = s.knew || s.guess.Right
	}
	return true
}

// neuronSum writes out the first terms of a neuron, and what it passes on once
// all are there.
func neuronSum(network *nn.Network, x []float64, neuron, added int) [][]scene.Term {
	out := outputs4(network, x)
	layer, column, in := 0, neuron, x
	name := scene.Subscript("h", neuron+1)
	if neuron == 3 {
		layer, column, in, name = 2, 0, out[:3], "ŷ"
	}
	if added == 0 {
		return [][]scene.Term{append([]scene.Term{kit.Symbol("z = ")}, toCome(len(in)+1)...)}
	}
	var line []scene.Term
	z := 0.0
	for i, v := range in[:min(added, len(in))] {
		weight := network.Weights(layer).At(i, column)
		z += float64(v * weight)
		if i > 0 {
			line = append(line, kit.Op(" + "))
		}
		line = append(line, kit.Value(scene.Number(v, 2)), kit.Op("·"), kit.BySign(kit.Value(scene.Number(weight, 2))))
	}
	if added <= len(in) {
		line = append(line, kit.Op(" = "), kit.Result(scene.Signed(z, 3)), kit.Op("    + "))
		return [][]scene.Term{append(line, toCome(len(in)+1-added)...)}
	}
	bias := network.Biases(layer)[column]
	line = append(line, kit.Op(" + "), kit.BySign(kit.Value(scene.Number(bias, 2))))
	curve := "tanh"
	if _, relu := network.Layer(1).(nn.ReLU); relu {
		curve = "relu"
	}
	if neuron == 3 {
		curve = "σ"
	}
	return [][]scene.Term{
		append(append([]scene.Term{kit.Symbol("z = ")}, line...), kit.Op(" = "), kit.Result(scene.Signed(z+bias, 3))),
		{
			kit.Symbol(name), kit.Op(" = " + curve + "(z) = " + curve + "("), kit.Value(scene.Signed(z+bias, 3)), kit.Op(") = "), kit.BySign(kit.Result(scene.Signed(out[neuron], 3))),
		},
	}
}

// toCome are the terms of a sum that are still to be added.
func toCome(count int) []scene.Term {
	return []scene.Term{kit.Op(strings.Repeat("? + ", count-1) + "?")}
}

// forwardPrints is what forwardCode prints: the hidden layer, then the output.
func forwardPrints(network *nn.Network, x []float64) string {
	out := outputs4(network, x)
	return fmt.Sprintf("%.3f %.3f %.3f\n%.3f", out[0], out[1], out[2], out[3])
}

// forwardPicture draws a network with the values of one sample, as far as they
// are known; some neurons are lit.
func forwardPicture(id string, network *nn.Network, x []float64, known int, lit ...int) scene.Network {
	out := outputs4(network, x)
	picture := scene.Network{
		Frame: scene.Frame{ID: id, Width: 44, Rows: 12},
		Layers: []scene.NetworkLayer{
			{Name: "layer.input", Neurons: kit.NamedNeurons("x", 2)}, {Name: "layer.hidden", Neurons: kit.NamedNeurons("h", 3)}, {Name: "layer.output", Neurons: []scene.NetworkNeuron{{Name: "ŷ"}}},
		},
	}
	for i := range picture.Layers[0].Neurons {
		picture.Layers[0].Neurons[i].Value = scene.Number(x[i], 2)
	}
	for n := range 4 {
		layer, i, dense := 1, n, 0
		if n == 3 {
			layer, i, dense = 2, 0, 2
		}
		neuron := &picture.Layers[layer].Neurons[i]
		neuron.Bias = scene.Signed(network.Biases(dense)[i], 2)
		if n < known {
			neuron.Value = scene.Number(out[n], 2)
		}
		if slices.Contains(lit, n) {
			neuron.Role = scene.Strong
		}
	}
	picture = kit.Wired(picture, []nn.Matrix{network.Weights(0), network.Weights(2)}, nil, 2)
	for i := range picture.Links {
		link := &picture.Links[i]
		if slices.Contains(lit, link.To+3*link.Layer) {
			link.Role = scene.Strong
		}
	}
	picture.Facts = map[string]string{"out": scene.Number(out[3], 3).Plain()}
	return picture
}

func (c *forward) stepScene() scene.Scene {
	s := c.state.walk
	network := smallNetwork(nn.Tanh{}, forwardParameters)
	known, added := neuronAt(s.done)
	first, last := s.held()
	var lit []int
	var lines [][]scene.Term
	for neuron := first; neuron <= last; neuron++ {
		so := neuronTerms[neuron]
		if neuron == known {
			so = added
		}
		lit = append(lit, neuron)
		lines = append(lines, neuronSum(network, walkX, neuron, so)...)
	}
	if s.done == allTerms {
		lines = append(lines, []scene.Term{kit.Word("walk.done")})
	}
	rows := 3 // of one neuron, and that it was the last
	if forwardGrains[s.grain] == "layer" {
		rows = 6 // of three
	}
	for len(lines) < rows {
		lines = append(lines, nil)
	}
	picture := forwardPicture("walk", network, walkX, known, lit...)
	return scene.Scene{picture, kit.Arithmetic("sum", lines...), kit.Arithmetic("guess", kit.GuessTerms(&s.guess, s.done == allTerms))}
}

// forwardCode is the way of a sample in NumPy.
func forwardCode(p, x []float64, hidden string) string {
	return fmt.Sprintf(`import numpy as np

x = np.array(%s)
W1 = np.array([%s,
               %s])
b1 = np.array(%s)
W2 = np.array(%s)
b2 = %v

z = x @ W1 + b1
h = %s
y = 1 / (1 + np.exp(-(h @ W2 + b2)))
print(" ".join(f"{v:.3f}" for v in h))
print(f"{y:.3f}")
`, kit.List(x...), kit.List(p[:3]...), kit.List(p[3:6]...), kit.List(p[6:9]...), kit.List(p[9:12]...), p[12], hidden)
}
