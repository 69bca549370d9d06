package remedies

import "sinapse/lessons"

// Takeaways are the network that learns of a screen.
func (c *remedies) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "bench":
		return c.bench.trial.Takeaways()
	case "l1-l2":
		return c.penalty.Takeaways()
	case "under":
		return c.under.Takeaways()
	case "dropout":
		return c.dropout.Takeaways()
	case "debug":
		return c.broken.Takeaways()
	}
	return nil
}
