package lessons

import "errors"

// Run ticks until n ticks are done or nothing moves any more, and returns how
// many were done. With continued, they are added to the ticks before: one run
// is one undo.
//
// A run after steps back goes first over what was done before, which gives the
// same bits.
func (s *Session) Run(n int, continued bool) (int, error) {
	if s.Gate() != "" && !s.resuming { // what ran once runs again, whatever is asked today
		return 0, ErrGated
	}
	if s.Screen().Tick == nil {
		return 0, ErrStill
	}
	done := 0
	s.tried = true
	for done < n {
		err := s.foreseen(Move{Verb: Tick, Count: 1})
		if errors.Is(err, ErrStill) {
			s.motion = motionEnded
			break
		}
		if err != nil {
			return done, err
		}
		s.motion = motionUnknown
		if done == 0 { // only now is it known that anything moves
			s.timeline.truncate()
			continued = continued && s.timeline.last().Verb == Tick
		}
		s.timeline.addOne(Move{Verb: Tick, Count: 1}, continued)
		continued = true
		done++
		if s.timeline.keeps(s.timeline.now, n-done) {
			s.timeline.save(s.timeline.now, s.Save)
		}
		s.judge()
	}
	if done == 0 {
		return 0, ErrStill
	}
	s.timeline.save(s.timeline.now, s.Save) // it may have ended sooner
	return done, nil
}

// motion tells whether a tick would do anything.
type motion uint8

const (
	motionUnknown motion = iota
	motionEnded
	motionGoes
)

// Still tells whether nothing can run from here: there are no ticks on this screen,
// or the run is at its end. Where that is not known, a tick is done and taken back.
func (s *Session) Still() bool {
	screen := s.Screen()
	if screen.Tick == nil {
		return true
	}
	if s.motion == motionUnknown {
		s.motion = motionGoes
		state, looked, turns := s.Save(), s.looked, s.turns
		if s.survives(func() { // else the run itself will tell
			if !screen.Tick() {
				s.motion = motionEnded
			}
		}); s.motion == motionGoes {
			s.Restore(state)
			s.looked, s.turns = looked, turns // it is the state that it was
		}
	}
	return s.motion == motionEnded
}

// Undo takes back the last thing that was done on this screen: the nudges of one
// control in a row, one pull of a slider, one reset, one run. It tells whether there was any.
func (s *Session) Undo() bool {
	i := s.undoable()
	if i < 0 {
		return false
	}
	moves := s.timeline.moves
	for i > 0 && moves[i].goesOn(moves[i-1]) {
		i--
	}
	s.Seek(s.timeline.starts[i])
	return true
}

// CanUndo tells whether Undo would take anything back.
func (s *Session) CanUndo() bool { return s.undoable() >= 0 }

// undoable is the number of the last move that was done on this screen, −1 for
// none. What was chosen in between goes with what was done before.
func (s *Session) undoable() int {
	t := &s.timeline
	for position := t.now; position > 0; {
		i := t.at(position - 1)
		switch t.moves[i].Verb {
		case GoTo:
			return -1
		case Select:
			position = t.starts[i]
		default:
			return i
		}
	}
	return -1
}

// Redo does again what was last undone. It tells whether there was any.
func (s *Session) Redo() bool {
	t := &s.timeline
	if t.now == t.end {
		return false
	}
	i := t.at(t.now)
	for i+1 < len(t.moves) && t.moves[i+1].goesOn(t.moves[i]) {
		i++
	}
	s.Seek(t.starts[i] + t.moves[i].units())
	return true
}

// Back goes one unit back on this screen: one tick, one nudge, or one other move.
// It tells whether there was any.
func (s *Session) Back() bool {
	t := &s.timeline
	if t.now == 0 || t.last().Verb == GoTo {
		return false
	}
	s.Seek(t.now - 1)
	return true
}

// Forward goes one unit on: over what was done before, after steps back; else
// it ticks once.
func (s *Session) Forward() error {
	if s.timeline.now < s.timeline.end {
		s.Seek(s.timeline.now + 1)
		return nil
	}
	_, err := s.Run(1, false)
	return err
}

// Position returns where on the log the session stands, and its end.
func (s *Session) Position() (now, end int) { return s.timeline.now, s.timeline.end }

// Seek goes to a position: from the checkpoint before it, doing again what was
// done since.
func (s *Session) Seek(position int) {
	t := &s.timeline
	from := t.before(position)
	s.motion = motionUnknown
	s.Restore(from.state)
	for p := from.position; p < position; p++ {
		move := t.moves[t.at(p)]
		if err := s.perform(move); err != nil {
			panic("lessons: a logged move failed when done again: " + move.String() + ": " + err.Error())
		}
		if position-p-1 < t.dense() {
			t.save(p+1, s.Save)
		}
	}
	t.now = position
	s.resolve() // what is shown there may be the outcome of what was predicted meanwhile
}

// Log returns the moves that led to the present state, with runs of ticks and of
// nudges whole.
func (s *Session) Log() []Move {
	t := &s.timeline
	var log []Move
	for i, move := range t.moves {
		if t.starts[i] >= t.now {
			break
		}
		if move.Count > 0 {
			move.Count = min(move.Count, t.now-t.starts[i])
		}
		log = append(log, move)
	}
	return log
}
