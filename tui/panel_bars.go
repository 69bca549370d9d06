package tui

import (
	"math"
	"slices"

	"sinapse/lessons"
)

// bars draws named numbers as lengths from a middle line, and their total.
func (d *drawer) bars(c canvas, p lessons.Bars) {
	names, notes, numbers := 0, 0, 0
	most, below := 0.0, false
	for _, bar := range append([]lessons.Bar{p.Total}, p.Rows...) {
		names = max(names, cells(d.word(bar.Name)))
		notes = max(notes, d.wide(bar.Note))
		numbers = max(numbers, cells(d.withUnit(bar.Value)), 10)
		if v := math.Abs(bar.Value.Value); !math.IsInf(v, 0) && !math.IsNaN(v) {
			most = max(most, v)
		}
		below = below || bar.Value.Value < 0
	}
	left := names + 2 + notes + 2*extra(notes > 0)
	area := Rect{left, 0, c.at.W - left - numbers - 3, c.at.H}
	step := 1
	if c.at.H >= 2*len(p.Rows)-1+2*extra(p.Total.Value.Given) {
		step = 2
	}
	for i, bar := range p.Rows {
		y := i * step
		c.text(0, y, d.word(bar.Name), Style{Fore: Text})
		d.terms(c, names+2, y, bar.Note)
		d.bar(c, Rect{area.X, y, area.W, 1}, bar.Value.Value, most, below, step > 1)
		d.number(c, c.at.W-1, y, bar.Item, d.withUnit(bar.Value), Style{Fore: roleColor(lessons.BySign, bar.Value.Value)})
	}
	if !p.Total.Value.Given {
		return
	}
	y := (len(p.Rows)-1)*step + 1
	for x := c.at.W - numbers - 1; x < c.at.W; x++ {
		c.set(x, y, '─', Style{Fore: Border})
	}
	c.text(0, y+1, d.word(p.Total.Name), Style{Fore: Muted})
	d.number(c, c.at.W-1, y+1, p.Total.Item, d.withUnit(p.Total.Value), Style{Fore: Strong, Bold: true})
}

// bar draws one bar. Where any is below zero the line is in the middle, else
// at the left edge.
func (d *drawer) bar(c canvas, r Rect, value, most float64, below, airy bool) {
	zero, room := r.X, r.W-1
	if below {
		zero, room = r.X+r.W/2, r.W/2-1
	}
	c.set(zero, r.Y, '│', Style{Fore: Border})
	if most == 0 || math.IsNaN(value) {
		return
	}
	halves := min(int(math.Round(2*float64(room)*math.Abs(value)/most)), 2*room)
	if value != 0 {
		halves = max(halves, 1)
	}
	full, more, less := '━', '╸', '╺'
	if airy {
		full, more, less = '█', '▌', '▐'
	}
	ink := Style{Fore: roleColor(lessons.BySign, value)}
	direction, end := 1, more
	if value < 0 {
		direction, end = -1, less
	}
	for i := range halves / 2 {
		c.set(zero+direction*(i+1), r.Y, full, ink)
	}
	if halves%2 == 1 {
		c.set(zero+direction*(halves/2+1), r.Y, end, ink)
	}
}

// tableView is which rows of a table are drawn where not all have room: the
// first ones, or those that lead to the chosen cell.
func (d *drawer) tableView(p lessons.Table, rows int) (from, to int) {
	rows = max(rows, 1)
	if len(p.Rows) <= rows {
		return 0, len(p.Rows)
	}
	for i, row := range p.Rows {
		for _, cell := range row.Cells {
			if d.isChosen(cell.Item) {
				from = max(i-rows+1, 0)
			}
		}
	}
	return from, from + rows
}

// table draws rows of numbers under named columns, with bars beside them. Where
// rows have no room, an arrow says on which side there are more.
func (d *drawer) table(c canvas, p lessons.Table) {
	from, to := d.tableView(p, c.at.H-1)
	if from > 0 {
		c.set(c.at.W-1, 1, '↑', Style{Fore: Accent})
	}
	if to < len(p.Rows) {
		c.set(c.at.W-1, c.at.H-1, '↓', Style{Fore: Accent})
	}
	c.at.W -= extra(to-from < len(p.Rows))
	p.Rows = p.Rows[from:to]
	if len(p.Bars.Values) > 0 {
		p.Bars.Values = p.Bars.Values[from:to]
		p.Bars.Roles = p.Bars.Roles[min(from, len(p.Bars.Roles)):min(to, len(p.Bars.Roles))]
	}
	d.tableRows(c, d.spared(p, c.at.W))
}

// spared leaves the spare columns of a table out, where the others have no room
// beside them.
func (d *drawer) spared(p lessons.Table, room int) lessons.Table {
	wide := d.namesWide(p)
	for i := range p.Columns {
		wide += 2 + d.columnWide(p, i)
	}
	if wide <= room {
		return p
	}
	for i, column := range slices.Backward(p.Columns) {
		if !column.Spare {
			continue
		}
		p.Columns, p.Rows = slices.Delete(slices.Clone(p.Columns), i, i+1), slices.Clone(p.Rows)
		for k, row := range p.Rows {
			p.Rows[k].Cells = slices.Delete(slices.Clone(row.Cells), i, i+1)
		}
	}
	return p
}

// columnWide is how wide what stands in a column is, its name included.
func (d *drawer) columnWide(p lessons.Table, column int) int {
	wide := cells(d.word(p.Columns[column].Name))
	for _, row := range p.Rows {
		wide = max(wide, cells(d.cellText(row.Cells[column])))
	}
	return wide
}

// tableRows draws the rows of a table that have room.
func (d *drawer) tableRows(c canvas, p lessons.Table) {
	head := Style{Fore: Faint}
	names := d.namesWide(p)
	step := 1
	if c.at.H >= 2*len(p.Rows)+1+2*extra(len(p.Foot) > 0) {
		step = 2
	}
	bars := len(p.Bars.Values) > 0
	widths, wide := d.widths(p, names, c.at.W)
	room := 0
	if bars {
		room = max(min(c.at.W-wide-3, 40), 0)
	}
	x := names
	if names == 0 && wide > c.at.W { // the air at the left goes first
		x = -2
	}
	for i, column := range p.Columns {
		if bars && i == len(p.Columns)-1 && room > 8 {
			d.errorBars(c, Rect{x + 3, 0, room - 1, c.at.H}, p.Bars, step, len(p.Rows))
			x += room
		}
		x += 2 + widths[i]
		if d.ofWords(p, i) { // read from the left, as words are
			c.text(x-widths[i], 0, d.word(column.Name), head)
		} else {
			c.right(x, 0, d.word(column.Name), head)
		}
		for k, row := range p.Rows {
			text, end := d.cellText(row.Cells[i]), x
			if d.ofWords(p, i) {
				text = crop(text, widths[i])
				end = x - widths[i] + cells(text)
			}
			d.cell(c, end, k*step+step, column.Role, row.Cells[i], text)
		}
	}
	d.rowNames(c, p, step)
	d.foot(c, p, step)
}

// ofWords tells whether a column of a table holds words alone. A sign of one
// cell stands for a number that is to come.
func (d *drawer) ofWords(p lessons.Table, column int) bool {
	for _, row := range p.Rows {
		if cells(d.word(row.Cells[column].Word)) < 2 {
			return false
		}
	}
	return len(p.Rows) > 0
}

// isMarked tells whether the rows of a table stand for runs with marks.
func isMarked(p lessons.Table) bool {
	return slices.ContainsFunc(p.Rows, func(row lessons.Row) bool { return row.Role != lessons.Plain })
}

// namesWide is how wide the names of a table's rows are, marks and all.
func (d *drawer) namesWide(p lessons.Table) int {
	wide := 0
	for _, row := range p.Rows {
		wide = max(wide, cells(d.rowName(row)))
	}
	return wide + 2*extra(isMarked(p))
}

// rowNames writes the names of a table's rows, with the marks of their runs.
func (d *drawer) rowNames(c canvas, p lessons.Table, step int) {
	for k, row := range p.Rows {
		x := 2 * extra(isMarked(p))
		if glyph, ok := runGlyphs[row.Role]; ok {
			c.set(0, k*step+step, glyph, Style{Fore: roleColor(row.Role, 1), Bold: true})
		}
		c.text(x, k*step+step, d.rowName(row), Style{Fore: Strong, Bold: true})
	}
}

// widths gives each column of a table the room that it reserves, and tells how
// wide the table is; where that is too much, each gets what it needs now.
func (d *drawer) widths(p lessons.Table, names, room int) (widths []int, wide int) {
	widths = make([]int, len(p.Columns))
	wide = names
	for i, column := range p.Columns {
		widths[i] = max(column.Wide, cells(d.word(column.Name)))
		for _, row := range p.Rows {
			if row.Cells[i].Word != "" {
				widths[i] = max(widths[i], cells(d.cellText(row.Cells[i])))
			}
		}
		wide += 2 + widths[i]
	}
	if wide <= room {
		return widths, wide
	}
	wide = names
	for i := range p.Columns {
		widths[i] = d.columnWide(p, i)
		wide += 2 + widths[i]
	}
	return d.narrow(p, widths, wide, room+2*extra(names == 0))
}

// leastWords is how narrow a column of words gets at least.
const leastWords = 8

// narrow takes from the widest column of words what a table is too wide.
func (d *drawer) narrow(p lessons.Table, widths []int, wide, room int) ([]int, int) {
	widest := -1
	for i := range p.Columns {
		if d.ofWords(p, i) && (widest < 0 || widths[i] > widths[widest]) {
			widest = i
		}
	}
	if widest >= 0 && wide > room {
		less := min(wide-room, max(widths[widest]-leastWords, 0))
		widths[widest] -= less
		wide -= less
	}
	return widths, wide
}

// foot draws a table's worked line where there is room for it; with less, the
// result alone.
func (d *drawer) foot(c canvas, p lessons.Table, step int) {
	if len(p.Foot) == 0 {
		return
	}
	y := (len(p.Rows) + 1) * step
	if y >= c.at.H {
		return
	}
	terms := p.Foot
	if d.wide(terms) > c.at.W {
		terms = []lessons.Term{terms[0], {Kind: lessons.Operator, Text: " = "}, terms[len(terms)-1]}
	}
	d.terms(c, 0, y, terms)
}

// cell draws a table's cell, as its text is written, so that it ends before column x.
func (d *drawer) cell(c canvas, x, y int, role lessons.Role, cell lessons.Cell, text string) {
	if cell.Role != lessons.Plain {
		role = cell.Role
	}
	style := Style{Fore: roleColor(role, cell.Quantity.Value), Bold: role == lessons.Strong}
	d.number(c, x, y, cell.Item, text, style)
}

// errorBars draws a table's bars from a middle line, with a word over each
// half. Their scale goes by 1-2-5, so that they do not tremble.
func (d *drawer) errorBars(c canvas, r Rect, p lessons.BarColumn, step, rows int) {
	if p.Roles != nil {
		d.runBars(c, r, p, step)
		return
	}
	zero := r.X + r.W/2
	c.right(zero-1, 0, d.word(p.Less), Style{Fore: Negative})
	c.text(zero+2, 0, d.word(p.More), Style{Fore: Positive})
	most := 0.0
	for _, v := range p.Values {
		if !math.IsInf(v, 0) && !math.IsNaN(v) {
			most = max(most, math.Abs(v))
		}
	}
	for y := 0; y <= rows*step; y++ {
		c.set(zero, y, '│', Style{Fore: Border})
	}
	for i, v := range p.Values {
		d.bar(c, Rect{r.X, i*step + step, r.W, 1}, v, roundUp(most), true, step > 1)
	}
}

// runBars draws a bar a run from the left edge, in the run's own ink.
func (d *drawer) runBars(c canvas, r Rect, p lessons.BarColumn, step int) {
	c.text(r.X+2, 0, crop(d.word(p.More), r.W-2), Style{Fore: Faint})
	most := roundUp(slices.Max(p.Values))
	for i, v := range p.Values {
		y := i*step + step
		c.set(r.X, y, '│', Style{Fore: Border})
		for x := range int(math.Round(v / most * float64(r.W-2))) {
			c.set(r.X+1+x, y, '━', Style{Fore: roleColor(p.Roles[i], 1)})
		}
	}
}

// roundUp returns the next of 1, 2, 5, 10, 20 … that is not below v.
func roundUp(v float64) float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	decade := math.Pow(10, math.Floor(math.Log10(v)))
	for _, step := range []float64{1, 2, 5} {
		if v <= step*decade*(1+1e-9) {
			return step * decade
		}
	}
	return 10 * decade
}
