package fitting

import "sinapse/lessons"

// Takeaways are the network that learns on a screen.
func (c *fitting) Takeaways(screen string) []lessons.Takeaway {
	if screen == "memorise" {
		return c.net.Takeaways()
	}
	return nil
}
