package tui

import (
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// finished is the progress of somebody who has reached everything, but for the
// last screen of one chapter.
func finished(but string) *lessons.Progress {
	progress := lessons.NewProgress()
	for _, entry := range course.Entries() {
		screens := ScreensOf(entry, 0)
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
	m.Size.Width, m.Size.Height = width, height
	return m
}

// TestTheEndIsToldOnce reaches the last screen of all in each language: its page
// tells the end in numbers, the map tells it once, and everything goes on.
func TestTheEndIsToldOnce(t *testing.T) {
	for _, language := range content.Languages() {
		progress := finished("bias")
		m := begun(t, language, "bias", "debug", progress, 120, 40)
		heading := m.Voice().Book.Section("ending").Title
		recap, _, _ := strings.Cut(m.Voice().Word("ending.recap"), ":")
		if m.outlines().reached(m.progress).all || strings.Contains(stripped(m.Draw()), recap) {
			t.Errorf("%s: it is told before the end", language)
		}
		m.Update(press("n"))
		screen := m.Lesson.Session.Screen()
		for _, question := range screen.Questions {
			m.Lesson.answer(m.Lesson.Session.Asked()[0].Judge("1").Correct)
			if _, answered := m.Lesson.Session.Answered(question.ID); !answered {
				t.Fatalf("%s: %s is not answered", language, question.ID)
			}
		}
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 24}} {
			m.Size.Width, m.Size.Height = size[0], size[1]
			m.Lesson.focus = len(m.Lesson.Session.Scene()) + 1
			if text := strings.Join(strings.Fields(stripped(m.Draw())), " "); size[0] > 40 && !strings.Contains(text, recap) {
				t.Errorf("%s at %v: the last page does not tell the end:\n%s", language, size, stripped(m.Draw()))
			}
		}
		m.Size.Width, m.Size.Height = 120, 40
		m.Update(press("n"))
		if m.Lesson != nil || m.overlay.kind != endingOverlay {
			t.Fatalf("%s: the map does not tell the end", language)
		}
		text := stripped(m.Draw())
		for _, want := range []string{heading, strconv.Itoa(m.outlines().reached(m.progress).screens), m.Voice().Word("ending.goals")} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the ending lacks %q", language, want)
			}
		}
		m.Update(press("esc"))
		if m.overlay.kind != noOverlay {
			t.Errorf("%s: esc does not close the ending", language)
		}
		m.Update(press("enter"))
		if m.Lesson == nil {
			t.Errorf("%s: after the end no chapter opens", language)
		}
		if m.Update(press("esc")); m.Lesson != nil || m.overlay.kind != noOverlay {
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
	t.Parallel()
	for _, language := range content.Languages() {
		for _, width := range []int{1, 40, 60, 64, 80, 120, 500} {
			for _, height := range []int{1, 12, 16, 24, 26, 40, 200} {
				m := begun(t, language, "", "", finished(""), width, height)
				for range 4 {
					rows := strings.Split(stripped(m.Draw()), "\n")
					for _, row := range rows {
						if len(rows) != height || draw.Cells(row) != width {
							t.Fatalf("%s at %d×%d: %d rows, one of %d cells", language, width, height, len(rows), draw.Cells(row))
						}
					}
					m.Update(press("pgdown"))
				}
			}
		}
	}
}
