package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
)

// keeping is who keeps what a learner does, and what of the open chapter was kept last.
// Goals and answers are kept when they are reached; where one stands, soon after it
// changed.
type keeping struct {
	keeper  Keeper // nil where nothing is kept
	number  int    // how often progress was kept
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

// write returns the command that keeps progress as it is now, under its number.
func (k *keeping) write(progress *lessons.Progress, number int) tea.Cmd {
	keeper := k.keeper
	return func() tea.Msg {
		err := keeper.Save(number, progress)
		shared, ok := keeper.(interface{ Forgotten() bool })
		return SavedMsg{Err: err, forgotten: ok && shared.Forgotten()}
	}
}

// language returns the command that keeps the learner's choice.
func (k *keeping) language(language content.Language) tea.Cmd {
	keeper := k.keeper
	if keeper == nil {
		return nil
	}
	return func() tea.Msg { return SavedMsg{Err: keeper.SaveLanguage(language), language: true} }
}

// soon returns the command that asks to keep where the learner stands, in a while; nil
// where that is kept or on its way.
func (k *keeping) soon(session *lessons.Session) tea.Cmd {
	if k.keeper == nil || k.waiting || !k.late(session) {
		return nil
	}
	k.waiting = true
	return tea.Tick(saveTime, func(time.Time) tea.Msg { return saveMsg{} })
}

// state is where the learner left a chapter in the course of a seed, as it was kept; nil
// for nowhere.
func (k *keeping) state(chapter string, seed uint32) []byte {
	if keeper, ok := k.keeper.(interface {
		State(chapter string, seed uint32) []byte
	}); ok {
		return keeper.State(chapter, seed)
	}
	return nil
}

// SavedMsg tells how keeping progress, or the choice of language, ended.
type SavedMsg struct {
	Err       error
	forgotten bool // what had been kept before was forgotten meanwhile
	language  bool // it was the choice of language
}

// retryMsg asks to save again what could not be saved.
type retryMsg struct{}

// retryTime is how long another program may go on holding the lock before the next
// try.
const retryTime = 3 * time.Second

// notice tells how saving ended, in place of what was told before.
func (s SavedMsg) notice(before Notice) Notice {
	switch {
	case s.language && s.Err != nil:
		told := Unkept(s.Err)
		told.Key = "notice.language"
		return told
	case s.language:
	case s.Err != nil:
		return Unkept(s.Err)
	case s.forgotten:
		return Noted("notice.forgotten")
	case before.unsaved():
		return Notice{}
	}
	return before
}

// save returns the command that keeps progress as it is now.
func (m *Model) save() tea.Cmd {
	if m.keep.keeper == nil {
		return nil
	}
	return m.keep.write(m.Snapshot())
}

// kept takes what comes of keeping: how it ended, or that it is time to. What another
// program stood in the way of is tried again; what stands in the way for longer is, with
// the next change.
func (m *Model) kept(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case SavedMsg:
		m.Notice = msg.notice(m.Notice)
		if m.Notice.Key != "notice.busy" || msg.language {
			return nil
		}
		return tea.Tick(retryTime, func(time.Time) tea.Msg { return retryMsg{} })
	case saveMsg:
		m.keep.waiting = false
		if m.Lesson == nil || !m.keep.late(m.Lesson.Session) {
			return nil // it was done meanwhile
		}
	}
	return m.save()
}
