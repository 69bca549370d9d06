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
	mouseOff bool
	hits     *[]hit
	pressed  func(*Model) tea.Cmd // the strip's binding that was clicked
	pulled   draw.Rect            // the slider whose knob the button holds; empty for none
}

// A hit is a rectangle of the screen and what a click there does.
type hit struct {
	at    draw.Rect
	do    func()
	track draw.Rect // the slider that it is a part of, which can be pulled along; empty for none
}

// hit notes what a click on a part of a canvas does. Of several, the last one
// that was noted counts.
func (p *pointer) hit(c draw.Canvas, r draw.Rect, do func()) {
	r.X += c.At.X
	r.Y += c.At.Y
	*p.hits = append(*p.hits, hit{at: r, do: do})
}

// reach lets a click choose an item of a panel; a second one opens the sum
// behind it, as enter does.
func (m *Model) reach(c draw.Canvas, r draw.Rect, panel string, item scene.ItemID) {
	m.hit(c, r, func() {
		l := m.Lesson
		if l == nil {
			return
		}
		panels := l.Session.Scene()
		for i := range panels {
			if panels[i].About().ID != panel {
				continue
			}
			if l.focus == i+1 && l.Session.Selected() == item {
				l.sum = !l.sum
				return
			}
			l.turnTo(i + 1)
			l.apply(lessons.Move{Verb: lessons.Select, Target: item.String()})
		}
	})
}

// mouse takes what the mouse does.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		return m.click(msg.X, msg.Y)
	case tea.MouseMotionMsg:
		if msg.Button == tea.MouseLeft {
			m.pull(msg.X)
		}
	case tea.MouseReleaseMsg:
		m.pulled = draw.Rect{}
	case tea.MouseWheelMsg:
		m.wheel(msg)
	}
	return nil
}

// click does what was drawn under the mouse.
func (m *Model) click(x, y int) tea.Cmd {
	m.Notice, m.pressed, m.pulled = Notice{}, nil, draw.Rect{}
	for _, hit := range slices.Backward(*m.hits) {
		if hit.at.Contains(x, y) {
			m.pulled = hit.track
			hit.do()
			break
		}
	}
	if m.pressed == nil {
		return nil
	}
	return m.pressed(m)
}

// pull moves the knob that the button holds to a column of its track, whatever
// row the mouse is in.
func (m *Model) pull(x int) {
	if m.pulled.W == 0 || m.Lesson == nil {
		return
	}
	x = min(max(x, m.pulled.X), m.pulled.X+m.pulled.W-1)
	for _, hit := range *m.hits {
		if hit.track == m.pulled && hit.at.Contains(x, m.pulled.Y) {
			m.Lesson.pulling = true
			hit.do()
			m.Lesson.pulling = false
			return
		}
	}
}
