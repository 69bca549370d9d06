package draw

import (
	"math"
	"strconv"

	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// A scale maps losses to rows. The middle of its lowest row is low; that of row
// top is high.
type scale struct {
	log       bool
	low, high float64 // losses
	from, to  float64 // their logarithms, on a log scale: each point is laid between them
	rows, top int     // how many rows there are; the row of high, from below
	parts     int     // of a linear scale: into how many parts its ticks cut it
}

// row is how many rows over the lowest one a loss lies; a scale ends at both ends.
func (s scale) row(loss float64) float64 {
	share := (loss - s.low) / (s.high - s.low)
	if s.log {
		share = (elementary.Log10(max(loss, s.low)) - s.from) / (s.to - s.from)
	}
	if math.IsNaN(share) {
		share = 0
	}
	return min(max(share, 0), 1) * float64(s.top)
}

// line is the row that a loss lies in, from the top: of labels, of the goal, and of
// the curves alike.
func (s scale) line(loss float64) int { return s.rows - 1 - cellOf(math.Round(s.row(loss))) }

// goalLine is the row of the line to get under. What is over the goal has a row over
// it.
func (s scale) goalLine(goal float64) int {
	line := s.line(goal)
	if goal < s.high && s.rows > 1 {
		line = max(line, 1)
	}
	return line
}

// isLog tells whether a curve is drawn on a log scale: when it spans
// a decade or more, unless the learner wants it linear.
func (d curvePanel) isLog() bool {
	return !d.Linear && d.low > 0 && d.high/d.low >= 10
}

// span returns the lowest and the highest finite loss of a curve's runs and
// its goal; what is not finite never enters a chart's bounds.
func span(p scene.Curve) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, run := range p.Runs {
		for i := range run.Points {
			if v := run.Points[i].Low; v < low && v >= -math.MaxFloat64 {
				low = v
			}
			if v := run.Points[i].High; v > high && v <= math.MaxFloat64 {
				high = v
			}
		}
	}
	if p.Goal > 0 {
		low, high = min(low, p.Goal), max(high, p.Goal)
	}
	if low > high {
		return 0, 1
	}
	return low, high
}

// fit chooses bounds that only grow, by 1-2-5 steps or decades.
func (d curvePanel) fit(rows int) scale {
	s := scale{high: roundUp(d.high), rows: rows, top: rows - 1}
	if s.log = d.isLog(); s.log {
		s.low = roundDown(d.low)
		s.from, s.to = elementary.Log10(s.low), elementary.Log10(s.high)
		return s
	}
	s.parts, s.top = even(s.high, rows-1)
	return s
}

// evenParts are into how many parts a scale is cut that ends with a 1, 2 or 5.
var evenParts = map[float64][]int{1: {10, 5, 4, 2, 1}, 2: {10, 4, 2, 1}, 5: {10, 5, 2, 1}}

// even cuts a linear scale into parts of as many rows each, two or more, so that
// each tick is its row's value; top is the row that the last one comes to. Ticks
// every third row are best, and the fewer rows are left over at the top.
func even(high float64, most int) (parts, top int) {
	digit := math.Round(high / elementary.Pow(10, math.Floor(float64(elementary.Log10(high)*(1+1e-15))+1e-12)))
	parts, top = 1, max(most, 1)
	best := math.MaxInt
	for _, n := range evenParts[digit] {
		each := most / n
		if each < 2 {
			continue
		}
		if cost := 2*(most-n*each) + abs(each-3); cost < best {
			best, parts, top = cost, n, n*each
		}
	}
	return parts, top
}

// roundDown returns the last of 1, 2, 5, 10 … that is not above v.
func roundDown(v float64) float64 {
	decade := elementary.Pow(10, math.Floor(elementary.Log10(v)))
	if decade == 0 { // less than a float64 holds
		return v
	}
	for _, step := range []float64{5, 2, 1} {
		if v >= step*decade*(1-1e-9) {
			return step * decade
		}
	}
	return decade
}

// labels returns what stands at which row of the vertical axis, from the top: the
// goal's own value at its line, and the ticks that leave a row between them and it; of two
// rows both are told, or there would be no scale.
func (s scale) labels(goal float64) map[int]string {
	labels := map[int]string{}
	if goal > 0 {
		labels[s.goalLine(goal)] = Tick(goal)
	}
	ticks := s.ticks()
	if s.log { // and where much room is left between two of them
		ticks = append(ticks, s.decades(1, 2, 5)...)
	}
	for _, v := range ticks {
		row := s.line(v)
		if labels[row] == "" && (s.rows == 2 || labels[row-1] == "" && labels[row+1] == "") {
			labels[row] = Tick(v)
		}
	}
	return labels
}

// ticks are the losses that may be told at the axis, the most telling first.
func (s scale) ticks() []float64 {
	if !s.log {
		ticks := make([]float64, s.parts+1)
		for i := range ticks {
			ticks[i] = tidy(s.high * float64(i) / float64(s.parts))
		}
		return ticks
	}
	decade := float64(s.top) / (s.to - s.from) // rows
	if decade*elementary.Log10(2) >= 2 {
		return s.decades(1, 2, 5)
	}
	every := max(int(math.Ceil(2/decade)), 1)
	var ticks []float64
	for i, v := range s.decades(1) {
		if i%every == 0 {
			ticks = append(ticks, v)
		}
	}
	return append(ticks, tidy(s.high), tidy(s.low))
}

// decades are the products of powers of ten with some digits that lie on the scale.
func (s scale) decades(digits ...float64) []float64 {
	var all []float64
	for k := math.Floor(s.from + 1e-9); k <= math.Ceil(s.to-1e-9); k++ {
		for _, digit := range digits {
			if v := tidy(digit * elementary.Pow(10, k)); v >= s.low*(1-1e-9) && v <= s.high*(1+1e-9) {
				all = append(all, v)
			}
		}
	}
	return all
}

// tidy takes from a round number what reckoning left behind its digits.
func tidy(v float64) float64 {
	round, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 9, 64), 64)
	return round
}

// Tick writes an axis label: short, and exact.
func Tick(v float64) string {
	if math.Abs(v) >= 1e6 || v != 0 && math.Abs(v) < 1e-4 {
		return Typeset(strconv.FormatFloat(v, 'e', -1, 64))
	}
	return Typeset(strconv.FormatFloat(v, 'f', -1, 64))
}
