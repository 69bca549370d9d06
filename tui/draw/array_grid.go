package draw

import (
	"math"

	"sinapse/lessons/scene"
)

// A plan is how a grid is drawn: which rows and columns, and with how much air.
type plan struct {
	rows, columns []int // indices of the array; −1 for a gap
	cell          int   // the width of a cell's inside
	airy          bool  // a rule between rows and columns
	border        bool
	pad           int // columns of air at the left, inside the border
}

// size is how many cells a grid takes.
func (p plan) size() (wide, high int) {
	switch {
	case p.airy:
		return len(p.columns)*(p.cell+1) + 1, 2*len(p.rows) + 1
	case p.border:
		return len(p.columns)*p.cell + p.pad + 2, len(p.rows) + 2
	default:
		return len(p.columns)*p.cell + p.pad, len(p.rows)
	}
}

// dense is a plan without rules between the cells.
func (s *sketch) dense() plan {
	if s.Show == scene.AsShades {
		return plan{cell: s.cell(), border: true}
	}
	return plan{cell: s.wide + 1, border: true, pad: 1}
}

// lengths are how many rows and columns a grid of the array has.
func (s *sketch) lengths(prefix []int) (rows, columns int) {
	switch inner := s.shape[len(prefix):]; len(inner) {
	case 0:
		return 1, 1
	case 1:
		return 1, inner[0]
	default:
		return inner[0], inner[1]
	}
}

// plan chooses how a grid is drawn in a room: whole and airy, whole and dense,
// or a window of it.
func (s *sketch) plan(prefix []int, wide, high int) plan {
	rows, columns := s.lengths(prefix)
	fits := func(p plan) bool {
		w, h := p.size()
		return w <= wide && h <= high
	}
	whole := s.dense()
	if rows <= high && columns <= wide {
		airy := plan{rows: all(rows), columns: all(columns), cell: s.cell(), airy: true, border: true}
		if s.Show == scene.AsNumbers && fits(airy) {
			return airy
		}
		whole.rows, whole.columns = airy.rows, airy.columns
		if fits(whole) {
			return whole
		}
		if bare := (plan{rows: airy.rows, columns: airy.columns, cell: whole.cell}); fits(bare) {
			return bare // whole, if without a rim
		}
	}
	if high < 4 {
		whole.border = false
	}
	rim := 2 * Extra(whole.border)
	row, column := 0, 0
	if n := len(s.eyes); n > 0 {
		column = s.eyes[n-1]
		if n > 1 {
			row = s.eyes[n-2]
		}
	}
	whole.rows = Window(rows, max(high-rim, 1), row)
	whole.columns = Window(columns, max((wide-rim-whole.pad)/whole.cell, 1), column)
	return whole
}

// all are the numbers from 0 to n−1.
func all(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// Window chooses which of n places are shown where there is room for few: the
// first and the last, as NumPy does, or those around the one that the eyes are
// on. A gap is −1.
func Window(n, room, eyes int) []int {
	if n <= room {
		return all(n)
	}
	if room < 3 {
		return []int{eyes}[:min(room, 1)]
	}
	head := room / 2
	tail := room - 1 - head
	if eyes < head || eyes >= n-tail {
		places := append(all(head), -1)
		for i := n - tail; i < n; i++ {
			places = append(places, i)
		}
		return places
	}
	if room < 5 {
		return []int{-1, eyes, -1}
	}
	inside := room - 2
	from := min(max(eyes-inside/2, 1), n-1-inside)
	places := []int{-1}
	for i := range inside {
		places = append(places, from+i)
	}
	return append(places, -1)
}

// grid draws a grid of the array at a place; what lies behind is quieter.
func (s *sketch) grid(c Canvas, at Rect, prefix []int, p plan, front bool) {
	c = c.Window(at)
	rule := Style{Fore: Border}
	if front {
		rule.Fore = Faint
	}
	if p.border {
		s.rules(c, p, rule)
	}
	rim, step := Extra(p.border), 1+Extra(p.airy)
	for i, row := range p.rows {
		for k, column := range p.columns {
			x, y := rim+p.pad+k*(p.cell+Extra(p.airy)), rim+i*step
			if row < 0 || column < 0 {
				c.Right(x+p.cell-Extra(p.cell > 2), y, "…", Style{Fore: Faint})
				continue
			}
			s.drawCell(c.Window(Rect{x, y, p.cell, 1}), s.index(prefix, row, column), front)
		}
	}
}

// index is the index of a cell of a grid.
func (s *sketch) index(prefix []int, row, column int) []int {
	index := append(make([]int, 0, len(s.shape)), prefix...)
	switch len(s.shape) - len(prefix) {
	case 0:
		return index
	case 1:
		return append(index, column)
	default:
		return append(index, row, column)
	}
}

// drawCell draws one cell: its number, its shade, its light.
func (s *sketch) drawCell(c Canvas, index []int, front bool) {
	flat := scene.Ravel(index, s.shape)
	value := s.Value.Float(index...)
	style := Style{Fore: Text}
	if !front {
		style.Fore = Muted
	}
	text := s.number(value)
	s.reach(c, Rect{0, 0, c.At.W, 1}, s.item(index))
	lit := s.isLit(flat)
	if flat >= s.Value.Size()-s.Empty {
		c.Right(c.At.W-1, 0, "·", Style{Fore: Faint})
		return
	}
	if s.Show != scene.AsNumbers {
		style = s.shade(c, index)
	}
	switch {
	case s.focused && scene.Ravel(s.eyes, s.shape) == flat:
		style = Style{Fore: Dark, Back: Accent, Bold: true}
		c.Fill(Rect{0, 0, c.At.W, 1}, Accent)
	case lit && s.Show == scene.AsNumbers:
		style = Style{Fore: Strong, Back: Selection, Bold: true}
		c.Fill(Rect{0, 0, c.At.W, 1}, Selection)
	case lit:
		style.Fore, style.Bold = Accent, true
	case len(s.Lit) > 0 && s.Show == scene.AsNumbers:
		style.Fore = Faint
		if front {
			style.Fore = Muted
		}
	}
	if s.Show != scene.AsShades {
		c.Right(c.At.W-1, 0, text, style)
	}
}

// item is the ID of a cell's item, none where cells cannot be chosen.
func (s *sketch) item(index []int) scene.ItemID {
	if s.Reached == nil || len(s.Items) == 0 {
		return scene.ItemID{}
	}
	return scene.At(s.Items[0].ID.Kind(), index...)
}

// shades are the glyphs of a shade where colours are few.
var shades = []rune(" ░▒▓█")

// isLit tells whether a cell is lit; where nothing is, none is.
func (s *sketch) isLit(flat int) bool { return flat < len(s.Lit) && s.Lit[flat] }

// share is where a value lies between the lowest and the highest.
func (s *sketch) share(value float64) float64 {
	if s.high <= s.low || math.IsNaN(value) {
		return 0
	}
	return min(max((value-s.low)/(s.high-s.low), 0), 1)
}

// tone is the colour of a cell by its value: from the ground to full ink where
// no value is below zero, else with zero in the middle; what is not lit, where
// something is, is dimmed.
func (s *sketch) tone(index []int) Color {
	value := s.Value.Float(index...)
	step := 8 + cellOf(s.share(value)*7.999) // the half of the scale that is above zero
	if s.low < 0 {
		step = min(max(cellOf((value/max(s.high, -s.low)+1)*8), 0), 15)
	}
	switch {
	case len(s.Lit) == 0:
	case !s.isLit(scene.Ravel(index, s.shape)):
		step = 8 + (step-8)/3
	case step == 8:
		return Selection
	}
	return MapStep + Color(step)
}

// shade paints a cell by its value and returns the ink of a number upon it.
func (s *sketch) shade(c Canvas, index []int) Style {
	if !s.Theme.Few() {
		back := s.tone(index)
		c.Fill(Rect{0, 0, c.At.W, 1}, back)
		return Style{Fore: Strong, Back: back}
	}
	ink := Style{Fore: Strong}
	if len(s.Lit) > 0 && !s.isLit(scene.Ravel(index, s.shape)) {
		ink.Fore = Faint
	}
	for x := range c.At.W {
		c.Set(x, 0, shades[cellOf(float64(s.share(s.Value.Float(index...))*float64(len(shades)-1))+0.5)], ink)
	}
	return ink
}

// rules draws the border of a grid, and the rules between its cells.
func (s *sketch) rules(c Canvas, p plan, ink Style) {
	wide, high := p.size()
	for y := range high {
		for x := range wide {
			across := y == 0 || y == high-1 || p.airy && y%2 == 0
			down := x == 0 || x == wide-1 || p.airy && x%(p.cell+1) == 0
			switch {
			case across && down:
				c.Set(x, y, corner(x == 0, x == wide-1, y == 0, y == high-1), ink)
			case across:
				c.Set(x, y, '─', ink)
			case down:
				c.Set(x, y, '│', ink)
			}
		}
	}
}

// corner is where rules meet, at the edges of a grid or inside.
func corner(left, right, top, bottom bool) rune {
	row := 1
	if top {
		row = 0
	}
	if bottom {
		row = 2
	}
	column := 1
	if left {
		column = 0
	}
	if right {
		column = 2
	}
	return [3][3]rune{{'┌', '┬', '┐'}, {'├', '┼', '┤'}, {'└', '┴', '┘'}}[row][column]
}
