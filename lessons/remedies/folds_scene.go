package remedies

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// foldRoles tell the curves of the folds apart.
var foldRoles = []scene.Role{scene.Guess, scene.Strong, scene.Train, scene.Validation, scene.Muted}

// The scene: the curve of each fold, their losses, and the sizes so far.
func (c *crossing) scene() scene.Scene {
	curve := c.curve()
	result := c.present()
	bars := scene.Bars{
		Frame: scene.Frame{ID: "fold-losses", Width: 34, Rows: c.k + 2, Beside: true, Facts: curve.Facts},
		Made:  scene.Averaged, Total: scene.Bar{Name: "mean", Value: scene.Number(result.mean(), 3)},
	}
	for i, loss := range result.losses {
		bars.Rows = append(bars.Rows, scene.Bar{Name: fmt.Sprintf("fold.%d", i+1), Value: scene.Number(loss, 3)})
	}
	return scene.Scene{curve, bars, c.sizes()}
}

// curve draws the validation loss of the folds; with many, of the first ones.
func (c *crossing) curve() scene.Curve {
	result := c.present()
	curve := scene.Curve{Frame: scene.Frame{ID: "fold-curves", Width: 40, Rows: 8, Facts: map[string]string{
		"epoch": fmt.Sprint(c.epoch()), "k": fmt.Sprint(c.k), "size": strings.TrimPrefix(c.names[c.size], "size."),
		"mean": scene.Number(result.mean(), 3).Plain(),
	}}}
	for i, fold := range c.folds[:min(len(c.folds), len(foldRoles))] {
		curve.Runs = append(curve.Runs, scene.Run{Label: fmt.Sprintf("fold.%d", i+1), Role: foldRoles[i], Points: model.ByEpoch(fold.Trainer.ValidationHistory())})
	}
	return curve
}

// prints is what the code of the present size prints.
func (c *crossing) prints() string {
	var text strings.Builder
	result := c.present()
	for _, loss := range result.losses {
		fmt.Fprintf(&text, "%.3f\n", loss)
	}
	fmt.Fprintf(&text, "%.3f %.3f", result.mean(), result.spread())
	return text.String()
}

// sizes lists what was measured, and the size that is measured now as it stands.
func (c *crossing) sizes() scene.Table {
	table := scene.Table{
		Frame: scene.Frame{ID: "sizes", Width: 28, Rows: len(c.names) + 1, Facts: map[string]string{"sizes": fmt.Sprint(len(c.results)), "best": "—"}},
		Columns: []scene.Column{
			{Name: "column.neurons", Wide: 8}, {Name: "column.mean", Role: scene.Strong, Wide: 5}, {Name: "column.spread", Wide: 6}, {Name: "column.chosen", Wide: 6},
		},
	}
	best, ok := c.best()
	if ok {
		table.Facts["best"] = strings.TrimPrefix(c.names[best.size], "size.")
	}
	for i, result := range c.results {
		mark := ""
		if result.size == best.size {
			mark = "mark.lowest"
		}
		item := scene.At("s", i)
		table.Rows = append(table.Rows, c.row(result, mark, item))
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	if now, known := c.place(); !known {
		table.Rows = slices.Insert(table.Rows, now, c.row(c.present(), "mark.now", scene.ItemID{}))
	}
	return table
}

// place is where the present size stands, or would stand, among the results.
func (c *crossing) place() (at int, known bool) {
	return slices.BinarySearchFunc(c.results, c.size, func(r foldResult, size int) int { return r.size - size })
}

// row is a size in the table.
func (c *crossing) row(r foldResult, mark string, item scene.ItemID) scene.Row {
	return scene.Row{Cells: []scene.Cell{
		{Word: c.names[r.size]}, {Quantity: scene.Number(r.mean(), 3), Item: item}, {Quantity: scene.Number(r.spread(), 3)}, {Word: mark},
	}}
}

// explain opens the mean of a size, and its spread.
func (c *crossing) explain(item scene.ItemID) []scene.Panel {
	at, ok := item.Of("s", 1)
	if !ok || at[0] >= len(c.results) {
		return nil
	}
	result := c.results[at[0]]
	line := []scene.Term{kit.Op("(")}
	for i, loss := range result.losses {
		if i > 0 {
			line = append(line, kit.Op(" + "))
		}
		line = append(line, kit.Value(scene.Number(loss, 3)))
	}
	line = append(line, kit.Op(fmt.Sprintf(") ÷ %d", len(result.losses))), kit.Op(" = "), result3(result.mean()))
	return []scene.Panel{kit.Arithmetic("mean-of-folds", line,
		[]scene.Term{kit.Word("column.lowest"), kit.Op(" = "), kit.Value(scene.Number(slices.Min(result.losses), 3)), kit.Op("   "), kit.Word("column.highest"), kit.Op(" = "), kit.Value(scene.Number(slices.Max(result.losses), 3))},
		[]scene.Term{kit.Word("deviation"), kit.Op(" = "), result3(result.spread())})}
}

// result3 is a loss as the result of a sum.
func result3(loss float64) scene.Term { return kit.Result(scene.Number(loss, 3)) }

// code deals the samples into folds, and lets the network of each judge the
// fold that it has not seen. Between all layers there is a tanh.
func (c *crossing) code() string {
	first := c.folds[0]
	story := fmt.Sprintf("train(%d, %s)\n", first.Trainer.Steps(), kit.PythonNumber(first.Setup.Rate))
	if c.patience > 0 {
		story = first.StoppingCode(c.epoch())
	}
	return kit.Snug("import numpy as np\n\n" + first.Setup.LoopCode(first.Setup.Batch) + fmt.Sprintf("\nlosses = []\nfor at in range(%d):\n", c.k) +
		kit.Indented(first.StartCode(model.Way{})+"batch = batches()\n"+story+"losses.append(loss(V, U))\nprint(f\"{losses[-1]:.3f}\")\n") +
		"print(f\"{np.mean(losses):.3f} {np.std(losses):.3f}\")\n")
}
