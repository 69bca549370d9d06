package tui

import (
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course/daily"
)

// planned is the plan of the present page as it is drawn, with what is told above the
// controls.
func planned(m *Model) (plan plan, told string) {
	p := m.page()
	plan = p.plan(p.layout())
	lines := p.leftOver(plan.left, m.Size.Width-2)
	if p.above = len(lines); p.above > 0 {
		plan = p.plan(p.layout())
	}
	return plan, plainText(lines)
}

// failed runs the present screen at the highest rate there is until its run fails, and
// tells whether one did.
func failed(m *Model) bool {
	l := m.Lesson
	control, _ := l.Session.Control("rate")
	rate, ok := control.(lessons.Slider)
	if !ok || l.Session.Screen().Tick == nil {
		return false
	}
	for l.Session.Waits() != "" {
		l.apply(lessons.Move{Verb: lessons.Skip, Target: l.Session.Waits()})
	}
	l.apply(lessons.Move{Verb: lessons.Type, Target: "rate", Value: strconv.FormatFloat(rate.Max, 'f', -1, 64)})
	for range 40 {
		if m.page().task(80).failure() != nil {
			return true
		}
		l.apply(lessons.Move{Verb: lessons.Tick, Count: 5})
	}
	return false
}

// TestFailuresAreToldWhole lets runs fail on every screen where they can, with its words
// in front and with its scene: why stands there to its last word.
func TestFailuresAreToldWhole(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	found := 0
	for _, language := range content.Languages() {
		for _, entry := range daily.Some(t, written(), 6) {
			for _, screen := range opened(t, language, entry.ID, "", 1, 1).Lesson.Session.Screens() {
				m := slot.opened(t, language, entry.ID, screen.ID, 80, 24)
				if !failed(m) {
					continue
				}
				found++
				for _, size := range pageSizes {
					for _, reading := range []bool{true, false} {
						m.Size.Width, m.Size.Height, m.Lesson.reading = size[0], size[1], reading
						plan, told := planned(m)
						if len(plan.task) > plan.taskAt.H {
							t.Errorf("%s %s/%s at %v: the task has %d rows of %d", language, entry.ID, screen.ID, size, plan.taskAt.H, len(plan.task))
						}
						text := squeezed(plainText(m.page().task(80).failure()))
						if !strings.Contains(squeezed(plainText(plan.task)+told), text) {
							t.Errorf("%s %s/%s at %v: %q is cut:\n%s", language, entry.ID, screen.ID, size, text, stripped(m.Draw()))
						}
					}
				}
			}
		}
	}
	if found == 0 && daily.Whole() && *chapter == "" {
		t.Error("no run failed")
	}
}
