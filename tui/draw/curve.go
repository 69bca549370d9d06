package draw

import (
	"cmp"
	"slices"
	"strconv"

	"sinapse/lessons/scene"
)

// A curvePanel is a curve being drawn.
type curvePanel struct {
	*Drawer
	p         scene.Curve
	low, high float64 // the span of its losses
}

// curve is a curve as it is to be drawn.
func (d *Drawer) curve(p scene.Curve) curvePanel {
	low, high := span(p)
	return curvePanel{d, p, low, high}
}

// aside says beside the title when the scale is a log one.
func (d curvePanel) aside(text string) string {
	switch {
	case !d.isLog():
		return text
	case text == "":
		return d.Word("scale.log")
	}
	return text + " · " + d.Word("scale.log")
}

// A curveRoom is where everything of a curve stands.
type curveRoom struct {
	legend legendForm // over the area
	left   int        // columns up to the vertical axis
	area   Rect       // where the runs are drawn
	reach  int        // the step at the right end
	scale  scale
}

// leastArea is how many rows a curve keeps for its runs, whatever else would like
// to be told.
const leastArea = 2

// draw draws runs over steps, with axes, a legend and the goal.
func (d curvePanel) draw(c Canvas) {
	room, ok := d.room(c)
	if !ok {
		d.legend(c, d.legendForm(c.At.W, c.At.H))
		return
	}
	d.axes(c, room)
	area := c.Window(room.area)
	if d.p.Goal > 0 {
		d.goalLine(area, room.scale)
	}
	d.runs(area, room)
	if d.p.Goal > 0 {
		d.goalName(area, room.scale)
	}
	if d.p.Best > 0 {
		d.best(area, d.p.Best, room.reach)
	}
	if step, ok := d.p.Reading(d.Chosen); ok && d.Focus == d.p.ID {
		d.cursor(c, room, step)
		d.reading(c, room.legend, step)
	} else {
		d.legend(c, room.legend)
	}
	d.readable(area, room)
	if isEmptyCurve(d.p) {
		d.awaits(c, room.area, d.p.ID)
	}
}

// room settles where everything stands; false where there is no room for a curve.
func (d curvePanel) room(c Canvas) (room curveRoom, ok bool) {
	axis := 2 // the rule and its labels
	if c.At.H < leastArea+2 {
		axis = 0
	}
	const label = 6 // as wide as most, so that nothing shifts when a digit comes
	room.reach = int(roundUp(float64(max(d.p.Last(), 10))))
	rows := c.At.H - axis
	room.legend = d.legendForm(c.At.W, rows-leastArea)
	rows -= room.legend.rows
	if rows < 1 {
		return room, false
	}
	room.scale = d.fit(rows)
	for _, text := range room.scale.labels(d.p.Goal) {
		room.left = max(room.left, Cells(text))
	}
	room.left = max(room.left, label) + 1
	room.area = Rect{room.left + 1, room.legend.rows, c.At.W - room.left - 1, rows}
	return room, room.area.W >= 8 && rows >= min(leastArea, c.At.H)
}

// order lists the runs as they are drawn: the first uppermost, over it those that are to
// be over others, and over all the one that is chosen.
func (d curvePanel) order() []int {
	order := make([]int, 0, len(d.p.Runs))
	for i := range slices.Backward(d.p.Runs) {
		order = append(order, i)
	}
	rank := func(run scene.Run) int { return 2*Extra(d.isChosen(run.Item)) + Extra(run.Over) }
	slices.SortStableFunc(order, func(a, b int) int { return rank(d.p.Runs[a]) - rank(d.p.Runs[b]) })
	return order
}

// runs draws the runs, each over those behind it, and marks where they stand.
func (d curvePanel) runs(c Canvas, room curveRoom) {
	order := d.order()
	plain := d.plain()
	lines := lines{canvas: c, merged: newBraille(c.At.W, c.At.H), runs: len(order)}
	ends := make([]spot, len(d.p.Runs))
	for _, i := range order {
		series := d.series(d.p.Runs[i], room, plain)
		ends[i] = series.end()
		if plain {
			lines.blocks(i, series, Roles[d.p.Runs[i].Role])
		} else {
			lines.dots(i, series, Roles[d.p.Runs[i].Role], d.p.Runs[i].Over)
		}
	}
	lines.merged.draw(c, Rect{0, 0, c.At.W, c.At.H})
	for _, i := range order {
		d.end(c, d.p.Runs[i], ends[i], room.reach)
	}
}

// column is the column of cells that a step's losses are drawn in, of so many.
func (d curvePanel) column(step, reach, cells int) int {
	if d.plain() {
		return dotOf(step, reach, cells)
	}
	return dotOf(step, reach, dotsAcross*cells) / dotsAcross
}

// plain tells whether runs are drawn in whole cells, and not in dots.
func (d curvePanel) plain() bool { return d.Theme.ASCII || d.Theme.Blocks }

// end marks where a run stands, in cells: that it failed, over the update that did, that
// it is the learner's own move, or which of many it is.
func (d curvePanel) end(c Canvas, run scene.Run, at spot, reach int) {
	switch {
	case at.none():
	case run.Failed.Kind != "":
		c.Set(d.column(run.FailedAt, reach, c.At.W), at.y, '✗', Style{Fore: Danger, Bold: true})
	case d.p.Hand:
		c.Set(at.x, at.y, '●', Style{Fore: Accent})
	case len(d.p.Runs) > 2:
		c.Set(at.x, at.y, RunGlyphs[run.Role], Style{Fore: Roles[run.Role], Bold: true})
	}
}

// lineName is what the line to get under is called.
func (d curvePanel) lineName() string { return d.Word(cmp.Or(d.p.Line, "goal")) }

// goalLine draws the line to get under.
func (d curvePanel) goalLine(c Canvas, s scale) {
	y := s.goalLine(d.p.Goal)
	for x := 2 + Cells(d.lineName())%2; x < c.At.W; x += 2 {
		c.Set(x, y, '╌', Style{Fore: Success})
	}
}

// goalName names the line to get under where no curve crosses it: as far to
// the left as there is room.
func (d curvePanel) goalName(c Canvas, s scale) {
	y, name := s.goalLine(d.p.Goal), d.lineName()
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
func (d curvePanel) axes(c Canvas, room curveRoom) {
	rule, label := Style{Fore: Border}, Style{Fore: Muted}
	labels, foot := room.scale.labels(d.p.Goal), room.area.Y+room.area.H
	for y := room.area.Y; y < foot; y++ {
		char := '│'
		if text, ok := labels[y-room.area.Y]; ok {
			char = '┤'
			c.Right(room.left-1, y, text, label)
		}
		c.Set(room.left, y, char, rule)
	}
	if foot+1 >= c.At.H {
		return
	}
	c.Set(room.left, foot, '└', rule)
	for x := room.area.X; x < c.At.W; x++ {
		c.Set(x, foot, '─', rule)
	}
	for _, tick := range d.stepTicks(room.area, room.reach) {
		c.Set(tick.at, foot, '┬', rule)
		c.Text(tick.from, foot+1, tick.text, label)
	}
}

// A stepTick is a tick of the axis of steps.
type stepTick struct {
	at, from int // the columns of its mark, and of its label
	text     string
}

// stepParts are into how many parts an axis is cut that ends with 1, 2 or 5 and
// zeros: the first that has room for all its labels.
var stepParts = map[byte][]int{'1': {5, 2, 1}, '2': {4, 2, 1}, '5': {5, 1}}

// stepTicks are the ticks under the area, all with their labels, evenly spread.
func (d curvePanel) stepTicks(area Rect, reach int) []stepTick {
	var ticks []stepTick
	for _, parts := range stepParts[strconv.Itoa(reach)[0]] {
		ticks = ticks[:0]
		free, fits := 0, true // from which column on a label may stand
		for i := range parts + 1 {
			step := reach / parts * i
			text := Tick(float64(step))
			at := area.X + d.column(step, reach, area.W)
			from := min(at-Cells(text)/2, area.X+area.W-Cells(text))
			fits = fits && from >= free
			free = from + Cells(text) + 2
			ticks = append(ticks, stepTick{at, from, text})
		}
		if fits {
			break
		}
	}
	return ticks
}
