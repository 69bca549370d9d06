package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// A pointer is the mouse: what a click on which cells does, noted while the
// screen is drawn.
type pointer struct {
	mouseOff bool
	hits     *[]hit
	pressed  func(*Model) tea.Cmd // the strip's binding that was clicked
}

// A hit is a rectangle of the screen and what a click there does.
type hit struct {
	at Rect
	do func()
}

// hit notes what a click on a part of a canvas does. Of several, the last one
// that was noted counts.
func (m *Model) hit(c canvas, r Rect, do func()) {
	r.X += c.at.X
	r.Y += c.at.Y
	*m.hits = append(*m.hits, hit{r, do})
}

// click does what was drawn under the mouse.
func (m *Model) click(x, y int) tea.Cmd {
	m.notice, m.pressed = "", nil
	for _, hit := range slices.Backward(*m.hits) {
		if hit.at.contains(x, y) {
			hit.do()
			break
		}
	}
	if m.pressed == nil {
		return nil
	}
	return m.pressed(m)
}
