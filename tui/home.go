package tui

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// home is the map of the course: which chapter is chosen.
type home struct {
	chapters []course.Entry
	at       int
	previews map[string]scene.Scene
	onward   func() (course.OwnEntry, error) // what the learner's own file leads on to; nil for nothing
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

// after is the chapter that is written after another, "" for none.
func (h *home) after(id string) string {
	at := slices.IndexFunc(h.chapters, func(entry course.Entry) bool { return entry.ID == id })
	if i := h.following(at); i > 0 {
		return h.chapters[i].ID
	}
	return ""
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

// tallMap is the height from which the map has air: rows around it, and one before each
// unit.
const tallMap = 40

// draw draws the map: the course on the left, the chosen chapter on the right.
func (a atlas) draw(c draw.Canvas) {
	x := c.Text(1, 0, "sinapse", draw.Style{Fore: draw.Accent, Bold: true})
	if tagline := a.Word("tagline"); x+2+draw.Cells(tagline) < c.At.W-len(headerEnd)-2 {
		c.Text(x+2, 0, tagline, draw.Style{Fore: draw.Muted})
	}
	edges(a).drawCorner(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W - 1, H: 1}))
	wide := c.At.W >= 96
	body := draw.Rect{X: 2, Y: 1, W: c.At.W - 4, H: c.At.H - 3}
	if wide && c.At.H >= tallMap {
		body.Y, body.H = 2, c.At.H-5
	}
	if wide {
		body.W = 54
		a.drawPreview(c.Window(draw.Rect{X: 60, Y: body.Y, W: min(c.At.W-62, 64), H: body.H}))
	}
	a.drawCourse(c.Window(body))
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

// drawCourse draws the units and their chapters; where they do not all fit, the
// chosen one stays in sight, and arrows tell where there are more.
func (a atlas) drawCourse(c draw.Canvas) {
	lines := courseLines(c.At.H >= tallMap-5)
	rows := c.At.H - 2
	if rows < len(lines) {
		rows++
	}
	at := slices.IndexFunc(lines, func(l courseLine) bool { return l.chapter == a.Home.at })
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
	overflow(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: rows}), from > 0, from+rows < len(lines))
	text := a.Say("overall", map[string]string{"done": draw.Tick(float64(done)), "all": draw.Tick(float64(all))})
	meter(c.Window(draw.Rect{X: 1, Y: c.At.H - 1, W: c.At.W - 2 - draw.Cells(text) - 2, H: 1}), done, all)
	c.Right(c.At.W-1, c.At.H-1, text, draw.Style{Fore: draw.Text})
}

// overflow tells, at the edge of a list, where there is more of it.
func overflow(c draw.Canvas, above, below bool) {
	if above {
		c.Set(c.At.W-1, 0, '↑', draw.Style{Fore: draw.Accent})
	}
	if below {
		c.Set(c.At.W-1, c.At.H-1, '↓', draw.Style{Fore: draw.Accent})
	}
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
	screens := a.outlines().screens(entry.ID)
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
	count := draw.Tick(float64(done)) + "/" + draw.Tick(float64(len(screens)))
	if entry.New == nil {
		count = a.Word("coming")
	}
	title := draw.Crop(draw.Title(a.Book, entry.ID), c.At.W-10-draw.Cells(count))
	c.Text(7, y, title, name)
	c.Right(c.At.W-1, y, count, draw.Style{Fore: draw.Muted})
	a.pointer.hit(c, draw.Rect{X: 0, Y: y, W: c.At.W, H: 1}, func() {
		if a.Home.at == i {
			a.pointer.pressed = (*Model).openChosen
		}
		a.Home.at = i
	})
	dots := c.At.W - 8 - len(screens)
	if dots < 8+draw.Cells(title) { // the count says the same
		return
	}
	for k, screen := range screens {
		dot, style := '○', draw.Style{Fore: draw.Faint}
		if record.Done(screen) {
			dot, style.Fore = '●', draw.Success
		} else if record.Visited[screen.ID] {
			dot, style.Fore = '●', draw.Accent
		}
		c.Set(dots+k, y, dot, style)
	}
}
