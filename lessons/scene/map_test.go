package scene

import (
	"math"
	"testing"
)

// TestProbesAreWrittenWhole: two decimals say where a point is that can be opened.
func TestProbesAreWrittenWhole(t *testing.T) {
	p := Map{X: Axis{Min: -10, Max: 5}, Y: Axis{Min: -5, Max: 3}}
	for row := range probes {
		x, y, ok := p.Probe(At("p", row, row))
		if !ok || x != math.Round(100*x)/100 || y != math.Round(100*y)/100 {
			t.Errorf("row %d: (%v, %v), %v", row, x, y, ok)
		}
	}
}
