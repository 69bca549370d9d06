package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
)

// settled runs the command of an update, and those that it brings, as Bubble
// Tea does. Frames are left out: nothing here waits.
func settled(m *Model, command tea.Cmd) {
	if command == nil {
		return
	}
	switch msg := command().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			settled(m, c)
		}
	case savedMsg:
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
	m, err := NewModel(Options{Language: content.English, Chapter: "weights", Screen: "importance", Progress: lessons.NewProgress(), Keep: disk})
	if err != nil {
		t.Fatal(err)
	}
	m.size.width, m.size.height = 120, 40
	press := func(keys ...string) {
		for _, key := range keys {
			_, command := m.Update(press(key))
			settled(m, command)
		}
	}
	press("1", "n", "1", "n", "1", "n", "1", "n", "1", "n", "1", "n", "1") // the answers and screens of a chapter
	press("esc", "down", "enter", "3")
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
	m := opened(t, content.English, "bias", "threshold", 120, 40)
	m.Update(press("esc"))
	if m.lesson != nil || m.home.chosen() != "bias" {
		t.Errorf("the map stands on %s, want bias", m.home.chosen())
	}
}
