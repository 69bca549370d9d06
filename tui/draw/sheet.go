package draw

import (
	"strconv"

	"sinapse/lessons/scene"
)

// Sheet is a table as rows of cells for other programs: the names of the columns, then each
// row behind its name. Words are those that are shown; numbers have all their digits.
func (v *Voice) Sheet(p scene.Table) [][]string {
	header := []string{""}
	for _, column := range p.Columns {
		header = append(header, v.Word(column.Name))
	}
	rows := [][]string{header}
	for _, row := range p.Rows {
		cells := []string{v.rowName(row)}
		for _, cell := range row.Cells {
			text := v.cellText(cell)
			if cell.Word == "" && cell.Quantity.Given {
				text = strconv.FormatFloat(cell.Quantity.Value, 'g', -1, 64)
			}
			cells = append(cells, text)
		}
		rows = append(rows, cells)
	}
	return rows
}
