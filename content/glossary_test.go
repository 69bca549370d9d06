package content

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// callers are the keys of words that name something on a page: a control, a column, what a
// goal or a readout counts.
var callers = regexp.MustCompile(`^(control|column|curve|measure|end|fold|penalty|run|path|map|grain)\.`)

// known are the names by which a glossary has its terms, one and many.
func known(entries []Entry) map[string]bool {
	names := map[string]bool{}
	for _, entry := range entries {
		for _, name := range append([]string{entry.Term}, entry.Also...) {
			name = strings.ToLower(name)
			words := strings.Fields(name)
			first, all := slices.Clone(words), slices.Clone(words)
			first[0] = plural(first[0])
			for i := range all {
				all[i] = plural(all[i])
			}
			for _, form := range []string{name, name + "s", name + "es", strings.Join(first, " "), strings.Join(all, " ")} {
				names[form] = true
			}
		}
	}
	return names
}

// named lists what a language prints bold in its prose, and the names that stand beside
// what is shown, each with its place.
func named(book *Book) (bold, beside map[string]string) {
	bold, beside = map[string]string{}, map[string]string{}
	for _, chapter := range book.Chapters() {
		for key, word := range chapter.Words() {
			if name := spelled(word); callers.MatchString(key) && name != "" {
				beside[name] = chapter.ID + ", " + key
			}
		}
		for _, screen := range chapter.Screens {
			for _, block := range screen.Body {
				for _, span := range block.Spans {
					if span.Strong {
						bold[strings.ToLower(span.Text)] = chapter.ID + ", " + screen.ID
					}
				}
			}
		}
	}
	return bold, beside
}

// letterWord is a word in letters alone; x₁, h and dW1 are none.
var letterWord = regexp.MustCompile(`^[\p{L}-]{2,}$`)

// spelled are the words of a name, without the numbers and signs beside them.
func spelled(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(char rune) bool { return strings.ContainsRune(" :,?", char) })
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return !letterWord.MatchString(word) }), " ")
}

// unexplained lists the words that neither a glossary has nor a list of plain words, and
// those of the list that need not stand there.
func unexplained(words map[string]string, names map[string]bool, plain []string) (found []string) {
	for word, place := range words {
		if !names[word] && !slices.Contains(plain, word) {
			found = append(found, fmt.Sprintf("%q (%s) is no term of the glossary, and no plain word", word, place))
		}
	}
	for _, word := range plain {
		if words[word] == "" || names[word] {
			found = append(found, fmt.Sprintf("%q need not be among the plain words", word))
		}
	}
	slices.Sort(found)
	return found
}

// plainWords reads a list of testdata, one word or phrase a line after its language.
func plainWords(t *testing.T, name string, language Language) (words []string) {
	t.Helper()
	source, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(source)) {
		if word, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), string(language)+" "); ok {
			words = append(words, word)
		}
	}
	return words
}

// TestGlossaryHasEveryTerm holds the glossary to what chapters print bold and to what
// stands beside controls and in readouts. Words that everybody knows are listed in
// testdata: emphasis.txt, plain.txt. What terms.md puts in brackets is a term, too.
func TestGlossaryHasEveryTerm(t *testing.T) {
	terms := usages(t)
	for _, language := range Languages() {
		book, err := Open(language)
		if err != nil {
			t.Fatal(err)
		}
		names := known(book.Glossary())
		bold, beside := named(book)
		if len(bold) < 80 || len(beside) < 80 {
			t.Errorf("%s: only %d words are bold, %d stand beside", language, len(bold), len(beside))
		}
		for _, fault := range unexplained(bold, names, plainWords(t, "emphasis.txt", language)) {
			t.Errorf("%s, bold: %s", language, fault)
		}
		for _, fault := range unexplained(beside, names, plainWords(t, "plain.txt", language)) {
			t.Errorf("%s, beside: %s", language, fault)
		}
		for _, use := range terms[language] {
			if use.aside != "" && !names[use.term] {
				t.Errorf("%s: %q of terms.md is not in the glossary", language, use.term)
			}
		}
		for _, entry := range book.Glossary() {
			chapter, screen, _ := strings.Cut(entry.Met, "/")
			if !slices.ContainsFunc(book.Chapters(), func(c *Chapter) bool { return c.ID == chapter && c.Screen(screen) != nil }) {
				t.Errorf("%s: %q is met at %q, which is no screen", language, entry.Term, entry.Met)
			}
		}
	}
}

// The guard is seen to fail.
func TestUnexplained(t *testing.T) {
	names := known([]Entry{{Term: "Lote", Also: []string{"camada oculta"}}})
	words := map[string]string{"lotes": "a", "camadas ocultas": "a", "viés": "b", "redonda": "c"}
	if found := unexplained(words, names, []string{"redonda"}); len(found) != 1 || !strings.Contains(found[0], `"viés" (b)`) {
		t.Errorf("found %q", found)
	}
	if found := unexplained(maps.Clone(map[string]string{"lote": "a"}), names, []string{"lote", "azul"}); len(found) != 2 {
		t.Errorf("found %q", found)
	}
}
