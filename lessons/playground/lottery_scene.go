package playground

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// spreadBins are the bins of the histogram.
const spreadBins = 20

// lotteryScene: how the losses of the drawn seeds are spread, what came of them, each of
// them, and the map of the one that is looked at.
func (g *ground) lotteryScene() scene.Scene {
	l := g.state.lottery
	if l.shown < len(l.drawn) {
		return scene.Scene{l.spread(), g.seedMap(), g.tally(), l.table()}
	}
	return scene.Scene{l.spread(), g.tally(), l.table()}
}

// ends are round numbers up to which losses are drawn.
var ends = []float64{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100}

// spread counts where the validation losses lie. Those that have no number are left out.
func (l lottery) spread() scene.Histogram {
	losses := slices.DeleteFunc(l.losses(), func(loss float64) bool { return !(loss < ends[len(ends)-1]) })
	high := ends[len(ends)-1]
	for _, end := range slices.Backward(ends) {
		if len(losses) == 0 || slices.Max(losses) < end {
			high = end
		}
	}
	if len(losses) == 0 {
		high = 1
	}
	picture := scene.Histogram{
		Frame:  scene.Frame{ID: "spread", Width: 34, Rows: 8, Facts: map[string]string{"seeds": fmt.Sprint(len(l.drawn)), "met": fmt.Sprint(l.hits())}},
		X:      scene.Axis{Name: "axis.validation", Max: high},
		Counts: make([]int, spreadBins),
	}
	for _, loss := range losses {
		picture.Counts[min(int(loss/high*spreadBins), spreadBins-1)]++
	}
	return picture
}

// tally is what came of the drawn seeds, and how far the one under way is.
func (g *ground) tally() scene.Table {
	l := g.state.lottery
	table := scene.Table{
		Frame:   scene.Frame{ID: "tally", Width: 30, Rows: 7},
		Columns: []scene.Column{{Name: "column.seeds", Role: scene.Strong, Wide: 9}},
	}
	row := func(name string, cell scene.Cell) {
		table.Rows = append(table.Rows, scene.Row{Name: name, Cells: []scene.Cell{cell}})
	}
	row("tally.drawn", scene.Cell{Quantity: scene.Number(float64(len(l.drawn)), 0)})
	var epoch, met, lowest, median, highest scene.Cell
	if g.draw != nil {
		epoch = scene.Cell{Quantity: scene.Number(float64(g.draw.Trainer.Epochs()), 0)}
	}
	if n := len(l.drawn); n > 0 {
		losses := slices.Sorted(slices.Values(l.losses()))
		met = scene.Cell{Quantity: scene.Number(float64(l.hits()), 0), Item: scene.At("hits")}
		lowest, median, highest = lossCell(losses[0]), lossCell(losses[n/2]), lossCell(losses[n-1])
		table.Items = []scene.Item{{ID: met.Item, Row: 1}}
	}
	row("tally.met", met)
	row("tally.lowest", lowest)
	row("tally.median", median)
	row("tally.highest", highest)
	row("tally.epoch", epoch)
	table.Facts = map[string]string{"drawn": fmt.Sprint(len(l.drawn)), "met": fmt.Sprint(l.hits())}
	return table
}

// lossCell is a loss, or the word for a run that diverged.
func lossCell(loss float64) scene.Cell {
	if math.IsInf(loss, 1) {
		return scene.Cell{Word: "tally.diverged"}
	}
	return scene.Cell{Quantity: scene.Number(loss, 3)}
}

// table lists the drawn seeds, a row each.
func (l lottery) table() scene.Panel {
	if len(l.drawn) == 0 {
		return scene.Listing{
			Frame: scene.Frame{ID: "draws", Beside: true, Width: 40, Rows: 4, Facts: map[string]string{"seeds": "0"}},
			Lines: []scene.CodeLine{{Kind: scene.Note, Word: "draws.none", Facts: map[string]string{"seeds": fmt.Sprint(lotterySeeds)}}},
		}
	}
	table := scene.Table{
		Frame: scene.Frame{ID: "draws", Beside: true, Width: 40, Rows: 8, Facts: map[string]string{"seeds": fmt.Sprint(len(l.drawn))}},
		Columns: []scene.Column{
			{Name: "column.epochs", Wide: 6, Spare: true}, {Name: "column.met", Wide: 6}, {Name: "column.train", Role: scene.Train, Wide: 7, Spare: true}, {Name: "column.validation", Role: scene.Validation, Wide: 7},
		},
	}
	for i, d := range l.drawn {
		item := scene.At("d", i+1)
		last := lossCell(d.validation)
		last.Item = item
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Title: fmt.Sprint(l.setup(i).Seed), Cells: []scene.Cell{
			{Quantity: scene.Number(float64(d.epochs), 0)}, metCell(d.met), lossCell(d.train), last,
		}})
	}
	return table
}

// seedMap is the map of the seed that is looked at.
func (g *ground) seedMap() scene.Map {
	l := g.state.lottery
	d := l.drawn[l.shown]
	if g.seen.numbers == nil || &g.seen.numbers[0] != &d.numbers[0] {
		g.seen = seen{d.numbers, model.Standing(l.setup(l.shown), d.numbers)}
	}
	if g.seen.run.Look = model.SetOf(l.of.Data).Plane(); l.of.Data == g.run.Setup.Data {
		g.seen.run.Look = g.state.look
	}
	picture := g.seen.run.Decision(true)
	picture.ID, picture.Beside, picture.Width, picture.Items = "map-seed", true, 34, nil
	picture.Facts = map[string]string{"seed": fmt.Sprint(l.setup(l.shown).Seed), "validation": lossWritten(d.validation)}
	return picture
}

// lossWritten is a loss as text, as it is in a summary.
func lossWritten(loss float64) string {
	if math.IsInf(loss, 1) {
		return "∞"
	}
	return scene.Number(loss, 3).Plain()
}

// seen is a drawn seed's network, as it is looked at.
type seen struct {
	numbers []float64
	run     *model.Classifier
}

// explainDraw opens a drawn seed, or how many of them met the aim.
func (g *ground) explainDraw(item scene.ItemID) []scene.Panel {
	l := g.state.lottery
	if item == scene.At("hits") && len(l.drawn) > 0 {
		return []scene.Panel{kit.Arithmetic("hits", []scene.Term{
			kit.Op("100 · "), kit.Count(l.hits()), kit.Op(" / "), kit.Count(len(l.drawn)), kit.Op(" = "), kit.Result(scene.Number(share(l.hits(), len(l.drawn)), 1)),
		})}
	}
	at, ok := item.Of("d", 1)
	if !ok || at[0] < 1 || at[0] > len(l.drawn) {
		return nil
	}
	d := l.drawn[at[0]-1]
	lines := [][]scene.Term{{kit.Word("control.seed"), kit.Op(" " + fmt.Sprint(l.setup(at[0]-1).Seed))}}
	if d.met > 0 {
		lines = append(lines, []scene.Term{kit.Word("aim.met"), kit.Op(" "), kit.Count(d.met)})
	}
	if math.IsInf(d.validation, 1) {
		return []scene.Panel{kit.Arithmetic("draw", append(lines, []scene.Term{kit.Word("tally.diverged")})...)}
	}
	return []scene.Panel{kit.Arithmetic("draw", append(lines, []scene.Term{
		kit.Word("column.validation"), kit.Op(" − "), kit.Word("column.train"), kit.Op(" = "), kit.Value(scene.Number(d.validation, 3)), kit.Op(" − "),
		kit.Value(scene.Number(d.train, 3)), kit.Op(" = "), kit.Result(scene.Signed(d.validation-d.train, 3)),
	})...)}
}
