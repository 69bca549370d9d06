package model

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// mostWrong is how many samples are listed.
const mostWrong = 12

// WrongKind is the kind of the items of wrong samples.
const WrongKind = "wrong"

// wrong are the validation samples that are taken for something else by what was answered;
// of numbers, all of them, those that are missed most first.
func (c *Classifier) wrong(out nn.Matrix) []int {
	want := c.Held.Y
	miss := func(i int) float64 { return math.Abs(out.At(i, 0) - want.At(i, 0)) }
	var all []int
	for i := range want.Rows {
		switch {
		case c.Setup.Several() != nil && nn.Class(out.Row(i), 0) == nn.Class(want.Row(i), 0):
		case c.Setup.Several() == nil && !c.Setup.Numbers() && out.At(i, 0)*want.At(i, 0) > 0:
		default:
			all = append(all, i)
		}
	}
	if c.Setup.Numbers() {
		slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(miss(b), miss(a)) })
	}
	return all
}

// WrongPanel lists them: each with its place in the data, what it is, and what it was
// taken for.
func (c *Classifier) WrongPanel() scene.Table {
	out := c.Network.Predict(c.Held.X)
	all, place := c.wrong(out), c.places()
	panel := scene.Table{
		Frame:   scene.Frame{ID: "wrong", Width: 36, Rows: min(len(all), 8) + 1, Facts: map[string]string{"wrong": strconv.Itoa(len(all)), "all": strconv.Itoa(c.Held.Len())}},
		Columns: []scene.Column{{Name: "column.is", Wide: 9}, {Name: "column.said", Wide: 10}},
	}
	if c.Setup.Numbers() {
		panel.ID = "missed"
	}
	for k, i := range all[:min(len(all), mostWrong)] {
		item := scene.At(WrongKind, k+1)
		panel.Items = append(panel.Items, scene.Item{ID: item, Row: k})
		cells := []scene.Cell{c.answerCell(c.Held.Y.Row(i)), c.answerCell(out.Row(i))}
		cells[0].Item = item
		panel.Rows = append(panel.Rows, scene.Row{Title: strconv.Itoa(place(i)), Cells: cells})
	}
	if len(all) == 0 {
		panel.Rows = []scene.Row{{Name: "wrong.none", Cells: []scene.Cell{{}, {}}}}
	}
	return panel
}

// answerCell is an answer, or what it should be: a class, or a number in the unit of its
// column.
func (c *Classifier) answerCell(values []float64) scene.Cell {
	several := c.Setup.Several()
	switch {
	case several != nil:
		return scene.Cell{Word: OwnWord(several[nn.Class(values, 0)])}
	case c.own != nil:
		p := c.own.dealt
		return scene.Cell{Quantity: Measured(p.TargetMean+float64(values[0]*p.TargetScale), p.TargetScale)}
	}
	return scene.Cell{Quantity: scene.Signed(values[0], 2)}
}

// places tells where validation samples stand: each one's line in the file that it is
// from, or else its number among all that were drawn.
func (c *Classifier) places() func(i int) int {
	first, set := c.validates[0], c.Setup.set()
	if c.own != nil {
		return func(i int) int { return set.own.table.Line(c.own.dealt.ValidationRows[i]) }
	}
	if !c.Setup.Wide() {
		return func(i int) int { return first + i + 1 }
	}
	order := random.New(c.Setup.Seed).Permutation(set.Samples)
	if set.pictured() {
		return func(i int) int { return order[first+i] + 1 }
	}
	rows := data.Penguins()
	return func(i int) int { return rows[order[first+i]].Line }
}

// ExplainWrong opens a wrong sample: of a digit its picture, of a row of a table its cells,
// of a point how its answer comes about.
func (c *Classifier) ExplainWrong(item scene.ItemID) []scene.Panel {
	all := c.wrong(c.Network.Predict(c.Held.X))
	k, ok := kit.Nth(item, WrongKind, min(len(all), mostWrong))
	if !ok {
		return nil
	}
	sample := c.Places[1].Row(all[k])
	if !c.Setup.Wide() {
		return c.Explain(scene.At(scene.NeuronKind, c.Depth(), 1), sample...)
	}
	line := c.places()(all[k])
	if c.Setup.set().pictured() {
		return []scene.Panel{digitPanel(data.Digits()[line-1], line)}
	}
	panel := scene.Table{
		Frame:   scene.Frame{ID: "row", Width: 40, Rows: len(c.Setup.set().Columns), Facts: map[string]string{"line": strconv.Itoa(line)}},
		Columns: []scene.Column{{Name: "column.deviation", Wide: 9}},
	}
	for j := range c.Setup.set().Columns {
		row := scene.Row{Cells: []scene.Cell{{Quantity: scene.Signed(sample[j], 2)}}}
		row.Name, row.Title = c.Setup.set().label(j)
		panel.Rows = append(panel.Rows, row)
	}
	return []scene.Panel{panel}
}
