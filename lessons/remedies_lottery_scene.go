package lessons

import (
	"fmt"
	"slices"
)

// lotteryBins are the bins of the histograms.
const lotteryBins = 20

func (l *lottery) scene() Scene {
	scene := Scene{l.histogram("now", l.kind), l.progress(), l.table()}
	if l.kind != 0 {
		before := l.histogram("before", 0)
		before.Beside = true
		scene = slices.Insert(scene, 1, Panel(before))
	}
	return scene
}

// histogram counts where the losses of a kind lie.
func (l *lottery) histogram(id string, kind int) Histogram {
	const low, high = 0.05, 0.45
	losses := l.losses[kind]
	picture := Histogram{
		Frame:  Frame{ID: id, Width: 34, Rows: 8, Facts: map[string]string{"seeds": fmt.Sprint(len(losses)), "median": "—"}},
		X:      Axis{"axis.validation", low, high},
		Counts: make([]int, lotteryBins),
	}
	if id == "now" {
		picture.Facts["printed"] = l.printed()
	}
	for _, loss := range losses {
		picture.Counts[min(max(int((loss-low)/(high-low)*lotteryBins), 0), lotteryBins-1)]++
	}
	if len(losses) > 0 {
		picture.Facts["median"] = Number(middle(losses), 3).Plain()
	}
	return picture
}

// middle is the median of some losses.
func middle(losses []float64) float64 {
	sorted := slices.Sorted(slices.Values(losses))
	return sorted[len(sorted)/2]
}

// progress is how many seeds are done.
func (l *lottery) progress() Panel {
	n := len(l.losses[l.kind])
	return Bars{
		Frame: Frame{ID: "progress", Width: 30, Rows: 3, Facts: map[string]string{"seeds": fmt.Sprint(n), "epoch": fmt.Sprint(l.trial.trainer.Epochs())}},
		Rows:  []Bar{{Name: "seeds.done", Value: Number(float64(n), 0)}},
		Total: Bar{Name: "seeds.all", Value: Number(lotterySeeds, 0)},
	}
}

// table compares the kinds that were drawn.
func (l *lottery) table() Panel {
	table := Table{
		Frame:   Frame{ID: "draws", Width: 50, Rows: len(lotteryKinds) + 1, Facts: map[string]string{}},
		Columns: []Column{{Name: "column.seeds", Wide: 6}, {Name: "column.lowest", Wide: 8}, {Name: "column.median", Role: Strong, Wide: 8}, {Name: "column.highest", Wide: 8}, {Name: "column.wins", Wide: 12}},
	}
	for kind, losses := range l.losses {
		if len(losses) == 0 {
			continue
		}
		at := len(table.Rows)
		median, wins := fmt.Sprintf("q%d.%d", kind, 0), Cell{Word: "mark.none"}
		table.Items = append(table.Items, Item{ID: median, Row: at})
		if kind > 0 {
			wins = Cell{Quantity: Number(float64(l.wins(kind)), 0), Item: fmt.Sprintf("q%d.%d", kind, 1)}
			table.Items = append(table.Items, Item{ID: wins.Item, Row: at, Column: 1})
		}
		table.Rows = append(table.Rows, Row{Name: lotteryKinds[kind], Cells: []Cell{
			{Quantity: Number(float64(len(losses)), 0)}, {Quantity: Number(slices.Min(losses), 3)}, {Quantity: Number(middle(losses), 3), Item: median}, {Quantity: Number(slices.Max(losses), 3)}, wins,
		}})
	}
	table.Facts["kinds"] = fmt.Sprint(len(table.Rows))
	return table
}

// wins counts the seeds that end lower with a remedy than without.
func (l *lottery) wins(kind int) int {
	n := 0
	for i, loss := range l.losses[kind][:min(len(l.losses[kind]), len(l.losses[0]))] {
		n += index(loss < l.losses[0][i])
	}
	return n
}

// explain opens a median: how many seeds end below and above it; or on how many
// seeds a remedy is better: by how much, from the worst to the best.
func (l *lottery) explain(item string) []Panel {
	at, ok := CellIndex(item)
	if !ok || item[0] != 'q' || len(at) != 2 || at[0] >= len(l.losses) || len(l.losses[at[0]]) == 0 {
		return nil
	}
	losses := l.losses[at[0]]
	if at[1] == 0 {
		half := middle(losses)
		below, above := 0, 0
		for _, loss := range losses {
			below += index(loss < half)
			above += index(loss > half)
		}
		return []Panel{arithmetic("middle", []Term{
			value(Number(float64(below), 0)), op(" < "), result(Number(half, 3)), op(" < "), value(Number(float64(above), 0)),
		})}
	}
	lines := make([][]Term, 0, shownSeeds+1)
	for seed, loss := range losses[:min(len(losses), len(l.losses[0]), shownSeeds)] {
		before := l.losses[0][seed]
		lines = append(lines, []Term{
			word("control.seed"), op(" "), value(Number(float64(seed), 0)), op("  "),
			value(Number(loss, 3)), op(" − "), value(Number(before, 3)), op(" = "), bySign(result(Signed(loss-before, 3))),
		})
	}
	return []Panel{arithmetic("pairs", append(lines, []Term{op("…  "), word("column.wins"), op(" "), result(Number(float64(l.wins(at[0])), 0)), op(" "), word("column.seeds")})...)}
}

// shownSeeds is how many seeds are written out.
const shownSeeds = 5

// printed is what the code prints: how many seeds, the lowest loss, the median and
// the highest; and on how many the remedy is better.
func (l *lottery) printed() string {
	losses := l.losses[l.kind]
	if len(losses) == 0 {
		return ""
	}
	text := fmt.Sprintf("%d %.3f %.3f %.3f\n", len(losses), slices.Min(losses), middle(losses), slices.Max(losses))
	if l.kind > 0 {
		text += fmt.Sprintf("%d\n", l.wins(l.kind))
	}
	return text
}

// code runs the lottery, from the seeds on: samples, first weights, training. The
// numbers that it draws are those that are drawn here.
func (l *lottery) code() string {
	remedy, seeds := lotteryRemedies[l.kind], len(l.losses[l.kind])
	if seeds == 0 {
		seeds = lotterySeeds
	}
	code := fmt.Sprintf(lotteryCode, lotteryEpochs, seeds, remedy.penalty.L1, remedy.penalty.L2, remedy.patience)
	if l.kind > 0 {
		code += fmt.Sprintf(`
# the same seeds without a remedy
before = [run(seed) for seed in range(%d)]
print(sum(a < b for a, b in zip(losses, before)))
`, min(seeds, len(l.losses[0])))
	}
	return code
}

// lotteryCode is a run from a seed, and a run from each.
const lotteryCode = `import numpy as np


def run(seed, l1=0, l2=0, patience=0, rate=0.03):
    r = np.random.RandomState(seed)
    # two clouds, shuffled: the first 50 samples train, the last 250 validate
    y = np.repeat([1.0, -1.0], 250)
    points = r.normal(2 * y[:, None], 2, (500, 2))
    order = r.permutation(500)
    (x1, x2), y = points[order].T, y[order, None]
    x = np.column_stack([x1, x2, x1 * x1, x2 * x2, x1 * x2, np.sin(x1), np.sin(x2)])
    W1, b1 = r.uniform(-0.5, 0.5, (7, 4)), np.full(4, 0.1)
    W2, b2 = r.uniform(-0.5, 0.5, (4, 1)), np.full(1, 0.1)

    def validation():
        out = np.tanh(np.tanh(x[250:] @ W1 + b1) @ W2 + b2)
        return np.mean((out - y[250:]) ** 2) / 2

    lowest, since = validation(), 0
    for epoch in range(%[1]d):
        for i in range(0, 50, 10):
            a = x[i:i + 10]
            h = np.tanh(a @ W1 + b1)
            out = np.tanh(h @ W2 + b2)
            d2 = (out - y[i:i + 10]) / 10 * (1 - out ** 2)
            d1 = d2 @ W2.T * (1 - h ** 2)
            W2 -= rate * (h.T @ d2 + l2 * W2)
            W1 -= rate * (a.T @ d1 + l2 * W1)
            b2 -= rate * d2.sum(axis=0)
            b1 -= rate * d1.sum(axis=0)
            for W in (W1, W2):  # L1 pulls towards 0, never beyond
                W[:] = np.sign(W) * np.maximum(abs(W) - rate * l1, 0)
        loss = validation()
        lowest, since = (loss, 0) if loss < lowest else (lowest, since + 1)
        if patience and since == patience:
            break
    return lowest if patience else loss


losses = [run(seed, l1=%[3]v, l2=%[4]v, patience=%[5]d) for seed in range(%[2]d)]
order = sorted(losses)
print(len(losses), f"{order[0]:.3f} {order[len(losses) // 2]:.3f} {order[-1]:.3f}")
`
