package course

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"sinapse/lessons"
	"sinapse/lessons/bias"
	"sinapse/lessons/scene"
)

// TestEveryMomentComesBack plays a chapter and goes to moments of it in no
// order: each shows the scene that it showed when it was played.
func TestEveryMomentComesBack(t *testing.T) {
	for _, entry := range written() {
		scenes := map[int]scene.Scene{}
		session := play(t, entry, func(s *lessons.Session, _ PlayLine) {
			now, _ := s.Position()
			scenes[now] = bare(s.Scene())
		})
		_, end := session.Position()
		positions := make([]int, 0, len(scenes))
		for position := range scenes {
			positions = append(positions, position)
		}
		slices.SortFunc(positions, func(a, b int) int { return a*7919%end - b*7919%end })
		for _, position := range positions {
			session.Seek(position)
			if !reflect.DeepEqual(bare(session.Scene()), scenes[position]) {
				t.Errorf("%s: moment %d of %d is another one when gone back to", entry.ID, position, end)
			}
		}
	}
}

// TestUndoEndsWhereTheScreenBegan undoes and does again all of each screen.
func TestUndoEndsWhereTheScreenBegan(t *testing.T) {
	for _, entry := range written() {
		var first scene.Scene
		round := func(s *lessons.Session) {
			last, _ := s.Position()
			shown := bare(s.Scene())
			for s.Undo() {
				if now, _ := s.Position(); now >= last {
					t.Fatalf("%s/%s: undo goes from %d to %d", entry.ID, s.Screen().ID, last, now)
				}
			}
			if s.CanUndo() || !reflect.DeepEqual(bare(s.Scene()), first) {
				t.Errorf("%s/%s: all undone is not how it began", entry.ID, s.Screen().ID)
			}
			for s.Redo() {
			}
			if now, _ := s.Position(); now != last || !reflect.DeepEqual(bare(s.Scene()), shown) {
				t.Errorf("%s/%s: all done again is at %d of %d, or not the same", entry.ID, s.Screen().ID, now, last)
			}
		}
		play(t, entry, func(s *lessons.Session, line PlayLine) {
			if line.Move.Verb == lessons.GoTo {
				first = bare(s.Scene())
			} else if line.Met != "" {
				round(s)
			}
		})
	}
}

// TestLookingChangesNothing calls everything that a screen hands out to be
// read, in each state of the playthroughs.
func TestLookingChangesNothing(t *testing.T) {
	for _, entry := range written() {
		play(t, entry, func(s *lessons.Session, _ PlayLine) {
			before := s.Chapter.Save()
			screen := s.Screen()
			for _, panel := range s.Scene() {
				for _, item := range panel.About().Items {
					if screen.Explain != nil {
						screen.Explain(item.ID)
					}
				}
			}
			if screen.Code != nil && screen.Code() == "" {
				t.Errorf("%s/%s: no code", entry.ID, screen.ID)
			}
			for _, goal := range screen.Goals {
				if judged := goal.Judge(); !(judged.Share >= 0 && judged.Share <= 1) || judged.Met && judged.Left.Given {
					t.Errorf("%s/%s/%s: judged %+v", entry.ID, screen.ID, goal.ID, judged)
				}
			}
			for _, question := range screen.Questions {
				question.Check("1")
			}
			s.Controls()
			s.Still() // which does a tick where that is not known, and takes it back
			if !reflect.DeepEqual(before, s.Chapter.Save()) {
				t.Errorf("%s/%s: looking at it changed it", entry.ID, screen.ID)
			}
		})
	}
}

// TestSavedStatesAreCopies holds a saved state against what happens later.
func TestSavedStatesAreCopies(t *testing.T) {
	for _, entry := range written() {
		var saved []any
		var scenes []scene.Scene
		session := play(t, entry, func(s *lessons.Session, line PlayLine) {
			if line.Move.Verb == lessons.GoTo {
				saved, scenes = append(saved, s.Save()), append(scenes, bare(s.Scene()))
			}
		})
		for range 2 { // the same saved state may be restored any number of times
			for i, state := range saved {
				session.Restore(state)
				if !reflect.DeepEqual(bare(session.Scene()), scenes[i]) {
					t.Errorf("%s/%s: what was saved changed later", entry.ID, session.Screen().ID)
				}
				if session.Screen().Tick != nil {
					session.Screen().Tick()
				}
			}
		}
	}
}

// TestRefusedAtRandomChangesNothing does what cannot be done, wherever random
// moves lead.
func TestRefusedAtRandomChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entry := rapid.SampledFrom(written()).Draw(t, "chapter")
		session := begin(entry)
		for range rapid.IntRange(1, 25).Draw(t, "moves") {
			move := oddMove(t, session)
			state := session.Chapter.Save()
			record := (&lessons.Progress{Chapters: map[string]*lessons.Record{"": session.Record()}}).Clone()
			now, end := session.Position()
			selected, screen := session.Selected(), session.Screen().ID
			if session.Apply(move) == nil {
				if rapid.IntRange(0, 3).Draw(t, "back") == 0 {
					session.Undo()
				}
				continue
			}
			if !reflect.DeepEqual(state, session.Chapter.Save()) {
				t.Fatalf("%v was refused, yet the state changed", move)
			}
			again := (&lessons.Progress{Chapters: map[string]*lessons.Record{"": session.Record()}}).Clone()
			if !reflect.DeepEqual(record, again) || selected != session.Selected() || screen != session.Screen().ID {
				t.Fatalf("%v was refused, yet the record or the place changed", move)
			}
			// What could be done again is left to TestRefusedTickKeepsRedo.
			if at, last := session.Position(); at != now || last != end {
				t.Fatalf("%v was refused, yet the log went from %d of %d to %d of %d", move, now, end, at, last)
			}
		}
	})
}

// oddMove is a random move, or one that makes no sense.
func oddMove(t *rapid.T, s *lessons.Session) lessons.Move {
	var names []string
	for _, control := range s.Controls() {
		names = append(names, control.Name())
	}
	for _, panel := range s.Scene() {
		for _, item := range panel.About().Items {
			names = append(names, item.ID)
		}
	}
	for _, goal := range s.Screen().Goals {
		names = append(names, goal.ID)
	}
	for _, question := range s.Screen().Questions {
		names = append(names, question.ID)
	}
	names = append(names, "nobody", "", "-")
	verb := rapid.SampledFrom([]lessons.Verb{lessons.Nudge, lessons.Type, lessons.Select, lessons.Answer, lessons.Skip, lessons.Hint, lessons.Reset, lessons.Tick, lessons.GoTo, "sing"}).Draw(t, "odd verb")
	values := []string{
		"+1", "-1", "1", "3", "0", "-0.1", "+1e300", "-1e308", "1e-320", "9223372036854775807", "-9223372036854775808", "on", "off", "", "x", "∞",
	}
	move := lessons.Move{
		Verb: verb, Target: rapid.SampledFrom(names).Draw(t, "odd target"), Value: rapid.SampledFrom(values).Draw(t, "odd value"),
		Count: rapid.IntRange(-1, 30).Draw(t, "odd count"),
	}
	if verb == lessons.GoTo {
		move.Target = rapid.SampledFrom(s.Screens()).Draw(t, "screen").ID
	}
	return move
}

func TestTakeoverDescendsInTime(t *testing.T) {
	session := onScreen(t, "weights", "takeover")
	do(t, session, "type rate 0.03")
	do(t, session, "reset")
	do(t, session, "tick 420")
	loss, err := strconv.ParseFloat(session.Scene()[0].About().Facts["loss"], 64)
	if err != nil || loss >= 42.5 {
		t.Errorf("after 420 updates at 0.03 the loss is %v, %v; want less than 42.5", loss, err)
	}
}

// TestRefusedTickKeepsRedo asks for a tick where nothing moves, after an undo.
func TestRefusedTickKeepsRedo(t *testing.T) {
	session := onScreen(t, "weights", "takeover")
	do(t, session, "type rate 0.15")
	if _, err := session.Run(20_000, false); err != nil {
		t.Fatal(err)
	}
	do(t, session, "reset")
	session.Undo()
	if err := session.Apply(lessons.Move{Verb: lessons.Tick, Count: 1}); !errors.Is(err, lessons.ErrStill) {
		t.Fatalf("a diverged run goes on: %v", err)
	}
	if !session.Redo() {
		t.Error("the refused tick dropped what could be done again")
	}
}

// TestNudgeFarBeyondTheEnds nudges a logarithmic slider by what no key gives,
// but a saved move may.
func TestNudgeFarBeyondTheEnds(t *testing.T) {
	session := onScreen(t, "weights", "real")
	for _, steps := range []string{"+1e300", "-1e300", "+1e18"} {
		_ = session.Apply(lessons.Move{Verb: lessons.Nudge, Target: "rate", Value: steps}) // refusing is fine
	}
}

// TestWhatChangesNothingLeavesNothing types into each slider the value that it
// has: nothing is logged, so nothing may change either.
func TestWhatChangesNothingLeavesNothing(t *testing.T) {
	for _, entry := range written() {
		play(t, entry, func(s *lessons.Session, _ PlayLine) {
			for _, control := range s.Controls() {
				slider, ok := control.(lessons.Slider)
				if !ok || slider.Get() < slider.Min || slider.Get() > slider.Max {
					continue // a diverging run leaves the range
				}
				before, state := bare(s.Scene()), s.Chapter.Save()
				now, _ := s.Position()
				do(t, s, "type "+slider.ID+" "+strconv.FormatFloat(slider.Get(), 'g', -1, 64))
				if at, _ := s.Position(); at != now || !reflect.DeepEqual(before, bare(s.Scene())) || !reflect.DeepEqual(state, s.Chapter.Save()) {
					t.Errorf("%s/%s: typing the same %s changed something", entry.ID, s.Screen().ID, slider.ID)
				}
			}
		})
	}
}

func TestTriesAreChanges(t *testing.T) {
	session := onScreen(t, "bias", "threshold")
	do(t, session, "type gate 4")
	for range bias.XorTries {
		do(t, session, "type w1 0")
	}
	if do(t, session, "type w1 1"); session.Met("try-xor") {
		t.Error("typing the same number again and again is no try")
	}
	hand := onScreen(t, "weights", "by-hand")
	do(t, hand, "type w1 1")
	points := len(hand.Scene()[1].(scene.Curve).Runs[0].Points)
	do(t, hand, "type w1 1")
	if again := len(hand.Scene()[1].(scene.Curve).Runs[0].Points); again != points {
		t.Errorf("the curve went from %d to %d points without a move", points, again)
	}
}
