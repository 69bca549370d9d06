package tui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
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
			if got, want := c.err.String(), "sinapse: "+c.Word("notice.damaged")+"\n"; got != want {
				t.Errorf("told %q, want %q", got, want)
			}
			aside, _ := filepath.Glob(filepath.Join(folder, "progress.damaged-*.json"))
			if len(aside) != 1 {
				t.Fatalf("set aside as %q", aside)
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
			if notice != "notice.settings" || !progress.Record("weights").Met["sign/fall"] {
				t.Errorf("told %q, with %+v", notice, progress.Record("weights"))
			}
			aside, _ := filepath.Glob(filepath.Join(folder, "settings.damaged-*.json"))
			if len(aside) != 1 {
				t.Errorf("set aside as %q", aside)
			}
			if _, again := c.disk.Load(); again != "" {
				t.Errorf("the next time it tells %q", again)
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
			m, err := NewModel(Options{Language: content.English, Progress: progress, Keep: disk, Notice: notice})
			if err != nil {
				t.Fatal(err)
			}
			m.size.width, m.size.height = 120, 40
			if !strings.Contains(stripped(m.Draw()), m.voice().word(c.notice)) {
				t.Errorf("the map does not tell: %s", m.voice().word(c.notice))
			}
			_, command := m.Update(press("enter"))
			settled(m, command)
			if m.notice != c.notice {
				t.Errorf("saving told %q, want %q", m.notice, c.notice)
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
	for _, entry := range written() {
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
		m, err := NewModel(Options{Language: content.English, Chapter: entry.ID, Progress: progress})
		if err != nil {
			t.Fatal(err)
		}
		for range m.lesson.session.Screens() {
			for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 16}} {
				m.size.width, m.size.height = size[0], size[1]
				if text := stripped(m.Draw()); strings.ContainsAny(text, "\x1b\x00") {
					t.Errorf("%s draws what the file says: %q", entry.ID, text)
				}
			}
			m.Update(press("n"))
		}
	}
}

func TestExportAndImport(t *testing.T) {
	folder := emptyHome(t)
	put(t, filepath.Join(folder, store.ProgressName), sound(t))
	out := filepath.Join(t.TempDir(), "mine.json")
	first := called(t, "")
	if status := first.Report(first.Progress(ProgressFlags{Export: out}, nil)); status != 0 || !strings.Contains(first.out.String(), "goals 1") {
		t.Fatalf("export: status %d, %q, %q", status, first.out.String(), first.err.String())
	}
	again := called(t, "")
	if status := again.Report(again.Progress(ProgressFlags{Export: out}, nil)); status != 2 || !strings.Contains(again.err.String(), "there already") {
		t.Errorf("over a file: status %d, %q", status, again.err.String())
	}
	piped := called(t, "")
	if status := piped.Report(piped.Progress(ProgressFlags{Export: "-"}, nil)); status != 0 {
		t.Fatal(status, piped.err.String())
	}
	emptyHome(t)
	own := lessons.NewProgress()
	own.Chapter = "bias"
	own.Record("weights").Screen = "real"
	own.Record("weights").Met["real/break"] = true
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	if err := disk.Save(1, own); err != nil {
		t.Fatal(err)
	}
	for i, says := range []string{"New from -: screens 1, goals 1, answers 1", "was here already"} {
		in := called(t, piped.out.String())
		if status := in.Report(in.Progress(ProgressFlags{Import: "-"}, nil)); status != 0 || !strings.Contains(in.out.String(), says) {
			t.Errorf("import %d: status %d, %q, %q; want %q", i, status, in.out.String(), in.err.String(), says)
		}
	}
	joined := kept(t)
	record := joined.Record("weights")
	if !record.Met["real/break"] || !record.Met["sign/fall"] || record.Answers["sign/older"].Given != "1" {
		t.Errorf("joined, it holds %+v", record)
	}
	if joined.Chapter != "bias" || record.Screen != "real" {
		t.Errorf("the learner's place went to %s/%s", joined.Chapter, record.Screen)
	}
}

// TestImportRefusesInOneLine tries all that is no progress of this version, in
// both languages: nothing comes in, and what was kept is as it was.
func TestImportRefusesInOneLine(t *testing.T) {
	folder := emptyHome(t)
	path := filepath.Join(folder, store.ProgressName)
	put(t, path, sound(t))
	files := unsound(t)
	files["a later version"] = []byte(`{"version":2,"chapters":{}}`)
	says := map[string]string{"a later version": "newer", "huge": "huge", "missing": "none", "a folder": "unreadable"}
	for _, name := range []string{"missing", "a folder"} {
		files[name] = nil
	}
	for name, data := range files {
		file := filepath.Join(t.TempDir(), "file")
		switch name {
		case "missing":
		case "a folder":
			file = t.TempDir()
		default:
			put(t, file, data)
		}
		key := "error.import." + says[name]
		if says[name] == "" {
			key = "error.import.foreign"
		}
		for _, language := range content.Languages() {
			c := called(t, "")
			c.Lang = string(language)
			status := c.Report(c.Progress(ProgressFlags{Import: file}, nil))
			want := "sinapse: " + content.Fill(c.Word(key), map[string]string{"name": file}) + "\n"
			if got := c.err.String(); status != 2 || got != want || c.out.Len() > 0 {
				t.Errorf("%s, %s: status %d, told %q, want %q", name, language, status, got, want)
			}
		}
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, sound(t)) {
		t.Errorf("what was kept is now %s, %v", now, err)
	}
}

func TestResetOfOneChapter(t *testing.T) {
	emptyHome(t)
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	progress := lessons.NewProgress()
	progress.Record("weights").Met["sign/fall"] = true
	progress.Record("bias").Met["shift/lift"] = true
	if err := disk.Save(1, progress); err != nil {
		t.Fatal(err)
	}
	for _, refused := range []struct{ place, says string }{
		{"weigth", `"weights"`}, {"weights/sign", "a chapter alone"}, {"gan", "still being written"},
	} {
		c := called(t, "yes\n")
		if status := c.Report(c.Progress(ProgressFlags{Reset: true}, []string{refused.place})); status != 2 || !strings.Contains(c.err.String(), refused.says) {
			t.Errorf("%s: status %d, %q", refused.place, status, c.err.String())
		}
	}
	no := called(t, "no\n")
	if status := no.Report(no.Progress(ProgressFlags{Reset: true}, []string{"weights"})); status != 0 || len(kept(t).Record("weights").Met) != 1 {
		t.Errorf("after a no: status %d, %+v", status, kept(t).Record("weights"))
	}
	yes := called(t, "yes\n")
	status := yes.Report(yes.Progress(ProgressFlags{Reset: true}, []string{"weights"}))
	if status != 0 || !strings.Contains(yes.out.String(), "Weights") {
		t.Errorf("after a yes: status %d, %q", status, yes.out.String())
	}
	now := kept(t)
	if len(now.Record("weights").Met) > 0 || !now.Record("bias").Met["shift/lift"] {
		t.Errorf("kept %+v and %+v", now.Record("weights"), now.Record("bias"))
	}
	both := called(t, "")
	if status := both.Report(both.Progress(ProgressFlags{Reset: true, Export: "-"}, nil)); status != 2 || strings.Count(both.err.String(), "\n") != 1 {
		t.Errorf("two flags: status %d, %q", status, both.err.String())
	}
}
