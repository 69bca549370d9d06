package layers

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// The network of dense-hidden-sparse: its sizes, and what enters it.
var (
	sparseSizes  = [4]int{4, 6, 5, 2}
	sparseInputs = []float64{0.5, -1, 0.8, 0.3}
	sparseNames  = [3]string{"layer.hidden1", "layer.hidden2", "layer.output"}
)

// Goals: how sparse, and how few parameters. Dense, the network has 77.
const (
	sparseGoal = 70
	fewGoal    = 50
)

// sparseState is how much is cut, in per cent of the links of each layer, and
// the seed by which the links are chosen.
type sparseState struct {
	course lessons.Seed
	cut    [3]float64
	seed   uint32
}

func startSparse(course lessons.Seed) sparseState {
	return sparseState{course: course, seed: course.Plus(0)}
}

// mask says which links of a layer are left: the links are cut in an order
// that the seed gives, so that cutting more never brings one back.
func (s *sparseState) mask(l int) nn.Matrix {
	m := nn.NewMatrix(sparseSizes[l], sparseSizes[l+1])
	for i := range m.Data {
		m.Data[i] = 1
	}
	order := random.New(100*s.seed + uint32(l)).Permutation(len(m.Data))
	for _, link := range order[:s.removed(l)] {
		m.Data[link] = 0
	}
	return m
}

// removed is how many links of a layer are cut.
func (s *sparseState) removed(l int) int {
	return int(math.Round(s.cut[l] / 100 * float64(sparseSizes[l]*sparseSizes[l+1])))
}

// network is the network with its masks.
func (s *sparseState) network() *nn.Network {
	var stack []nn.Layer
	for l := range 3 {
		stack = append(stack, nn.Dense{Neurons: sparseSizes[l+1], Mask: s.mask(l)}, nn.Tanh{})
	}
	network, err := nn.NewNetwork(sparseSizes[0], stack...)
	if err != nil {
		panic(err)
	}
	network.Initialize(nn.Normal(1), nn.Zeros, random.New(s.course.Plus(0)))
	return network
}

// parameters counts the weights that are left in a layer, and its biases.
func (s *sparseState) parameters(l int) (weights, biases int) {
	return sparseSizes[l]*sparseSizes[l+1] - s.removed(l), sparseSizes[l+1]
}

// total counts all parameters.
func (s *sparseState) total() int {
	total := 0
	for l := range 3 {
		weights, biases := s.parameters(l)
		total += weights + biases
	}
	return total
}

// sparsity is the share of a layer's links that are cut, in per cent.
func (s *sparseState) sparsity(l int) float64 {
	return 100 * float64(s.removed(l)) / float64(sparseSizes[l]*sparseSizes[l+1])
}

// sparse: dense is how a layer is connected, hidden is where it stands.
func (c *layers) sparse() lessons.Screen {
	s := &c.state.sparse
	cut := func(l int) lessons.Slider {
		return kit.Knob(lessons.Slider{ID: kit.Numbered("cut", l+1), Min: 0, Max: 100, Step: 5, Unit: "percent.links"}, &s.cut[l])
	}
	seed := c.seed.Slider(&s.seed)
	return lessons.Screen{
		ID:       "dense-hidden-sparse",
		Scene:    func() scene.Scene { return scene.Scene{s.picture(), s.table()} },
		Controls: func() []lessons.Control { return []lessons.Control{cut(0), cut(1), cut(2), seed} },
		Questions: []lessons.Question{
			{ID: "count", Answer: "2"},
			{ID: "position", When: func() bool { return s.judgeOutput().Met }, Answer: "1"},
		},
		Reset:   func() { *s = startSparse(c.seed) },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "seventy", Judge: func() lessons.Judgement {
				most := max(s.sparsity(0), s.sparsity(1))
				return lessons.Judgement{Met: most >= sparseGoal, Share: min(most/sparseGoal, 1), Now: scene.Number(most, 0).In("percent")}
			}},
			{ID: "output", Judge: s.judgeOutput},
			{ID: "few", Judge: func() lessons.Judgement {
				total := float64(s.total())
				judgement := lessons.Judgement{Met: total <= fewGoal, Share: min(max((77-total)/(77-fewGoal), 0), 1), Now: scene.Number(total, 0).In("parameters")}
				if !judgement.Met {
					judgement.Left = scene.Number(total-fewGoal, 0)
				}
				return judgement
			}},
		},
	}
}

// judgeOutput: the output layer is sparse, the hidden ones are dense. Once the
// output is, what still counts are the cuts in the hidden ones.
func (s *sparseState) judgeOutput() lessons.Judgement {
	out, hidden := s.sparsity(2), s.removed(0)+s.removed(1)
	judgement := lessons.Judgement{
		Met: out >= 50 && hidden == 0, Share: min(out/50, 1) * float64(kit.Bit(hidden == 0)), Now: scene.Number(out, 0).In("percent"),
	}
	if out >= 50 && hidden > 0 {
		judgement.Now = scene.Number(float64(hidden), 0).In("cuts.hidden")
	}
	return judgement
}

// pass is what leaves each neuron, layer by layer.
func (s *sparseState) pass() (*nn.Network, [][]float64) {
	network := s.network()
	trace := network.NewTrace(1)
	network.Forward(trace, nn.Matrix{Rows: 1, Cols: len(sparseInputs), Data: sparseInputs})
	values := [][]float64{sparseInputs}
	for l := range 3 {
		values = append(values, trace.Passes[2*l+1].Out.Row(0))
	}
	return network, values
}

// picture draws the network with the links that are left.
func (s *sparseState) picture() scene.Network {
	network, values := s.pass()
	n := scene.Network{
		Frame:  scene.Frame{ID: "masked", Width: 40, Rows: 9, Facts: map[string]string{"z": fmt.Sprint(s.total())}},
		Layers: []scene.NetworkLayer{{Name: "layer.inputs", Neurons: kit.NamedNeurons("x", sparseSizes[0])}},
	}
	var weights, masks []nn.Matrix
	for l := range 3 {
		n.Layers = append(n.Layers, scene.NetworkLayer{Name: sparseNames[l], Neurons: kit.NamedNeurons([]string{"h", "g", "o"}[l], sparseSizes[l+1])})
		weights, masks = append(weights, network.Weights(2*l)), append(masks, s.mask(l))
	}
	for l := range n.Layers {
		for i := range n.Layers[l].Neurons {
			n.Layers[l].Neurons[i].Value = scene.Number(values[l][i], 2)
		}
	}
	return kit.Wired(n, weights, masks, 2)
}

// table counts each layer's links and parameters.
func (s *sparseState) table() scene.Table {
	table := scene.Table{
		Frame: scene.Frame{ID: "layers", Width: 35, Rows: 5, Facts: map[string]string{"total": fmt.Sprint(s.total())}},
		Columns: []scene.Column{
			{Name: "column.kind", Wide: 7}, {Name: "column.links", Wide: 3}, {Name: "column.biases", Wide: 2}, {Name: "column.parameters", Role: scene.Strong, Wide: 5},
		},
		Foot: []scene.Term{kit.Symbol("Σ"), kit.Op(" = ")},
	}
	for l := range 3 {
		weights, biases := s.parameters(l)
		kind := scene.Cell{Word: "kind.dense"}
		switch cut := s.sparsity(l); {
		case cut >= 50:
			kind = scene.Cell{Word: "kind.sparse", Role: scene.Strong}
		case cut > 0:
			kind = scene.Cell{Word: "kind.thin"}
		}
		item := scene.At("p", l+1)
		table.Items = append(table.Items, scene.Item{ID: item, Row: l})
		table.Rows = append(table.Rows, scene.Row{Name: sparseNames[l], Cells: []scene.Cell{
			kind, {Quantity: scene.Number(float64(weights), 0)}, {Quantity: scene.Number(float64(biases), 0)}, {Quantity: scene.Number(float64(weights+biases), 0), Item: item},
		}})
		if l > 0 {
			table.Foot = append(table.Foot, kit.Op(" + "))
		}
		table.Foot = append(table.Foot, kit.Value(scene.Number(float64(weights+biases), 0)))
	}
	table.Foot = append(table.Foot, kit.Op(" = "), kit.Result(scene.Number(float64(s.total()), 0)))
	return table
}

// explain opens a layer's count, or a neuron's sum over the links that are
// left.
func (s *sparseState) explain(item scene.ItemID) []scene.Panel {
	at := item.Indices()
	if len(at) == 0 {
		return nil
	}
	l, j := at[0], at[len(at)-1]
	network, values := s.pass()
	switch item.Kind() {
	case "p":
		weights, biases := s.parameters(l - 1)
		links := weights + s.removed(l-1)
		number := func(n int) scene.Term { return kit.Value(scene.Number(float64(n), 0)) }
		return []scene.Panel{kit.Arithmetic("count",
			[]scene.Term{number(sparseSizes[l-1]), kit.Op("·"), number(sparseSizes[l]), kit.Op(" = "), number(links), kit.Op(" "), kit.Word("links")},
			[]scene.Term{number(links), kit.Op(" − "), number(s.removed(l - 1)), kit.Op(" + "), number(biases), kit.Op(" = "), kit.Result(scene.Number(float64(weights+biases), 0))})}
	case scene.WeightKind:
		i := at[1]
		in := scene.NeuronInput{Value: scene.Number(values[l-1][i-1], 2), Weight: scene.Number(network.Weights(2*(l-1)).At(i-1, j-1), 2)}
		return []scene.Panel{kit.Arithmetic("weight", kit.Product(in, scene.Number(values[l-1][i-1]*in.Weight.Value, 2)))}
	case scene.NeuronKind:
		return s.explainNeuron(l, j)
	}
	return nil
}

// explainNeuron opens the sum of neuron j of layer l over the links that are left; an
// input has none.
func (s *sparseState) explainNeuron(l, j int) []scene.Panel {
	if l == 0 {
		return []scene.Panel{kit.Arithmetic("input", []scene.Term{kit.Symbol(scene.Subscript("x", j)), kit.Op(" = "), kit.Result(scene.Number(sparseInputs[j-1], 1))})}
	}
	network, values := s.pass()
	var inputs []scene.NeuronInput
	z, mask, w := 0.0, s.mask(l-1), network.Weights(2*(l-1))
	for k, x := range values[l-1] {
		if mask.At(k, j-1) != 0 {
			inputs = append(inputs, scene.NeuronInput{Value: scene.Number(x, 2), Weight: scene.Number(w.At(k, j-1), 2)})
			z += float64(x * w.At(k, j-1))
		}
	}
	squash := []scene.Term{kit.Op("tanh("), kit.Value(scene.Number(z, 2)), kit.Op(") = "), kit.Result(scene.Number(values[l][j-1], 2))}
	if len(inputs) == 0 {
		return []scene.Panel{kit.Arithmetic("sum", []scene.Term{kit.Symbol("z"), kit.Op(" = "), kit.Value(scene.Number(0, 2))}, squash)}
	}
	return []scene.Panel{kit.Arithmetic("sum", kit.Sum(inputs, scene.Quantity{}, scene.Number(z, 2)), squash)}
}

// prints is what the screen's Python prints: inputs, neurons and weights of
// each layer, and all parameters.
func (s *sparseState) prints() string {
	var lines [4]string
	for l := range 3 {
		weights, _ := s.parameters(l)
		lines[l] = fmt.Sprintf("%d %d %d", sparseSizes[l], sparseSizes[l+1], weights)
	}
	lines[3] = fmt.Sprint(s.total())
	return strings.Join(lines[:], "\n")
}

func (s *sparseState) code() string {
	var masks [3]string
	for l := range masks {
		m := s.mask(l)
		rows := make([]string, m.Rows)
		for i := range rows {
			rows[i] = kit.List(m.Row(i)...)
		}
		masks[l] = kit.PythonRows("    np.array([", "]),", rows...)
	}
	return "import numpy as np\n\nmasks = [\n" + strings.Join(masks[:], "") + `]
parameters = 0
for mask in masks:
    n_inputs, n_neurons = mask.shape
    parameters += int(mask.sum()) + n_neurons
    print(n_inputs, n_neurons, int(mask.sum()))
print(parameters)
`
}
