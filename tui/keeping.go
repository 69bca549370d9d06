package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// keeping is who keeps what a learner does, and what of the open chapter was kept last.
// Goals and answers are kept when they are reached; where one stands, soon after it
// changed.
type keeping struct {
	keeper  Keeper // nil where nothing is kept
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
func (k *keeping) kept(session *lessons.Session) { k.session, k.turns = session, session.Turns() }

// late tells whether a session stands elsewhere than what is kept.
func (k *keeping) late(session *lessons.Session) bool {
	return k.session != session || k.turns != session.Turns()
}

// saveSoon returns the command that keeps where the learner stands, in a while; nil
// where that is kept or on its way.
func (m *Model) saveSoon() tea.Cmd {
	if m.keep.keeper == nil || m.keep.waiting || !m.keep.late(m.Lesson.Session) {
		return nil
	}
	m.keep.waiting = true
	return tea.Tick(saveTime, func(time.Time) tea.Msg { return saveMsg{} })
}

// savedLate keeps where the learner stands, unless that was done meanwhile.
func (m *Model) savedLate() tea.Cmd {
	m.keep.waiting = false
	if m.Lesson == nil || !m.keep.late(m.Lesson.Session) {
		return nil
	}
	return m.save()
}

// state is where the learner left a chapter in this course, as it was kept; nil for
// nowhere.
func (m *Model) state(chapter string) []byte {
	if keeper, ok := m.keep.keeper.(interface {
		State(chapter string, seed uint32) []byte
	}); ok {
		return keeper.State(chapter, m.seed)
	}
	return nil
}
