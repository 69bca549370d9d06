package draw

import (
	"strings"
	"unicode/utf8"

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

// An extent is where something begins and ends in a text.
type extent struct{ from, to int }

// unbroken are what is not broken over lines: a shape or an index in prose, a short sum in
// brackets, and a name of four letters at most with the = after it. Pages are set anew all
// the time, so they are looked for by hand.
func unbroken(text string) (all []extent) {
	for at := 0; ; {
		name, ok := named(text, at)
		for open := at; ; open++ {
			next := strings.IndexByte(text[open:], '(')
			if open += next; next < 0 || ok && open > name.from {
				break
			}
			if to := max(tuple(text, open), sum(text, open)); to > 0 {
				name, ok = extent{open, to}, true
				break
			}
		}
		if !ok {
			return all
		}
		all, at = append(all, name), name.to
	}
}

// named is the first name with an = and the spaces around it, from a place on.
func named(text string, at int) (name extent, ok bool) {
	for from := at; ; {
		next := strings.Index(text[from:], " =")
		if next < 0 {
			return extent{}, false
		}
		space := from + next
		begin := space
		for range 4 {
			if before := letterBefore(text[at:begin]); before > 0 && text[begin-1] != ' ' {
				begin -= before
			}
		}
		if from = space + len(" ="); begin < space {
			return extent{begin, from + Extra(strings.HasPrefix(text[from:], " "))}, true
		}
	}
}

// letterBefore is how many bytes the last letter of a text has.
func letterBefore(text string) int {
	_, size := utf8.DecodeLastRuneInString(text)
	return size
}

// tuple is where a tuple ends that begins at a bracket, which has a comma and no part
// longer than three letters; 0 for none.
func tuple(text string, open int) int {
	for at, commas := open+1, 0; ; commas++ {
		end, letters := part(text, at, "() ,")
		switch {
		case letters > 3 || end == len(text):
			return 0
		case text[end] == ')' && commas > 0:
			return end + 1
		case letters == 0 || !strings.HasPrefix(text[end:], ", "):
			return 0
		}
		at = end + len(", ")
	}
}

// sum is where a sum of two parts ends that begins at a bracket; 0 for none.
func sum(text string, open int) int {
	end, letters := part(text, open+1, "() ")
	if letters < 1 || letters > 8 || end == len(text) || text[end] != ' ' {
		return 0
	}
	sign, size := utf8.DecodeRuneInString(text[end+1:])
	if end += 1 + size; !strings.ContainsRune("·/÷+−×", sign) || !strings.HasPrefix(text[end:], " ") {
		return 0
	}
	end, letters = part(text, end+1, "() ")
	if letters < 1 || letters > 8 || end == len(text) || text[end] != ')' {
		return 0
	}
	return end + 1
}

// part is where the first of some signs stands from a place on, and how many letters there
// are before it.
func part(text string, from int, signs string) (end, letters int) {
	end = len(text)
	if at := strings.IndexAny(text[from:], signs); at >= 0 {
		end = from + at
	}
	return end, utf8.RuneCountInString(text[from:end])
}

// words splits segments into words, each with the space after it; a word may
// span several styles, and a tuple is one word.
func words(segments []Segment) [][]Segment {
	var text strings.Builder
	for _, s := range segments {
		text.WriteString(s.Text)
	}
	kept := unbroken(text.String())
	inside := func(at int) bool {
		for len(kept) > 0 && at >= kept[0].to {
			kept = kept[1:]
		}
		return len(kept) > 0 && at > kept[0].from
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
