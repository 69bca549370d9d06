package course

import (
	"errors"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
)

// TestNoOutcomeIsShownBeforeTheAnswer plays a sixth of the chapters a day without an answer: what would
// show the outcome of a prediction is refused, and changes nothing; once the question is
// skipped, it is done. A screen is left where no prediction is left to be shown.
func TestNoOutcomeIsShownBeforeTheAnswer(t *testing.T) {
	daily.NotRacing(t)
	entries := written()
	for _, entry := range daily.Some(t, entries, (len(entries)+5)/6) {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			lines, err := Playthrough(entry.ID)
			if err != nil {
				t.Fatal(err)
			}
			s, refused := lessons.NewSession(entry.New(0), lessons.NewProgress().Record(entry.ID)), 0
			for _, line := range lines {
				if !line.Moves() || line.Move.Verb == lessons.Answer || line.Move.Verb == lessons.Skip {
					continue
				}
				if line.Move.Verb != lessons.GoTo && !slices.ContainsFunc(s.Screen().Questions, func(q lessons.Question) bool {
					_, answered := s.Answered(q.ID)
					return !answered && (q.By != "" || q.Reveal != nil)
				}) {
					continue
				}
				for {
					waited := s.Waits()
					err := s.Apply(line.Move)
					if !errors.Is(err, lessons.ErrGated) {
						shown := slices.ContainsFunc(s.Screen().Questions, func(q lessons.Question) bool {
							return q.ID == waited && (q.By != "" && s.Met(q.By) || q.Reveal != nil && q.Reveal())
						})
						if shown && line.Move.Verb != lessons.GoTo {
							t.Errorf("%s: %v shows what %s asks before it is answered", s.Screen().ID, line.Move, waited)
						}
						break
					}
					refused++
					if err := s.Apply(lessons.Move{Verb: lessons.Skip, Target: s.Waits()}); err != nil {
						t.Fatalf("%s: %v is refused, and no question waits: %v", s.Screen().ID, line.Move, err)
					}
				}
			}
			if refused == 0 {
				t.Error("nothing was refused: is nothing foretold here?")
			}
		})
	}
}
