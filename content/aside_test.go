package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// inBoth are the forms of a term that a Portuguese text may have, one and many, each
// with what follows it in brackets.
func inBoth(use, english string) map[string]string {
	many := english + "s"
	if strings.HasSuffix(english, "ch") || strings.HasSuffix(english, "s") {
		many = english + "es"
	}
	words := strings.Fields(use)
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = plural(word)
	}
	return map[string]string{
		use:                    english,
		strings.Join(all, " "): many, // camadas ocultas
		strings.Join(append([]string{plural(words[0])}, words[1:]...), " "): many, // taxas de aprendizado
	}
}

// plural is a Portuguese noun or adjective in the plural.
func plural(word string) string {
	for _, ending := range [][2]string{{"ão", "ões"}, {"és", "eses"}, {"r", "res"}, {"l", "is"}} {
		if stem, ok := strings.CutSuffix(word, ending[0]); ok {
			return stem + ending[1]
		}
	}
	return word + "s"
}

// misplaced tells of the terms whose English name does not stand behind their first use
// in a prose, or stands behind a later one too.
func misplaced(prose string, terms map[string]string) (found []string) {
	for use, english := range terms {
		first, times := "", 0
		at := len(prose)
		for form, aside := range inBoth(use, english) {
			for _, place := range regexp.MustCompile(`(?i)`+regexp.QuoteMeta(form)).FindAllStringIndex(prose, -1) {
				if !standsIn(prose[max(place[0]-4, 0):min(place[1]+4, len(prose))], prose[place[0]:place[1]]) {
					continue // a part of a longer word
				}
				if place[0] < at {
					at, first = place[0], prose[place[0]:]
				}
				if strings.HasPrefix(prose[place[1]:], " ("+aside+")") {
					times++
					if place[0] == at {
						first = ""
					}
				}
			}
		}
		switch {
		case first != "":
			found = append(found, fmt.Sprintf("%q (%s) at %q", use, english, string([]rune(first)[:min(40, len([]rune(first)))])))
		case times > 1:
			found = append(found, fmt.Sprintf("%q (%s) %d times", use, english, times))
		}
	}
	slices.Sort(found)
	return found
}

// TestEnglishTermsFollowTheirFirstUse holds each Portuguese chapter to the last column of
// terms.md: who has read “overfitting” elsewhere meets it here, once a chapter.
func TestEnglishTermsFollowTheirFirstUse(t *testing.T) {
	book, err := Open(Portuguese)
	if err != nil {
		t.Fatal(err)
	}
	terms := map[string]string{}
	for _, use := range usages(t)[Portuguese] {
		if use.aside != "" {
			terms[use.term] = use.aside
		}
	}
	if len(terms) < 20 {
		t.Errorf("terms.md has only %d terms for brackets", len(terms))
	}
	for _, chapter := range book.Chapters() {
		var prose strings.Builder
		for _, screen := range chapter.Screens {
			for _, block := range screen.Body {
				if block.Kind != Code {
					prose.WriteString(PlainText(block.Spans) + "\n")
				}
			}
		}
		for _, fault := range misplaced(prose.String(), terms) {
			t.Errorf("pt/%s.md: %s", chapter.ID, fault)
		}
	}
}

// The guard is seen to fail: a bracket that lacks, one too late, one too many.
func TestMisplaced(t *testing.T) {
	terms := map[string]string{"lote": "batch", "taxa de aprendizado": "learning rate", "viés": "bias", "camada oculta": "hidden layer"}
	for prose, want := range map[string]int{
		"Um lote (batch), dois lotes. Os vieses (biases), o viés.":                   0,
		"As camadas ocultas (hidden layers); taxas de aprendizado (learning rates).": 0,
		"Nada disso: pilote, lotear.":                                                0,
		"Um lote.":                                                                   1,
		"Um lote, o lote (batch).":                                                   1,
		"Um lote (batch), o lote (batch).":                                           1,
		"Os lotes (batch), a taxa de aprendizado.":                                   2,
	} {
		if found := misplaced(prose, terms); len(found) != want {
			t.Errorf("%q: %q, want %d", prose, found, want)
		}
	}
}
