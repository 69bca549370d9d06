package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
)

// TestOwnTextsAreRefused: what cannot be learned is said in one line in both languages,
// with what would be right; nothing of the file or its name reaches the terminal raw.
func TestOwnTextsAreRefused(t *testing.T) {
	emptyHome(t)
	short := ownFile(t, "short.txt", "\x1b[31mabc")
	same := ownFile(t, "a\x1b[5m.txt", strings.Repeat("a", 1000))
	good := ownFile(t, "good.txt", strings.Repeat("a text to learn\n", 10))
	for _, c := range []struct {
		arguments []string
		en, pt    string
	}{
		{[]string{"rnn/poem", "--text", short}, "has 7 characters that can be learned, of 7 kinds: I need 60", "tem 7 caracteres"},
		{[]string{"rnn/poem", "--text", same}, "of 1 kind: I need 60 at least, of 2 kinds", "de 1 tipo: preciso de 60 no mínimo, de 2 tipos"},
		{[]string{"rnn/poem", "--text", filepath.Join(t.TempDir(), "none.txt")}, "there is no file", "não há arquivo"},
		{[]string{"rnn/poem", "--text", t.TempDir()}, "is a folder", "é uma pasta"},
		{[]string{"rnn/poem", "--text", os.DevNull}, "is no usual file", "não é um arquivo comum"},
		{[]string{"rnn/echo", "--text", good}, "goes with the screen rnn/poem", "vai com a tela rnn/poem"},
		{[]string{"--text", good}, "goes with the screen rnn/poem", "vai com a tela rnn/poem"},
		{[]string{"rnn/poem", "--text", good}, "I need a terminal", "terminal"},
	} {
		for language, want := range map[string]string{"en": c.en, "pt": c.pt} {
			status, out, err := entered(t, "", append([]string{"--lang", language}, c.arguments...)...)
			if status != 2 || out != "" || !strings.Contains(err, want) || strings.Count(err, "\n") != 1 || strings.ContainsRune(err, 0x1b) {
				t.Errorf("%s, %v: status %d, %q", language, c.arguments, status, err)
			}
		}
	}
}

// TestOwnTextSaysWhatWasLeftOut: of a file that is larger than what is read, what is
// beyond counts too.
func TestOwnTextSaysWhatWasLeftOut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		source string
		want   tui.Notice
	}{
		{strings.Repeat("a text\n", 20), tui.Notice{Key: "notice.text.whole", Values: map[string]string{"chars": "140", "bad": "0", "more": "0"}}},
		{strings.Repeat("a t\x07漢\xff\n", 20), tui.Notice{Key: "notice.text", Values: map[string]string{"chars": "80", "hidden": "20", "wide": "20", "bad": "20", "more": "0"}}},
		{strings.Repeat("0123456789", course.TextBytes/10+5), tui.Notice{Key: "notice.text", Values: map[string]string{"chars": "200000", "bad": "0", "more": "50"}}},
	} {
		entry, told, err := readText(ownFile(t, "text.txt", c.source))
		if err != nil || entry.New == nil || told.Key != c.want.Key {
			t.Fatalf("%v, %+v", err, told)
		}
		for name, want := range c.want.Values {
			if told.Values[name] != want {
				t.Errorf("%s: %s is %s, want %s", told.Key, name, told.Values[name], want)
			}
		}
	}
}

// TestGoneTextDropsItsRun: where the file is gone of which a run was kept, the run is
// dropped and that is told; for any other file nothing is.
func TestGoneTextDropsItsRun(t *testing.T) {
	emptyHome(t)
	path := ownFile(t, "text.txt", strings.Repeat("a text\n", 20))
	entry, _, err := readText(path)
	if err != nil {
		t.Fatal(err)
	}
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	progress := lessons.NewProgress()
	record := progress.Record(course.TextID)
	record.File, record.Visited = entry.File, map[string]bool{"text": true}
	if err := disk.Save(1, progress); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, want string
		kept       bool
	}{
		{path + "x", "there is no file", true},
		{path, "any more: the run that was kept of it is dropped", false},
		{path, "there is no file", false},
	} {
		status, _, said := entered(t, "", "--lang", "en", "rnn/poem", "--text", c.path)
		if status != 2 || !strings.Contains(said, c.want) || strings.Count(said, "\n") != 1 {
			t.Errorf("%s: status %d, %q", c.path, status, said)
		}
		progress, _ := disk.Load()
		if kept := progress.Chapters[course.TextID] != nil; kept != c.kept {
			t.Errorf("%s: kept is %v", c.path, kept)
		}
	}
}
