package draw

import (
	"fmt"
	"math"
	"slices"

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
	steps []uint8
}

// mostMaps bounds what is kept: sizes of a window that is being pulled about
// are forgotten.
const mostMaps = 256

// MapMargin is how many columns of a map its vertical axis and the air beside it
// take.
const MapMargin = 6

// A mapPanel is a map being drawn.
type mapPanel struct {
	*Drawer
	p scene.Map
}

// draw draws what a model answers over a plane, two samples a cell,
// and the samples upon it. It is square, twice as many columns as rows; a
// landscape takes the width that there is.
func (d mapPanel) draw(c Canvas) {
	const left = 4
	rows := min(c.At.H-2, (c.At.W-MapMargin)/2)
	w := 2 * rows
	if d.p.Landscape {
		w, rows = landscapeSize(c, d.p, left)
	}
	if rows < 3 || w < 1 {
		return
	}
	h := 2 * rows
	steps := d.steps(mapPlace{d.p.ID, w, h}, d.p.Key, d.p.X, d.p.Y, d.p.Answer)
	for y := range rows {
		for x := range w {
			if d.p.Landscape {
				d.landCell(c, left+x, y, steps[2*y*w+x], steps[(2*y+1)*w+x])
				continue
			}
			d.mapCell(c, left+x, y, steps[2*y*w+x], steps[(2*y+1)*w+x])
		}
	}
	d.readable(c, left, w, h)
	d.samples(c, left, w, h)
	d.trails(c, left, w, h)
	d.axes(c, left, w, h)
	d.legend(c, left, w, rows)
	d.probe(c, left, w, h)
}

// axes writes the values at both axes, and the name of each: that of the
// horizontal one between two values, or after the last where it would touch them.
func (d mapPanel) axes(c Canvas, left, w, h int) {
	label, rows := Style{Fore: Muted}, h/2
	across := mapTicks(d.p.X)
	at := func(v float64) int { return left + min(cellOf((v-d.p.X.Min)/(d.p.X.Max-d.p.X.Min)*float64(w)), w-1) }
	end := 0
	for _, v := range across {
		end = c.Text(at(v), rows, Tick(v), label)
	}
	for _, v := range mapTicks(d.p.Y) {
		y := min(cellOf((d.p.Y.Max-v)/(d.p.Y.Max-d.p.Y.Min)*float64(h)), h-1) / 2
		c.Right(left-1, y, Tick(v), label)
	}
	name := d.Word(d.p.X.Name)
	last := across[len(across)-1]
	before := across[len(across)-2] // the name stands in the middle between these two
	from := at(before) + Cells(Tick(before))
	x := from + (at(last)-from-Cells(name)+1)/2
	if x <= from || x+Cells(name) >= at(last) {
		x = end + 1
	}
	if rows > legendRows || x+Cells(name) < left+w+legendAir || !legendBeside(c, d.p, left+w+legendAir) {
		c.Text(x, rows, name, Style{Fore: Faint})
	}
	highest := mapTicks(d.p.Y)[len(mapTicks(d.p.Y))-1]
	below := Extra(cellOf((d.p.Y.Max-highest)/(d.p.Y.Max-d.p.Y.Min)*float64(h)) < 2) // a value stands in the corner
	c.Text(0, below, d.Word(d.p.Y.Name), Style{Fore: Faint})
}

// mapTicks are the values that are written at an axis of a map.
func mapTicks(axis scene.Axis) []float64 {
	if axis.Max <= 2 {
		return []float64{0, 1}
	}
	return []float64{math.Ceil(axis.Min + 1), 0, math.Floor(axis.Max - 1)}
}

// samples draws the samples: a few as a mark each, many as a pixel each;
// where there are too many for the room, every second of them, or fewer.
func (d mapPanel) samples(c Canvas, left, w, h int) {
	every := 1 + 8*len(d.p.Samples)/(w*h+1) // the ground must be seen between them
	if len(d.p.Samples) <= few {
		every = 1
	}
	for i, sample := range d.p.Samples {
		if i%every == 0 && !sample.Memorised {
			d.sample(c, sample, left, w, h)
		}
	}
	for _, sample := range d.p.Samples { // on top, and all of them
		if sample.Memorised {
			d.sample(c, sample, left, w, h)
		}
	}
}

// sample draws one sample. What is merely memorised is a square, and always
// a mark of its own.
func (d mapPanel) sample(c Canvas, sample scene.Sample, left, w, h int) {
	x := cellOf((sample.X - d.p.X.Min) / (d.p.X.Max - d.p.X.Min) * float64(w))
	y := cellOf((d.p.Y.Max - sample.Y) / (d.p.Y.Max - d.p.Y.Min) * float64(h))
	if x < 0 || y < 0 || x >= w || y >= h {
		return
	}
	ink, char := PointNegative, '○'
	if sample.Positive {
		ink, char = PointPositive, '●'
	}
	switch {
	case sample.Memorised && sample.Positive:
		char = '■'
	case sample.Memorised:
		char = '□'
	}
	chosen := !sample.Item.None() && sample.Item == d.Chosen
	if len(d.p.Samples) <= few || !d.Theme.Halves() || sample.Memorised || chosen {
		d.reach(c, Rect{left + x, y / 2, 1, 1}, sample.Item)
		c.Set(left+x, y/2, char, d.mark(sample.Item, Style{Fore: ink, Bold: true}))
		return
	}
	under := c.get(left+x, y/2)
	if y%2 == 0 {
		under.style.Fore = ink
	} else {
		under.style.Back = ink
	}
	c.Set(left+x, y/2, under.char, under.style)
}

// readable lets the mouse read the map: a click goes to the nearest point that
// can be read.
func (d mapPanel) readable(c Canvas, left, w, h int) {
	place := func(item scene.Item) (column, row int, ok bool) {
		x, y, ok := d.p.Probe(item.ID)
		return cellOf((x - d.p.X.Min) / (d.p.X.Max - d.p.X.Min) * float64(w-1)), cellOf((d.p.Y.Max - y) / (d.p.Y.Max - d.p.Y.Min) * float64(h/2-1)), ok
	}
	for _, item := range d.p.Items {
		if column, row, ok := place(item); ok {
			d.reach(c, Rect{left + column - 1, row, 3, 1}, item.ID)
		}
	}
}

// probe marks the point that is read, and says what the answer is there.
func (d mapPanel) probe(c Canvas, left, w, h int) {
	x, y, ok := d.p.Probe(d.Chosen)
	if !ok || d.Focus != d.p.ID {
		return
	}
	column := min(cellOf((x-d.p.X.Min)/(d.p.X.Max-d.p.X.Min)*float64(w)), w-1)
	row := min(cellOf((d.p.Y.Max-y)/(d.p.Y.Max-d.p.Y.Min)*float64(h)), h-1) / 2
	c.Set(left+column, row, '┼', Style{Fore: Dark, Back: Accent, Bold: true})
	at := fmt.Sprintf("(%s, %s)", Write(scene.Number(x, 1)), Write(scene.Number(y, 1)))
	if names := fmt.Sprintf("(%s, %s) = ", d.Word(d.p.X.Name), d.Word(d.p.Y.Name)); left+Cells(names+at)+9 <= c.At.W {
		at = names + at
	}
	end := c.Text(left, h/2+1, at, Style{Fore: Muted})
	answer := d.p.Answer(x, y)
	end = c.Text(end, h/2+1, " → ", Style{Fore: Faint})
	if d.p.Landscape {
		c.Text(end, h/2+1, height(d.p.Height(answer)), Style{Fore: Strong, Bold: true})
		return
	}
	c.Text(end, h/2+1, Write(scene.Signed(answer, 3)), Style{Fore: RoleColor(scene.BySign, answer), Bold: true})
}

// gateLegend is what the marks of a map mean unless it says otherwise.
var gateLegend = [4]string{"map.positive", "map.negative", "map.fires", "map.rests"}

// scale says below a map what its ground means, and how many samples are
// right, where there is no room beside it.
func (d mapPanel) scale(c Canvas, left, y int) {
	if y >= c.At.H || d.p.Legend == ([4]string{}) && !d.p.Landscape {
		return
	}
	if d.p.Landscape {
		x := c.Text(left, y, height(d.p.Low)+" ", Style{Fore: Muted})
		for step := range uint8(16) {
			d.landCell(c, x+int(step), y, step, step)
		}
		c.Text(x+17, y, height(d.p.High), Style{Fore: Muted})
		return
	}
	x := c.Text(left, y, "−1 ", Style{Fore: Negative})
	for step := range uint8(16) {
		d.mapCell(c, x+int(step), y, step, step)
	}
	c.Text(x+17, y, "+1", Style{Fore: Positive})
	if y+1 < c.At.H {
		c.Text(left, y+1, Crop(d.Say("map.right", map[string]string{"right": Tick(float64(rightOf(d.p))), "all": Tick(float64(len(d.p.Samples)))}), c.At.W-left), Style{Fore: Text})
	}
}

// rightOf counts the samples that the model of a map answers rightly.
func rightOf(p scene.Map) int {
	right := 0
	for _, sample := range p.Samples {
		right += Extra(sample.Right)
	}
	return right
}

// legendRows is how many rows a map's legend takes beside it, legendAir how far
// it stands off.
const (
	legendRows = 6
	legendAir  = 3
)

// legendBeside tells whether a map's legend has room beside it, from column x.
func legendBeside(c Canvas, p scene.Map, x int) bool { return !p.Landscape && x+14 <= c.At.W }

// legend says beside the map what its marks mean, or below it.
func (d mapPanel) legend(c Canvas, left, w, rows int) {
	x := left + w + legendAir
	if d.p.Landscape && d.heights(c, x-1) {
		return
	}
	if !legendBeside(c, d.p, x) {
		d.scale(c, left, rows+2) // the row between is the cursor's
		return
	}
	words := d.p.Legend
	if words == ([4]string{}) {
		words = gateLegend
	}
	c.Set(x, 0, '●', Style{Fore: PointPositive, Bold: true})
	c.Text(x+2, 0, d.Word(words[0]), Style{Fore: Muted})
	c.Set(x, 1, '○', Style{Fore: PointNegative, Bold: true})
	c.Text(x+2, 1, d.Word(words[1]), Style{Fore: Muted})
	if slices.ContainsFunc(d.p.Samples, func(s scene.Sample) bool { return s.Memorised }) {
		c.Set(x, 2, '■', Style{Fore: Strong, Bold: true})
		c.Text(x+2, 2, d.Word("map.memorised"), Style{Fore: Muted})
	}
	d.mapCell(c, x, 3, 14, 14)
	c.Text(x+2, 3, d.Word(words[2]), Style{Fore: Muted})
	d.mapCell(c, x, 4, 2, 2)
	c.Text(x+2, 4, d.Word(words[3]), Style{Fore: Muted})
	right, all := Tick(float64(rightOf(d.p))), Tick(float64(len(d.p.Samples)))
	text := d.Say("map.right", map[string]string{"right": right, "all": all})
	if x+Cells(text) > c.At.W {
		text = right + "/" + all
	}
	c.Text(x, 6, text, Style{Fore: Strong, Bold: true})
}

// steps computes a map in 16 steps, or finds it computed from the same key.
func (d *Drawer) steps(at mapPlace, key any, across, up scene.Axis, answer func(x, y float64) float64) []uint8 {
	if kept, ok := d.Maps.drawn[at]; ok && (kept.key == key || d.Hurry && len(kept.steps) > 0) {
		return kept.steps
	}
	steps := make([]uint8, at.w*at.h)
	for i := range steps {
		x := across.Min + (across.Max-across.Min)*(float64(i%at.w)+0.5)/float64(at.w)
		y := up.Max - (up.Max-up.Min)*(float64(i/at.w)+0.5)/float64(at.h)
		steps[i] = mapStepOf(answer(x, y))
	}
	if d.Maps.drawn == nil || len(d.Maps.drawn) >= mostMaps {
		d.Maps.drawn = map[mapPlace]mapDrawing{}
	}
	d.Maps.drawn[at] = mapDrawing{key, steps}
	return steps
}

// mapStepOf is the step of a map for an answer, −1 to +1; what is no number is in
// the middle.
func mapStepOf(answer float64) uint8 {
	if math.IsNaN(answer) {
		answer = 0
	}
	return uint8(min(max((answer+1)*8, 0), 15))
}

// samples draws two samples into one cell, or what they are together; it tells
// whether there are colours enough for it.
func (d *Drawer) samples(c Canvas, x, y int, upper, lower, both Color) bool {
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
	if d.samples(c, x, y, MapStep+Color(upper), MapStep+Color(lower), MapStep+Color((upper+lower)/2)) {
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
