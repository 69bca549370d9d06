package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// states is what of the open chapter was kept last. Goals and answers are kept when
// they are reached; where one stands, soon after it changed.
type states struct {
	session *lessons.Session
	turns   int  // of the session, when it was last kept
	waiting bool // a saveMsg is on its way
}

// saveMsg asks to keep where the learner stands.
type saveMsg struct{}

// saveTime is how long after a change where the learner stands is kept, and how often
// while something runs.
const saveTime = time.Second

// kept notes that where a session stands is kept now.
func (s *states) kept(session *lessons.Session) { s.session, s.turns = session, session.Turns() }

// late tells whether a session stands elsewhere than what is kept.
func (s *states) late(session *lessons.Session) bool {
	return s.session != session || s.turns != session.Turns()
}

// saveSoon returns the command that keeps where the learner stands, in a while; nil
// where that is kept or on its way.
func (m *Model) saveSoon() tea.Cmd {
	if m.keep == nil || m.states.waiting || !m.states.late(m.Lesson.Session) {
		return nil
	}
	m.states.waiting = true
	return tea.Tick(saveTime, func(time.Time) tea.Msg { return saveMsg{} })
}

// savedLate keeps where the learner stands, unless that was done meanwhile.
func (m *Model) savedLate() tea.Cmd {
	m.states.waiting = false
	if m.Lesson == nil || !m.states.late(m.Lesson.Session) {
		return nil
	}
	return m.save()
}

// state is where the learner left a chapter in this course, as it was kept; nil for
// nowhere.
func (m *Model) state(chapter string) []byte {
	if keep, ok := m.keep.(interface {
		State(chapter string, seed uint32) []byte
	}); ok {
		return keep.State(chapter, m.seed)
	}
	return nil
}
