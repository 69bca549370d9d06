package own

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data/table"
)

// modelWords are the keys of the models' names.
var modelWords = []string{"own.linear", "own.network"}

func (c *own) fitScene() scene.Scene {
	f := c.fitted()
	if f == nil {
		return scene.Scene{refusedPanel(c.prepared().refused)}
	}
	r, t := &c.state.run, c.table()
	shown := scene.Scene{f.curvePanel(r), f.scoresPanel(r)}
	if f.prepared.Classes != nil {
		shown = append(shown, f.confusionPanel(r))
	} else {
		shown = append(shown, f.trueAgainst(r))
	}
	return append(shown, f.importancePanel(t, r), f.wrongPanel(t, r))
}

// curvePanel is the losses of the model that is looked at, over the baseline's.
func (f *fit) curvePanel(r *run) scene.Panel {
	curve := scene.Curve{
		Frame: scene.Frame{ID: "losses", Width: 40, Rows: 8, Facts: map[string]string{"epoch": strconv.Itoa(r.epoch), "baseline": scene.Number(f.baseLoss, 3).Plain()}},
		Goal:  rounded(f.baseLoss), Line: "own.baseline",
	}
	for part, name := range []string{"run.train", "run.validation"} {
		points := r.points[r.shown][part]
		if len(points) == 0 {
			continue
		}
		run := scene.Run{Label: name, Role: []scene.Role{scene.Train, scene.Validation}[part], Points: points}
		if d := f.trainers[r.shown].Divergence(); d != nil && part == 0 {
			run.Failed = scene.Failure{Kind: "diverged." + string(d.Kind), Value: d.Value, Step: d.Step}
			run.FailedAt = r.epoch + 1
		}
		curve.Runs = append(curve.Runs, run)
		curve.Facts["loss"] = scene.Number(points[len(points)-1].Last, 3).Plain()
	}
	return curve
}

// rounded is a number as an axis has room for.
func rounded(v float64) float64 {
	short, _ := strconv.ParseFloat(scene.Number(v, 3).Plain(), 64) // it was a number
	return short
}

// scoresPanel compares both models with the baseline, on the samples that are shown.
func (f *fit) scoresPanel(r *run) scene.Panel {
	d := f.pictured()
	panel := scene.Table{
		Frame:   scene.Frame{ID: "scores", Width: 40, Rows: 4, Beside: true, Facts: map[string]string{"samples": strconv.Itoa(d.Len()), "all": strconv.Itoa(f.samples())}},
		Columns: []scene.Column{{Name: "loss", Wide: 7}, {Name: "column.accuracy", Wide: 8}},
	}
	if f.prepared.Classes == nil {
		panel.Columns[1].Name = "column.r2"
		panel.Columns = append(panel.Columns, scene.Column{Name: "column.typical", Wide: 9})
	}
	if d.Len() < f.samples() {
		panel.Foot = []scene.Term{kit.Word("own.sampled"), kit.Op(" "), kit.Value(scene.Number(float64(d.Len()), 0)), kit.Op(" / "), kit.Value(scene.Number(float64(f.samples()), 0))}
	}
	panel.Rows = append(panel.Rows, f.scoreRow("own.baseline", f.base, f.baseLoss, d.Y))
	for m, name := range modelWords {
		panel.Rows = append(panel.Rows, f.scoreRow(name, r.done[m], loss(f.prepared).Value(r.done[m], d.Y, max(d.Len(), 1)), d.Y))
	}
	return panel
}

// samples is how many there are of those that are shown.
func (f *fit) samples() int {
	if n := f.prepared.Validation.Len(); n > 0 {
		return n
	}
	return f.prepared.Train.Len()
}

// scoreRow says how good some outputs are.
func (f *fit) scoreRow(name string, out nn.Matrix, value float64, y nn.Matrix) scene.Row {
	row := scene.Row{Name: name, Cells: []scene.Cell{{Quantity: scene.Number(value, 3)}}}
	score := scene.Number(f.score(out, y), 3)
	if f.prepared.Classes != nil {
		score = scene.Number(100*f.score(out, y), 1).In("percent")
	}
	row.Cells = append(row.Cells, scene.Cell{Quantity: score})
	if f.prepared.Classes == nil { // in the target's own unit
		row.Cells = append(row.Cells, scene.Cell{Quantity: model.Measured(math.Sqrt(value)*f.prepared.TargetScale, f.prepared.TargetScale)})
	}
	return row
}

// confusionPanel counts which class was taken for which.
func (f *fit) confusionPanel(r *run) scene.Panel {
	d := f.pictured()
	counts := nn.Confusion(r.done[r.shown], d.Y, 0, 0.5)
	panel := scene.Raster{Frame: scene.Frame{ID: "confusion", Width: 34, Rows: counts.Rows + 2, Facts: map[string]string{}}, Name: "n", Kind: "pair", Wide: 5}
	right := 0.0
	for i := range counts.Rows {
		name := model.Shown(f.prepared.Classes[i])
		panel.Wide = min(max(panel.Wide, len([]rune(name))), max(20/counts.Rows, 5))
		panel.Down, panel.Across = append(panel.Down, name), append(panel.Across, name)
		row := make([]scene.Quantity, counts.Cols)
		for k := range row {
			row[k] = scene.Number(counts.At(i, k), 0)
		}
		right += counts.At(i, i)
		panel.Cells = append(panel.Cells, row)
	}
	panel.Facts["right"], panel.Facts["all"] = strconv.Itoa(int(right)), strconv.Itoa(d.Len())
	return panel
}

// trueAgainst draws what was predicted over what is true.
func (f *fit) trueAgainst(r *run) scene.Panel {
	d, p := f.pictured(), f.prepared
	back := func(values []float64) []float64 {
		units := make([]float64, len(values))
		for i, v := range values {
			units[i] = p.TargetMean + float64(v*p.TargetScale)
		}
		return units
	}
	x, y := back(d.Y.Data), back(r.done[r.shown].Data)
	low, high := nice(slices.Min(x), slices.Max(x))
	panel := scene.Plot{
		Frame: scene.Frame{ID: "against", Width: 34, Rows: 9, Facts: map[string]string{"r2": scene.Number(f.score(r.done[r.shown], d.Y), 3).Plain()}},
		X:     scene.Axis{Name: "axis.true", Min: low, Max: high}, Y: scene.Axis{Name: "axis.predicted", Min: low, Max: high},
		Lines: []scene.Line{{Slope: 1, Role: scene.Faint}},
	}
	if finite(y) {
		panel.Points = kit.Marks(x, y, scene.Validation)
	}
	return panel
}

// importancePanel says what shuffling a column costs, with its spread over the repeats.
func (f *fit) importancePanel(t *table.Table, r *run) scene.Panel {
	features, drops := f.features(), r.drops[r.shown]
	panel := scene.Bars{Frame: scene.Frame{ID: "importance", Width: 40, Rows: min(len(features), 8), Facts: map[string]string{"done": strconv.Itoa(len(drops) / max(len(features), 1)), "all": strconv.Itoa(repeats)}}}
	if len(drops) < repeats*len(features) {
		return scene.Table{
			Frame: panel.Frame, Columns: []scene.Column{{Name: unnamed, Wide: 30}},
			Rows: []scene.Row{{Name: "own.later", Cells: []scene.Cell{inWord("own.later.why")}}},
		}
	}
	type importance struct {
		column       int
		mean, spread float64
	}
	var all []importance
	for k, column := range features {
		of := make([]float64, repeats)
		for i := range of {
			of[i] = drops[i*len(features)+k]
		}
		mean := 0.0
		for _, v := range of {
			mean += v / repeats
		}
		all = append(all, importance{column, mean, (slices.Max(of) - slices.Min(of)) / 2})
	}
	slices.SortStableFunc(all, func(a, b importance) int {
		switch {
		case a.mean > b.mean:
			return -1
		case a.mean < b.mean:
			return 1
		}
		return 0
	})
	for _, of := range all[:min(len(all), mostBars)] {
		bar := scene.Bar{Name: model.OwnWord(t.Columns[of.column].Name), Value: f.drop(of.mean), Note: []scene.Term{kit.Op("± "), kit.Value(f.drop(of.spread))}}
		panel.Rows = append(panel.Rows, bar)
	}
	return panel
}

// mostBars is how many columns are compared by their importance, mostWrong how many
// samples are listed.
const mostBars, mostWrong = 12, 12

// drop is by how much a score falls: of accuracies in per cent.
func (f *fit) drop(v float64) scene.Quantity {
	if f.prepared.Classes != nil {
		return scene.Number(100*v, 1).In("percent")
	}
	return scene.Number(v, 3)
}

// wrong are the samples of pictures that a model takes for something else, or, of
// numbers, misses most.
func (f *fit) wrong(r *run) []int {
	d, out := f.pictured(), r.done[r.shown]
	var all []int
	for i := range d.Len() {
		if f.prepared.Classes == nil || nn.Class(out.Row(i), 0) != nn.Class(d.Y.Row(i), 0.5) {
			all = append(all, i)
		}
	}
	if f.prepared.Classes == nil && finite(out.Data) {
		miss := func(i int) float64 { return math.Abs(out.At(i, 0) - d.Y.At(i, 0)) }
		slices.SortStableFunc(all, func(a, b int) int {
			switch {
			case miss(a) > miss(b):
				return -1
			case miss(a) < miss(b):
				return 1
			}
			return 0
		})
	}
	return all
}

// wrongPanel lists them, by their lines in the file.
func (f *fit) wrongPanel(t *table.Table, r *run) scene.Panel {
	d, out, p := f.pictured(), r.done[r.shown], f.prepared
	all := f.wrong(r)
	panel := scene.Table{
		Frame:   scene.Frame{ID: "wrong", Width: 36, Rows: min(len(all), 8) + 1, Facts: map[string]string{"wrong": strconv.Itoa(len(all)), "all": strconv.Itoa(d.Len())}},
		Columns: []scene.Column{{Name: "column.true", Wide: 9}, {Name: "column.predicted", Wide: 9}},
	}
	if p.Classes == nil {
		panel.ID = "missed"
	}
	for k, i := range all[:min(len(all), mostWrong)] {
		item := scene.At("row", k+1)
		panel.Items = append(panel.Items, scene.Item{ID: item, Row: k})
		row := scene.Row{Title: strconv.Itoa(t.Line(f.rows[i]))}
		for which, m := range []nn.Matrix{d.Y, out} {
			cell := scene.Cell{Quantity: model.Measured(p.TargetMean+float64(m.At(i, 0)*p.TargetScale), p.TargetScale)}
			if p.Classes != nil {
				cell = inWord(model.OwnWord(p.Classes[nn.Class(m.Row(i), 0.5*float64(1-which))]))
			}
			if which == 0 {
				cell.Item = item
			}
			row.Cells = append(row.Cells, cell)
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

// explain opens the row of a sample: what stands in the file, and what of it the models
// are given.
func (c *own) explain(item scene.ItemID) []scene.Panel {
	f := c.fitted()
	if f == nil {
		return nil
	}
	wrong := f.wrong(&c.state.run)
	k, ok := kit.Nth(item, "row", min(len(wrong), mostWrong))
	if !ok {
		return nil
	}
	t, row := c.table(), f.rows[wrong[k]]
	x := f.pictured().X.Row(wrong[k])
	panel := scene.Table{
		Frame:   scene.Frame{ID: "sample", Width: 40, Rows: len(f.features()) + 1, Facts: map[string]string{"line": strconv.Itoa(t.Line(row))}},
		Columns: []scene.Column{{Name: "column.cell", Wide: 12}, {Name: "column.given", Wide: 9}},
	}
	for _, at := range f.features() {
		column := &t.Columns[at]
		cells := []scene.Cell{inWord("own.gap"), {}}
		if column.Kind == table.Class && column.Codes[row] >= 0 {
			cells[0] = inWord(model.OwnWord(column.Classes[column.Codes[row]]))
		}
		if column.Kind == table.Number && !math.IsNaN(column.Numbers[row]) {
			cells[0] = inWord(scene.Own(brief(column.Numbers[row])))
		}
		for j, in := range f.prepared.Inputs {
			if in.Column == at && (in.Class < 0 || x[j] == 1) {
				cells[1] = scene.Cell{Quantity: scene.Number(x[j], 2)}
			}
		}
		panel.Rows = append(panel.Rows, scene.Row{Title: model.Shown(column.Name), Cells: cells})
	}
	return []scene.Panel{panel}
}
