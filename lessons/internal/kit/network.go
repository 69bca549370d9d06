package kit

import (
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// NamedNeurons are the neurons of a layer of a drawn network, by a letter: h₁, h₂.
func NamedNeurons(letter string, count int) []scene.NetworkNeuron {
	list := make([]scene.NetworkNeuron, count)
	for i := range list {
		list[i].Name = scene.Subscript(letter, i+1)
	}
	return list
}

// Wired joins the layers of a drawn network by their weights, one matrix a gap,
// inputs × neurons, and gives everything its item, of the kinds of a network.
// A mask that is not empty says where there is no link. Neurons beyond those
// that are drawn are left out.
func Wired(n scene.Network, weights, masks []nn.Matrix, decimals int) scene.Network {
	for l := range n.Layers {
		for i := range n.Layers[l].Neurons {
			neuron := &n.Layers[l].Neurons[i]
			neuron.Item = scene.At(scene.NeuronKind, l, i+1)
			if neuron.Bias.Given {
				neuron.BiasItem = scene.At(scene.BiasKind, l, i+1)
			}
		}
	}
	for l, w := range weights {
		for to := range n.Layers[l+1].Neurons {
			for from := range n.Layers[l].Neurons {
				if l < len(masks) && len(masks[l].Data) > 0 && masks[l].At(from, to) == 0 {
					continue
				}
				n.Links = append(n.Links, scene.Link{
					Layer: l, From: from, To: to, Weight: scene.Signed(w.At(from, to), decimals),
					Item: scene.At(scene.WeightKind, l+1, from+1, to+1),
				})
			}
		}
	}
	n.Items = scene.NetworkItems(n.Layers, n.Links)
	return n
}
