package course

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"sinapse/lessons"
)

// chapter narrows the tests that walk the course to one of its chapters, for
// whoever is writing it: go test ./lessons -chapter weights.
var chapter = flag.String("chapter", "", "the one chapter to walk; all without it")

// written lists the chapters that can be opened.
func written() []Entry {
	var entries []Entry
	for _, entry := range Entries() {
		if entry.New != nil && (*chapter == "" || *chapter == entry.ID) {
			entries = append(entries, entry)
		}
	}
	return entries
}

// begin opens a chapter for somebody who has not begun.
func begin(entry Entry) *lessons.Session {
	return lessons.NewSession(entry.New(0), lessons.NewProgress().Record(entry.ID))
}

// TestEveryChapterIsProved looks in each chapter's folder for the test that proves
// what must be so of every chapter.
func TestEveryChapterIsProved(t *testing.T) {
	for _, entry := range written() {
		source, err := os.ReadFile("../" + entry.ID + "/proof_test.go")
		if call := fmt.Sprintf("ID: %q, New: New, Play: Play", entry.ID); err != nil || !strings.Contains(string(source), call) {
			t.Errorf("lessons/%s/proof_test.go does not prove %s: %v", entry.ID, call, err)
		}
	}
}
