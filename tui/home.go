package tui

import (
	"sinapse/lessons/course"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// home is the map of the course: which chapter is chosen.
type home struct {
	chapters []course.Entry
	at       int
	saved    int // how often progress was kept
	previews map[string]scene.Scene
}

// newHome stands on the chapter where the learner left, at first on the first
// that is written.
func newHome(progress *lessons.Progress) home {
	h := home{chapters: course.Entries(), previews: map[string]scene.Scene{}}
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

// Chosen is the ID of the chosen chapter.
func (h *home) Chosen() string { return h.chapters[h.at].ID }

// move goes up or down the map.
func (h *home) move(by int) { h.at = min(max(h.at+by, 0), len(h.chapters)-1) }

// next goes to the next chapter that is written, if there is one.
func (h *home) next() {
	if i := h.following(h.at); i > 0 {
		h.at = i
	}
}

// following is the number of the chapter that is written after another, 0 for none.
func (h *home) following(at int) int {
	for i := at + 1; i < len(h.chapters); i++ {
		if h.chapters[i].New != nil {
			return i
		}
	}
	return 0
}

// preview returns the scene that the learner left in a chapter, while it is in
// memory; else the screen where they would come in, as it begins. Nothing is run
// for it, and it is made once.
func (m *Model) preview(entry course.Entry) scene.Scene {
	scene, ok := m.Home.previews[entry.ID]
	if !ok {
		if session := m.sessions.find(entry.ID); session != nil {
			scene = session.Scene()
		} else {
			scene = lessons.Preview(entry.New(m.seed), m.progress.Record(entry.ID).Screen)
		}
		scene = m.drawn(scene)
		m.Home.previews[entry.ID] = scene
	}
	return scene
}

// ScreensOf lists a chapter's screens; none while it is still to be written. They
// are names alone, of screens, goals and questions: functions would keep the
// whole chapter in memory.
func ScreensOf(entry course.Entry, seed uint32) []lessons.Screen {
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

// Count tells how many of a chapter's screens are done.
func Count(record *lessons.Record, screens []lessons.Screen) int {
	done := 0
	for _, screen := range screens {
		done += draw.Extra(record.Done(screen))
	}
	return done
}

// An atlas is the map of the course, to be drawn.
type atlas struct {
	*Model
	*draw.Voice
}

// draw draws the map: the course on the left, the chosen chapter on the right.
func (a atlas) draw(c draw.Canvas) {
	x := c.Text(1, 0, "sinapse", draw.Style{Fore: draw.Accent, Bold: true})
	if tagline := a.Word("tagline"); x+2+draw.Cells(tagline) < c.At.W-len(headerEnd)-2 {
		c.Text(x+2, 0, tagline, draw.Style{Fore: draw.Muted})
	}
	edges(a).drawCorner(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W - 1, H: 1}))
	wide := c.At.W >= 96
	list := draw.Rect{X: 2, Y: 1, W: c.At.W - 4, H: c.At.H - 3}
	if wide {
		list = draw.Rect{X: 2, Y: 2, W: 54, H: c.At.H - 5}
	}
	a.drawCourse(c.Window(list))
	if wide {
		a.drawPreview(c.Window(draw.Rect{X: 60, Y: 2, W: min(c.At.W-62, 64), H: c.At.H - 5}))
	}
	edges(a).drawStrip(c.Window(draw.Rect{X: 1, Y: c.At.H - 1, W: c.At.W - 2, H: 1}))
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
	for i, unit := range course.Course() {
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
func (a atlas) drawCourse(c draw.Canvas) {
	lines := courseLines(c.At.H >= 35)
	rows := c.At.H - 2
	at := 0
	for i, l := range lines {
		if l.chapter == a.Home.at {
			at = i
		}
	}
	from := min(max(at-rows/2, 0), max(len(lines)-rows, 0))
	all, done := 0, 0
	for _, chapter := range a.outlines() {
		all += len(chapter.screens)
		done += Count(a.progress.Record(chapter.id), chapter.screens)
	}
	for y := range min(rows, len(lines)-from) {
		l := lines[from+y]
		switch {
		case l.chapter >= 0:
			a.drawChapter(c, y, l.chapter)
		case l.chapter == -1:
			x := 1
			if l.number > 0 && l.number < 6 {
				x = c.Text(1, y, draw.Tick(float64(l.number)), draw.Style{Fore: draw.Muted}) + 2
			}
			x = c.Text(x, y, a.Word("unit."+l.unit), draw.Style{Fore: draw.Muted}) + 1
			for ; x < c.At.W-1; x++ {
				c.Set(x, y, '─', draw.Style{Fore: draw.Border})
			}
		}
	}
	text := a.Say("overall", map[string]string{"done": draw.Tick(float64(done)), "all": draw.Tick(float64(all))})
	meter(c.Window(draw.Rect{X: 1, Y: c.At.H - 1, W: c.At.W - 2 - draw.Cells(text) - 2, H: 1}), done, all)
	c.Right(c.At.W-1, c.At.H-1, text, draw.Style{Fore: draw.Text})
}

// meter draws how much is done.
func meter(c draw.Canvas, done, all int) {
	for x := range c.At.W {
		c.Set(x, 0, '─', draw.Style{Fore: draw.Track})
		if all > 0 && x < done*c.At.W/all {
			c.Set(x, 0, '━', draw.Style{Fore: draw.Success})
		}
	}
}

// drawChapter draws a chapter's row.
func (a atlas) drawChapter(c draw.Canvas, y, i int) {
	entry := a.Home.chapters[i]
	chosen := i == a.Home.at
	screens := a.screens(entry.ID)
	record := a.progress.Record(entry.ID)
	done := Count(record, screens)
	name, char, ink := draw.Style{Fore: draw.Text}, '○', draw.Faint
	switch {
	case entry.New == nil:
		name.Fore = draw.Faint
	case done == len(screens):
		char, ink = '✓', draw.Success
	case len(record.Visited) > 0:
		char, ink = '◐', draw.Accent
	}
	if chosen {
		c.Fill(draw.Rect{X: 0, Y: y, W: c.At.W, H: 1}, draw.Selection)
		c.Set(1, y, '▸', draw.Style{Fore: draw.Accent, Bold: true})
		name.Bold = true
		name.Fore = draw.Strong
		if entry.New == nil {
			name = draw.Style{Fore: draw.Muted}
		}
	}
	c.Set(4, y, char, draw.Style{Fore: ink, Bold: true})
	c.Text(7, y, draw.Title(a.Book, entry.ID), name)
	a.hit(c, draw.Rect{X: 0, Y: y, W: c.At.W, H: 1}, func() {
		if a.Home.at == i {
			a.pressed = (*Model).openChosen
		}
		a.Home.at = i
	})
	if entry.New == nil {
		c.Right(c.At.W-1, y, a.Word("coming"), draw.Style{Fore: draw.Muted})
		return
	}
	for k, screen := range screens {
		dot, style := '○', draw.Style{Fore: draw.Faint}
		if record.Done(screen) {
			dot, style.Fore = '●', draw.Success
		} else if record.Visited[screen.ID] {
			dot, style.Fore = '●', draw.Accent
		}
		c.Set(c.At.W-8-len(screens)+k, y, dot, style)
	}
	c.Right(c.At.W-1, y, draw.Tick(float64(done))+"/"+draw.Tick(float64(len(screens))), draw.Style{Fore: draw.Muted})
}

// drawPreview shows the chosen chapter: what it is about, its first scene as
// it really starts, its screens.
func (a atlas) drawPreview(c draw.Canvas) {
	entry := a.Home.chapters[a.Home.at]
	record := a.progress.Record(entry.ID)
	heading := "preview.begin"
	switch {
	case entry.New == nil:
		heading = "coming"
	case len(record.Visited) > 0:
		heading = "preview.go-on"
	}
	inside := c.Frame(a.Word(heading), "", draw.Style{Fore: draw.Border})
	inside = inside.Window(draw.Rect{X: 1, Y: 1, W: inside.At.W - 2, H: inside.At.H - 2})
	inside.Text(0, 0, draw.Title(a.Book, entry.ID), draw.Style{Fore: draw.Strong, Bold: true})
	words := &draw.Voice{Book: a.Book, Chapter: a.Book.Chapter(entry.ID)}
	blurb, ok := words.Maybe("blurb")
	if !ok {
		blurb = words.Word("blurb." + entry.ID)
	}
	y := 2
	for _, l := range draw.Wrap([]draw.Segment{{Text: blurb, Style: draw.Style{Fore: draw.Text}}}, inside.At.W, 0) {
		l.Draw(inside, y)
		y++
	}
	if entry.New == nil {
		return
	}
	y = a.drawFirstScene(inside, y+1, entry, words)
	for _, screen := range a.screens(entry.ID) {
		mark, ink, style := "○", draw.Faint, draw.Style{Fore: draw.Muted}
		switch {
		case record.Done(screen):
			mark, ink, style = "✓", draw.Success, draw.Style{Fore: draw.Text}
		case screen.ID == record.Screen:
			mark, ink, style = "▸", draw.Accent, draw.Style{Fore: draw.Strong, Bold: true}
		}
		a.hit(inside, draw.Rect{X: 0, Y: y, W: inside.At.W, H: 1}, func() {
			a.pressed = func(m *Model) tea.Cmd {
				m.enterChapter(entry.ID, screen.ID)
				return m.save()
			}
		})
		inside.Text(0, y, mark, draw.Style{Fore: ink, Bold: true})
		inside.Text(3, y, draw.Crop(words.Screen(screen.ID).Title, inside.At.W-3), style)
		y++
	}
	x := inside.Text(0, y+1, "enter", draw.Style{Fore: draw.Text, Bold: true})
	inside.Text(x+1, y+1, a.Word("preview.enter"), draw.Style{Fore: draw.Muted})
	for i, l := range draw.Wrap([]draw.Segment{{Text: a.Word("preview.free"), Style: draw.Style{Fore: draw.Faint}}}, inside.At.W, 0) {
		l.Draw(inside, y+2+i)
	}
}

// drawFirstScene draws the first panel of the screen where the learner would
// come in, and returns the row after it.
func (a atlas) drawFirstScene(c draw.Canvas, y int, entry course.Entry, words *draw.Voice) int {
	scene := a.preview(entry)
	if len(scene) == 0 || c.At.H-y < 20 {
		return y
	}
	d := &draw.Drawer{Voice: words, Theme: a.theme, Maps: &a.caches.maps}
	n := draw.Needs(scene[0])
	rows := n.Least
	if n.Stretch || n.Wanted <= 12 {
		rows = n.Wanted
	}
	d.Inside(c.Window(draw.Rect{X: 0, Y: y, W: c.At.W, H: rows}), scene[0])
	return y + rows + 1
}
