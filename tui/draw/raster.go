package draw

import (
	"math"

	"sinapse/lessons/scene"
)

// rasterFoot is the row below a raster in which the chosen number is read.
const rasterFoot = 1

// fewRows is up to how many rows of a raster are to be seen with their numbers.
const fewRows = 8

// needRaster: a row for each row of numbers; of a high one, half of that, where shades alone
// are seen.
func needRaster(p scene.Raster) Need {
	rows := len(p.Cells) + Extra(len(p.Across) > 0)
	least := rows
	if rows > fewRows {
		least = max((rows+1)/2+rasterFoot, fewRows)
	}
	return Need{least, rows + rasterFoot, false, true}
}

// A rasterPanel is a raster being drawn.
type rasterPanel struct {
	*Drawer
	p             scene.Raster
	rows, columns int
	full          float64 // the size that is drawn at full strength
	signed        bool    // whether there are numbers below zero
}

// raster draws a picture of numbers as its room lets it: with its numbers; by shades, two
// columns a pixel; two pixels a cell.
func (d *Drawer) raster(c Canvas, p scene.Raster) {
	if len(p.Cells) == 0 {
		return
	}
	r := rasterPanel{Drawer: d, p: p, rows: len(p.Cells), columns: len(p.Cells[0])}
	r.measure()
	left, top := 0, Extra(len(p.Across) > 0)
	for _, name := range p.Down {
		left = max(left, Cells(name)+1)
	}
	room := c.Window(Rect{left, top, c.At.W - left, c.At.H - top})
	cell := max(r.wide()+1, 2)
	rows := min(r.rows, room.At.H)
	whole := r.rows <= room.At.H
	switch {
	case r.columns*cell < room.At.W && (whole || p.Window.Size > 0 && p.Window.Size < room.At.H):
		from := r.first(room.At.H)
		r.names(c, left, top, cell, from)
		r.numbers(room, cell, from)
	case 2*r.columns <= room.At.W && whole:
		r.names(c, left, top, 2, 0)
		r.shades(room)
	default:
		rows = min((r.rows+1)/2, room.At.H)
		r.halves(room)
	}
	r.foot(c, top+rows)
}

// measure finds how large the numbers are, and whether any is below zero.
func (d *rasterPanel) measure() {
	for _, row := range d.p.Cells {
		for _, q := range row {
			size := math.Abs(q.Value)
			if !q.Given || math.IsNaN(size) || math.IsInf(size, 0) {
				continue
			}
			d.signed, d.full = d.signed || q.Value < 0, max(d.full, size)
		}
	}
	if d.p.Full > 0 {
		d.full = d.p.Full
	}
}

// wide is how many cells the widest number takes.
func (d *rasterPanel) wide() int {
	wide := d.p.Wide
	for _, row := range d.p.Cells {
		for _, q := range row {
			wide = max(wide, Cells(Write(q)))
		}
	}
	return wide
}

// names writes those of rows and columns, where they have room.
func (d *rasterPanel) names(c Canvas, left, top, cell, from int) {
	for i, name := range d.p.Down[min(from, len(d.p.Down)):] {
		c.Right(left-1, top+i, name, Style{Fore: Muted})
	}
	for k, name := range d.p.Across {
		c.Right(left+(k+1)*cell, 0, Crop(name, cell), Style{Fore: Muted})
	}
}

// step is the step of the map's scale that a number has: from the ground on where none is
// below zero.
func (d *rasterPanel) step(q scene.Quantity) Color {
	if d.full == 0 || !q.Given {
		return MapStep + 8
	}
	return MapStep + Color(mapStepOf(q.Value/d.full))
}

// at is a number of the raster, the empty one beside it.
func (d *rasterPanel) at(row, column int) scene.Quantity {
	if row >= d.rows || column >= len(d.p.Cells[row]) {
		return scene.Quantity{}
	}
	return d.p.Cells[row][column]
}

// outside tells whether a cell is none of the picture's own, or is not looked at.
func (d *rasterPanel) outside(row, column int) (padding, unread bool) {
	n := d.p.Padding
	at := row*d.columns + column
	return row < n || column < n || row >= d.rows-n || column >= d.columns-n, at < len(d.p.Unread) && d.p.Unread[at]
}

// first is the first row that is seen, where not all of them are: the eyes are in the middle.
func (d *rasterPanel) first(high int) int {
	row, _ := d.eyes()
	return min(max(row-high/2, 0), max(d.rows-high, 0))
}

// numbers writes each number upon its shade, from a row on, with a frame around the window.
func (d *rasterPanel) numbers(c Canvas, cell, from int) {
	for i := from; i < min(d.rows, from+c.At.H); i++ {
		for k := range d.columns {
			d.cell(c.Window(Rect{k * cell, i - from, cell + Extra(k == d.columns-1), 1}), i, k, cell)
		}
	}
	w := d.p.Window
	if w.Size == 1 { // it is a cell, and marked
		return
	}
	w.Row -= from
	for i := w.Row; i < w.Row+w.Size; i++ {
		sides := []rune("┃┃")
		switch i {
		case w.Row:
			sides = []rune("┏┓")
		case w.Row + w.Size - 1:
			sides = []rune("┗┛")
		}
		c.Set(w.Column*cell, i, sides[0], Style{Fore: Accent, Bold: true})
		c.Set((w.Column+w.Size)*cell, i, sides[1], Style{Fore: Accent, Bold: true})
	}
}

// cell writes one number upon its shade; the last of a row has a column more.
func (d *rasterPanel) cell(c Canvas, row, column, wide int) {
	q, item := d.at(row, column), d.p.Item(row, column)
	style, text := Style{Fore: Text}, Write(q)
	padding, unread := d.outside(row, column)
	inside := d.p.Window.Holds(row, column)
	switch {
	case !q.Given:
		style.Fore, text = Faint, "·"
	case padding:
		style.Fore = Faint
	case inside:
		style = Style{Fore: Strong, Bold: true}
	}
	if !padding && !unread && q.Given && !d.Theme.Few() {
		c.Fill(Rect{0, 0, c.At.W, 1}, d.step(q))
	}
	if inside && d.p.Window.Size == 1 {
		style.Fore = Accent
		c.Fill(Rect{1, 0, wide - 1, 1}, Selection)
	}
	if unread {
		style.Fore = Faint
		for x := range c.At.W {
			c.Set(x, 0, '░', style)
		}
	}
	if marked := d.mark(item, style); marked != style {
		style = marked
		c.Fill(Rect{1, 0, wide - 1, 1}, marked.Back)
	}
	c.Right(wide, 0, text, style)
	d.reach(c, Rect{0, 0, wide, 1}, item)
}

// shades draws two columns a pixel.
func (d *rasterPanel) shades(c Canvas) {
	for i := range d.rows {
		for k := range d.columns {
			d.pixel(c.Window(Rect{2 * k, i, 2, 1}), i, k)
		}
	}
}

// pixel draws one pixel over the whole of its cells.
func (d *rasterPanel) pixel(c Canvas, row, column int) {
	q, item := d.at(row, column), d.p.Item(row, column)
	style, char := Style{}, ' '
	padding, unread := d.outside(row, column)
	switch {
	case !q.Given:
		style.Fore, char = Faint, '·'
	case d.Theme.Few():
		style.Fore, char = d.glyph(q)
	case !padding && !unread:
		c.Fill(Rect{0, 0, c.At.W, 1}, d.step(q))
	}
	if unread {
		style.Fore, char = Faint, '░'
	}
	style = d.mark(item, style)
	for x := range c.At.W {
		c.Set(x, 0, char, style)
	}
	if d.p.Window.Holds(row, column) && column == d.p.Window.Column {
		c.Set(0, 0, '┃', Style{Fore: Accent, Bold: true})
	}
	if d.p.Window.Holds(row, column) && column == d.p.Window.Column+d.p.Window.Size-1 {
		c.Set(c.At.W-1, 0, '┃', Style{Fore: Accent, Bold: true})
	}
	d.reach(c, Rect{0, 0, c.At.W, 1}, item)
}

// glyph is what stands for a number where colours are few: the denser the larger, in
// strokes for what is below zero.
func (d *rasterPanel) glyph(q scene.Quantity) (Color, rune) {
	if d.full == 0 || math.IsNaN(q.Value) {
		return Text, ' '
	}
	size := min(math.Abs(q.Value)/d.full, 1)
	if math.IsNaN(size) { // both are infinite
		size = 1
	}
	if q.Value < 0 {
		return Negative, []rune(" ╌─━")[cellOf(float64(size*3)+0.5)]
	}
	ink := Text
	if d.signed {
		ink = Positive
	}
	return ink, shades[cellOf(float64(size*float64(len(shades)-1))+0.5)]
}

// halves draws two pixels a cell, as many as there is room for around the one that the
// eyes are on.
func (d *rasterPanel) halves(c Canvas) {
	row, column := d.eyes()
	from := min(max(row/2-c.At.H/2, 0), max((d.rows+1)/2-c.At.H, 0))
	left := min(max(column-c.At.W/2, 0), max(d.columns-c.At.W, 0))
	for y := range min((d.rows+1)/2-from, c.At.H) {
		for x := range min(d.columns-left, c.At.W) {
			d.half(c, x, y, 2*(from+y), left+x)
		}
	}
}

// half draws one cell of two pixels.
func (d *rasterPanel) half(c Canvas, x, y, row, column int) {
	upper, lower := d.at(row, column), d.at(row+1, column)
	ground := d.step(lower)
	if row+1 >= d.rows {
		ground = None
	}
	if !d.pixels(c, x, y, d.step(upper), ground, d.step(upper)) {
		if math.Abs(lower.Value) > math.Abs(upper.Value) {
			upper = lower
		}
		ink, char := d.glyph(upper)
		c.Set(x, y, char, Style{Fore: ink})
	}
	for k := range 2 {
		item := d.p.Item(min(row+k, d.rows-1), column)
		if marked := d.mark(item, Style{}); marked != (Style{}) {
			c.Set(x, y, []rune("▀▄")[k], Style{Fore: Accent})
		}
	}
	d.reach(c, Rect{x, y, 1, 1}, d.p.Item(row, column))
}

// eyes is the cell that is looked at: the chosen one, else the window's middle.
func (d *rasterPanel) eyes() (row, column int) {
	if at, ok := d.Chosen.Of(d.p.Kind, 2); ok && d.Focus == d.p.ID {
		return at[0], at[1]
	}
	w := d.p.Window
	return w.Row + w.Size/2, w.Column + w.Size/2
}

// foot reads the chosen number, where it has room.
func (d *rasterPanel) foot(c Canvas, y int) {
	at, ok := d.Chosen.Of(d.p.Kind, 2)
	if !ok || d.Focus != d.p.ID || at[0] >= d.rows || at[1] >= d.columns || y >= c.At.H {
		return
	}
	q := d.at(at[0], at[1])
	text := "?"
	if q.Given {
		text = Write(q)
	}
	x := c.Text(0, y, "▪ ", Style{Fore: Accent})
	x = c.Text(x, y, d.p.Name+"["+Tick(float64(at[0]))+", "+Tick(float64(at[1]))+"]", Style{Fore: Muted})
	x = c.Text(x, y, " = ", Style{Fore: Faint})
	c.Text(x, y, text, Style{Fore: Strong, Bold: true})
}
