package tui

import (
	"slices"
	"strconv"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
)

// askedOf turns the choices of a screen until a question is asked there; false where it
// never is.
func askedOf(session *lessons.Session, question string) bool {
	asked := func() bool {
		return slices.ContainsFunc(session.Screen().Questions, func(q lessons.Question) bool { return q.ID == question && (q.When == nil || q.When()) })
	}
	for _, control := range session.Controls() {
		choices, _ := control.(lessons.Choices)
		for i := range choices.Options {
			if asked() {
				return true
			}
			_ = session.Apply(lessons.Move{Verb: lessons.Type, Target: choices.ID, Value: strconv.Itoa(i + 1)}) // it may stand there
		}
	}
	return asked()
}

// TestNoControlGivesAnAnswerAway comes upon every screen: a control that cures what a
// question asks about is not offered before the question is answered or skipped, and then
// it is.
func TestNoControlGivesAnAnswerAway(t *testing.T) {
	slot := newSlot(t)
	offered := func(m *Model, id string) bool {
		return slices.ContainsFunc(m.page().controls, func(c lessons.Control) bool { return c.Name() == id })
	}
	cures := 0
	for _, entry := range written() {
		for _, screen := range opened(t, content.English, entry.ID, "", 1, 1).Lesson.Session.Screens() {
			for _, question := range screen.Questions {
				if question.Cure == "" {
					continue
				}
				cures++
				for _, key := range []string{"1", "esc"} {
					m := slot.opened(t, content.English, entry.ID, screen.ID, 80, 24)
					if !askedOf(m.Lesson.Session, question.ID) {
						t.Errorf("%s/%s: %s is never asked, and %s never offered", entry.ID, screen.ID, question.ID, question.Cure)
					}
					if offered(m, question.Cure) {
						t.Errorf("%s/%s: %s is offered before %s is answered", entry.ID, screen.ID, question.Cure, question.ID)
					}
					for m.Lesson.focus != m.Lesson.home() {
						m.Update(press("esc"))
					}
					m.Update(press(key))
					if !offered(m, question.Cure) {
						t.Errorf("%s/%s: after %s, %s is not offered", entry.ID, screen.ID, key, question.Cure)
					}
				}
			}
		}
	}
	if cures == 0 && *chapter == "" {
		t.Error("no question has a cure")
	}
}
