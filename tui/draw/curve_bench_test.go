package draw

import (
	"math"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/lessons/scene"
)

// longCurve has four runs of so many points, that fall roughly.
func longCurve(points int) scene.Curve {
	p := scene.Curve{Frame: scene.Frame{ID: "loss"}, Goal: 0.05}
	for i, role := range []scene.Role{scene.Train, scene.Validation, scene.Guess, scene.Strong} {
		run := scene.Run{Label: "run.train", Role: role}
		for step := range points {
			loss := (1 + 0.1*math.Sin(float64(step*(i+2)))) / (1 + 40*float64(step)/float64(points))
			run.Points = append(run.Points, scene.PointAt(step, loss))
		}
		p.Runs = append(p.Runs, run)
	}
	return p
}

// BenchmarkCurve draws four runs of 10,000 points, as large as at 120×40: half a
// millisecond is the goal.
func BenchmarkCurve(b *testing.B) {
	d := &Drawer{Voice: english(), Theme: NewTheme(colorprofile.TrueColor, false, false), Maps: new(MapCache)}
	p := longCurve(10_000)
	for b.Loop() {
		d.Panel(NewCanvas(76, 14), p)
	}
}
