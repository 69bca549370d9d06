package tui

import (
	"slices"

	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// A pointer is the mouse: what a click on which cells does, noted while the
// screen is drawn.
type pointer struct {
	off     bool
	hits    *[]hit
	pressed func(*Model) tea.Cmd // what the click asks of the program; nil for nothing
	pulled  draw.Rect            // the slider whose knob the button holds; empty for none
}

// A hit is a rectangle of the screen and what a click there does.
type hit struct {
	at    draw.Rect
	do    func()
	track draw.Rect // the slider that it is a part of, which can be pulled along; empty for none
	over  func()    // what the mouse does there while its button is held; nil for nothing
}

// hit notes what a click on a part of a canvas does. Of several, the last one
// that was noted counts.
func (p *pointer) hit(c draw.Canvas, r draw.Rect, do func()) {
	r.X += c.At.X
	r.Y += c.At.Y
	*p.hits = append(*p.hits, hit{at: r, do: do})
}

// track makes what was noted last a part of a slider.
func (p *pointer) track(track draw.Rect) { (*p.hits)[len(*p.hits)-1].track = track }

// over says what the mouse does, while its button is held, where was noted last.
func (p *pointer) over(do func()) { (*p.hits)[len(*p.hits)-1].over = do }

// sweep does what the mouse does where it comes by with its button held.
func (p *pointer) sweep(x, y int) {
	for _, hit := range slices.Backward(*p.hits) {
		if hit.over != nil && hit.at.Contains(x, y) {
			hit.over()
			return
		}
	}
}

// clear drops what was noted: the screen is drawn anew.
func (p *pointer) clear() { *p.hits = (*p.hits)[:0] }

// forget lets go of a page that was left: the mouse has nothing of it to hold any more.
func (p *pointer) forget() { *p.hits, p.pulled = nil, draw.Rect{} }

// click does what was drawn in a cell, and returns what that asks of the program; nil
// for nothing.
func (p *pointer) click(x, y int) func(*Model) tea.Cmd {
	p.pressed, p.pulled = nil, draw.Rect{}
	for _, hit := range slices.Backward(*p.hits) {
		if hit.at.Contains(x, y) {
			p.pulled = hit.track
			hit.do()
			break
		}
	}
	return p.pressed
}

// pull moves the knob that the button holds to a column of its track, whatever
// row the mouse is in.
func (p *pointer) pull(x int) {
	if p.pulled.W == 0 {
		return
	}
	x = min(max(x, p.pulled.X), p.pulled.X+p.pulled.W-1)
	for _, hit := range *p.hits {
		if hit.track == p.pulled && hit.at.Contains(x, p.pulled.Y) {
			hit.do()
			return
		}
	}
}

// reach chooses an item of a panel, as a click does; a second one opens the sum behind
// it, as enter does. A pixel that can be drawn is drawn by the first.
func (l *lesson) reach(panel string, item scene.ItemID) {
	for i, shown := range l.Session.Scene() {
		if shown.About().ID != panel {
			continue
		}
		if l.dab(panel, item) {
			return
		}
		if l.focus == i+1 && l.Session.Selected() == item {
			l.sum = !l.sum
			return
		}
		l.turnTo(i + 1)
		l.apply(lessons.Move{Verb: lessons.Select, Target: item.String()})
	}
}

// mouse takes what the mouse does.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		m.Notice = Notice{}
		if asked := m.pointer.click(msg.X, msg.Y); asked != nil {
			return asked(m)
		}
	case tea.MouseMotionMsg:
		if msg.Button == tea.MouseLeft && m.Lesson != nil {
			m.Lesson.pulling = true
			m.pointer.pull(msg.X)
			m.Lesson.pulling = false
			m.pointer.sweep(msg.X, msg.Y)
		}
	case tea.MouseReleaseMsg:
		m.pointer.pulled = draw.Rect{}
		if m.Lesson != nil {
			m.Lesson.brush = nil
		}
	case tea.MouseWheelMsg:
		m.wheel(msg)
	}
	return nil
}

// wheel scrolls the words under the mouse.
func (m *Model) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	switch {
	case m.overlay.quest != nil:
		m.overlay.quest.move(by / 3)
	case m.overlay.taking != nil:
		m.overlay.taking.move(by / 3)
	case m.overlay.kind != noOverlay:
		m.overlay.scroll = max(m.overlay.scroll+by, 0)
	case m.Lesson != nil:
		m.Lesson.scrollBy(by)
	default:
		m.Home.move(by / 3)
	}
}
