package draw

import (
	"regexp"
	"strings"

	"sinapse/content"
)

// A Segment is a piece of a line in one style.
type Segment struct {
	Text  string
	Style Style
}

// A Line is a row of words: a mark that hangs in its own column, an indent,
// and segments; or, with right, something at the right edge.
type Line struct {
	Mark     string
	MarkInk  Style
	Indent   int
	Segments []Segment
	Right    Segment
	Hit      func() // what a click on it does
}

// Draw writes the line.
func (l Line) Draw(c Canvas, y int) {
	if l.Mark != "" {
		c.Text(0, y, l.Mark, l.MarkInk)
	}
	x := l.Indent
	for _, s := range l.Segments {
		x = c.Text(x, y, s.Text, s.Style)
	}
	if l.Right.Text != "" {
		c.Right(c.At.W, y, l.Right.Text, l.Right.Style)
	}
}

// PlainLine is a line of one text.
func PlainLine(text string, ink Style) Line {
	return Line{Segments: []Segment{{text, ink}}}
}

// Wrap breaks segments into lines no wider than width, at spaces.
func Wrap(segments []Segment, width, indent int) []Line {
	width = max(width-indent, 1)
	var lines []Line
	var current []Segment
	room := width
	flush := func() {
		if len(current) > 0 {
			current[len(current)-1].Text = strings.TrimRight(current[len(current)-1].Text, " ")
		}
		lines = append(lines, Line{Indent: indent, Segments: current})
		current, room = nil, width
	}
	for _, word := range words(segments) {
		wide := 0
		for _, s := range word {
			wide += Cells(s.Text)
		}
		bare := wide
		if last := word[len(word)-1].Text; strings.HasSuffix(last, " ") {
			bare--
		}
		if bare > room && len(current) > 0 {
			flush()
		}
		for _, s := range word {
			for Cells(s.Text) > room && room < width || Cells(s.Text) > width {
				cut := []rune(s.Text)
				n := min(max(room, 1), len(cut))
				if strings.TrimRight(string(cut[n:]), " ") == "" {
					break
				}
				current = append(current, Segment{string(cut[:n]), s.Style})
				s.Text = string(cut[n:])
				flush()
			}
			current = append(current, s)
			room -= Cells(s.Text)
		}
	}
	if len(current) > 0 {
		flush()
	}
	return lines
}

// aTuple is a shape or an index in prose, or a short sum in brackets, which is not
// broken over lines; nor is a name parted from the = after it.
var aTuple = regexp.MustCompile(`\((?:[^() ,]{1,3}, )+[^() ,]{0,3}\)|\([^() ]{1,8} [·/÷+−×] [^() ]{1,8}\)|[^ ]{1,4} = ?`)

// words splits segments into words, each with the space after it; a word may
// span several styles, and a tuple is one word.
func words(segments []Segment) [][]Segment {
	var text strings.Builder
	for _, s := range segments {
		text.WriteString(s.Text)
	}
	tuples := aTuple.FindAllStringIndex(text.String(), -1)
	inside := func(at int) bool {
		for len(tuples) > 0 && at >= tuples[0][1] {
			tuples = tuples[1:]
		}
		return len(tuples) > 0 && at > tuples[0][0]
	}
	var all [][]Segment
	var word []Segment
	begin := 0
	for _, s := range segments {
		from := 0
		for at := range len(s.Text) {
			if s.Text[at] != ' ' || inside(begin+at) {
				continue
			}
			word = append(word, Segment{s.Text[from : at+1], s.Style})
			all, word, from = append(all, word), nil, at+1
		}
		if from < len(s.Text) {
			word = append(word, Segment{s.Text[from:], s.Style})
		}
		begin += len(s.Text)
	}
	if len(word) > 0 {
		all = append(all, word)
	}
	return all
}

// Ink gives spans of prose their style.
func Ink(spans []content.Span, base Style) []Segment {
	segments := make([]Segment, len(spans))
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
		segments[i] = Segment{strings.ReplaceAll(span.Text, "\n", " "), style}
	}
	return segments
}

// Prose sets blocks of a lesson, one empty row between paragraphs.
func Prose(blocks []content.Block, width int, base Style) []Line {
	var lines []Line
	for i, block := range blocks {
		item := block.Kind == content.Item
		if i > 0 && (!item || blocks[i-1].Kind != content.Item) {
			lines = append(lines, Line{})
		}
		switch block.Kind {
		case content.Code:
			for row := range strings.SplitSeq(block.Spans[0].Text, "\n") {
				lines = append(lines, Line{Indent: 2, Segments: []Segment{{row, Style{Fore: Strong}}}})
			}
		case content.Item:
			set := Wrap(Ink(block.Spans, base), width, 3)
			if len(set) > 0 {
				set[0].Mark, set[0].MarkInk = block.Marker, Style{Fore: Muted}
			}
			lines = append(lines, set...)
		case content.Quote:
			lines = append(lines, Wrap(Ink(block.Spans, Style{Fore: Muted, Italic: true}), width, 2)...)
		case content.Paragraph:
			lines = append(lines, Wrap(Ink(block.Spans, base), width, 0)...)
		}
	}
	return lines
}

// Plain is a line without its styles. Spaces that hold a number together become
// plain ones, which grep finds.
func (l Line) Plain() string {
	var text strings.Builder
	text.WriteString(l.Mark)
	if pad := l.Indent - Cells(l.Mark); pad > 0 {
		text.WriteString(strings.Repeat(" ", pad))
	}
	for _, s := range l.Segments {
		text.WriteString(s.Text)
	}
	return strings.TrimRight(strings.ReplaceAll(text.String(), "\u00a0", " "), " ")
}
