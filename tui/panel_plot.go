package tui

import (
	"math"

	"sinapse/lessons"
)

// braille holds dots, 2×4 to a cell, and the colour of each cell.
type braille struct {
	w, h int // in cells
	dots []rune
	ink  []Color
}

// brailleBit is the bit of the dot in column x, row y of a cell.
var brailleBit = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

func newBraille(w, h int) *braille {
	return &braille{w, h, make([]rune, w*h), make([]Color, w*h)}
}

// dot sets a dot; what lies outside is left out.
func (b *braille) dot(x, y int, ink Color) {
	if x < 0 || y < 0 || x >= 2*b.w || y >= 4*b.h {
		return
	}
	i := y/4*b.w + x/2
	b.dots[i] |= brailleBit[y%4][x%2]
	b.ink[i] = ink
}

// draw puts the dots on the canvas; empty cells leave what is there.
func (b *braille) draw(c canvas, at Rect) {
	for i, bits := range b.dots {
		if bits != 0 {
			c.set(at.X+i%b.w, at.Y+i/b.w, 0x2800+bits, Style{Fore: b.ink[i]})
		}
	}
}

// few is up to how many points a plot gives each its own mark.
const few = 24

// plot draws points and lines over two axes.
func (d *drawer) plot(c canvas, p lessons.Plot) {
	left := max(cells(tick(p.Y.Min)), cells(tick(p.Y.Max)), 4) + 1
	area := Rect{left + 1, 0, c.at.W - left - 1, c.at.H - 2}
	if area.W < 4 || area.H < 2 {
		return
	}
	place := func(x, y float64) (int, int) {
		return int(math.Round((x - p.X.Min) / (p.X.Max - p.X.Min) * float64(2*area.W-1))),
			int(math.Round((p.Y.Max - y) / (p.Y.Max - p.Y.Min) * float64(4*area.H-1)))
	}
	d.plotAxes(c, p, left, area)
	dots := newBraille(area.W, area.H)
	if len(p.Points) > few {
		for _, mark := range p.Points {
			x, y := place(mark.X, mark.Y)
			dots.dot(x, y, roleColor(mark.Role, mark.Y))
		}
	}
	for _, line := range p.Lines {
		for x := range 2 * area.W {
			value := p.X.Min + (p.X.Max-p.X.Min)*float64(x)/float64(2*area.W-1)
			_, y := place(value, line.Slope*value+line.Intercept)
			dots.dot(x, y, roleColor(line.Role, line.Slope))
		}
	}
	if p.Residuals {
		d.residuals(dots, p, place)
	}
	dots.draw(c, area)
	if len(p.Points) <= few {
		for _, mark := range p.Points {
			x, y := place(mark.X, mark.Y)
			c.set(area.X+x/2, area.Y+y/4, '●', d.mark(mark.Item, Style{Fore: roleColor(mark.Role, mark.Y)}))
		}
	}
}

// residuals draws a stroke from each point to the first line.
func (d *drawer) residuals(dots *braille, p lessons.Plot, place func(x, y float64) (int, int)) {
	for _, mark := range p.Points {
		on := p.Lines[0].Slope*mark.X + p.Lines[0].Intercept
		x, from := place(mark.X, mark.Y)
		_, to := place(mark.X, on)
		ink := roleColor(lessons.BySign, on-mark.Y)
		for y := max(min(from, to), 0); y <= min(max(from, to), 4*dots.h); y++ {
			dots.dot(x, y, ink)
		}
	}
}

// plotAxes draws both axes with their ends and names.
func (d *drawer) plotAxes(c canvas, p lessons.Plot, left int, area Rect) {
	rule, label := Style{Fore: Border}, Style{Fore: Muted}
	for y := range area.H {
		c.set(left, y, '│', rule)
	}
	c.set(left, 0, '┤', rule)
	c.set(left, area.H-1, '┤', rule)
	c.right(left-1, 0, tick(p.Y.Max), label)
	c.right(left-1, area.H-1, tick(p.Y.Min), label)
	c.set(left, area.H, '└', rule)
	for x := left + 1; x < c.at.W; x++ {
		c.set(x, area.H, '─', rule)
	}
	y := area.H + 1
	c.text(left+1, y, tick(p.X.Min), label)
	c.right(c.at.W, y, tick(p.X.Max), label)
	name := d.word(p.X.Name)
	c.text(area.X+(area.W-cells(name))/2, y, name, Style{Fore: Faint})
	c.text(left+2, 0, d.word(p.Y.Name), Style{Fore: Faint})
}

// A mapCache keeps drawn decision maps: one of each picture and size.
type mapCache struct {
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

// decisionMap draws what a model answers over a plane, two samples a cell,
// and the samples upon it. It is square: twice as many columns as rows.
func (d *drawer) decisionMap(c canvas, p lessons.Map) {
	rows := min(c.at.H-2, (c.at.W-6)/2)
	if rows < 3 {
		return
	}
	w, h := 2*rows, 2*rows
	left := 4
	steps := d.steps(mapPlace{p.ID, w, h}, p.Key, p.X, p.Y, p.Answer)
	for y := range rows {
		for x := range w {
			d.mapCell(c, left+x, y, steps[2*y*w+x], steps[(2*y+1)*w+x])
		}
	}
	for _, sample := range p.Samples {
		x := int((sample.X - p.X.Min) / (p.X.Max - p.X.Min) * float64(w))
		y := int((p.Y.Max - sample.Y) / (p.Y.Max - p.Y.Min) * float64(h))
		style, char := Style{Fore: PointNegative, Bold: true}, '○'
		if sample.Positive {
			style.Fore, char = PointPositive, '●'
		}
		c.set(left+x, y/2, char, d.mark(sample.Item, style))
	}
	label := Style{Fore: Muted}
	for _, v := range []float64{0, 1} {
		x := left + int((v-p.X.Min)/(p.X.Max-p.X.Min)*float64(w))
		y := int((p.Y.Max-v)/(p.Y.Max-p.Y.Min)*float64(h)) / 2
		c.text(x, rows, tick(v), label)
		c.right(left-1, y, tick(v), label)
	}
	c.text(left+(w-2)/2, rows, d.word(p.X.Name), Style{Fore: Faint})
	c.text(0, 0, d.word(p.Y.Name), Style{Fore: Faint})
	d.mapLegend(c, p, left+w+3)
}

// mapLegend says beside the map what its marks mean.
func (d *drawer) mapLegend(c canvas, p lessons.Map, x int) {
	if x+14 > c.at.W {
		return
	}
	right := 0
	for _, sample := range p.Samples {
		right += extra(sample.Right)
	}
	c.set(x, 0, '●', Style{Fore: PointPositive, Bold: true})
	c.text(x+2, 0, d.word("map.positive"), Style{Fore: Muted})
	c.set(x, 1, '○', Style{Fore: PointNegative, Bold: true})
	c.text(x+2, 1, d.word("map.negative"), Style{Fore: Muted})
	d.mapCell(c, x, 3, 14, 14)
	c.text(x+2, 3, d.word("map.fires"), Style{Fore: Muted})
	d.mapCell(c, x, 4, 2, 2)
	c.text(x+2, 4, d.word("map.rests"), Style{Fore: Muted})
	c.text(x, 6, d.say("map.right", map[string]string{"right": tick(float64(right)), "all": tick(float64(len(p.Samples)))}), Style{Fore: Strong, Bold: true})
}

// steps computes a map in 16 steps, or finds it computed from the same key.
func (d *drawer) steps(at mapPlace, key any, across, up lessons.Axis, answer func(x, y float64) float64) []uint8 {
	if kept, ok := d.maps.drawn[at]; ok && kept.key == key {
		return kept.steps
	}
	steps := make([]uint8, at.w*at.h)
	for i := range steps {
		x := across.Min + (across.Max-across.Min)*(float64(i%at.w)+0.5)/float64(at.w)
		y := up.Max - (up.Max-up.Min)*(float64(i/at.w)+0.5)/float64(at.h)
		steps[i] = mapStepOf(answer(x, y))
	}
	if d.maps.drawn == nil || len(d.maps.drawn) >= mostMaps {
		d.maps.drawn = map[mapPlace]mapDrawing{}
	}
	d.maps.drawn[at] = mapDrawing{key, steps}
	return steps
}

// mapStepOf is the step of a map for an answer, −1 to +1.
func mapStepOf(answer float64) uint8 { return uint8(min(max((answer+1)*8, 0), 15)) }

// mapCell draws two samples of a map into one cell.
func (d *drawer) mapCell(c canvas, x, y int, upper, lower uint8) {
	if !d.theme.Few() {
		c.set(x, y, '▀', Style{Fore: mapStep + Color(upper), Back: mapStep + Color(lower)})
		return
	}
	shades := []rune("▓▓▒▒░░  ")
	step := upper
	if step >= 8 {
		step = 15 - step
	}
	if d.theme.Plain() {
		shades = []rune("        ")
		if upper >= 8 {
			shades = []rune("▒▒▒▒░░░░")
		}
	}
	c.set(x, y, shades[step], Style{Fore: mapStep + Color(upper)})
}
