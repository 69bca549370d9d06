package scene

// A Network is a network drawn from left to right: its layers, the inputs
// first, and the links between them.
type Network struct {
	Frame
	Layers []NetworkLayer
	Links  []Link
	Full   float64 // the size of a weight that is drawn at full strength; 0 for 2
	X, Y   Axis    // the plane of the answers; their names are not drawn
	Key    any     // changes when, and only when, an Answer of its neurons does
}

// A NetworkLayer is one column of a drawn network.
type NetworkLayer struct {
	Name    string // the key of its word, "" for none
	Shape   string // of what leaves it, "" for none: (3, 5)
	Arrow   string // the shape of the weights that lead to it, "" for none
	Neurons []NetworkNeuron
	More    int // how many neurons there are that are not drawn
}

// A NetworkNeuron is a neuron of a drawn network, or an input.
type NetworkNeuron struct {
	Name     string   // its symbol: x₁, h₂, ŷ
	Word     string   // the key of its word, "" for none
	Value    Quantity // its activation; the empty Quantity for none
	Bias     Quantity // the empty Quantity for none
	Role     Role     // Strong: lit; Faint: asleep
	Item     ItemID
	BiasItem ItemID
	// Answer is what the neuron answers over the plane of the inputs, −1 to
	// +1, for a small decision map; nil for none.
	Answer func(x, y float64) float64
}

// A Link joins neuron From of layer Layer to neuron To of the next one; both
// are counted from 0. Where there is no link there is none in the list.
type Link struct {
	Layer, From, To int
	Weight          Quantity // the empty Quantity: a link whose weight is not told
	Role            Role     // Plain: by the weight; Strong: lit, with its number; Faint: not of interest
	Mark            string   // a character upon it, a third of the way along; "" for none
	Item            ItemID
}

// A Histogram is how many values fall into each of many equal bins, and what
// theory expects there.
type Histogram struct {
	Frame
	X      Axis
	Counts []int     // of equal bins over X
	Theory []float64 // the count that is expected in each bin; nil for none
	Bands  []Band    // from the middle outwards
	Lit    []bool    // which bins are lit; nil for none
	// Most is a count that the scale reaches to at least: histograms that are compared
	// share it.
	Most int
}

// A Band is a range of a Histogram, with the share of the values in it.
type Band struct {
	Low, High float64
	Name      string   // its symbol: ±1σ
	Measured  Quantity // in per cent
	Theory    Quantity // in per cent; the empty Quantity for none
	Item      ItemID
}

func (Network) panel()   {}
func (Histogram) panel() {}

// The kinds of the items of a drawn network. Layers are counted from 0, the inputs;
// neurons from 1.
const (
	NeuronKind = "n" // its layer, its number there
	BiasKind   = "b" // the same of its neuron
	WeightKind = "w" // the layer that it leads to, the neuron that it leaves, the one that it leads to
)

// NetworkItems lists what can be chosen in a drawn network, so that the arrows
// go as the numbers do: from a neuron to the right along a weight, then a
// bias, then the neuron that adds them up. Up and down stay among the neurons
// of a layer, its biases, or the weights before it, neuron by neuron. What has
// no item is passed over.
func NetworkItems(layers []NetworkLayer, links []Link) []Item {
	// A step to the side must always be dearer than one up or down, so that
	// the arrows never leave a column by accident.
	const tall, wide = 1000, 2000
	var items []Item
	add := func(id ItemID, row, column int) {
		if !id.None() {
			items = append(items, Item{ID: id, Row: row, Column: column * wide})
		}
	}
	for l, layer := range layers {
		for i, neuron := range layer.Neurons {
			row := (2*i + 1) * tall / (2 * len(layer.Neurons))
			add(neuron.Item, row, 3*l)
			add(neuron.BiasItem, row, 3*l-1)
		}
	}
	for _, link := range links {
		sources, targets := len(layers[link.Layer].Neurons), len(layers[link.Layer+1].Neurons)
		place := link.To*sources + link.From
		add(link.Item, (2*place+1)*tall/(2*sources*targets), 3*link.Layer+1)
	}
	return items
}
