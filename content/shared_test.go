package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// alike is from how many chapters on a word that they say alike is the interface's.
const alike = 3

// repeats tells of the words that stand more than once: those of several chapters that
// are alike in every language, and those that a chapter has as the interface has them.
func repeats(books ...*Book) []string {
	said := map[string]map[string][]string{} // by key, then by what is said in all languages
	for _, chapter := range books[0].Chapters() {
		for key := range chapter.Words() {
			var words []string
			for _, book := range books {
				word, _ := book.Chapter(chapter.ID).Word(key)
				words = append(words, word)
			}
			if said[key] == nil {
				said[key] = map[string][]string{}
			}
			text := strings.Join(words, " | ")
			said[key][text] = append(said[key][text], chapter.ID)
		}
	}
	var found []string
	for key, texts := range said {
		var shared []string
		for _, book := range books {
			word, _ := book.Word(key)
			shared = append(shared, word)
		}
		for text, chapters := range texts {
			switch {
			case text == strings.Join(shared, " | "):
				found = append(found, fmt.Sprintf("%q is interface.md's already: delete it from %s", key, strings.Join(chapters, ", ")))
			case len(chapters) >= alike:
				found = append(found, fmt.Sprintf("%q is said alike by %s: move it to interface.md", key, strings.Join(chapters, ", ")))
			}
		}
	}
	return slices.Sorted(slices.Values(found))
}

func TestWordsStandOnce(t *testing.T) {
	var books []*Book
	for _, language := range Languages() {
		book, err := Open(language)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
	}
	for _, repeat := range repeats(books...) {
		t.Error(repeat)
	}
}

// The guard is seen to fail: a third chapter with a word, one that the interface has.
func TestRepeats(t *testing.T) {
	files := fstest.MapFS{}
	for _, language := range Languages() {
		folder := string(language) + "/"
		for _, name := range []string{"a", "b", "c", "d"} {
			files[folder+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + name + "\nunit: m\n---\n")}
		}
		files[folder+"interface.md"] = &fstest.MapFile{Data: []byte("---\ntitle: I\nrate: r\n---\n")}
		files[folder+"glossary.md"] = &fstest.MapFile{Data: []byte("---\ntitle: G\n---\n")}
	}
	files["pt/d.md"].Data = []byte("---\ntitle: d\nunit: M\nrate: r\n---\n") // otherwise in one language
	files["en/d.md"].Data = []byte("---\ntitle: d\nunit: m\nrate: r\n---\n")
	var books []*Book
	for _, language := range Languages() {
		book, err := open(files, language)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
	}
	want := []string{`"rate" is interface.md's already: delete it from d`, `"unit" is said alike by a, b, c: move it to interface.md`}
	if found := repeats(books...); !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	if word, ok := books[0].WordIn(books[0].Chapter("d"), "unit"); !ok || word != "M" {
		t.Errorf("the chapter's own word is %q", word)
	}
	for _, chapter := range []*Chapter{books[0].Chapter("a"), nil} {
		if word, ok := books[0].WordIn(chapter, "rate"); !ok || word != "r" {
			t.Errorf("the interface's word is %q", word)
		}
	}
}
