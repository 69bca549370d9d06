package tui

import (
	"math"
	"strconv"

	"sinapse/lessons"
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

// knobRows puts the controls below each other; switches, which are short, beside
// each other where there are several. How many rows there are depends on the
// screen alone, the columns on the width of the controls' place.
func (m *Model) knobRows(v *voice, width int) [][]knob {
	controls := m.lesson.session.Controls()
	var rows [][]knob
	first := 0 // how wide the names of the first column are
	for i := 0; i < len(controls); {
		n := alike(controls[i:])
		if n < leastShared {
			n = 1
			first = max(first, cells(v.word("control."+controls[i].Name())))
			rows = append(rows, []knob{{control: controls[i], number: i, wide: width, name: beforeName}})
		} else {
			rows = append(rows, switchRows(controls[i:i+n], i, m.size.width-2, v)...)
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
func switchRows(switches []lessons.Control, from, width int, v *voice) [][]knob {
	value := 2 + max(cells(v.word("switch.on")), cells(v.word("switch.off")))
	count := len(switches)
	for columns := count; ; columns-- {
		rows := (count + columns - 1) / columns
		if columns != (count+rows-1)/rows {
			continue // the rows would not be alike
		}
		names := make([]int, columns)
		for i, control := range switches {
			names[i%columns] = max(names[i%columns], cells(v.word("control."+control.Name())))
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

// drawKnobs draws the controls; where there are more rows of them than there is
// room, the focused one stays in sight.
func (m *Model) drawKnobs(c canvas, v *voice) {
	rows, from := m.knobRows(v, c.at.W), 0
	for y, row := range rows {
		if last := row[len(row)-1].number; m.lesson.control <= last {
			from = max(y-c.at.H+1, 0)
			break
		}
	}
	for y := range min(c.at.H, len(rows)-from) {
		for _, k := range rows[from+y] {
			m.drawRow(c, y, k, v)
		}
	}
	if from+c.at.H < len(rows) {
		c.set(0, c.at.H-1, '↓', Style{Fore: Accent})
	}
	if from > 0 {
		c.set(0, 0, '↑', Style{Fore: Accent})
	}
}

// drawRow draws a control with its name in its place of a row.
func (m *Model) drawRow(c canvas, y int, k knob, v *voice) {
	l, name := m.lesson, Style{Fore: Muted}
	focused := l.focus == 0 && l.control == k.number
	if focused {
		c.fill(Rect{k.x, y, k.wide, 1}, Selection)
		c.set(k.x+1, y, '▸', Style{Fore: Accent, Bold: true})
		name = Style{Fore: Strong, Bold: true}
	}
	c.text(k.x+3, y, symbolOf(k.control.Name()), Style{Fore: Strong, Bold: true})
	c.text(k.name, y, v.word("control."+k.control.Name()), name)
	m.hit(c, Rect{k.x, y, k.wide, 1}, func() { l.focus, l.control = 0, k.number })
	m.drawKnob(c.window(Rect{k.value, y, k.x + k.wide - k.value - 1, 1}), k.control, focused, v)
}

// symbolOf is the sign of a parameter by its control: w₁ for w1, b for b.
func symbolOf(name string) string {
	switch {
	case name == "b" || name == "w":
		return name
	case len(name) == 2 && name[0] == 'w':
		return "w" + string('₀'+rune(name[1]-'0'))
	}
	return ""
}

// drawKnob draws a control after its name.
func (m *Model) drawKnob(c canvas, control lessons.Control, focused bool, v *voice) {
	if typing := m.lesson.typing; typing != nil && typing.control == control.Name() {
		m.drawField(c, typing, v)
		return
	}
	value := Style{Fore: Strong, Bold: true}
	switch k := control.(type) {
	case lessons.Slider:
		m.drawSlider(c, k, focused, v)
	case lessons.Choices:
		m.drawChoices(c, k, v)
	case lessons.Switch:
		char, word := '○', "switch.off"
		if k.Get() {
			char, word = '●', "switch.on"
		}
		c.set(0, 0, char, Style{Fore: Accent})
		c.text(2, 0, v.word(word), value)
		m.hit(c, Rect{0, 0, 8, 1}, func() { m.lesson.nudgeBy(k.ID, 1) })
	case lessons.Text:
		m.drawText(c, k, v)
	}
}

// drawChoices draws the options in a row; where they have no room, the chosen
// one alone.
func (m *Model) drawChoices(c canvas, k lessons.Choices, v *voice) {
	wide := 0
	for _, option := range k.Options {
		wide += cells(v.word(option)) + 5
	}
	x := 0
	for i, option := range k.Options {
		chosen := i == k.Get()
		if wide > c.at.W && !chosen {
			continue
		}
		style, start := Style{Fore: Muted}, x
		if chosen {
			style = Style{Fore: Strong, Bold: true}
			c.set(x, 0, '‹', Style{Fore: Accent})
		}
		x = c.text(x+2, 0, v.word(option), style)
		if chosen {
			c.set(x+1, 0, '›', Style{Fore: Accent})
		}
		m.hit(c, Rect{start, 0, x - start + 2, 1}, func() {
			m.lesson.apply(lessons.Move{Verb: lessons.Type, Target: k.ID, Value: strconv.Itoa(i + 1)})
		})
		x += 3
	}
}

// drawText draws a typed text with what stands around it, and beside it what is
// wrong with it.
func (m *Model) drawText(c canvas, t lessons.Text, v *voice) {
	x := c.text(0, 0, t.Before, Style{Fore: Faint})
	x = c.text(x, 0, t.Get(), Style{Fore: Strong, Bold: true})
	x = c.text(x, 0, t.After, Style{Fore: Faint})
	m.hit(c, Rect{0, 0, max(x, 8), 1}, m.lesson.startTyping)
	if t.Problem == nil {
		return
	}
	if wrong := t.Problem(); wrong != nil {
		c.text(x+2, 0, crop("✗ "+v.wrong(wrong), c.at.W-x-2), Style{Fore: Danger})
	}
}

// sliderValue writes a slider's value as its row shows it.
func sliderValue(s lessons.Slider) string {
	if s.Log && s.Get() >= 1000 { // no exponent for what can be counted
		return typeset(strconv.FormatFloat(s.Get(), 'f', 0, 64))
	}
	if s.Log { // three digits that count, whatever the size
		return typeset(strconv.FormatFloat(s.Get(), 'g', 3, 64))
	}
	return write(lessons.Number(s.Get(), s.Decimals))
}

// drawSlider draws the track, the knob, the value and its unit.
func (m *Model) drawSlider(c canvas, s lessons.Slider, focused bool, v *voice) {
	const reserve = 11 // for the widest value
	unit, tail := "", reserve
	if s.Unit != "" {
		unit = v.word(s.Unit)
	}
	if units := m.units(v); units > 0 && c.at.W > 70 {
		tail += 2 + units
	}
	tail += 7 // the step size, of the focused one
	track := min(max(c.at.W-tail-16, 10), 61)
	low, high := write(lessons.Number(s.Min, 0)), write(lessons.Number(s.Max, 0))
	if s.Max < 1 || s.Log {
		low, high = tick(s.Min), tick(s.Max)
	}
	x := 0
	if c.at.W > 60 {
		c.right(7, 0, low, Style{Fore: Faint})
		x = 8
	}
	m.track(c, Rect{x, 0, track, 1}, s, focused)
	x += track
	if c.at.W > 60 {
		c.text(x+1, 0, high, Style{Fore: Faint})
		x += 7
	}
	ink := Style{Fore: Accent, Bold: true}
	if s.Signed {
		ink.Fore = roleColor(lessons.BySign, s.Get())
	}
	c.right(x+reserve, 0, sliderValue(s), ink)
	if unit != "" && c.at.W > 70 {
		c.text(x+reserve+2, 0, unit, Style{Fore: Muted})
	}
	if size := m.stepSize(s, v); focused && x+reserve+1+cells(size) <= c.at.W {
		c.right(c.at.W, 0, size, Style{Fore: Muted})
	}
}

// units is the room for the widest unit of the sliders, so that they share
// their columns.
func (m *Model) units(v *voice) int {
	wide := 0
	for _, control := range m.lesson.session.Controls() {
		if slider, ok := control.(lessons.Slider); ok && slider.Unit != "" {
			wide = max(wide, cells(v.word(slider.Unit)))
		}
	}
	return wide
}

// stepSize says how much an arrow changes the focused slider.
func (m *Model) stepSize(s lessons.Slider, v *voice) string {
	size := m.lesson.size
	if s.Log {
		return v.word([3]string{"step.log.fine", "step.log", "step.log.coarse"}[size])
	}
	return "±" + tick(s.Step*stepSizes[size])
}

// track draws a slider from zero to the knob.
func (m *Model) track(c canvas, r Rect, s lessons.Slider, focused bool) {
	at := func(value float64) int {
		share := (value - s.Min) / (s.Max - s.Min)
		if s.Log {
			share = math.Log(value/s.Min) / math.Log(s.Max/s.Min)
		}
		if math.IsNaN(share) { // a run that diverged left no number
			return r.X
		}
		return r.X + int(math.Round(min(max(share, 0), 1)*float64(r.W-1)))
	}
	for x := r.X; x < r.X+r.W; x++ {
		c.set(x, 0, '─', Style{Fore: Track})
		m.hit(c, Rect{x, 0, 1, 1}, m.slideTo(s, float64(x-r.X)/float64(r.W-1)))
		(*m.hits)[len(*m.hits)-1].track = Rect{c.at.X + r.X, c.at.Y, r.W, 1}
	}
	c.set(r.X, 0, '├', Style{Fore: Border})
	c.set(r.X+r.W-1, 0, '┤', Style{Fore: Border})
	zero, knob := r.X, at(s.Get())
	ink := Style{Fore: Accent}
	if s.Signed {
		zero = at(0)
		ink.Fore = roleColor(lessons.BySign, s.Get())
		c.set(zero, 0, '┼', Style{Fore: Border})
	}
	for x := min(zero, knob); x <= max(zero, knob); x++ {
		if x != zero || !s.Signed {
			c.set(x, 0, '━', ink)
		}
	}
	if focused {
		ink = Style{Fore: Accent, Bold: true}
	}
	c.set(knob, 0, '●', ink)
}

// slideTo returns what a click on a track does.
func (m *Model) slideTo(s lessons.Slider, share float64) func() {
	return func() {
		value := s.Min + share*(s.Max-s.Min)
		if s.Log {
			value = s.Min * math.Pow(s.Max/s.Min, share)
			value, _ = strconv.ParseFloat(strconv.FormatFloat(value, 'g', 2, 64), 64)
		} else {
			value = math.Round(value/s.Step) * s.Step
		}
		value = min(max(value, s.Min), s.Max)
		m.lesson.apply(lessons.Move{Verb: lessons.Type, Target: s.ID, Value: strconv.FormatFloat(value, 'g', 10, 64)})
	}
}
