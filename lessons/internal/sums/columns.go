package sums

import (
	"math"
	"slices"

	"sinapse/lessons/scene"
)

// differences writes the columns of a table so that what others say of their difference
// follows from them: all numbers of a column with the same count of decimals.
func differences(p scene.Table) scene.Table {
	cloned := false
	for column, of := range p.Columns {
		if of.Less[0] == of.Less[1] {
			continue
		}
		for !differ(p, column, of.Less) {
			if !cloned {
				p.Rows, cloned = slices.Clone(p.Rows), true
				for i := range p.Rows {
					p.Rows[i].Cells = slices.Clone(p.Rows[i].Cells)
				}
			}
			first, second := longer(p, of.Less[0]), longer(p, of.Less[1])
			if !first && !second {
				break
			}
		}
	}
	return p
}

// differ tells whether each number of a column follows from those of the two that it is
// the difference of, as they are written.
func differ(p scene.Table, column int, of [2]int) bool {
	return !slices.ContainsFunc(p.Rows, func(row scene.Row) bool {
		from, less, result := row.Cells[of[0]].Quantity, row.Cells[of[1]].Quantity, row.Cells[column].Quantity
		if !numbers(from, less, result) {
			return false
		}
		got := written(from) - written(less)
		return math.Abs(got-written(result)) > last(result)+float64(slack*(math.Abs(written(from))+math.Abs(written(less))))
	})
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
