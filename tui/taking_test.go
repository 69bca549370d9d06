package tui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
)

// carry presses enter in the list of files, and lets the program know what came of it.
func carry(m *Model) {
	_, cmd := m.Update(press("enter"))
	m.Update(cmd())
}

// offered are the names of the files that are offered.
func offered(m *Model) []string {
	var names []string
	for _, file := range m.overlay.taking.files {
		names = append(names, file.Name)
	}
	return names
}

// TestTakingAway takes what is on a page away: all of it, told by name; once more only when
// it was told what is there; one file under a name of the learner's own.
func TestTakingAway(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 16}} {
			folder := filepath.Join(t.TempDir(), "new")
			m := opened(t, language, "playground", "free", size[0], size[1])
			m.Update(press("."))
			before := stripped(m.Draw())
			m.Update(press("e"))
			m.Update(tea.PasteMsg{Content: folder})
			carry(m)
			v, k := m.Voice(), m.overlay.taking
			names := offered(m)
			for _, name := range []string{"train.py", "weights.npz", "predict.py", "pytorch.py", "curves.csv", "screen.svg", "screen.txt"} {
				written, err := os.ReadFile(filepath.Join(folder, name))
				at := slices.Index(names, name)
				if err != nil || at < 0 || !bytes.Equal(written, k.files[at].Content) || !strings.Contains(k.told.In(v), name) {
					t.Errorf("%s %v: %s: %v, of %q; told %q", language, size, name, err, names, k.told.In(v))
				}
			}
			if text, _ := os.ReadFile(filepath.Join(folder, "screen.txt")); !strings.HasPrefix(string(text), strings.TrimRight(strings.SplitN(before, "\n", 2)[0], " ")) {
				t.Errorf("%s %v: another screen\n%s\n%s", language, size, text, before)
			}
			changed := filepath.Join(folder, "train.py")
			if err := os.WriteFile(changed, []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			carry(m)
			if text, _ := os.ReadFile(changed); string(text) != "mine" || k.told.Key != "take.exists" || !strings.Contains(k.told.In(v), "weights.npz") {
				t.Errorf("%s: %q; told %q", language, text, k.told.In(v))
			}
			m.Update(press("down")) // something else
			m.Update(press("up"))
			if carry(m); k.told.Key != "take.exists" {
				t.Errorf("%s: told of others, it writes over: %q", language, k.told.In(v))
			}
			if carry(m); k.told.Key != "take.several" {
				t.Errorf("%s: %q", language, k.told.In(v))
			}
			if text, _ := os.ReadFile(changed); string(text) == "mine" {
				t.Errorf("%s: nothing was written over", language)
			}
			k.turn(slices.Index(names, "weights.npz") + 1)
			m.Update(tea.PasteMsg{Content: string(filepath.Separator) + "mine.npz"})
			if carry(m); k.told.Key != "take.written" || !strings.Contains(k.told.In(v), "mine.npz") {
				t.Errorf("%s: %q", language, k.told.In(v))
			}
			if _, err := os.Stat(filepath.Join(folder, "mine.npz")); err != nil {
				t.Error(err)
			}
			m.Update(tea.PasteMsg{Content: string(filepath.Separator) + "below"})
			if carry(m); k.told.Key != "error.export" || !strings.Contains(k.told.In(v), v.Word("cause.not-a-folder")) {
				t.Errorf("%s: %q", language, k.told.In(v))
			}
			if m.Update(press("esc")); m.overlay.kind != noOverlay || stripped(m.Draw()) != before {
				t.Errorf("%s %v: another page behind the list", language, size)
			}
		}
	}
}

// TestTakingWhatIsThere offers what a screen has: no weights where nothing was trained, no
// curve where none is.
func TestTakingWhatIsThere(t *testing.T) {
	of := []string{"weights.npz", "predict.py", "pytorch.py"}
	trains := []string{"train_pytorch.py", "start.npz"}
	for place, want := range map[string][]string{
		"weights/takeover":   slices.Concat(of, trains, []string{"houses.csv", "curves.csv"}),
		"bias/debug":         slices.Concat(of, trains, []string{"curves.csv"}),
		"bias/recap":         nil,
		"forward/steer":      of,
		"backprop/who-moves": slices.Concat(of, []string{"moves.csv"}),
		"network/cycle":      slices.Concat(of, trains, []string{"curves.csv"}),
		"remedies/dropout":   slices.Concat(of, []string{"curves.csv"}),
	} {
		chapter, screen, _ := strings.Cut(place, "/")
		m := opened(t, content.English, chapter, screen, 120, 40)
		m.Update(press("c"))
		m.Update(press("e")) // from the code, too
		want = slices.Concat([]string{"train.py"}, want, []string{"screen.svg", "screen.txt"})
		if got := offered(m); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}

// TestTakingAfterTheListIsClosed tells of a list that was closed meanwhile what came of it on the
// page.
func TestTakingAfterTheListIsClosed(t *testing.T) {
	t.Chdir(t.TempDir())
	m := opened(t, content.English, "bias", "recap", 120, 40)
	m.Update(press("e"))
	m.Update(press("q")) // a letter of a folder
	_, cmd := m.Update(press("enter"))
	m.Update(press("esc"))
	m.Update(cmd())
	if page := stripped(m.Draw()); !strings.Contains(page, "Written into") || !strings.Contains(page, "q: ") {
		t.Errorf("what was written is not told:\n%s", page)
	}
	if _, err := os.Stat("q/screen.svg"); err != nil {
		t.Error(err)
	}
}
