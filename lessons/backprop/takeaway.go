package backprop

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// Takeaways are the network of a screen.
func (c *backprop) Takeaways(screen string) []lessons.Takeaway {
	if screen != "who-moves" {
		return nil
	}
	return kit.Takeaways(c.moves, kit.AskedPlain("x1", "x2"))
}
