package own

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// Takeaways are what the network learnt of the table, on the page where it learns.
func (c *own) Takeaways(screen string) []lessons.Takeaway {
	f := c.fitted()
	if f == nil || screen != "fit" {
		return nil
	}
	w := model.TableCode{Prepared: f.prepared, Table: c.table(), Plan: c.made.plan}
	return kit.Takeaways(f.trainers[network].Network(), w.Given())
}
