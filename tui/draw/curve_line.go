package draw

import (
	"math"
	"slices"
	"strings"

	"sinapse/lessons/scene"
)

// Runs are drawn with asciigraph, each alone, from one whole number a column: the
// row of dots that its loss lies in. In Braille there are two columns and four rows
// to a cell, and the picture is folded into its dots, so that a curve is a line and
// no staircase; elsewhere the picture is drawn as it is.

// dotsAcross and dotsDown are how many dots a cell of Braille has.
const dotsAcross, dotsDown = 2, 4

// dotOf is the column of a step, of so many columns that end at step reach.
func dotOf(step, reach, columns int) int {
	return min(max((2*step*(columns-1)+reach)/(2*reach), 0), columns-1)
}

// A spot is a cell.
type spot struct{ x, y int }

// none tells whether a spot is nowhere.
func (s spot) none() bool { return s.x < 0 }

// A series is a run as asciigraph takes it: a row, from below, for each column; NaN
// where the run is not.
type series struct {
	rows   []float64
	high   int // how many rows there are
	across int // columns to a cell
	down   int // rows to a cell
}

// end is the cell where a series ends.
func (s series) end() spot {
	for x, y := range slices.Backward(s.rows) {
		if !math.IsNaN(y) {
			return spot{x / s.across, (s.high - 1 - int(y)) / s.down}
		}
	}
	return spot{-1, 0}
}

// series lays a run out in columns.
func (d curvePanel) series(run scene.Run, room curveRoom, plain bool) series {
	out := series{high: room.area.H, across: 1, down: 1}
	if !plain {
		out = series{high: dotsDown * room.area.H, across: dotsAcross, down: dotsDown}
	}
	columns := bucket(run.Points, room.reach, out.across*room.area.W)
	goal := room.scale.goal(d.p.Goal, out.down)
	out.rows = make([]float64, len(columns))
	known, before := -1, 0.0 // the last column that holds a loss, and where it lies
	for x, column := range columns {
		out.rows[x] = math.NaN()
		if column.empty {
			continue
		}
		at := room.scale.dots(column.loss, out.down)
		out.rows[x] = min(goal.keepOff(at, column.loss > d.p.Goal), float64(out.high-1))
		if known >= 0 && !column.after { // what lies between is a straight line
			for k := known + 1; k < x; k++ {
				between := before + (at-before)*float64(k-known)/float64(x-known)
				out.rows[k] = min(goal.keepOff(between, between > goal.at), float64(out.high-1))
			}
		}
		known, before = x, at
	}
	return out
}

// dots is how many rows of dots over the lowest one a loss lies; rows have so many of
// them.
func (s scale) dots(loss float64, down int) float64 {
	return float64(float64(down)*s.row(loss)) + float64(float64(down-1)/2)
}

// A goalBand is where the line to get under lies, in rows of dots from below.
type goalBand struct {
	given bool
	at    float64 // the goal itself
	above float64 // the first row over its line
}

// goal is where the line to get under lies, if there is one.
func (s scale) goal(loss float64, down int) goalBand {
	if loss <= 0 {
		return goalBand{}
	}
	return goalBand{true, s.dots(loss, down), float64((s.rows - s.goalLine(loss)) * down)}
}

// keepOff is the row of dots of what lies somewhere: rounded away from the goal's line
// if it is over the goal, onto the line or below if not.
func (g goalBand) keepOff(at float64, over bool) float64 {
	row := math.Round(at)
	switch {
	case !g.given:
	case over:
		row = max(row, g.above)
	default:
		row = min(row, g.above-1)
	}
	return row
}

// A curveColumn is what a run comes to in a column.
type curveColumn struct {
	loss  float64
	empty bool
	after bool // a gap lies between it and the loss before
}

// A pair is what falls into two columns beside each other.
type pair struct {
	points         int
	first          int     // the column of the first point
	low, high      float64 // the extremes,
	lowAt, highAt  int     // and which point each of them is
	last           float64
	after, through bool // a gap lies before it, or within
}

// bucket gives each column of a plot a loss, up to where the run stands. Two columns
// share what falls into them: the lowest and the highest in the order in which they
// came, so that no peak is lost; the newest loss is where the run ends. A loss that
// is not finite leaves a gap.
func bucket(points []scene.Point, reach, width int) []curveColumn {
	if len(points) == 0 {
		return nil
	}
	last := dotOf(points[len(points)-1].Step, reach, width)
	columns := make([]curveColumn, min(last|1, width-1)+1)
	for x := range columns {
		columns[x].empty = true
	}
	gap := false
	for i := 0; i < len(points); {
		at := dotOf(points[i].Step, reach, width) / 2
		var p pair
		p.first = dotOf(points[i].Step, reach, width)
		for end := beyond(at, reach, width); i < len(points) && points[i].Step < end; i++ {
			if low, high := points[i].Low, points[i].High; finite(low) && finite(high) {
				p.add(&points[i], i, gap)
				gap = false
			} else {
				gap = true
			}
		}
		p.put(columns, at, i == len(points))
	}
	for n := len(columns); n > 0 && columns[n-1].empty; n-- {
		columns = columns[:n-1]
	}
	return columns
}

// beyond is the first step that falls into a later pair of columns than this one.
func beyond(at, reach, width int) int {
	if 2*(at+1) >= width || width < 2 {
		return math.MaxInt
	}
	return (4*(at+1)*reach - reach + 2*(width-1) - 1) / (2 * (width - 1))
}

// add takes point i.
func (p *pair) add(point *scene.Point, i int, gap bool) {
	if p.points++; p.points == 1 {
		p.low, p.high, p.lowAt, p.highAt, p.after = point.Low, point.High, i, i, gap
	} else if gap {
		p.through = true
	}
	if point.Low < p.low {
		p.low, p.lowAt = point.Low, i
	}
	if point.High > p.high {
		p.high, p.highAt = point.High, i
	}
	p.last = point.Last
}

// put writes a pair into its two columns; of the last pair the newest loss stays.
func (p *pair) put(columns []curveColumn, at int, last bool) {
	if p.points == 0 {
		return
	}
	if p.points == 1 && p.low == p.high || 2*at+1 >= len(columns) {
		loss := p.last
		columns[min(p.first, len(columns)-1)] = curveColumn{loss: loss, after: p.after}
		return
	}
	first, second := p.high, p.low
	if p.lowAt < p.highAt {
		first, second = p.low, p.high
	}
	if last {
		if first = p.low; p.high-p.last > p.last-p.low {
			first = p.high
		}
		second = p.last
	}
	columns[2*at] = curveColumn{loss: first, after: p.after}
	columns[2*at+1] = curveColumn{loss: second, after: p.through}
}

// finite tells a number from NaN and the infinities.
func finite(v float64) bool { return v-v == 0 }

// strokes are how many dots of a run are drawn and how many left out, by the run's
// number: what tells them apart without colour.
var strokes = [...]struct{ on, off int }{{1, 0}, {1, 1}, {4, 2}, {1, 3}}

// lines are the runs of a curve while they are drawn, from the undermost on.
type lines struct {
	canvas Canvas
	merged *braille
	runs   int
}

// dots draws run i in Braille.
func (l lines) dots(i int, s series, ink Color, over bool) {
	if len(s.rows) == 0 {
		return
	}
	stroke := strokes[i%len(strokes)]
	own := newBraille(l.merged.w, l.merged.h)
	before, n := -1, 0
	for x, y := range s.ends() {
		if y < 0 {
			before = -1
			continue
		}
		if before < 0 {
			before, n = y, 0
			own.dot(x, y, ink)
			if x == len(s.rows)-1 && x%dotsAcross == 0 { // one dot alone is overlooked
				own.dot(x+1, y, ink)
			}
			continue
		}
		for from := before; ; {
			if from != y {
				from += sign(y - from)
			}
			if n++; n%(stroke.on+stroke.off) < stroke.on {
				own.dot(x, from, ink)
			}
			if from == y {
				break
			}
		}
		before = y
	}
	l.merge(i, own, over)
}

// merge lays the dots of run i over those that are there. Where both lie in one and
// the same row, they take turns, so that none hides another. A run that is to be over others has its
// cells to itself: in a band of losses it is a line, and dyes nothing.
func (l lines) merge(i int, own *braille, over bool) {
	turns := min(l.runs, 3)
	for at, bits := range own.dots {
		there := l.merged.dots[at]
		switch {
		case bits == 0:
			continue
		case there != 0 && inOneRow(there|bits):
			if at%own.w/2%turns != i%turns {
				continue
			}
			l.merged.dots[at] = bits
		case over:
			l.merged.dots[at] = bits
		default:
			l.merged.dots[at] = there | bits
		}
		l.merged.ink[at] = own.ink[at]
	}
}

// inOneRow tells whether the dots of a cell lie in one row.
func inOneRow(bits rune) bool {
	for _, row := range brailleBit {
		if bits&^(row[0]|row[1]) == 0 {
			return true
		}
	}
	return false
}

// blocks draws run i in asciigraph's own characters. Where several lie in the same
// row, they take turns.
func (l lines) blocks(i int, s series, ink Color) {
	if len(s.rows) == 0 {
		return
	}
	chars := strokeChars[i%len(strokeChars)]
	level := []rune(chars.Horizontal)[0]
	put := func(x, y int, char rune) {
		if there := l.canvas.get(x, y).char; char == level && isLevel(there) && x/2%min(l.runs, 3) != i%min(l.runs, 3) {
			return
		}
		l.canvas.Set(x, y, char, Style{Fore: ink})
	}
	s.pictures(chars, func(from, top int, lines []string) {
		for i, line := range lines {
			y := top + i
			if from == 0 && strings.HasPrefix(line, axisPoint) {
				put(0, y, level)
			}
			x := from + 1
			for _, char := range line[len(axisPoint):] {
				if char != ' ' && x < len(s.rows) {
					put(x, y, char)
				}
				x++
			}
		}
	})
}

// isLevel tells whether a character is the level line of some run.
func isLevel(char rune) bool {
	for _, chars := range strokeChars {
		if string(char) == chars.Horizontal {
			return true
		}
	}
	return false
}
