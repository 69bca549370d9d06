package draw

import (
	"slices"

	"sinapse/lessons/scene"
)

// awaits tells in the middle of an empty drawing what is to come there, where its words say
// so.
func (d *Drawer) awaits(c Canvas, area Rect, panel string) {
	text, ok := d.Maybe("panel." + panel + ".empty")
	if !ok {
		return
	}
	lines := Wrap([]Segment{{text, Style{Fore: Muted}}}, area.W-2, 0)
	if len(lines) > area.H {
		return
	}
	for i, line := range lines {
		line.Indent = area.X + max((area.W-Cells(line.Plain()))/2, 1)
		line.Draw(c, area.Y+(area.H-len(lines))/2+i)
	}
}

// isEmptyCurve tells whether nothing was run yet.
func isEmptyCurve(p scene.Curve) bool {
	return !slices.ContainsFunc(p.Runs, func(run scene.Run) bool { return len(run.Points) > 0 })
}

// isEmptyPlot tells whether a plot has but its axes.
func isEmptyPlot(p scene.Plot) bool { return len(p.Points)+len(p.Lines)+len(p.Paths) == 0 }

// isEmptyHistogram tells whether nothing was counted yet.
func isEmptyHistogram(p scene.Histogram) bool {
	return len(p.Theory) == 0 && !slices.ContainsFunc(p.Counts, func(count int) bool { return count > 0 })
}
