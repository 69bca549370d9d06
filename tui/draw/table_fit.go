package draw

// A tableFit is how the columns of a table stand in the room there is.
type tableFit struct {
	left   int   // where the air before the first column begins
	gap    int   // the air before each column
	widths []int // of the columns that have room
}

// wide is how wide the table is.
func (f tableFit) wide() int {
	wide := f.left
	for _, width := range f.widths {
		wide += f.gap + width
	}
	return wide
}

// leastWords is how narrow a column of words gets at least, leastName the name of a
// column of numbers.
const leastWords, leastName = 8, 4

// fit gives each column of a table the room that it reserves. Where that is too much,
// each gets what it needs now; then the air at the left goes, words are cut, half the
// air, the names of columns are cut, and at last columns are left out: a number
// that lost digits would be another number.
func (d tablePanel) fit(names, room int) tableFit {
	f := tableFit{left: names, gap: 2}
	for i := range d.p.Columns {
		f.widths = append(f.widths, d.reserved(i))
	}
	if f.wide() <= room {
		return f
	}
	for i := range d.p.Columns {
		f.widths[i] = d.columnWide(i)
	}
	if names == 0 && f.wide() > room {
		f.left = -f.gap
	}
	d.cutWords(f, room)
	if f.wide() > room {
		f.gap, f.left = 1, f.left+Extra(f.left < 0)
		d.nameColumns(f, d.Word)
	}
	if f.wide() > room {
		d.nameColumns(f, d.brief)
	}
	d.cutNames(f, room)
	for f.wide() > room && len(f.widths) > 1 {
		f.widths = f.widths[:len(f.widths)-1]
	}
	return f
}

// nameColumns gives each column of numbers the room of its name and of what stands under
// it. Where columns stand close, numbers may, but names would read as a sentence.
func (d tablePanel) nameColumns(f tableFit, name func(key string) string) {
	for i := range f.widths {
		if !d.ofWords(i) {
			f.widths[i] = max(Cells(name(d.p.Columns[i].Name))+Extra(i > 0), d.cellsWide(i))
		}
	}
}

// brief is the name of a column in short, where it has one.
func (d tablePanel) brief(key string) string {
	if brief, ok := d.Maybe(key + ".brief"); ok {
		return brief
	}
	return d.Word(key)
}

// heading is the name of a column in the room that it has, in short or cut.
func (d tablePanel) heading(f tableFit, column int) string {
	room := f.widths[column] - Extra(f.gap == 1 && column > 0)
	name := d.Word(d.p.Columns[column].Name)
	if Cells(name) > room {
		name = d.brief(d.p.Columns[column].Name)
	}
	return Crop(name, room)
}

// reserved is the room that a column asks for, and what its numbers need beyond it.
func (d tablePanel) reserved(column int) int {
	return max(d.p.Columns[column].Wide, d.columnWide(column))
}

// cutWords takes from the widest column of words what a table is too wide.
func (d tablePanel) cutWords(f tableFit, room int) {
	widest := -1
	for i := range f.widths {
		if d.ofWords(i) && (widest < 0 || f.widths[i] > f.widths[widest]) {
			widest = i
		}
	}
	if over := f.wide() - room; widest >= 0 && over > 0 {
		f.widths[widest] -= min(over, max(f.widths[widest]-leastWords, 0))
	}
}

// cutNames takes from the longest names of columns what a table is too wide, as far as
// the numbers under them have room.
func (d tablePanel) cutNames(f tableFit, room int) {
	for f.wide() > room {
		longest := -1
		for i, wide := range f.widths {
			if wide > max(d.cellsWide(i), leastName) && (longest < 0 || wide > f.widths[longest]) {
				longest = i
			}
		}
		if longest < 0 {
			return
		}
		f.widths[longest]--
	}
}
