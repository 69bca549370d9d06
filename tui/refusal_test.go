package tui

import (
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
)

// TestRefusedInputCoversNothing types nonsense into the first text of each screen that has
// one: all frames stay whole, and what is wrong is said once.
func TestRefusedInputCoversNothing(t *testing.T) {
	slot := newSlot(t)
	refused := 0
	for _, language := range content.Languages() {
		for _, entry := range today() {
			for _, screen := range opened(t, language, entry.ID, "", 1, 1).Lesson.Session.Screens() {
				m := slot.opened(t, language, entry.ID, screen.ID, 80, 24)
				l := m.Lesson
				for i, control := range l.Session.Controls() {
					if _, ok := control.(lessons.Text); ok && l.typing == nil {
						l.turnTo(0)
						l.control = i
						m.Update(press("="))
					}
				}
				if l.typing == nil {
					continue
				}
				for _, char := range "((," {
					m.Update(press(string(char)))
				}
				m.Update(press("enter"))
				if l.typing == nil || l.typing.refusal == nil {
					continue
				}
				refused++
				said := squeezed(m.Voice().Say(l.typing.refusal.Word, l.typing.refusal.Facts))
				for _, size := range pageSizes {
					m.Size.Width, m.Size.Height = size[0], size[1]
					page := stripped(m.Draw())
					if what := cut(page); what != "" {
						t.Errorf("%s %s/%s at %v: %s\n%s", language, entry.ID, screen.ID, size, what, page)
					}
					if count := strings.Count(squeezed(page), said); count != 1 {
						t.Errorf("%s %s/%s at %v: %q is said %d times\n%s", language, entry.ID, screen.ID, size, said, count, page)
					}
				}
			}
		}
	}
	if refused == 0 && *chapter == "" {
		t.Error("nothing was refused")
	}
}
