package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// The languages say the same things: each file of one is in the other, with the
// same words, sections, questions, choices, outcomes and placeholders.
func TestLanguagesAgree(t *testing.T) {
	books := map[Language]map[string]string{}
	for _, language := range Languages() {
		book, err := Open(language)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.Verify(); err != nil {
			t.Fatal(err)
		}
		books[language] = outline(book)
	}
	first := Languages()[0]
	for _, language := range Languages()[1:] {
		for _, difference := range differences(first, books[first], language, books[language]) {
			t.Error(difference)
		}
	}
}

// outline lists all that the languages must share, each with its placeholders
// (and, for a question, the number of its choices).
func outline(book *Book) map[string]string {
	parts := map[string]string{}
	addChapter(parts, book.ui)
	for _, entry := range book.Glossary() {
		parts["glossary: term "+entry.ID] = entry.Met
	}
	for _, chapter := range book.Chapters() {
		addChapter(parts, chapter)
	}
	return parts
}

func addChapter(parts map[string]string, chapter *Chapter) {
	for key, word := range chapter.Words() {
		parts[chapter.ID+": word "+key] = names(word)
	}
	for number, screen := range chapter.Screens {
		name := chapter.ID + ": section " + screen.ID
		var body strings.Builder
		for _, block := range screen.Body {
			body.WriteString(PlainText(block.Spans) + "\n")
		}
		parts[name] = fmt.Sprintf("as number %d%s", number+1, names(screen.Title+"\n"+body.String()))
		for _, question := range screen.Questions {
			name := name + ": question " + question.ID
			parts[name] = fmt.Sprintf("with %d choices%s", len(question.Choices), names(PlainText(question.Prompt)))
			for key, explanation := range question.Outcomes {
				parts[name+": outcome "+key] = names(PlainText(explanation))
			}
			for number, choice := range question.Choices {
				parts[fmt.Sprintf("%s: choice %d", name, number+1)] = names(PlainText(choice))
			}
		}
	}
}

// names returns the placeholders of text as words for a message.
func names(text string) string {
	placeholders := Placeholders(text)
	if len(placeholders) == 0 {
		return ""
	}
	return " with {" + strings.Join(placeholders, "} {") + "}"
}

// differences says in which parts two languages differ, sorted.
func differences(first Language, a map[string]string, second Language, b map[string]string) []string {
	var found []string
	for part, shape := range a {
		switch other, ok := b[part]; {
		case !ok:
			found = append(found, fmt.Sprintf("%s: in %s, not in %s", part, first, second))
		case other != shape:
			found = append(found, fmt.Sprintf("%s: %s in %s, %s in %s", part, orPlain(shape), first, orPlain(other), second))
		}
	}
	for part := range b {
		if _, ok := a[part]; !ok {
			found = append(found, fmt.Sprintf("%s: in %s, not in %s", part, second, first))
		}
	}
	return slices.Sorted(slices.Values(found))
}

func orPlain(shape string) string {
	if shape == "" {
		return "plain"
	}
	return strings.TrimSpace(shape)
}

// The guard is seen to fail: each change of one language is told.
func TestDifferences(t *testing.T) {
	const chapter = head + "## S {#s}\n\nA {x}.\n\n### Q {#q}\n\n1. a\n2. b\n\n- right: c\n\n## U {#u}\n\nB.\n"
	for _, test := range []struct{ name, old, new, want string }{
		{"same", "A {x}.", "B {x}, {x}!", ""},
		{"word", "title: T\n", "title: T\ngoal: g\n", "c: word goal: in en, not in pt"},
		{"word's placeholder", "title: T\n", "title: T {y}\n", "c: word title: plain in pt, with {y} in en"},
		{"body's placeholder", "A {x}", "A {y}", "c: section s: as number 1 with {x} in pt, as number 1 with {y} in en"},
		{"section", "{#s}", "{#z}", "c: section z: in en, not in pt"},
		{"question", "{#q}", "{#z}", "c: section s: question z: in en, not in pt"},
		{"choices", "2. b\n", "", "c: section s: question q: with 2 choices in pt, with 1 choices in en"},
		{"outcome", "- right", "- wrong", "c: section s: question q: outcome right: in pt, not in en"},
		{"order", chapter[len(head):], "## U {#u}\n\nB.\n\n## S {#s}\n\nA.\n", "c: section u: as number 2 in pt, as number 1 in en"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for _, language := range Languages() {
				folder := string(language) + "/"
				files[folder+"interface.md"] = &fstest.MapFile{Data: []byte(head)}
				files[folder+"glossary.md"] = &fstest.MapFile{Data: []byte(head)}
				files[folder+"c.md"] = &fstest.MapFile{Data: []byte(chapter)}
			}
			files["en/c.md"].Data = []byte(strings.Replace(chapter, test.old, test.new, 1))
			pt, err := open(files, Portuguese)
			if err != nil {
				t.Fatal(err)
			}
			en, err := open(files, English)
			if err != nil {
				t.Fatal(err)
			}
			found := differences(Portuguese, outline(pt), English, outline(en))
			switch {
			case test.want == "" && len(found) == 0:
			case test.want == "", !slices.Contains(found, test.want):
				t.Errorf("found %q, want %q", found, test.want)
			}
		})
	}
}

// A file that one language lacks altogether is told as well.
func TestDifferencesInFiles(t *testing.T) {
	a := map[string]string{"weights: word title": ""}
	got := differences(Portuguese, a, English, maps.Clone(map[string]string{}))
	if want := []string{"weights: word title: in pt, not in en"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNoChapterTakesAWordOfThePage: what the page says of every goal, now and how much is
// left, is no goal's name: a goal that is called so would be told in its place.
func TestNoChapterTakesAWordOfThePage(t *testing.T) {
	book, err := Open(English)
	if err != nil {
		t.Fatal(err)
	}
	for _, chapter := range book.Chapters() {
		for key := range chapter.Words() {
			kind, _, _ := strings.Cut(key, ".")
			if _, taken := book.Word(key); taken && slices.Contains([]string{"goal", "why", "hint"}, kind) {
				t.Errorf("%s: %s is a word of the page", chapter.ID, key)
			}
		}
	}
}
