package draw

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"sinapse/content"
)

// unbrokenForm says in one line what unbroken looks for by hand.
var unbrokenForm = regexp.MustCompile(`\((?:[^() ,]{1,3}, )+[^() ,]{0,3}\)|\([^() ]{1,8} [·/÷+−×] [^() ]{1,8}\)|[^ ]{1,4} = ?`)

// TestUnbrokenIsOfItsForm looks in all words of the course and in texts made at random.
func TestUnbrokenIsOfItsForm(t *testing.T) {
	var texts []string
	add := func(blocks []content.Block) {
		for _, block := range blocks {
			texts = append(texts, content.PlainText(block.Spans))
		}
	}
	for _, language := range content.Languages() {
		book := Book(language)
		for _, entry := range book.Glossary() {
			add(entry.Body)
		}
		for _, chapter := range book.Chapters() {
			for _, screen := range chapter.Screens {
				add(screen.Body)
			}
		}
	}
	pieces := strings.Split(" | |(|)|, |,| = | =|=| · | + | − |a|b|é|12|w₁|-1|\n|abcd|efghi", "|")
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var text strings.Builder
		for range random.IntN(30) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		texts = append(texts, text.String())
	}
	found := 0
	for _, text := range texts {
		wanted, got := unbrokenForm.FindAllStringIndex(text, -1), unbroken(text)
		same := len(got) == len(wanted)
		for i := range got {
			same = same && got[i] == extent{wanted[i][0], wanted[i][1]}
		}
		if !same {
			t.Fatalf("%q: %v, want %v", text, got, wanted)
		}
		found += len(got)
	}
	if found < 10_000 {
		t.Errorf("only %d were found", found)
	}
}
