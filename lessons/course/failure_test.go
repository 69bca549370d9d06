package course

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/lessons/weights"
)

// fragile is a chapter of two screens that panics by the value of its knob: in a
// move, a tick, a judgement, a scene.
type fragile struct{ state fragileState }

type fragileState struct{ value float64 }

func (c *fragile) Save() any     { return c.state }
func (c *fragile) Restore(s any) { c.state = s.(fragileState) }

// breaks panics at a value.
func (c *fragile) breaks(at float64) {
	if c.state.value == at {
		panic("fragile")
	}
}

func (c *fragile) Screens() []lessons.Screen {
	knob := lessons.Slider{ID: "x", Min: -9, Max: 9, Step: 1, Get: func() float64 { return c.state.value }, Set: func(v float64) error {
		c.state.value = v
		c.breaks(1)
		return nil
	}}
	return []lessons.Screen{
		{
			ID: "sound", Controls: func() []lessons.Control { return []lessons.Control{knob} },
			Goals: []lessons.Goal{{ID: "odd", Judge: func() lessons.Judgement {
				return map[float64]lessons.Judgement{
					-1: {Share: math.NaN()}, -2: {Share: math.Inf(1)}, -3: {Share: math.Inf(-1)}, -4: {Share: 7, Left: scene.Number(math.NaN(), 1)},
					-5: {Share: 0.25, Left: scene.Number(math.Inf(1), 1)}, -6: {Share: 1, Met: true},
				}[c.state.value]
			}}},
		},
		{
			ID:       "broken",
			Controls: func() []lessons.Control { c.breaks(2); return []lessons.Control{knob} },
			Scene:    func() scene.Scene { c.breaks(3); return nil },
			Tick:     func() bool { c.breaks(4); return true },
			Goals:    []lessons.Goal{{ID: "never", Judge: func() lessons.Judgement { c.breaks(5); return lessons.Judgement{} }}},
			Select:   func(string) {},
		},
	}
}

func TestJudgementsAreBounded(t *testing.T) {
	s := lessons.NewSession(&fragile{}, lessons.NewProgress().Record("x"))
	for value, share := range map[string]float64{"-1": 0, "-2": 1, "-3": 0, "-4": 1, "-5": 0.25, "-6": 1} {
		do(t, s, "type x "+value)
		judged := s.Screen().Goals[0].Judge()
		if judged.Share != share || judged.Left.Given || judged.Met != (value == "-6") {
			t.Errorf("at %s: %+v, want a share of %v", value, judged, share)
		}
	}
}

// TestSaturationOfDeadNeurons is what once panicked at every start: with all
// neurons dead no gradient is left anywhere, and the share of nothing is no number.
func TestSaturationOfDeadNeurons(t *testing.T) {
	s := onScreen(t, "activation", "saturation")
	for _, line := range append([]string{"nudge bend +2", "nudge depth +2"}, slices.Repeat([]string{"nudge bias1 +1"}, 14)...) {
		do(t, s, line)
		for _, goal := range s.Screen().Goals {
			if judged := goal.Judge(); !(judged.Share >= 0 && judged.Share <= 1) || judged.Met && goal.ID == "vanish" {
				t.Errorf("after %s %s is judged %+v", line, goal.ID, judged)
			}
		}
	}
}

// TestPanicsKeepWhatWasReached lets a chapter panic wherever it can: goals, answers
// and hints are kept, the moves that led to it are not, and the next start is clean.
func TestPanicsKeepWhatWasReached(t *testing.T) {
	for what, breaking := range map[string]func(*lessons.Session){
		"a move": func(s *lessons.Session) { _ = s.Apply(lessons.Move{Verb: lessons.Type, Target: "x", Value: "1"}) },
		"controls": func(s *lessons.Session) {
			_ = s.Apply(lessons.Move{Verb: lessons.Type, Target: "x", Value: "2"})
			s.Controls()
		},
		"a scene": func(s *lessons.Session) {
			_ = s.Apply(lessons.Move{Verb: lessons.Type, Target: "x", Value: "3"})
			s.Scene()
		},
		"a tick": func(s *lessons.Session) {
			_ = s.Apply(lessons.Move{Verb: lessons.Type, Target: "x", Value: "4"})
			_, _ = s.Run(3, false)
		},
		"a judgement": func(s *lessons.Session) { _ = s.Apply(lessons.Move{Verb: lessons.Type, Target: "x", Value: "5"}) },
	} {
		record := lessons.NewProgress().Record("x")
		s := lessons.NewSession(&fragile{}, record)
		do(t, s, "type x -6")
		do(t, s, "hint odd")
		do(t, s, "move broken")
		if s.Survives(func() { breaking(s) }) {
			t.Fatalf("%s does not panic", what)
		}
		s.Fail()
		s.Fail() // whoever draws may notice it twice
		if !s.Changed() {
			t.Errorf("%s: nobody is told to keep it", what)
		}
		kept := s.Record()
		if !kept.Met["sound/odd"] || kept.Hints["sound/odd"] != 1 || kept.Screen != "broken" {
			t.Errorf("%s: %+v is left", what, kept)
		}
		again := lessons.NewSession(&fragile{}, kept)
		if again.Screen().ID != "broken" {
			t.Errorf("%s: it starts again on %s", what, again.Screen().ID)
		}
		if !again.Survives(again.Look) || again.Chapter.(*fragile).state.value != -6 {
			t.Errorf("%s: it starts again with %+v", what, again.Chapter)
		}
	}
}

// TestAPanicWhenResumedIsDropped starts with moves that break the chapter, as a
// version before may have kept them.
func TestAPanicWhenResumedIsDropped(t *testing.T) {
	for _, value := range []string{"1", "2", "3", "5"} {
		record := lessons.NewProgress().Record("x")
		record.Screen, record.Met["sound/odd"] = "broken", true
		record.Moves = []string{"type x -2", "move broken", "type x " + value}
		s := lessons.NewSession(&fragile{}, record)
		if s.Screen().ID != "broken" || !record.Met["sound/odd"] || !s.Changed() || s.Lost() != lessons.Broken || s.Chapter.(*fragile).state.value != 0 {
			t.Errorf("at %s: on %s with %+v, %+v", value, s.Screen().ID, s.Chapter, record)
		}
		if moves := s.Record().Moves; len(moves) != 1 || moves[0] != "move broken" {
			t.Errorf("at %s: %q is kept", value, moves)
		}
	}
}

// TestNothingIsDroppedWithoutAWord does as much as somebody who holds a key for
// minutes, and comes back to where it was left; with more than can be done again it
// is told what is not.
func TestNothingIsDroppedWithoutAWord(t *testing.T) {
	s := onScreen(t, "weights", "by-hand")
	for i := range 6_000 { // a control there and back, then another: no two in a row are alike
		do(t, s, []string{"nudge w1 +1", "nudge w1 -0.1", "nudge w2 +1", "nudge w1 -1", "nudge w1 +0.1", "nudge w2 -1"}[i%6])
	}
	do(t, s, "nudge w2 +10")
	record := s.Record()
	again := lessons.NewSession(weights.New(0), record)
	if again.Lost() != lessons.Nothing || !reflect.DeepEqual(bare(again.Scene()), bare(s.Scene())) {
		t.Errorf("after %d moves it comes back otherwise, and says %d", len(record.Moves), again.Lost())
	}
	long := onScreen(t, "weights", "takeover")
	do(t, long, "tick 20001")
	do(t, long, "nudge rate +1")
	again = lessons.NewSession(weights.New(0), long.Record())
	if again.Lost() != lessons.TooLong || again.Scene()[0].About().Facts["step"] != "0" {
		t.Errorf("20,001 ticks are done again, or nobody is told: %d", again.Lost())
	}
	many := slices.Repeat([]lessons.Move{{Verb: lessons.Nudge, Target: "w1", Value: "+1"}, {Verb: lessons.Nudge, Target: "w1", Value: "-1"}}, lessons.KeptMoves)
	record = lessons.NewProgress().Record("x")
	record.Keep(many)
	if again = lessons.NewSession(weights.New(0), record); again.Lost() != lessons.TooLong || len(record.Moves) > 0 {
		t.Errorf("more moves than are kept: %d are, and it says %d", len(record.Moves), again.Lost())
	}
	endless := lessons.NewProgress().Record("x")
	endless.Moves = []string{"move by-hand", "nudge w1 +1 999999999"}
	if again = lessons.NewSession(weights.New(0), endless); again.Lost() != lessons.TooLong {
		t.Errorf("moves without end are done again: %d", again.Lost())
	}
}
