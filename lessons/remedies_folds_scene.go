package lessons

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/nn"
)

// foldRoles tell the curves of the folds apart.
var foldRoles = []Role{Guess, Strong, Train, Validation, Muted}

// The scene: the curve of each fold, their losses, and the sizes so far.
func (c *crossing) scene() Scene {
	curve := c.curve()
	result := c.present()
	bars := Bars{
		Frame: Frame{ID: "fold-losses", Width: 34, Rows: c.k + 2, Beside: true, Facts: curve.Facts},
		Total: Bar{Name: "mean", Value: Number(result.mean(), 3)},
	}
	for i, loss := range result.losses {
		bars.Rows = append(bars.Rows, Bar{Name: fmt.Sprintf("fold.%d", i+1), Value: Number(loss, 3)})
	}
	return Scene{curve, bars, c.sizes()}
}

// curve draws the validation loss of the folds; with many, of the first ones.
func (c *crossing) curve() Curve {
	result := c.present()
	curve := Curve{Frame: Frame{ID: "fold-curves", Width: 40, Rows: 8, Facts: map[string]string{
		"epoch": fmt.Sprint(c.epoch()), "k": fmt.Sprint(c.k), "size": strings.TrimPrefix(c.names[c.size], "size."),
		"mean": Number(result.mean(), 3).Plain(), "printed": result.printed(),
	}}}
	for i, fold := range c.folds[:min(len(c.folds), len(foldRoles))] {
		curve.Runs = append(curve.Runs, Run{Label: fmt.Sprintf("fold.%d", i+1), Role: foldRoles[i], Points: byEpoch(fold.trainer.ValidationHistory())})
	}
	return curve
}

// printed is what the code of a size prints.
func (r foldResult) printed() string {
	var text strings.Builder
	for _, loss := range r.losses {
		fmt.Fprintf(&text, "%.3f\n", loss)
	}
	fmt.Fprintf(&text, "%.3f %.3f\n", r.mean(), r.spread())
	return text.String()
}

// sizes lists what was measured, and the size that is measured now as it stands.
func (c *crossing) sizes() Table {
	table := Table{
		Frame: Frame{ID: "sizes", Width: 28, Rows: len(c.names) + 1, Facts: map[string]string{"sizes": fmt.Sprint(len(c.results)), "best": "—"}},
		Columns: []Column{
			{Name: "column.neurons", Wide: 8}, {Name: "column.mean", Role: Strong, Wide: 5}, {Name: "column.spread", Wide: 6}, {Name: "column.chosen", Wide: 6},
		},
	}
	best, ok := c.best()
	if ok {
		table.Facts["best"] = strings.TrimPrefix(c.names[best.size], "size.")
	}
	for i, result := range c.results {
		mark := "mark.none"
		if result.size == best.size {
			mark = "mark.lowest"
		}
		item := fmt.Sprintf("s%d", i)
		table.Rows = append(table.Rows, c.row(result, mark, item))
		table.Items = append(table.Items, Item{ID: item, Row: i})
	}
	if now, known := c.place(); !known && c.epoch() > 0 {
		table.Rows = slices.Insert(table.Rows, now, c.row(c.present(), "mark.now", ""))
	}
	return table
}

// place is where the present size stands, or would stand, among the results.
func (c *crossing) place() (at int, known bool) {
	return slices.BinarySearchFunc(c.results, c.size, func(r foldResult, size int) int { return r.size - size })
}

// row is a size in the table.
func (c *crossing) row(r foldResult, mark, item string) Row {
	return Row{Cells: []Cell{
		{Word: c.names[r.size]}, {Quantity: Number(r.mean(), 3), Item: item}, {Quantity: Number(r.spread(), 3)}, {Word: mark},
	}}
}

// explain opens the mean of a size, and its spread.
func (c *crossing) explain(item string) []Panel {
	at, ok := CellIndex(item)
	if !ok || item[0] != 's' || len(at) != 1 || at[0] >= len(c.results) {
		return nil
	}
	result := c.results[at[0]]
	line := []Term{op("(")}
	for i, loss := range result.losses {
		if i > 0 {
			line = append(line, op(" + "))
		}
		line = append(line, value(Number(loss, 3)))
	}
	line = append(line, op(fmt.Sprintf(") ÷ %d", len(result.losses))), op(" = "), result3(result.mean()))
	return []Panel{arithmetic("mean-of-folds", line,
		[]Term{word("column.lowest"), op(" = "), value(Number(slices.Min(result.losses), 3)), op("   "), word("column.highest"), op(" = "), value(Number(slices.Max(result.losses), 3))},
		[]Term{word("deviation"), op(" = "), result3(result.spread())})}
}

// result3 is a loss as the result of a sum.
func result3(loss float64) Term { return result(Number(loss, 3)) }

// code deals the samples into folds, and lets the network of each judge the
// fold that it has not seen. Between all layers there is a tanh.
func (c *crossing) code() string {
	first := c.folds[0] // the samples that validate here are the first ones
	x, y := first.held, first.trainer.Data()
	all := nn.NewMatrix(x.Len()+y.Len(), x.X.Cols)
	copy(all.Data[copy(all.Data, x.X.Data):], y.X.Data)
	var code strings.Builder
	fmt.Fprintf(&code, "import numpy as np\n\n%sy = np.array(%s)\n\n# the weights and biases of each fold's network, layer by layer\nnetworks = [\n",
		pythonMatrix("X", all), list(slices.Concat(x.Y.Data, y.Y.Data)...))
	for _, fold := range c.folds {
		code.WriteString("    [\n")
		for l := 1; l <= fold.depth(); l++ {
			weights := fold.network.Weights(fold.dense(l))
			fmt.Fprintf(&code, "        (np.array(%s).reshape(%d, %d), np.array(%s)),\n",
				list(weights.Data...), weights.Rows, weights.Cols, list(fold.network.Biases(fold.dense(l))...))
		}
		code.WriteString("    ],\n")
	}
	fmt.Fprintf(&code, `]

# each fold validates once: its network has trained on all the others
losses = []
for fold, layers in zip(np.array_split(np.arange(len(X)), %d), networks):
    a = X[fold]
    for W, b in layers:
        a = np.tanh(a @ W + b)
    losses.append(np.mean((a[:, 0] - y[fold]) ** 2) / 2)
    print(f"{losses[-1]:.3f}")
print(f"{np.mean(losses):.3f} {np.std(losses):.3f}")
`, c.k)
	return code.String()
}
