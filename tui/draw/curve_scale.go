package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons/scene"
)

// A scale maps losses to rows.
type scale struct {
	log       bool
	low, high float64 // bounds, in losses
}

// at returns where a loss lies on the scale, 0 at the bottom, 1 at the top.
func (s scale) at(loss float64) float64 {
	return (s.value(loss) - s.value(s.low)) / (s.value(s.high) - s.value(s.low))
}

// value is what is plotted for a loss.
func (s scale) value(loss float64) float64 {
	if s.log {
		return math.Log10(max(loss, s.low))
	}
	return loss
}

// bound brings values between the ends of the scale, and returns these. Where they
// are too far apart to be reckoned with, or too close, it counts in rows instead.
func (s scale) bound(columns []float64, rows int) (low, high float64) {
	low, high = s.value(s.low), s.value(s.high)
	const most = 1e9 // rows from zero to an end of the scale
	if wide := high - low; wide > 0 && max(math.Abs(low), math.Abs(high))/wide*float64(rows) < most {
		for i, v := range columns {
			columns[i] = min(max(v, low), high)
		}
		return low, high
	}
	for i, v := range columns {
		at := s.at(v)
		if math.IsNaN(at) {
			at = 0
		}
		columns[i] = min(max(at, 0), 1) * float64(rows-1)
	}
	return 0, float64(rows - 1)
}

// isLog tells whether a curve is drawn on a log scale: when it spans
// a decade or more, unless the learner wants it linear.
func (d curvePanel) isLog() bool {
	low, high := span(d.p)
	return !d.Linear && low > 0 && high/low >= 10
}

// span returns the lowest and the highest finite loss of a curve's runs and
// its goal; what is not finite never enters a chart's bounds.
func span(p scene.Curve) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	take := func(v float64) {
		if finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	for _, run := range p.Runs {
		for _, point := range run.Points {
			take(point.Low)
			take(point.High)
		}
	}
	if p.Goal > 0 {
		take(p.Goal)
	}
	if low > high {
		return 0, 1
	}
	return low, high
}

// fit chooses bounds that only grow, by 1-2-5 steps or decades.
func (d curvePanel) fit() scale {
	low, high := span(d.p)
	s := scale{log: d.isLog()}
	if s.log {
		s.low, s.high = roundDown(low), roundUp(high)
		return s
	}
	s.low, s.high = 0, roundUp(high)
	return s
}

// roundDown returns the last of 1, 2, 5, 10 … that is not above v.
func roundDown(v float64) float64 {
	decade := math.Pow(10, math.Floor(math.Log10(v)))
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

// labels returns what stands at which row of the vertical axis.
func (s scale) labels(rows int) map[int]string {
	labels := map[int]string{}
	put := func(v float64) {
		at := s.at(v) * float64(rows-1)
		if y := math.Round(at); y >= 0 && y < float64(rows) && math.Abs(at-y) < 0.5 {
			row := rows - 1 - int(y)
			if labels[row] == "" && labels[row-1] == "" && labels[row+1] == "" {
				labels[row] = Tick(v)
			}
		}
	}
	put(s.low)
	put(s.high)
	if !s.log {
		put(s.high / 2)
		return labels
	}
	for _, digit := range []float64{1, 5, 2} {
		for k := math.Floor(math.Log10(s.low)); k <= math.Log10(s.high); k++ {
			if v := digit * math.Pow(10, k); v > s.low && v < s.high {
				put(v)
			}
		}
	}
	return labels
}

// Tick writes an axis label: short, and exact.
func Tick(v float64) string {
	if math.Abs(v) >= 1e6 || v != 0 && math.Abs(v) < 1e-4 {
		return strings.Replace(fmt.Sprintf("%.0e", v), "e+0", "e+", 1)
	}
	return Typeset(strconv.FormatFloat(v, 'f', -1, 64))
}
