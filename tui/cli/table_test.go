package cli

import (
	"os"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course"
)

// TestTablesOfThePlaygroundAreTold says in one line why the playground does not open on a
// table; where the file is gone, the run that is kept of it stays.
func TestTablesOfThePlaygroundAreTold(t *testing.T) {
	emptyHome(t)
	disk, err := OpenDisk()
	if err != nil {
		t.Fatal(err)
	}
	rows := "a,b,c\n" + strings.Repeat("1.5,2,x\n2.5,7,y\n", 40)
	path, few := ownFile(t, "t.csv", rows), ownFile(t, "few.csv", "a,b\n1.5,2\n3,4\n5,1.5\n")
	wide := ownFile(t, "wide.csv", strings.Repeat("1.5,", 70)+"2\n"+strings.Repeat(strings.Repeat("2.5,", 70)+"7\n", 40))
	command := NewCommand(strings.NewReader(""), os.Stdout, os.Stderr)
	entry, err := command.readOwn(path, "c")
	if err != nil {
		t.Fatal(err)
	}
	if entry, err = entry.Onward(); err != nil || entry.ID != course.TableID || entry.File == nil {
		t.Fatalf("%+v, %v", entry, err)
	}
	progress := lessons.NewProgress()
	record := progress.Record(course.TableID)
	record.File, record.Visited = entry.File, map[string]bool{"table": true}
	if err := disk.Save(1, progress); err != nil {
		t.Fatal(err)
	}
	gone := path + "x"
	for _, c := range []struct{ arguments, en, pt string }{
		{"playground --data " + gone, "there is no file", "não há arquivo"},
		{"playground --data " + few, "too few rows are left: 3, where 20 are the least", "restam linhas de menos: 3"},
		{"playground --data " + wide, "it makes 70 inputs; the playground takes 64", "ela dá 70 entradas"},
		{"playground --data " + path + " --target d", "there is no column “d”", "não há coluna “d”"},
		{"playground --data " + path, "I need a terminal", "Preciso de um terminal"},
		{"playground --target c", "--data and --target go with the playground", "--data e --target vão com o playground"},
		{"weights --data " + path, "--data and --target go with the playground", "--data e --target vão com o playground"},
	} {
		for language, want := range map[string]string{"en": c.en, "pt": c.pt} {
			status, _, said := entered(t, "", append(strings.Fields(c.arguments), "--lang", language)...)
			if status != 2 || !strings.Contains(strings.ToLower(said), strings.ToLower(want)) || strings.Count(said, "\n") != 1 {
				t.Errorf("%s: status %d, %q", c.arguments, status, said)
			}
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	status, _, said := entered(t, "", "--lang", "en", "playground", "--data", path)
	if status != 2 || !strings.Contains(said, "The run of it is kept") {
		t.Errorf("status %d, %q", status, said)
	}
	if progress, _ := disk.Load(); progress.Chapters[course.TableID] == nil {
		t.Error("the run is gone too")
	}
}
