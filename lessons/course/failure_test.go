package course

import (
	"reflect"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/weights"
)

// TestSaturationOfDeadNeurons is what once panicked at every start: with all
// neurons dead no gradient is left anywhere, and the share of nothing is no number.
func TestSaturationOfDeadNeurons(t *testing.T) {
	s := onScreen(t, "activation", "saturation")
	for _, line := range append([]string{"nudge bend +2", "nudge depth +2"}, slices.Repeat([]string{"nudge bias1 +1"}, 14)...) {
		proof.Do(t, s, line)
		for _, goal := range s.Screen().Goals {
			if judged := goal.Judge(); !(judged.Share >= 0 && judged.Share <= 1) || judged.Met && goal.ID == "vanish" {
				t.Errorf("after %s %s is judged %+v", line, goal.ID, judged)
			}
		}
	}
}

// TestNothingIsDroppedWithoutAWord does as much as somebody who holds a key for
// minutes, and comes back to where it was left; with more than can be done again it
// is told what is not.
func TestNothingIsDroppedWithoutAWord(t *testing.T) {
	daily.NotRacing(t)
	s := onScreen(t, "weights", "by-hand")
	for i := range 6_000 { // a control there and back, then another: no two in a row are alike
		proof.Do(t, s, []string{"nudge w1 +1", "nudge w1 -0.1", "nudge w2 +1", "nudge w1 -1", "nudge w1 +0.1", "nudge w2 -1"}[i%6])
	}
	proof.Do(t, s, "nudge w2 +10")
	record := s.Record()
	again := lessons.NewSession(weights.New(0), record)
	if again.Lost() != lessons.Nothing || !reflect.DeepEqual(proof.Bare(again.Scene()), proof.Bare(s.Scene())) {
		t.Errorf("after %d moves it comes back otherwise, and says %d", len(record.Moves), again.Lost())
	}
	long := onScreen(t, "weights", "takeover")
	proof.Do(t, long, "tick 20001")
	proof.Do(t, long, "nudge rate +1")
	again = lessons.NewSession(weights.New(0), long.Record())
	if again.Lost() != lessons.TooLong || again.Scene()[0].About().Facts["step"] != "0" {
		t.Errorf("20,001 ticks are done again, or nobody is told: %d", again.Lost())
	}
}
