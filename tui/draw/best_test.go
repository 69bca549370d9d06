package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// sampleCurve is a validation loss that is lowest at a step, and its marks.
func sampleCurve(best int) scene.Curve {
	run := scene.Run{Label: "run.validation", Role: scene.Validation}
	for step := range 101 {
		loss := 0.2 + 0.004*float64(max(step-best, best-step))
		run.Points = append(run.Points, scene.PointAt(step, loss))
	}
	return scene.Curve{Frame: scene.Frame{ID: "loss", Width: 30, Rows: 8}, Runs: []scene.Run{run}, Best: best}
}

func TestBestStepIsMarked(t *testing.T) {
	for _, best := range []int{20, 50, 95} {
		for _, size := range [][2]int{{40, 9}, {60, 12}, {100, 20}} {
			text := drawnPanel(sampleCurve(best), size[0], size[1], scene.ItemID{})
			if !strings.Contains(text, "best "+Tick(float64(best))) || strings.Count(text, "┊") < size[1]/2 {
				t.Errorf("best %d at %v is not marked:\n%s", best, size, text)
			}
		}
		for width := 1; width < 60; width += 5 {
			for height := 1; height < 20; height += 3 {
				drawnPanel(sampleCurve(best), width, height, scene.ItemID{})
			}
		}
	}
	if strings.Contains(drawnPanel(sampleCurve(0), 60, 12, scene.ItemID{}), "┊") {
		t.Error("a mark without a best step")
	}
}

func TestMemorisedSamplesAreSquares(t *testing.T) {
	picture := scene.Map{
		Frame: scene.Frame{ID: "map", Width: 16, Rows: 8}, X: scene.Axis{Name: "axis.x1", Max: 1}, Y: scene.Axis{Name: "axis.x2", Max: 1},
		Answer:  func(float64, float64) float64 { return 1 },
		Samples: []scene.Sample{{X: 0.2, Y: 0.2, Positive: true, Right: true}, {X: 0.5, Y: 0.5, Memorised: true}, {X: 0.8, Y: 0.8, Positive: true, Memorised: true}},
	}
	text := drawnPanel(picture, 44, 12, scene.ItemID{})
	for char, want := range map[string]int{"●": 2, "○": 1, "□": 1, "■": 2} { // all but □ stand in the legend too
		if strings.Count(text, char) != want {
			t.Errorf("%d of %s, want %d\n%s", strings.Count(text, char), char, want, text)
		}
	}
	for range 2 * few {
		picture.Samples = append(picture.Samples, scene.Sample{X: 0.5, Y: 0.5})
	}
	if !strings.Contains(drawnPanel(picture, 44, 12, scene.ItemID{}), "□") {
		t.Error("among many samples the memorised one is not seen")
	}
}
