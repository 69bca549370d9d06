package lessons

import (
	"errors"
	"slices"

	"sinapse/lessons/scene"
)

// A Session is one learner in one chapter: where they are, what they did, what
// they reached. It is the only way to change a chapter.
//
// All that changes the chapter's state goes through a log of moves with
// checkpoints, and this one mechanism gives undo, the step back, replay and
// resuming. Time never enters: the same seed and the same moves give the same
// screen, to the last bit. What was reached (goals, answers, hints) is kept
// apart in the Record and is never undone.
type Session struct {
	Chapter  Chapter
	Choices  func(question string) int // how many answers a question of this screen has; nil: any number will do
	screens  []Screen
	current  int
	selected scene.ItemID
	timeline timeline
	record   *Record
	bounds
	changed  bool
	resuming bool
	tried    bool // something was done on this screen, or was to be
	seen     scene.Scene
	looked   bool // seen is the scene of the present state
	motion   motion
	turns    int // how often its state changed
}

// bounds are how a session began, and how it ended.
type bounds struct {
	fresh  checkpoint // of a chapter that nobody touched
	before []string   // what led to where the session began, where that was not done again
	lost   Loss
	failed bool // the chapter panicked: what is to be done again was settled then
	sound  any  // the chapter's state before that
}

// ErrGated is what a tick is refused with while a question waits that must be
// answered, or skipped, before anything runs; and a change that would show what a
// prediction is about that waits.
var ErrGated = errors.New("a question waits to be answered first")

// ErrStill is what a tick is refused with where nothing can move.
var ErrStill = errors.New("nothing moves here")

// moment is what a checkpoint holds.
type moment struct {
	chapter any
	current int
}

// ErrNoChoice is what an answer is refused with that is none of a question's.
var ErrNoChoice = errors.New("the question has no such answer")

// errNothing is what a move that changes nothing ends in; it is not logged.
var errNothing = errors.New("nothing changed")

// NewSession starts a chapter on the screen where the record says that the
// learner left, and writes what is reached into the record. It takes up the record's
// snapshot as it is; without one, it does the record's moves again. What cannot be
// taken up, or makes the chapter panic, is dropped from the record, and the chapter
// begins anew.
func NewSession(chapter Chapter, record *Record) *Session {
	begin(chapter, record.Language)
	s := &Session{Chapter: chapter, screens: bounded(chapter.Screens()), record: record}
	s.timeline.save(0, s.Save)
	s.fresh = s.timeline.saved[0]
	left := record.Screen // the moves pass other screens on their way
	goOn := s.resume
	if record.Snapshot != nil {
		goOn = s.takeUp
	}
	if !s.survives(func() { goOn(); s.arrive(left); s.look() }) {
		s.beginAnew(Broken)
		s.arrive(left)
	}
	s.recall()
	record.Snapshot = nil
	s.visit()
	return s
}

// takeUp goes to where the record's snapshot stands. One that does not fit costs the
// run alone: goals and answers stay.
func (s *Session) takeUp() {
	if s.take(s.record.Snapshot) != nil {
		s.beginAnew(Unfit)
	}
}

// Preview returns the scene of a chapter's screen as it begins, of the first one
// where there is none of that ID. It does no move.
func Preview(chapter Chapter, screen string) scene.Scene {
	begin(chapter, "")
	s := &Session{Chapter: chapter, screens: bounded(chapter.Screens())}
	s.current = max(s.index(screen), 0)
	return s.Scene()
}

// resumeTicks bounds the work of a start: longer runs than this are not done again,
// and more other moves than this neither.
const resumeTicks = 20_000

// resume does again what the record says was done. A record that no longer
// fits the chapter is not an error: what fits is done.
func (s *Session) resume() {
	moves, ticks, others := s.record.log()
	if s.record.Cut || max(ticks, others) > resumeTicks {
		s.lost = TooLong
	}
	if others > resumeTicks {
		return
	}
	s.resuming = true
	defer func() { s.resuming = false }()
	for _, move := range moves {
		if move.Verb == Tick && ticks > resumeTicks {
			continue
		}
		if s.Apply(move) != nil {
			break
		}
	}
}

// arrive goes to the screen where the learner left, if the chapter has it.
func (s *Session) arrive(left string) {
	if left == s.Screen().ID || s.index(left) < 0 {
		return
	}
	s.resuming = true
	defer func() { s.resuming = false }()
	_ = s.Apply(Move{Verb: GoTo, Target: left}) // it exists: index found it
}

// Screens returns the chapter's screens.
func (s *Session) Screens() []Screen { return s.screens }

// Screen returns the screen that the learner is on.
func (s *Session) Screen() Screen { return s.screens[s.current] }

// Pace returns how many ticks a second can be followed on the present screen; 0 where
// any number will do.
func (s *Session) Pace() int {
	if paced, ok := s.Chapter.(Paced); ok {
		return paced.Pace(s.Screen().ID)
	}
	return 0
}

// Index returns the number of the screen that the learner is on, from 0.
func (s *Session) Index() int { return s.current }

// Selected returns the item that is chosen.
func (s *Session) Selected() scene.ItemID { return s.selected }

// Record returns what was reached in this chapter, and the moves that led to
// where it stands.
func (s *Session) Record() *Record {
	if !s.failed {
		s.record.keep(s.before, s.Log())
		s.survives(s.collect)
	}
	return s.record
}

// Turns counts how often the state of the session changed, back and forth: where it
// is another number, the moment is another.
func (s *Session) Turns() int { return s.turns }

// Changed tells whether the record changed since it was last asked.
func (s *Session) Changed() bool {
	changed := s.changed
	s.changed = false
	return changed
}

// Apply does a move. A move that cannot be done is refused with an error and
// changes nothing.
func (s *Session) Apply(m Move) error {
	switch m.Verb {
	case Answer:
		return s.answer(m.Target, m.Value)
	case Skip:
		return s.skip(m.Target)
	case Hint:
		return s.hint(m.Target)
	case Tick:
		done, err := s.Run(m.Count, false)
		if done > 0 { // what is refused after the first tick leaves it where it came to
			return nil
		}
		return err
	case Nudge:
		return s.nudge(m)
	default:
		return s.change(m)
	}
}

// nudge turns a control so many times. What is refused after the first time leaves
// it where it came to, as a held key does.
func (s *Session) nudge(m Move) error {
	times := m.units()
	m.Count = 0
	for i := range times {
		if err := s.change(m); err != nil {
			if i > 0 {
				err = nil
			}
			return err
		}
	}
	return nil
}

// change does a move that changes the state, and logs it. What changes nothing
// is not logged, so that undo always shows something.
func (s *Session) change(m Move) error {
	if m.Verb == Select && s.Screen().Select == nil {
		return s.choose(m.Target) // a cursor, not a change
	}
	if m.Verb == GoTo && m.Target == s.Screen().ID {
		return nil
	}
	s.tried = m.Verb != GoTo
	err := s.foreseen(m)
	if errors.Is(err, errNothing) {
		return nil
	}
	if err != nil {
		return err
	}
	s.motion = motionUnknown
	s.timeline.truncate()
	last := s.timeline.last()
	s.timeline.addOne(m, m.Verb == Nudge && m.goesOn(last) && m.Value == last.Value)
	s.timeline.save(s.timeline.now, s.Save)
	if m.Verb == GoTo {
		s.visit()
	}
	s.judge()
	return nil
}

// foreseen does a move, or one tick, unless it would show what a prediction that waits is
// about: that one is taken back and refused. What was done once is done again.
func (s *Session) foreseen(m Move) error {
	waiting := s.waiting()
	if len(waiting) == 0 || s.resuming || m.Verb == GoTo || m.Verb == Reset {
		return s.perform(m)
	}
	selected := s.selected
	err := s.perform(m)
	if err == nil && slices.ContainsFunc(waiting, s.shows) {
		s.Seek(s.timeline.now)
		s.selected = selected
		return ErrGated
	}
	return err
}

// perform does one move, or one tick, to the state.
func (s *Session) perform(m Move) error {
	defer func() { s.looked = false }()
	s.turns++
	screen := s.Screen()
	switch m.Verb {
	case GoTo:
		return s.goTo(m.Target)
	case Select:
		return s.choose(m.Target)
	case Nudge, Type:
		return s.turn(m)
	case Reset, Again:
		if screen.Reset == nil {
			return &UnknownError{m.Verb, screen.ID}
		}
		if c, ok := s.Chapter.(Restarter); ok && m.Verb == Again && c.Restart(screen.ID) {
			return nil
		}
		screen.Reset()
	case Tick:
		if screen.Tick == nil || !screen.Tick() {
			return ErrStill
		}
	default:
		return &UnknownError{m.Verb, m.Target}
	}
	return nil
}

func (s *Session) goTo(id string) error {
	i := s.index(id)
	if i < 0 {
		return &UnknownError{GoTo, id}
	}
	s.current, s.selected = i, scene.ItemID{}
	return nil
}

// index returns the number of a screen, −1 if there is none of that ID.
func (s *Session) index(id string) int {
	for i, screen := range s.screens {
		if screen.ID == id {
			return i
		}
	}
	return -1
}

// choose selects the item of the scene that has a text; "-" selects none.
func (s *Session) choose(text string) error {
	if text == "-" {
		s.selected = scene.ItemID{}
		return nil
	}
	id, err := scene.ParseItem(text)
	if _, ok := s.Item(id); err != nil || !ok {
		return &UnknownError{Select, text}
	}
	s.selected = id
	if hook := s.Screen().Select; hook != nil {
		hook(id)
	}
	return nil
}

// Control finds one of the present controls, or the one behind an item.
func (s *Session) Control(id string) (Control, bool) {
	for _, control := range s.controls() {
		if control.Name() == id {
			return control, true
		}
	}
	if edit := s.Screen().Edit; edit != nil {
		if item, err := scene.ParseItem(id); err == nil {
			if control := edit(item); control != nil {
				return control, true
			}
		}
	}
	return nil, false
}

// turn nudges or sets a control.
func (s *Session) turn(m Move) error {
	control, ok := s.Control(m.Target)
	if !ok {
		return &UnknownError{m.Verb, m.Target}
	}
	switch c := control.(type) {
	case Slider:
		return c.turn(m)
	case Choices:
		return c.turn(m)
	case Switch:
		on := m.Verb == Nudge && !c.Get() || m.Value == "on"
		if on == c.Get() {
			return errNothing
		}
		c.Set(on)
	case Text:
		return c.turn(m)
	}
	return nil
}

// Save takes the moment that the session stands at.
func (s *Session) Save() any {
	return moment{s.Chapter.Save(), s.current}
}

// Restore goes to a moment.
func (s *Session) Restore(state any) {
	m := state.(moment)
	s.looked = false
	s.turns++
	s.Chapter.Restore(m.chapter)
	s.current = m.current
}
