package tui

import (
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
)

// TestATextIsTypedAnewOrChanged opens the field of a text: what is typed at
// once replaces the text that stood there, as the hints say it; after a key
// that moves within it, it is changed.
func TestATextIsTypedAnewOrChanged(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"(", ")"}, "()"},
		{[]string{"backspace", "3", ","}, "(3,)"},
		{[]string{"left", "3"}, "(5, 3)"},
		{[]string{"home", "right", "1"}, "(15,)"},
		{nil, "(5,)"},
	} {
		m := opened(t, content.English, "shapes", "rank", 80, 24)
		for _, key := range append(append([]string{"enter"}, c.keys...), "enter") {
			m.Update(press(key))
		}
		control, _ := m.Lesson.Session.Control("shape")
		if got := control.(lessons.Text).Get(); got != c.want || m.Lesson.typing != nil {
			t.Errorf("%q made the shape %s, not %s", c.keys, got, c.want)
		}
	}
}

// TestTheLastGoalIsSeenMet builds all shapes on a small page: the goal that was
// met last stands on it, with what follows from it.
func TestTheLastGoalIsSeenMet(t *testing.T) {
	m := opened(t, content.English, "shapes", "rank", 80, 24)
	m.Update(press("2"))
	for _, shape := range []string{"()", "(3,)", "(3, 4)", "(2, 4)", "(2, 2, 2)"} {
		m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: shape})
		m.after(nil)
	}
	if page := stripped(m.Draw()); !strings.Contains(page, "✓ Make a stack: (2, 2, 2)") || !strings.Contains(page, "A new axis comes in front") {
		t.Errorf("the last goal is not seen met\n%s", page)
	}
}

// TestHandsStayOnWhatThereIs takes the control away that is under the hands, by
// undoing what brought it: enter and the arrows find another, and nothing panics.
func TestHandsStayOnWhatThereIs(t *testing.T) {
	m := opened(t, content.English, "network", "build", 120, 40)
	m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "layers", Value: "3"})
	m.Lesson.control = len(m.Lesson.Session.Controls()) - 1
	had := m.Lesson.control
	m.Update(press("u"))
	if count := len(m.Lesson.Session.Controls()); m.Lesson.control >= count || count > had {
		t.Errorf("the hands are on control %d of %d", m.Lesson.control, count)
	}
	m.Lesson.control, m.Lesson.focus = had, 9
	m.Lesson.enter()
	m.Lesson.focus = 0
	m.Lesson.enter()
	m.Update(press("right"))
	whole(t, m)
}
