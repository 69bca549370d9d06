package content

import (
	"maps"
	"strings"
)

// A Chapter is one parsed file: its header's words and its sections.
// It is shared: callers read it and do not change it.
type Chapter struct {
	ID      string    // the file's name without folder and extension
	Title   string    // the header's title
	Screens []*Screen // the sections, in file order

	words map[string]string
}

// Word returns the header's value for key, and whether there is one.
func (c *Chapter) Word(key string) (string, bool) {
	word, ok := c.words[key]
	return word, ok
}

// Words returns a copy of the header, title included.
func (c *Chapter) Words() map[string]string {
	return maps.Clone(c.words)
}

// Screen returns the section with the given id, or nil.
func (c *Chapter) Screen(id string) *Screen {
	for _, screen := range c.Screens {
		if screen.ID == id {
			return screen
		}
	}
	return nil
}

// A Screen is one section: a page of a chapter, a help text or a glossary term.
type Screen struct {
	ID        string
	Title     string
	Body      []Block
	Questions []Question
}

// Question returns the screen's question with the given id, or nil.
func (s *Screen) Question(id string) *Question {
	for i := range s.Questions {
		if s.Questions[i].ID == id {
			return &s.Questions[i]
		}
	}
	return nil
}

// BlockKind says how a block is set.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota // running text
	Item                       // one item of a list, after its marker
	Code                       // lines to show as they are
	Quote                      // one paragraph of a quotation
)

// A Block is one piece of a body, to be drawn below the one before it.
type Block struct {
	Kind   BlockKind
	Marker string // of an Item: "•", or its number and a dot ("1."); otherwise empty
	Spans  []Span // of Code: one span of verbatim lines without the last line's end
}

// A Span is a stretch of text in one style. A "\n" in it is a forced line break
// (in a Code block, the end of a line); every other break is the reader's.
type Span struct {
	Text     string
	Strong   bool
	Emphasis bool
	Code     bool
}

// A Question is asked on a screen before the learner runs something.
type Question struct {
	ID       string
	Prompt   []Span
	Choices  [][]Span          // empty where the answer is typed
	Outcomes map[string][]Span // what to say, by outcome; a number n stands for choice n, counted from 1
}

// An Entry is one term of the glossary.
type Entry struct {
	ID   string
	Term string
	Also []string // what else the term is called; such a name leads to it
	Met  string   // the screen where it is met, as chapter/screen; empty for none
	Body []Block
}

// PlainText joins the text of spans, without their styles.
func PlainText(spans []Span) string {
	var text strings.Builder
	for _, span := range spans {
		text.WriteString(span.Text)
	}
	return text.String()
}
