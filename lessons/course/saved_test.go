package course

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
)

// addSaved writes the saved progress that is missing, for a chapter or a screen that
// is new. What is there was written by the program of its day and is never written
// again: it must open in every later one.
var addSaved = flag.Bool("add-saved", false, "write the saved progress that is missing in testdata/saved")

// savedChapters lists the screens whose saved progress is kept, by chapter.
func savedChapters(t *testing.T) map[string][]string {
	t.Helper()
	names, err := filepath.Glob("testdata/saved/*.json")
	if err != nil {
		t.Fatal(err)
	}
	saved := map[string][]string{}
	for _, name := range names {
		chapter, screen, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".json"), ".")
		saved[chapter] = append(saved[chapter], screen)
	}
	return saved
}

// TestSavedProgressOpens opens what programs before this one saved, a quarter of the screens
// a day: each move is done again, and every control has the value that it was left at.
func TestSavedProgressOpens(t *testing.T) {
	saved, entries := savedChapters(t), written()
	if daily.Racing {
		entries = daily.Some(t, entries, 6)
	}
	for _, entry := range entries {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			for _, screen := range entry.New(0).Screens() {
				if !slices.Contains(saved[entry.ID], screen.ID) {
					if *addSaved {
						addSavedScreen(t, entry, screen.ID)
						continue
					}
					t.Errorf("%s has no saved progress yet: go test ./lessons/course -run TestSavedProgressOpens -add-saved", screen.ID)
				}
			}
			for _, screen := range daily.Some(t, saved[entry.ID], (len(saved[entry.ID])+3)/4) {
				open(t, entry, screen)
			}
		})
	}
}

// open starts where the saved progress of a screen was left.
func open(t *testing.T, entry Entry, screen string) {
	t.Helper()
	path := filepath.Join("testdata/saved", entry.ID+"."+screen)
	source, err := os.ReadFile(path + ".json")
	if err != nil {
		t.Fatal(err)
	}
	progress, err := lessons.DecodeProgress(source)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	moves := slices.Clone(progress.Chapters[entry.ID].Moves)
	s := lessons.NewSession(entry.New(0), progress.Chapters[entry.ID])
	if s.Lost() != lessons.Nothing || s.Screen().ID != screen {
		t.Errorf("%s: opens on %s, with a loss of kind %d", path, s.Screen().ID, s.Lost())
	}
	if again := s.Record().Moves; !slices.Equal(again, moves) {
		for i := range moves {
			if i >= len(again) || again[i] != moves[i] {
				t.Errorf("%s: of %d moves the %d. is not done: %s", path, len(moves), i+1, moves[i])
				break
			}
		}
	}
	want, err := os.ReadFile(path + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	values, items, _ := strings.Cut(string(want), itemsHeading)
	for text := range strings.Lines(items) {
		text = strings.TrimSuffix(text, "\n")
		if item, err := scene.ParseItem(text); err != nil || item.String() != text {
			t.Errorf("%s: the item %q is read as %q, %v", path, text, item, err)
		}
	}
	// What nobody has guessed is written in two ways.
	same := strings.NewReplacer(" = ?\n", " = ·\n").Replace
	if got := valuesOf(s); same(got) != same(values) {
		t.Errorf("%s: the controls stand at\n%swhere they were left at\n%s", path, got, values)
	}
}

// itemsHeading parts the values of the controls from the texts of the items.
const itemsHeading = "\nitems:\n"

// addSavedScreen plays a screen's part of the playthrough, chooses every item on the
// way and turns what they edit, and saves what comes of it.
func addSavedScreen(t *testing.T, entry Entry, screen string) {
	t.Helper()
	lines, err := Playthrough(entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	progress := lessons.NewProgress()
	progress.Chapter = entry.ID
	s := lessons.NewSession(entry.New(0), progress.Record(entry.ID))
	items := map[string]bool{}
	here := false
	_ = s.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen})
	for _, line := range lines {
		if line.Move.Verb == lessons.GoTo {
			here = line.Move.Target == screen
		}
		if here && line.Met == "" && line.Unmet == "" {
			line.Move.Count = min(line.Move.Count, 150) // each start trains all of it again
			_ = s.Apply(line.Move)                      // what needs another screen may be refused
			chooseAll(s, items, false)
		}
	}
	chooseAll(s, items, true)
	s.Record()
	source, err := progress.Encode()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata/saved", entry.ID+"."+screen)
	seen := valuesOf(s) + itemsHeading + strings.Join(slices.Sorted(maps.Keys(items)), "\n") + "\n"
	for name, text := range map[string]string{".json": string(source), ".txt": seen} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// chooseAll chooses the items that were not chosen before, and with edit turns the
// control behind each.
func chooseAll(s *lessons.Session, chosen map[string]bool, edit bool) {
	for _, panel := range s.Scene() {
		for _, item := range panel.About().Items {
			if text := item.ID.String(); !chosen[text] {
				chosen[text] = true
				_ = s.Apply(lessons.Move{Verb: lessons.Select, Target: text}) // it may be gone by now
			}
			if edit && item.Control != "" {
				_ = s.Apply(lessons.Move{Verb: lessons.Nudge, Target: item.Control, Value: "+1"})
			}
		}
	}
}

// valuesOf writes what every control of a screen stands at, those behind its items
// too.
func valuesOf(s *lessons.Session) string {
	var text strings.Builder
	controls := s.Controls()
	for _, panel := range s.Scene() {
		for _, item := range panel.About().Items {
			if control, ok := s.Control(item.Control); ok && !slices.ContainsFunc(controls, func(c lessons.Control) bool { return c.Name() == control.Name() }) {
				controls = append(controls, control)
			}
		}
	}
	for _, control := range controls {
		value := ""
		switch c := control.(type) {
		case lessons.Slider:
			value = fmt.Sprintf("%.6g", c.Get())
		case lessons.Choices:
			value = c.Options[c.Get()]
		case lessons.Switch:
			value = fmt.Sprint(c.Get())
		case lessons.Text:
			value = c.Get()
		}
		fmt.Fprintf(&text, "%s = %s\n", control.Name(), value)
	}
	return text.String()
}
