package cli

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/store"
)

func TestExportAndImport(t *testing.T) {
	folder := emptyHome(t)
	put(t, filepath.Join(folder, store.ProgressName), sound(t))
	out := filepath.Join(t.TempDir(), "mine.json")
	first := called(t, "")
	if status := first.Report(first.Progress(ProgressFlags{Export: out}, nil)); status != 0 || !strings.Contains(first.out.String(), "goals 1") {
		t.Fatalf("export: status %d, %q, %q", status, first.out.String(), first.err.String())
	}
	again := called(t, "")
	if status := again.Report(again.Progress(ProgressFlags{Export: out}, nil)); status != 2 || !strings.Contains(again.err.String(), "exists already") {
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
	files["a comma too many"] = []byte("{\n  \"version\": 1,\n  \"é\": 2,,\n}")
	files["an escape"] = []byte("{\x1b[31m")
	files["in UTF-16"] = []byte("\xff\xfe{\x00\n\x00!\x00")
	for _, name := range []string{"missing", "a folder"} {
		files[name] = nil
	}
	says := map[string][]string{ // the key of the words, and what fills them
		"a later version": {"newer"}, "huge": {"huge"}, "missing": {"none"}, "a folder": {"unreadable", "cause", "cause.not-a-file"},
		"empty": {"empty"}, "truncated": {"cut", "line", "10", "column", "11"}, "zeroes": {"syntax", "line", "1", "column", "1", "found", `\x00`},
		"a program": {"syntax", "line", "1", "column", "1", "found", `\x7f`}, "a list": {"foreign"},
		"our settings": {"field", "field", "chapters"}, "before version": {"field", "field", "version"},
		"another program":  {"kind", "line", "1", "column", "25", "field", "chapters"},
		"deep":             {"syntax", "line", "1", "column", "10001", "found", "["},
		"a comma too many": {"syntax", "line", "3", "column", "10", "found", ","},
		"an escape":        {"syntax", "line", "1", "column", "2", "found", `\x1b`},
		"in UTF-16":        {"syntax", "line", "2", "column", "1", "found", "!"},
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
		for _, language := range content.Languages() {
			c := called(t, "")
			c.Lang = string(language)
			status := c.Report(c.Progress(ProgressFlags{Import: file}, nil))
			values := map[string]string{"name": file}
			for i := 1; i+1 < len(says[name]); i += 2 {
				values[says[name][i]] = says[name][i+1]
			}
			if cause := values["cause"]; cause != "" {
				values["cause"] = c.Word(cause)
			}
			want := "sinapse: " + content.Fill(c.Word("error.import."+says[name][0]), values) + "\n"
			if got := c.err.String(); status != 2 || got != want || c.out.Len() > 0 {
				t.Errorf("%s, %s: status %d, told %q, want %q", name, language, status, got, want)
			}
		}
		if now, err := os.ReadFile(file); data != nil && (err != nil || !bytes.Equal(now, data)) {
			t.Errorf("%s: the file was changed to %q, %v", name, now, err)
		}
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, sound(t)) {
		t.Errorf("what was kept is now %s, %v", now, err)
	}
}

// TestImportTakesEveryForm joins progress that was saved in any Unicode form.
func TestImportTakesEveryForm(t *testing.T) {
	units := func(order binary.AppendByteOrder, text string) (data []byte) {
		for _, unit := range utf16.Encode([]rune(text)) {
			data = order.AppendUint16(data, unit)
		}
		return data
	}
	text := strings.ReplaceAll(string(sound(t)), "\n", "\r\n") + "\r\n"
	for name, data := range map[string][]byte{
		"with a mark": []byte("\ufeff" + text), "PowerShell's": units(binary.LittleEndian, "\ufeff"+text), "big-endian": units(binary.BigEndian, "\ufeff"+text),
		"without a mark": units(binary.LittleEndian, text),
	} {
		for _, into := range []string{"import", "progress.json"} {
			folder := emptyHome(t)
			file := filepath.Join(t.TempDir(), "mine.json")
			if into == "progress.json" {
				file = filepath.Join(folder, store.ProgressName)
			}
			put(t, file, data)
			if into == "import" {
				c := called(t, "")
				if status := c.Report(c.Progress(ProgressFlags{Import: file}, nil)); status != 0 || !strings.Contains(c.out.String(), "screens 1, goals 1, answers 1") {
					t.Errorf("%s: status %d, %q, %q", name, status, c.out.String(), c.err.String())
				}
			}
			if !kept(t).Record("weights").Met["sign/fall"] {
				t.Errorf("%s, %s: nothing came in", name, into)
			}
			if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, data) {
				t.Errorf("%s, %s: the file was changed to %q, %v", name, into, now, err)
			}
		}
	}
}

// TestImportBesideADamagedFile joins progress while what was kept is damaged: it
// comes in, the damaged file is set aside, and both are told.
func TestImportBesideADamagedFile(t *testing.T) {
	folder := emptyHome(t)
	put(t, filepath.Join(folder, store.ProgressName), []byte("{"))
	c := called(t, string(sound(t)))
	status := c.Report(c.Progress(ProgressFlags{Import: "-"}, nil))
	if status != 0 || !strings.Contains(c.out.String(), "goals 1") || !strings.Contains(c.err.String(), "was damaged") {
		t.Errorf("status %d, %q, %q", status, c.out.String(), c.err.String())
	}
	if !kept(t).Record("weights").Met["sign/fall"] {
		t.Error("it did not come in")
	}
}

func TestWordsForYes(t *testing.T) {
	for answer, want := range map[string]bool{
		"yes\n": true, "y\n": true, "sim\n": true, "s\n": true, " YES \r\n": true, "Sim": true,
		"yes but no\n": false, "yes\nno\n": true, "yess\n": false, "ye\n": false, "": false, "\n": false, "no\n": false, "não\n": false, "n\n": false, "1\n": false,
	} {
		emptyHome(t)
		disk, err := OpenDisk()
		if err != nil {
			t.Fatal(err)
		}
		progress := lessons.NewProgress()
		progress.Record("weights").Met["sign/fall"] = true
		if err := disk.Save(1, progress); err != nil {
			t.Fatal(err)
		}
		c := called(t, answer)
		if status := c.Report(c.Progress(ProgressFlags{Reset: true}, nil)); status != 0 {
			t.Errorf("%q: status %d", answer, status)
		}
		if forgotten := len(kept(t).Record("weights").Met) == 0; forgotten != want {
			t.Errorf("%q forgets: %v", answer, forgotten)
		}
	}
	sure := called(t, "")
	if status := sure.Report(sure.Progress(ProgressFlags{Reset: true, Yes: true}, nil)); status != 0 || strings.Contains(sure.out.String(), "?") || len(kept(t).Chapters) > 0 {
		t.Errorf("with --yes: status %d, %q", status, sure.out.String())
	}
	alone := called(t, "")
	if status := alone.Report(alone.Progress(ProgressFlags{Yes: true}, nil)); status != 2 {
		t.Errorf("--yes alone: status %d", status)
	}
}

// TestResetBesideAnOpenWindow forgets progress while a window has it open. The
// window goes on, tells it once, and does not bring it back, neither when it leaves
// at once nor with what is reached in it later.
func TestResetBesideAnOpenWindow(t *testing.T) {
	for _, chapter := range []string{"", "weights"} {
		emptyHome(t)
		disk, err := OpenDisk()
		if err != nil {
			t.Fatal(err)
		}
		m, err := tui.NewModel(tui.Options{Language: content.English, Chapter: "weights", Screen: "sign", Progress: lessons.NewProgress(), Keep: disk})
		if err != nil {
			t.Fatal(err)
		}
		m.Size.Width, m.Size.Height = 120, 40
		tap := func(keys ...string) {
			for _, key := range keys {
				_, command := m.Update(pressed(key))
				settled(m, command)
			}
		}
		tap("1", "right", "n", "1")
		if len(kept(t).Record("weights").Answers) != 2 {
			t.Fatalf("kept %+v", kept(t).Record("weights"))
		}
		var arguments []string
		if chapter != "" {
			arguments = []string{chapter}
		}
		reset := called(t, "")
		if status := reset.Report(reset.Progress(ProgressFlags{Reset: true, Yes: true}, arguments)); status != 0 {
			t.Fatal(reset.err.String())
		}
		tap("right")
		progress, number := m.Snapshot()
		if err := disk.Save(number, progress); err != nil { // as Run does at its end
			t.Fatal(err)
		}
		if record := kept(t).Record("weights"); len(record.Answers)+len(record.Visited)+len(record.Moves) > 0 {
			t.Errorf("%q: leaving brought back %+v", chapter, record)
		}
		tap("n", "1")
		if record := kept(t).Record("weights"); len(record.Answers) != 1 || len(record.Visited) != 1 {
			t.Errorf("%q: going on kept %+v", chapter, record)
		}
	}
}

// TestResetIsToldOnce lets a window find out by a save of its own.
func TestResetIsToldOnce(t *testing.T) {
	emptyHome(t)
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	m, err := tui.NewModel(tui.Options{Language: content.English, Chapter: "weights", Screen: "sign", Progress: lessons.NewProgress(), Keep: disk})
	if err != nil {
		t.Fatal(err)
	}
	_, command := m.Update(pressed("1"))
	settled(m, command)
	if err := disk.Forget(""); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"notice.forgotten", ""} {
		_, command := m.Update(pressed("n"))
		settled(m, command)
		if m.Notice.Key != want {
			t.Errorf("save %d tells %q, want %q", i, m.Notice.Key, want)
		}
	}
}

// TestAFailedSaveHidesNothing lets two saves come in the wrong order: that the newer
// one failed is no reason to say that the older one is kept.
func TestAFailedSaveHidesNothing(t *testing.T) {
	folder := emptyHome(t)
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, store.ProgressName), 0o700); err != nil { // where the file belongs
		t.Fatal(err)
	}
	for _, number := range []int{2, 1} {
		if err := disk.Save(number, lessons.NewProgress()); err == nil {
			t.Errorf("save %d is said to be kept", number)
		}
	}
}

// TestSavedAgain holds the lock for as long as two tries: the learner is told that
// nothing was saved, and the next try takes it back.
func TestSavedAgain(t *testing.T) {
	m, err := tui.NewModel(tui.Options{Language: content.English, Chapter: "weights", Progress: lessons.NewProgress()})
	if err != nil {
		t.Fatal(err)
	}
	_, again := m.Update(tui.SavedMsg{Err: &store.Notice{Kind: store.Busy, Cause: store.Held}})
	if m.Notice.Key != "notice.busy" || again == nil {
		t.Errorf("told %q, and again %v", m.Notice.Key, again != nil)
	}
	if m.Update(tui.SavedMsg{}); m.Notice.Key != "" {
		t.Errorf("saved, it still tells %q", m.Notice.Key)
	}
	_, again = m.Update(tui.SavedMsg{Err: &store.Notice{Kind: store.Unwritable, Cause: store.NoRoom}})
	if m.Notice.Key != "notice.unwritable" || again != nil {
		t.Errorf("told %q, and again %v", m.Notice.Key, again != nil)
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
		{"weigth", `“weights”`}, {"weights/sign", "a chapter alone"},
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

// TestProgressTellsWhatIsNext plays a screen to its end: it counts, in words and as
// JSON, and what is next comes after it, from the chapter where the learner is.
func TestProgressTellsWhatIsNext(t *testing.T) {
	emptyHome(t)
	progress := lessons.NewProgress()
	progress.Chapter = "bias"
	entry, _ := course.Find("bias")
	screens := entry.New(0).Screens()
	record := progress.Record("bias")
	record.Visited[screens[0].ID] = true
	for _, goal := range screens[0].Goals {
		record.Met[screens[0].ID+"/"+goal.ID] = true
	}
	for _, question := range screens[0].Questions {
		record.Answers[screens[0].ID+"/"+question.ID] = lessons.Given{Given: "1"}
	}
	if err := must(OpenDisk()).Save(1, progress); err != nil {
		t.Fatal(err)
	}
	told := called(t, "")
	if status := told.Report(told.Progress(ProgressFlags{}, nil)); status != 0 || !strings.HasSuffix(told.out.String(), "next: sinapse bias/"+screens[1].ID+"\n") {
		t.Errorf("status %d, %s", status, told.out.String())
	}
	data := called(t, "")
	var all reached
	if status := data.Report(data.Progress(ProgressFlags{JSON: true}, nil)); status != 0 || json.Unmarshal(data.out.Bytes(), &all) != nil {
		t.Fatalf("status %d, %s", status, data.out.String())
	}
	sum := 0
	for _, chapter := range all.Chapters {
		sum += len(chapter.Screens)
	}
	if all.Done != 1 || all.Total != sum || len(all.Chapters) != len(chapters()) || all.Next != "bias/"+screens[1].ID {
		t.Errorf("%+v", all)
	}
	if _, counted, _ := strings.Cut(told.out.String(), "\nall"); !strings.Contains(counted, fmt.Sprintf(" 1 of %d screens", sum)) {
		t.Errorf("the sum is told as %q", counted)
	}
	one := called(t, "")
	if status := one.Report(one.Progress(ProgressFlags{JSON: true}, []string{"weights"})); status != 0 || strings.Contains(one.out.String(), "bias") || !strings.Contains(one.out.String(), `"next": "weights/`) {
		t.Errorf("of one chapter: status %d, %s", status, one.out.String())
	}
}
