package tui

import (
	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// home is the map of the course: which chapter is chosen.
type home struct {
	chapters []lessons.Entry
	at       int
	saved    int // how often progress was kept
	previews map[string]lessons.Scene
}

// newHome stands on the chapter where the learner left, at first on the first
// that is written.
func newHome(progress *lessons.Progress) home {
	h := home{chapters: lessons.Entries(), previews: map[string]lessons.Scene{}}
	for i, entry := range h.chapters {
		if entry.New != nil {
			h.at = i
			break
		}
	}
	for i, entry := range h.chapters {
		if entry.ID == progress.Chapter {
			h.at = i
		}
	}
	return h
}

// chosen is the ID of the chosen chapter.
func (h *home) chosen() string { return h.chapters[h.at].ID }

// move goes up or down the map.
func (h *home) move(by int) { h.at = min(max(h.at+by, 0), len(h.chapters)-1) }

// next goes to the next chapter that is written, if there is one.
func (h *home) next() {
	for i := h.at + 1; i < len(h.chapters); i++ {
		if h.chapters[i].New != nil {
			h.at = i
			return
		}
	}
}

func (h *home) key(key string) {
	switch key {
	case "up", "k":
		h.move(-1)
	case "down", "j":
		h.move(1)
	case "pgup", "home":
		h.move(-len(h.chapters))
	case "pgdown", "end":
		h.move(len(h.chapters))
	}
}

// preview returns the scene that the learner left in a chapter, while it is in
// memory; else the screen where they would come in, as it begins. Nothing is run
// for it, and it is made once.
func (m *Model) preview(entry lessons.Entry) lessons.Scene {
	scene, ok := m.home.previews[entry.ID]
	if !ok {
		if session := m.sessions.find(entry.ID); session != nil {
			scene = session.Scene()
		} else {
			scene = lessons.Preview(entry.New(m.seed), m.progress.Record(entry.ID).Screen)
		}
		m.home.previews[entry.ID] = scene
	}
	return scene
}

// screensOf lists a chapter's screens; none while it is still to be written. They
// are names alone, of screens, goals and questions: functions would keep the
// whole chapter in memory.
func screensOf(entry lessons.Entry, seed uint32) []lessons.Screen {
	if entry.New == nil {
		return nil
	}
	screens := entry.New(seed).Screens()
	for i, screen := range screens {
		named := lessons.Screen{ID: screen.ID}
		for _, goal := range screen.Goals {
			named.Goals = append(named.Goals, lessons.Goal{ID: goal.ID})
		}
		for _, question := range screen.Questions {
			named.Questions = append(named.Questions, lessons.Question{ID: question.ID})
		}
		screens[i] = named
	}
	return screens
}

// count tells how many of a chapter's screens are done.
func count(record *lessons.Record, screens []lessons.Screen) int {
	done := 0
	for _, screen := range screens {
		done += extra(record.Done(screen))
	}
	return done
}

// drawHome draws the map: the course on the left, the chosen chapter on the
// right.
func (m *Model) drawHome(c canvas, v *voice) {
	x := c.text(1, 0, "sinapse", Style{Fore: Accent, Bold: true})
	if tagline := v.word("tagline"); x+2+cells(tagline) < c.at.W-len(headerEnd)-2 {
		c.text(x+2, 0, tagline, Style{Fore: Muted})
	}
	m.drawCorner(c.window(Rect{0, 0, c.at.W - 1, 1}))
	wide := c.at.W >= 96
	list := Rect{2, 1, c.at.W - 4, c.at.H - 3}
	if wide {
		list = Rect{2, 2, 54, c.at.H - 5}
	}
	m.drawCourse(c.window(list), v)
	if wide {
		m.drawPreview(c.window(Rect{60, 2, min(c.at.W-62, 64), c.at.H - 5}), v)
	}
	m.drawStrip(c.window(Rect{1, c.at.H - 1, c.at.W - 2, 1}), v)
}

// A courseLine is a row of the map: a unit's name, or a chapter.
type courseLine struct {
	unit    string
	number  int
	chapter int // −1 for a unit's line, −2 for an empty one
}

// courseLines lists the rows of the map; with air, an empty one before each
// unit.
func courseLines(air bool) []courseLine {
	var lines []courseLine
	chapter := 0
	for i, unit := range lessons.Course() {
		if air && i > 0 {
			lines = append(lines, courseLine{chapter: -2})
		}
		lines = append(lines, courseLine{unit: unit.ID, number: i, chapter: -1})
		for range unit.Chapters {
			lines = append(lines, courseLine{chapter: chapter})
			chapter++
		}
	}
	return lines
}

// drawCourse draws the units and their chapters; where they do not all fit,
// the chosen one stays in sight.
func (m *Model) drawCourse(c canvas, v *voice) {
	lines := courseLines(c.at.H >= 35)
	rows := c.at.H - 2
	at := 0
	for i, l := range lines {
		if l.chapter == m.home.at {
			at = i
		}
	}
	from := min(max(at-rows/2, 0), max(len(lines)-rows, 0))
	all, done := 0, 0
	for _, chapter := range m.outlines() {
		all += len(chapter.screens)
		done += count(m.progress.Record(chapter.id), chapter.screens)
	}
	for y := range min(rows, len(lines)-from) {
		l := lines[from+y]
		switch {
		case l.chapter >= 0:
			m.drawChapter(c, y, l.chapter, v)
		case l.chapter == -1:
			x := 1
			if l.number > 0 && l.number < 6 {
				x = c.text(1, y, tick(float64(l.number)), Style{Fore: Muted}) + 2
			}
			x = c.text(x, y, v.word("unit."+l.unit), Style{Fore: Muted}) + 1
			for ; x < c.at.W-1; x++ {
				c.set(x, y, '─', Style{Fore: Border})
			}
		}
	}
	text := v.say("overall", map[string]string{"done": tick(float64(done)), "all": tick(float64(all))})
	m.meter(c.window(Rect{1, c.at.H - 1, c.at.W - 2 - cells(text) - 2, 1}), done, all)
	c.right(c.at.W-1, c.at.H-1, text, Style{Fore: Text})
}

// meter draws how much is done.
func (m *Model) meter(c canvas, done, all int) {
	for x := range c.at.W {
		c.set(x, 0, '─', Style{Fore: Track})
		if all > 0 && x < done*c.at.W/all {
			c.set(x, 0, '━', Style{Fore: Success})
		}
	}
}

// drawChapter draws a chapter's row.
func (m *Model) drawChapter(c canvas, y, i int, v *voice) {
	entry := m.home.chapters[i]
	chosen := i == m.home.at
	screens := m.screens(entry.ID)
	record := m.progress.Record(entry.ID)
	done := count(record, screens)
	name, char, ink := Style{Fore: Text}, '○', Faint
	switch {
	case entry.New == nil:
		name.Fore = Faint
	case done == len(screens):
		char, ink = '✓', Success
	case len(record.Visited) > 0:
		char, ink = '◐', Accent
	}
	if chosen {
		c.fill(Rect{0, y, c.at.W, 1}, Selection)
		c.set(1, y, '▸', Style{Fore: Accent, Bold: true})
		name.Bold = true
		name.Fore = Strong
		if entry.New == nil {
			name = Style{Fore: Muted}
		}
	}
	c.set(4, y, char, Style{Fore: ink, Bold: true})
	c.text(7, y, title(v.book, entry.ID), name)
	m.hit(c, Rect{0, y, c.at.W, 1}, func() {
		if m.home.at == i {
			m.pressed = (*Model).openChosen
		}
		m.home.at = i
	})
	if entry.New == nil {
		c.right(c.at.W-1, y, v.word("coming"), Style{Fore: Muted})
		return
	}
	for k, screen := range screens {
		dot, style := '○', Style{Fore: Faint}
		if record.Done(screen) {
			dot, style.Fore = '●', Success
		} else if record.Visited[screen.ID] {
			dot, style.Fore = '●', Accent
		}
		c.set(c.at.W-8-len(screens)+k, y, dot, style)
	}
	c.right(c.at.W-1, y, tick(float64(done))+"/"+tick(float64(len(screens))), Style{Fore: Muted})
}

// drawPreview shows the chosen chapter: what it is about, its first scene as
// it really starts, its screens.
func (m *Model) drawPreview(c canvas, v *voice) {
	entry := m.home.chapters[m.home.at]
	record := m.progress.Record(entry.ID)
	heading := "preview.begin"
	switch {
	case entry.New == nil:
		heading = "coming"
	case len(record.Visited) > 0:
		heading = "preview.go-on"
	}
	inside := c.frame(v.word(heading), "", Style{Fore: Border})
	inside = inside.window(Rect{1, 1, inside.at.W - 2, inside.at.H - 2})
	inside.text(0, 0, title(v.book, entry.ID), Style{Fore: Strong, Bold: true})
	words := &voice{book: v.book, chapter: v.book.Chapter(entry.ID)}
	blurb, ok := words.maybe("blurb")
	if !ok {
		blurb = words.word("blurb." + entry.ID)
	}
	y := 2
	for _, l := range wrap([]segment{{blurb, Style{Fore: Text}}}, inside.at.W, 0) {
		l.draw(inside, y)
		y++
	}
	if entry.New == nil {
		return
	}
	y = m.drawFirstScene(inside, y+1, entry, words)
	for _, screen := range m.screens(entry.ID) {
		mark, ink, style := "○", Faint, Style{Fore: Muted}
		switch {
		case record.Done(screen):
			mark, ink, style = "✓", Success, Style{Fore: Text}
		case screen.ID == record.Screen:
			mark, ink, style = "▸", Accent, Style{Fore: Strong, Bold: true}
		}
		m.hit(inside, Rect{0, y, inside.at.W, 1}, func() {
			m.pressed = func(m *Model) tea.Cmd {
				m.enterChapter(entry.ID, screen.ID)
				return m.save()
			}
		})
		inside.text(0, y, mark, Style{Fore: ink, Bold: true})
		inside.text(3, y, crop(words.screen(screen.ID).Title, inside.at.W-3), style)
		y++
	}
	x := inside.text(0, y+1, "enter", Style{Fore: Text, Bold: true})
	inside.text(x+1, y+1, v.word("preview.enter"), Style{Fore: Muted})
	for i, l := range wrap([]segment{{v.word("preview.free"), Style{Fore: Faint}}}, inside.at.W, 0) {
		l.draw(inside, y+2+i)
	}
}

// drawFirstScene draws the first panel of the screen where the learner would
// come in, and returns the row after it.
func (m *Model) drawFirstScene(c canvas, y int, entry lessons.Entry, words *voice) int {
	scene := m.preview(entry)
	if len(scene) == 0 || c.at.H-y < 20 {
		return y
	}
	d := &drawer{voice: words, theme: m.theme, maps: &m.caches.maps}
	n := needs(scene[0])
	rows := n.least
	if n.stretch || n.wanted <= 12 {
		rows = n.wanted
	}
	d.inside(c.window(Rect{0, y, c.at.W, rows}), scene[0])
	return y + rows + 1
}
