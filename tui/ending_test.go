package tui

import (
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
)

// finished is the progress of somebody who has reached everything, but for the
// last screen of one chapter.
func finished(but string) *lessons.Progress {
	progress := lessons.NewProgress()
	for _, entry := range lessons.Entries() {
		screens := screensOf(entry, 0)
		if len(screens) == 0 {
			continue
		}
		record := progress.Record(entry.ID)
		if entry.ID == but {
			screens = screens[:len(screens)-1]
		}
		for _, screen := range screens {
			record.Visited[screen.ID] = true
			for _, goal := range screen.Goals {
				record.Met[screen.ID+"/"+goal.ID] = true
			}
			for _, question := range screen.Questions {
				record.Answers[screen.ID+"/"+question.ID] = lessons.Given{Given: "1", Judged: true, Right: true, Outcome: "right"}
			}
		}
	}
	return progress
}

// begun returns the program with some progress.
func begun(t *testing.T, language content.Language, chapter, screen string, progress *lessons.Progress, width, height int) *Model {
	t.Helper()
	m, err := NewModel(Options{Language: language, Chapter: chapter, Screen: screen, Progress: progress})
	if err != nil {
		t.Fatal(err)
	}
	m.size.width, m.size.height = width, height
	return m
}

// TestTheEndIsToldOnce reaches the last screen of all in each language: its page
// tells the end in numbers, the map tells it once, and everything goes on.
func TestTheEndIsToldOnce(t *testing.T) {
	for _, language := range content.Languages() {
		progress := finished("bias")
		m := begun(t, language, "bias", "debug", progress, 120, 40)
		heading := m.voice().book.Section("ending").Title
		recap, _, _ := strings.Cut(m.voice().word("ending.recap"), ":")
		if m.reached().all || strings.Contains(stripped(m.Draw()), recap) {
			t.Errorf("%s: it is told before the end", language)
		}
		m.Update(press("n"))
		screen := m.lesson.session.Screen()
		for _, question := range screen.Questions {
			m.lesson.answer(m.lesson.session.Asked()[0].Check("1").Correct)
			if _, answered := m.lesson.session.Answered(question.ID); !answered {
				t.Fatalf("%s: %s is not answered", language, question.ID)
			}
		}
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 24}} {
			m.size.width, m.size.height = size[0], size[1]
			m.lesson.focus = len(m.lesson.session.Scene()) + 1
			if text := strings.Join(strings.Fields(stripped(m.Draw())), " "); size[0] > 40 && !strings.Contains(text, recap) {
				t.Errorf("%s at %v: the last page does not tell the end:\n%s", language, size, stripped(m.Draw()))
			}
		}
		m.size.width, m.size.height = 120, 40
		m.Update(press("n"))
		if m.lesson != nil || m.overlay.kind != endingOverlay {
			t.Fatalf("%s: the map does not tell the end", language)
		}
		text := stripped(m.Draw())
		for _, want := range []string{heading, strconv.Itoa(m.reached().screens), m.voice().word("ending.goals")} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the ending lacks %q", language, want)
			}
		}
		m.Update(press("esc"))
		if m.overlay.kind != noOverlay {
			t.Errorf("%s: esc does not close the ending", language)
		}
		m.Update(press("enter"))
		if m.lesson == nil {
			t.Errorf("%s: after the end no chapter opens", language)
		}
		if m.Update(press("esc")); m.lesson != nil || m.overlay.kind != noOverlay {
			t.Errorf("%s: the end is told twice", language)
		}
		again, _ := m.Snapshot()
		if begun(t, language, "", "", again, 80, 24).overlay.kind != noOverlay {
			t.Errorf("%s: the next start tells the end again", language)
		}
	}
}

// TestTheEndComesAgainWithMore finishes, and finds one screen more the next
// time, as with a later version of the course.
func TestTheEndComesAgainWithMore(t *testing.T) {
	progress := finished("")
	m := begun(t, content.English, "", "", progress, 120, 40)
	if m.overlay.kind != endingOverlay {
		t.Fatal("a start with everything reached does not tell the end")
	}
	progress.Ended--
	if begun(t, content.English, "", "", progress, 120, 40).overlay.kind != endingOverlay {
		t.Error("after more was reached, the end is not told")
	}
	if begun(t, content.English, "", "", finished("loss"), 120, 40).overlay.kind != noOverlay {
		t.Error("the end is told with a screen left")
	}
}

func TestTheEndFitsEverySize(t *testing.T) {
	for _, language := range content.Languages() {
		for _, width := range []int{1, 40, 60, 64, 80, 120, 500} {
			for _, height := range []int{1, 12, 16, 24, 26, 40, 200} {
				m := begun(t, language, "", "", finished(""), width, height)
				for range 4 {
					rows := strings.Split(stripped(m.Draw()), "\n")
					for _, row := range rows {
						if len(rows) != height || cells(row) != width {
							t.Fatalf("%s at %d×%d: %d rows, one of %d cells", language, width, height, len(rows), cells(row))
						}
					}
					m.Update(press("pgdown"))
				}
			}
		}
	}
}
