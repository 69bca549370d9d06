package draw

import (
	"math"

	"sinapse/lessons/scene"
)

// A MapCache keeps drawn decision maps: one of each picture and size.
type MapCache struct {
	drawn map[mapPlace]mapDrawing
}

// mapPlace is a picture and its size in samples.
type mapPlace struct {
	id   string
	w, h int
}

// mapDrawing is a computed map, and what it was computed from.
type mapDrawing struct {
	key   any
	steps []uint8 // of each pixel
	left  []bool  // whether the answer is positive in the left half of each pixel
	right []bool  // … in the right half
}

// mostMaps bounds what is kept: sizes of a window that is being pulled about
// are forgotten.
const mostMaps = 256

// steps computes a map in 16 steps, or finds it computed from the same key. Where the
// sign changes, the answers are looked at twice as closely across.
func (d *Drawer) steps(at mapPlace, key any, across, up scene.Axis, answer func(x, y float64) float64) mapDrawing {
	if kept, ok := d.Maps.drawn[at]; ok && (kept.key == key || d.Hurry && len(kept.steps) > 0) {
		return kept
	}
	made := mapDrawing{key, make([]uint8, at.w*at.h), make([]bool, at.w*at.h), make([]bool, at.w*at.h)}
	look := func(i int, aside float64) uint8 {
		x := across.Min + (across.Max-across.Min)*(float64(i%at.w)+aside)/float64(at.w)
		y := up.Max - (up.Max-up.Min)*(float64(i/at.w)+0.5)/float64(at.h)
		return mapStepOf(answer(x, y))
	}
	for i := range made.steps {
		made.steps[i] = look(i, 0.5)
	}
	for i, step := range made.steps {
		positive := step >= 8
		made.left[i], made.right[i] = positive, positive
		if made.turns(i, at.w) {
			made.left[i], made.right[i] = look(i, 0.25) >= 8, look(i, 0.75) >= 8
		}
	}
	if d.Maps.drawn == nil || len(d.Maps.drawn) >= mostMaps {
		d.Maps.drawn = map[mapPlace]mapDrawing{}
	}
	d.Maps.drawn[at] = made
	return made
}

// turns tells whether a pixel has another sign than one of those around it.
func (m mapDrawing) turns(i, w int) bool {
	positive, x := m.steps[i] >= 8, i%w
	other := func(there bool, k int) bool { return there && (m.steps[k] >= 8) != positive }
	return other(x > 0, i-1) || other(x < w-1, i+1) || other(i >= w, i-w) || other(i+w < len(m.steps), i+w)
}

// edge are the quarters of a cell, as quadrants counts them, where the answer is
// positive and beside it is not.
func (m mapDrawing) edge(w, h, x, y int) (quarters int) {
	positive := func(column, row int) bool { // of half pixels
		column, row = min(max(column, 0), 2*w-1), min(max(row, 0), h-1)
		half := m.left
		if column%2 == 1 {
			half = m.right
		}
		return half[row*w+column/2]
	}
	for k := range 4 {
		column, row := 2*x+k%2, 2*y+k/2
		within := positive(column-1, row) && positive(column+1, row) && positive(column, row-1) && positive(column, row+1)
		if positive(column, row) && !within {
			quarters |= 1 << k
		}
	}
	return quarters
}

// mapStepOf is the step of a map for an answer, −1 to +1; what is no number is in
// the middle.
func mapStepOf(answer float64) uint8 {
	if math.IsNaN(answer) {
		answer = 0
	}
	return uint8(min(max((answer+1)*8, 0), 15))
}

// pixels draws two samples into one cell, or what they are together; it tells
// whether there are colours enough for it.
func (d *Drawer) pixels(c Canvas, x, y int, upper, lower, both Color) bool {
	switch {
	case d.Theme.Halves():
		c.Set(x, y, '▀', Style{Fore: upper, Back: lower})
	case !d.Theme.Few():
		c.Set(x, y, ' ', Style{Back: both})
	default:
		return false
	}
	return true
}

// mapCell draws two samples of a map into one cell.
func (d *Drawer) mapCell(c Canvas, x, y int, upper, lower uint8) {
	if d.pixels(c, x, y, MapStep+Color(upper), MapStep+Color(lower), MapStep+Color((upper+lower)/2)) {
		return
	}
	shades := []rune("▓▓▒▒░░  ")
	step := upper
	if step >= 8 {
		step = 15 - step
	}
	if d.Theme.Plain() {
		shades = []rune("        ")
		if upper >= 8 {
			shades = []rune("▒▒▒▒░░░░")
		}
	}
	c.Set(x, y, shades[step], Style{Fore: MapStep + Color(upper)})
}
