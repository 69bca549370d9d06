package batches

import "sinapse/lessons"

// Takeaways are the network that learns on a screen.
func (c *batches) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "shuffle":
		return c.sorted.Takeaways()
	case "debug":
		return c.summed.Takeaways()
	}
	return nil
}
