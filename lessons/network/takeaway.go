package network

import "sinapse/lessons"

// Takeaways are the network that learns on a screen.
func (c *network) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "cycle":
		return c.circle.Takeaways()
	case "break":
		return c.bench.Takeaways()
	case "debug":
		return c.broken.Takeaways()
	}
	return nil
}
