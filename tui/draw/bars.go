package draw

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// bars draws named numbers as lengths from a middle line, and their total.
func (d *Drawer) bars(c Canvas, p scene.Bars) {
	names, notes, numbers := 0, 0, 0
	most, below := 0.0, false
	for _, bar := range append([]scene.Bar{p.Total}, p.Rows...) {
		names = max(names, Cells(d.Word(bar.Name)))
		notes = max(notes, d.Wide(bar.Note))
		numbers = max(numbers, Cells(d.WithUnit(bar.Value)), 10)
		if v := math.Abs(bar.Value.Value); !math.IsInf(v, 0) && !math.IsNaN(v) {
			most = max(most, v)
		}
		below = below || bar.Value.Value < 0
	}
	left := names + 2 + notes + 2*Extra(notes > 0)
	area := Rect{left, 0, c.At.W - left - numbers - 3, c.At.H}
	step := 1
	if c.At.H >= 2*len(p.Rows)-1+2*Extra(p.Total.Value.Given) {
		step = 2
	}
	for i, bar := range p.Rows {
		y := i * step
		c.Text(0, y, d.Word(bar.Name), Style{Fore: Text})
		d.terms(c, names+2, y, bar.Note)
		d.bar(c, Rect{area.X, y, area.W, 1}, bar.Value.Value, most, below, step > 1)
		d.number(c, c.At.W-1, y, bar.Item, d.WithUnit(bar.Value), Style{Fore: RoleColor(scene.BySign, bar.Value.Value)})
	}
	if !p.Total.Value.Given {
		return
	}
	y := (len(p.Rows)-1)*step + 1
	for x := c.At.W - numbers - 1; x < c.At.W; x++ {
		c.Set(x, y, '─', Style{Fore: Border})
	}
	c.Text(0, y+1, d.Word(p.Total.Name), Style{Fore: Muted})
	d.number(c, c.At.W-1, y+1, p.Total.Item, d.WithUnit(p.Total.Value), Style{Fore: Strong, Bold: true})
}

// bar draws one bar. Where any is below zero the line is in the middle, else
// at the left edge.
func (d *Drawer) bar(c Canvas, r Rect, value, most float64, below, airy bool) {
	zero, room := r.X, r.W-1
	if below {
		zero, room = r.X+r.W/2, r.W/2-1
	}
	c.Set(zero, r.Y, '│', Style{Fore: Border})
	if most == 0 || math.IsNaN(value) {
		return
	}
	halves := min(cellOf(math.Round(2*float64(room)*math.Abs(value)/most)), 2*room)
	if value != 0 {
		halves = max(halves, 1)
	}
	full, more, less := '━', '╸', '╺'
	if airy {
		full, more, less = '█', '▌', '▐'
	}
	ink := Style{Fore: RoleColor(scene.BySign, value)}
	direction, end := 1, more
	if value < 0 {
		direction, end = -1, less
	}
	for i := range halves / 2 {
		c.Set(zero+direction*(i+1), r.Y, full, ink)
	}
	if halves%2 == 1 {
		c.Set(zero+direction*(halves/2+1), r.Y, end, ink)
	}
}

// A tablePanel is a table being drawn.
type tablePanel struct {
	*Drawer
	p    scene.Table
	bare bool // its columns' names make room for its last row
}

// isBare tells whether a table in so many rows of the screen has room for all of its own,
// were it not for the names of its columns, which it may do without.
func (d tablePanel) isBare(height int) bool { return d.p.Bare && height == len(d.p.Rows) }

// view is which rows of a table are drawn in so many rows of the screen: all, or those
// that lead to the chosen cell; of a table without any, those from where it is scrolled
// to. Its head and its foot are always there.
func (d tablePanel) view(height int) (from, to int) {
	rows := max(height-1-Extra(len(d.p.Foot) > 0), 1)
	if len(d.p.Rows) <= rows || d.isBare(height) {
		return 0, len(d.p.Rows)
	}
	if d.Focus == d.p.ID && len(d.p.Items) == 0 {
		from = min(d.Scrolled, len(d.p.Rows)-rows)
	}
	for i, row := range d.p.Rows {
		for _, cell := range row.Cells {
			if d.isChosen(cell.Item) {
				from = max(i-rows+1, 0)
			}
		}
	}
	return from, from + rows
}

// left says which rows of a table are drawn of how many, and on which side there are
// more, where some have no room.
func (d tablePanel) left(height int) string {
	from, to := d.view(height)
	return rowsSeen(from, to, len(d.p.Rows))
}

// rowsSeen says which rows are drawn of how many, and on which side there are more; ""
// where all are.
func rowsSeen(from, to, all int) string {
	if to-from == all {
		return ""
	}
	side := ""
	if from > 0 {
		side += "↑"
	}
	if to < all {
		side += "↓"
	}
	return fmt.Sprintf("%s %d–%d / %d", side, from+1, to, all)
}

// titled is the title of a table in its frame and what stands beside it: before all
// else which rows have no room.
func (d tablePanel) titled(frame Rect, title, aside string) (shown, beside string) {
	return besideTitle(frame, title, aside, d.left(frame.H-2))
}

// besideTitle puts beside the title of a frame which of its rows are seen, and what else
// stands there if it has room.
func besideTitle(frame Rect, title, aside, left string) (shown, beside string) {
	if left == "" {
		return title, aside
	}
	const around = 9 // the corners, and what parts the two
	if aside != "" && Cells(title)+Cells(left)+2+Cells(aside)+around <= frame.W {
		left += "  " + aside
	}
	return Crop(title, max(frame.W-around-Cells(left), 0)), left
}

// draw draws rows of numbers under named columns, with bars beside them.
func (d tablePanel) draw(c Canvas) {
	from, to := d.view(c.At.H)
	if d.bare = d.isBare(c.At.H); d.bare { // what would stand above the rows is not written
		c.At.Y--
		c.At.H++
	}
	d.p.Rows = d.p.Rows[from:to]
	if len(d.p.Bars.Values) > 0 {
		d.p.Bars.Values = d.p.Bars.Values[from:to]
		d.p.Bars.Roles = d.p.Bars.Roles[min(from, len(d.p.Bars.Roles)):min(to, len(d.p.Bars.Roles))]
	}
	d.spared(c.At.W).rows(c)
}

// spared leaves the spare columns of a table out, where the others have no room
// beside them.
func (d tablePanel) spared(room int) tablePanel {
	wide := d.namesWide()
	for i := range d.p.Columns {
		wide += 2 + d.columnWide(i)
	}
	if wide <= room {
		return d
	}
	for i, column := range slices.Backward(d.p.Columns) {
		if !column.Spare {
			continue
		}
		d.p.Columns, d.p.Rows = slices.Delete(slices.Clone(d.p.Columns), i, i+1), slices.Clone(d.p.Rows)
		for k, row := range d.p.Rows {
			d.p.Rows[k].Cells = slices.Delete(slices.Clone(row.Cells), i, i+1)
		}
	}
	return d
}

// columnWide is how wide what stands in a column is, its name included.
func (d tablePanel) columnWide(column int) int {
	return max(Cells(d.Word(d.p.Columns[column].Name)), d.cellsWide(column))
}

// cellsWide is how wide what stands in a column is, under its name.
func (d tablePanel) cellsWide(column int) int {
	wide := 0
	for _, row := range d.p.Rows {
		wide = max(wide, Cells(d.cellText(row.Cells[column])))
	}
	return wide
}

// rows draws the rows of a table that have room.
func (d tablePanel) rows(c Canvas) {
	head := Style{Fore: Faint}
	names := d.namesWide()
	step := 1
	if c.At.H >= 2*len(d.p.Rows)+1+2*Extra(len(d.p.Foot) > 0) {
		step = 2
	}
	bars := len(d.p.Bars.Values) > 0
	fit := d.fit(names, c.At.W)
	room := 0
	if bars {
		room = max(min(c.At.W-fit.wide()-3, 40), 0)
	}
	if len(fit.widths) < len(d.p.Columns) && !d.bare {
		c.Set(c.At.W-1, 0, '…', head)
	}
	x := fit.left
	for i, wide := range fit.widths {
		column, name := d.p.Columns[i], d.heading(fit, i)
		if d.bare {
			name = ""
		}
		if bars && i == len(d.p.Columns)-1 && room > 8 {
			d.errorBars(c, Rect{x + 3, 0, room - 1, c.At.H}, d.p.Bars, step, len(d.p.Rows))
			x += room
		}
		x += fit.gap + wide
		if d.ofWords(i) { // read from the left, as words are
			c.Text(x-wide, 0, name, head)
		} else {
			c.Right(x, 0, name, head)
		}
		for k, row := range d.p.Rows {
			text, end := d.cellText(row.Cells[i]), x
			if d.ofWords(i) {
				text = Crop(text, wide)
				end = x - wide + Cells(text)
			}
			d.cell(c, end, k*step+step, column.Role, row.Cells[i], text)
		}
	}
	d.rowNames(c, step)
	d.foot(c, step)
}

// ofWords tells whether a column of a table holds words alone. A sign of one
// cell stands for a number that is to come.
func (d tablePanel) ofWords(column int) bool {
	for _, row := range d.p.Rows {
		if Cells(d.Word(row.Cells[column].Word)) < 2 {
			return false
		}
	}
	return len(d.p.Rows) > 0
}

// isMarked tells whether the rows of a table stand for runs with marks.
func isMarked(p scene.Table) bool {
	return slices.ContainsFunc(p.Rows, func(row scene.Row) bool { return row.Role != scene.Plain })
}

// namesWide is how wide the names of a table's rows are, marks and all.
func (d tablePanel) namesWide() int {
	wide := 0
	for _, row := range d.p.Rows {
		wide = max(wide, Cells(d.rowName(row)))
	}
	return wide + 2*Extra(isMarked(d.p))
}

// rowNames writes the names of a table's rows, with the marks of their runs.
func (d tablePanel) rowNames(c Canvas, step int) {
	for k, row := range d.p.Rows {
		x := 2 * Extra(isMarked(d.p))
		if glyph, ok := RunGlyphs[row.Role]; ok {
			c.Set(0, k*step+step, glyph, Style{Fore: RoleColor(row.Role, 1), Bold: true})
		}
		c.Text(x, k*step+step, d.rowName(row), Style{Fore: Strong, Bold: true})
	}
}

// foot draws a table's worked line where there is room for it; with less, the
// result alone.
func (d tablePanel) foot(c Canvas, step int) {
	if len(d.p.Foot) == 0 {
		return
	}
	y := (len(d.p.Rows) + 1) * step
	if y >= c.At.H {
		return
	}
	terms := d.p.Foot
	if d.Wide(terms) > c.At.W {
		terms = []scene.Term{terms[0], {Kind: scene.Operator, Text: " = "}, terms[len(terms)-1]}
	}
	d.terms(c, 0, y, terms)
}

// cell draws a table's cell, as its text is written, so that it ends before column x.
func (d tablePanel) cell(c Canvas, x, y int, role scene.Role, cell scene.Cell, text string) {
	if cell.Role != scene.Plain {
		role = cell.Role
	}
	style := Style{Fore: RoleColor(role, cell.Quantity.Value), Bold: role == scene.Strong}
	if text == toCome {
		style = Style{Fore: Faint}
	}
	d.number(c, x, y, cell.Item, text, style)
}

// errorBars draws a table's bars from a middle line, with a word over each
// half. A scale of their own goes by 1-2-5, so that they do not tremble.
func (d tablePanel) errorBars(c Canvas, r Rect, p scene.BarColumn, step, rows int) {
	if p.Roles != nil {
		d.runBars(c, r, p, step)
		return
	}
	zero := r.X + r.W/2
	c.Right(zero-1, 0, d.Word(p.Less), Style{Fore: Negative})
	c.Text(zero+2, 0, d.Word(p.More), Style{Fore: Positive})
	most := 0.0
	for _, v := range p.Values {
		if !math.IsInf(v, 0) && !math.IsNaN(v) {
			most = max(most, math.Abs(v))
		}
	}
	full := roundUp(most)
	if p.Full > 0 {
		full = p.Full
	}
	for y := 0; y <= rows*step; y++ {
		c.Set(zero, y, '│', Style{Fore: Border})
	}
	for i, v := range p.Values {
		d.bar(c, Rect{r.X, i*step + step, r.W, 1}, max(min(v, full), -full), full, true, step > 1)
	}
}

// runBars draws a bar a run from the left edge, in the run's own ink.
func (d tablePanel) runBars(c Canvas, r Rect, p scene.BarColumn, step int) {
	c.Text(r.X+2, 0, Crop(d.Word(p.More), r.W-2), Style{Fore: Faint})
	most := roundUp(slices.Max(append([]float64{0}, p.Values...)))
	for i, v := range p.Values {
		y := i*step + step
		c.Set(r.X, y, '│', Style{Fore: Border})
		for x := range min(cellOf(math.Round(v/most*float64(r.W-2))), r.W-2) {
			c.Set(r.X+1+x, y, '━', Style{Fore: RoleColor(p.Roles[i], 1)})
		}
	}
}

// roundUp returns the next of 1, 2, 5, 10, 20 … that is not below v; at the ends of
// what a float64 holds v itself.
func roundUp(v float64) float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	decade := elementary.Pow(10, math.Floor(elementary.Log10(v)))
	if decade == 0 || math.IsInf(10*decade, 0) {
		return v
	}
	for _, step := range []float64{1, 2, 5} {
		if v <= step*decade*(1+1e-9) {
			return step * decade
		}
	}
	return 10 * decade
}
