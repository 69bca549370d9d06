package sums

import (
	"math"
	"slices"

	"sinapse/lessons/scene"
)

// differences writes the columns of a table so that what others say of their difference,
// in the table or beside it, follows from them: all numbers of a column with the same
// count of decimals.
func differences(p scene.Table) scene.Table {
	cloned := false
	more := func(columns ...int) (longest bool) {
		if !cloned {
			p.Rows, cloned = slices.Clone(p.Rows), true
			for i := range p.Rows {
				p.Rows[i].Cells = slices.Clone(p.Rows[i].Cells)
			}
		}
		for _, column := range columns {
			longest = longer(p, column) || longest
		}
		return longest
	}
	for again := true; again; {
		again = false
		for column, of := range p.Columns {
			if of.Less[0] != of.Less[1] && !differ(p, column, of.Less) {
				again = more(of.Less[:]...) || again
			}
		}
		for _, told := range p.Told {
			from, less := p.Rows[told.Rows[0]].Cells[told.Column].Quantity, p.Rows[told.Rows[1]].Cells[told.Column].Quantity
			if !isDifference(from, less, told.Quantity) {
				again = more(told.Column) || again
			}
		}
	}
	return p
}

// differ tells whether each number of a column follows from those of the two that it is
// the difference of, as they are written.
func differ(p scene.Table, column int, of [2]int) bool {
	return !slices.ContainsFunc(p.Rows, func(row scene.Row) bool {
		return !isDifference(row.Cells[of[0]].Quantity, row.Cells[of[1]].Quantity, row.Cells[column].Quantity)
	})
}

// isDifference tells whether a number follows as the difference of two others, as they are
// written; of what is no number nothing is asked.
func isDifference(from, less, result scene.Quantity) bool {
	if !numbers(from, less, result) {
		return true
	}
	got := written(from) - written(less)
	return math.Abs(got-written(result)) <= last(result)+float64(slack*(math.Abs(written(from))+math.Abs(written(less))))
}

// numbers tells whether all quantities are numbers that are shown.
func numbers(all ...scene.Quantity) bool {
	return !slices.ContainsFunc(all, func(q scene.Quantity) bool {
		return !q.Given || math.IsNaN(q.Value) || math.IsInf(q.Value, 0)
	})
}

// longer writes the numbers of a column with one more digit each, where that says more of
// any, and tells whether it did. A column cannot say ≈: it may have more digits than a line.
func longer(p scene.Table, column int) bool {
	says := func(row scene.Row) bool {
		q := row.Cells[column].Quantity
		return numbers(q) && written(q) != q.Value && counted(q.Plain()) < 2*Most
	}
	if !slices.ContainsFunc(p.Rows, says) {
		return false
	}
	for _, row := range p.Rows {
		row.Cells[column].Quantity.More++
	}
	return true
}
