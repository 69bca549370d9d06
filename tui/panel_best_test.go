package tui

import (
	"strings"
	"testing"

	"sinapse/lessons"
)

// sampleCurve is a validation loss that is lowest at a step, and its marks.
func sampleCurve(best int) lessons.Curve {
	run := lessons.Run{Label: "run.validation", Role: lessons.Validation}
	for step := range 101 {
		loss := 0.2 + 0.004*float64(max(step-best, best-step))
		run.Points = append(run.Points, lessons.Point{Step: step, Low: loss, High: loss})
	}
	return lessons.Curve{Frame: lessons.Frame{ID: "loss", Width: 30, Rows: 8}, Runs: []lessons.Run{run}, Best: best}
}

func TestBestStepIsMarked(t *testing.T) {
	for _, best := range []int{20, 50, 95} {
		for _, size := range [][2]int{{40, 9}, {60, 12}, {100, 20}} {
			text := drawnPanel(sampleCurve(best), size[0], size[1], "")
			if !strings.Contains(text, "best "+tick(float64(best))) || strings.Count(text, "┊") < size[1]/2 {
				t.Errorf("best %d at %v is not marked:\n%s", best, size, text)
			}
		}
		for width := 1; width < 60; width += 5 {
			for height := 1; height < 20; height += 3 {
				drawnPanel(sampleCurve(best), width, height, "")
			}
		}
	}
	if strings.Contains(drawnPanel(sampleCurve(0), 60, 12, ""), "┊") {
		t.Error("a mark without a best step")
	}
}

func TestMemorisedSamplesAreSquares(t *testing.T) {
	picture := lessons.Map{
		Frame: lessons.Frame{ID: "map", Width: 16, Rows: 8}, X: lessons.Axis{Name: "axis.x1", Max: 1}, Y: lessons.Axis{Name: "axis.x2", Max: 1},
		Answer:  func(float64, float64) float64 { return 1 },
		Samples: []lessons.Sample{{X: 0.2, Y: 0.2, Positive: true}, {X: 0.5, Y: 0.5, Memorised: true}, {X: 0.8, Y: 0.8, Positive: true, Memorised: true}},
	}
	text := drawnPanel(picture, 44, 12, "")
	for char, want := range map[string]int{"●": 2, "○": 1, "□": 1, "■": 2} { // all but □ stand in the legend too
		if strings.Count(text, char) != want {
			t.Errorf("%d of %s, want %d\n%s", strings.Count(text, char), char, want, text)
		}
	}
	for range 2 * few {
		picture.Samples = append(picture.Samples, lessons.Sample{X: 0.5, Y: 0.5})
	}
	if !strings.Contains(drawnPanel(picture, 44, 12, ""), "□") {
		t.Error("among many samples the memorised one is not seen")
	}
}

func TestThreePanelsShareAShelf(t *testing.T) {
	var scene lessons.Scene
	for i := range 3 {
		scene = append(scene, lessons.Map{Frame: lessons.Frame{ID: string(rune('a' + i)), Width: 16, Beside: i > 0}})
	}
	for _, width := range []int{62, 77, 140} {
		all := shelves(scene, width)
		if len(all) != 1 {
			t.Fatalf("%d shelves at %d", len(all), width)
		}
		places := all[0].places(Rect{3, 1, width, 12}, scene)
		end := 2
		for _, at := range places {
			if at.X != end+1 || at.W < 20 || at.H != 12 {
				t.Errorf("%d: %+v", width, places)
			}
			end = at.X + at.W
		}
		if end != 3+width {
			t.Errorf("%d: ends at %d: %+v", width, end, places)
		}
	}
	if all := shelves(scene, 61); len(all) != 2 {
		t.Errorf("%d shelves where two have room", len(all))
	}
}
