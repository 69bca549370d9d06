package course

import (
	"errors"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// praised tells whether a scene says of a guess that it was right.
func praised(panels scene.Scene) bool {
	for _, panel := range panels {
		lines, _ := panel.(scene.Arithmetic)
		table, _ := panel.(scene.Table)
		for _, line := range append(lines.Lines, table.Foot) {
			for _, term := range line {
				if term.Text == "✓" {
					return true
				}
			}
		}
	}
	return false
}

// TestPraiseIsWithdrawn: "right" does not stand beside other numbers than those that
// the guess was about, and a guess that is typed before the numbers change is not
// judged by the new ones.
func TestPraiseIsWithdrawn(t *testing.T) {
	for _, c := range []struct{ chapter, screen, guess, change string }{
		{"dot", "vectors", "3", "nudge y2 +1"},
		{"dot", "vectors", "3", "type x0 2"},
		{"backprop", "chain", "-0.336", "nudge x +1"},
		{"backprop", "chain", "-0.336", "nudge w +1"},
		{"backprop", "chain", "-0.336", "nudge b +1"},
		{"backprop", "chain", "-0.336", "nudge which +1"},
		{"backprop", "nudge", "-0.00595", "nudge w +1"},
		{"backprop", "nudge", "-0.00595", "nudge delta +1"},
		{"forward", "step", "0.1", "reset"},
	} {
		fresh := func() *lessons.Session {
			s := onScreen(t, c.chapter, c.screen)
			for gate := s.Waits(); gate != ""; gate = s.Waits() {
				proof.Do(t, s, "skip "+gate)
			}
			proof.Do(t, s, "type guess "+c.guess)
			return s
		}
		s := fresh()
		for range 3 { // forward's first neuron has three terms
			if !praised(s.Scene()) {
				proof.Do(t, s, "tick 1")
			}
		}
		if !praised(s.Scene()) {
			t.Errorf("%s/%s: %s is not right", c.chapter, c.screen, c.guess)
		}
		proof.Do(t, s, c.change)
		if praised(s.Scene()) {
			t.Errorf("%s/%s: still right after %s", c.chapter, c.screen, c.change)
		}
		s = fresh()
		proof.Do(t, s, c.change)
		proof.Do(t, s, "tick 1")
		if praised(s.Scene()) {
			t.Errorf("%s/%s: judged by other numbers after %s", c.chapter, c.screen, c.change)
		}
	}
}

// TestLateGuessIsRefused: what is shown already is nobody's guess.
func TestLateGuessIsRefused(t *testing.T) {
	for _, c := range []struct {
		chapter, screen string
		ticks           int
	}{{"dot", "vectors", 3}, {"dot", "matrices", 4}, {"batches", "forward", 5}, {"backprop", "chain", 5}, {"forward", "step", 13}} {
		s := onScreen(t, c.chapter, c.screen)
		for range c.ticks {
			proof.Do(t, s, "tick 1")
			for gate := s.Waits(); gate != ""; gate = s.Waits() {
				proof.Do(t, s, "skip "+gate)
			}
		}
		var refusal *lessons.Refusal
		if err := s.Apply(lessons.Move{Verb: lessons.Type, Target: "guess", Value: "1"}); !errors.As(err, &refusal) || refusal.Word != "error.shown" {
			t.Errorf("%s/%s after %d ticks: %v", c.chapter, c.screen, c.ticks, err)
		}
	}
}

// TestDescentAgainstTheHand: the descent is compared with the best that was reached by
// hand, once it is below that, or at rest.
func TestDescentAgainstTheHand(t *testing.T) {
	for _, c := range []struct {
		w1, w2, answer string
		ticks          int
		right          bool
	}{
		{"96.7", "51", "2", 5000, false}, // 42.18: good, and yet the descent ends at 42.17
		{"96.7", "51", "1", 5000, true},
		{"60", "20", "1", 500, true},
	} {
		s := onScreen(t, "weights", "by-hand")
		proof.Do(t, s, "type w1 "+c.w1)
		proof.Do(t, s, "type w2 "+c.w2)
		proof.Do(t, s, "move takeover")
		proof.Do(t, s, "answer beat "+c.answer)
		proof.Do(t, s, "tick 20")
		if given, _ := s.Answered("beat"); given.Judged {
			t.Errorf("%s and %s: judged while the descent was above the hand", c.w1, c.w2)
		}
		_ = s.Apply(lessons.Move{Verb: lessons.Tick, Count: c.ticks})
		given, _ := s.Answered("beat")
		if !given.Judged || given.Right != c.right || given.Facts["hand"] == given.Facts["machine"] {
			t.Errorf("%s and %s: %+v", c.w1, c.w2, given)
		}
	}
	s := onScreen(t, "weights", "takeover")
	_ = s.Apply(lessons.Move{Verb: lessons.Answer, Target: "beat", Value: "1"})
	proof.Do(t, s, "tick 500")
	if given, _ := s.Answered("beat"); given.Outcome != "none" || given.Right {
		t.Errorf("judged against a hand that turned nothing: %+v", given)
	}
}

// TestReadoutsShowWhatTheGoalNames, where there are two numbers that it could be.
func TestReadoutsShowWhatTheGoalNames(t *testing.T) {
	for _, c := range []struct {
		chapter, screen, goal string
		moves                 []string
		now, unit             string
	}{
		{"loss", "metrics", "mean", []string{"type task 2", "type w 0", "type b 2"}, "-0.329", ""},
		{"loss", "metrics", "good", []string{"type task 2", "type w 0.7", "type b 2.7"}, "0.996", ""},
		{"loss", "metrics", "accurate", nil, "0.0", "percent"},
		{"loss", "metrics", "accurate", []string{"type w 5"}, "0.026", ""},
		{"loss", "debug", "found", []string{"type cut 0.1"}, "25", "percent"},
		{"loss", "landscape", "across", []string{"type w 0.8"}, "+0.222", "is.slope"},
		{"weights", "takeover", "diverge", nil, "57764.40", ""},
		{"batches", "myth", "epochs", []string{"tick 100"}, "", "epochs"},
	} {
		s := onScreen(t, c.chapter, c.screen)
		for _, move := range c.moves {
			proof.Do(t, s, move)
		}
		for _, goal := range s.Screen().Goals {
			now := goal.Judge().Now
			if goal.ID == c.goal && (c.now != "" && now.Plain() != c.now || now.Unit != c.unit) {
				t.Errorf("%s/%s/%s: now %s %s, want %s %s", c.chapter, c.screen, c.goal, now.Plain(), now.Unit, c.now, c.unit)
			}
		}
	}
}
