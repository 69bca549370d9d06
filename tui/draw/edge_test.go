package draw

import (
	"math"
	"testing"

	"sinapse/lessons/scene"
)

// TestWhatLiesBeyondTheAxesIsSeen puts a sample of a map and points of a plot beyond the
// axes: they are drawn at the edge, and what is no number is not drawn.
func TestWhatLiesBeyondTheAxesIsSeen(t *testing.T) {
	of := func(x, y float64) Canvas {
		p := circle(0)
		p.Samples = []scene.Sample{{X: x, Y: y, Positive: true, Right: true}}
		return picturedOn(colourful, p, 40, 16)
	}
	for name, samples := range map[string][2][2]float64{
		"right": {{7.5, 0}, {6, 0}}, "left": {{-80, 1}, {-6, 1}}, "above": {{2, 6.1}, {2, 6}}, "below": {{2, math.Inf(-1)}, {2, -6}},
	} {
		beyond, at := samples[0], samples[1]
		if of(beyond[0], beyond[1]).Render(colourful) != of(at[0], at[1]).Render(colourful) {
			t.Errorf("a sample %s is not drawn at the edge", name)
		}
	}
	if of(0, 0).Render(colourful) == of(math.NaN(), 0).Render(colourful) || of(7, 0).Render(colourful) == of(math.NaN(), 0).Render(colourful) {
		t.Error("what is no number is drawn, or nothing is")
	}
	for _, many := range []int{1, few + 1} {
		dots := func(y float64) string {
			p := scene.Plot{Frame: scene.Frame{ID: "plot"}, X: scene.Axis{Name: "axis.x1", Min: 0, Max: 1}, Y: scene.Axis{Name: "axis.x2", Min: 0, Max: 1}}
			for range many {
				p.Points = append(p.Points, scene.Mark{X: 0.5, Y: y, Role: scene.Train})
			}
			return picturedOn(colourful, p, 40, 12).Render(colourful)
		}
		if dots(1e87) != dots(1) || dots(-2) != dots(0) || dots(1) == dots(0) || dots(math.NaN()) == dots(0) {
			t.Errorf("%d points beyond the axes are not drawn at their end", many)
		}
	}
}
