package weights

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/nn"
)

// Takeaways are the neuron of a screen.
func (c *weights) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "by-hand":
		return c.hand.Takeaways("size", "rooms")
	case "takeover":
		return c.takeover.Takeaways("size", "rooms")
	case "debug":
		return c.broken().Takeaways("size", "rooms")
	case "real":
		names := []string{"flipper_length_mm", "bill_length_mm"}
		if r := c.penguin(); r == c.penguins[1] { // of raw millimetres
			return r.Takeaways(names...)
		}
		lengths, _ := model.PenguinFeatures()
		return kit.Takeaways(c.penguin().Network, kit.AskedScaled(nn.Standardize(lengths), names, []string{"181", "39.1"}))
	}
	return nil
}
