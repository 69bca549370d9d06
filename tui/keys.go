package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// A place is where a key works. The learner is in one of them at a time.
type place uint8

const (
	onMap     place = 1 << iota
	inLesson        // the page of a lesson
	reading         // what lies open above it, to be read
	searching       // the search: what can be written is written
	listing         // the list of files to take away: what can be written is their folder
	typing          // a field: what can be written is written
)

// pages are the places where nothing lies open.
const pages = onMap | inLesson

// A Binding is one line of the key table, which makes the dispatch, the help strip,
// the help and the README's table alike. Its words are "key.<id>" (what it does, for
// the help strip) and "help.<id>" (what it does, in a sentence).
type Binding struct {
	ID    string
	keys  []string // as Bubble Tea names them
	Shown string   // as the help writes them
	place place
	strip int               // its rank in the help strip, 0 for never
	can   func(*Model) bool // nil: always
	do    func(m *Model, key string) tea.Cmd
	word  func(*Model) string // the key of its word in the strip, where that hangs on what is in front; nil: its own
	shown func(*Model) bool   // whether the strip has use for it now; nil: whenever it can
}

// press does what the binding's first key does.
func (b *Binding) press(m *Model) tea.Cmd { return b.do(m, b.keys[0]) }

// lastRank is the rank of help, which ends the help strip.
const lastRank = 16

// ofModel makes a handler to which it is all one which of its keys was pressed.
func ofModel(f func(*Model) tea.Cmd) func(*Model, string) tea.Cmd {
	return func(m *Model, _ string) tea.Cmd { return f(m) }
}

// opens makes a handler that opens what lies above the page.
func opens(kind overlayKind) func(*Model, string) tea.Cmd {
	return func(m *Model, _ string) tea.Cmd {
		m.open(kind)
		return nil
	}
}

// ofLesson makes a handler of the lesson alone.
func ofLesson(f func(*lesson)) func(*Model, string) tea.Cmd {
	return func(m *Model, _ string) tea.Cmd {
		f(m.Lesson)
		return nil
	}
}

// byKey makes a handler of the lesson to which it matters which key it was.
func byKey(f func(l *lesson, key string)) func(*Model, string) tea.Cmd {
	return func(m *Model, key string) tea.Cmd {
		f(m.Lesson, key)
		return nil
	}
}

// runs makes a handler of the lesson that starts its clock, or stops it.
func runs(f func(*lesson) tea.Cmd) func(*Model, string) tea.Cmd {
	return func(m *Model, _ string) tea.Cmd { return f(m.Lesson) }
}

// ofQuest makes a handler of the search.
func ofQuest(f func(q *quest, key string)) func(*Model, string) tea.Cmd {
	return func(m *Model, key string) tea.Cmd {
		f(m.overlay.quest, key)
		return nil
	}
}

// ofTaking makes a handler of the list of files to take away.
func ofTaking(f func(k *taking, key string)) func(*Model, string) tea.Cmd {
	return func(m *Model, key string) tea.Cmd {
		f(m.overlay.taking, key)
		return nil
	}
}

// Bindings is the key table, in the order of the help.
func Bindings() []Binding {
	return slices.Concat(movingKeys(), changingKeys(), generalKeys())
}

func movingKeys() []Binding {
	return []Binding{
		{"choose", []string{"up", "down", "k", "j"}, "↑↓", pages | reading, 1, nil, (*Model).choose, nil, nil},
		{"carry", []string{"shift+left", "shift+right", "shift+up", "shift+down"}, "shift ←→↑↓", inLesson, 3, canCarry, byKey((*lesson).carry), nil, nil},
		{ID: "turn", keys: []string{"left", "right", "h", "l", "shift+left", "shift+right", "alt+left", "alt+right"}, Shown: "←→", place: inLesson, strip: 2, do: byKey((*lesson).arrow), word: turns, shown: canTurn},
		{"open", []string{"enter"}, "enter", onMap, 2, nil, ofModel((*Model).openChosen), nil, nil},
		{ID: "sum", keys: []string{"enter"}, Shown: "enter", place: inLesson, strip: 3, can: canOpen, do: ofLesson((*lesson).enter), word: enters},
		{"leaf", []string{"pgup", "pgdown"}, "pgup pgdn", inLesson, 3, canLeaf, byKey((*lesson).leaf), nil, nil},
		{"pane", []string{"tab", "shift+tab"}, "tab", inLesson, 4, nil, byKey((*lesson).nextPane), nil, manyPanes},
		{"words", []string{"w"}, "w", inLesson, 5, nil, ofLesson((*lesson).words), nil, nil},
		{"next", []string{"n"}, "n", inLesson, 9, nil, ofModel((*Model).nextScreen), nil, nil},
		{"previous", []string{"p"}, "p", inLesson, 0, canPrevious, ofLesson((*lesson).previousScreen), nil, nil},
		{"scroll", []string{"pgup", "pgdown", "home", "end"}, "pgup pgdn", pages | reading, 0, nil, (*Model).scroll, nil, nil},
		{"read", []string{"space"}, "space", reading, 0, nil, (*Model).scroll, nil, nil},
		{"close", []string{"enter"}, "enter", reading, 0, nil, ofModel((*Model).escape), nil, nil},
		{ID: "back", keys: []string{"esc"}, Shown: "esc", place: pages | reading | searching | listing | typing, strip: 1, do: ofModel((*Model).escape), word: backs, shown: showing},
		{"find", []string{"/"}, "/", pages | reading, 12, nil, ofModel((*Model).openFind), nil, nil},
		{"found", []string{"up", "down", "pgup", "pgdown", "ctrl+p", "ctrl+n"}, "↑↓", searching, 0, nil, ofQuest((*quest).choose), nil, nil},
		{"go", []string{"enter"}, "enter", searching, 0, nil, ofModel((*Model).goFound), nil, nil},
		{"glossary", []string{"g"}, "g", pages | reading, 13, nil, opens(glossaryOverlay), nil, nil},
	}
}

func changingKeys() []Binding {
	return []Binding{
		{"run", []string{"space"}, "space", inLesson, 3, canRun, runs((*lesson).toggleRun), nil, nil},
		{"step", []string{"."}, ".", inLesson, 6, canRun, ofLesson((*lesson).step), nil, nil},
		{"stepback", []string{","}, ",", inLesson, 7, canGoBack, ofLesson((*lesson).back), nil, nil},
		{"slower", []string{"<"}, "<", inLesson, 5, canRun, ofLesson(func(l *lesson) { l.faster(-1) }), nil, running},
		{"faster", []string{">"}, ">", inLesson, 5, canRun, ofLesson(func(l *lesson) { l.faster(1) }), nil, running},
		{"grain", []string{"G"}, "G", inLesson, 6, canGrain, ofLesson(func(l *lesson) { l.nudgeBy(grainControl, 1) }), nil, nil},
		{"type", []string{"="}, "=", inLesson, 0, canType, ofLesson((*lesson).startTyping), nil, nil},
		{"take", []string{"enter"}, "enter", typing, 0, nil, ofLesson((*lesson).take), nil, nil},
		{"finer", []string{"["}, "[", inLesson, 12, nil, ofLesson(func(l *lesson) { l.size = max(l.size-1, fine) }), nil, canSlide},
		{"coarser", []string{"]"}, "]", inLesson, 12, nil, ofLesson(func(l *lesson) { l.size = min(l.size+1, coarse) }), nil, canSlide},
		{"nudge", []string{"-", "+"}, "- +", inLesson, 4, canNudge, byKey((*lesson).nudgeChosen), nudges, inPanel},
		{"hold", []string{"f"}, "f", inLesson, 4, canHold, ofLesson((*lesson).freeze), nil, inPanel},
		{"undo", []string{"u"}, "u", inLesson, 8, canGoBack, ofLesson((*lesson).undo), nil, nil},
		{"redo", []string{"U", "ctrl+r"}, "U", inLesson, 0, canRedo, ofLesson((*lesson).redo), nil, nil},
		{"reset", []string{"r"}, "r", inLesson, 3, canReset, ofLesson((*lesson).reset), nil, stopped},
		{"answer", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "1–9", inLesson, 1, canAnswer, byKey((*lesson).answer), nil, nil},
		{"hint", []string{"i"}, "i", inLesson, 10, canHint, ofLesson((*lesson).hint), nil, nil},
		{"solution", []string{"s"}, "s", inLesson, 11, nil, runs((*lesson).solve), nil, canSolve},
	}
}

func generalKeys() []Binding {
	return []Binding{
		{"code", []string{"c"}, "c", inLesson | reading, 11, canCode, ofModel((*Model).showCode), nil, nil},
		{"export", []string{"e"}, "e", inLesson | reading, 11, canTake, ofModel((*Model).openTaking), nil, canRun},
		{"pick", []string{"up", "down", "pgup", "pgdown", "ctrl+p", "ctrl+n"}, "↑↓", listing, 0, nil, ofTaking((*taking).choose), nil, nil},
		{"write", []string{"enter"}, "enter", listing, 0, nil, ofModel((*Model).takeAway), nil, nil},
		{"scale", []string{"y"}, "y", inLesson, 2, nil, ofLesson(func(l *lesson) { l.linear = !l.linear }), nil, onCurve},
		{"language", []string{"L"}, "L", pages | reading, 14, nil, ofModel((*Model).switchLanguage), nil, nil},
		{"mouse", []string{"m"}, "m", pages | reading, 0, nil, ofModel(func(m *Model) tea.Cmd { m.pointer.off = !m.pointer.off; return nil }), nil, nil},
		{"help", []string{"?"}, "?", pages | reading, lastRank, nil, opens(helpOverlay), nil, nil},
		{"suspend", []string{"ctrl+z"}, "ctrl+z", pages | reading | searching | listing, 0, nil, ofModel(func(*Model) tea.Cmd { return tea.Suspend }), nil, nil},
		{"quit", []string{"q", "ctrl+c"}, "q", pages | reading | searching | listing | typing, 15, nil, ofModel(func(*Model) tea.Cmd { return tea.Quit }), nil, nil},
	}
}

func canOpen(m *Model) bool {
	l := m.Lesson
	if l.focus == 0 {
		return len(l.Session.Controls()) > 0
	}
	if l.focus == l.panes()-1 {
		return len(l.deeds()) > 0
	}
	return !l.Session.Selected().None() && l.Session.Screen().Explain != nil
}

// grainControl is the control, on screens that have one, that says how much a
// step is.
const grainControl = "grain"

func canGrain(m *Model) bool {
	_, ok := m.Lesson.Session.Control(grainControl)
	return ok
}
func canLeaf(m *Model) bool   { return m.Lesson.sheets() }
func manyPanes(m *Model) bool { return m.Lesson.panes() > 2 || len(m.Lesson.Session.Controls()) > 0 }
func canSlide(m *Model) bool  { _, ok := m.Lesson.slider(); return ok }
func showing(m *Model) bool {
	return m.Lesson != nil && m.Lesson.clock.running && m.Lesson.clock.script != nil
}
func running(m *Model) bool     { return m.Lesson.clock.running }
func stopped(m *Model) bool     { return canRun(m) && !running(m) && m.Lesson.Session.Still() }
func canPrevious(m *Model) bool { return m.Lesson.Session.Index() > 0 }
func canRun(m *Model) bool      { return m.Lesson.Session.Screen().Tick != nil }
func canGoBack(m *Model) bool   { return m.Lesson.Session.CanUndo() }
func canRedo(m *Model) bool     { now, end := m.Lesson.Session.Position(); return now < end }
func canReset(m *Model) bool    { return m.Lesson.Session.Screen().Reset != nil }
func canAnswer(m *Model) bool   { return m.Lesson.openQuestion() != "" }
func canCode(m *Model) bool     { return m.Lesson != nil && m.Lesson.Session.Screen().Code != nil }
func canTake(m *Model) bool     { return m.Lesson != nil }
func canType(m *Model) bool     { _, ok := m.Lesson.typable(); return ok }
func canNudge(m *Model) bool    { return m.Lesson.edited() != "" }

func canHold(m *Model) bool { return m.Lesson.holding() != "" }

func canHint(m *Model) bool {
	goal, open := m.Lesson.Session.OpenGoal()
	return open && m.Lesson.Session.Hints(goal.ID) < lessons.MaxHints
}

func canSolve(m *Model) bool { return m.Lesson.solution() != nil }

// here is where the learner is.
func (m *Model) here() place {
	switch {
	case m.Lesson != nil && m.Lesson.typing != nil:
		return typing
	case m.overlay.quest != nil:
		return searching
	case m.overlay.taking != nil:
		return listing
	case m.overlay.kind != noOverlay:
		return reading
	default:
		return m.under()
	}
}

// under is the page on which something may lie open.
func (m *Model) under() place {
	if m.Lesson != nil {
		return inLesson
	}
	return onMap
}

// A keyTable is all bindings.
type keyTable []Binding

// named is the binding of an ID.
func (t keyTable) named(id string) Binding {
	return t[slices.IndexFunc(t, func(b Binding) bool { return b.ID == id })]
}

// bound is the binding of a key here, nil for none. Where one writes, a key that
// can be written is bound to nothing.
func (t keyTable) bound(m *Model, msg tea.KeyPressMsg) *Binding {
	here, key := m.here(), msg.String()
	if here&(searching|listing|typing) != 0 && msg.Text != "" {
		return nil
	}
	for i := range t {
		b := &t[i]
		if b.place&here != 0 && slices.Contains(b.keys, key) && (b.can == nil || b.can(m)) {
			return b
		}
	}
	return nil
}

// key does what a key press asks for.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	here, b := m.here(), m.table.bound(m, msg)
	if here != typing {
		m.Notice = Notice{}
		if m.Lesson != nil {
			m.Lesson.folds.news = ""
		}
	}
	switch {
	case b != nil:
		return b.do(m, msg.String())
	case here == typing:
		m.Lesson.typing.write(msg)
	case here == searching:
		m.overlay.quest.write(msg)
	case here == listing:
		m.overlay.taking.write(msg)
	case m.table.capital(m, msg):
		m.Notice = Noted("notice.capitals")
	}
	return nil
}

// capital tells whether a key would do something if it were a small letter.
func (t keyTable) capital(m *Model, msg tea.KeyPressMsg) bool {
	small := strings.ToLower(msg.Text)
	return small != msg.Text && t.bound(m, tea.KeyPressMsg{Text: small, Code: []rune(small)[0]}) != nil
}

// backs is what esc does: it stops a solution that is shown before it leads anywhere.
func backs(m *Model) string {
	if showing(m) {
		return "key.back.solution"
	}
	return "key.back"
}

// escape goes one level back: out of what is typed, what lies open, the sum, the
// panel, then the open question, then to the map. One that was meant to stop a solution
// and came a moment late does nothing.
func (m *Model) escape() tea.Cmd {
	l := m.Lesson
	switch {
	case m.here() == typing:
		l.typing = nil
	case m.overlay.kind != noOverlay:
		m.overlay = overlay{}
	case l == nil:
	case showing(m):
		l.endScript()
	case l.justShown(): // it was meant for the solution, which ended first
	case l.sum:
		l.sum = false
	case l.focus != l.home():
		l.turnTo(l.home())
	case l.openQuestion() != "":
		l.apply(lessons.Move{Verb: lessons.Skip, Target: l.openQuestion()})
	default:
		return m.goHome()
	}
	return nil
}

// choose goes one up or down: on the map, in a lesson, in what is read.
func (m *Model) choose(key string) tea.Cmd {
	by := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1}[key]
	switch m.here() {
	case reading:
		m.overlay.scroll = max(m.overlay.scroll+by, 0)
	case inLesson:
		m.Lesson.arrow(key)
	default:
		m.Home.move(by)
	}
	return nil
}

// scroll goes a page up or down, or to an end.
func (m *Model) scroll(key string) tea.Cmd {
	const end = 10_000
	by := map[string]int{"pgup": -10, "pgdown": 10, "space": 10, "home": -end, "end": end}[key]
	switch m.here() {
	case reading:
		m.overlay.scroll = max(m.overlay.scroll+by, 0)
	case inLesson:
		m.Lesson.scrollBy(map[int]int{-10: -8, 10: 8, -end: -end, end: end}[by])
	default:
		m.Home.move(by * len(m.Home.chapters))
	}
	return nil
}
