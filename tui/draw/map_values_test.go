package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestValuesTakeTheColoursOfTheGround draws samples with values on a map that answers each
// of them: none is told from the ground. Those that it misses have marks and are counted,
// and R² stands where it is said of classes how many are right.
func TestValuesTakeTheColoursOfTheGround(t *testing.T) {
	p := circle(2)
	p.Samples, p.Values = nil, &scene.Values{R2: 0.75, All: 600}
	p.Answer = func(x, _ float64) float64 { return x / 6 }
	p.Key = "slope"
	for i := range 60 {
		x := -5.9 + 11.8*float64(i)/59
		p.Samples = append(p.Samples, scene.Sample{X: x, Y: 3, Value: x / 6, Positive: x > 0, Right: true})
	}
	marks := func() (count int) {
		c := picturedOn(colourful, p, 70, 30)
		at := groundOf(c)
		for y := range at.H {
			for x := range at.W {
				cell := c.get(at.X+x, at.Y+y)
				count += Extra(strings.ContainsRune("●○◆◇", cell.char) || cell.style.Fore == PointPositive || cell.style.Back == PointNegative)
			}
		}
		return count
	}
	if seen := marks(); seen != 0 {
		t.Errorf("%d samples are told from the ground that answers them", seen)
	}
	for i := range 7 {
		p.Samples[9*i].Right = false
	}
	if seen := marks(); seen != 7 {
		t.Errorf("%d samples have a mark, want 7", seen)
	}
	text := drawn(p, 70, 30)
	for _, line := range []string{"off by 0.25 7", "60 of 600 drawn", "R²  0.750"} {
		if !strings.Contains(text, line) {
			t.Errorf("the legend does not say %q:\n%s", line, text)
		}
	}
}
