package tui

import "strconv"

// best marks a step with a line from top to bottom behind the runs, and names
// it where there is room beside the line.
func (d *drawer) best(c canvas, step, reach int) {
	x := step * (c.at.W - 1) / reach
	ink := Style{Fore: Validation}
	for y := range c.at.H {
		if c.get(x, y).char == ' ' {
			c.set(x, y, '┊', ink)
		}
	}
	text := d.word("best") + " " + strconv.Itoa(step)
	wide := cells(text)
	for y := 1; y < c.at.H; y++ {
		for _, from := range []int{x + 2, x - 1 - wide} {
			if from >= 0 && from+wide <= c.at.W && c.blank(from, y, wide) {
				c.text(from, y, text, ink)
				return
			}
		}
	}
}
