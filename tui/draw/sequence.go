package draw

import (
	"strconv"

	"sinapse/lessons/scene"
)

// shaded tells whether a row's numbers are drawn as shades.
func shaded(row scene.SequenceRow) bool { return row.Values != nil && !row.Bars }

// A sequencePanel is a sequence being drawn.
type sequencePanel struct {
	*Drawer
	p      scene.Sequence
	raster rasterPanel // of the rows of numbers, which lie next to each other
	first  int         // which row is the first of them
	from   int         // the first step that is seen
	each   int         // cells a step takes
	left   int         // cells of the names
}

// needSequence: a row for each of characters, and for the numbers half of theirs at least,
// two in one; and the chosen number below.
func needSequence(p scene.Sequence) Need {
	marks, numbers := 0, 0
	for _, row := range p.Rows {
		marks += Extra(!shaded(row))
		numbers += Extra(shaded(row))
	}
	return Need{marks + (numbers+1)/2 + rasterFoot, marks + numbers + rasterFoot, false, true}
}

// draw draws rows of characters, and of shades.
func (d sequencePanel) draw(c Canvas) {
	steps := d.p.Steps()
	if steps == 0 || c.At.H < 1 {
		return
	}
	d.raster = rasterPanel{Drawer: d.Drawer, p: scene.Raster{Kind: d.p.Kind, Full: d.p.Full}}
	marks := 0
	for i, row := range d.p.Rows {
		if !shaded(row) {
			marks++
			continue
		}
		if len(d.raster.p.Cells) == 0 {
			d.first = i
		}
		d.raster.p.Cells = append(d.raster.p.Cells, row.Values)
	}
	d.raster.rows, d.raster.columns = len(d.raster.p.Cells), steps
	d.raster.measure()
	high, packed := d.high(c.At.H - marks)
	for i := range d.p.Rows {
		d.left = max(d.left, Cells(d.name(i, packed))+1)
	}
	room := c.At.W - d.left
	if room < 1 {
		return
	}
	d.each = 1 + Extra(2*steps <= room)
	seen := min(room/d.each, steps)
	d.from = min(max(d.at()-seen/2, 0), steps-seen)
	y := 0
	for i, row := range d.p.Rows {
		k := i - d.first
		switch {
		case row.Bars:
			d.bars(c, y, i, seen)
			y++
		case row.Values == nil:
			d.marks(c, y, i, seen)
			y++
		case !packed:
			d.shades(c, y, i, seen)
			y++
		case k%2 == 0 && k/2 < high:
			d.halves(c, y, i, seen)
			y++
		}
	}
	d.foot(c, y)
}

// name names a row, and where two share one both of them.
func (d sequencePanel) name(row int, packed bool) string {
	name := d.p.Rows[row].Name
	if k := row - d.first; packed && shaded(d.p.Rows[row]) && k%2 == 0 && k+1 < d.raster.rows && d.p.Rows[row+1].Name != "" {
		return name + " " + d.p.Rows[row+1].Name
	}
	return name
}

// high is how many of some rows are there for the numbers, and whether two of those share
// one: the chosen one is read below them.
func (d sequencePanel) high(rows int) (high int, packed bool) {
	packed = d.raster.rows > rows
	if _, chosen := d.Chosen.Of(d.p.Kind, 2); packed && chosen && d.Focus == d.p.ID {
		rows -= rasterFoot
	}
	return rows, packed
}

// at is the step that is looked at.
func (d sequencePanel) at() int {
	if at, ok := d.Chosen.Of(d.p.Kind, 2); ok && d.Focus == d.p.ID {
		return at[1]
	}
	return max(d.p.At, 0)
}

// marks writes a row of characters; those of the step that is looked at stand out.
func (d sequencePanel) marks(c Canvas, y, row, seen int) {
	c.Text(0, y, d.p.Rows[row].Name, Style{Fore: Muted})
	for k := range min(seen, max(len(d.p.Rows[row].Marks)-d.from, 0)) {
		step := d.from + k
		glyph, item := d.p.Rows[row].Marks[step], scene.At(d.p.Kind, row, step)
		style := Style{Fore: RoleColor(glyph.Role, 1), Bold: glyph.Role == scene.Danger || step == d.p.At}
		x := d.left + k*d.each
		text := glyph.Char
		if text == "" {
			text = " "
		}
		c.Text(x, y, text, d.mark(item, style))
		d.reach(c, Rect{x, y, d.each, 1}, item)
	}
}

// eighths are bars by their height.
var eighths = []rune(" ▁▂▃▄▅▆▇█")

// bars draws a row of numbers as bars.
func (d sequencePanel) bars(c Canvas, y, row, seen int) {
	c.Text(0, y, d.p.Rows[row].Name, Style{Fore: Muted})
	values, full := d.p.Rows[row].Values, 0.0
	for _, q := range values {
		full = max(full, q.Value)
	}
	for k := range min(seen, max(len(values)-d.from, 0)) {
		item, high := scene.At(d.p.Kind, row, d.from+k), scene.Halved(values[d.from+k].Value, full)
		x := d.left + k*d.each
		c.Set(x, y, eighths[high], d.mark(item, Style{Fore: Accent}))
		d.reach(c, Rect{x, y, d.each, 1}, item)
	}
}

// shades draws a row of numbers.
func (d sequencePanel) shades(c Canvas, y, row, seen int) {
	c.Text(0, y, d.p.Rows[row].Name, Style{Fore: Muted})
	for k := range seen {
		q, item := d.raster.at(row-d.first, d.from+k), scene.At(d.p.Kind, row, d.from+k)
		x := d.left + k*d.each
		style, char := Style{}, ' '
		switch {
		case !q.Given:
			style.Fore, char = Faint, '·'
		case d.Theme.Few():
			style.Fore, char = d.raster.glyph(q)
		default:
			style.Back = d.raster.step(q)
		}
		for i := range d.each {
			c.Set(x+i, y, char, d.mark(item, style))
		}
		d.reach(c, Rect{x, y, d.each, 1}, item)
	}
}

// halves draws two rows of numbers in one.
func (d sequencePanel) halves(c Canvas, y, row, seen int) {
	c.Text(0, y, d.name(row, true), Style{Fore: Muted})
	for k := range seen {
		upper, lower := d.raster.at(row-d.first, d.from+k), d.raster.at(row-d.first+1, d.from+k)
		for i := range d.each {
			x := d.left + k*d.each + i
			if !d.Theme.Halves() {
				ink, char := d.raster.glyph(upper)
				c.Set(x, y, char, Style{Fore: ink})
				continue
			}
			c.Set(x, y, '▀', Style{Fore: d.raster.step(upper), Back: d.raster.step(lower)})
		}
		for n := range 2 {
			item := scene.At(d.p.Kind, min(row+n, d.first+d.raster.rows-1), d.from+k)
			if d.mark(item, Style{}) != (Style{}) {
				c.Set(d.left+k*d.each, y, []rune("▀▄")[n], Style{Fore: Accent})
			}
		}
		d.reach(c, Rect{d.left + k*d.each, y, d.each, 1}, scene.At(d.p.Kind, row, d.from+k))
	}
}

// foot reads the chosen step.
func (d sequencePanel) foot(c Canvas, y int) {
	at, ok := d.Chosen.Of(d.p.Kind, 2)
	if !ok || d.Focus != d.p.ID || at[0] >= len(d.p.Rows) || y >= c.At.H {
		return
	}
	row := d.p.Rows[at[0]]
	text := ""
	switch {
	case at[1] < len(row.Values):
		text = Write(row.Values[at[1]])
	case at[1] < len(row.Marks):
		text = row.Marks[at[1]].Char
	}
	x := c.Text(0, y, "▪ ", Style{Fore: Accent})
	x = c.Text(x, y, row.Name+"["+strconv.Itoa(at[1]+1)+"]", Style{Fore: Muted})
	x = c.Text(x, y, " = ", Style{Fore: Faint})
	c.Text(x, y, text, Style{Fore: Strong, Bold: true})
}
