package draw

import "strconv"

// best marks a step with a line from top to bottom behind the runs, and names
// it where there is room beside the line.
func (d curvePanel) best(c Canvas, step, reach int) {
	x := d.column(step, reach, c.At.W)
	ink := Style{Fore: Validation}
	for y := range c.At.H {
		if c.get(x, y).char == ' ' {
			c.Set(x, y, '┊', ink)
		}
	}
	text := d.Word("best") + " " + strconv.Itoa(step)
	wide := Cells(text)
	for y := 1; y < c.At.H; y++ {
		for _, from := range []int{x + 2, x - 1 - wide} {
			if from >= 0 && from+wide <= c.At.W && c.blank(from, y, wide) {
				c.Text(from, y, text, ink)
				return
			}
		}
	}
}
