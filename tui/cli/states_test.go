package cli

import (
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui"
)

// must is for what cannot fail in a test.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// window is the program at a screen, on what is kept on disk.
func window(t *testing.T, chapter, screen string) (*tui.Model, *Disk) {
	t.Helper()
	disk := must(OpenDisk())
	progress, _ := disk.Load()
	m := must(tui.NewModel(tui.Options{Language: content.English, Chapter: chapter, Screen: screen, Progress: progress, Keep: disk}))
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	return m, disk
}

// closes keeps what there is, as Run does at the end.
func closes(t *testing.T, m *tui.Model, disk *Disk) {
	t.Helper()
	progress, number := m.Snapshot()
	if err := disk.Save(number, progress); err != nil {
		t.Fatal(err)
	}
}

// trained leaves 150 updates of a run on disk, and returns the screen.
func trained(t *testing.T) string {
	t.Helper()
	m, disk := window(t, "weights", "takeover")
	m.Update(pressed("1"))
	for range 150 {
		m.Update(pressed("."))
	}
	closes(t, m, disk)
	return shown(m.Draw())
}

// TestARunComesBack: what was trained is there again at the next start, and was not
// trained again.
func TestARunComesBack(t *testing.T) {
	emptyHome(t)
	before := trained(t)
	m, _ := window(t, "weights", "")
	if now, _ := m.Lesson.Session.Position(); now != 0 {
		t.Errorf("%d steps were done again", now)
	}
	if after := shown(m.Draw()); rows(after) != rows(before) {
		t.Errorf("the page was\n%s\nand is\n%s", before, after)
	}
}

// rows is a page without its last rows, which tell what can be undone.
func rows(page string) string { return page[:len(page)*9/10] }

// TestAnExportTakesRunsAlong carries a run to another machine, whose own runs stay.
func TestAnExportTakesRunsAlong(t *testing.T) {
	emptyHome(t)
	before := trained(t)
	file := filepath.Join(t.TempDir(), "all.json")
	if err := called(t, "").Progress(ProgressFlags{Export: file}, nil); err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	t.Setenv("SINAPSE_HOME", other)
	if err := called(t, "").Progress(ProgressFlags{Import: file}, nil); err != nil {
		t.Fatal(err)
	}
	m, disk := window(t, "weights", "takeover")
	if after := shown(m.Draw()); rows(after) != rows(before) {
		t.Errorf("the page was\n%s\nand is\n%s", before, after)
	}
	m.Update(pressed("."))
	closes(t, m, disk)
	own := disk.State("weights", 0)
	if err := called(t, "").Progress(ProgressFlags{Import: file}, nil); err != nil {
		t.Fatal(err)
	}
	if string(disk.State("weights", 0)) != string(own) {
		t.Error("a run of this machine gave way to one that came in")
	}
}

// TestForgettingAChapterForgetsItsRun; the others' runs stay.
func TestForgettingAChapterForgetsItsRun(t *testing.T) {
	emptyHome(t)
	trained(t)
	m, disk := window(t, "bias", "")
	m.Update(pressed("right"))
	closes(t, m, disk)
	if err := called(t, "").Progress(ProgressFlags{Reset: true, Yes: true}, []string{"weights"}); err != nil {
		t.Fatal(err)
	}
	if disk.State("weights", 0) != nil || disk.State("bias", 0) == nil {
		t.Error("another run than that of the chapter was forgotten")
	}
	if err := called(t, "").Progress(ProgressFlags{Reset: true, Yes: true}, nil); err != nil {
		t.Fatal(err)
	}
	if disk.State("bias", 0) != nil {
		t.Error("a run is left after all was forgotten")
	}
}

// TestADamagedRunCostsItselfAlone: goals and answers stay, and a line says so.
func TestADamagedRunCostsItselfAlone(t *testing.T) {
	home := emptyHome(t)
	trained(t)
	file := filepath.Join(home, "chapters", "weights.state")
	data := must(os.ReadFile(file))
	data[len(data)/2] ^= 1
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	m, _ := window(t, "weights", "takeover")
	if m.Notice.Key != "notice.unfit" || m.Lesson.Session.Lost() != lessons.Unfit {
		t.Errorf("told is %q", m.Notice.Key)
	}
	if len(m.Lesson.Session.Record().Answers) == 0 {
		t.Error("an answer is gone")
	}
}
