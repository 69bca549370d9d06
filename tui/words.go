package tui

import (
	"regexp"
	"strings"

	"sinapse/content"
)

// A segment is a piece of a line in one style.
type segment struct {
	text  string
	style Style
}

// A line is a row of words: a mark that hangs in its own column, an indent,
// and segments; or, with right, something at the right edge.
type line struct {
	mark     string
	markInk  Style
	indent   int
	segments []segment
	right    segment
	hit      func() // what a click on it does
}

// draw writes the line.
func (l line) draw(c canvas, y int) {
	if l.mark != "" {
		c.text(0, y, l.mark, l.markInk)
	}
	x := l.indent
	for _, s := range l.segments {
		x = c.text(x, y, s.text, s.style)
	}
	if l.right.text != "" {
		c.right(c.at.W, y, l.right.text, l.right.style)
	}
}

// plainLine is a line of one text.
func plainLine(text string, ink Style) line {
	return line{segments: []segment{{text, ink}}}
}

// wrap breaks segments into lines no wider than width, at spaces.
func wrap(segments []segment, width, indent int) []line {
	width = max(width-indent, 1)
	var lines []line
	var current []segment
	room := width
	flush := func() {
		if len(current) > 0 {
			current[len(current)-1].text = strings.TrimRight(current[len(current)-1].text, " ")
		}
		lines = append(lines, line{indent: indent, segments: current})
		current, room = nil, width
	}
	for _, word := range words(segments) {
		wide := 0
		for _, s := range word {
			wide += cells(s.text)
		}
		bare := wide
		if last := word[len(word)-1].text; strings.HasSuffix(last, " ") {
			bare--
		}
		if bare > room && len(current) > 0 {
			flush()
		}
		for _, s := range word {
			for cells(s.text) > room && room < width || cells(s.text) > width {
				cut := []rune(s.text)
				n := min(max(room, 1), len(cut))
				if strings.TrimRight(string(cut[n:]), " ") == "" {
					break
				}
				current = append(current, segment{string(cut[:n]), s.style})
				s.text = string(cut[n:])
				flush()
			}
			current = append(current, s)
			room -= cells(s.text)
		}
	}
	if len(current) > 0 {
		flush()
	}
	return lines
}

// aTuple is a shape or an index in prose, which is not broken over lines.
var aTuple = regexp.MustCompile(`\((?:[^() ,]{1,3}, )+[^() ,]{0,3}\)`)

// words splits segments into words, each with the space after it; a word may
// span several styles, and a tuple is one word.
func words(segments []segment) [][]segment {
	var text strings.Builder
	for _, s := range segments {
		text.WriteString(s.text)
	}
	tuples := aTuple.FindAllStringIndex(text.String(), -1)
	inside := func(at int) bool {
		for len(tuples) > 0 && at >= tuples[0][1] {
			tuples = tuples[1:]
		}
		return len(tuples) > 0 && at > tuples[0][0]
	}
	var all [][]segment
	var word []segment
	begin := 0
	for _, s := range segments {
		from := 0
		for at := range len(s.text) {
			if s.text[at] != ' ' || inside(begin+at) {
				continue
			}
			word = append(word, segment{s.text[from : at+1], s.style})
			all, word, from = append(all, word), nil, at+1
		}
		if from < len(s.text) {
			word = append(word, segment{s.text[from:], s.style})
		}
		begin += len(s.text)
	}
	if len(word) > 0 {
		all = append(all, word)
	}
	return all
}

// ink gives spans of prose their style.
func ink(spans []content.Span, base Style) []segment {
	segments := make([]segment, len(spans))
	for i, span := range spans {
		style := base
		switch {
		case span.Strong:
			style.Fore, style.Bold = Strong, true
		case span.Code:
			style.Fore = Strong
		case span.Emphasis:
			style.Italic = true
		}
		segments[i] = segment{strings.ReplaceAll(span.Text, "\n", " "), style}
	}
	return segments
}

// prose sets blocks of a lesson, one empty row between paragraphs.
func prose(blocks []content.Block, width int, base Style) []line {
	var lines []line
	for i, block := range blocks {
		item := block.Kind == content.Item
		if i > 0 && (!item || blocks[i-1].Kind != content.Item) {
			lines = append(lines, line{})
		}
		switch block.Kind {
		case content.Code:
			for row := range strings.SplitSeq(block.Spans[0].Text, "\n") {
				lines = append(lines, line{indent: 2, segments: []segment{{row, Style{Fore: Strong}}}})
			}
		case content.Item:
			set := wrap(ink(block.Spans, base), width, 3)
			if len(set) > 0 {
				set[0].mark, set[0].markInk = block.Marker, Style{Fore: Muted}
			}
			lines = append(lines, set...)
		case content.Quote:
			lines = append(lines, wrap(ink(block.Spans, Style{Fore: Muted, Italic: true}), width, 2)...)
		case content.Paragraph:
			lines = append(lines, wrap(ink(block.Spans, base), width, 0)...)
		}
	}
	return lines
}
