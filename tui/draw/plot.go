package draw

import (
	"math"
	"slices"

	"sinapse/lessons/scene"
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
func (b *braille) draw(c Canvas, at Rect) {
	for i, bits := range b.dots {
		if bits != 0 {
			c.Set(at.X+i%b.w, at.Y+i/b.w, 0x2800+bits, Style{Fore: b.ink[i]})
		}
	}
}

// marks puts one mark on the canvas wherever there are dots.
func (b *braille) marks(c Canvas, mark rune) {
	for i, bits := range b.dots {
		if bits != 0 {
			c.Set(i%b.w, i/b.w, mark, Style{Fore: b.ink[i]})
		}
	}
}

// few is up to how many points a plot gives each its own mark.
const few = 24

// plot draws points and lines over two axes.
func (d *Drawer) plot(c Canvas, p scene.Plot) {
	left := max(Cells(Tick(p.Y.Min)), Cells(Tick(p.Y.Max)), 4) + 1
	aside := d.nameAside(p, c.At)
	if aside > 0 {
		left = max(left, Cells(d.Word(p.Y.Name))+1)
	}
	area := Rect{left + 1, 0, c.At.W - left - 1, c.At.H - 2}
	if area.W < 4 || area.H < 2 {
		return
	}
	place := func(x, y float64) (int, int) {
		return cellOf(math.Round((x - p.X.Min) / (p.X.Max - p.X.Min) * float64(2*area.W-1))),
			cellOf(math.Round((p.Y.Max - y) / (p.Y.Max - p.Y.Min) * float64(4*area.H-1)))
	}
	points := slices.DeleteFunc(slices.Clone(p.Points), func(mark scene.Mark) bool { return math.IsNaN(mark.X) || math.IsNaN(mark.Y) })
	within := func(mark scene.Mark) (int, int) { // what lies beyond the axes is seen at their end
		x, y := place(mark.X, mark.Y)
		return min(max(x, 0), 2*area.W-1), min(max(y, 0), 4*area.H-1)
	}
	d.plotAxes(c, p, left, area)
	d.plotTicks(c, p, area, place)
	dots := newBraille(area.W, area.H)
	if len(points) > few {
		for _, mark := range points {
			x, y := within(mark)
			dots.dot(x, y, RoleColor(mark.Role, mark.Y))
		}
	}
	for _, line := range p.Lines {
		for x := range 2 * area.W {
			value := p.X.Min + (p.X.Max-p.X.Min)*float64(x)/float64(2*area.W-1)
			_, y := place(value, float64(line.Slope*value)+line.Intercept)
			dots.dot(x, y, RoleColor(line.Role, line.Slope))
		}
	}
	of := pathStrokesOf(p)
	for i, path := range slices.Backward(p.Paths) { // the first is seen where they meet
		d.path(dots, path, of[i], place)
	}
	if p.Residuals {
		d.residuals(dots, p, place)
	}
	dots.draw(c, area)
	if name := d.Word(p.Y.Name); aside > 0 {
		c.Right(left-1, aside, name, Style{Fore: Faint})
	} else {
		c.Text(left+2, 0, name, Style{Fore: Faint})
	}
	d.pathLegend(c, p)
	if isEmptyPlot(p) {
		d.awaits(c, area, p.ID)
	}
	if len(points) <= few {
		for _, mark := range points {
			x, y := within(mark)
			d.reach(c, Rect{area.X + x/2, area.Y + y/4, 1, 1}, mark.Item)
			c.Set(area.X+x/2, area.Y+y/4, '●', d.mark(mark.Item, Style{Fore: RoleColor(mark.Role, mark.Y)}))
		}
	}
}

// nameAside is the row in which the name of the axis of Y stands left of it, as that of a map
// does: the first below the top where no tick is. 0 where it is too long for that, or no
// row is free: it stands over the picture then.
func (d *Drawer) nameAside(p scene.Plot, at Rect) int {
	if Cells(d.Word(p.Y.Name)) > max(at.W/6, 6) {
		return 0
	}
	rows := at.H - 2
	for row := 1; row < rows-1; row++ {
		free := true
		for _, tick := range p.Y.Ticks {
			free = free && cellOf(math.Round((p.Y.Max-tick)/(p.Y.Max-p.Y.Min)*float64(4*rows-1)))/4 != row
		}
		if free {
			return row
		}
	}
	return 0
}

// plotTicks marks and names the ticks between the ends of both axes, with a faint
// line across for those of Y. One that meets the name of another is left out; 0 goes
// before the others, as what lies there would else be read as theirs.
func (d *Drawer) plotTicks(c Canvas, p scene.Plot, area Rect, place func(x, y float64) (int, int)) {
	rule, label := Style{Fore: Border}, Style{Fore: Muted}
	taken := []int{0, area.H - 1}
	ticks := slices.Clone(p.Y.Ticks)
	slices.SortStableFunc(ticks, func(a, b float64) int { return Extra(a != 0) - Extra(b != 0) })
	for _, tick := range ticks {
		_, dots := place(p.X.Min, tick)
		y := dots / 4
		if slices.Contains(taken, y) {
			continue
		}
		taken = append(taken, y)
		c.Set(area.X-1, y, '┤', rule)
		c.Right(area.X-2, y, Tick(tick), label)
		for x := range area.W {
			c.Set(area.X+x, y, '╌', rule)
		}
	}
	from, gaps := area.X+Cells(Tick(p.X.Min)), [][2]int(nil)
	for _, tick := range p.X.Ticks {
		dots, _ := place(tick, p.Y.Min)
		x := area.X + dots/2
		c.Set(x, area.H, '┴', rule)
		at := x - (Cells(Tick(tick))-1)/2
		if at <= from {
			continue
		}
		gaps = append(gaps, [2]int{from, at})
		c.Text(at, area.H+1, Tick(tick), label)
		from = at + Cells(Tick(tick))
	}
	gaps = append(gaps, [2]int{from, area.X + area.W - Cells(Tick(p.X.Max))})
	name := d.Word(p.X.Name)
	at := nameBetween(gaps, area, Cells(name))
	c.Clear(wordsAt(c, at-1, area.H+1, Cells(name)+2)) // where no gap has room for it, a value makes room
	c.Text(at, area.H+1, name, Style{Fore: Faint})
}

// nameBetween is where the name of an axis begins that is so wide: in the gap between two
// of its values that is nearest to its middle, and has room.
func nameBetween(gaps [][2]int, area Rect, wide int) int {
	middle, best, away := area.X+area.W/2, area.X+(area.W-wide)/2, area.W
	for _, gap := range gaps {
		if gap[1]-gap[0] < wide+2 {
			continue
		}
		at := min(max(middle-wide/2, gap[0]+1), gap[1]-wide-1)
		if len(gaps) > 1 { // not against a value
			at = gap[0] + (gap[1]-gap[0]-wide)/2
		}
		if off := apart(at+wide/2, middle); off < away {
			best, away = at, off
		}
	}
	return best
}

// A pathStroke is how a curve is drawn, so that curves are told apart without colour, too: of
// so many dots along it the first few are set.
type pathStroke struct {
	sample   string // what stands before its name
	set, all int
}

// pathStrokes are those of the first named curves of a plot. Gaps are wider than a cell, or
// they would not be seen where a cell is one character.
var pathStrokes = []pathStroke{{"──", 1, 1}, {"─ ─", 8, 13}, {"┄┄┄", 2, 6}}

// pathStrokesOf are those of a plot's curves.
func pathStrokesOf(p scene.Plot) []pathStroke {
	of, named := make([]pathStroke, len(p.Paths)), 0
	for i, path := range p.Paths {
		of[i] = pathStrokes[0]
		if path.Label != "" {
			of[i] = pathStrokes[named%len(pathStrokes)]
			named++
		}
	}
	return of
}

// path draws a curve: a stroke from each point to the next, so that a jump is
// seen as one.
func (d *Drawer) path(dots *braille, path scene.Path, stroke pathStroke, place func(x, y float64) (int, int)) {
	ink := RoleColor(path.Role, 1)
	lastX, lastY, drawn := 0, 0, 0
	for i := range path.X {
		x, y := place(path.X[i], path.Y[i])
		x, y = min(max(x, -8), 2*dots.w+8), min(max(y, -8), 4*dots.h+8) // far outside there is nothing to see
		if i == 0 {
			lastX, lastY = x, y
		}
		steps := max(apart(x, lastX), apart(y, lastY), 1)
		for k := range steps + 1 {
			if (drawn+k)%stroke.all < stroke.set {
				dots.dot(lastX+(x-lastX)*k/steps, lastY+(y-lastY)*k/steps, ink)
			}
		}
		drawn += max(apart(x, lastX), apart(y, lastY))
		lastX, lastY = x, y
	}
}

// pathLegend names the curves at the upper right: side by side, or below each
// other where they would take more than half of the row.
func (d *Drawer) pathLegend(c Canvas, p scene.Plot) {
	wide, of := 0, pathStrokesOf(p)
	for i, path := range p.Paths {
		wide += Cells(d.Word(path.Label)) + Cells(of[i].sample) + 4
	}
	order := make([]int, len(p.Paths))
	for i := range order {
		order[i] = i
	}
	if 2*wide <= c.At.W { // from the right to the left
		slices.Reverse(order)
	}
	x, y := c.At.W-1, 0
	for _, i := range order {
		path := p.Paths[i]
		if path.Label == "" {
			continue
		}
		text := " " + of[i].sample + " " + d.Word(path.Label)
		from := x - Cells(text)
		c.Text(from, y, text+" ", Style{Fore: RoleColor(path.Role, 1)}) // no curve runs into it
		if x = from - 1; 2*wide > c.At.W {
			x, y = c.At.W-1, y+1
		}
	}
}

// residuals draws a stroke from each point to the first line.
func (d *Drawer) residuals(dots *braille, p scene.Plot, place func(x, y float64) (int, int)) {
	for _, mark := range p.Points {
		on := float64(p.Lines[0].Slope*mark.X) + p.Lines[0].Intercept
		x, from := place(mark.X, mark.Y)
		_, to := place(mark.X, on)
		ink := RoleColor(scene.BySign, on-mark.Y)
		for y := max(min(from, to), 0); y <= min(max(from, to), 4*dots.h); y++ {
			dots.dot(x, y, ink)
		}
	}
}

// plotAxes draws both axes with their ends.
func (d *Drawer) plotAxes(c Canvas, p scene.Plot, left int, area Rect) {
	rule, label := Style{Fore: Border}, Style{Fore: Muted}
	for y := range area.H {
		c.Set(left, y, '│', rule)
	}
	c.Set(left, 0, '┤', rule)
	c.Set(left, area.H-1, '┤', rule)
	c.Right(left-1, 0, Tick(p.Y.Max), label)
	c.Right(left-1, area.H-1, Tick(p.Y.Min), label)
	c.Set(left, area.H, '└', rule)
	for x := left + 1; x < c.At.W; x++ {
		c.Set(x, area.H, '─', rule)
	}
	y := area.H + 1
	c.Text(left+1, y, Tick(p.X.Min), label)
	c.Right(c.At.W, y, Tick(p.X.Max), label)
}
