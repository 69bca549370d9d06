package course

import (
	"errors"
	"reflect"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"sinapse/lessons"
	"sinapse/lessons/bias"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

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
			names = append(names, item.ID.String())
		}
	}
	for _, goal := range s.Screen().Goals {
		names = append(names, goal.ID)
	}
	for _, question := range s.Screen().Questions {
		names = append(names, question.ID)
	}
	names = append(names, "nobody", "", "-")
	verb := rapid.SampledFrom([]lessons.Verb{lessons.Nudge, lessons.Type, lessons.Select, lessons.Answer, lessons.Skip, lessons.Hint, lessons.Reset, lessons.Again, lessons.Tick, lessons.GoTo, "sing"}).Draw(t, "odd verb")
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
	proof.Do(t, session, "type rate 0.03")
	proof.Do(t, session, "reset")
	proof.Do(t, session, "tick 420")
	loss, err := strconv.ParseFloat(session.Scene()[0].About().Facts["loss"], 64)
	if err != nil || loss >= 42.5 {
		t.Errorf("after 420 updates at 0.03 the loss is %v, %v; want less than 42.5", loss, err)
	}
}

// TestRefusedTickKeepsRedo asks for a tick where nothing moves, after an undo.
func TestRefusedTickKeepsRedo(t *testing.T) {
	session := onScreen(t, "weights", "takeover")
	proof.Do(t, session, "type rate 0.15")
	if _, err := session.Run(20_000, false); err != nil {
		t.Fatal(err)
	}
	proof.Do(t, session, "reset")
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

func TestTriesAreChanges(t *testing.T) {
	session := onScreen(t, "bias", "threshold")
	proof.Do(t, session, "type gate 4")
	for range bias.XorTries {
		proof.Do(t, session, "type w1 0")
	}
	if proof.Do(t, session, "type w1 1"); session.Met("try-xor") {
		t.Error("typing the same number again and again is no try")
	}
	hand := onScreen(t, "weights", "by-hand")
	proof.Do(t, hand, "type w1 1")
	points := len(hand.Scene()[1].(scene.Curve).Runs[0].Points)
	proof.Do(t, hand, "type w1 1")
	if again := len(hand.Scene()[1].(scene.Curve).Runs[0].Points); again != points {
		t.Errorf("the curve went from %d to %d points without a move", points, again)
	}
}
