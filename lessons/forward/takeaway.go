package forward

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// Takeaways are the network of a screen.
func (c *forward) Takeaways(screen string) []lessons.Takeaway {
	switch screen {
	case "steer":
		return kit.Takeaways(c.steer, kit.AskedPlain("x1", "x2"))
	case "debug":
		return kit.Takeaways(c.broken, kit.AskedPlain("x1", "x2"))
	}
	return nil
}
