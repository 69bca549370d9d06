package tui

import (
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/tui/draw"
)

// leastTitle is how few cells a chapter's name is cropped to; with less it is
// left out.
const leastTitle = 10

// drawHeader names the chapter and the screen, and how far the learner is.
func (p *page) drawHeader(c draw.Canvas) {
	screens := p.Session.Screens()
	dots := 1 + len(screens)
	x := c.Text(0, 0, "sinapse", draw.Style{Fore: draw.Accent, Bold: true}) + 2
	chapter, here, pace := draw.Title(p.Book, p.id), p.Screen(p.Session.Screen().ID).Title, ""
	count := draw.Tick(float64(p.Session.Index()+1)) + "/" + draw.Tick(float64(len(screens)))
	room := c.At.W - x - draw.Cells(" › ") - 4 - draw.Cells(count) - len(headerEnd) - dots // air, and the corner
	if p.clock.running {
		pace = p.pace(false)
		if draw.Cells(chapter+here+pace)+2 > room {
			pace = p.pace(true)
		}
		room -= draw.Cells(pace) + 2
	}
	if left := room - draw.Cells(here); left >= leastTitle || draw.Cells(chapter) <= left {
		x = c.Text(x, 0, draw.Crop(chapter, left), draw.Style{Fore: draw.Muted})
		x = c.Text(x+1, 0, "› ", draw.Style{Fore: draw.Faint})
	} else if room += draw.Cells(" › "); room < draw.Cells(here) { // where little has room, it is the screen's name
		room += dots
		dots = 0
	}
	c.Text(x, 0, draw.Crop(here, room), draw.Style{Fore: draw.Strong, Bold: true})
	right := edges{p.model, p.Voice}.drawCorner(c) - 2
	c.Right(right, 0, count, draw.Style{Fore: draw.Text})
	right -= draw.Cells(count) + dots
	for i, screen := range screens[:max(dots-1, 0)] {
		char, ink := '○', draw.Faint
		switch {
		case i == p.Session.Index():
			char, ink = '◉', draw.Accent
		case p.Session.Done(screen):
			char, ink = '●', draw.Success
		}
		c.Set(right+i, 0, char, draw.Style{Fore: ink})
		p.hit(c, draw.Rect{X: right + i, Y: 0, W: 1, H: 1}, func() { p.GoTo(screen.ID) })
	}
	c.Right(right-2, 0, pace, draw.Style{Fore: draw.Accent})
}

// edges are what the map and a lesson have alike: the corner of the header, the help
// strip, what is to be told.
type edges struct {
	*Model
	*draw.Voice
}

// headerEnd ends every header: find, the language, help.
const headerEnd = "/  pt  ?"

// drawCorner draws it, and returns where it begins. A click on each does what its
// key does.
func (e edges) drawCorner(c draw.Canvas) int {
	x := c.At.W - len(headerEnd)
	for _, id := range []string{"find", "language", "help"} {
		b := e.table.named(id)
		text := b.Shown
		if id == "language" {
			text = string(e.language)
		}
		c.Text(x, 0, text, draw.Style{Fore: draw.Muted})
		e.pointer.hit(c, draw.Rect{X: x, Y: 0, W: len(text), H: 1}, func() { e.pointer.pressed = b.press })
		x += len(text) + 2
	}
	return c.At.W - len(headerEnd)
}

// pace says how fast the lesson runs, in a few cells where it has to be short.
func (p *page) pace(short bool) string {
	if p.clock.script != nil {
		return p.Word("pace.solution")
	}
	name, ticks := p.Word(speeds[p.speed].name), p.tempo()
	number := draw.Tick(ticks) + "/s"
	switch {
	case ticks == 0:
		return name
	case short:
		return number
	}
	return name + " · " + number
}

// drawStrip draws the help strip, or what is typed for an item of the scene,
// which has no row of its own.
func (p *page) drawStrip(c draw.Canvas) {
	if p.typing == nil || p.desk().listed(p.typing.control) {
		edges{p.model, p.Voice}.drawStrip(c)
		return
	}
	x := c.Text(0, 0, p.typing.control+" = ", draw.Style{Fore: draw.Strong, Bold: true})
	p.desk().drawField(c.Window(draw.Rect{X: x, Y: 0, W: c.At.W - x, H: 1}), p.typing)
}

// listed tells whether a control has a row of its own.
func (d desk) listed(control string) bool {
	return slices.ContainsFunc(d.controls, func(c lessons.Control) bool { return c.Name() == control })
}

// drawStrip draws the help strip: what works now, by use.
func (e edges) drawStrip(c draw.Canvas) {
	gap, x := 3, 0
	if e.form().mode < Wide {
		gap = 2
	}
	if notice := e.told(); notice != "" {
		if draw.Cells(notice) <= c.At.W { // else it takes more rows: drawNotice
			c.Text(0, 0, notice, draw.Style{Fore: draw.Guess})
		}
		return
	}
	strip := e.strip()
	last := len(strip) - 1
	_, _, room := e.stripKey(strip[last]) // help is always there
	for i, b := range strip {
		key, word, wide := e.stripKey(b)
		if i < last && (x+wide+gap+room > c.At.W || i >= 9) {
			continue
		}
		start := x
		x = c.Text(x, 0, key, draw.Style{Fore: draw.Text, Bold: true})
		x = c.Text(x+1, 0, word, draw.Style{Fore: draw.Muted})
		if b.keys[0] == b.Shown { // of ↑↓, nobody knows which is meant
			e.pointer.hit(c, draw.Rect{X: start, Y: 0, W: x - start, H: 1}, func() { e.pointer.pressed = b.press })
		}
		x += gap
	}
}

// stripKey is how the help strip writes a binding, and how many cells it takes.
func (e edges) stripKey(b Binding) (key, word string, wide int) {
	if b.ID == "answer" {
		b.Shown = "1–" + strconv.Itoa(e.choices(e.Lesson.openQuestion()))
	}
	key, word = e.tongue().keys(b), "key."+b.ID
	if b.word != nil {
		word = b.word(e.Model)
	}
	word = e.Word(word)
	return key, word, draw.Cells(key) + 1 + draw.Cells(word)
}

// strip lists the bindings of the help strip that work now, by rank; help
// comes last. At the end of a run those that run are left out: they only say so.
func (e edges) strip() []Binding {
	var strip []Binding
	idle := e.idle()
	for rank := 1; rank <= lastRank; rank++ {
		for _, b := range e.table {
			if b.strip == rank && b.place&e.under() != 0 && (b.can == nil || b.can(e.Model)) && (b.shown == nil || b.shown(e.Model)) && !slices.Contains(idle, b.ID) {
				strip = append(strip, b)
			}
		}
	}
	return strip
}

// idle are the bindings that the strip need not name: what leads to words that
// stand there, and, at the end of a run, those that run, unless a step goes over what
// was done before.
func (e edges) idle() []string {
	l := e.Lesson
	if l == nil {
		return nil
	}
	var idle []string
	if l.reading || e.form().mode == Wide {
		idle = append(idle, "words")
	}
	if l.clock.running || !l.Session.Still() {
		return idle
	}
	if !canRedo(e.Model) {
		idle = append(idle, "step")
	}
	return append(idle, "run")
}

// drawNotice draws what is to be told and takes more than the strip's one row, over
// the page's last rows.
func (e edges) drawNotice(c draw.Canvas) { drawFoot(c, e.notice(c)) }

// notice sets what is to be told and takes more than the strip's one row.
func (e edges) notice(c draw.Canvas) []draw.Line {
	notice, width := e.told(), c.At.W-2
	typing := e.Lesson != nil && e.Lesson.typing != nil
	if draw.Cells(notice) <= width || typing || c.At.W < tinyWidth || c.At.H < tinyHeight {
		return nil
	}
	return draw.Wrap([]draw.Segment{{Text: notice, Style: draw.Style{Fore: draw.Guess}}}, width, 0)
}

// drawFoot draws lines over the page's last rows.
func drawFoot(c draw.Canvas, lines []draw.Line) {
	lines = lines[:min(len(lines), c.At.H)]
	at := draw.Rect{X: 0, Y: c.At.H - len(lines), W: c.At.W, H: len(lines)}
	c.Clear(at)
	for y, l := range lines {
		l.Draw(c.Window(draw.Rect{X: 1, Y: at.Y, W: at.W - 2, H: at.H}), y)
	}
}

// told is what is to be told now, "" for nothing.
func (e edges) told() string {
	if text := e.Notice.In(e.Voice); text != "" {
		if e.Notice.unsaved() {
			text += " " + e.Word("notice.again")
		}
		return text
	}
	if e.Lesson != nil && e.Lesson.notice != "" {
		return e.Word(e.Lesson.notice)
	}
	return ""
}
