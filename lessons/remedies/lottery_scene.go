package remedies

import (
	"fmt"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// lotteryBins are the bins of the histograms.
const lotteryBins = 20

func (l *lottery) scene() scene.Scene {
	panels := scene.Scene{l.histogram("now", l.kind), l.progress(), l.table()}
	if l.kind != 0 {
		now, before := l.histogram("now", l.kind), l.histogram("before", 0)
		before.Beside = true
		most := max(slices.Max(now.Counts), slices.Max(before.Counts)) // one scale for both
		now.Most, before.Most = most, most
		panels[0] = now
		panels = slices.Insert(panels, 1, scene.Panel(before))
	}
	return panels
}

// histogram counts where the losses of a kind lie.
func (l *lottery) histogram(id string, kind int) scene.Histogram {
	const low, high = 0.05, 0.45
	losses := l.losses[kind]
	picture := scene.Histogram{
		Frame:  scene.Frame{ID: id, Width: 34, Rows: 8, Facts: map[string]string{"seeds": fmt.Sprint(len(losses)), "median": "—"}},
		X:      scene.Axis{Name: "axis.validation", Min: low, Max: high},
		Counts: make([]int, lotteryBins),
	}
	for _, loss := range losses {
		picture.Counts[min(max(int((loss-low)/(high-low)*lotteryBins), 0), lotteryBins-1)]++
	}
	if len(losses) > 0 {
		picture.Facts["median"] = scene.Number(kit.Median(losses), 3).Plain()
	}
	return picture
}

// underway tells whether a seed is being trained: there is another one to draw.
func (l *lottery) underway() bool { return len(l.losses[l.kind]) < lotterySeeds }

// progress is how many seeds are done, and how far the next one is.
func (l *lottery) progress() scene.Panel {
	n, epoch, loss := len(l.losses[l.kind]), "—", "—"
	if l.underway() {
		epoch, loss = fmt.Sprint(l.trial.Trainer.Epochs()), scene.Number(l.trial.Validation(), 3).Plain()
	}
	return scene.Bars{
		Frame: scene.Frame{ID: "progress", Width: 30, Rows: 3, Facts: map[string]string{
			"seeds": fmt.Sprint(n), "left": fmt.Sprint(lotterySeeds - n), "epoch": epoch, "validation": loss,
		}},
		Rows:  []scene.Bar{{Name: "seeds.done", Value: scene.Number(float64(n), 0)}},
		Total: scene.Bar{Name: "seeds.all", Value: scene.Number(lotterySeeds, 0)},
	}
}

// table compares the kinds that were drawn.
func (l *lottery) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "draws", Width: 50, Rows: len(lotteryKinds) + 1, Facts: map[string]string{}},
		Columns: []scene.Column{{Name: "column.seeds", Wide: 6}, {Name: "column.lowest", Wide: 8}, {Name: "column.median", Role: scene.Strong, Wide: 8}, {Name: "column.highest", Wide: 8}, {Name: "column.wins", Wide: 12}},
	}
	for kind, losses := range l.losses {
		if len(losses) == 0 {
			continue
		}
		at := len(table.Rows)
		median, wins := scene.At("q", kind, 0), scene.Cell{}
		table.Items = append(table.Items, scene.Item{ID: median, Row: at})
		if kind > 0 {
			wins = scene.Cell{Quantity: scene.Number(float64(l.wins(kind)), 0), Item: scene.At("q", kind, 1)}
			table.Items = append(table.Items, scene.Item{ID: wins.Item, Row: at, Column: 1})
		}
		table.Rows = append(table.Rows, scene.Row{Name: lotteryKinds[kind], Cells: []scene.Cell{
			{Quantity: scene.Number(float64(len(losses)), 0)}, {Quantity: scene.Number(slices.Min(losses), 3)}, {Quantity: scene.Number(kit.Median(losses), 3), Item: median}, {Quantity: scene.Number(slices.Max(losses), 3)}, wins,
		}})
	}
	table.Facts["kinds"] = fmt.Sprint(len(table.Rows))
	return table
}

// wins counts the seeds that end lower with a remedy than without.
func (l *lottery) wins(kind int) int {
	n := 0
	for i, loss := range l.losses[kind][:min(len(l.losses[kind]), len(l.losses[0]))] {
		n += kit.Bit(loss < l.losses[0][i])
	}
	return n
}

// explain opens a median: how many seeds end below and above it; or on how many
// seeds a remedy is better: by how much, from the worst to the best.
func (l *lottery) explain(item scene.ItemID) []scene.Panel {
	at, ok := item.Of("q", 2)
	if !ok || at[0] >= len(l.losses) || len(l.losses[at[0]]) == 0 {
		return nil
	}
	losses := l.losses[at[0]]
	if at[1] == 0 {
		half := kit.Median(losses)
		below, above := 0, 0
		for _, loss := range losses {
			below += kit.Bit(loss < half)
			above += kit.Bit(loss > half)
		}
		return []scene.Panel{kit.Arithmetic("middle", []scene.Term{
			kit.Value(scene.Number(float64(below), 0)), kit.Op(" ↓   "), kit.Result(scene.Number(half, 3)), kit.Op("   ↑ "), kit.Value(scene.Number(float64(above), 0)),
		})}
	}
	lines := make([][]scene.Term, 0, shownSeeds+1)
	for seed, loss := range losses[:min(len(losses), len(l.losses[0]), shownSeeds)] {
		before := l.losses[0][seed]
		lines = append(lines, []scene.Term{
			kit.Word("control.seed"), kit.Op(" "), kit.Value(scene.Number(float64(l.seed(seed)), 0)), kit.Op("  "),
			kit.Value(scene.Number(loss, 3)), kit.Op(" − "), kit.Value(scene.Number(before, 3)), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(loss-before, 3))),
		})
	}
	return []scene.Panel{kit.Arithmetic("pairs", append(lines, []scene.Term{kit.Op("…  "), kit.Word("column.wins"), kit.Op(" "), kit.Result(scene.Number(float64(l.wins(at[0])), 0)), kit.Op(" "), kit.Word("column.seeds")})...)}
}

// shownSeeds is how many seeds are written out.
const shownSeeds = 5

// prints is what the code prints: how many seeds are drawn, the lowest loss, the median
// and the highest; on how many the remedy is better; and where the next seed's run is.
func (l *lottery) prints() string {
	losses := l.losses[l.kind]
	text := fmt.Sprint(len(losses))
	if len(losses) > 0 {
		text += fmt.Sprintf(" %.3f %.3f %.3f", slices.Min(losses), kit.Median(losses), slices.Max(losses))
	}
	text += "\n"
	if l.compared() {
		text += fmt.Sprintln(l.wins(l.kind))
	}
	if l.underway() {
		text += fmt.Sprintf("%d %s\n", l.trial.Trainer.Epochs(), kit.Fixed(l.trial.Validation(), 3))
	}
	return text
}

// compared tells whether seeds of the present remedy are drawn, to compare them with the
// same ones without.
func (l *lottery) compared() bool { return l.kind > 0 && len(l.losses[l.kind]) > 0 }

// code runs the lottery, from the seeds on: samples, first weights, training. The
// numbers that it draws are those that are drawn here.
func (l *lottery) code() string {
	remedy, seeds := lotteryRemedies[l.kind], len(l.losses[l.kind])
	ends := "loss"
	if remedy.patience > 0 {
		ends = "lowest"
	}
	code := fmt.Sprintf(lotteryCode, lotteryEpochs, l.several(seeds), kit.PythonNumber(remedy.penalty.L1), kit.PythonNumber(remedy.penalty.L2), remedy.patience, ends)
	if seeds == 0 {
		code += "print(0)\n"
	} else {
		code += lotteryTold
	}
	if l.compared() {
		code += fmt.Sprintf(`
# the same seeds without a remedy
before = [run(seed)["loss"] for seed in %s]
print(sum(a < b for a, b in zip(losses, before)))
`, l.several(min(seeds, len(l.losses[0]))))
	}
	if l.underway() {
		code += fmt.Sprintf(`
# the run under way
print(%[2]d, f"{run(%[1]d, %[2]d, **remedy)['loss']:.3f}")
`, l.seed(seeds), l.trial.Trainer.Epochs())
	}
	return kit.Snug(code)
}

// several is, in Python, so many of the seeds.
func (l *lottery) several(count int) string {
	if l.first == 0 {
		return fmt.Sprintf("range(%d)", count)
	}
	return fmt.Sprintf("range(%d, %d)", l.first, l.seed(count))
}

// lotteryCode is a run from a seed, and a run from each.
const lotteryCode = `import numpy as np


def run(seed, epochs=%[1]d, l1=0, l2=0, patience=0, rate=0.03):
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

    loss, since = validation(), 0
    lowest = loss
    for epoch in range(epochs):
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
    return {"loss": loss, "lowest": lowest}


remedy = {"l1": %[3]s, "l2": %[4]s, "patience": %[5]d}
seeds = %[2]s  # those that are drawn by now
losses = [run(seed, **remedy)["%[6]s"] for seed in seeds]
`

// lotteryTold tells the losses.
const lotteryTold = `order = sorted(losses)
print(len(losses), f"{order[0]:.3f} {order[len(losses) // 2]:.3f} {order[-1]:.3f}")
`
