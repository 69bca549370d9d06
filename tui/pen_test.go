package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// inkOf is what the picture in front has in a cell.
func inkOf(t *testing.T, m *Model, row, column int) float64 {
	t.Helper()
	picture, ok := m.Lesson.inFront().(scene.Raster)
	if !ok {
		t.Fatal("no picture is in front")
	}
	return picture.Cells[row][column].Value
}

// TestPixelsAreDrawn draws with enter where the arrows lead, rubs out again, and moves the
// whole digit; the strip says so.
func TestPixelsAreDrawn(t *testing.T) {
	for _, screen := range []string{"pool", "moved"} {
		m := opened(t, content.English, "cnn", screen, 120, 40)
		for _, key := range []string{"1", "tab", "down", "right"} {
			m.Update(press(key))
		}
		if inkOf(t, m, 1, 1) > 0 {
			m.Update(press("enter"))
		}
		for i, c := range []struct {
			key, says string
			ink       float64
		}{{"enter", "enter rub out", 16}, {"enter", "enter draw", 0}, {"enter", "- + change the ink", 16}} {
			m.Update(press(c.key))
			if got := inkOf(t, m, 1, 1); got != c.ink || !strings.Contains(lastRow(m), c.says) {
				t.Errorf("%s, %d: the ink is %v, want %v and %q in %q", screen, i, got, c.ink, c.says, lastRow(m))
			}
		}
		for _, c := range []struct {
			key         string
			row, column int
		}{{"shift+right", 1, 2}, {"shift+down", 2, 2}, {"shift+left", 2, 1}, {"shift+up", 1, 1}} {
			m.Update(press(c.key))
			if got := inkOf(t, m, c.row, c.column); got != 16 {
				t.Errorf("%s: after %s the pixel is not at %d, %d", screen, c.key, c.row, c.column)
			}
		}
	}
}

// TestPixelsAreDrawnByTheMouse draws a stroke with the button held, and rubs it out again;
// a step back takes back a pixel.
func TestPixelsAreDrawnByTheMouse(t *testing.T) {
	m := opened(t, content.English, "cnn", "moved", 120, 40)
	m.Update(press("1"))
	x, y := on(t, m, "─ digit x")
	at := func(row, column int) (int, int) { return x + 2 + 3*column, y + 1 + row }
	stroke := func() {
		for column := range 4 {
			px, py := at(6, column)
			if column == 0 {
				m.Update(tea.MouseClickMsg{X: px, Y: py, Button: tea.MouseLeft})
			} else {
				m.Update(tea.MouseMotionMsg{X: px, Y: py, Button: tea.MouseLeft})
			}
			m.Draw()
		}
		m.Update(tea.MouseReleaseMsg{})
		px, py := at(7, 0)
		m.Update(tea.MouseMotionMsg{X: px, Y: py, Button: tea.MouseLeft})
	}
	for _, ink := range []float64{16, 0} {
		stroke()
		for column := range 4 {
			if got := inkOf(t, m, 6, column); got != ink {
				t.Errorf("column %d has the ink %v, want %v", column, got, ink)
			}
		}
		if got := inkOf(t, m, 7, 0); got != 0 {
			t.Errorf("a mouse whose button is not held draws %v", got)
		}
	}
	m.Update(press("u"))
	if got := inkOf(t, m, 6, 3); got != 16 {
		t.Errorf("u gives back the ink %v", got)
	}
}

// TestSumsOfManyTermsAreWhole opens a cell of a map that is trained: its line of nine
// products takes more rows where the screen is narrow, and what follows is seen below.
func TestSumsOfManyTermsAreWhole(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {44, 16}} {
		m := opened(t, content.English, "cnn", "train", size[0], size[1])
		m.Update(press("1"))
		m.Lesson.turnTo(1)
		m.Lesson.apply(lessons.Move{Verb: lessons.Select, Target: "m0.0.3"})
		m.Update(press("enter"))
		if drawn := stripped(m.Draw()); !strings.Contains(drawn, "max(0, ") {
			t.Errorf("%v: the sum is cut:\n%s", size, drawn)
		}
	}
}
