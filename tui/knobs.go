package tui

import (
	"math"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// A knob is where a control stands in a row of them: the columns of its band, its
// name and its value.
type knob struct {
	control     lessons.Control
	number      int // of the control
	x, wide     int
	name, value int
}

const (
	leastShared = 3 // switches one after another that share rows
	beforeName  = 6 // columns: the cursor and a symbol
	beforeNext  = 4 // between a switch and the next one's name
)

// A desk is the controls of a page: rows of knobs, and what is typed for one.
type desk struct {
	*lesson
	*draw.Drawer
	pointer  *pointer
	controls []lessons.Control
	wide     int // of the rows
}

// rows puts the controls below each other; switches, which are short, beside
// each other where there are several. How many rows there are depends on the
// screen alone, the columns on the width of the controls' place.
func (d desk) rows(width int) [][]knob {
	controls := d.controls
	var rows [][]knob
	first := 0 // how wide the names of the first column are
	for i := 0; i < len(controls); {
		n := alike(controls[i:])
		if n < leastShared {
			n = 1
			first = max(first, draw.Cells(d.Word("control."+controls[i].Name())))
			rows = append(rows, []knob{{control: controls[i], number: i, wide: width, name: beforeName}})
		} else {
			rows = append(rows, switchRows(controls[i:i+n], i, d.wide, d.Voice)...)
			first = max(first, rows[len(rows)-1][0].value-2-beforeName)
		}
		i += n
	}
	for _, row := range rows {
		if row[0].value == 0 {
			row[0].value = beforeName + first + 2
		}
	}
	return rows
}

// alike counts the switches that controls begin with.
func alike(controls []lessons.Control) int {
	for i, control := range controls {
		if _, ok := control.(lessons.Switch); !ok {
			return i
		}
	}
	return len(controls)
}

// switchRows shares rows among switches, in as many columns as have room; from is
// the number of the first one.
func switchRows(switches []lessons.Control, from, width int, v *draw.Voice) [][]knob {
	value := 2 + max(draw.Cells(v.Word("switch.on")), draw.Cells(v.Word("switch.off")))
	count := len(switches)
	for columns := count; ; columns-- {
		rows := (count + columns - 1) / columns
		if columns != (count+rows-1)/rows {
			continue // the rows would not be alike
		}
		names := make([]int, columns)
		for i, control := range switches {
			names[i%columns] = max(names[i%columns], draw.Cells(v.Word("control."+control.Name())))
		}
		wide := beforeName - beforeNext
		for _, name := range names {
			wide += beforeNext + name + 2 + value
		}
		if wide <= width || columns == 1 {
			return placed(switches, from, value, names)
		}
	}
}

// placed puts switches in rows, under names of such widths.
func placed(switches []lessons.Control, from, value int, names []int) [][]knob {
	var rows [][]knob
	x := 0
	for i, control := range switches {
		if i%len(names) == 0 {
			rows, x = append(rows, nil), beforeName
		}
		k := knob{control: control, number: from + i, x: x - 3, name: x, value: x + names[i%len(names)] + 2}
		x = k.value + value + beforeNext
		if i%len(names) == 0 {
			k.x = 0 // its cursor stands below those of other rows
		}
		k.wide = x - 3 - k.x
		rows[len(rows)-1] = append(rows[len(rows)-1], k)
	}
	return rows
}

// row is the row of the chosen control.
func (d desk) row(rows [][]knob) int {
	for y, row := range rows {
		if last := row[len(row)-1].number; d.control <= last {
			return y
		}
	}
	return 0
}

// below is how many rows of controls stand in a place below the chosen one.
func (d desk) below(at draw.Rect) int {
	rows := d.rows(at.W)
	return max(min(len(rows), at.H)-1-d.row(rows), 0)
}

// draw draws the controls; where there are more rows of them than there is
// room, the focused one stays in sight.
func (d desk) draw(c draw.Canvas) {
	rows := d.rows(c.At.W)
	from := max(d.row(rows)-c.At.H+1, 0)
	for y := range min(c.At.H, len(rows)-from) {
		for _, k := range rows[from+y] {
			d.drawRow(c, y, k)
		}
	}
	if from+c.At.H < len(rows) {
		c.Set(0, c.At.H-1, '↓', draw.Style{Fore: draw.Accent})
	}
	if from > 0 {
		c.Set(0, 0, '↑', draw.Style{Fore: draw.Accent})
	}
}

// drawRow draws a control with its name in its place of a row.
func (d desk) drawRow(c draw.Canvas, y int, k knob) {
	name := draw.Style{Fore: draw.Muted}
	focused := d.focus == 0 && d.control == k.number
	if focused {
		c.Fill(draw.Rect{X: k.x, Y: y, W: k.wide, H: 1}, draw.Selection)
		c.Set(k.x+1, y, '▸', draw.Style{Fore: draw.Accent, Bold: true})
		name = draw.Style{Fore: draw.Strong, Bold: true}
	}
	sign := d.signOf(k.control.Name())
	c.Text(min(k.x+3, k.name-1-draw.Cells(sign)), y, sign, draw.Style{Fore: draw.Strong, Bold: true})
	c.Text(k.name, y, d.Word("control."+k.control.Name()), name)
	d.pointer.hit(c, draw.Rect{X: k.x, Y: y, W: k.wide, H: 1}, func() { d.focus, d.control = 0, k.number })
	d.drawKnob(c.Window(draw.Rect{X: k.value, Y: y, W: k.x + k.wide - k.value - 1, H: 1}), k.control, focused)
}

// signOf is the sign of a parameter by its control: w₁ for w1, b for b.
func (d desk) signOf(name string) string {
	if name == "b" || name == "w" {
		return name
	}
	parameter, _ := scene.ParseItem(name)
	if at, ok := parameter.Of("w", 1); ok {
		return d.Sign("w", at[0])
	}
	return ""
}

// drawKnob draws a control after its name.
func (d desk) drawKnob(c draw.Canvas, control lessons.Control, focused bool) {
	if typing := d.typing; typing != nil && typing.control == control.Name() {
		d.drawField(c, typing)
		return
	}
	value := draw.Style{Fore: draw.Strong, Bold: true}
	switch k := control.(type) {
	case lessons.Slider:
		d.drawSlider(c, k, focused)
	case lessons.Choices:
		d.drawChoices(c, k)
	case lessons.Switch:
		char, word := '○', "switch.off"
		if k.Get() {
			char, word = '●', "switch.on"
		}
		c.Set(0, 0, char, draw.Style{Fore: draw.Accent})
		c.Text(2, 0, d.Word(word), value)
		d.pointer.hit(c, draw.Rect{X: 0, Y: 0, W: 8, H: 1}, func() { d.nudgeBy(k.ID, 1) })
	case lessons.Text:
		d.drawText(c, k)
	}
}

// drawChoices draws the options in a row; where they have no room, the chosen
// one alone.
func (d desk) drawChoices(c draw.Canvas, k lessons.Choices) {
	wide := 0
	for _, option := range k.Options {
		wide += draw.Cells(d.Word(option)) + 5
	}
	x := 0
	for i, option := range k.Options {
		chosen := i == k.Get()
		if wide > c.At.W && !chosen {
			continue
		}
		style, start := draw.Style{Fore: draw.Muted}, x
		if chosen {
			style = draw.Style{Fore: draw.Strong, Bold: true}
			c.Set(x, 0, '‹', draw.Style{Fore: draw.Accent})
		}
		x = c.Text(x+2, 0, d.Word(option), style)
		if chosen {
			c.Set(x+1, 0, '›', draw.Style{Fore: draw.Accent})
		}
		d.pointer.hit(c, draw.Rect{X: start, Y: 0, W: x - start + 2, H: 1}, func() {
			d.apply(lessons.Move{Verb: lessons.Type, Target: k.ID, Value: strconv.Itoa(i + 1)})
		})
		x += 3
	}
}

// drawText draws a typed text with what stands around it, and beside it what is
// wrong with it.
func (d desk) drawText(c draw.Canvas, t lessons.Text) {
	x := c.Text(0, 0, d.Formula(t.Before), draw.Style{Fore: draw.Faint})
	x = c.Text(x, 0, draw.Crop(t.Get(), c.At.W-x), draw.Style{Fore: draw.Strong, Bold: true})
	x = c.Text(x, 0, d.Formula(t.After), draw.Style{Fore: draw.Faint})
	d.pointer.hit(c, draw.Rect{X: 0, Y: 0, W: max(x, 8), H: 1}, d.startTyping)
	if t.Problem == nil {
		return
	}
	if wrong := t.Problem(); wrong != nil {
		c.Text(x+2, 0, draw.Crop("✗ "+refused(d.Voice, wrong), c.At.W-x-2), draw.Style{Fore: draw.Danger})
	}
}

// longSeed is from where on a whole number has no exponent: no quantity of a lesson
// is as large.
const longSeed = 1e7

// sliderValue writes a slider's value as its row shows it.
func sliderValue(s lessons.Slider) string {
	if s.Log && s.Get() >= 1000 { // no exponent for what can be counted
		return draw.Typeset(strconv.FormatFloat(s.Get(), 'f', 0, 64))
	}
	if !s.Log && s.Decimals == 0 && s.Get() >= longSeed { // a seed is a name, and shown whole
		return strconv.FormatFloat(s.Get(), 'f', 0, 64)
	}
	if s.Log { // three digits that count, whatever the size
		return draw.Typeset(strconv.FormatFloat(s.Get(), 'g', 3, 64))
	}
	return draw.Write(scene.Number(s.Get(), s.Decimals))
}

// sliderEnd writes an end of a slider's range, as it is.
func sliderEnd(s lessons.Slider, end float64) string {
	if s.Log || end != math.Trunc(end) {
		return draw.Tick(end)
	}
	return draw.Write(scene.Number(end, 0))
}

// drawSlider draws the track, the knob, the value and its unit.
func (d desk) drawSlider(c draw.Canvas, s lessons.Slider, focused bool) {
	const (
		reserve = 11 // for the widest value
		highest = 6  // for the range's end; a longer one is left out
	)
	unit, tail := "", reserve
	if s.Unit != "" {
		unit = d.Unit(s.Unit, sliderValue(s))
	}
	if units := d.units(); units > 0 && c.At.W > 70 {
		tail += 2 + units
	}
	tail += 7                                                         // the step size, of the focused one
	track := min(max(c.At.W-tail-16, 10), 61, max(c.At.W-reserve, 3)) // beside a long name the track gives way, not the number
	low, high := draw.Write(scene.Number(s.Min, 0)), draw.Write(scene.Number(s.Max, 0))
	if s.Log || s.Min != math.Trunc(s.Min) || s.Max != math.Trunc(s.Max) {
		low, high = draw.Tick(s.Min), draw.Tick(s.Max)
	}
	x := 0
	if c.At.W > 60 {
		c.Right(7, 0, low, draw.Style{Fore: draw.Faint})
		x = 8
	}
	d.track(c, draw.Rect{X: x, Y: 0, W: track, H: 1}, s, focused)
	x += track
	if c.At.W > 60 {
		if draw.Cells(high) <= highest {
			c.Text(x+1, 0, high, draw.Style{Fore: draw.Faint})
		}
		x += 7
	}
	ink := draw.Style{Fore: draw.Accent, Bold: true}
	if s.Signed {
		ink.Fore = draw.RoleColor(scene.BySign, s.Get())
	}
	c.Right(x+reserve, 0, sliderValue(s), ink)
	if unit != "" && c.At.W > 70 {
		c.Text(x+reserve+2, 0, unit, draw.Style{Fore: draw.Muted})
	}
	if size := d.stepSize(s); focused && x+reserve+1+draw.Cells(size) <= c.At.W {
		c.Right(c.At.W, 0, size, draw.Style{Fore: draw.Muted})
	}
}

// units is the room for the widest unit of the sliders, so that they share
// their columns.
func (d desk) units() int {
	wide := 0
	for _, control := range d.controls {
		if slider, ok := control.(lessons.Slider); ok && slider.Unit != "" {
			wide = max(wide, draw.Cells(d.Word(slider.Unit)))
		}
	}
	return wide
}

// stepSize says how much an arrow changes the focused slider.
func (d desk) stepSize(s lessons.Slider) string {
	size := d.size
	if s.Log {
		return d.Word([3]string{"step.log.fine", "step.log", "step.log.coarse"}[size])
	}
	return "±" + draw.Tick(s.Change(stepSizes[size]))
}

// track draws a slider from zero to the knob.
func (d desk) track(c draw.Canvas, r draw.Rect, s lessons.Slider, focused bool) {
	at := func(value float64) int {
		share := s.Share(value)
		if math.IsNaN(share) { // a run that diverged left no number
			return r.X
		}
		return r.X + int(math.Round(min(max(share, 0), 1)*float64(r.W-1)))
	}
	for x := r.X; x < r.X+r.W; x++ {
		c.Set(x, 0, '─', draw.Style{Fore: draw.Track})
		d.pointer.hit(c, draw.Rect{X: x, Y: 0, W: 1, H: 1}, d.slideTo(s, float64(x-r.X)/float64(r.W-1)))
		d.pointer.track(draw.Rect{X: c.At.X + r.X, Y: c.At.Y, W: r.W, H: 1})
	}
	c.Set(r.X, 0, '├', draw.Style{Fore: draw.Border})
	c.Set(r.X+r.W-1, 0, '┤', draw.Style{Fore: draw.Border})
	zero, knob := r.X, at(s.Get())
	ink := draw.Style{Fore: draw.Accent}
	if s.Signed {
		zero = at(0)
		ink.Fore = draw.RoleColor(scene.BySign, s.Get())
		c.Set(zero, 0, '┼', draw.Style{Fore: draw.Border})
	}
	for x := min(zero, knob); x <= max(zero, knob); x++ {
		if x != zero || !s.Signed {
			c.Set(x, 0, '━', ink)
		}
	}
	if focused {
		ink = draw.Style{Fore: draw.Accent, Bold: true}
	}
	c.Set(knob, 0, '●', ink)
}

// slideTo returns what a click on a track does.
func (d desk) slideTo(s lessons.Slider, share float64) func() {
	return func() {
		d.apply(lessons.Move{Verb: lessons.Type, Target: s.ID, Value: strconv.FormatFloat(s.At(share), 'g', 10, 64)})
	}
}
