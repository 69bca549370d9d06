package tui

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
)

// legend names the runs with their values now, at the top right; below each
// other where they have no room side by side.
func (d *drawer) legend(c canvas, p lessons.Curve) {
	wide, widest := d.legendRoom(p)
	gap, low := 3, c.at.H < 4
	if low && wide+gap*(len(p.Runs)-1) > c.at.W {
		gap = 1
	}
	beside := wide+gap*(len(p.Runs)-1) <= c.at.W
	if !beside && (low || len(p.Runs) > 2 && (2*len(p.Runs) > c.at.H || 2*widest > c.at.W)) {
		d.shortLegend(c, p)
		return
	}
	x, y := c.at.W, 0
	for i, run := range slices.Backward(p.Runs) {
		if len(run.Points) == 0 {
			continue
		}
		sample, ink := "── ", Style{Fore: Text}
		if i > 0 {
			sample = "┄┄ "
		}
		if len(p.Runs) > 2 {
			sample = string([]rune(sample)[:1]) + string(runGlyphs[run.Role]) + " "
		}
		if run.Failed.Kind != "" {
			ink.Fore = Danger
		}
		text := d.legendText(run)
		if !beside {
			x, y = c.at.W, i
		}
		x -= cells(text)
		c.text(x, y, text, ink)
		x -= cells(sample)
		c.text(x-1, y, " "+sample, Style{Fore: roles[run.Role]}) // no curve runs into it
		x -= gap
	}
}

// legendRoom is how wide the names of all runs are without the gaps between
// them, and the widest of them.
func (d *drawer) legendRoom(p lessons.Curve) (wide, widest int) {
	for _, run := range p.Runs {
		if len(run.Points) > 0 {
			wide += cells(d.legendText(run)) + 3
			widest = max(widest, cells(d.legendText(run)))
		}
	}
	return wide, widest
}

// shortLegend names the runs in one line, without their values; where there is
// no room for it, their marks must do.
func (d *drawer) shortLegend(c canvas, p lessons.Curve) {
	wide, gap := 0, 4 // the gap of a name holds its mark
	for _, run := range p.Runs {
		wide += cells(d.runName(run))
	}
	if len(p.Runs) > 2 && wide+gap*len(p.Runs) > c.at.W {
		gap = 3
	}
	if wide+gap*len(p.Runs) > c.at.W {
		return
	}
	x := c.at.W
	for i, run := range slices.Backward(p.Runs) {
		name, ink := d.runName(run), Style{Fore: roles[run.Role], Bold: true}
		x -= cells(name) + gap
		switch { // two lines have no marks at their ends
		case len(p.Runs) > 2:
			c.set(x+gap-3, 0, runGlyphs[run.Role], ink)
		case i > 0:
			c.text(x, 0, "┄┄", ink)
		default:
			c.text(x, 0, "──", ink)
		}
		c.text(x+gap-1, 0, name, Style{Fore: Muted})
	}
}

// runName is what a run is called.
func (v *voice) runName(run lessons.Run) string {
	if run.Name != "" {
		return run.Name
	}
	return v.word(run.Label)
}

// legendText is a run's name with its value now, or where it ended.
func (d *drawer) legendText(run lessons.Run) string {
	name := d.runName(run)
	if run.Failed.Kind != "" {
		return name + " ✗ " + d.word("over.step") + " " + strconv.Itoa(run.Failed.Step)
	}
	now := run.Points[len(run.Points)-1].High
	decimals := 1
	switch {
	case math.Abs(now) < 0.01:
		decimals = 5
	case math.Abs(now) < 1:
		decimals = 3
	case math.Abs(now) < 100:
		decimals = 2
	}
	return name + " " + write(lessons.Number(now, decimals))
}
