package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sinapse/tui/draw"
)

// fail takes a page away that panicked, in a move or while it was drawn, and says so
// in its place. Goals, answers and hints are kept; the moves that led there are
// dropped, so that the chapter opens again. On the map, which has no moves, it is the
// preview of the chosen chapter that cannot be drawn: the map goes on without.
func (m *Model) fail(broken any) tea.Cmd {
	if l := m.Lesson; l != nil {
		l.Session.Fail()
		m.sessions.forget(l.id)
		cmd := m.leave()
		m.failed(broken)
		return cmd
	}
	m.Home.previews[m.Home.Chosen()] = nil
	m.failed(broken)
	return m.save()
}

// failed opens what is told of a failure, over whatever else lay open.
func (m *Model) failed(broken any) {
	m.caches = newCaches()
	m.overlay = overlay{kind: failedOverlay, failed: fmt.Sprint(broken)}
	m.Notice = Notice{}
	m.pointer.clear()
}

// attempt does something before there is a page that could fail.
func (m *Model) attempt(do func()) {
	defer func() {
		if broken := recover(); broken != nil {
			m.fail(broken)
		}
	}()
	do()
}

// failure says what failed and what was kept, and what the program's makers would
// ask for.
func (o cover) failure(width int) []draw.Line {
	kept := draw.Wrap([]draw.Segment{{Text: o.Word("failed.kept"), Style: draw.Style{Fore: draw.Text}}}, width, 0)
	cause := o.Say("failed.cause", map[string]string{"cause": Visible(o.overlay.failed)})
	return append(append(kept, draw.Line{}), draw.Wrap([]draw.Segment{{Text: cause, Style: draw.Style{Fore: draw.Muted}}}, width, 0)...)
}
