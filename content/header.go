package content

import (
	"bytes"
	"strings"
)

// fence is the line before and after the header.
const fence = "---"

// header reads the header's words and returns what follows it, and the number
// of lines before that.
func (b *builder) header(source []byte) (body []byte, lines int) {
	line, rest, more := nextLine(source)
	if line != fence {
		b.fail(1, NoHeader, "")
		return source, 0
	}
	for lines = 1; more; {
		line, rest, more = nextLine(rest)
		lines++
		if line == fence {
			b.title(lines)
			return rest, lines
		}
		b.word(lines, line)
	}
	b.fail(1, NoHeader, "")
	return nil, lines
}

// word takes in one line of the header; a blank one says nothing.
func (b *builder) word(number int, line string) {
	if line == "" {
		return
	}
	key, value, found := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	switch _, twice := b.chapter.words[key]; {
	case !found || !isKey(key) || value == "":
		b.fail(number, BadHeaderLine, line)
	case twice:
		b.fail(number, DuplicateKey, key)
	default:
		b.chapter.words[key] = value
	}
}

// title takes the chapter's title out of the header that ends on the given line.
func (b *builder) title(line int) {
	b.chapter.Title = b.chapter.words["title"]
	if b.chapter.Title == "" {
		b.fail(line, NoTitle, "")
	}
}

// nextLine cuts the first line off source, without the space that ends it.
// more is false when nothing follows, not even an empty line.
func nextLine(source []byte) (line string, rest []byte, more bool) {
	first, rest, more := bytes.Cut(source, []byte("\n"))
	return strings.TrimRight(string(first), " \t"), rest, more
}
