package lessons

import (
	"math"
	"testing"
)

// TestNudgesStayWithin turns sliders whose values a run left anywhere: they come back
// into their range, to a number.
func TestNudgesStayWithin(t *testing.T) {
	for _, s := range []Slider{
		{Min: -5, Max: 5, Step: 0.1, Decimals: 1}, {Min: 1, Max: 8, Step: 1}, {Min: 0.001, Max: 10, Log: true, Decimals: 3},
	} {
		for _, value := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), -1e300, 1e300, 5e-324, 3} {
			for _, steps := range []float64{1, -1, 0.1, 10, -1e300, 1e300, math.Inf(1)} {
				s.Get = func() float64 { return value }
				if got := s.nudged(steps); !(got >= s.Min && got <= s.Max) {
					t.Errorf("%+v: %v steps from %v lead to %v", s, steps, value, got)
				}
			}
		}
	}
	whole := Slider{Min: 0, Max: 100, Step: 5}
	for steps, want := range map[float64]float64{0.1: 1, -0.1: -1, 1: 5, 10: 50, 0: 0} {
		if got := whole.Change(steps); got != want {
			t.Errorf("%v steps of 5 change by %v, want %v", steps, got, want)
		}
	}
	if got := (Slider{Step: 0.1, Decimals: 1}).Change(0.1); got != 0.01 {
		t.Errorf("a tenth of 0.1 is %v", got)
	}
}
