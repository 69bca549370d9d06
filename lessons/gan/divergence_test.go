package gan

import (
	"math"
	"testing"

	"sinapse/nn"
)

// TestDivergences: of the same clouds both are 0; of clouds that share no square JS is ln 2,
// and KL is as its sum; half of the points shared is in between; what is no number is no
// reason to stop.
func TestDivergences(t *testing.T) {
	cloud := func(points ...float64) nn.Matrix { return nn.Matrix{Rows: len(points) / 2, Cols: 2, Data: points} }
	here, there := cloud(1, 1, 1, 1), cloud(-1, 2, -1, 2)
	if d := divergences(here, here); d != [2]float64{} {
		t.Errorf("of the same %v", d)
	}
	kl := 2.5/452*math.Log(2.5/0.5) + 0.5/452*math.Log(0.5/2.5)
	if d := divergences(here, there); math.Abs(d[0]-math.Ln2) > 1e-12 || math.Abs(d[1]-kl) > 1e-12 {
		t.Errorf("of others %v, and not %v and %v", d, math.Ln2, kl)
	}
	half := (0.5*math.Log(0.5/0.75) + 0.5*math.Log(0.5/0.25) + math.Log(1/0.75)) / 2
	if d := divergences(cloud(1, 1, 2, 2), here); math.Abs(d[0]-half) > 1e-12 {
		t.Errorf("of half the same %v, and not %v", d[0], half)
	}
	divergences(here, cloud(math.NaN(), math.Inf(1), 1e300, -1e300))
}
