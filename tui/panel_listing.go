package tui

import (
	"slices"

	"sinapse/content"
	"sinapse/lessons"
)

// needListing: a row a line, and more for errors and notes, which wrap; or as
// many as the panel asks for.
func needListing(p lessons.Listing) need {
	rows, wide := 0, max(p.Width, 24)
	if !p.Beside {
		wide = 72
	}
	for _, line := range p.Lines {
		rows++
		if line.Kind == lessons.Trouble {
			rows += (cells(line.Text) - 1) / wide
		}
		if line.Kind == lessons.Note {
			rows += 2 + extra(wide < 60)
		}
	}
	return need{min(rows, 6), max(rows, p.Rows), false, true}
}

// A listedRow is a line of a listing as it is set, and whether it may be left
// out where there is little room: what Python prints may.
type listedRow struct {
	line
	output bool
	lit    bool
}

// listing draws a conversation with Python. Where it does not fit, the middle
// of what is printed is left out, as NumPy leaves out the middle of an array;
// of a script, the lines around where it stands are shown.
func (d *drawer) listing(c canvas, p lessons.Listing) {
	lines, here := d.listed(c, p)
	for n := len(lines); n > 1 && n > c.at.H && lines[n-1].blank(); n-- {
		lines = lines[:n-1] // nothing is lost with an empty line at the end
	}
	lines = shortened(lines, c.at.H)
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

// listed sets the lines of a listing, with air between its inputs where there
// is room, and tells which of them a script stands at, −1 for none.
func (d *drawer) listed(c canvas, p lessons.Listing) (lines []listedRow, here int) {
	here = -1
	inputs := 0
	for _, code := range p.Lines {
		inputs += extra(code.Kind == lessons.Input)
	}
	airy := len(p.Lines)+inputs-1 <= c.at.H
	whole := d.wrapped(p, c.at.W) <= c.at.H
	for i, code := range p.Lines {
		if airy && i > 0 && code.Kind == lessons.Input {
			lines = append(lines, listedRow{})
		}
		if code.Here {
			here = len(lines)
		}
		rows := d.codeLine(code, c.at.W)
		if whole && code.Kind == lessons.Output {
			rows = printedWhole(code, c.at.W)
		}
		for _, row := range rows {
			lines = append(lines, listedRow{row, code.Kind == lessons.Output, len(code.Lit) > 0})
		}
	}
	return lines, here
}

// blank tells whether a print is an empty line.
func (p listedRow) blank() bool {
	return p.output && len(p.segments) == 1 && p.segments[0].text == ""
}

// printedWhole sets a line of output as a terminal does: too long, it goes on
// below.
func printedWhole(code lessons.CodeLine, width int) []line {
	if cells(code.Text) <= width {
		return []line{{segments: lit(code, Style{Fore: Muted})}}
	}
	return wrap(lit(code, Style{Fore: Muted}), width, 0)
}

// wrapped is how many rows a listing takes with every line whole.
func (d *drawer) wrapped(p lessons.Listing, width int) int {
	rows := 0
	for _, code := range p.Lines {
		if code.Kind == lessons.Output {
			rows += len(printedWhole(code, width))
		} else {
			rows += len(d.codeLine(code, width))
		}
	}
	return rows
}

// shortened leaves out the middle of the longest prints until all has room, or
// each print is down to its first line and its last.
func shortened(lines []listedRow, room int) []listedRow {
	const least = 3 // the first line, the gap, the last one
	for over := len(lines) - room; over > 0; over = len(lines) - room {
		begin, length := longestPrint(lines)
		if length <= least {
			return lines
		}
		eyes := 0
		for i, l := range lines[begin : begin+length] {
			if l.lit {
				eyes = i
				break
			}
		}
		var short []listedRow
		for _, at := range window(length, max(length-over, least), eyes) {
			if at < 0 {
				short = append(short, listedRow{line: plainLine("…", Style{Fore: Faint})})
			} else {
				short = append(short, lines[begin+at])
			}
		}
		lines = slices.Concat(lines[:begin], short, lines[begin+length:])
	}
	return lines
}

// longestPrint finds the longest stretch of printed lines.
func longestPrint(lines []listedRow) (begin, length int) {
	for i := 0; i < len(lines); {
		n := 0
		for i+n < len(lines) && lines[i+n].output {
			n++
		}
		if n > length {
			begin, length = i, n
		}
		i += n + 1
	}
	return begin, length
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
