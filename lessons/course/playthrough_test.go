package course

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
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

// TestEveryFileHasItsChapter looks for words and playthroughs of no chapter.
func TestEveryFileHasItsChapter(t *testing.T) {
	known := map[string]bool{"interface": true, "glossary": true}
	for _, entry := range Entries() {
		known[entry.ID] = true
	}
	for _, pattern := range []string{"../../content/*/*.md", "../*/*.play"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
			if !known[name] {
				t.Errorf("%s belongs to no chapter", file)
			}
			if folder := filepath.Base(filepath.Dir(file)); filepath.Ext(file) == ".play" && folder != name {
				t.Errorf("%s lies in the folder of another", file)
			}
		}
	}
}
