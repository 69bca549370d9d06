package tui

import (
	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// A page is a lesson as it stands at one moment. It is made once for each drawing,
// so that its parts ask nothing twice: the words, the scene, the controls.
type page struct {
	*lesson
	*draw.Drawer
	model    *Model
	scene    scene.Scene
	controls []lessons.Control
	foot     int // rows of the screen's foot that a notice takes
	above    int // rows above the controls on which is told what had no room
}

// task is what the page asks of the learner, in lines of a width.
func (p *page) task(width int) task {
	return task{lesson: p.lesson, Voice: p.Voice, model: p.model, scene: p.scene, width: width}
}

// desk is the controls of the page.
func (p *page) desk() desk {
	return desk{lesson: p.lesson, Drawer: p.Drawer, pointer: &p.model.pointer, controls: p.controls, wide: p.knobsWide()}
}

// page returns the open lesson as it stands now.
func (m *Model) page() *page {
	p := &page{lesson: m.Lesson, model: m, scene: m.tongue().scene(m.Lesson.Session.Scene()), controls: m.Lesson.Session.Controls()}
	p.Drawer = &draw.Drawer{
		Voice: m.Voice(), Theme: m.theme, Chosen: p.Session.Selected(), Scrolled: p.rows, Linear: p.linear, Maps: &m.caches.maps,
		Hurry: p.clock.running && p.clock.frames%2 == 1,
		Reached: func(c draw.Canvas, r draw.Rect, panel string, item scene.ItemID) {
			p.hit(c, r, func() { p.reach(panel, item) })
			p.model.pointer.over(func() { p.sweep(panel, item) })
		},
	}
	if p.focus >= 1 && p.focus <= len(p.scene) {
		p.Focus = p.scene[p.focus-1].About().ID
	}
	return p
}

// hit notes what a click on a part of a canvas does.
func (p *page) hit(c draw.Canvas, r draw.Rect, do func()) { p.model.pointer.hit(c, r, do) }

// form is that of the screen.
func (m *Model) form() form { return formOf(m.Size.Width, m.Size.Height) }

// layout is where the parts of the page stand. The column of words is as narrow as
// leaves the words of the screen whole; on a spacious page the controls follow the
// scene.
func (p *page) layout() Layout {
	size, panels := p.model.Size, len(p.scene)
	rows, form := len(p.desk().rows(p.knobsWide())), p.model.form()
	at := form.arrange(size.Width, size.Height, rows, panels, leastWords)
	high := size.Height - max(p.foot-1-at.Knobs.H, 0) // a notice covers the strip and the controls, and no more
	switch {
	case at.near:
		at = form.arrange(size.Width, high, rows, panels, at.words)
	case at.mode == Wide && panels > 0:
		at = form.arrange(size.Width, high, rows, panels, p.column(at.Words.H, at.words))
	default:
		at = form.arrange(size.Width, high, rows, panels, leastWords)
	}
	at.Words.H, at.Stage.H = at.Words.H-p.above, at.Stage.H-p.above
	if at.near && panels > 0 {
		places, _ := stack(at.Stage, p.scene, p.focus-1, at.panel)
		bottom := 0
		for _, place := range places {
			bottom = max(bottom, place.Y+place.H)
		}
		at.Knobs.Y = min(at.Knobs.Y, bottom+1+p.above)
	}
	return at
}

// knobsWide is how wide the rows of controls are.
func (p *page) knobsWide() int {
	width := p.model.Size.Width
	if f := p.model.form(); f.near && len(p.scene) > 0 {
		return Arrange(width, p.model.Size.Height, 1, 1, f.words).Knobs.W
	}
	return width - 2
}

// A columnKey is what the width of the column of words depends on.
type columnKey struct {
	proseKey
	height int
}

// column is how wide the words have to be to stand whole in so many rows, whichever
// question is open: so wide at most.
func (p *page) column(height, most int) int {
	screen := p.Session.Screen()
	key := columnKey{proseKey{p.Book, p.id, screen.ID, most}, height}
	wide, known := p.model.caches.columns[key]
	if known {
		return wide
	}
	for wide = leastWords; wide < most && p.wordRows(screen, wide) > height; wide += 2 {
	}
	if p.model.caches.columns == nil {
		p.model.caches.columns = map[columnKey]int{}
	}
	p.model.caches.columns[key] = wide
	return wide
}

// wordRows is how many rows the words of a screen take at most, before anything is
// done: with the numbers that fill them left out, so that no number moves a column.
func (p *page) wordRows(screen lessons.Screen, width int) int {
	screen.Facts = nil
	rows, asked := len(draw.Prose(Prose(p.Voice, screen, p.model.seed), width-2, draw.Style{})), 0
	task := p.task(width)
	for _, question := range screen.Questions {
		if q := p.Screen(screen.ID).Question(question.ID); q != nil {
			asked = max(asked, len(task.unanswered(q))+1)
		}
	}
	for _, goal := range screen.Goals {
		rows += len(draw.Wrap([]draw.Segment{{Text: p.Word("goal." + goal.ID)}}, width, 2))
	}
	const apart, now = 2, 1 // empty rows, and the row that says how a goal stands
	return rows + asked + apart + now
}
