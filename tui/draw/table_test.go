package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestNamesOfColumnsStandApart draws a table narrower and narrower: two names of columns
// never stand so close that they read as one, and none is cut that has a shorter one.
func TestNamesOfColumnsStandApart(t *testing.T) {
	names := []string{"run.train", "column.validation", "neuron"}
	p := scene.Table{Rows: []scene.Row{{Cells: []scene.Cell{
		{Quantity: scene.Number(0.125, 3)}, {Quantity: scene.Number(0.25, 3)}, {Quantity: scene.Number(12345, 0)},
	}}}}
	for _, name := range names {
		p.Columns = append(p.Columns, scene.Column{Name: name})
	}
	d, near := &Drawer{Voice: english()}, false
	for width := 40; width >= 18; width-- {
		f := tablePanel{Drawer: d, p: p}.fit(0, width)
		near = near || f.gap == 1
		head := strings.TrimSpace(drawnOn(d, p, width, 4)[0])
		if strings.Count(head, "  ") < len(f.widths)-1 {
			t.Errorf("%d wide: %q", width, head)
		}
	}
	if !near {
		t.Error("the columns never stood close")
	}
}
