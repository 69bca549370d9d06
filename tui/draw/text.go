package draw

import "sinapse/lessons/scene"

// needText: some lines at least, and at best as many as it asks for, however many there
// are at the moment: a text that is being learned is cut into others all the time.
func needText(p scene.Text) Need {
	return Need{min(p.Rows, 4), p.Rows, false, true}
}

// A textLine is a part of a text's line that has room in a row, and the number of its
// first character.
type textLine struct {
	glyphs []scene.Glyph
	first  int
}

// text draws characters line by line. A line that is too long goes on in the next row,
// and of more rows than have room those around the character are seen that is looked at.
func (d *Drawer) text(c Canvas, p scene.Text) {
	var rows []textLine
	first := 0
	for _, line := range p.Lines {
		for from := 0; from < max(len(line), 1); from += c.At.W {
			rows = append(rows, textLine{line[from:min(from+c.At.W, len(line))], first + from})
		}
		first += len(line)
	}
	eyes := p.At
	if at, ok := d.Chosen.Of(p.Kind, 1); ok && d.Focus == p.ID {
		eyes = at[0]
	}
	from := 0
	for y, row := range rows {
		if eyes >= row.first && eyes < row.first+len(row.glyphs) {
			from = min(max(y-c.At.H/2, 0), max(len(rows)-c.At.H, 0))
		}
	}
	for y := range min(len(rows)-from, c.At.H) {
		row := rows[from+y]
		for x, glyph := range row.glyphs {
			item := scene.At(p.Kind, row.first+x)
			style := Style{Fore: RoleColor(glyph.Role, 1), Bold: glyph.Role == scene.Danger || glyph.Role == scene.Strong}
			if row.first+x == p.At {
				style = Style{Fore: Accent, Bold: true}
			} else if glyph.Shade > 0 && !d.Theme.Few() {
				style.Fore, style.Back = Strong, MapStep+Color(mapStepOf(float64(glyph.Shade)/scene.Eighths))
			}
			c.Text(x, y, glyph.Char, d.mark(item, style))
			d.reach(c, Rect{x, y, 1, 1}, item)
		}
	}
}
