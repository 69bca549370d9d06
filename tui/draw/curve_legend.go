package draw

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons/scene"
)

// legend names the runs with their values now, at the top right; below each
// other where they have no room side by side.
func (d curvePanel) legend(c Canvas) {
	wide, widest := d.legendRoom()
	gap, low := 3, c.At.H < 4
	if low && wide+gap*(len(d.p.Runs)-1) > c.At.W {
		gap = 1
	}
	beside := wide+gap*(len(d.p.Runs)-1) <= c.At.W
	if !beside && (low || len(d.p.Runs) > 2 && (2*len(d.p.Runs) > c.At.H || 2*widest > c.At.W)) {
		d.shortLegend(c)
		return
	}
	x, y := c.At.W, 0
	for i, run := range slices.Backward(d.p.Runs) {
		if len(run.Points) == 0 {
			continue
		}
		sample, ink := "── ", Style{Fore: Text}
		if i > 0 {
			sample = "┄┄ "
		}
		if len(d.p.Runs) > 2 {
			sample = string([]rune(sample)[:1]) + string(RunGlyphs[run.Role]) + " "
		}
		if run.Failed.Kind != "" {
			ink.Fore = Danger
		}
		text := d.legendText(run)
		if !beside {
			x, y = c.At.W, i
		}
		x -= Cells(text)
		c.Text(x, y, text, ink)
		x -= Cells(sample)
		c.Text(x-1, y, " "+sample, Style{Fore: Roles[run.Role]}) // no curve runs into it
		x -= gap
	}
}

// legendRoom is how wide the names of all runs are without the gaps between
// them, and the widest of them.
func (d curvePanel) legendRoom() (wide, widest int) {
	for _, run := range d.p.Runs {
		if len(run.Points) > 0 {
			wide += Cells(d.legendText(run)) + 3
			widest = max(widest, Cells(d.legendText(run)))
		}
	}
	return wide, widest
}

// shortLegend names the runs in one line, without their values; where there is
// no room for it, their marks must do.
func (d curvePanel) shortLegend(c Canvas) {
	wide, gap := 0, 4 // the gap of a name holds its mark
	for _, run := range d.p.Runs {
		wide += Cells(d.RunName(run))
	}
	if len(d.p.Runs) > 2 && wide+gap*len(d.p.Runs) > c.At.W {
		gap = 3
	}
	if wide+gap*len(d.p.Runs) > c.At.W {
		return
	}
	x := c.At.W
	for i, run := range slices.Backward(d.p.Runs) {
		name, ink := d.RunName(run), Style{Fore: Roles[run.Role], Bold: true}
		x -= Cells(name) + gap
		switch { // two lines have no marks at their ends
		case len(d.p.Runs) > 2:
			c.Set(x+gap-3, 0, RunGlyphs[run.Role], ink)
		case i > 0:
			c.Text(x, 0, "┄┄", ink)
		default:
			c.Text(x, 0, "──", ink)
		}
		c.Text(x+gap-1, 0, name, Style{Fore: Muted})
	}
}

// RunName is what a run is called.
func (v *Voice) RunName(run scene.Run) string {
	if run.Name != "" {
		return run.Name
	}
	return v.Word(run.Label)
}

// legendText is a run's name with its value now, or where it ended.
func (d curvePanel) legendText(run scene.Run) string {
	name := d.RunName(run)
	if run.Failed.Kind != "" {
		return name + " ✗ " + d.Word("over.step") + " " + strconv.Itoa(run.Failed.Step)
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
	return name + " " + Write(scene.Number(now, decimals))
}
