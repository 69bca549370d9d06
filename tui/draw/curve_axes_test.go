package draw

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// A pictured is a curve of any size with what its axes say.
type pictured struct {
	Drawer
	width, height int
	rows          []string
	foot          int // the row of the horizontal axis
}

// anyCurve makes up a curve: losses over up to eight decades, with gaps, with a goal or
// none, in a window of any size.
func anyCurve(r *rand.Rand) (p scene.Curve, at pictured) {
	from, to := -4+6*r.Float64(), r.Float64()*4
	last := []int{3, 10, 47, 300, 2_000}[r.IntN(5)]
	gaps := r.Float64() < 0.3
	for _, role := range []scene.Role{scene.Train, scene.Validation}[:1+r.IntN(2)] {
		p.Runs = append(p.Runs, runOf(role, last, func(step int) float64 {
			if gaps && step > 0 && step < last && r.Float64() < 0.2 {
				return []float64{math.NaN(), math.Inf(1)}[r.IntN(2)]
			}
			return math.Pow(10, from+to*(1-float64(step)/float64(last))*r.Float64())
		}))
	}
	if r.Float64() < 0.5 {
		p.Goal, _ = strconv.ParseFloat(strconv.FormatFloat(math.Pow(10, from+to*r.Float64()), 'g', 2, 64), 64)
	}
	at = pictured{width: 24 + r.IntN(110), height: 5 + r.IntN(30)}
	at.Linear = r.Float64() < 0.5
	return p, at
}

// draw draws a curve in the window.
func (p *pictured) draw(curve scene.Curve) {
	p.rows = drawnOn(&p.Drawer, curve, p.width, p.height)
	p.foot = slices.IndexFunc(p.rows, func(row string) bool { return strings.ContainsRune(row, '└') })
}

// steps are the labels under the picture with the columns of their marks. What stands
// there whole is a number that steps are told by.
func (p *pictured) steps(t *testing.T) map[int]int {
	t.Helper()
	marks := map[int]bool{}
	for x, char := range []rune(p.rows[p.foot]) {
		if char == '┬' {
			marks[x] = true
		}
	}
	steps := map[int]int{}
	row := []rune(p.rows[p.foot+1])
	for from := 0; from < len(row); from++ {
		if row[from] == ' ' {
			continue
		}
		until := from
		for until < len(row) && row[until] != ' ' {
			until++
		}
		step, err := strconv.Atoi(strings.ReplaceAll(string(row[from:until]), "\u00a0", ""))
		if err != nil {
			t.Fatalf("%q under the picture:\n%s", string(row[from:until]), strings.Join(p.rows, "\n"))
		}
		at := -1
		for x := max(from-1, 0); x <= until; x++ {
			if marks[x] {
				at = x
			}
		}
		if at < 0 {
			t.Fatalf("%d has no mark over it:\n%s", step, strings.Join(p.rows, "\n"))
		}
		steps[step] = at
		from = until
	}
	if len(steps) != len(marks) {
		t.Fatalf("%d marks, %d labels:\n%s", len(marks), len(steps), strings.Join(p.rows, "\n"))
	}
	return steps
}

// TestAxesTellWhereThingsAre draws curves of all kinds in windows of all sizes, and then
// in the same window what would lie at a label: a level run at a tick's loss lies in the
// tick's row, and a peak at a step stands over the step's mark, however narrow it is. So
// no label is cut, none lies over another, and none is a row or a column off.
func TestAxesTellWhereThingsAre(t *testing.T) {
	losses, steps := 0, 0
	for seed := range uint64(400) {
		curve, at := anyCurve(rand.New(rand.NewPCG(seed, 1)))
		at.draw(curve)
		if at.foot < 0 {
			continue // there is no room for a curve
		}
		low, high := span(curve)
		reach := curve.Last()
		for _, tick := range axisTicks(t, at.rows) {
			level := at
			frame := runOf(scene.Train, 1, func(step int) float64 { return []float64{low, high}[step] }) // the same bounds
			level.draw(scene.Curve{Goal: curve.Goal, Runs: []scene.Run{frame, runOf(scene.Train, reach, func(int) float64 { return tick.value })}})
			ticks := axisTicks(t, level.rows)
			if !slices.Contains(ticks, tick) {
				continue // a tick beyond the losses made another scale of them
			}
			losses++
			row := []rune(level.rows[tick.row])
			if !slices.ContainsFunc(row[len(row)/2:], isDots) && reach > 4 {
				t.Fatalf("seed %d: %s is not in its row:\n%s\n%s", seed, Tick(tick.value), strings.Join(at.rows, "\n"), strings.Join(level.rows, "\n"))
			}
		}
		for step := range at.steps(t) {
			if step > reach || step == 0 {
				continue
			}
			peak := at
			peak.draw(scene.Curve{Runs: []scene.Run{runOf(scene.Train, reach, func(s int) float64 {
				if s == step {
					return 1
				}
				return 0.5
			})}})
			x, same := peak.steps(t)[step]
			if !same {
				continue // another legend leaves another width
			}
			steps++
			top := slices.IndexFunc(peak.rows, func(row string) bool {
				axis := strings.IndexAny(row, "┤│") // the legend's row has none
				return axis >= 0 && strings.ContainsFunc(row[axis:], isDots)
			})
			if row := []rune(peak.rows[top]); !isDots(row[x]) {
				t.Fatalf("seed %d: the peak at %d is not in column %d:\n%s", seed, step, x, strings.Join(peak.rows, "\n"))
			}
		}
	}
	if losses < 1000 || steps < 500 {
		t.Errorf("only %d ticks and %d steps were looked at", losses, steps)
	}
}
