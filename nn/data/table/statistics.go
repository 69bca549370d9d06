package table

import "math"

// Range returns from where to where the numbers of a number column go; ok is false for
// one without numbers.
func (c *Column) Range() (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range c.Numbers {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high, low <= high
}

// Bins counts the numbers of a number column in n bins of equal width from low to high,
// between which all of them lie; high belongs to the last one.
func (c *Column) Bins(n int, low, high float64) []int {
	counts := make([]int, n)
	for _, v := range c.Numbers {
		if math.IsNaN(v) {
			continue
		}
		bin := 0
		if high > low { // their halves, for their difference may be beyond every number
			bin = min(int(float64(n)*((float64(v/2)-float64(low/2))/(float64(high/2)-float64(low/2)))), n-1)
		}
		counts[bin]++
	}
	return counts
}

// Counts counts the rows of each class of a class column.
func (c *Column) Counts() []int {
	counts := make([]int, len(c.Classes))
	for _, code := range c.Codes {
		if code >= 0 {
			counts[code]++
		}
	}
	return counts
}

// Correlation is Pearson's r of two number columns over the rows that have both:
//
//	r = Σ (x − μx)(y − μy) / √(Σ (x − μx)² · Σ (y − μy)²)
//
// It is NaN where a column does not vary, or one is no number column.
func (t *Table) Correlation(a, b int) float64 {
	x, y := t.Columns[a].Numbers, t.Columns[b].Numbers
	if t.Columns[a].Kind != Number || t.Columns[b].Kind != Number {
		return math.NaN()
	}
	n, mx, my := 0, 0.0, 0.0
	for i := range x {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i]) {
			n++
			mx += x[i]
			my += y[i]
		}
	}
	mx, my = mx/float64(n), my/float64(n)
	var xy, xx, yy float64
	for i := range x {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i]) {
			dx, dy := x[i]-mx, y[i]-my
			xy += float64(dx * dy)
			xx += float64(dx * dx)
			yy += float64(dy * dy)
		}
	}
	return xy / math.Sqrt(float64(xx*yy))
}

// Suspect is the correlation from which on a feature is suspected to hold the target.
const Suspect = 0.9999

// Leaks are the features of a plan that tell the target away: a number that follows
// it as good as exactly, a class column each of whose classes has one target.
func (t *Table) Leaks(p Plan) []int {
	var leaks []int
	for _, i := range p.Features {
		if r := t.Correlation(i, p.Target); math.Abs(r) >= Suspect || t.follows(i, p.Target) {
			leaks = append(leaks, i)
		}
	}
	return leaks
}

// follows tells whether each class of a column goes with one class of the target
// alone, and there are as many of both: the same, under other names.
func (t *Table) follows(column, target int) bool {
	c, y := &t.Columns[column], &t.Columns[target]
	if c.Kind != Class || y.Kind != Class || len(c.Classes) != len(y.Classes) {
		return false
	}
	goes := make([]int32, len(c.Classes))
	for i := range goes {
		goes[i] = -1
	}
	for row, code := range c.Codes {
		if code < 0 || y.Codes[row] < 0 {
			continue
		}
		if goes[code] >= 0 && goes[code] != y.Codes[row] {
			return false
		}
		goes[code] = y.Codes[row]
	}
	return true
}
