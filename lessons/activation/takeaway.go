package activation

import "sinapse/lessons"

// Takeaways are the network that learns on a screen.
func (c *activation) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "xor":
		return c.xor.Takeaways()
	case "debug":
		return c.broken.Takeaways()
	}
	return nil
}
