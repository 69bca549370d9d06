package draw

import (
	"strings"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// A Voice finds the words for keys: those of the open chapter first, then
// those of the interface, in the learner's language.
type Voice struct {
	Book    *content.Book
	Chapter *content.Chapter // nil on the map
	Also    *content.Chapter // has the words that the chapter lacks; nil for most chapters
}

// Word returns the word of a key. A key without a word shows itself, so that
// a gap is seen; tests see to it that there is none.
func (v *Voice) Word(key string) string {
	if text, ok := scene.OwnText(key); ok {
		return text
	}
	word := v.raw(key)
	if strings.Contains(word, "{n|") { // a unit, on its own
		word = content.Fill(word, map[string]string{"n": ""})
	}
	return word
}

// raw returns the word of a key as it is written, the key itself if there is none.
func (v *Voice) raw(key string) string {
	if word, ok := v.Maybe(key); ok {
		return word
	}
	return key
}

// Maybe returns the word of a key, if there is one. A text of the learner's own is its
// own word.
func (v *Voice) Maybe(key string) (string, bool) {
	if text, ok := scene.OwnText(key); ok {
		return text, true
	}
	if v.Also != nil && v.Chapter != nil {
		if word, ok := v.Chapter.Word(key); ok {
			return word, true
		}
		return v.Book.WordIn(v.Also, key)
	}
	return v.Book.WordIn(v.Chapter, key)
}

// Say fills the placeholders of a word.
func (v *Voice) Say(key string, values map[string]string) string {
	return content.Fill(v.Word(key), values)
}

// Screen returns the words of a screen, empty ones if there are none yet.
func (v *Voice) Screen(id string) *content.Screen {
	if v.Chapter != nil {
		if screen := v.Chapter.Screen(id); screen != nil {
			return screen
		}
	}
	return &content.Screen{ID: id, Title: id}
}

// Body returns the prose of a screen with its numbers filled in, below a remark on
// it, "" for none.
func (v *Voice) Body(screen string, values map[string]string, remark string) []content.Block {
	body := v.Screen(screen).Body
	if len(values) > 0 {
		body = content.FillBlocks(body, Facts(values))
	}
	if remark != "" {
		body = append([]content.Block{{Kind: content.Paragraph, Spans: []content.Span{{Text: remark, Emphasis: true}}}}, body...)
	}
	return body
}

// Facts sets a panel's or a verdict's numbers typographically.
func Facts(values map[string]string) map[string]string {
	set := make(map[string]string, len(values))
	for name, value := range values {
		set[name] = Typeset(value)
	}
	return set
}

// Title returns a chapter's title, of the interface's words for one that is
// still to be written.
func Title(book *content.Book, id string) string {
	if title := book.Title(id); title != "" {
		return title
	}
	word, _ := book.Word("chapter." + id)
	return word
}

// Book opens the words of a language. They are embedded and tested: what cannot
// be opened is a mistake in the program.
func Book(language content.Language) *content.Book { return opened(content.Open(language)) }

// ASCIIBook opens them as [content.ASCII] writes them.
func ASCIIBook(language content.Language) *content.Book { return opened(content.OpenASCII(language)) }

func opened(book *content.Book, err error) *content.Book {
	if err != nil {
		panic(err)
	}
	return book
}
