package course

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sinapse/lessons"
)

// chapter narrows the tests that walk the course to one of its chapters, for
// whoever is writing it: go test ./lessons/course -chapter weights.
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
		path := filepath.Join("..", entry.ID, "proof_test.go")
		source, err := os.ReadFile(path)
		if call := fmt.Sprintf("ID: %q, New: New, Play: Play", entry.ID); err != nil || !strings.Contains(string(source), call) {
			t.Errorf("%s must call proof.Chapter with %s, as that of the other chapters does: %v", path, call, err)
		}
	}
}

// folders are those of lessons that hold no chapter.
var folders = []string{"anew", "course", "daily", "internal", "scene"}

// orphans tells of files that belong to no chapter of those named: words, playthroughs
// and folders.
func orphans(house fs.FS, chapters []string) (found []string, err error) {
	tell := func(pattern string, wrong func(file, name string) string) {
		files, failed := fs.Glob(house, pattern)
		if err = errors.Join(err, failed); len(files) == 0 {
			err = errors.Join(err, fmt.Errorf("no file is like %s", pattern))
		}
		for _, file := range files {
			if said := wrong(file, strings.TrimSuffix(path.Base(file), path.Ext(file))); said != "" {
				found = append(found, file+": "+said)
			}
		}
	}
	none := func(name string) string {
		return fmt.Sprintf("course.Course has no chapter %s: add its line there, or mend the name", name)
	}
	tell("content/*/*.md", func(_, name string) string {
		if slices.Contains(chapters, name) || name == "interface" || name == "glossary" {
			return ""
		}
		return none(name)
	})
	tell("lessons/*/*.play", func(file, name string) string {
		switch folder := path.Base(path.Dir(file)); {
		case folder != name:
			return fmt.Sprintf("lies in the folder of another: call it %s.play, or move it", folder)
		case !slices.Contains(chapters, name):
			return none(name)
		}
		return ""
	})
	tell("lessons/*/doc.go", func(file, _ string) string {
		folder := path.Base(path.Dir(file))
		if slices.Contains(chapters, folder) || slices.Contains(folders, folder) {
			return ""
		}
		return none(folder)
	})
	return found, err
}

// TestEveryFileHasItsChapter looks for words, playthroughs and folders of no chapter.
func TestEveryFileHasItsChapter(t *testing.T) {
	chapters := []string{OwnID, TextID, TableID}
	for _, entry := range Entries() {
		chapters = append(chapters, entry.ID)
	}
	found, err := orphans(os.DirFS("../.."), chapters)
	if err != nil {
		t.Fatal(err)
	}
	for _, orphan := range found {
		t.Error(orphan)
	}
}

// The guard is seen to fail: a misspelt name of each kind.
func TestOrphansOfNoChapterAreFound(t *testing.T) {
	house := fstest.MapFS{}
	for _, file := range []string{
		"content/en/interface.md", "content/en/bias.md", "content/pt/bais.md",
		"lessons/bias/doc.go", "lessons/bias/bias.play", "lessons/scene/doc.go",
		"lessons/bias/bais.play", "lessons/slope/slope.play", "lessons/slop/doc.go",
	} {
		house[file] = &fstest.MapFile{}
	}
	found, err := orphans(house, []string{"bias"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"content/pt/bais.md: course.Course has no chapter bais: add its line there, or mend the name",
		"lessons/bias/bais.play: lies in the folder of another: call it bias.play, or move it",
		"lessons/slope/slope.play: course.Course has no chapter slope: add its line there, or mend the name",
		"lessons/slop/doc.go: course.Course has no chapter slop: add its line there, or mend the name",
	}
	if !slices.Equal(found, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
	}
}
