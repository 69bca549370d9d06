package content

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// letters are a word, of two letters or more; what stands between braces is none.
var letters = regexp.MustCompile(`\{[a-z0-9.-]+[|}]|\p{L}{2,}`)

// aside is a term of the other language in brackets, as at its first use.
var aside = regexp.MustCompile(`\([\p{L} -]+\)`)

// vocabulary lists the words that are read in a language, each with the chapters in
// which it stands, and the places. Code belongs to no language.
func vocabulary(t *testing.T, language Language) map[string]map[string]string {
	t.Helper()
	book, err := Open(language)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]map[string]string{}
	read := func(chapter, where, text string) {
		for _, word := range letters.FindAllString(aside.ReplaceAllString(text, ""), -1) {
			if word = strings.ToLower(word); word[0] == '{' {
				continue
			}
			if words[word] == nil {
				words[word] = map[string]string{}
			}
			words[word][chapter] = where
		}
	}
	for _, chapter := range append(book.Chapters(), book.ui) {
		for key, word := range chapter.Words() {
			read(chapter.ID, key, word)
		}
		for _, screen := range chapter.Screens {
			read(chapter.ID, screen.ID, screen.Title)
			for _, spans := range prose(screen) {
				read(chapter.ID, screen.ID, spoken(spans))
			}
		}
	}
	for _, entry := range book.Glossary() {
		read("glossary", entry.ID, entry.Term)
	}
	return words
}

// prose is all that is read on a screen.
func prose(screen *Screen) [][]Span {
	var all [][]Span
	for _, block := range screen.Body {
		if block.Kind != Code {
			all = append(all, block.Spans)
		}
	}
	for _, question := range screen.Questions {
		all = append(append(all, question.Prompt), question.Choices...)
		all = slices.AppendSeq(all, maps.Values(question.Outcomes))
	}
	return all
}

// spoken is a text without the code in it.
func spoken(spans []Span) string {
	var text strings.Builder
	for _, span := range spans {
		if !span.Code {
			text.WriteString(span.Text)
		}
	}
	return text.String()
}

// TestNoWordIsOfTheOtherLanguage finds a word of one language among those of the other.
// What is written the same in both, or is a name, stands in testdata/both.txt with the
// chapters in which it may; with * for all of them.
func TestNoWordIsOfTheOtherLanguage(t *testing.T) {
	source, err := os.ReadFile("testdata/both.txt")
	if err != nil {
		t.Fatal(err)
	}
	pt, en := vocabulary(t, Portuguese), vocabulary(t, English)
	both := map[string][]string{}
	for line := range strings.Lines(string(source)) {
		words := strings.Fields(line)
		both[words[0]] = words[1:]
		if pt[words[0]] == nil || en[words[0]] == nil {
			t.Errorf("%q of testdata/both.txt does not stand in both languages", words[0])
		}
	}
	for _, word := range slices.Sorted(maps.Keys(pt)) {
		for _, chapter := range slices.Sorted(maps.Keys(pt[word])) {
			if en[word] != nil && !slices.Contains(both[word], chapter) && !slices.Contains(both[word], "*") {
				t.Errorf("pt/%s, %s: %q stands in English too: if it is a word of both languages, or a name, add it to testdata/both.txt, as \"%[3]s %[1]s\"", chapter, pt[word][chapter], word)
			}
		}
	}
}
