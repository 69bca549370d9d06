package tui

import (
	"errors"
	"time"

	"sinapse/lessons/course"
	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
)

// A Model is the whole program: the map of the course, or a lesson, and
// perhaps something open above them.
type Model struct {
	language content.Language
	theme    *draw.Theme
	ask      bool // the terminal's background is asked for
	Size     struct{ Width, Height int }
	table    keyTable
	Home     home
	Lesson   *lesson // nil on the map
	sessions sessions
	overlay  overlay
	progress *lessons.Progress
	keep     keeping
	seed     uint32
	Notice   Notice // what is to be told, until the next key
	pointer  pointer
	caches   *caches
}

// caches keep what is dear to draw, by what it depends on.
type caches struct {
	maps     draw.MapCache
	prose    proseKey
	lines    []draw.Line
	columns  map[columnKey]int
	index    map[content.Language][]finding
	outlines outlines
}

// newCaches are empty.
func newCaches() *caches { return &caches{index: map[content.Language][]finding{}} }

// A Keeper keeps what was reached. Its methods may be called from any
// goroutine.
type Keeper interface {
	// Save keeps progress that was encoded at a moment: of two, the one
	// with the higher number is the newer.
	Save(number int, progress *lessons.Progress) error
	// SaveLanguage keeps the learner's choice.
	SaveLanguage(content.Language) error
}

// Options are what a Model starts from.
type Options struct {
	Language content.Language
	Chapter  string // "" for the map
	Screen   string
	Seed     uint32
	Profile  colorprofile.Profile
	Ground   Background
	ASCII    bool // no drawing has a character outside of ASCII
	Blocks   bool // no drawing has a character of Braille
	Upright  bool // no italics
	Still    bool // the mouse is off until it is switched on
	Progress *lessons.Progress
	Keep     Keeper
	Notice   Notice
	Weights  course.Weights   // with which the network of the chapter begins; nil for its own
	Own      *course.OwnEntry // of the learner's own file, which is opened instead of a chapter; nil for none
}

// A Background is what colours have to stand out from.
type Background uint8

// The backgrounds: what the terminal answers, dark until it does, or light
// until it does; or one of the two, whatever it answers.
const (
	AskDark Background = iota
	AskLight
	AlwaysDark
	AlwaysLight
)

// Light tells whether the ground is light, as far as is known.
func (b Background) Light() bool { return b == AskLight || b == AlwaysLight }

// Ask tells whether the terminal is to be asked.
func (b Background) Ask() bool { return b <= AskLight }

// frameTime is how often a running lesson is advanced and drawn.
const frameTime = 100 * time.Millisecond

// tickBudget is how long training may take of a frame.
const tickBudget = 8 * time.Millisecond

// frameMsg is a frame of the clock. Its number tells a stale clock's frames,
// which are dropped.
type frameMsg int

// NewModel returns the program at its start.
func NewModel(o Options) (*Model, error) {
	m := &Model{
		language: o.Language, theme: draw.NewTheme(o.Profile, o.Ground.Light(), o.ASCII), ask: o.Ground.Ask(),
		table: Bindings(), progress: o.Progress, keep: keeping{keeper: o.Keep}, seed: o.Seed, Notice: o.Notice,
		pointer: pointer{hits: new([]hit), off: o.Still}, caches: newCaches(),
	}
	if _, err := content.Open(o.Language); err != nil { // the other language is opened when it is asked for
		return nil, err
	}
	m.theme.Upright, m.theme.Blocks = o.Upright, o.Blocks
	m.Home = newHome(m.progress)
	var refused error
	m.attempt(func() {
		switch {
		case o.Own != nil:
			m.enter(*o.Own)
		case o.Chapter != "":
			m.enterChapter(o.Chapter, o.Screen)
		default:
			m.celebrate()
		}
		if o.Weights != nil && m.Lesson != nil {
			refused = m.Lesson.Session.Put(o.Weights)
		}
	})
	if refused != nil {
		return nil, refused
	}
	return m, nil
}

// Init asks the terminal for its background.
func (m *Model) Init() tea.Cmd {
	if !m.ask {
		return nil
	}
	return tea.RequestBackgroundColor
}

// Update takes one message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.Size.Width, m.Size.Height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		if light := !msg.IsDark(); m.ask && light != m.theme.Light {
			m.theme = m.theme.On(light)
		}
	case tea.KeyPressMsg:
		cmd := m.key(msg)
		m.settle()
		return m, m.after(cmd)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.MouseMsg:
		cmd := m.mouse(msg)
		m.settle()
		return m, m.after(cmd)
	case frameMsg:
		return m, m.after(m.Lesson.frame(msg))
	case workMsg:
		if m.Lesson != nil {
			m.Lesson.work()
			m.settle()
		}
		return m, m.after(nil)
	case SavedMsg, saveMsg, retryMsg:
		return m, m.kept(msg)
	case takenMsg:
		m.taken(msg)
	case suspendedMsg:
		m.suspended(msg)
	case QuitMsg:
		return m, tea.Quit // what was reached is kept after it has ended
	}
	return m, nil
}

// suspended tells where nobody could have brought the program back.
func (m *Model) suspended(msg suspendedMsg) {
	if errors.Is(msg.err, errNoShell) {
		m.Notice = Noted("notice.no-shell")
	}
}

// paste takes pasted text where there is a field to write into.
func (m *Model) paste(text string) {
	if here := m.here(); here == searching {
		m.overlay.quest.paste(text)
	} else if here == listing {
		m.overlay.taking.paste(text)
	} else if here == typing {
		m.Lesson.typing.paste(text)
	}
}

// QuitMsg asks the program to end as if the learner had pressed q.
type QuitMsg struct{}

// after adds to a command what every change may ask for: hands that hold something, and
// keeping progress.
func (m *Model) after(cmd tea.Cmd) tea.Cmd {
	if m.Lesson == nil {
		return cmd
	}
	m.Lesson.hold()
	m.Lesson.learn()
	if m.Lesson.isOwn() {
		return tea.Batch(cmd, m.Lesson.soon())
	}
	if m.Lesson.Session.Changed() {
		return tea.Batch(cmd, m.save())
	}
	return tea.Batch(cmd, m.keep.soon(m.Lesson.Session))
}

// Snapshot returns a deep copy of the progress, with the place where the
// learner stands, and its number.
func (m *Model) Snapshot() (*lessons.Progress, int) {
	m.settleProgress()
	progress := m.progress.Clone()
	if m.Lesson != nil && !m.Lesson.isOwn() {
		progress.Chapters[m.Lesson.id].Moment = m.Lesson.Session.Moment()
		m.keep.kept(m.Lesson.Session)
	}
	m.keep.number++ // an older save never follows a newer one
	return progress, m.keep.number
}

// settleProgress writes the place where the learner stands into the progress.
func (m *Model) settleProgress() {
	if m.Lesson != nil && !m.Lesson.isOwn() {
		m.progress.Chapters[m.Lesson.id] = m.Lesson.Session.Record()
		if m.progress.Chapters[m.Lesson.id].File == nil { // to that the map does not lead back
			m.progress.Chapter = m.Lesson.id
		}
	}
}

// goHome goes back to the map, which tells it when everything was reached.
func (m *Model) goHome() tea.Cmd {
	left := m.leave()
	if m.celebrate() {
		return tea.Batch(left, m.save())
	}
	return left
}

// leave closes the lesson.
func (m *Model) leave() tea.Cmd {
	cmd := m.save()
	m.settleProgress()
	m.Home = newHome(m.progress)
	m.Lesson = nil
	m.pointer.forget()
	return cmd
}

// enterChapter opens a chapter at a screen, or, without one, where the learner
// left it.
func (m *Model) enterChapter(id, screen string) {
	entry, ok := course.Find(id)
	if !ok || entry.New == nil {
		return
	}
	session := m.sessions.find(id)
	if session == nil {
		record := m.progress.Record(id).In(m.seed)
		if screen != "" {
			record.Screen = screen
		}
		record.Snapshot = m.keep.state(id, m.seed)
		chapter := entry.New(m.seed)
		session = lessons.NewSession(chapter, record.Spoken(string(m.language), chapter))
		if m.Notice.Key == "" { // nothing graver is to be told
			m.Notice = missing(session.Lost())
		}
	}
	m.sessions.keep(id, session)
	m.Lesson = newLesson(id, session)
	session.Choices = m.choices
	if screen != "" {
		m.Lesson.GoTo(screen)
	}
}

// enter opens a chapter that is none of the course's, of the learner's own file. Where it
// names the file, what was done is kept beside the course's progress; it is dropped, and
// that is told, where the file is no longer the same. Of others nothing is kept.
func (m *Model) enter(entry course.OwnEntry) {
	record := lessons.NewProgress().Record(entry.ID)
	if entry.File != nil {
		record = m.ownRecord(entry)
	}
	session := lessons.NewSession(entry.New(m.seed), record)
	if lost := missing(session.Lost()); entry.File != nil && lost.Key != "" {
		m.Notice = lost
	}
	m.Lesson = newLesson(entry.ID, session)
	m.Home.onward = entry.Onward
	session.Choices = m.choices
}

// goOnward opens what the last screen of the learner's own file leads on to; where that
// cannot be, it says why.
func (m *Model) goOnward() {
	entry, err := m.Home.onward()
	if wrong, ok := errors.AsType[*lessons.Refusal](err); ok {
		m.Notice = Notice{Key: "notice.onward", Values: map[string]string{"what": m.Voice().Say(wrong.Word, visibleAll(wrong.Facts))}}
		return
	}
	if err != nil {
		m.Notice = Noted("notice.onward.gone")
		return
	}
	m.enter(entry)
}

// ownRecord is what was kept of a chapter of the learner's own file, or a new record.
func (m *Model) ownRecord(entry course.OwnEntry) *lessons.Record {
	record := m.progress.Record(entry.ID)
	if kept := record.File; kept == nil || *kept != *entry.File {
		if kept != nil {
			other, changed := "notice.text.other", "notice.text.changed"
			if entry.ID == course.TableID {
				other = "notice.table.other"
			}
			m.Notice = Notice{Key: other, Values: map[string]string{"file": homely(kept.Path)}}
			if kept.Path == entry.File.Path {
				m.Notice.Key = changed
			}
		}
		delete(m.progress.Chapters, entry.ID)
		record = m.progress.Record(entry.ID).In(m.seed)
		record.File = entry.File
		return record
	}
	record.In(m.seed).Snapshot = m.keep.state(entry.ID, m.seed)
	return record
}

// choices is how many answers a question of the present screen has.
func (m *Model) choices(question string) int {
	if asked := m.Voice().Screen(m.Lesson.Session.Screen().ID).Question(question); asked != nil {
		return len(asked.Choices)
	}
	return 0
}

// switchLanguage changes all words, and nothing else.
func (m *Model) switchLanguage() tea.Cmd {
	m.language = m.tongue().other().language
	return m.keep.language(m.language)
}

// nextScreen goes to the next screen, after the last one to the next chapter
// that is written, or to the map.
func (m *Model) nextScreen() tea.Cmd {
	l := m.Lesson
	if l.Session.Index()+1 < len(l.Session.Screens()) {
		l.GoTo(l.Session.Screens()[l.Session.Index()+1].ID)
		return nil
	}
	if l.isOwn() && m.Home.onward != nil {
		m.goOnward()
		return nil
	}
	cmd := m.goHome()
	m.Home.next()
	return cmd
}

// tongue is how the program speaks now.
func (m *Model) tongue() tongue { return tongue{m.language, m.theme.ASCII} }

// Voice returns the words in the learner's language.
func (m *Model) Voice() *draw.Voice {
	v := &draw.Voice{Book: m.tongue().book()}
	if m.Lesson != nil {
		v.Chapter = v.Book.Chapter(m.Lesson.id)
		switch m.Lesson.id {
		case course.TextID:
			v.Also = v.Book.Chapter(course.TextWords)
		case course.TableID:
			v.Also = v.Book.Chapter(course.TableWords)
		}
	}
	return v
}
