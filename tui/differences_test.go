package tui

import (
	"fmt"
	"math"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// isDifference tells whether the numbers of a column are what those of two others differ
// by, and not by chance. One in powers of ten tells how little that is, and follows from
// nothing that is shown.
func isDifference(p scene.Table, column, first, second int) bool {
	telling := false
	for _, row := range p.Rows {
		c, a, b := row.Cells[column].Quantity, row.Cells[first].Quantity, row.Cells[second].Quantity
		if !c.Given || !a.Given || !b.Given {
			continue
		}
		if min(a.Decimals, b.Decimals, c.Decimals) < 0 || !(math.Abs(a.Value-b.Value-c.Value) <= 1e-12*(math.Abs(a.Value)+math.Abs(b.Value))) {
			return false
		}
		telling = telling || a.Value != 0 && b.Value != 0 && c.Value != 0
	}
	return telling
}

// columns reckons a column as the difference of two others. Where the table says that one
// of those is the difference of the others, that one alone is.
func (r *reckoner) columns(where string, v *draw.Voice, p scene.Table, column, first, second int) {
	for other, of := range map[int][2]int{first: {column, second}, second: {first, column}} {
		if less := p.Columns[other].Less; less == of || less == [2]int{of[1], of[0]} {
			return
		}
	}
	for _, row := range p.Rows {
		of := [3]scene.Quantity{row.Cells[first].Quantity, row.Cells[second].Quantity, row.Cells[column].Quantity}
		if of[0].Given && of[1].Given && of[2].Given {
			r.line(where, p.ID, fmt.Sprintf("(%s) − (%s) = %s", v.WithUnit(of[0]), v.WithUnit(of[1]), v.WithUnit(of[2])), 0)
		}
	}
}

// readouts reckons what goals say of two numbers of a column: by how much they differ.
func (r *reckoner) readouts(where string, v *draw.Voice, p scene.Table, goals []lessons.Goal) {
	for _, goal := range goals {
		now := goal.Judge().Now
		if !now.Given || now.Decimals <= 0 {
			continue
		}
		now.Unit = ""
		for _, first := range p.Rows {
			for _, second := range p.Rows {
				for column := range min(len(first.Cells), len(second.Cells)) {
					a, b := first.Cells[column].Quantity, second.Cells[column].Quantity
					if a.Value == 0 || b.Value == 0 || a.Value == b.Value || min(a.Decimals, b.Decimals) < 0 {
						continue
					}
					if math.Abs(a.Value-b.Value-now.Value) <= 1e-12*(math.Abs(a.Value)+math.Abs(b.Value)) {
						a.Unit, b.Unit = "", "" // shares differ by points, not by so much of a hundred
						r.line(where, p.ID+" "+goal.ID, fmt.Sprintf("(%s) − (%s) = %s", v.WithUnit(a), v.WithUnit(b), v.WithUnit(now)), 0)
					}
				}
			}
		}
	}
}
