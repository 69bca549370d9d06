package playground

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// onControl says whether a run goes on by another penalty, batch or order, or another run
// begins.
func (g *ground) onControl() lessons.Control {
	return kit.Either("changes", "changes.anew", "changes.on", &g.state.on)
}

// goOn changes the penalty, the batch or the order: in mid-run where that is wanted, else
// for another run.
func (g *ground) goOn(how func(*model.ClassifierSetup)) {
	if !g.state.on {
		g.change(how)
		return
	}
	setup := g.run.Setup
	how(&setup)
	g.run.SetRegime(setup.Regime())
}
