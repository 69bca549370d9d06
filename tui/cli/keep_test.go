package cli

import (
	"testing"

	"sinapse/tui"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
)

// settled runs the command of an update, and those that it brings, as Bubble
// Tea does. Frames are left out: nothing here waits.
func settled(m *tui.Model, command tea.Cmd) {
	if command == nil {
		return
	}
	switch msg := command().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			settled(m, c)
		}
	case tui.SavedMsg:
		m.Update(msg)
	}
}

// TestWhatIsReachedAfterTheMapIsKept plays one chapter, goes back to the map,
// plays another and leaves, as Run does.
func TestWhatIsReachedAfterTheMapIsKept(t *testing.T) {
	emptyHome(t)
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	m, err := tui.NewModel(tui.Options{Language: content.English, Chapter: "weights", Screen: "importance", Progress: lessons.NewProgress(), Keep: disk})
	if err != nil {
		t.Fatal(err)
	}
	m.Size.Width, m.Size.Height = 120, 40
	pressed := func(keys ...string) {
		for _, key := range keys {
			_, command := m.Update(pressed(key))
			settled(m, command)
		}
	}
	pressed("1", "n", "1", "n", "1", "n", "1", "n", "1", "n", "1", "n", "1") // the answers and screens of a chapter
	pressed("esc", "down", "enter", "3")
	progress, number := m.Snapshot()
	if err := disk.Save(number, progress); err != nil {
		t.Fatal(err)
	}
	kept, notice := disk.Load()
	if notice.Key != "" {
		t.Fatal(notice.Key)
	}
	if len(kept.Record("weights").Answers) != 7 {
		t.Errorf("of the first chapter it kept %v", kept.Record("weights").Answers)
	}
	if _, ok := kept.Record("bias").Answers["empty-plot/zero"]; !ok || kept.Chapter != "bias" {
		t.Errorf("of the second chapter it kept %+v; it left off in %q", kept.Record("bias"), kept.Chapter)
	}
}

func TestTheMapStandsWhereTheLearnerLeft(t *testing.T) {
	m := openedAt(t, content.English, "bias", "threshold", 120, 40)
	m.Update(pressed("esc"))
	if m.Lesson != nil || m.Home.Chosen() != "bias" {
		t.Errorf("the map stands on %s, want bias", m.Home.Chosen())
	}
}
