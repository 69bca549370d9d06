package tui

import (
	"math"
	"slices"

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

// marks puts one mark on the canvas wherever there are dots.
func (b *braille) marks(c canvas, mark rune) {
	for i, bits := range b.dots {
		if bits != 0 {
			c.set(i%b.w, i/b.w, mark, Style{Fore: b.ink[i]})
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
	for _, path := range slices.Backward(p.Paths) { // the first is seen where they meet
		d.path(dots, path, place)
	}
	if p.Residuals {
		d.residuals(dots, p, place)
	}
	dots.draw(c, area)
	d.pathLegend(c, p)
	if len(p.Points) <= few {
		for _, mark := range p.Points {
			x, y := place(mark.X, mark.Y)
			d.reach(c, Rect{area.X + x/2, area.Y + y/4, 1, 1}, mark.Item)
			c.set(area.X+x/2, area.Y+y/4, '●', d.mark(mark.Item, Style{Fore: roleColor(mark.Role, mark.Y)}))
		}
	}
}

// path draws a curve: a stroke from each point to the next, so that a jump is
// seen as one.
func (d *drawer) path(dots *braille, path lessons.Path, place func(x, y float64) (int, int)) {
	ink := roleColor(path.Role, 1)
	lastX, lastY := place(path.X[0], path.Y[0])
	for i := range path.X {
		x, y := place(path.X[i], path.Y[i])
		x, y = min(max(x, -8), 2*dots.w+8), min(max(y, -8), 4*dots.h+8) // far outside there is nothing to see
		steps := max(apart(x, lastX), apart(y, lastY), 1)
		for k := range steps + 1 {
			dots.dot(lastX+(x-lastX)*k/steps, lastY+(y-lastY)*k/steps, ink)
		}
		lastX, lastY = x, y
	}
}

// pathLegend names the curves at the upper right: side by side, or below each
// other where they would take more than half of the row.
func (d *drawer) pathLegend(c canvas, p lessons.Plot) {
	wide := 0
	for _, path := range p.Paths {
		wide += cells(d.word(path.Label)) + 6
	}
	paths := slices.Clone(p.Paths)
	if 2*wide <= c.at.W { // from the right to the left
		slices.Reverse(paths)
	}
	x, y := c.at.W-1, 0
	for _, path := range paths {
		if path.Label == "" {
			continue
		}
		name, ink := d.word(path.Label), Style{Fore: roleColor(path.Role, 1)}
		from := x - cells(name) - 4
		c.text(from, y, " ── "+name+" ", ink) // no curve runs into it
		if x = from - 1; 2*wide > c.at.W {
			x, y = c.at.W-1, y+1
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
