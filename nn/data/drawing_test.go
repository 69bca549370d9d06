package data

import (
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// Points of a drawing lie in its cells with ink, as many in each as in any other.
func TestADrawingIsDrawnFrom(t *testing.T) {
	const n = 4000
	d := Drawing{Cells: "#..." + "...." + "..#." + "..##", Side: 4, Reach: 2}
	counts := map[[2]int]int{}
	points := nn.Draw(d, n, random.New(1)).X
	for i := range points.Rows {
		counts[[2]int{int(2 - points.At(i, 1)), int(points.At(i, 0) + 2)}]++
	}
	for _, cell := range [][2]int{{0, 0}, {2, 2}, {3, 2}, {3, 3}} {
		if c := counts[cell]; c < n/4-150 || c > n/4+150 {
			t.Errorf("%d of %d points in cell %v", c, n, cell)
		}
	}
	if len(counts) != 4 {
		t.Errorf("points in cells %v", counts)
	}
	if at := nn.Draw(Drawing{Cells: "...#", Side: 2, Reach: 1}, 1, random.New(1)).X; at.At(0, 0) < 0 || at.At(0, 1) > 0 {
		t.Errorf("a single cell gives %v", at.Data)
	}
}
