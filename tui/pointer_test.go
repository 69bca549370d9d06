package tui

import (
	"strings"
	"testing"

	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
)

// on finds a text on the screen.
func on(t *testing.T, m *Model, text string) (x, y int) {
	t.Helper()
	for y, row := range strings.Split(stripped(m.Draw()), "\n") {
		if before, _, found := strings.Cut(row, text); found {
			return draw.Cells(before), y
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, stripped(m.Draw()))
	return 0, 0
}

func clickOn(t *testing.T, m *Model, text string) {
	t.Helper()
	x, y := on(t, m, text)
	m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// TestItemsAreClicked chooses with the mouse what the arrows reach: a neuron, a
// bias, a cell; a second click opens the sum.
func TestItemsAreClicked(t *testing.T) {
	for place, click := range map[string]struct{ text, item string }{
		"network/cycle": {"─ h₁ ", "n1.1"}, "shapes/index": {" 11 ", "a0.2.3"}, "weights/importance": {"120", "x1"},
	} {
		chapter, screen, _ := strings.Cut(place, "/")
		m := opened(t, content.English, chapter, screen, 160, 60)
		clickOn(t, m, click.text)
		if got := m.Lesson.Session.Selected().String(); got != click.item {
			t.Errorf("%s: a click on %q chooses %q, want %q", place, click.text, got, click.item)
		}
		if m.Lesson.focus == 0 {
			t.Errorf("%s: the panel has no focus", place)
		}
		clickOn(t, m, click.text)
		if !m.Lesson.sum {
			t.Errorf("%s: a second click does not open the sum", place)
		}
	}
}

// TestMapsAreReadByTheMouse clicks into a decision map.
func TestMapsAreReadByTheMouse(t *testing.T) {
	m := opened(t, content.English, "network", "cycle", 160, 60)
	m.Draw()
	x, y := on(t, m, "─ what it answers")
	m.Update(tea.MouseClickMsg{X: x + 8, Y: y + 6, Button: tea.MouseLeft})
	if item := m.Lesson.Session.Selected(); item.Kind() != "p" {
		t.Errorf("a click into the map chooses %q", item)
	}
}

// TestKnobsArePulled pulls a slider's knob along and beyond its end; the row of
// the mouse does not matter while the button is held.
func TestKnobsArePulled(t *testing.T) {
	m := opened(t, content.English, "weights", "by-hand", 120, 40)
	value := func() float64 {
		control, _ := m.Lesson.Session.Control("w1")
		return control.(lessons.Slider).Get()
	}
	start := value()
	x, y := on(t, m, "├")
	for ; !strings.Contains(strings.Split(stripped(m.Draw()), "\n")[y], "w₁"); y++ {
	}
	m.Draw()
	m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	low := value()
	m.Draw()
	m.Update(tea.MouseMotionMsg{X: x + 30, Y: y - 5, Button: tea.MouseLeft})
	middle := value()
	m.Draw()
	m.Update(tea.MouseMotionMsg{X: 119, Y: 0, Button: tea.MouseLeft})
	high := value()
	if !(low < middle && middle < high) {
		t.Errorf("pulled from %g over %g to %g", low, middle, high)
	}
	m.Draw()
	m.Update(tea.MouseReleaseMsg{X: 119, Y: 0})
	m.Update(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
	if value() != high {
		t.Error("the knob goes on after the button was let go")
	}
	m.Draw()
	m.Update(tea.MouseClickMsg{X: x + 20, Y: y, Button: tea.MouseLeft})
	clicked := value()
	for _, want := range []float64{high, start} { // a pull is one thing that was done
		if m.Update(press("u")); value() != want {
			t.Errorf("undone, it is at %g, want %g", value(), want)
		}
	}
	for _, want := range []float64{high, clicked} {
		if m.Update(press("U")); value() != want {
			t.Errorf("done again, it is at %g, want %g", value(), want)
		}
	}
}

// TestScreensAreOpenedFromTheMap clicks a screen in the preview of a chapter.
func TestScreensAreOpenedFromTheMap(t *testing.T) {
	m := opened(t, content.English, "", "", 120, 40)
	clickOn(t, m, "Weights")
	clickOn(t, m, draw.Book(m.language).Chapter("weights").Screens[1].Title)
	if m.Lesson == nil || m.Lesson.Session.Index() != 1 {
		t.Error("the screen is not open")
	}
}

// TestALeftLessonLetsGo leaves a lesson while the button holds a knob, and goes
// on pulling before anything was drawn: it once crashed.
func TestALeftLessonLetsGo(t *testing.T) {
	m := opened(t, content.English, "weights", "by-hand", 120, 40)
	x, y := on(t, m, "├")
	m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	m.leave()
	m.Update(tea.MouseMotionMsg{X: x + 9, Y: y, Button: tea.MouseLeft})
	m.Update(tea.MouseClickMsg{X: x + 9, Y: y, Button: tea.MouseLeft})
	if m.Lesson != nil {
		t.Error("the lesson is back")
	}
}

// TestTheMouseWaitsWhereItIsOffAtFirst starts with the mouse off: m switches it on.
func TestTheMouseWaitsWhereItIsOffAtFirst(t *testing.T) {
	m, err := NewModel(Options{Language: content.English, Progress: lessons.NewProgress(), Still: true})
	if err != nil {
		t.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if mode := m.View().MouseMode; mode != tea.MouseModeNone {
		t.Errorf("the mouse is on: %v", mode)
	}
	m.Update(press("m"))
	if mode := m.View().MouseMode; mode == tea.MouseModeNone {
		t.Error("m does not switch it on")
	}
}
