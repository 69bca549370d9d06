package cli

import (
	"bytes"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course"
)

// TestCodeIsThatOfTheScreenAsItWasLeft moves a learner, and prints the code: it is what
// c shows there.
func TestCodeIsThatOfTheScreenAsItWasLeft(t *testing.T) {
	emptyHome(t)
	entry, _ := course.Find("weights")
	progress := lessons.NewProgress()
	session := lessons.NewSession(entry.New(0), progress.Record("weights"))
	fresh := called(t, "")
	if status := fresh.Report(fresh.Code([]string{"weights/sign"})); status != 0 || !strings.HasPrefix(fresh.out.String(), "import numpy as np  # run with NumPy 1.24; 2.x prints the same\n") {
		t.Fatalf("status %d, %q", status, fresh.err.String())
	}
	for _, move := range []lessons.Move{{Verb: lessons.GoTo, Target: "sign"}, {Verb: lessons.Skip, Target: "older"}, {Verb: lessons.Type, Target: "w3", Value: "-5"}} {
		if err := session.Apply(move); err != nil {
			t.Fatal(err)
		}
	}
	left := progress.Clone()
	left.Chapters["weights"] = session.Record()
	left.Chapters["weights"].Moment = session.Moment()
	if err := must(OpenDisk()).Save(1, left); err != nil {
		t.Fatal(err)
	}
	again := called(t, "")
	if status := again.Report(again.Code([]string{"weights/sign"})); status != 0 {
		t.Fatal(again.err.String())
	}
	if again.out.String() == fresh.out.String() || again.out.String() != session.Screen().Code() {
		t.Errorf("printed\n%s\nc shows\n%s", again.out.String(), session.Screen().Code())
	}
}

func TestDataPrintsFilesWhole(t *testing.T) {
	emptyHome(t)
	list := called(t, "")
	if status := list.Report(list.Data(DataFlags{}, nil)); status != 0 || strings.Contains(list.out.String(), "{") {
		t.Fatalf("status %d, %s", status, list.out.String())
	}
	for _, file := range course.Tables() {
		for _, named := range []string{file.Name, file.Path} {
			c := called(t, "")
			if status := c.Report(c.Data(DataFlags{}, []string{named})); status != 0 || !bytes.Equal(c.out.Bytes(), file.Content()) {
				t.Errorf("%s: status %d, %d bytes", named, status, c.out.Len())
			}
		}
		if !strings.Contains(list.out.String(), "\n"+file.Name+" ") && !strings.HasPrefix(list.out.String(), file.Name+" ") || !strings.Contains(list.out.String(), file.Source) {
			t.Errorf("the list does not tell of %s", file.Name)
		}
	}
}
