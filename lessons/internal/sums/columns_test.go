package sums

import (
	"math"
	"testing"

	"sinapse/lessons/scene"
)

// TestDifferences gives two columns the digits from which the third one follows, all
// their numbers alike.
func TestDifferences(t *testing.T) {
	cell := func(q scene.Quantity) scene.Cell { return scene.Cell{Quantity: q} }
	table := scene.Table{Columns: []scene.Column{{}, {}, {Less: [2]int{1, 0}}}}
	for _, values := range [][2]float64{{0.9118, 0.9884}, {0.25, 0.5}, {math.NaN(), 1}} {
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{
			cell(scene.Number(values[0], 3)), cell(scene.Number(values[1], 3)), cell(scene.Signed(values[1]-values[0], 3)),
		}})
	}
	written := Panels([]scene.Panel{table})[0].(scene.Table)
	for i, want := range [][3]string{{"0.9118", "0.9884", "+0.077"}, {"0.2500", "0.5000", "+0.250"}, {"NaN", "1.0000", "NaN"}} {
		for column, want := range want {
			if got := written.Rows[i].Cells[column].Quantity.Plain(); got != want {
				t.Errorf("row %d, column %d: %s, want %s", i, column, got, want)
			}
		}
	}
	if table.Rows[0].Cells[0].Quantity.More != 0 {
		t.Error("what was given is changed")
	}
	table.Columns[2].Less = [2]int{}
	table.Told = []scene.Told{{Column: 1, Rows: [2]int{0, 1}, Quantity: scene.Signed(0.4884, 4)}}
	told := Panels([]scene.Panel{table})[0].(scene.Table)
	for row, want := range [][2]string{{"0.912", "0.9884"}, {"0.250", "0.5000"}} {
		for column, want := range want {
			if got := told.Rows[row].Cells[column].Quantity.Plain(); got != want {
				t.Errorf("told beside it, row %d, column %d: %s, want %s", row, column, got, want)
			}
		}
	}
	table.Told = nil
	if got := Panels([]scene.Panel{table})[0].(scene.Table).Rows[0].Cells[0].Quantity.Plain(); got != "0.912" {
		t.Errorf("where nothing is made of it, it is %s", got)
	}
}
