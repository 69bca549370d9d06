package playground

import (
	"slices"

	"sinapse/lessons"
)

// Takeaways are the network of a ground.
func (c *playground) Takeaways(screen string) []lessons.Takeaway {
	if at := slices.Index(screenIDs[:], screen); at >= 0 {
		return c.grounds[at].run.Takeaways()
	}
	return nil
}
