package tui

import (
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// TestReadingFollowsTheRun takes the cursor to a curve that is read at its newest point
// and lets it run, step by step, back, and as fast as it goes: it stays at the newest.
// Taken to an older one it stays there, and the frame says where that is.
func TestReadingFollowsTheRun(t *testing.T) {
	t.Parallel()
	m := opened(t, content.English, "fitting", "memorise", 120, 40)
	m.Update(press("esc"))
	curve := func() scene.Curve { return m.Lesson.Session.Scene()[m.Lesson.focus-1].(scene.Curve) }
	for range m.Lesson.panes() {
		m.Update(press("tab"))
		if f := m.Lesson.focus; f > 0 && f <= len(m.Lesson.Session.Scene()) {
			if _, ok := m.Lesson.Session.Scene()[f-1].(scene.Curve); ok {
				break
			}
		}
	}
	for _, keys := range []string{". . . .", ", ,", "space run space", "u", ". . . . . . . . . ."} {
		for key := range strings.FieldsSeq(keys) {
			if key == "run" {
				for range 50 {
					m.Lesson.frame(frameMsg(m.Lesson.clock.id))
				}
				continue
			}
			m.Update(press(key))
		}
		step, ok := curve().Reading(m.Lesson.Session.Selected())
		if last := curve().Last(); !ok || step != last {
			t.Fatalf("after %q the cursor reads at %d, %v; the run is at %d", keys, step, ok, last)
		}
		if page := stripped(m.Draw()); strings.Contains(page, "read at") {
			t.Errorf("after %q the newest point is said to be an older one\n%s", keys, page)
		}
	}
	m.Update(press("left"))
	m.Update(press("."))
	step, _ := curve().Reading(m.Lesson.Session.Selected())
	if page := stripped(m.Draw()); step >= curve().Last() || !strings.Contains(page, "read at "+strconv.Itoa(step)+" ") {
		t.Errorf("the frame does not say that the curve is read at %d of %d\n%s", step, curve().Last(), page)
	}
}
