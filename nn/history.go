package nn

import (
	"math"
	"slices"
)

// historyPoints is how many points a trainer's history holds at most.
const historyPoints = 1024

// leastPoints is how many points more there is room for once there is none.
const leastPoints = 16

// A History is a record of one number over a run, in bounded memory: when it
// is full, neighbours are joined, and the joined point keeps the lowest and
// the highest of its values, so that no peak is lost however long the run.
//
// What is kept for later must be a [History.Snapshot], which shares its memory:
// of two copies made by assignment, only one may be added to. The zero History
// records nothing.
type History struct {
	limit  int
	points []Point // complete; the numbers behind it are never changed
	open   Point   // being filled
	filled int     // values in open
	stride int     // values in a complete point
}

// A Point is one value of a [History], or several in a row.
type Point struct {
	Step, Epoch int     // at the last of its values
	Last        float64 // the last of its values
	Min, Max    float64 // the lowest and the highest; NaN is left out where it can be
}

// NewHistory returns a history of at most limit points, but at least two. An
// odd limit is rounded up.
func NewHistory(limit int) History { return History{limit: max(2, limit+limit%2), stride: 1} }

// Add records a value.
func (h *History) Add(step, epoch int, v float64) {
	if h.limit == 0 {
		return
	}
	p := Point{step, epoch, v, v, v}
	if h.filled > 0 {
		p = join(h.open, p)
	}
	h.open = p
	h.filled++
	if h.filled < h.stride {
		return
	}
	if len(h.points) == cap(h.points) { // at the beginning, or after a snapshot was restored
		h.points = slices.Grow(h.points, min(max(len(h.points), leastPoints), h.limit-len(h.points)))
	}
	h.points = append(h.points, h.open)
	h.filled = 0
	if len(h.points) == h.limit {
		h.halve()
	}
}

// halve joins neighbours, in new memory: the old may be shared.
func (h *History) halve() {
	half := make([]Point, len(h.points)/2, h.limit)
	for i := range half {
		half[i] = join(h.points[2*i], h.points[2*i+1])
	}
	h.points = half
	h.stride *= 2
}

// join returns the point of a's values and then b's.
func join(a, b Point) Point {
	b.Min, b.Max = lower(a.Min, b.Min), -lower(-a.Max, -b.Max)
	return b
}

// lower returns the lower of a and b; NaN only if both are.
func lower(a, b float64) float64 {
	if a < b || math.IsNaN(b) {
		return a
	}
	return b
}

// Len returns the number of points.
func (h *History) Len() int { return len(h.points) + min(h.filled, 1) }

// At returns point i. It panics if there is none.
func (h *History) At(i int) Point {
	if i == len(h.points) && h.filled > 0 {
		return h.open
	}
	return h.points[i]
}

// Snapshot returns a copy that stays as it is when h goes on, and that can go
// on by itself. It shares what is recorded so far.
func (h *History) Snapshot() History {
	snapshot := *h
	snapshot.points = slices.Clip(h.points)
	return snapshot
}
