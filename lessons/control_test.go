package lessons

import (
	"math"
	"strconv"
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
	for steps, want := range map[float64]float64{0.1: 0.1, -0.1: -0.1, 1: 0.5, 10: 5, 0: 0} {
		if got := (Slider{Step: 0.5, Decimals: 1}).Change(steps); got != want {
			t.Errorf("%v steps of 0.5 change by %v, want %v", steps, got, want)
		}
	}
}

// TestWhatIsTypedIsKeptAsShown types numbers into sliders: what is kept is what they show.
func TestWhatIsTypedIsKeptAsShown(t *testing.T) {
	for _, test := range []struct {
		slider      Slider
		typed, kept float64
	}{
		{Slider{Min: -5, Max: 5}, 0.4, 0},
		{Slider{Min: -5, Max: 5}, 2.5, 2},
		{Slider{Min: -5, Max: 5}, -0.4, 0},
		{Slider{Min: -5, Max: 5, Decimals: 1}, 1.25, 1.2},
		{Slider{Min: -5, Max: 5, Decimals: 2}, 1.25, 1.25},
		{Slider{Min: 1e-6, Max: 10, Decimals: 4, Log: true}, 0.012345, 0.0123},
		{Slider{Min: 1, Max: 10_000, Log: true}, 2.4, 2},
		{Slider{Min: 1, Max: 10_000, Decimals: 1, Log: true}, 1234.5, 1234},
		{Slider{Min: 0.001, Max: 0.999, Decimals: 2}, 0.002, 0.001},
	} {
		value := 3.7
		test.slider.Get, test.slider.Set = func() float64 { return value }, func(v float64) error { value = v; return nil }
		if err := test.slider.turn(Move{Verb: Type, Value: strconv.FormatFloat(test.typed, 'g', -1, 64)}); err != nil {
			t.Fatal(err)
		}
		if value != test.kept || math.Signbit(value) != math.Signbit(test.kept) {
			t.Errorf("%v is kept as %v, want %v", test.typed, value, test.kept)
		}
	}
}

// TestHandsSetWhatTheTrackShows pulls sliders along their tracks: a share leads to a
// value that stands there, in whole steps or, with Log, two digits, and not beyond the ends.
func TestHandsSetWhatTheTrackShows(t *testing.T) {
	even, log := Slider{Min: -2, Max: 2, Step: 0.5}, Slider{Min: 0.001, Max: 10, Log: true, Decimals: 3}
	for _, test := range []struct {
		slider      Slider
		share, want float64
	}{
		{even, 0, -2},
		{even, 0.5, 0},
		{even, 0.6, 0.5},
		{even, 1, 2},
		{even, 1.5, 2},
		{even, -1, -2},
		{log, 0, 0.001},
		{log, 0.25, 0.01},
		{log, 0.5, 0.1},
		{log, 0.6, 0.25},
		{log, 1, 10},
		{log, 2, 10},
	} {
		got := test.slider.At(test.share)
		if got != test.want {
			t.Errorf("%+v: %v of the way is %v, want %v", test.slider, test.share, got, test.want)
		}
		if back := test.slider.Share(got); math.Abs(back-min(max(test.share, 0), 1)) > 0.03 {
			t.Errorf("%+v: %v stands at %v of the way, set at %v", test.slider, got, back, test.share)
		}
	}
	if share := log.Share(-1); !math.IsNaN(share) {
		t.Errorf("−1 stands at %v of a way that has no such number", share)
	}
}
