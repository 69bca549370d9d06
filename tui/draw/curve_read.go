package draw

import (
	"slices"
	"strconv"

	"sinapse/lessons/scene"
)

// cursor draws the place where a curve is read: through the area, upon each run, and
// its step at the axis.
func (d curvePanel) cursor(c Canvas, room curveRoom, step int) {
	area := c.Window(room.area)
	x := d.column(step, room.reach, area.At.W)
	for y := range area.At.H {
		if char := area.get(x, y).char; char == ' ' || char == '╌' {
			area.Set(x, y, '┊', Style{Fore: Accent})
		}
	}
	for _, run := range d.p.Runs {
		if point, ok := run.At(step); ok && finite(point.Last) {
			area.Set(x, room.scale.line(point.Last), '┼', Style{Fore: Dark, Back: Accent, Bold: true})
		}
	}
	foot := room.area.Y + room.area.H
	if foot+1 >= c.At.H {
		return
	}
	text := Tick(float64(step))
	from := min(max(room.area.X+x-Cells(text)/2, 0), c.At.W-Cells(text))
	c.Clear(wordsAt(c, from-1, foot+1, Cells(text)+2))
	c.Text(from, foot+1, text, Style{Fore: Accent, Bold: true})
}

// wordsAt is so many cells of a row, with the words that they would cut in two.
func wordsAt(c Canvas, x, y, wide int) Rect {
	end := x + wide
	for c.get(x, y).char != ' ' {
		x--
	}
	for c.get(end, y).char != ' ' {
		end++
	}
	return Rect{x, y, end - x, 1}
}

// reading is the legend of a curve that is read: the losses at a step, and how far
// validation is above train.
func (d curvePanel) reading(c Canvas, form legendForm, step int) {
	if form.rows < 1 {
		return
	}
	gap, told := d.gap(step)
	end := legendEntry{-1, gap, Style{Fore: Strong, Bold: true}}
	entries := d.read(step, true)
	if form.rows > 1 {
		from := d.entries(c, entries, form.columns)
		if from -= Cells(gap) + legendGap; told && from >= 0 {
			c.Text(from, form.rows-1, gap, end.ink)
		}
		return
	}
	for _, names := range []bool{true, false} { // numbers before names
		entries = d.read(step, names)
		for _, more := range [][]legendEntry{{end}, nil} {
			all := append(slices.Clone(entries), more...)
			if _, wide := widths(all, len(all)); wide <= c.At.W && (told || more == nil) {
				d.entries(c, all, len(all))
				return
			}
		}
	}
}

// read are the runs with their losses at a step, "—" where there is none.
func (d curvePanel) read(step int, names bool) []legendEntry {
	entries := make([]legendEntry, 0, len(d.p.Runs)+1)
	for i, run := range d.p.Runs {
		text := "—"
		if point, ok := run.At(step); ok {
			text = lossText(point.Last)
		}
		if names {
			text = d.RunName(run) + " " + text
		}
		entries = append(entries, legendEntry{i, text, Style{Fore: Strong}})
	}
	return entries
}

// gap is how far validation is above train at a step, where a curve has both: what
// the two losses that are shown make.
func (d curvePanel) gap(step int) (text string, ok bool) {
	losses := map[scene.Role]scene.Quantity{}
	for _, run := range d.p.Runs {
		point, there := run.At(step)
		if _, double := losses[run.Role]; there && !double && finite(point.Last) {
			losses[run.Role] = shownLoss(point.Last)
		}
	}
	train, validation := losses[scene.Train], losses[scene.Validation]
	if !train.Given || !validation.Given {
		return "", false
	}
	low, _ := strconv.ParseFloat(train.Plain(), 64)
	high, _ := strconv.ParseFloat(validation.Plain(), 64)
	decimals := max(train.Decimals, validation.Decimals)
	if min(train.Decimals, validation.Decimals) < 0 {
		decimals = -1
	}
	return d.Word("curve.gap") + " " + Write(scene.Signed(high-low, decimals)), true
}

// readable lets the mouse read the curve: a click goes to the nearest step that can
// be read.
func (d curvePanel) readable(area Canvas, room curveRoom) {
	if d.Reached == nil {
		return
	}
	right := area.At.W
	for _, item := range d.p.About().Items { // from the right
		if step, ok := d.p.Reading(item.ID); ok {
			x := d.column(step, room.reach, area.At.W)
			d.reach(area, Rect{x, 0, right - x, area.At.H}, item.ID)
			right = x
		}
	}
}
