package draw

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/scene"
)

// needArray: an array says itself how many rows it wants, so that the page
// stays as it is while the array changes.
func needArray(p scene.Array) Need {
	return Need{min(p.Rows, 9), p.Rows, p.Rows > 12, true}
}

// A sketch is an array while it is drawn.
type sketch struct {
	*Drawer
	scene.Array
	shape   []int
	eyes    []int   // the index of the cell that the eyes are on
	wide    int     // cells of the widest number
	low     float64 // of the values, for shades
	high    float64
	focused bool
}

// array draws an array of any rank: a grid up to rank 2, a pile of grids, a row
// of piles, boxes beyond. An array has no frame: its grids are frames.
func (d *Drawer) array(c Canvas, p scene.Array) {
	s := &sketch{Drawer: d, Array: p, shape: p.Value.Shape(), focused: d.Focus == p.ID}
	s.look()
	s.measure()
	if p.Value.Size() == 0 {
		c.Text(0, 0, strings.Join(p.Value.PrintRepr().Lines, " "), Style{Fore: Muted})
		return
	}
	foot := Extra(c.At.H > 4)
	low := s.block(c.Window(Rect{0, 0, c.At.W, c.At.H - foot}), nil)
	if foot > 0 {
		s.foot(c, min(low+Extra(low+1 < c.At.H), c.At.H-1))
	}
}

// look finds the cell that the eyes are on: the chosen one, or else the
// panel's own. Where neither is among the lit ones, and the hands are
// elsewhere, it is the first of those: what was found must be in sight.
func (s *sketch) look() {
	s.eyes = make([]int, len(s.shape))
	if s.Value.Size() > 0 {
		s.eyes = scene.Unravel(s.Cursor, s.shape)
	}
	for _, item := range s.Items {
		if item.ID == s.Chosen {
			if index := item.ID.Indices(); len(index) == len(s.shape) {
				s.eyes = index
			}
		}
	}
	if s.focused || len(s.Lit) == 0 || s.isLit(scene.Ravel(s.eyes, s.shape)) {
		return
	}
	if first := slices.Index(s.Lit, true); first >= 0 {
		s.eyes = scene.Unravel(first, s.shape)
	}
}

// looked is at how many cells the widths and shades of an array are looked up:
// at all, or else at the edges of its axes, as NumPy prints them.
const looked = 4096

// measure finds how wide the numbers are, and their range.
func (s *sketch) measure() {
	s.low, s.high = math.Inf(1), math.Inf(-1)
	see := func(value float64) {
		s.wide = max(s.wide, Cells(s.number(value)))
		if !math.IsNaN(value) && !math.IsInf(value, 0) {
			s.low, s.high = min(s.low, value), max(s.high, value)
		}
	}
	if s.Value.Size() <= looked {
		for _, value := range s.Value.All() {
			see(value)
		}
		return
	}
	s.edges(edgesOf(s.shape), see)
	see(s.Value.Float(s.eyes...))
}

// edgesOf is how many places at each end of each axis are looked at, so that it
// comes to no more cells than are looked at: three, as NumPy has them, of the inner
// axes at least one, of the outer ones perhaps the last place alone, which is 0.
func edgesOf(shape []int) []int {
	edges := slices.Repeat([]int{0}, len(shape))
	for count := 1; count <= 3; count++ {
		for axis := len(shape) - 1; axis >= 0; axis-- {
			edges[axis]++
			if !fewEdges(looked, shape, edges) {
				edges[axis]--
				return edges
			}
		}
	}
	return edges
}

// fewEdges tells whether so many places at each end of the axes come to no more than
// so many cells.
func fewEdges(most int, shape, edges []int) bool {
	cells := 1
	for axis, n := range shape {
		if cells *= max(min(n, 2*edges[axis]), 1); cells > most {
			return false
		}
	}
	return true
}

// edges calls see with the values of the cells that lie so near to the ends of all
// axes.
func (s *sketch) edges(edges []int, see func(float64)) {
	index := make([]int, len(s.shape))
	var along func(axis int)
	along = func(axis int) {
		if axis == len(s.shape) {
			see(s.Value.Float(index...))
			return
		}
		n := s.shape[axis]
		for i := 0; i < n; i++ {
			if i >= edges[axis] {
				i = max(i, n-max(edges[axis], 1))
			}
			index[axis] = i
			along(axis + 1)
		}
	}
	along(0)
}

// number writes a value as a cell shows it.
func (s *sketch) number(value float64) string {
	if s.Whole() {
		return Typeset(strconv.FormatFloat(value, 'f', 0, 64))
	}
	digits := s.Digits
	if digits == 0 {
		digits = 2
	}
	return Write(scene.Number(value, digits))
}

// cell is the width of a cell's inside.
func (s *sketch) cell() int {
	if s.Show == scene.AsShades {
		return 2
	}
	return s.wide + 2
}

// named is the code of a part of the array: a[1], a[1, 0].
func (s *sketch) named(prefix []int) string { return s.Code(prefix) }

// axis names an axis with the arrow along which it runs.
func (s *sketch) axis(axis int) string {
	arrow := [...]string{"→", "↓", "↗", "→"}[min(len(s.shape)-1-axis, 3)]
	return s.Say("array.axis", map[string]string{"n": strconv.Itoa(axis)}) + " " + arrow
}

// foot says where the eyes are.
func (s *sketch) foot(c Canvas, y int) {
	flat := scene.Ravel(s.eyes, s.shape)
	if flat >= s.Value.Size()-s.Empty {
		return
	}
	if s.focused {
		c.Text(0, y, "▪", Style{Fore: Accent})
	}
	x := c.Text(2, y, s.named(s.eyes), Style{Fore: Muted})
	x = c.Text(x, y, " = ", Style{Fore: Faint})
	c.Text(x, y, Typeset(s.Exact(s.eyes...)), Style{Fore: Strong, Bold: true})
}

// margin is the room at the left that the names of the axes take.
const margin = 9

// block draws the part of the array at a prefix of its index, and returns the
// row below it.
func (s *sketch) block(c Canvas, prefix []int) int {
	switch rank := len(s.shape) - len(prefix); {
	case rank <= 2:
		return s.single(c, prefix)
	case rank == 3:
		return s.pile(c, prefix)
	case rank == 4:
		return s.row(c, prefix)
	default:
		return s.box(c, prefix)
	}
}

// box draws one place of an axis as a box around what is in it; the boxes of
// the others are counted in its rim. Where a rim would leave no room for what is
// in it, its title alone stands above.
func (s *sketch) box(c Canvas, prefix []int) int {
	axis := len(prefix)
	inner := sheet(prefix, s.eyes[axis])
	title := s.named(inner)
	aside := fmt.Sprintf("%s  %d/%d", s.Say("array.axis", map[string]string{"n": strconv.Itoa(axis)}), s.eyes[axis]+1, s.shape[axis])
	const least = 6 // rows for a row of piles
	if deeper := len(s.shape) - len(prefix) - 5; c.At.H-2 < least+deeper {
		c.Text(c.Text(0, 0, title+"  ", Style{Fore: Text}), 0, aside, Style{Fore: Muted})
		return 1 + s.block(c.Window(Rect{0, 1, c.At.W, c.At.H - 1}), inner)
	}
	s.block(c.Frame(title, aside, Style{Fore: Border}), inner)
	return c.At.H
}

// row draws piles beside each other: as many as have room, around the one that
// the eyes are on.
func (s *sketch) row(c Canvas, prefix []int) int {
	axis := len(prefix)
	const gap = 2
	least := max(2*(s.cell()+1), 8) + 6
	fit := min(max((c.At.W+gap)/(least+gap), 1), s.shape[axis])
	from := min(max(s.eyes[axis]-fit/2, 0), s.shape[axis]-fit)
	names := make([]string, 0, 4)
	for a := axis; a < len(s.shape); a++ {
		names = append(names, s.axis(a))
	}
	head := strings.Join(names, "   ")
	if fit < s.shape[axis] {
		head += fmt.Sprintf("   %d…%d / %d", from, from+fit-1, s.shape[axis])
	}
	c.Text(0, 0, head, Style{Fore: Faint})
	wide, low := (c.At.W-gap*(fit-1))/fit, 0
	for i := range fit {
		low = max(low, 1+s.block(c.Window(Rect{i * (wide + gap), 1, wide, c.At.H - 1}), sheet(prefix, from+i)))
	}
	return low
}

// single draws a grid alone.
func (s *sketch) single(c Canvas, prefix []int) int {
	left, below := 0, 0
	rank := len(s.shape) - len(prefix)
	if rank > 0 && c.At.H > 4 {
		below = 1
	}
	p := s.plan(prefix, c.At.W, c.At.H-below)
	wide, high := p.size()
	if rank == 2 && wide+margin <= c.At.W {
		left = margin
	}
	s.grid(c, Rect{left, 0, wide, high}, prefix, p, true)
	s.axes(c, Rect{left, 0, wide, high}, left > 0, below > 0)
	return high + below
}

// axes names the last two axes at the edges of a grid; where the left has no
// room, both stand below, as far as they fit.
func (s *sketch) axes(c Canvas, at Rect, left, below bool) {
	ink := Style{Fore: Muted}
	last, down := len(s.shape)-1, len(s.shape)-2
	if left && down >= 0 {
		c.Right(at.X-1, at.Y+at.H/2, s.axis(down), ink)
	}
	if !below || last < 0 {
		return
	}
	names := s.axis(last)
	if both := s.axis(max(down, 0)) + "  " + names; !left && down >= 0 && at.X+1+Cells(both) <= c.At.W {
		names = both
	}
	c.Text(at.X+1, at.Y+at.H, names, ink)
}
