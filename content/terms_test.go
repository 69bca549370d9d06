package content

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// A usage is a row of terms.md in one language: a term, what is not written for it, and
// the English name that follows it in brackets, "" for none.
type usage struct {
	term     string
	variants []string
	aside    string
}

// usages reads terms.md.
func usages(t *testing.T) map[Language][]usage {
	t.Helper()
	source, err := os.ReadFile("terms.md")
	if err != nil {
		t.Fatal(err)
	}
	all := map[Language][]usage{}
	for line := range strings.Lines(string(source)) {
		cells := strings.Split(strings.Trim(line, "| \n"), "|")
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "| term") || strings.HasPrefix(line, "| ---") {
			continue
		}
		for len(cells) < 6 {
			cells = append(cells, "")
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if cells[5] == "yes" {
			cells[5] = cells[2]
		}
		for i, language := range []Language{Portuguese, English} {
			use := usage{term: cells[1+i], aside: cells[5]}
			if cells[3+i] != "" {
				use.variants = strings.Split(cells[3+i], ", ")
			}
			all[language] = append(all[language], use)
		}
	}
	return all
}

// standsIn tells whether a phrase stands in a text in whole words.
func standsIn(text, phrase string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return false
		}
		at += from
		from = at + len(phrase)
		before, after := []rune(text[:at]), []rune(text[from:])
		if (len(before) == 0 || !unicode.IsLetter(before[len(before)-1])) && (len(after) == 0 || !unicode.IsLetter(after[0])) {
			return true
		}
	}
}

// variantsIn lists where a text writes a variant, by lines. Other names that the glossary
// is searched by are no words that are read.
func variantsIn(text string, terms []usage) (found []string) {
	number := 0
	for line := range strings.Lines(text) {
		number++
		if strings.HasPrefix(line, "also.") {
			continue
		}
		line = strings.ToLower(line)
		for _, use := range terms {
			for _, variant := range use.variants {
				if standsIn(line, variant) {
					found = append(found, fmt.Sprintf("line %d: %q, where terms.md has %q", number, variant, use.term))
				}
			}
		}
	}
	return found
}

// TestOneWordForOneThing finds the variants of terms.md in what is read, and terms of it
// that stand nowhere.
func TestOneWordForOneThing(t *testing.T) {
	for language, terms := range usages(t) {
		names, err := fs.Glob(files, string(language)+"/*.md")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		var all strings.Builder
		for _, name := range names {
			source, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(source)
			for _, found := range variantsIn(string(source), terms) {
				t.Errorf("%s, %s", name, found)
			}
		}
		for _, use := range terms {
			if !strings.Contains(strings.ToLower(all.String()), use.term) {
				t.Errorf("%s: %q of terms.md stands nowhere", language, use.term)
			}
		}
	}
}

// The guard is seen to fail, and to let parts of words pass.
func TestVariantsIn(t *testing.T) {
	terms := []usage{{"lote completo", []string{"lote inteiro"}, ""}, {"passo", []string{"grão"}, ""}, {"perda", nil, ""}}
	text := "O lote completo.\nalso.batch: lote inteiro\nO Lote inteiro; o grão, os grãos.\nGrãozinho.\n"
	want := []string{`line 3: "lote inteiro", where terms.md has "lote completo"`, `line 3: "grão", where terms.md has "passo"`}
	if found := variantsIn(text, terms); !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
}
