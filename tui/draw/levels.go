package draw

import (
	"math"
	"strconv"

	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// A levelsPanel is sizes on a scale of powers of ten being drawn.
type levelsPanel struct {
	*Drawer
	p    scene.Levels
	area Rect // of the bars
	each int  // cells a bar takes
	wide int  // cells of those that are filled
}

// needLevels: three rows of bars, the steps below them, and the chosen number.
var needLevels = Need{5, 12, true, true}

// draw draws a bar a step, up from the foot of the scale, over lines at the powers of ten
// that count. What is beyond the scale ends at its edge, with an arrow there.
func (d levelsPanel) draw(c Canvas) {
	left := 0
	if c.At.W >= 24 {
		left = 6
	}
	d.area = Rect{left, 0, c.At.W - left, c.At.H - 2}
	steps := len(d.p.Values)
	if d.area.H < 1 || d.area.W < 2 {
		return
	}
	if steps == 0 {
		d.awaits(c, Rect{0, 0, c.At.W, c.At.H}, d.p.ID)
		return
	}
	d.each = max(d.area.W/steps, 1)
	d.wide = max(d.each-1, 1)
	d.lines(c)
	for step, value := range d.p.Values {
		if x := d.at(step); step == 0 || x != d.at(step-1) {
			d.bar(c, x, step, value)
		}
	}
	d.foot(c)
}

// at is the column in which the bar of a step begins. Where there are more steps than
// columns, some share one.
func (d levelsPanel) at(step int) int {
	if steps := len(d.p.Values); steps > d.area.W {
		return d.area.X + step*d.area.W/steps
	}
	return d.area.X + step*d.each
}

// eighths is how high a number stands, in eighths of a row from the foot.
func (d levelsPanel) eighths(value float64) int {
	share := (elementary.Log10(value) - float64(d.p.Low)) / float64(d.p.High-d.p.Low)
	return cellOf(math.Round(min(max(share, 0), 1) * float64(8*d.area.H)))
}

// row is the row in which a power of ten lies.
func (d levelsPanel) row(power int) int {
	share := float64(power-d.p.Low) / float64(d.p.High-d.p.Low)
	return min(max(d.area.H-1-cellOf(share*float64(d.area.H)), 0), d.area.H-1)
}

// lines draws the powers of ten that count: 1, or those that the bars are to end between;
// and names them, and the ends of the scale.
func (d levelsPanel) lines(c Canvas) {
	marked := []int{0}
	if d.p.Goal != [2]int{} {
		marked = d.p.Goal[:]
	}
	taken := map[int]bool{}
	for _, power := range marked {
		y := d.row(power)
		for x := range d.area.W {
			c.Set(d.area.X+x, y, '┄', Style{Fore: Faint})
		}
		d.name(c, y, power, Text, taken)
	}
	d.name(c, 0, d.p.High, Muted, taken)
	d.name(c, d.area.H-1, d.p.Low, Muted, taken)
}

// name writes a power of ten at the left edge, where no other stands.
func (d levelsPanel) name(c Canvas, y, power int, ink Color, taken map[int]bool) {
	if d.area.X == 0 || taken[y] {
		return
	}
	taken[y] = true
	text := "1e" + strconv.Itoa(power)
	if power >= -1 && power <= 1 {
		text = []string{"0.1", "1", "10"}[power+1]
	}
	c.Right(d.area.X-1, y, Typeset(text), Style{Fore: ink})
}

// bar draws the bar of a step, and an arrow where it goes beyond the scale.
func (d levelsPanel) bar(c Canvas, x, step int, value float64) {
	item := scene.ItemID{}
	if d.p.Kind != "" {
		item = scene.At(d.p.Kind, step)
		d.reach(c, Rect{x, 0, d.wide, d.area.H}, item)
	}
	if !(value > 0) {
		return
	}
	ink := Style{Fore: Train} // all are sizes: the inks of signs would say what is not so
	if d.isChosen(item) && d.Focus == d.p.ID {
		ink = Style{Fore: Accent, Bold: true}
	}
	high, power := d.eighths(value), elementary.Log10(value)
	for y := range d.area.H {
		full := min(high-8*(d.area.H-1-y), 8)
		for i := range d.wide {
			if full > 0 {
				c.Set(x+i, y, []rune("▁▂▃▄▅▆▇█")[full-1], ink)
			}
		}
	}
	switch {
	case power > float64(d.p.High):
		c.Set(x, 0, '↑', Style{Fore: Danger, Bold: true})
	case power < float64(d.p.Low):
		c.Set(x, d.area.H-1, '↓', Style{Fore: Danger, Bold: true})
	}
}

// foot writes the steps below the bars, and below them the chosen number, else what the
// steps are.
func (d levelsPanel) foot(c Canvas) {
	last := len(d.p.Values) - 1
	y, end := d.area.H, 0
	for step := 0; step <= last; step++ {
		text := strconv.Itoa(step)
		if x := d.at(step); step%10 == 0 && x >= end && x+len(text) <= c.At.W {
			end = c.Text(x, y, text, Style{Fore: Muted}) + 1
		}
	}
	at, ok := d.Chosen.Of(d.p.Kind, 1)
	if !ok || d.Focus != d.p.ID || at[0] > last {
		c.Text(d.area.X, y+1, Crop(d.Word(d.p.Axis), d.area.W), Style{Fore: Faint})
		return
	}
	x := c.Text(0, y+1, "▪ ", Style{Fore: Accent})
	x = c.Text(x, y+1, d.p.Name+"["+strconv.Itoa(at[0])+"]", Style{Fore: Muted})
	x = c.Text(x, y+1, " = ", Style{Fore: Faint})
	c.Text(x, y+1, Write(scene.Number(d.p.Values[at[0]], -1)), Style{Fore: Strong, Bold: true})
}
