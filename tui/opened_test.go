package tui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/course/anew"
)

// opened returns the program on a screen, at a size.
func opened(tb testing.TB, language content.Language, chapter, screen string, width, height int) *Model {
	tb.Helper()
	m, err := NewModel(Options{
		Language: language, Chapter: chapter, Screen: screen, Profile: colorprofile.TrueColor, Progress: lessons.NewProgress(),
	})
	if err != nil {
		tb.Fatal(err)
	}
	m.Size.Width, m.Size.Height = width, height
	return m
}

// A slot holds one program at a time, whose chapter has begun before and is as it began:
// of programs that are opened one after the other that takes least. What it held before is
// of no use any more.
type slot struct{ leave func() }

// newSlot is one that is empty when the test ends.
func newSlot(tb testing.TB) *slot {
	tb.Helper()
	s := &slot{func() {}}
	tb.Cleanup(func() { s.leave() })
	return s
}

// opened returns the program on a screen, at a size.
func (s *slot) opened(tb testing.TB, language content.Language, chapter, screen string, width, height int) *Model {
	tb.Helper()
	m := s.with(tb, Options{Language: language, Chapter: chapter, Screen: screen, Profile: colorprofile.TrueColor})
	m.Size.Width, m.Size.Height = width, height
	return m
}

// with returns the program of somebody who has done nothing yet, in a chapter.
func (s *slot) with(tb testing.TB, o Options) *Model {
	tb.Helper()
	chapter := o.Chapter
	o.Chapter, o.Progress = "", lessons.NewProgress()
	m, err := NewModel(o)
	entry, ok := course.Find(chapter)
	if err != nil || !ok {
		tb.Fatal(err, chapter)
	}
	s.leave()
	session, leave := anew.Borrow(anew.Start{
		Chapter: chapter, New: entry.New, Language: string(o.Language), Screen: o.Screen, Record: m.progress.Record(chapter),
	})
	s.leave = leave
	m.sessions.keep(chapter, session)
	m.enterChapter(chapter, o.Screen)
	return m
}
