package bias

import "sinapse/lessons"

// Takeaways are the neuron of a screen.
func (c *bias) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "shift":
		return c.shifts[c.state.set].Takeaways("x")
	case "debug":
		return c.origin().Takeaways("x")
	}
	return nil
}
