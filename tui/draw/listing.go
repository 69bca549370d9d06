package draw

import (
	"slices"
	"strings"
	"unicode"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// needListing: a row a line, and more for errors and notes, which wrap; or as
// many as the panel asks for.
func needListing(p scene.Listing) Need {
	rows, wide := 0, max(p.Width, 24)
	if !p.Beside {
		wide = 72
	}
	for _, line := range p.Lines {
		rows++
		if line.Kind == scene.Trouble {
			rows += (Cells(line.Text) - 1) / wide
		}
		if line.Kind == scene.Note {
			rows += 2 + Extra(wide < 60)
		}
	}
	return Need{min(rows, 6), max(rows, p.Rows), false, true}
}

// A listedRow is a line of a listing as it is set, and whether it may be left
// out where there is little room: what Python prints may.
type listedRow struct {
	Line
	output bool
	lit    bool
}

// listing draws a conversation with Python. Where it does not fit, the middle
// of what is printed is left out, as NumPy leaves out the middle of an array;
// of a script, the lines around where it stands are shown.
func (d *Drawer) listing(c Canvas, p scene.Listing) {
	lines, here, from := d.viewed(c, p)
	for y := range min(c.At.H, len(lines)-from) {
		if from+y == here {
			c.Fill(Rect{0, y, c.At.W, 1}, Selection)
		}
		lines[from+y].Draw(c, y)
	}
}

// unseen says which lines of a script are drawn of how many in a frame, where some have no
// room.
func (d *Drawer) unseen(frame Rect, p scene.Listing) string {
	if !slices.ContainsFunc(p.Lines, func(l scene.CodeLine) bool { return l.Kind == scene.Script }) {
		return ""
	}
	inside := Rect{0, 0, frame.W - 4, frame.H - 2}
	lines, _, from := d.viewed(Canvas{At: inside}, p)
	return rowsSeen(from, min(from+inside.H, len(lines)), len(lines))
}

// viewed sets the lines of a listing as they have room, and tells which of them a script
// stands at, −1 for none, and which is the first to be seen.
func (d *Drawer) viewed(c Canvas, p scene.Listing) (lines []listedRow, here, from int) {
	lines, here = d.listed(c, p)
	for n := len(lines); n > 1 && n > c.At.H && lines[n-1].blank(); n-- {
		lines = lines[:n-1] // nothing is lost with an empty line at the end
	}
	lines = shortened(lines, c.At.H)
	from = max(len(lines)-c.At.H, 0)
	if here >= 0 {
		from = min(max(here-c.At.H/2, 0), from)
	}
	return lines, here, from
}

// listed sets the lines of a listing, with air between its inputs where there
// is room, and tells which of them a script stands at, −1 for none.
func (d *Drawer) listed(c Canvas, p scene.Listing) (lines []listedRow, here int) {
	here = -1
	wider := func(l scene.CodeLine) bool { return l.Kind == scene.Output && Cells(l.Text) > c.At.W }
	for len(p.Narrow) > 0 && slices.ContainsFunc(p.Lines, wider) {
		p.Lines, p.Narrow = p.Narrow[0], p.Narrow[1:]
	}
	inputs := 0
	for _, code := range p.Lines {
		inputs += Extra(code.Kind == scene.Input)
	}
	airy := len(p.Lines)+inputs-1 <= c.At.H
	whole := d.wrapped(p, c.At.W) <= c.At.H
	for i, code := range p.Lines {
		if airy && i > 0 && code.Kind == scene.Input {
			lines = append(lines, listedRow{})
		}
		if code.Here {
			here = len(lines)
		}
		rows := d.codeLine(code, c.At.W)
		if whole && code.Kind == scene.Output {
			rows = printedWhole(code, c.At.W)
		}
		for _, row := range rows {
			lines = append(lines, listedRow{row, code.Kind == scene.Output, len(code.Lit) > 0})
		}
	}
	return lines, here
}

// blank tells whether a print is an empty line.
func (p listedRow) blank() bool {
	return p.output && len(p.Segments) == 1 && p.Segments[0].Text == ""
}

// printedWhole sets a line of output as a terminal does: too long, it goes on
// below.
func printedWhole(code scene.CodeLine, width int) []Line {
	if Cells(code.Text) <= width {
		return []Line{{Segments: lit(code, Style{Fore: Muted})}}
	}
	return Wrap(lit(code, Style{Fore: Muted}), width, 0)
}

// wrapped is how many rows a listing takes with every line whole.
func (d *Drawer) wrapped(p scene.Listing, width int) int {
	rows := 0
	for _, code := range p.Lines {
		if code.Kind == scene.Output {
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
		for _, at := range Window(length, max(length-over, least), eyes) {
			if at < 0 {
				short = append(short, listedRow{Line: PlainLine("…", Style{Fore: Faint})})
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
func (d *Drawer) codeLine(code scene.CodeLine, width int) []Line {
	switch code.Kind {
	case scene.Input:
		code.Text = Crop(code.Text, width-4)
		prompt := Segment{">>> ", Style{Fore: Faint}}
		return []Line{{Segments: append([]Segment{prompt}, lit(code, Style{Fore: Text})...)}}
	case scene.Output:
		code.Text = cropNumbers(code.Text, width)
		return []Line{{Segments: lit(code, Style{Fore: Muted})}}
	case scene.Trouble:
		return Wrap([]Segment{{code.Text, Style{Fore: Danger}}}, width, 0)
	case scene.Note:
		text := content.Fill(d.Word(code.Word), Facts(code.Facts))
		return Wrap([]Segment{{text, Style{Fore: Muted, Italic: true}}}, width, 0)
	case scene.Script:
		set := Line{Indent: 2, Segments: lit(code, Style{Fore: Text})}
		if code.Here {
			set.Mark, set.MarkInk = "▸", Style{Fore: Accent, Bold: true}
		}
		return []Line{set}
	}
	return nil
}

// cropNumbers cuts what Python prints to a width, with … where something is missing: a
// number that does not fit is left out whole, since half of it is another number.
func cropNumbers(text string, width int) string {
	if Cells(text) <= width || width < 1 {
		return Crop(text, width)
	}
	all := []rune(text)
	cut := width - 1
	if ofNumber(all[cut]) {
		for cut > 0 && ofNumber(all[cut-1]) {
			cut--
		}
	}
	return string(all[:cut]) + "…"
}

// ofNumber tells whether a number as Python prints it may hold a character.
func ofNumber(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("+-._", r)
}

// lit cuts a line of code into what is lit and what is not.
func lit(code scene.CodeLine, plain Style) []Segment {
	text := []rune(code.Text)
	var segments []Segment
	at := 0
	for _, span := range code.Lit {
		end := min(span.Start+span.Width, len(text))
		if span.Start < at || span.Start >= end {
			continue
		}
		segments = append(segments, Segment{string(text[at:span.Start]), plain},
			Segment{string(text[span.Start:end]), Style{Fore: Strong, Back: Selection, Bold: true}})
		at = end
	}
	return append(segments, Segment{string(text[at:]), plain})
}
