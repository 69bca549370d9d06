package playground

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// An aim is what a learner wants of a run, and whether it stops there; and how long it is
// waited for a lower validation loss.
type aim struct {
	loss     float64 // below which validation is to come,
	neurons  int     // with so many hidden neurons at most,
	epochs   int     // within so many epochs,
	stop     bool
	right    int // with so many percent of the validation samples right at least; 0: that is not asked
	patience int // epochs without a lower validation loss after which a run stops; 0: none
}

const (
	mostAimed    = 5000 // epochs
	mostPatience = 500
)

// usualAim is the loss that a learner is offered as an aim: numbers differ by less than
// classes.
func usualAim(numbers bool) float64 {
	if numbers {
		return model.Solved / 5
	}
	return model.Solved
}

// reached tells whether a run has come to the aim.
func (a aim) reached(run *model.Classifier) bool {
	epochs := run.Trainer.Epochs()
	if epochs == 0 || epochs > a.epochs || sum(run.Setup.Hidden) > a.neurons || !(run.Validation() < a.loss) {
		return false
	}
	if a.right == 0 || run.Setup.Numbers() {
		return true
	}
	right, all := run.Right()
	return 100*right >= a.right*all
}

// stale tells whether a run has gone on for as long as patience lasts without a lower
// validation loss.
func (a aim) stale(run *model.Classifier) bool {
	if a.patience == 0 {
		return false
	}
	_, best := model.BestEpoch(run.Trainer.ValidationHistory())
	return run.Trainer.Epochs()-best >= a.patience
}

// stops tells whether a run is to stop where it is.
func (a aim) stops(run *model.Classifier) bool { return a.stop && a.reached(run) || a.stale(run) }

// reached tells whether the learner's own aim is reached.
func (g *ground) reached() bool { return g.state.aim.reached(g.run) }

// stops tells whether the run is to stop where it is.
func (g *ground) stops() bool { return g.state.aim.stops(g.run) }

// meets notes when the present run first comes to the aim.
func (g *ground) meets() {
	if g.state.met == 0 && g.reached() {
		g.state.met = g.run.Trainer.Epochs()
	}
}

// aimed notes that the aim is another one.
func (g *ground) aimed() { g.state.met = 0; g.meets() }

func (g *ground) aimControls() []lessons.Control {
	a := &g.state.aim
	controls := []lessons.Control{
		kit.Knob(lessons.Slider{ID: "aim-loss", Min: 0.001, Max: 0.4, Step: 0.01, Decimals: 3}, &a.loss, g.aimed),
		kit.Whole(lessons.Slider{ID: "aim-neurons", Min: 0, Max: mostLayers * mostNeurons}, &a.neurons, g.aimed),
		kit.Whole(lessons.Slider{ID: "aim-epochs", Min: 1, Max: mostAimed, Step: 50}, &a.epochs, g.aimed),
	}
	if !g.run.Setup.Numbers() {
		controls = append(controls, kit.Whole(lessons.Slider{ID: "aim-right", Min: 0, Max: 100, Step: 5, Unit: "percent"}, &a.right, g.aimed))
	}
	return append(controls,
		kit.Toggle("stop", &a.stop),
		kit.Whole(lessons.Slider{ID: "patience", Min: 0, Max: mostPatience, Step: 10, Unit: "epochs"}, &a.patience),
		g.overControl(),
	)
}

// aimPanel tells how the present run stands to the aim, part by part, and what came of it.
func (g *ground) aimPanel() scene.Table {
	a, run := g.state.aim, g.run
	table := scene.Table{
		Frame:   scene.Frame{ID: "aim", Beside: true, Width: 34, Rows: 7},
		Columns: []scene.Column{{Name: "column.now", Role: scene.Strong, Wide: 7}, {Name: "column.asked", Wide: 7}},
	}
	row := func(name string, now, asked scene.Quantity, item scene.ItemID) {
		if !item.None() {
			table.Items = append(table.Items, scene.Item{ID: item, Row: len(table.Rows)})
		}
		table.Rows = append(table.Rows, scene.Row{Name: name, Cells: []scene.Cell{{Quantity: now, Item: item}, {Quantity: asked}}})
	}
	row("control.aim-loss", scene.Number(run.Validation(), 3), scene.Number(a.loss, 3), scene.ItemID{})
	row("control.aim-neurons", scene.Number(float64(g.neurons()), 0), scene.Number(float64(a.neurons), 0), scene.ItemID{})
	row("control.aim-epochs", scene.Number(float64(run.Trainer.Epochs()), 0), scene.Number(float64(a.epochs), 0), scene.ItemID{})
	if !run.Setup.Numbers() {
		right, all := run.Right()
		row("control.aim-right", scene.Number(share(right, all), 1), scene.Number(float64(a.right), 0), scene.At("right"))
	}
	if a.patience > 0 {
		_, best := model.BestEpoch(run.Trainer.ValidationHistory())
		row("control.patience", scene.Number(float64(run.Trainer.Epochs()-best), 0), scene.Number(float64(a.patience), 0), scene.ItemID{})
	}
	table.Foot = g.aimTold()
	table.Facts = map[string]string{"met": fmt.Sprint(g.state.met), "validation": scene.Number(run.Validation(), 3).Plain()}
	return table
}

// share is how many of some are so, in percent.
func share(some, all int) float64 { return 100 * float64(some) / float64(all) }

// aimTold is what came of the aim so far.
func (g *ground) aimTold() []scene.Term {
	_, best := model.BestEpoch(g.run.Trainer.ValidationHistory())
	switch {
	case g.state.met > 0:
		return []scene.Term{kit.Word("aim.met"), kit.Op(" "), kit.Result(scene.Number(float64(g.state.met), 0))}
	case g.state.aim.stale(g.run):
		return []scene.Term{kit.Word("aim.stale"), kit.Op(" "), kit.Result(scene.Number(float64(best), 0))}
	}
	if g.state.aim.stop {
		return []scene.Term{kit.Word("aim.stop")}
	}
	return []scene.Term{kit.Word("aim.open")}
}

// rightPanel tells which part of the validation samples is answered rightly.
func rightPanel(run *model.Classifier) scene.Panel {
	right, all := run.Right()
	return kit.Arithmetic("right", []scene.Term{
		kit.Op("100 · "), kit.Count(right), kit.Op(" / "), kit.Count(all), kit.Op(" = "), kit.Result(scene.Number(share(right, all), 1)),
	})
}
