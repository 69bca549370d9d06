package tui

import (
	"fmt"
	"go/scanner"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
)

// literals are the texts that stand between quotes in the sources of some folders.
func literals(t *testing.T, folders ...string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d sources, %v", folder, len(files), err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			addLiterals(found, source)
		}
	}
	return found
}

func addLiterals(found map[string]bool, source []byte) {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(source)), source, nil, 0)
	for {
		_, kind, text := s.Scan()
		if kind == token.EOF {
			return
		}
		if kind == token.STRING {
			if plain, err := strconv.Unquote(text); err == nil {
				found[plain] = true
			}
		}
	}
}

// asked tells whether code that has these literals may ask for a word: by its key, or by
// parts of it that are put together. What is counted has a number at its end.
func asked(key string, literals map[string]bool) bool {
	parts := strings.Split(key, ".")
	if parts[0] == "hint" || parts[0] == "why" || parts[0] == "panel" { // hint.fit.1, panel.fit.summary
		parts = parts[:2]
	}
	if last := len(parts) - 1; parts[last] == "brief" { // column.train.brief
		parts = parts[:last]
	}
	for i := range parts {
		rest := strings.TrimRight(strings.Join(parts[i:], "."), "0123456789")
		if literals[rest] || literals[strings.Join(parts[i:], ".")] || ended(rest, literals) {
			return true
		}
	}
	return false
}

// ended tells whether a text is one of the literals and an ending that is one, too.
func ended(text string, literals map[string]bool) bool {
	for i, char := range text {
		if (char == '.' || char == '-') && literals[text[:i]] && literals[text[i:]] {
			return true
		}
	}
	return false
}

// TestEveryWordIsAskedFor looks for words that no code asks for: keys that were
// misspelt, or left when what they named went; and for sections and questions that no
// screen has.
func TestEveryWordIsAskedFor(t *testing.T) {
	t.Parallel()
	book, err := content.Open(content.English) // the languages have the same keys
	if err != nil {
		t.Fatal(err)
	}
	shared := []string{"../lessons", "../lessons/internal/kit", "../lessons/internal/model", "../lessons/scene", "../nn", "../nn/array"}
	for _, entry := range written() {
		chapter := book.Chapter(entry.ID)
		said := literals(t, append(shared, "../lessons/"+entry.ID)...)
		for _, key := range slices.Sorted(maps.Keys(chapter.Words())) {
			if key != "title" && key != "blurb" && key != "find" && !asked(key, said) {
				t.Errorf("%s.md: nothing in lessons/%[1]s is called %[2]q: mend the name, or delete the word", entry.ID, key)
			}
		}
		for _, left := range unshown(chapter, opened(t, content.English, entry.ID, "", 1, 1)) {
			t.Errorf("%s.md: no screen of lessons/%[1]s has %[2]s: mend the name, or delete it", entry.ID, left)
		}
	}
}

// unshown are the sections and questions of a chapter that no screen of it has.
func unshown(chapter *content.Chapter, m *Model) (left []string) {
	had := map[string]bool{}
	for _, screen := range m.Lesson.Session.Screens() {
		had[screen.ID] = true
		for _, question := range screen.Questions {
			had[screen.ID+"/"+question.ID] = true
		}
	}
	for _, section := range chapter.Screens {
		if !had[section.ID] {
			left = append(left, fmt.Sprintf("{#%s}", section.ID))
		}
		for _, question := range section.Questions {
			if had[section.ID] && !had[section.ID+"/"+question.ID] {
				left = append(left, fmt.Sprintf("{#%s} on {#%s}", question.ID, section.ID))
			}
		}
	}
	return left
}

// The guard is seen to fail, and to let pass what is put together.
func TestAskedIsTold(t *testing.T) {
	said := map[string]bool{}
	addLiterals(said, []byte(`package p; var _ = []string{"fit", "w1", "score", "plot.empty", "-late", ".for"}`))
	for key, want := range map[string]bool{
		"control.w1": true, "control.score3": true, "plot.empty": true, "hint.fit.2": true, "panel.fit.summary": true, "run.fit-late": true, "run.fit.for": true, "plot.empty.brief": true,
		"control.w2": false, "control.sore3": false, "plot.full": false, "hint.fat.2": false, "panel.fat.summary": false, "run.fit-early": false, "plot.full.brief": false,
	} {
		if asked(key, said) != want {
			t.Errorf("%s: asked for is %v, want %v", key, !want, want)
		}
	}
}
