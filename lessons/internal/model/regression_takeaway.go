package model

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// Takeaways are the neuron to be taken away, asked about its inputs by their names.
func (r *Regression) Takeaways(names ...string) []lessons.Takeaway {
	return append(kit.Takeaways(r.Network, kit.AskedPlain(names...)), r.torchTraining()...)
}
