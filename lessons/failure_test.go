package lessons

import (
	"math"
	"slices"
	"testing"

	"sinapse/lessons/scene"
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

func (c *fragile) Screens() []Screen {
	knob := Slider{ID: "x", Min: -9, Max: 9, Step: 1, Get: func() float64 { return c.state.value }, Set: func(v float64) error {
		c.state.value = v
		c.breaks(1)
		return nil
	}}
	return []Screen{
		{
			ID: "sound", Controls: func() []Control { return []Control{knob} },
			Goals: []Goal{{ID: "odd", Judge: func() Judgement {
				return map[float64]Judgement{
					-1: {Share: math.NaN()}, -2: {Share: math.Inf(1)}, -3: {Share: math.Inf(-1)}, -4: {Share: 7, Left: scene.Number(math.NaN(), 1)},
					-5: {Share: 0.25, Left: scene.Number(math.Inf(1), 1)}, -6: {Share: 1, Met: true},
				}[c.state.value]
			}}},
		},
		{
			ID:       "broken",
			Controls: func() []Control { c.breaks(2); return []Control{knob} },
			Scene:    func() scene.Scene { c.breaks(3); return nil },
			Tick:     func() bool { c.breaks(4); return true },
			Goals:    []Goal{{ID: "never", Judge: func() Judgement { c.breaks(5); return Judgement{} }}},
			Select:   func(scene.ItemID) {},
		},
	}
}

func TestJudgementsAreBounded(t *testing.T) {
	s := NewSession(&fragile{}, NewProgress().Record("x"))
	for value, share := range map[string]float64{"-1": 0, "-2": 1, "-3": 0, "-4": 1, "-5": 0.25, "-6": 1} {
		do(t, s, "type x "+value)
		judged := s.Screen().Goals[0].Judge()
		if judged.Share != share || judged.Left.Given || judged.Met != (value == "-6") {
			t.Errorf("at %s: %+v, want a share of %v", value, judged, share)
		}
	}
}

// TestPanicsKeepWhatWasReached lets a chapter panic wherever it can: goals, answers
// and hints are kept, the moves that led to it are not, and the next start is clean.
func TestPanicsKeepWhatWasReached(t *testing.T) {
	for what, breaking := range map[string]func(*Session){
		"a move": func(s *Session) { _ = s.Apply(Move{Verb: Type, Target: "x", Value: "1"}) },
		"controls": func(s *Session) {
			_ = s.Apply(Move{Verb: Type, Target: "x", Value: "2"})
			s.Controls()
		},
		"a scene": func(s *Session) {
			_ = s.Apply(Move{Verb: Type, Target: "x", Value: "3"})
			s.Scene()
		},
		"a tick": func(s *Session) {
			_ = s.Apply(Move{Verb: Type, Target: "x", Value: "4"})
			_, _ = s.Run(3, false)
		},
		"a judgement": func(s *Session) { _ = s.Apply(Move{Verb: Type, Target: "x", Value: "5"}) },
	} {
		record := NewProgress().Record("x")
		s := NewSession(&fragile{}, record)
		do(t, s, "type x -6")
		do(t, s, "hint odd")
		do(t, s, "move broken")
		if s.survives(func() { breaking(s) }) {
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
		again := NewSession(&fragile{}, kept)
		if again.Screen().ID != "broken" {
			t.Errorf("%s: it starts again on %s", what, again.Screen().ID)
		}
		if !again.survives(again.look) || again.Chapter.(*fragile).state.value != -6 {
			t.Errorf("%s: it starts again with %+v", what, again.Chapter)
		}
	}
}

// TestAPanicWhenResumedIsDropped starts with moves that break the chapter, as a
// version before may have kept them.
func TestAPanicWhenResumedIsDropped(t *testing.T) {
	for _, value := range []string{"1", "2", "3", "5"} {
		record := NewProgress().Record("x")
		record.Screen, record.Met["sound/odd"] = "broken", true
		record.Moves = []string{"type x -2", "move broken", "type x " + value}
		s := NewSession(&fragile{}, record)
		if s.Screen().ID != "broken" || !record.Met["sound/odd"] || !s.Changed() || s.Lost() != Broken || s.Chapter.(*fragile).state.value != 0 {
			t.Errorf("at %s: on %s with %+v, %+v", value, s.Screen().ID, s.Chapter, record)
		}
		if moves := s.Record().Moves; len(moves) != 1 || moves[0] != "move broken" {
			t.Errorf("at %s: %q is kept", value, moves)
		}
	}
}

// TestTooManyMovesAreSaid keeps more moves than are kept, and moves without end.
func TestTooManyMovesAreSaid(t *testing.T) {
	many := slices.Repeat([]Move{{Verb: Nudge, Target: "x", Value: "+1"}, {Verb: Nudge, Target: "x", Value: "-1"}}, keptMoves)
	record := NewProgress().Record("x")
	record.keep(nil, many)
	again := NewSession(&fragile{}, record)
	if again.Lost() != TooLong || len(record.Moves) > 0 {
		t.Errorf("more moves than are kept: %d are, and it says %d", len(record.Moves), again.Lost())
	}
	endless := NewProgress().Record("x")
	endless.Moves = []string{"nudge x +1 999999999"}
	if again = NewSession(&fragile{}, endless); again.Lost() != TooLong {
		t.Errorf("moves without end are done again: %d", again.Lost())
	}
}

// do does the move of a line.
func do(t *testing.T, s *Session, line string) {
	t.Helper()
	move, err := ParseMove(line)
	if err == nil {
		err = s.Apply(move)
	}
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
}
