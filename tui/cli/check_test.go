package cli

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestCheck reads a folder of progress as a teacher collects it: what each file reached,
// and what is wrong with those that cannot be read.
func TestCheck(t *testing.T) {
	alone(t, "C")
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
	counts := countsOf(0)
	goal, question := counts[1].goals[0], counts[1].questions[0]
	screen, _, _ := strings.Cut(goal, "/")
	write("ana.json", `{"version":1,"chapter":"`+counts[1].chapter+`","chapters":{"`+counts[1].chapter+`":{"screen":"`+screen+`","visited":{"`+screen+`":true},"met":{"`+goal+`":true,"no/such":true},"answers":{"`+question+`":{"choice":1}},"hints":{}}}}`)
	write("bruno/progress.json", `{"version":1,"chapter":"","chapters":{}}`)
	write("cut.json", `{"version":1,"chap`)
	write("empty.json", "")
	write("newer.json", `{"version":99}`)
	write("other.json", `[1, 2]`)
	write("notes.txt", "nothing of ours")
	write("settings.json", `{"language":"pt"}`)
	if err := os.Mkdir(filepath.Join(folder, "folder.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	for language, says := range map[string][]string{
		"en": {"it breaks off in line 1, column 19", "it is empty", "of a newer version", "it is not sinapse progress"},
		"pt": {"acaba na linha 1, coluna 19", "está vazio", "de uma versão mais nova", "não é prog"},
	} {
		status, out, told := entered(t, "", "--lang", language, "check", folder)
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if status != 0 || told != "" || err != nil || len(rows) != 7 {
			t.Fatalf("%d, %q, %v\n%s", status, told, err, out)
		}
		at := slices.Index(rows[0], counts[1].chapter)
		if ana := rows[1]; ana[0] != "ana.json" || ana[1] != "1" || ana[2] != "1" || ana[3] != "2026-03-05T12:00:00Z" || ana[4] != "" || ana[at] != "1" {
			t.Error(rows[0], ana)
		}
		if bruno := rows[2]; bruno[0] != filepath.Join("bruno", "progress.json") || bruno[1] != "0" || bruno[at] != "0" {
			t.Error(bruno)
		}
		for i, want := range says {
			if row := rows[3+i]; !strings.Contains(row[4], want) || row[1] != "" || strings.Contains(row[4], "check.") {
				t.Errorf("%q; want %q", row, want)
			}
		}
	}
}

// TestCheckRefuses tells what a folder is to be.
func TestCheckRefuses(t *testing.T) {
	alone(t, "C")
	empty := t.TempDir()
	for _, c := range []struct{ folder, says string }{
		{filepath.Join(empty, "none"), "there is no folder"},
		{empty, "sinapse progress --export ana.json"},
	} {
		if status, out, err := entered(t, "", "check", c.folder); status != 2 || out != "" || !strings.Contains(err, c.says) || strings.Count(err, "\n") != 1 {
			t.Errorf("%d, %q, %q", status, out, err)
		}
	}
}

// TestCheckShowsNothingHostile: names and what stands in files is shown, and not obeyed.
func TestCheckShowsNothingHostile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such names there")
	}
	alone(t, "C")
	for _, text := range hostile {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, text+".json"), []byte("{"+text), 0o600); err != nil {
			t.Fatal(err)
		}
		arguments := []string{"check", folder}
		_, out, err := entered(t, "", arguments...)
		harmlessText(t, arguments, out, err)
	}
}
