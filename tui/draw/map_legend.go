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

// A brevity is how much of a legend is left out where room is short.
type brevity uint8

const (
	legendFull   brevity = iota
	legendJoined         // the grounds stand with the classes that they answer
	legendShort          // and the names are short, without counts
	legendLeast          // nor is more said of what is covered than how many they are
)

// A mapEntry is a line of a map's legend: a mark, or a piece of the ground, or both, and
// what they mean; or a remark.
type mapEntry struct {
	char   rune // of a sample, 0 for none
	ink    Style
	ground bool // it has a piece of the ground
	step   uint8
	text   string
	short  bool // the text is less than there is to say
}

// mark is how many columns the mark of an entry takes, with the air after it.
func (e mapEntry) mark() int {
	cells := Extra(e.char != 0) + Extra(e.ground)
	return cells + Extra(cells > 0)
}

// wide is how many columns an entry takes.
func (e mapEntry) wide() int { return e.mark() + Cells(e.text) }

// entries are the lines of a legend: the classes, what has a mark of its own among the
// samples, the ground, and how many samples are not to be seen upon it.
func (d mapPanel) entries(g ground, brief brevity) []mapEntry {
	wrong, memorised := 0, 0
	for _, sample := range d.p.Samples {
		wrong += Extra(marksOf(sample) == wrongMarks)
		memorised += Extra(sample.Memorised)
	}
	return d.entriesOf(wrong, memorised, d.covered(g), brief)
}

// reserved are entries that take as much room as any that this map may come to have, so
// that nothing moves when a sample is answered wrongly, or no longer, or comes to lie
// under another.
func (d mapPanel) reserved(brief brevity) []mapEntry {
	all, memorised := len(d.p.Samples), 0
	for _, sample := range d.p.Samples {
		memorised += Extra(sample.Memorised)
	}
	return d.entriesOf(all, memorised, all*Extra(all > len(gateLegend)), brief)
}

// entriesOf are the lines of a legend for so many samples of each kind.
func (d mapPanel) entriesOf(wrong, memorised, covered int, brief brevity) []mapEntry {
	words := d.p.Legend
	own := words != ([4]string{})
	if !own {
		words = gateLegend
	}
	join := own && brief >= legendJoined // what fires is another thing than what should
	name := func(key string) string {
		_, own := scene.OwnText(key)
		if short, ok := d.Maybe(key + ".short"); ok && !own && brief >= legendShort {
			return short
		}
		return d.Word(key)
	}
	entries := []mapEntry{
		{char: rightMarks[0], ink: Style{Fore: PointPositive, Bold: true}, ground: join, step: plusStep, text: name(words[0])},
		{char: rightMarks[1], ink: Style{Fore: PointNegative, Bold: true}, ground: join, step: minusStep, text: name(words[1])},
	}
	if word := "map.wrong"; wrong > 0 {
		if d.p.Values != nil {
			word = "map.off"
		}
		entries = append(entries, d.counted(wrongMarks[0], word, wrong, brief))
	}
	if memorised > 0 {
		entries = append(entries, d.counted(memorisedMarks[0], "map.memorised", memorised, brief))
	}
	if !join {
		entries = append(entries, mapEntry{ground: true, step: plusStep, text: name(words[2])}, mapEntry{ground: true, step: minusStep, text: name(words[3])})
	}
	if remark := d.remark(covered, brief); remark != "" {
		entries = append(entries, mapEntry{text: remark, short: brief == legendLeast})
	}
	return entries
}

// remark says how many samples are not to be seen: of values how many are drawn.
func (d mapPanel) remark(covered int, brief brevity) string {
	switch {
	case d.p.Chance: // of a draw some more or less say nothing
		return ""
	case d.p.Values != nil && brief < legendLeast:
		return d.Say("map.drawn", map[string]string{"count": strconv.Itoa(len(d.p.Samples)), "all": strconv.Itoa(d.p.Values.All)})
	case d.p.Values != nil || covered == 0:
		return ""
	case brief < legendLeast:
		return d.under(covered)
	}
	return d.Say("map.under.short", map[string]string{"count": strconv.Itoa(covered)})
}

// unsaid stands for a remark that has no room.
const unsaid = "…"

// The steps of the ground that stand for the two answers.
const plusStep, minusStep = 14, 2

// under says that so many samples lie under others.
func (d mapPanel) under(count int) string {
	return d.Say("map.under", map[string]string{"count": strconv.Itoa(count)})
}

// counted is the line of a mark that so many samples have.
func (d mapPanel) counted(char rune, word string, count int, brief brevity) mapEntry {
	entry := mapEntry{char: char, ink: Style{Fore: Strong, Bold: true}, text: d.Word(word)}
	if brief < legendShort {
		entry.text += " " + strconv.Itoa(count)
	}
	return entry
}

// entry writes a line of a legend.
func (d mapPanel) entry(c Canvas, x, y int, entry mapEntry) {
	c.Text(x+entry.mark(), y, entry.text, Style{Fore: Muted})
	if entry.char != 0 {
		c.Set(x, y, entry.char, entry.ink)
		x++
	}
	if entry.ground {
		d.mapCell(c, x, y, entry.step, entry.step)
	}
}

// right says how many samples are right, in words or where these have no room in
// numbers alone; of values it is R². "" where there are none.
func (d mapPanel) right(width int) string {
	if d.p.Values != nil {
		return fmt.Sprintf("R² %*s", r2Wide, Write(scene.Number(max(d.p.Values.R2, leastR2), 3)))
	}
	right, all := 0, strconv.Itoa(len(d.p.Samples))
	for _, sample := range d.p.Samples {
		right += Extra(sample.Right)
	}
	text := d.Say("map.right", map[string]string{"right": strconv.Itoa(right), "all": all})
	switch {
	case len(d.p.Samples) == 0 || d.p.Of != "" || d.p.Chance: // neither a neuron nor a chance is right or wrong
		return ""
	case Cells(text) > width:
		return strconv.Itoa(right) + "/" + all
	}
	return text
}

// r2Wide is how wide R² is at most, and leastR2 the least that is told: further down it
// says nothing more.
const r2Wide, leastR2 = 6, -9.999

// rightIn is as much of it as a legend of a brevity must have room for.
func (d mapPanel) rightIn(brief brevity) string {
	switch brief {
	case legendFull:
		return d.right(99)
	case legendLeast:
		return ""
	case legendJoined, legendShort:
	}
	return d.right(0)
}

// legendWide is how wide a legend beside a map is.
func (d mapPanel) legendWide(brief brevity) int {
	wide := Cells(d.rightIn(brief))
	for _, entry := range d.reserved(brief) {
		wide = max(wide, entry.wide())
	}
	return wide
}

// legend says beside the map or below it what its marks mean, and how many samples are
// right.
func (d mapPanel) legend(c Canvas, room mapRoom) {
	at, entries := room.ground.at, d.entries(room.ground, room.brief)
	if room.beside {
		x, name := at.X+at.W+legendAir, d.nameAcross(room.ground)+Cells(d.Word(d.p.X.Name))
		if at.H < mostEntries { // they may pass its row
			x = max(x, min(name+1, c.At.W-d.legendWide(room.brief)))
		}
		side := c.Window(Rect{x, 0, c.At.W - x, c.At.H})
		past := func(y, wide int) int { // what stands in the row of the axis begins behind its name, where it has room
			return max(min(name+1-x, side.At.W-wide), 0) * Extra(y == at.H)
		}
		if last := len(entries) - 1; entries[last].short {
			entries = entries[:last]
			if !d.probing() {
				c.Text(mapLeft, c.At.H-1, d.under(d.covered(room.ground)), Style{Fore: Muted}) // the cursor's row
			}
		}
		for y, entry := range entries {
			d.entry(side, past(y, entry.wide()), y, entry)
		}
		y := len(entries) + Extra(len(entries)+1 < side.At.H)
		if d.probing() && y == at.Y+at.H+mapFoot {
			return // the cursor's row
		}
		from := past(y, Cells(d.right(0)))
		side.Text(from, y, d.right(side.At.W-from), Style{Fore: Strong, Bold: true})
		return
	}
	d.legendBelow(c, room, entries)
}

// A cornered entry is one in its place.
type cornered struct {
	x, y  int
	entry mapEntry
}

// flow puts entries below each other in rows of a width, and tells how many rows they
// take with how many are right, which stands at the end of the last.
func (d mapPanel) flow(entries []mapEntry, right string, width int, brief brevity) (flowed []cornered, rows int) {
	air := 2 - Extra(brief >= legendShort)
	x, y := 0, 0
	for _, entry := range entries {
		if x > 0 && x+entry.wide() > width {
			x, y = 0, y+1
		}
		if entry.wide() > width {
			return nil, 99 // never whole
		}
		flowed = append(flowed, cornered{x, y, entry})
		x += entry.wide() + air
	}
	if right != "" && x+Cells(right) > width {
		y++
	}
	return flowed, y + 1
}

// indent is where a legend below a map begins: under its ground, or where that leaves too
// little room at the rim.
func (d mapPanel) indent(brief brevity) int { return mapLeft * Extra(brief < legendShort) }

// legendBelow writes the legend below a map. Where a remark has no room, dots say so.
func (d mapPanel) legendBelow(c Canvas, room mapRoom, entries []mapEntry) {
	foot, indent := room.ground.at.Y+room.ground.at.H+mapFoot, d.indent(room.brief)
	below := c.Window(Rect{indent, foot, c.At.W - indent, c.At.H - foot})
	rows := below.At.H - Extra(d.probing()) // the last row is the cursor's
	if rows < 1 {
		return
	}
	flowed, _ := d.flow(entries, "", below.At.W, room.brief)
	x, y := 0, 0
	for _, e := range flowed {
		if e.y < rows {
			d.entry(below, e.x, e.y, e.entry)
			x, y = e.x+e.entry.wide()+1, e.y
		}
	}
	if len(flowed) == 0 || flowed[len(flowed)-1].y >= rows {
		x = below.Text(min(x, below.At.W-1), y, unsaid, Style{Fore: Muted}) + 1
	}
	strong := Style{Fore: Strong, Bold: true}
	switch text := d.right(below.At.W); {
	case x+1+Cells(text) <= below.At.W:
		below.Right(below.At.W, y, text, strong)
	case y+1 < rows:
		below.Text(0, y+1, text, strong)
	case x+Cells(d.right(0)) <= below.At.W:
		below.Right(below.At.W, y, d.right(0), strong)
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
	if d.p.Landscape() {
		c.Text(end, line, height(d.p.Height(answer)), Style{Fore: Strong, Bold: true})
		return
	}
	if d.p.Chance {
		c.Text(end, line, Write(scene.Number(d.p.Likely(answer), 3)), Style{Fore: RoleColor(scene.BySign, answer), Bold: true})
		return
	}
	c.Text(end, line, Write(scene.Signed(answer, 3)), Style{Fore: RoleColor(scene.BySign, answer), Bold: true})
}
