package draw

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/guptarohit/asciigraph"

	"sinapse/lessons/scene"
)

// dashed is the line of a second run.
var dashed = asciigraph.CharSet{
	Horizontal: "┄", VerticalLine: "┆", ArcDownRight: "╭", ArcDownLeft: "╮", ArcUpRight: "╰", ArcUpLeft: "╯", EndCap: "┄", StartCap: "┄",
}

// A curvePanel is a curve being drawn.
type curvePanel struct {
	*Drawer
	p scene.Curve
}

// draw draws runs over steps, with axes, a legend and the goal.
func (d curvePanel) draw(c Canvas) {
	s := d.fit()
	labels := s.labels(c.At.H - 2)
	left := 0
	for _, label := range labels {
		left = max(left, Cells(label))
	}
	left = max(left, 7) + 1
	area := c.Window(Rect{left + 1, 0, c.At.W - left - 1, c.At.H - 2})
	if area.At.W < 8 || area.At.H < 3 {
		d.legend(c)
		return
	}
	last := 1
	for _, run := range d.p.Runs {
		if n := len(run.Points); n > 0 {
			last = max(last, run.Points[n-1].Step)
		}
	}
	reach := int(roundUp(float64(max(last, 10))))
	d.axes(c, left, labels, reach)
	if d.p.Goal > 0 {
		d.goalLine(area, s, d.p.Goal)
	}
	for i, run := range slices.Backward(d.p.Runs) {
		d.run(area, i, run, s, reach)
	}
	if d.p.Goal > 0 {
		d.goalName(area, s, d.p.Goal)
	}
	d.legend(area)
	if d.p.Best > 0 {
		d.best(area, d.p.Best, reach)
	}
}

// run draws run i with asciigraph, which is given one value a column.
func (d curvePanel) run(c Canvas, i int, run scene.Run, s scale, reach int) {
	columns := bucket(run.Points, s, reach, c.At.W)
	keepOff(columns, s, d.p.Goal, c.At.H)
	if len(columns) == 0 {
		return
	}
	chars := asciigraph.DefaultCharSet
	if i > 0 {
		chars = dashed
	}
	if len(columns) == 1 {
		columns = append(columns, columns[0])
	}
	low, high := s.bound(columns, c.At.H)
	plot := asciigraph.Plot(columns, asciigraph.Height(c.At.H-1), asciigraph.Width(0), asciigraph.Offset(3),
		asciigraph.LowerBound(low), asciigraph.UpperBound(high), asciigraph.SeriesChars(chars))
	ink := Style{Fore: Roles[run.Role]}
	endX := 0
	for y, text := range strings.Split(plot, "\n") {
		axis := strings.IndexAny(text, "┤┼")
		if axis < 0 || y >= c.At.H {
			continue
		}
		for x, char := range []rune(text[axis+len("┤"):]) {
			if char == ' ' {
				continue
			}
			if !leaves(c.get(x, y).char, char, x, i, len(d.p.Runs)) {
				c.Set(x, y, char, ink)
			}
			endX = max(endX, x)
		}
	}
	share := (columns[len(columns)-1] - low) / (high - low)
	endY := c.At.H - 1 - cellOf(math.Round(min(max(share, 0), 1)*float64(c.At.H-1)))
	switch {
	case run.Failed.Kind != "":
		c.Set(min(endX+1, c.At.W-1), endY, '✗', Style{Fore: Danger, Bold: true})
	case d.p.Hand:
		c.Set(endX, endY, '●', Style{Fore: Accent})
	case len(d.p.Runs) > 2:
		c.Set(endX, endY, RunGlyphs[run.Role], Style{Fore: Roles[run.Role], Bold: true})
	}
}

// leaves tells whether run i of so many leaves a cell to the one that is drawn
// there already: where two or three lie in the same row, they take turns, so
// that none hides another.
func leaves(there, char rune, x, i, runs int) bool {
	level := func(r rune) bool { return r == '─' || r == '┄' }
	turns := min(runs, 3)
	return level(there) && level(char) && x/2%turns != i%turns
}

// bucket gives each column of the plot one value: of the points that fall into
// it, the one furthest from the last column's, so that no peak is lost. Columns
// that no point falls into keep the last value. The line ends with the run, at
// its newest value, or where a value is not finite.
func bucket(points []scene.Point, s scale, reach, width int) []float64 {
	var columns []float64
	last := math.NaN() // the value of the column before
	for i, point := range points {
		if !finite(point.High) {
			break
		}
		column := point.Step * (width - 1) / reach
		value := s.value(point.High)
		if low := s.value(point.Low); math.Abs(low-last) > math.Abs(value-last) {
			value = low
		}
		if n := len(columns); n > 0 && column >= n {
			last = columns[n-1]
		}
		for len(columns) < column && len(columns) > 0 {
			columns = append(columns, last)
		}
		n := len(columns) - 1
		switch {
		case n < column:
			columns = append(columns, value)
		case i == len(points)-1 || math.Abs(value-last) > math.Abs(columns[n]-last):
			columns[n] = value
		}
	}
	return columns
}

// finite tells a number from NaN and the infinities.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// keepOff rounds away from the goal's line what has not met the goal, and onto
// it or below what has.
func keepOff(columns []float64, s scale, goal float64, rows int) {
	if goal <= 0 {
		return
	}
	unit := (s.value(s.high) - s.value(s.low)) / float64(rows-1)
	row := math.Floor(s.at(goal)*float64(rows-1) + 1e-9)
	on, above := s.value(s.low)+unit*row, s.value(s.low)+unit*(row+1)
	for i, v := range columns {
		if v > s.value(goal) {
			columns[i] = max(v, above)
		} else {
			columns[i] = min(v, on)
		}
	}
}

// goalRow is the row of the line to get under.
func goalRow(c Canvas, s scale, goal float64) int {
	return c.At.H - 1 - cellOf(math.Floor(s.at(goal)*float64(c.At.H-1)+1e-9))
}

// goalLine draws the line to get under.
func (d curvePanel) goalLine(c Canvas, s scale, goal float64) {
	y := goalRow(c, s, goal)
	for x := 2 + Cells(d.Word("goal"))%2; x < c.At.W; x += 2 {
		c.Set(x, y, '╌', Style{Fore: Success})
	}
}

// goalName names the line to get under where no curve crosses it: as far to
// the left as there is room.
func (d curvePanel) goalName(c Canvas, s scale, goal float64) {
	y, name := goalRow(c, s, goal), d.Word("goal")
	free := 0
	for x := 1; x < c.At.W; x++ {
		if char := c.get(x, y).char; char != ' ' && char != '╌' {
			free = 0
			continue
		}
		free++
		switch left := x - free + 1; {
		case left == 1 && free == Cells(name)+1:
			c.Text(1, y, name+" ", Style{Fore: Success})
			return
		case left > 1 && free == Cells(name)+2:
			c.Text(left, y, " "+name+" ", Style{Fore: Success})
			return
		}
	}
}

// axes draws both axes with their labels.
func (d curvePanel) axes(c Canvas, left int, labels map[int]string, reach int) {
	rule := Style{Fore: Border}
	rows := c.At.H - 2
	for y := range rows {
		char := '│'
		if text, ok := labels[y]; ok {
			char = '┤'
			c.Right(left-1, y, text, Style{Fore: Muted})
		}
		c.Set(left, y, char, rule)
	}
	c.Set(left, rows, '└', rule)
	for x := left + 1; x < c.At.W; x++ {
		c.Set(x, rows, '─', rule)
	}
	wide, parts := c.At.W-left-2, 5
	if strconv.Itoa(reach)[0] == '2' { // 2, 20, 200 … part into halves of halves
		parts = 4
	}
	end := Tick(float64(reach))
	free, last := left, c.At.W-Cells(end)-1 // labels that would touch are left out
	for i := range parts {
		at := left + 1 + i*wide/parts
		c.Set(at, rows, '┬', rule)
		text := Tick(float64(reach * i / parts))
		if from := max(at-Cells(text)/2, left); from >= free && from+Cells(text) <= last {
			free = c.Text(from, rows+1, text, Style{Fore: Muted}) + 2
		}
	}
	c.Set(left+1+wide, rows, '┬', rule)
	c.Right(c.At.W, rows+1, end, Style{Fore: Muted})
}
