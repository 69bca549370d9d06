package tui

import (
	"slices"
	"strings"
	"unicode"

	"sinapse/tui/draw"
)

// A sense is one way to read what was typed.
type sense struct {
	words []string
	far   int // from what was typed: 0 as it is, then in our spelling or by a name of just that, then by a longer name
}

// furthest is how far a sense may be.
const furthest = 2

// senses are the ways to read what was typed. Where nothing holds a word of it, one
// that is a letter away stands for it.
func senses(index []finding, typed string) []sense {
	wanted := strings.Fields(string(Fold(typed)))
	ways := meanings(index, wanted)
	if len(rankAll(index, ways)) == 0 {
		ways = meanings(index, mended(index, wanted))
	}
	return ways
}

// rankAll lists what holds every word of one of the senses, the best first: those whose
// title begins with it, then those with it in their title, then those with it in their
// text, at the beginning of a word or inside of one. What was typed goes before what it
// may mean.
func rankAll(index []finding, ways []sense) []*finding {
	ranks := make([][]*finding, (lastFit+1)*(furthest+1))
	for i := range index {
		best := len(ranks)
		for _, way := range ways {
			if rank := index[i].rank(way.words); rank >= 0 {
				best = min(best, rank*(furthest+1)+way.far)
			}
		}
		if best < len(ranks) {
			ranks[best] = append(ranks[best], &index[i])
		}
	}
	return slices.Concat(ranks...)
}

// leastMeant is from how many letters on what is typed may be a part of a term's name.
const leastMeant = 3

// meanings are the wanted words, then the other ways to say them: in British spelling,
// of one instead of several, and by each term that is called so in the other language or
// by another name.
func meanings(index []finding, wanted []string) []sense {
	ways := []sense{{words: wanted}}
	spelled := make([]string, len(wanted))
	for i, word := range wanted {
		spelled[i] = singular(british.Replace(word))
	}
	if !slices.Equal(spelled, wanted) {
		ways = append(ways, sense{spelled, 1})
	}
	phrases := slices.Compact([]string{strings.Join(wanted, " "), strings.ReplaceAll(strings.Join(wanted, " "), "-", " "), strings.Join(spelled, " ")})
	for i := range index {
		for _, phrase := range phrases {
			if far := index[i].called(phrase); far > 0 {
				ways = append(ways, sense{strings.Fields(string(Fold(index[i].term))), far})
			}
		}
	}
	return ways
}

// called tells how far what a term is called is from a phrase, 0 where it is nothing of it.
func (f *finding) called(phrase string) int {
	far := 0
	for _, name := range f.names {
		if string(name) == phrase {
			return 1
		}
		if _, whole := within(name, phrase); whole && len([]rune(phrase)) >= leastMeant {
			far = furthest
		}
	}
	return far
}

// singular takes the s of several off a word.
func singular(word string) string {
	if len(word) > leastMended && !strings.HasSuffix(word, "ss") {
		return strings.TrimSuffix(word, "s")
	}
	return word
}

// british spells as the course does what is typed with American spelling.
var british = strings.NewReplacer(
	"size", "size",
	"izer", "iser", "izing", "ising", "ization", "isation", "ized", "ised", "ize", "ise",
	"color", "colour", "neighbor", "neighbour", "behavior", "behaviour", "favor", "favour",
	"center", "centre", "gray", "grey", "labeled", "labelled", "modeling", "modelling",
)

// leastMended is from how many letters on a word may have one wrong.
const leastMended = 4

// mended are the wanted words with one letter put right in those that nothing holds.
func mended(index []finding, wanted []string) []string {
	right := slices.Clone(wanted)
	for i, word := range wanted {
		letters := []rune(word)
		if len(letters) < leastMended || len(rankAll(index, meanings(index, []string{word}))) > 0 {
			continue
		}
		for k := range index {
			if near := index[k].nearest(letters); near != "" {
				right[i] = near
				break
			}
		}
	}
	return right
}

// nearest is a word of a finding, or of a name of it, that one edit makes of the wanted
// one; "" for none.
func (f *finding) nearest(wanted []rune) string {
	if word := nearestIn(f.head, wanted); word != "" {
		return word
	}
	if word := nearestIn(f.body, wanted); word != "" {
		return word
	}
	for _, name := range f.names {
		if word := nearestIn(name, wanted); word != "" {
			return word
		}
	}
	return ""
}

// nearestIn is the first such word of a text.
func nearestIn(text, wanted []rune) string {
	from := 0
	for at := range len(text) + 1 {
		if at < len(text) && unicode.IsLetter(text[at]) {
			continue
		}
		if oneEdit(text[from:at], wanted) {
			return string(text[from:at])
		}
		from = at + 1
	}
	return ""
}

// oneEdit tells whether [Edits] counts one: what two words do not share at their ends is
// then a letter of either or of both, or two that changed places.
func oneEdit(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 2 && len(b) == 2:
		return a[0] == b[1] && a[1] == b[0]
	default:
		return max(len(a), len(b)) == 1
	}
}

// Edits is how many insertions, deletions, substitutions and swaps of neighbours
// lead from one text to another: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance,
// its optimal string alignment.
func Edits(a, b []rune) int {
	before, row := []int(nil), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			next[j+1] = min(row[j]+draw.Extra(a[i] != b[j]), row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
