package tui

import (
	"sinapse/content"
	"sinapse/lessons"
)

// needListing: a row a line, and one more for each note, which may wrap; or as
// many as the panel asks for.
func needListing(p lessons.Listing) need {
	rows := len(p.Lines)
	for _, line := range p.Lines {
		if line.Kind == lessons.Note {
			rows++
		}
	}
	return need{min(rows, 6), max(rows, p.Rows), false, true}
}

// listing draws a conversation with Python. Where it does not fit, the lines
// around where the script stands are shown, or else the last ones.
func (d *drawer) listing(c canvas, p lessons.Listing) {
	var lines []line
	here, inputs := -1, 0
	for _, code := range p.Lines {
		inputs += extra(code.Kind == lessons.Input)
	}
	airy := len(p.Lines)+inputs-1 <= c.at.H
	for i, code := range p.Lines {
		if airy && i > 0 && code.Kind == lessons.Input {
			lines = append(lines, line{})
		}
		if code.Here {
			here = len(lines)
		}
		lines = append(lines, d.codeLine(code, c.at.W)...)
	}
	for i := len(p.Lines) - 1; i > 0 && len(lines) > c.at.H && p.Lines[i].Kind == lessons.Output && p.Lines[i].Text == ""; i-- {
		lines = lines[:len(lines)-1] // nothing is lost with an empty line at the end
	}
	from := max(len(lines)-c.at.H, 0)
	if here >= 0 {
		from = min(max(here-c.at.H/2, 0), from)
	}
	for y := range min(c.at.H, len(lines)-from) {
		if from+y == here {
			c.fill(Rect{0, y, c.at.W, 1}, Selection)
		}
		lines[from+y].draw(c, y)
	}
}

// codeLine sets one line of a listing; notes and errors wrap.
func (d *drawer) codeLine(code lessons.CodeLine, width int) []line {
	switch code.Kind {
	case lessons.Input:
		code.Text = crop(code.Text, width-4)
		prompt := segment{">>> ", Style{Fore: Faint}}
		return []line{{segments: append([]segment{prompt}, lit(code, Style{Fore: Text})...)}}
	case lessons.Output:
		code.Text = crop(code.Text, width)
		return []line{{segments: lit(code, Style{Fore: Muted})}}
	case lessons.Trouble:
		return wrap([]segment{{code.Text, Style{Fore: Danger}}}, width, 0)
	case lessons.Note:
		text := content.Fill(d.word(code.Word), facts(code.Facts))
		return wrap([]segment{{text, Style{Fore: Muted, Italic: true}}}, width, 0)
	case lessons.Script:
		set := line{indent: 2, segments: lit(code, Style{Fore: Text})}
		if code.Here {
			set.mark, set.markInk = "▸", Style{Fore: Accent, Bold: true}
		}
		return []line{set}
	}
	return nil
}

// lit cuts a line of code into what is lit and what is not.
func lit(code lessons.CodeLine, plain Style) []segment {
	text := []rune(code.Text)
	var segments []segment
	at := 0
	for _, span := range code.Lit {
		end := min(span.Start+span.Width, len(text))
		if span.Start < at || span.Start >= end {
			continue
		}
		segments = append(segments, segment{string(text[at:span.Start]), plain},
			segment{string(text[span.Start:end]), Style{Fore: Strong, Back: Selection, Bold: true}})
		at = end
	}
	return append(segments, segment{string(text[at:]), plain})
}
