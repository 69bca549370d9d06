package draw

import (
	"fmt"
	"strconv"

	"sinapse/lessons/scene"
)

// gateLegend is what the marks of a map mean unless it says otherwise.
var gateLegend = [4]string{"map.positive", "map.negative", "map.fires", "map.rests"}

// legendAir is how far a legend stands off its map.
const legendAir = 3

// mostEntries is how many lines a legend has at most: two classes, what is wrong and what is
// memorised, two grounds, and how many samples are covered.
const mostEntries = 7

// A mapEntry is a line of a map's legend: a mark, or a piece of the ground, and what
// it means; or a remark.
type mapEntry struct {
	char   rune // of a sample
	ink    Style
	step   uint8 // of the ground, where there is no mark
	text   string
	remark bool // it has neither
}

// wide is how many columns an entry takes.
func (e mapEntry) wide() int { return Cells(e.text) + 2*Extra(!e.remark) }

// entries are the lines of a legend: the classes, what has a mark of its own among the
// samples, the ground, and how many samples are not to be seen upon it.
func (d mapPanel) entries(g ground) []mapEntry {
	words := d.p.Legend
	if words == ([4]string{}) {
		words = gateLegend
	}
	entries := []mapEntry{
		{char: rightMarks[0], ink: Style{Fore: PointPositive, Bold: true}, text: d.Word(words[0])},
		{char: rightMarks[1], ink: Style{Fore: PointNegative, Bold: true}, text: d.Word(words[1])},
	}
	wrong, memorised := 0, 0
	for _, sample := range d.p.Samples {
		wrong += Extra(marksOf(sample) == wrongMarks)
		memorised += Extra(sample.Memorised)
	}
	if wrong > 0 {
		entries = append(entries, d.counted(wrongMarks[0], "map.wrong", wrong))
	}
	if memorised > 0 {
		entries = append(entries, d.counted(memorisedMarks[0], "map.memorised", memorised))
	}
	entries = append(entries, mapEntry{step: 14, text: d.Word(words[2])}, mapEntry{step: 2, text: d.Word(words[3])})
	if covered := d.covered(g); covered > 0 {
		entries = append(entries, mapEntry{text: d.under(covered), remark: true})
	}
	return entries
}

// under says that so many samples lie under others.
func (d mapPanel) under(count int) string {
	return d.Say("map.under", map[string]string{"count": strconv.Itoa(count)})
}

// counted is the line of a mark that so many samples have.
func (d mapPanel) counted(char rune, word string, count int) mapEntry {
	return mapEntry{char: char, ink: Style{Fore: Strong, Bold: true}, text: d.Word(word) + " " + strconv.Itoa(count)}
}

// entry writes a line of a legend and returns the column after it.
func (d mapPanel) entry(c Canvas, x, y int, entry mapEntry) int {
	switch {
	case entry.remark:
		return c.Text(x, y, entry.text, Style{Fore: Muted})
	case entry.char == 0:
		d.mapCell(c, x, y, entry.step, entry.step)
	default:
		c.Set(x, y, entry.char, entry.ink)
	}
	return c.Text(x+2, y, entry.text, Style{Fore: Muted})
}

// right says how many samples are right, in words or where these have no room in
// numbers alone; "" where there are none.
func (d mapPanel) right(width int) string {
	right, all := 0, strconv.Itoa(len(d.p.Samples))
	for _, sample := range d.p.Samples {
		right += Extra(sample.Right)
	}
	text := d.Say("map.right", map[string]string{"right": strconv.Itoa(right), "all": all})
	switch {
	case len(d.p.Samples) == 0 || d.p.Of != "": // a neuron is not right or wrong
		return ""
	case Cells(text) > width:
		return strconv.Itoa(right) + "/" + all
	}
	return text
}

// legendWide is how wide a legend beside a map is, so that nothing moves when a sample
// is answered wrongly, or no longer, or comes to lie under another.
func (d mapPanel) legendWide() int {
	wide := max(Cells(d.right(99)), Cells(d.Word("map.wrong"))+len(" 999")+2)
	if len(d.p.Samples) > few {
		wide = max(wide, Cells(d.under(999)))
	}
	for _, entry := range d.entries(ground{}) {
		wide = max(wide, entry.wide())
	}
	return wide
}

// legend says beside the map or below it what its marks mean, and how many samples are
// right.
func (d mapPanel) legend(c Canvas, room mapRoom) {
	at, entries := room.ground.at, d.entries(room.ground)
	if room.beside {
		x := at.X + at.W + legendAir
		if name := d.nameAcross(room.ground) + Cells(d.Word(d.p.X.Name)); at.H < mostEntries { // they may pass its row
			x = max(x, min(name+1, c.At.W-d.legendWide()))
		}
		side := c.Window(Rect{x, 0, c.At.W - x, c.At.H})
		for y, entry := range entries {
			d.entry(side, 0, y, entry)
		}
		air := Extra(len(entries)+1 < side.At.H)
		side.Text(0, len(entries)+air, d.right(side.At.W), Style{Fore: Strong, Bold: true})
		return
	}
	d.legendBelow(c, at, entries)
}

// legendBelow writes the legend below a map, as far as it has room. What has none is not
// left out without a word.
func (d mapPanel) legendBelow(c Canvas, at Rect, entries []mapEntry) {
	foot := at.Y + at.H + mapFoot
	below := c.Window(Rect{at.X, foot, c.At.W - at.X, c.At.H - foot})
	rows := below.At.H - Extra(d.probing()) // the last row is the cursor's
	x, y, left := 0, 0, false
	for i, entry := range entries {
		after := 2 * Extra(i+1 < len(entries)) // for the sign that others are left out
		if x > 0 && x+entry.wide()+after*Extra(y+1 == rows) > below.At.W {
			if left = y+1 >= rows; left {
				break
			}
			x, y = 0, y+1
		}
		x = d.entry(below, x, y, entry) + 2
		if left = i == 1 && y+1 >= rows && len(entries) > 2; left { // what is right comes first
			break
		}
	}
	if left {
		x = below.Text(min(x-1, below.At.W-1), y, "…", Style{Fore: Muted}) + 1
	}
	strong := Style{Fore: Strong, Bold: true}
	switch text := d.right(below.At.W); {
	case x+Cells(text) <= below.At.W:
		below.Right(below.At.W, y, text, strong)
	case y+1 < rows:
		below.Text(0, y+1, text, strong)
	case x+Cells(d.right(below.At.W-x)) <= below.At.W:
		below.Right(below.At.W, y, d.right(below.At.W-x), strong)
	}
}

// probing tells whether a point of the map is being read.
func (d mapPanel) probing() bool {
	_, _, ok := d.p.Probe(d.Chosen)
	return ok && d.Focus == d.p.ID
}

// probe marks the point that is read, and says what the answer is there.
func (d mapPanel) probe(c Canvas, room mapRoom) {
	if !d.probing() {
		return
	}
	at := room.ground.at
	x, y, _ := d.p.Probe(d.Chosen)
	column, row := room.ground.place(x, y, 1, 1)
	c.Set(at.X+column, at.Y+row, '┼', Style{Fore: Dark, Back: Accent, Bold: true})
	line := at.Y + at.H + mapFoot
	if !room.beside {
		line = c.At.H - 1
	}
	text := fmt.Sprintf("(%s, %s)", Write(scene.Number(x, 1)), Write(scene.Number(y, 1)))
	if names := fmt.Sprintf("(%s, %s) = ", d.Word(d.p.X.Name), d.Word(d.p.Y.Name)); at.X+Cells(names+text)+9 <= c.At.W {
		text = names + text
	}
	end := c.Text(at.X, line, text, Style{Fore: Muted})
	answer := d.p.Answer(x, y)
	end = c.Text(end, line, " → ", Style{Fore: Faint})
	if d.p.Landscape {
		c.Text(end, line, height(d.p.Height(answer)), Style{Fore: Strong, Bold: true})
		return
	}
	c.Text(end, line, Write(scene.Signed(answer, 3)), Style{Fore: RoleColor(scene.BySign, answer), Bold: true})
}
