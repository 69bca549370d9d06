package draw

import (
	"math"
	"strconv"

	"sinapse/lessons/scene"
)

// A legendForm is how the runs are named over a curve, and how many rows that takes.
type legendForm struct {
	rows    int
	columns int  // names beside each other
	values  bool // with their values
}

// A legendEntry is a piece of a legend: a run's name, or something beside them.
type legendEntry struct {
	run  int // −1 for none
	text string
	ink  Style
}

// sampleWide is how many cells of a run's line stand before its name, with the air
// after them; legendGap is the air between two names.
const sampleWide, legendGap = 4, 3

// wide is how wide an entry is.
func (e legendEntry) wide() int { return sampleWide*Extra(e.run >= 0) + Cells(e.text) }

// widths are how wide the columns of entries are, row by row.
func widths(entries []legendEntry, columns int) (each []int, all int) {
	each = make([]int, min(columns, len(entries)))
	for i, entry := range entries {
		each[i%columns] = max(each[i%columns], entry.wide())
	}
	for _, wide := range each {
		all += wide
	}
	return each, all + legendGap*max(len(each)-1, 0)
}

// legendForm is the one that tells most in so many rows of a width: names with their
// values in one row or in two, then the names alone, then in more rows, as far as the
// curve keeps its room. Where nothing has room, the runs' lines must do.
func (d curvePanel) legendForm(width, rows int) legendForm {
	told := [2][]legendEntry{d.named(true), d.named(false)}
	n := len(told[0])
	for _, try := range []struct{ kind, rows int }{{0, 1}, {0, 2}, {1, 1}, {1, 2}, {0, n}, {1, n}} {
		if n == 0 || try.rows > n || try.rows > rows-min(2*(try.rows-1), 4) {
			continue
		}
		columns := (n + try.rows - 1) / try.rows
		if _, all := widths(told[try.kind], columns); all <= width {
			return legendForm{try.rows, columns, try.kind == 0}
		}
	}
	return legendForm{}
}

// named are the runs with their names, and their values now.
func (d curvePanel) named(values bool) []legendEntry {
	entries := make([]legendEntry, 0, len(d.p.Runs))
	for i, run := range d.p.Runs {
		if len(run.Points) == 0 {
			continue
		}
		entry := legendEntry{i, d.RunName(run), Style{Fore: Text}}
		switch {
		case run.Failed.Kind != "":
			entry.ink.Fore = Danger
			if values {
				entry.text += " ✗ " + d.Word("over.step") + " " + strconv.Itoa(run.Failed.Step)
			}
		case values:
			entry.text += " " + lossText(run.Points[len(run.Points)-1].Last)
		}
		entries = append(entries, entry)
	}
	return entries
}

// legend names the runs with their values now, at the right.
func (d curvePanel) legend(c Canvas, form legendForm) {
	if form.rows > 0 {
		d.entries(c, d.named(form.values), form.columns)
	}
}

// entries writes a legend and returns the column where it begins.
func (d curvePanel) entries(c Canvas, entries []legendEntry, columns int) int {
	each, all := widths(entries, columns)
	x := c.At.W - all
	for i, entry := range entries {
		from, y := x, i/columns
		if entry.run >= 0 {
			d.sample(c, x, y, entry.run)
			from += sampleWide
		}
		c.Text(from, y, entry.text, entry.ink)
		if x += each[i%columns] + legendGap; i%columns == columns-1 {
			x = c.At.W - all
		}
	}
	return c.At.W - all
}

// sample draws a piece of run i's line, and its mark where many runs have one.
func (d curvePanel) sample(c Canvas, x, y, i int) {
	run := d.p.Runs[i]
	ink := Style{Fore: Roles[run.Role]}
	level, stroke := []rune(strokeChars[i%len(strokeChars)].Horizontal)[0], strokes[i%len(strokes)]
	for k := range sampleWide - 1 {
		char := level
		if !d.Theme.ASCII && !d.Theme.Blocks {
			char = FirstBraille
			for dot := range dotsAcross {
				if (dotsAcross*k+dot)%(stroke.on+stroke.off) < stroke.on {
					char |= brailleBit[1][dot]
				}
			}
		}
		if char != FirstBraille {
			c.Set(x+k, y, char, ink)
		}
	}
	if len(d.p.Runs) > 2 {
		c.Set(x+1, y, RunGlyphs[run.Role], Style{Fore: ink.Fore, Bold: true})
	}
}

// RunName is what a run is called.
func (v *Voice) RunName(run scene.Run) string {
	if run.Name != "" {
		return run.Name
	}
	return v.Word(run.Label)
}

// lossText writes a loss in three digits or so.
func lossText(loss float64) string { return Write(shownLoss(loss)) }

// shownLoss is a loss with as many decimals as it is shown with.
func shownLoss(loss float64) scene.Quantity {
	size, decimals := math.Abs(loss), 1
	switch {
	case size == 0:
	case size < 0.0001:
		decimals = -1
	case size < 0.01:
		decimals = 5
	case size < 1:
		decimals = 3
	case size < 100:
		decimals = 2
	}
	return scene.Number(loss, decimals)
}
