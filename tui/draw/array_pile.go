package draw

import (
	"math"
	"slices"

	"sinapse/lessons/scene"
)

// pile draws sheets behind each other, towards the upper right. Where there is
// room every value can be seen; else the sheet that the eyes are on lies in
// front, and of those behind it the edges are seen. It returns the row below.
func (s *sketch) pile(c Canvas, prefix []int) int {
	if s.Show == scene.AsShades && len(prefix) == 0 {
		if low, ok := s.contact(c); ok {
			return low
		}
	}
	for _, left := range []int{margin, 0} { // with the names of the axes, if there is room
		area := Rect{left, 0, c.At.W - left, c.At.H - 1} // below: the name of the last axis
		for _, way := range []layers{{airy: true, gap: 1}, {gap: 1}, {}} {
			if way.airy && s.Show != scene.AsNumbers || left > 0 && len(prefix) > 0 {
				continue
			}
			if p, ok := s.spreads(prefix, area, way); ok {
				return s.spread(c, area, prefix, p, way.gap)
			}
		}
	}
	left := 0
	if c.At.W > 5*margin && len(prefix) == 0 {
		left = margin
	}
	return s.stack(c, Rect{left, 0, c.At.W - left, c.At.H - 1}, prefix, s.shape[len(prefix)])
}

// contact draws pictures beside and below each other, as on a contact sheet,
// where there is little room with two pixels in a cell. It tells whether all
// have room.
func (s *sketch) contact(c Canvas) (low int, ok bool) {
	sheets := s.shape[0]
	rows, columns := s.lengths([]int{0})
	if rows > 2*c.At.H || columns > c.At.W {
		return 0, false
	}
	p := plan{rows: all(rows), columns: all(columns), cell: s.cell()}
	wide, high := p.size()
	fits := func(gap int) bool {
		across := min((c.At.W+gap)/(wide+gap), sheets)
		return across > 0 && (sheets+across-1)/across*(high+2) <= c.At.H
	}
	gap, draw := 2, s.grid
	if !fits(gap) {
		if !s.Theme.Halves() {
			return 0, false
		}
		gap, wide, high, draw = 1, columns, (rows+1)/2, s.halves
		if !fits(gap) {
			return 0, false
		}
	}
	across := min((c.At.W+gap)/(wide+gap), sheets)
	for i := range sheets {
		at := Rect{i % across * (wide + gap), i/across*(high+2) + 1, wide, high}
		s.label(c, at, nil, i)
		draw(c, at, []int{i}, p, true)
		low = at.Y + high
	}
	c.Text(0, low, s.axis(2)+"   "+s.axis(1), Style{Fore: Muted})
	return low + 1, true
}

// halves draws a grid of shades with two rows of it in each row of cells.
func (s *sketch) halves(c Canvas, at Rect, prefix []int, p plan, _ bool) {
	c = c.Window(at)
	ink := func(row, column int) Color {
		if row >= len(p.rows) {
			return None
		}
		index := s.index(prefix, row, column)
		if s.focused && scene.Ravel(s.eyes, s.shape) == scene.Ravel(index, s.shape) {
			return Accent
		}
		return s.tone(index)
	}
	for y := range at.H {
		for x := range p.columns {
			c.Set(x, y, '▀', Style{Fore: ink(2*y, x), Back: ink(2*y+1, x)})
		}
	}
}

// sheet is the prefix of a sheet of a pile.
func sheet(prefix []int, i int) []int { return append(slices.Clip(prefix), i) }

// layers is how the sheets of a pile lie: with rules between their cells or
// without, with a free row between them, which holds their names, or none.
type layers struct {
	airy bool
	gap  int
}

// spreads plans a pile with every value in sight, each sheet above and at the
// right of the one before. It tells whether there is room.
func (s *sketch) spreads(prefix []int, area Rect, way layers) (plan, bool) {
	sheets := s.shape[len(prefix)]
	rows, columns := s.lengths(sheet(prefix, 0))
	p := s.dense()
	if way.airy {
		p = plan{cell: s.cell(), airy: true, border: true}
	}
	if rows > area.H || columns > area.W {
		return p, false
	}
	p.rows, p.columns = all(rows), all(columns)
	wide, high := p.size()
	return p, sheets*(high+way.gap) <= area.H && wide+3*(sheets-1) <= area.W
}

// spread draws a pile with every value in sight. Without a gap between the
// sheets their names stand in their rims.
func (s *sketch) spread(c Canvas, area Rect, prefix []int, p plan, gap int) int {
	sheets := s.shape[len(prefix)]
	wide, high := p.size()
	dx := 0
	if sheets > 1 {
		dx = min((area.W-wide)/(sheets-1), 16)
	}
	place := func(i int) Rect {
		return Rect{area.X + i*dx, area.Y + (sheets-1-i)*(high+gap) + gap, wide, high}
	}
	for i := 1; i < sheets; i++ {
		s.tie(c, place(i-1), place(i))
	}
	for i := sheets - 1; i >= 0; i-- {
		at := place(i)
		c.Clear(at) // of the lines that go behind it
		s.grid(c, at, sheet(prefix, i), p, i == 0)
		s.label(c, Rect{at.X + 1 - gap, at.Y + 1 - gap, at.W, at.H}, prefix, i)
	}
	front := place(0)
	s.axes(c, front, area.X > 0, true)
	depth := s.axis(len(prefix))
	switch {
	case sheets < 2:
	case area.X > 0:
		c.Right(area.X-1+dx/2, front.Y-gap-(high+1)/2, depth, Style{Fore: Muted})
	case len(prefix) == 0: // beside the sheet behind the others, or in front of it
		c.Text(area.X, area.Y, Crop(depth, max(place(sheets-1).X-area.X-1, 0)), Style{Fore: Muted})
	}
	return front.Y + front.H + 1
}

// label names a sheet at its upper left corner.
func (s *sketch) label(c Canvas, at Rect, prefix []int, i int) {
	ink := Style{Fore: Muted}
	if s.eyes[len(prefix)] == i {
		ink.Fore = Text
	}
	name := s.named(sheet(prefix, i))
	c.Clear(Rect{at.X, at.Y - 1, Cells(name), 1})
	c.Text(at.X, at.Y-1, name, ink)
}

// tie joins the corners of two sheets with lines that go into the depth.
func (s *sketch) tie(c Canvas, from, to Rect) {
	dots := newBraille(c.At.W, c.At.H)
	for _, corner := range [4][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x0, y0 := 2*(from.X+corner[0]*(from.W-1))+1, 4*(from.Y+corner[1]*(from.H-1))+2
		x1, y1 := 2*(to.X+corner[0]*(to.W-1))+1, 4*(to.Y+corner[1]*(to.H-1))+2
		steps := max(apart(x0, x1), apart(y0, y1), 1) * 2 / 3
		for i := range steps + 1 {
			share := float64(i) / float64(max(steps, 1))
			dots.dot(x0+cellOf(math.Round(share*float64(x1-x0))), y0+cellOf(math.Round(share*float64(y1-y0))), Faint)
		}
	}
	dots.draw(c, Rect{0, 0, c.At.W, c.At.H})
}

// apart is how far two columns, or rows, are from each other.
func apart(a, b int) int { return max(a-b, b-a) }

// peeks is how many sheets behind the front one show their edges.
const peeks = 3

// stack draws a pile of which the front sheet alone is read; the others are
// leafed to.
func (s *sketch) stack(c Canvas, area Rect, prefix []int, sheets int) int {
	front := s.eyes[len(prefix)]
	if len(prefix) > 0 && !sameStack(prefix, s.eyes) {
		front = min(front, sheets-1)
	}
	behind := min(sheets-1-front, peeks)
	if area.H < 8 {
		behind = min(behind, 1)
	}
	p, behind := s.frontPlan(sheet(prefix, front), area, behind)
	wide, high := p.size()
	for i := behind; i >= 0; i-- {
		at := Rect{area.X + 2*i, area.Y + 1 + behind - i, wide, high}
		c.Clear(Rect{at.X - Extra(i > 0), at.Y, at.W + Extra(i > 0), at.H})
		if i > 0 {
			s.rules(c.Window(at), p, Style{Fore: Border})
			c.Clear(Rect{at.X, at.Y + 1, at.W - 1, at.H - 1})
			continue
		}
		s.grid(c, at, sheet(prefix, front), p, true)
	}
	at := Rect{area.X, area.Y + 1 + behind, wide, high}
	head := s.named(sheet(prefix, front))
	c.Text(area.X, area.Y, head, Style{Fore: Text})
	c.Text(area.X+Cells(head)+2, area.Y, Crop(s.axis(len(prefix))+"  "+Tick(float64(front+1))+"/"+Tick(float64(sheets)), max(area.W-Cells(head)-2, 0)), Style{Fore: Muted})
	s.axes(c, at, area.X > 0, at.Y+at.H < c.At.H)
	return at.Y + at.H + 1
}

// frontPlan plans the sheet in front of a stack, and how many edges are seen
// behind it: fewer, if the sheet is whole then; none, if that takes its rim.
func (s *sketch) frontPlan(prefix []int, area Rect, behind int) (plan, int) {
	rows, columns := s.lengths(prefix)
	whole := func(p plan) bool {
		return len(p.rows) == rows && len(p.columns) == columns && !slices.Contains(p.rows, -1) && !slices.Contains(p.columns, -1)
	}
	room := func(behind int) plan { return s.plan(prefix, area.W-2*behind, area.H-behind-1) }
	for n := behind; n >= 0; n-- {
		if p := room(n); whole(p) && (p.border || n == 0) {
			return p, n
		}
	}
	if p := room(behind); p.border {
		return p, behind
	}
	return room(0), 0
}

// sameStack tells whether the eyes are in the pile at a prefix.
func sameStack(prefix, eyes []int) bool {
	for i, n := range prefix {
		if eyes[i] != n {
			return false
		}
	}
	return true
}
