package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// workMsg asks to do what was put off until the page had said that it takes a while.
type workMsg struct{}

// saying is how long a page has to say so.
const saying = 2 * frameTime

// slowly does something that a control, or a screen, asks for. What takes longer than
// anybody waits without a word is put off until the page has said so; where it was put
// off already, that goes first.
func (l *lesson) slowly(of string, do func()) {
	l.work()
	if chapter, ok := l.Session.Chapter.(lessons.Slow); !ok || !chapter.IsSlow(of) {
		do()
		return
	}
	l.notice, l.clock.late = "notice.working", do
}

// work does what was put off.
func (l *lesson) work() {
	if do := l.clock.late; do != nil {
		l.notice, l.clock.late = "", nil
		do()
	}
}

// soon returns the command that does what was put off; nil where nothing was.
func (l *lesson) soon() tea.Cmd {
	if l.clock.late == nil {
		return nil
	}
	return tea.Tick(saying, func(time.Time) tea.Msg { return workMsg{} })
}
