package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui"
	"sinapse/tui/store"
)

// sound is progress as the program writes it.
func sound(t *testing.T) []byte {
	t.Helper()
	progress := lessons.NewProgress()
	progress.Chapter = "weights"
	record := progress.Record("weights")
	record.Visited["sign"], record.Met["sign/fall"] = true, true
	record.Answers["sign/older"] = lessons.Given{Given: "1"}
	data, err := progress.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unsound are files that are no progress of this version, by what is wrong.
func unsound(t *testing.T) map[string][]byte {
	t.Helper()
	whole := sound(t)
	return map[string][]byte{
		"empty":           {},
		"truncated":       whole[:len(whole)/2],
		"zeroes":          make([]byte, 4096),
		"a program":       []byte("\x7fELF\x02\x01\x01\x00"),
		"a list":          []byte("[1, 2, 3]"),
		"our settings":    []byte(`{"version":1,"language":"pt"}`),
		"another program": []byte(`{"version":1,"chapters":["one","two"]}`),
		"deep":            bytes.Repeat([]byte("["), 100_000),
		"before version":  []byte(`{"version":-1,"chapters":{}}`),
		"huge":            nil, // made on disk
	}
}

// put writes a file of a home; a nil one is huge, and takes no room.
func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if data == nil {
		if err := os.Truncate(path, store.MaxSize+1); err != nil {
			t.Fatal(err)
		}
	}
}

// TestUnsoundProgressIsSetAside starts from each unsound file: it is told in one
// line, kept under another name, and the next start begins anew.
func TestUnsoundProgressIsSetAside(t *testing.T) {
	for name, data := range unsound(t) {
		t.Run(name, func(t *testing.T) {
			folder := emptyHome(t)
			put(t, filepath.Join(folder, store.ProgressName), data)
			c := called(t, "")
			if status := c.Report(c.Progress(ProgressFlags{}, nil)); status != 0 {
				t.Errorf("status %d", status)
			}
			aside, _ := filepath.Glob(filepath.Join(folder, "progress.damaged-*.json"))
			if len(aside) != 1 {
				t.Fatalf("set aside as %q", aside)
			}
			want := "sinapse: " + content.Fill(c.Word("notice.damaged"), map[string]string{"kept": aside[0]}) + "\n"
			if got := c.err.String(); got != want {
				t.Errorf("told %q, want %q", got, want)
			}
			if kept, err := os.ReadFile(aside[0]); err != nil || data != nil && !bytes.Equal(kept, data) {
				t.Errorf("%d bytes are kept, want %d: %v", len(kept), len(data), err)
			}
			again := called(t, "")
			if status := again.Report(again.Progress(ProgressFlags{}, nil)); status != 0 || again.err.Len() > 0 {
				t.Errorf("the next time: status %d, told %q", status, again.err.String())
			}
		})
	}
}

// TestDamagedSettingsAreTold starts with settings that are none: asking for words
// changes nothing, the start sets them aside and tells so in one line, once.
func TestDamagedSettingsAreTold(t *testing.T) {
	for name, data := range map[string][]byte{"empty": {}, "a list": []byte("[1]"), "another form": []byte(`{"version":1,"language":5}`)} {
		t.Run(name, func(t *testing.T) {
			folder := emptyHome(t)
			path := filepath.Join(folder, store.SettingsName)
			put(t, path, data)
			put(t, filepath.Join(folder, store.ProgressName), sound(t))
			c := called(t, "")
			if c.language() != content.English {
				t.Error("the language is not the locale's")
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, data) {
				t.Errorf("asking for the language left %q, %v", now, err)
			}
			progress, notice := c.disk.Load()
			if notice.Key != "notice.settings" || !progress.Record("weights").Met["sign/fall"] {
				t.Errorf("told %q, with %+v", notice.Key, progress.Record("weights"))
			}
			aside, _ := filepath.Glob(filepath.Join(folder, "settings.damaged-*.json"))
			if len(aside) != 1 {
				t.Errorf("set aside as %q", aside)
			}
			if _, again := c.disk.Load(); again.Key != "" {
				t.Errorf("the next time it tells %q", again.Key)
			}
		})
	}
}

// TestProgressThatIsLeftAlone tries what must not be touched: the whole time it
// is played on, nothing is written, and why is told.
func TestProgressThatIsLeftAlone(t *testing.T) {
	for name, c := range map[string]struct {
		data   []byte // nil for a folder in the place of the file
		notice string
	}{
		"a later version": {[]byte(`{"version":2,"chapters":"told otherwise"}`), "notice.newer"},
		"a folder":        {nil, "notice.unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := emptyHome(t)
			path := filepath.Join(folder, store.ProgressName)
			if c.data == nil {
				if err := os.Mkdir(path, 0o700); err != nil {
					t.Fatal(err)
				}
			} else {
				put(t, path, c.data)
			}
			disk, err := OpenDisk()
			if err != nil {
				t.Fatal(err)
			}
			progress, notice := disk.Load()
			m, err := tui.NewModel(tui.Options{Language: content.English, Progress: progress, Keep: disk, Notice: notice})
			if err != nil {
				t.Fatal(err)
			}
			m.Size.Width, m.Size.Height = 120, 40
			if told := m.Notice.In(m.Voice()); notice.Key != c.notice || !strings.Contains(unspaced(shown(m.Draw())), unspaced(told)) {
				t.Errorf("the map does not tell: %s", told)
			}
			_, command := m.Update(pressed("enter"))
			settled(m, command)
			if m.Notice.Key != c.notice {
				t.Errorf("saving told %q, want %q", m.Notice.Key, c.notice)
			}
			info, err := os.Stat(path)
			if err != nil || info.IsDir() != (c.data == nil) {
				t.Fatalf("the file is now %v, %v", info, err)
			}
			if c.data == nil {
				return
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, c.data) {
				t.Errorf("the file is now %q, %v", now, err)
			}
		})
	}
}

// TestAbsurdProgressOpens starts each chapter from a record that reads but that
// no program of ours wrote.
func TestAbsurdProgressOpens(t *testing.T) {
	const absurd = `{"screen":"\u001b[2J","visited":{"":true,"x":true},"met":{"a/b/c":true},
		"answers":{%s},"hints":{%s},"moves":["tick 9223372036854775807","tick 9223372036854775807","fly","type \u001b \u001b"]}`
	for _, entry := range chapters() {
		var answers, hints []string
		for _, screen := range entry.New(0).Screens() {
			for _, question := range screen.Questions {
				answers = append(answers, fmt.Sprintf(`%q:{"given":"99\u001b[31m","judged":true,"correct":"-7","outcome":"nowhere","facts":{"x":"\u0000"}}`,
					screen.ID+"/"+question.ID))
			}
			for _, goal := range screen.Goals {
				hints = append(hints, fmt.Sprintf(`%q:2000000000`, screen.ID+"/"+goal.ID))
			}
		}
		record := fmt.Sprintf(absurd, strings.Join(answers, ","), strings.Join(hints, ","))
		source := fmt.Sprintf(`{"version":1,"chapter":"nowhere","chapters":{%q:%s,"nowhere":null,"other":{}}}`, entry.ID, record)
		progress, err := decoded([]byte(source))
		if err != nil {
			t.Fatal(err)
		}
		m, err := tui.NewModel(tui.Options{Language: content.English, Chapter: entry.ID, Progress: progress})
		if err != nil {
			t.Fatal(err)
		}
		for range m.Lesson.Session.Screens() {
			for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 16}} {
				m.Size.Width, m.Size.Height = size[0], size[1]
				if text := shown(m.Draw()); strings.ContainsAny(text, "\x1b\x00") {
					t.Errorf("%s draws what the file says: %q", entry.ID, text)
				}
			}
			m.Update(pressed("n"))
		}
	}
}
