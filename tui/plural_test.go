package tui

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"sinapse/content"
)

// chosenByNumber is how a text has a word for one and a word for many: {n|sample|samples}.
var chosenByNumber = regexp.MustCompile(`\{[a-z-]+\|([^|}]+)\|([^|}]+)\}`)

// ofMany finds, in a language, a 1 before a word that its texts elsewhere say of many.
var ofMany = sync.OnceValue(func() map[content.Language]*regexp.Regexp {
	found := map[content.Language]*regexp.Regexp{}
	for _, language := range content.Languages() {
		book, err := content.Open(language)
		if err != nil {
			panic(err)
		}
		all := slices.Collect(maps.Values(book.Words()))
		for _, chapter := range book.Chapters() {
			all = slices.AppendSeq(all, maps.Values(chapter.Words()))
		}
		var words []string
		for _, text := range all {
			for _, forms := range chosenByNumber.FindAllStringSubmatch(text, -1) {
				if forms[1] != forms[2] {
					words = append(words, regexp.QuoteMeta(forms[2]))
				}
			}
		}
		slices.Sort(words)
		found[language] = regexp.MustCompile(`(?:^|[ (])1 (?:` + strings.Join(slices.Compact(words), "|") + `)(?:$|[^\p{L}])`)
	}
	return found
})

// The guard is seen to fail, and to let other numbers and longer words pass.
func TestOneBesideManyIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"um array (5,): 1 eixos.": true, "1 neurônios": true, "1 eixo, 5 números": false, "0.1 neurônios": false, "11 eixos": false, "x₁ 1 eixosx": false,
	} {
		if got := ofMany()[content.Portuguese].MatchString(text); got != want {
			t.Errorf("%q: found %v, want %v", text, got, want)
		}
	}
}
