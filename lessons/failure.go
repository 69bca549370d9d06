package lessons

import (
	"math"

	"sinapse/lessons/internal/sums"
	"sinapse/lessons/scene"
)

// bounded returns screens whose goals say nothing that cannot be drawn, whose worked
// lines hold, and which explain only what is to be seen: this is where what a chapter
// says leaves it. A chosen item may be gone by the time that it is asked for, with the
// control that it stood for.
func bounded(screens []Screen) []Screen {
	for i := range screens {
		for k, goal := range screens[i].Goals {
			screens[i].Goals[k].Judge = func() Judgement { return goal.Judge().bounded() }
		}
		if code, prints := screens[i].Code, screens[i].Prints; code != nil {
			screens[i].Code = func() string { return versioned(code(), prints()) }
		}
		explain, now := screens[i].Explain, screens[i].Scene
		if now == nil {
			continue
		}
		screens[i].Scene = func() scene.Scene { return sums.Panels(now()) }
		if explain != nil {
			screens[i].Explain = func(item scene.ItemID) []scene.Panel {
				if _, there := itemOf(now(), item); !there {
					return nil
				}
				return sums.Panels(explain(item))
			}
		}
	}
	return screens
}

// bounded returns a judgement whose share lies between 0 and 1, whatever the
// chapter divided by, and which tells what is missing only where that is a number.
func (j Judgement) bounded() Judgement {
	if math.IsNaN(j.Share) {
		j.Share = 0
	}
	j.Share = min(max(j.Share, 0), 1)
	if left := j.Left.Value; math.IsNaN(left) || math.IsInf(left, 0) {
		j.Left = scene.Quantity{}
	}
	return j
}

// Fail says that the chapter panicked, in a move of this session or while it was
// drawn: what led there is not to be done again. What was reached is kept, and so
// are the moves up to this screen; where nothing was done on it, none is.
// The session is of no use from then on: its Record starts another.
func (s *Session) Fail() {
	if s.failed {
		return
	}
	moves := s.Log()
	last := len(moves) - 1
	for last >= 0 && moves[last].Verb != GoTo {
		last--
	}
	if last == len(moves)-1 && !s.tried { // the way to this screen is what cannot be borne
		last = -1
	}
	before := s.before
	s.sound = s.timeline.saved[0].state.(moment).chapter
	if last >= 0 {
		at := s.timeline.starts[last] + moves[last].units()
		s.sound = s.timeline.before(at).state.(moment).chapter
	} else if !s.tried {
		before, s.sound = nil, nil
	}
	s.record.keep(before, moves[:last+1])
	s.failed, s.changed = true, true
}

// survives does something with the chapter and tells whether it went without a
// panic.
func (s *Session) survives(do func()) (whole bool) {
	defer func() {
		if broken := recover(); broken != nil {
			whole = false
		}
	}()
	do()
	return true
}

// look asks the screen for all that is drawn of it without being chosen, so that a
// state that cannot be shown is known before anybody sees it.
func (s *Session) look() {
	s.Scene()
	s.Controls()
	s.Asked()
	for _, goal := range s.Screen().Goals {
		goal.Judge()
	}
}

// beginAnew drops what was taken up or done again, and the moves that the record
// holds.
func (s *Session) beginAnew(why Loss) {
	s.timeline = timeline{saved: []checkpoint{s.fresh}}
	s.Restore(s.fresh.state)
	s.selected, s.before, s.record.Moves, s.changed, s.lost = scene.ItemID{}, nil, nil, true, why
}

// A Loss says why a session does not stand where the learner left. What they reached
// is kept either way.
type Loss uint8

// The losses.
const (
	Nothing Loss = iota
	TooLong      // what they did was too much to be done again: the long runs, or all
	Broken       // it made the chapter panic
	Unfit        // the snapshot is damaged, or of another version
)

// Lost tells what of the record was not done again when the session began.
func (s *Session) Lost() Loss { return s.lost }
