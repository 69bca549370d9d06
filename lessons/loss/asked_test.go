package loss

import (
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// TestReportTellsNoSource looks at the debug screen before the cut was turned: no
// panel and no goal says where the 95 % come from. Once it was turned, all are
// counted, at the old cut too.
func TestReportTellsNoSource(t *testing.T) {
	c := New(0).(*loss)
	screen := c.debug()
	counted := func() (cells int) {
		for _, panel := range screen.Scene() {
			table, ok := panel.(scene.Table)
			if !ok {
				continue
			}
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					if cell.Quantity.Given {
						cells++
					}
				}
			}
		}
		return cells
	}
	if cells, judged := counted(), c.judgeFound(); cells != 0 || judged.Now.Given {
		t.Errorf("before an answer %d cells are counted, and the goal says %v", cells, judged.Now)
	}
	cut := screen.Controls()[0].(lessons.Slider)
	for _, at := range []float64{0.5, 0.95} {
		if err := cut.Set(at); err != nil {
			t.Fatal(err)
		}
	}
	if cells, judged := counted(), c.judgeFound(); cells != 4 || !judged.Now.Given {
		t.Errorf("after the cut was turned %d of 4 cells are counted, and the goal says %v", cells, judged.Now)
	}
}
