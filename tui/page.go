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
	shown    []int // the panels that were drawn
	read     bool  // so were the words
}

// page returns the open lesson as it stands now.
func (m *Model) page() *page {
	p := &page{lesson: m.Lesson, model: m, scene: m.Lesson.Session.Scene(), controls: m.Lesson.Session.Controls()}
	p.Drawer = &draw.Drawer{
		Voice: m.Voice(), Theme: m.theme, Chosen: p.Session.Selected(), Linear: p.linear, Maps: &m.caches.maps,
		Hurry: p.clock.running && p.clock.frames%2 == 1, Reached: m.reach,
	}
	if p.focus >= 1 && p.focus <= len(p.scene) {
		p.Focus = p.scene[p.focus-1].About().ID
	}
	return p
}

// hit notes what a click on a part of a canvas does.
func (p *page) hit(c draw.Canvas, r draw.Rect, do func()) { p.model.hit(c, r, do) }

// layout is where the parts of the page stand.
func (p *page) layout() Layout {
	size := p.model.Size
	return Arrange(size.Width, size.Height, len(p.knobRows(size.Width)), len(p.scene))
}
