package playground

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/npz"
)

// Takeaways are the network of a ground.
func (c *playground) Takeaways(screen string) []lessons.Takeaway {
	if at := slices.Index(screenIDs[:], screen); at >= 0 {
		return c.grounds[at].run.Takeaways()
	}
	return nil
}

// Putting is the move that begins a run with weights of a file, where there is no
// challenge.
func (c *playground) Putting(screen string, arrays []npz.Named) (lessons.Move, error) {
	if screen != screenIDs[free] {
		return lessons.Move{}, &lessons.UnknownError{Verb: lessons.Type, Target: screen}
	}
	return c.grounds[free].run.Putting(arrays)
}

// Putting is the move that begins a run with weights of a file.
func (c *onTable) Putting(_ string, arrays []npz.Named) (lessons.Move, error) {
	return c.ground.run.Putting(arrays)
}

// edit is the control of an item of the network: what turns it, or what holds it; or of all
// weights at once, which files have. The present run is kept before another begins with
// those.
func (g *ground) edit(item scene.ItemID) lessons.Control {
	if hold := g.run.HoldControl(item); hold != nil {
		return hold
	}
	if item != scene.At(model.WeightsKind) {
		return g.run.KnobOf(item)
	}
	return g.run.PutText(func(run *model.Classifier) {
		g.keep()
		g.run = run
	})
}
