package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// A place is where a key works.
type place uint8

const (
	onMap place = 1 << iota
	inLesson
	anywhere = onMap | inLesson
)

// A Binding is one line of the key table, which makes the dispatch, the help
// and the README's table alike. Its words are "key.<id>" (what it does, for
// the help strip) and "help.<id>" (what it does, in a sentence).
type Binding struct {
	ID    string
	keys  []string // as Bubble Tea names them
	Shown string   // as the help writes them
	place place
	strip int               // its rank in the help strip, 0 for never
	can   func(*Model) bool // nil: always
	do    func(*Model) tea.Cmd
}

// lastRank is the rank of help, which ends the help strip.
const lastRank = 16

// lessonOnly makes a handler that needs a lesson.
func lessonOnly(f func(*lesson)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		f(m.Lesson)
		return nil
	}
}

// Bindings is the key table, in the order of the help.
func Bindings() []Binding {
	return append(append(movingKeys(), changingKeys()...), generalKeys()...)
}

func movingKeys() []Binding {
	return []Binding{
		{"choose", []string{"up", "down", "k", "j"}, "↑↓", anywhere, 1, nil, nil},
		{"turn", []string{"left", "right", "h", "l"}, "←→", inLesson, 2, nil, nil},
		{"open", []string{"enter"}, "enter", onMap, 2, nil, (*Model).openChosen},
		{"sum", []string{"enter"}, "enter", inLesson, 5, canOpen, lessonOnly((*lesson).enter)},
		{"leaf", []string{"pgup", "pgdown"}, "pgup pgdn", inLesson, 3, canLeaf, nil},
		{"pane", []string{"tab", "shift+tab"}, "tab", inLesson, 4, nil, nil},
		{"next", []string{"n"}, "n", inLesson, 9, canNext, (*Model).nextScreen},
		{"previous", []string{"p"}, "p", inLesson, 0, canPrevious, (*Model).previousScreen},
		{"scroll", []string{"pgup", "pgdown", "home", "end"}, "pgup pgdn", inLesson, 0, nil, nil},
		{"back", []string{"esc"}, "esc", anywhere, 0, nil, nil},
		{"find", []string{"/"}, "/", anywhere, 12, nil, (*Model).openFind},
		{"glossary", []string{"g"}, "g", anywhere, 13, nil, func(m *Model) tea.Cmd { m.open(glossaryOverlay); return nil }},
	}
}

func changingKeys() []Binding {
	return []Binding{
		{"run", []string{"space"}, "space", inLesson, 3, canRun, (*Model).toggleRun},
		{"step", []string{"."}, ".", inLesson, 6, canRun, lessonOnly((*lesson).step)},
		{"stepback", []string{","}, ",", inLesson, 7, canGoBack, lessonOnly((*lesson).back)},
		{"slower", []string{"<"}, "<", inLesson, 0, canRun, lessonOnly(func(l *lesson) { l.faster(-1) })},
		{"faster", []string{">"}, ">", inLesson, 0, canRun, lessonOnly(func(l *lesson) { l.faster(1) })},
		{"grain", []string{"G"}, "G", inLesson, 6, canGrain, lessonOnly(func(l *lesson) { l.nudgeBy(grainControl, 1) })},
		{"type", []string{"="}, "=", inLesson, 0, canType, lessonOnly((*lesson).startTyping)},
		{"finer", []string{"["}, "[", inLesson, 0, nil, lessonOnly(func(l *lesson) { l.size = max(l.size-1, fine) })},
		{"coarser", []string{"]"}, "]", inLesson, 0, nil, lessonOnly(func(l *lesson) { l.size = min(l.size+1, coarse) })},
		{"nudge", []string{"+", "-"}, "- +", inLesson, 0, canNudge, nil},
		{"undo", []string{"u"}, "u", inLesson, 8, canGoBack, lessonOnly((*lesson).undo)},
		{"redo", []string{"U", "ctrl+r"}, "U", inLesson, 0, canRedo, lessonOnly((*lesson).redo)},
		{"reset", []string{"r"}, "r", inLesson, 0, canReset, lessonOnly((*lesson).reset)},
		{"answer", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "1–9", inLesson, 0, canAnswer, nil},
		{"hint", []string{"i"}, "i", inLesson, 10, canHint, lessonOnly((*lesson).hint)},
		{"solution", []string{"s"}, "s", inLesson, 11, canSolve, (*Model).solve},
	}
}

func generalKeys() []Binding {
	return []Binding{
		{"code", []string{"c"}, "c", inLesson, 0, canCode, (*Model).showCode},
		{"scale", []string{"y"}, "y", inLesson, 0, nil, lessonOnly(func(l *lesson) { l.linear = !l.linear })},
		{"language", []string{"L"}, "L", anywhere, 14, nil, (*Model).switchLanguage},
		{"mouse", []string{"m"}, "m", anywhere, 0, nil, func(m *Model) tea.Cmd { m.mouseOff = !m.mouseOff; return nil }},
		{"help", []string{"?"}, "?", anywhere, lastRank, nil, func(m *Model) tea.Cmd { m.open(helpOverlay); return nil }},
		{"suspend", []string{"ctrl+z"}, "ctrl+z", anywhere, 0, nil, func(*Model) tea.Cmd { return tea.Suspend }},
		{"quit", []string{"q", "ctrl+c"}, "q", anywhere, 15, nil, (*Model).quit},
	}
}

func canOpen(m *Model) bool {
	l := m.Lesson
	if l.focus == 0 {
		return len(l.Session.Controls()) > 0
	}
	return l.Session.Selected() != "" && l.Session.Screen().Explain != nil
}

// grainControl is the control, on screens that have one, that says how much a
// step is.
const grainControl = "grain"

func canGrain(m *Model) bool {
	_, ok := m.Lesson.Session.Control(grainControl)
	return ok
}
func canLeaf(m *Model) bool     { return m.Lesson.sheets() }
func canNext(m *Model) bool     { return true }
func canPrevious(m *Model) bool { return m.Lesson.Session.Index() > 0 }
func canRun(m *Model) bool      { return m.Lesson.Session.Screen().Tick != nil }
func canGoBack(m *Model) bool   { return m.Lesson.Session.CanUndo() }
func canRedo(m *Model) bool     { now, end := m.Lesson.Session.Position(); return now < end }
func canReset(m *Model) bool    { return m.Lesson.Session.Screen().Reset != nil }
func canAnswer(m *Model) bool   { return m.Lesson.openQuestion() != "" }
func canCode(m *Model) bool     { return m.Lesson.Session.Screen().Code != nil }
func canType(m *Model) bool     { _, ok := m.Lesson.typable(); return ok }
func canNudge(m *Model) bool    { return m.Lesson.focus > 0 && m.Lesson.edited() != "" }

func canHint(m *Model) bool {
	goal, open := m.Lesson.Session.OpenGoal()
	return open && m.Lesson.Session.Hints(goal.ID) < 3
}

func canSolve(m *Model) bool { return m.Lesson.solution() != nil }

// dispatch does what a key is bound to here. It tells whether it was bound.
func (m *Model) dispatch(key string) (tea.Cmd, bool) {
	here := m.here()
	for _, b := range m.table {
		if b.place&here == 0 || b.do == nil || !slices.Contains(b.keys, key) {
			continue
		}
		if b.can != nil && !b.can(m) {
			continue
		}
		return b.do(m), true
	}
	return nil, false
}

// here is where the learner is.
func (m *Model) here() place {
	if m.Lesson != nil {
		return inLesson
	}
	return onMap
}
