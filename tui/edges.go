package tui

import (
	"slices"

	"sinapse/content"
)

// leastTitle is how few cells a chapter's name is cropped to; with less it is
// left out.
const leastTitle = 10

// drawHeader names the chapter and the screen, and how far the learner is.
func (m *Model) drawHeader(c canvas, v *voice) {
	l := m.lesson
	screens := l.session.Screens()
	dots := 1 + len(screens)
	x := c.text(0, 0, "sinapse", Style{Fore: Accent, Bold: true}) + 2
	chapter, here, pace := title(v.book, l.id), v.screen(l.session.Screen().ID).Title, ""
	room := c.at.W - x - cells(" › ") - 7 - len(headerEnd) - dots // n/m, and the corner
	if l.clock.running {
		pace = m.pace(v, false)
		if cells(chapter+here+pace)+2 > room {
			pace = m.pace(v, true)
		}
		room -= cells(pace) + 2
	}
	if left := room - cells(here); left >= leastTitle || cells(chapter) <= left {
		x = c.text(x, 0, crop(chapter, left), Style{Fore: Muted})
		x = c.text(x+1, 0, "› ", Style{Fore: Faint})
	} else if room += cells(" › "); room < cells(here) { // where little has room, it is the screen's name
		room += dots
		dots = 0
	}
	c.text(x, 0, crop(here, room), Style{Fore: Strong, Bold: true})
	right := m.drawCorner(c) - 2
	count := tick(float64(l.session.Index()+1)) + "/" + tick(float64(len(screens)))
	c.right(right, 0, count, Style{Fore: Text})
	right -= cells(count) + dots
	for i, screen := range screens[:max(dots-1, 0)] {
		char, ink := '○', Faint
		switch {
		case i == l.session.Index():
			char, ink = '◉', Accent
		case l.session.Done(screen):
			char, ink = '●', Success
		}
		c.set(right+i, 0, char, Style{Fore: ink})
		m.hit(c, Rect{right + i, 0, 1, 1}, func() { l.goTo(screen.ID) })
	}
	c.right(right-2, 0, pace, Style{Fore: Accent})
}

// headerEnd ends every header: find, the language, help.
const headerEnd = "/  pt  ?"

// drawCorner draws it, and returns where it begins. A click on each does what its
// key does.
func (m *Model) drawCorner(c canvas) int {
	x := c.at.W - len(headerEnd)
	for _, id := range []string{"find", "language", "help"} {
		b := m.table[slices.IndexFunc(m.table, func(b binding) bool { return b.id == id })]
		text := b.shown
		if id == "language" {
			text = string(m.language)
		}
		c.text(x, 0, text, Style{Fore: Muted})
		m.hit(c, Rect{x, 0, len(text), 1}, func() { m.pressed = b.do })
		x += len(text) + 2
	}
	return c.at.W - len(headerEnd)
}

// pace says how fast the lesson runs, in a few cells where it has to be short.
func (m *Model) pace(v *voice, short bool) string {
	if m.lesson.clock.script != nil {
		return v.word("pace.solution")
	}
	if speed := speeds[m.lesson.speed]; speed > 0 {
		if short {
			return tick(float64(speed)) + "/s"
		}
		return v.say("pace", map[string]string{"speed": tick(float64(speed))})
	}
	return v.word("pace.most")
}

// drawStrip draws the help strip: what works now, by use.
func (m *Model) drawStrip(c canvas, v *voice) {
	if m.lesson != nil && m.lesson.typing != nil && !m.listed(m.lesson.typing.control) {
		x := c.text(0, 0, m.lesson.typing.control+" = ", Style{Fore: Strong, Bold: true})
		m.drawField(c.window(Rect{x, 0, c.at.W - x, 1}), m.lesson.typing, v)
		return
	}
	gap, x := 3, 0
	if c.at.W < wideWidth-2 {
		gap = 2
	}
	if notice := m.told(v); notice != "" {
		if cells(notice) <= c.at.W { // else it takes more rows: drawNotice
			c.text(0, 0, notice, Style{Fore: Guess})
		}
		return
	}
	strip := m.strip()
	last := len(strip) - 1
	_, _, room := m.stripKey(strip[last], v) // help is always there
	for i, b := range strip {
		key, word, wide := m.stripKey(b, v)
		if i < last && (x+wide+gap+room > c.at.W || i >= 9) {
			continue
		}
		start := x
		x = c.text(x, 0, key, Style{Fore: Text, Bold: true})
		x = c.text(x+1, 0, word, Style{Fore: Muted})
		if b.do != nil {
			m.hit(c, Rect{start, 0, x - start, 1}, func() { m.pressed = b.do })
		}
		x += gap
	}
}

// listed tells whether a control has a row of its own; one that belongs to an
// item of the scene has none.
func (m *Model) listed(control string) bool {
	for _, c := range m.lesson.session.Controls() {
		if c.Name() == control {
			return true
		}
	}
	return false
}

// stripKey is how the help strip writes a binding, and how many cells it takes.
func (m *Model) stripKey(b binding, v *voice) (key, word string, wide int) {
	key, word = b.shown, v.word("key."+b.id)
	if named, ok := v.book.Word("keyname." + key); ok {
		key = named
	}
	return key, word, cells(key) + 1 + cells(word)
}

// strip lists the bindings of the help strip that work now, by rank; help
// comes last.
func (m *Model) strip() []binding {
	var strip []binding
	for rank := 1; rank <= lastRank; rank++ {
		for _, b := range m.table {
			if b.strip == rank && b.place&m.here() != 0 && (b.can == nil || b.can(m)) {
				strip = append(strip, b)
			}
		}
	}
	return strip
}

// drawNotice draws what is to be told and takes more than the strip's one row, over
// the page's last rows.
func (m *Model) drawNotice(c canvas, v *voice) {
	notice, width := m.told(v), c.at.W-2
	typing := m.lesson != nil && m.lesson.typing != nil
	if cells(notice) <= width || typing || c.at.W < tinyWidth || c.at.H < tinyHeight {
		return
	}
	lines := wrap([]segment{{notice, Style{Fore: Guess}}}, width, 0)
	lines = lines[:min(len(lines), c.at.H)]
	at := Rect{0, c.at.H - len(lines), c.at.W, len(lines)}
	c.clear(at)
	for y, l := range lines {
		l.draw(c.window(Rect{1, at.Y, width, at.H}), y)
	}
}

// told is what is to be told now, "" for nothing.
func (m *Model) told(v *voice) string {
	if text := m.notice.in(v); text != "" {
		if m.notice.unsaved() {
			text += " " + v.word("notice.again")
		}
		return text
	}
	if m.lesson != nil && m.lesson.notice != "" {
		return v.word(m.lesson.notice)
	}
	return ""
}

// other is the language that the switch leads to.
func (m *Model) other() content.Language {
	if m.language == content.Portuguese {
		return content.English
	}
	return content.Portuguese
}
