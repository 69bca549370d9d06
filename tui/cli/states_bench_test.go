package cli

import (
	"flag"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
)

// trainedTicks is how long a learner has trained in a chapter that is entered again.
var trainedTicks = flag.Int("trained", 500, "how many ticks BenchmarkEnter trains in each chapter; 100000 is what was measured")

// BenchmarkEnter starts the program in a chapter, up to the first page: for somebody
// who has not begun, and for one who has trained for long.
func BenchmarkEnter(b *testing.B) {
	for _, chapter := range []string{"batches", "fitting", "remedies"} {
		b.Run(chapter+"/fresh", func(b *testing.B) {
			b.Setenv("SINAPSE_HOME", b.TempDir())
			enter(b, chapter)
		})
		b.Run(chapter+"/left", func(b *testing.B) {
			b.Setenv("SINAPSE_HOME", b.TempDir())
			trainFor(b, chapter, *trainedTicks)
			enter(b, chapter)
		})
	}
}

// enter starts the program in a chapter again and again.
func enter(b *testing.B, chapter string) {
	b.Helper()
	for b.Loop() {
		disk := must(OpenDisk())
		progress, _ := disk.Load()
		m := must(tui.NewModel(tui.Options{Language: content.English, Chapter: chapter, Progress: progress, Keep: disk}))
		m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		m.View()
		if m.Lesson.Session.Lost() != lessons.Nothing {
			b.Fatal("where one stood could not be taken up")
		}
	}
}

// trainFor ticks on all screens of a chapter that run, each until its end or until
// the ticks are gone, and leaves it on disk.
func trainFor(b *testing.B, chapter string, ticks int) {
	b.Helper()
	entry, _ := course.Find(chapter)
	progress := lessons.NewProgress()
	s := lessons.NewSession(entry.New(0), progress.Record(chapter))
	for ticks > 0 {
		before := ticks
		for _, screen := range s.Screens() {
			_ = s.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID})
			for gate := s.Waits(); gate != ""; gate = s.Waits() {
				_ = s.Apply(lessons.Move{Verb: lessons.Skip, Target: gate})
			}
			done, _ := s.Run(min(ticks, max(*trainedTicks/8, 1)), false)
			ticks -= done
		}
		if ticks == before { // all are at their end: begin them anew
			for _, screen := range s.Screens() {
				_ = s.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID})
				_ = s.Apply(lessons.Move{Verb: lessons.Reset})
			}
		}
	}
	snapshot := progress.Clone()
	snapshot.Chapters[chapter] = s.Record()
	snapshot.Chapters[chapter].Moment = s.Moment()
	if err := must(OpenDisk()).Save(1, snapshot); err != nil {
		b.Fatal(err)
	}
}
