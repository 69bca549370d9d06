package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestFailureStandsOverItsUpdate: the mark of a run that failed stands over the update
// that the words name, however far the axis reaches, and the axis reaches to it.
func TestFailureStandsOverItsUpdate(t *testing.T) {
	for _, at := range []int{1, 2, 7, 10, 11, 53, 600} {
		run := scene.Run{Label: "run.loss", Role: scene.Train, Failed: scene.Failure{Kind: "diverged.loss", Step: at}, FailedAt: at}
		for step := range at {
			run.Points = append(run.Points, scene.PointAt(step, float64(step+1)))
		}
		p := scene.Curve{Frame: scene.Frame{ID: "descent", Width: 60, Rows: 8}, Runs: []scene.Run{run}}
		d := &Drawer{}
		rows := drawnOn(d, p, 60, 12)
		room, ok := d.curve(p).room(NewCanvas(60, 12))
		if !ok {
			t.Fatal("no room")
		}
		x, found := room.area.X+d.curve(p).column(at, room.reach, room.area.W), -1
		for _, row := range rows[room.area.Y : room.area.Y+room.area.H] {
			if before, _, ok := strings.Cut(row, "✗"); ok {
				found = Cells(before)
			}
		}
		if room.reach < at || found != x {
			t.Errorf("update %d: the mark is in column %d, want %d of an axis to %d", at, found, x, room.reach)
		}
	}
}
