package tui

import (
	"sinapse/content"
)

// A voice finds the words for keys: those of the open chapter first, then
// those of the interface, in the learner's language.
type voice struct {
	book    *content.Book
	chapter *content.Chapter // nil on the map
}

// word returns the word of a key. A key without a word shows itself, so that
// a gap is seen; tests see to it that there is none.
func (v *voice) word(key string) string {
	if word, ok := v.maybe(key); ok {
		return word
	}
	return key
}

// maybe returns the word of a key, if there is one.
func (v *voice) maybe(key string) (string, bool) {
	if v.chapter != nil {
		if word, ok := v.chapter.Word(key); ok {
			return word, true
		}
	}
	return v.book.Word(key)
}

// say fills the placeholders of a word.
func (v *voice) say(key string, values map[string]string) string {
	return content.Fill(v.word(key), values)
}

// screen returns the words of a screen, empty ones if there are none yet.
func (v *voice) screen(id string) *content.Screen {
	if v.chapter != nil {
		if screen := v.chapter.Screen(id); screen != nil {
			return screen
		}
	}
	return &content.Screen{ID: id, Title: id}
}

// facts sets a panel's or a verdict's numbers typographically.
func facts(values map[string]string) map[string]string {
	set := make(map[string]string, len(values))
	for name, value := range values {
		set[name] = typeset(value)
	}
	return set
}

// title returns a chapter's title, of the interface's words for one that is
// still to be written.
func title(book *content.Book, id string) string {
	if title := book.Title(id); title != "" {
		return title
	}
	word, _ := book.Word("chapter." + id)
	return word
}

// book opens the words of a language. They are embedded and tested: what cannot
// be opened is a mistake in the program.
func book(language content.Language) *content.Book {
	book, err := content.Open(language)
	if err != nil {
		panic(err)
	}
	return book
}
