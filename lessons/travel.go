package lessons

// Run ticks until n ticks are done or nothing moves any more, and returns how
// many were done. With continued, they are added to the ticks before: one run
// is one undo.
//
// A run after steps back goes first over what was done before, which gives the
// same bits.
func (s *Session) Run(n int, continued bool) (int, error) {
	if s.Gate() != "" {
		return 0, ErrGated
	}
	if s.Screen().Tick == nil {
		return 0, ErrStill
	}
	done := 0
	s.tried = true
	for done < n && s.Screen().Tick() {
		if done == 0 { // only now is it known that anything moves
			s.timeline.truncate()
			continued = continued && s.lastIsTick()
		}
		if continued {
			s.timeline.extend(1)
		} else {
			s.timeline.add(Move{Verb: Tick, Count: 1})
			continued = true
		}
		s.timeline.save(s.timeline.now, s.save)
		done++
		s.judge()
	}
	if done == 0 {
		return 0, ErrStill
	}
	return done, nil
}

// lastIsTick tells whether the log ends with ticks.
func (s *Session) lastIsTick() bool {
	moves := s.timeline.moves
	return len(moves) > 0 && moves[len(moves)-1].Verb == Tick
}

// Undo takes back the last thing that was done on this screen: one turn of a
// control, one reset, one run. It tells whether there was any.
func (s *Session) Undo() bool {
	t := &s.timeline
	for position := t.now; position > 0; {
		i := t.at(position - 1)
		position = t.starts[i]
		switch t.moves[i].Verb {
		case GoTo:
			return false
		case Select: // what was chosen in between goes with what was done before
		default:
			s.seek(position)
			return true
		}
	}
	return false
}

// Redo does again what was last undone. It tells whether there was any.
func (s *Session) Redo() bool {
	t := &s.timeline
	if t.now == t.end {
		return false
	}
	i := t.at(t.now)
	s.seek(t.starts[i] + t.moves[i].units())
	return true
}

// Back goes one unit back on this screen: one tick, or one move. It tells
// whether there was any.
func (s *Session) Back() bool {
	t := &s.timeline
	if t.now == 0 || t.moves[t.at(t.now-1)].Verb == GoTo {
		return false
	}
	s.seek(t.now - 1)
	return true
}

// Forward goes one unit on: over what was done before, after steps back; else
// it ticks once.
func (s *Session) Forward() error {
	if s.timeline.now < s.timeline.end {
		s.seek(s.timeline.now + 1)
		return nil
	}
	_, err := s.Run(1, false)
	return err
}

// Position returns where on the log the session stands, and its end.
func (s *Session) Position() (now, end int) { return s.timeline.now, s.timeline.end }

// seek goes to a position: from the checkpoint before it, doing again what was
// done since.
func (s *Session) seek(position int) {
	t := &s.timeline
	from := t.before(position)
	s.restore(from.state)
	for p := from.position; p < position; p++ {
		move := t.moves[t.at(p)]
		if err := s.perform(move); err != nil {
			panic("lessons: a logged move failed when done again: " + move.String() + ": " + err.Error())
		}
		if position-p-1 < dense {
			t.save(p+1, s.save)
		}
	}
	t.now = position
}

// Log returns the moves that led to the present state, with runs of ticks
// whole.
func (s *Session) Log() []Move {
	t := &s.timeline
	var log []Move
	for i, move := range t.moves {
		if t.starts[i] >= t.now {
			break
		}
		if move.Verb == Tick {
			move.Count = min(move.Count, t.now-t.starts[i])
		}
		log = append(log, move)
	}
	return log
}

// CanUndo tells whether Undo would take anything back.
func (s *Session) CanUndo() bool {
	t := &s.timeline
	for position := t.now; position > 0; {
		i := t.at(position - 1)
		position = t.starts[i]
		if verb := t.moves[i].Verb; verb != Select {
			return verb != GoTo
		}
	}
	return false
}
