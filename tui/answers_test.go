package tui

import (
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons/course/daily"
)

// TestOnlyAnswersAnswer presses a digit that stands before no answer: it is told, and
// the question stays open; the help strip names the digits that do: in one language a day.
func TestOnlyAnswersAnswer(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	for _, language := range daily.Some(t, content.Languages(), 1) {
		for _, entry := range today() {
			for _, screen := range opened(t, language, entry.ID, "", 1, 1).Lesson.Session.Screens() {
				m := slot.opened(t, language, entry.ID, screen.ID, 120, 40)
				question := m.Lesson.openQuestion()
				if question == "" {
					continue
				}
				n := m.choices(question)
				if strip := "1–" + strconv.Itoa(n) + " "; !strings.Contains(stripped(m.Draw()), strip) {
					t.Errorf("%s/%s: the strip does not name %s", entry.ID, screen.ID, strip)
				}
				m.Update(press(strconv.Itoa(n + 1)))
				if m.Lesson.openQuestion() != question || m.Lesson.notice != "notice.choice" {
					t.Errorf("%s/%s: %d answers %s, which has %d answers; told: %q", entry.ID, screen.ID, n+1, question, n, m.Lesson.notice)
				}
				m.Update(press(strconv.Itoa(n)))
				if _, answered := m.Lesson.Session.Answered(question); !answered {
					t.Errorf("%s/%s: %d does not answer %s", entry.ID, screen.ID, n, question)
				}
			}
		}
	}
}

// TestWordsAloneHaveNoTab looks at the screens that are words alone: there is nothing
// that tab leads to, and it is not offered.
func TestWordsAloneHaveNoTab(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 16}} {
		m := opened(t, content.English, "bias", "recap", size[0], size[1])
		if page := stripped(m.Draw()); strings.Contains(page, "tab") {
			t.Errorf("%v: tab is offered where only words are\n%s", size, page)
		}
	}
}
