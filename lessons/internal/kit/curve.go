package kit

import (
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// Trained returns a training as a value, to be drawn.
func Trained(trainer *nn.Trainer, label string, role scene.Role) scene.Run {
	run := scene.Run{Label: label, Role: role, Points: Points(trainer.History())}
	if d := trainer.Divergence(); d != nil {
		run.Failed, run.FailedAt = scene.Failure{Kind: "diverged." + string(d.Kind), Value: d.Value, Step: d.Step}, d.Step
	}
	return run
}

// Ended is the loss that a run is drawn to have come to, as the words beside it must
// say; where it failed, or has no point, that is how it stands now. Changes by hand since
// the last update are in neither.
func Ended(run scene.Run, now float64) float64 {
	if n := len(run.Points); n > 0 && run.Failed.Kind == "" {
		return run.Points[n-1].Last
	}
	return now
}

// FailedIn is where a run failed on an axis of epochs, of which so many are whole; 0 where
// it did not.
func FailedIn(run scene.Run, epochs int) int {
	if run.Failed.Kind == "" {
		return 0
	}
	return epochs + 1
}

// Points returns a recorded loss as the points of a run.
func Points(history nn.History) []scene.Point {
	points := make([]scene.Point, history.Len())
	for i := range points {
		p := history.At(i)
		points[i] = scene.Point{Step: p.Step, Low: p.Min, High: p.Max, Last: p.Last}
	}
	return points
}

// AddPoint appends a loss to a series of moves, in memory of its own, and
// joins neighbours when it grows long.
func AddPoint(points []scene.Point, loss float64) []scene.Point {
	const limit = 1024
	step := 0
	if len(points) > 0 {
		step = points[len(points)-1].Step + 1
	}
	grown := make([]scene.Point, 0, len(points)+1)
	if len(points) < limit {
		grown = append(grown, points...)
	} else {
		for i := 0; i+1 < len(points); i += 2 {
			a, b := points[i], points[i+1]
			grown = append(grown, scene.Point{Step: b.Step, Low: min(a.Low, b.Low), High: max(a.High, b.High), Last: b.Last})
		}
	}
	return append(grown, scene.PointAt(step, loss))
}

// Marks are points of one role.
func Marks(x, y []float64, role scene.Role) []scene.Mark {
	points := make([]scene.Mark, len(x))
	for i := range x {
		points[i] = scene.Mark{X: x[i], Y: y[i], Role: role}
	}
	return points
}
