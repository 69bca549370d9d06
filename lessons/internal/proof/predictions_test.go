package proof

import (
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// foreteller is a chapter with a goal, a switch that meets it, and questions about
// what comes of it.
type foreteller struct{ met bool }

func (c *foreteller) Save() any     { return c.met }
func (c *foreteller) Restore(s any) { c.met = s.(bool) }

func (c *foreteller) Screens() []lessons.Screen {
	never := func() bool { return false }
	return []lessons.Screen{{
		ID:       "only",
		Controls: func() []lessons.Control { return []lessons.Control{kit.Toggle("met", &c.met, func() {})} },
		Goals:    []lessons.Goal{{ID: "end", Judge: func() lessons.Judgement { return kit.Reached(c.met) }}},
		Questions: []lessons.Question{
			{ID: "knowledge", Answer: "1"},
			{ID: "by-goal", Answer: "1", By: "end"},
			{ID: "late", Answer: "1", When: never},
			{ID: "frozen", Answer: "1", Reveal: never},
			{ID: "astray", Answer: "1", By: "nowhere"},
		},
	}}
}

// TestUnresolvedPredictionsAreFound holds the proof to what it is for: a prediction
// that no way through resolves, and one that waits for a goal that is not there.
func TestUnresolvedPredictionsAreFound(t *testing.T) {
	s := lessons.NewSession(&foreteller{}, lessons.NewProgress().Record("sham"))
	for _, line := range []string{"answer knowledge 1", "answer by-goal 2", "answer frozen 1", "answer astray 1"} {
		Do(t, s, line)
	}
	if given, _ := s.Answered("by-goal"); given.Judged {
		t.Error("a prediction was judged before its goal was met")
	}
	Do(t, s, "type met on")
	if given, _ := s.Answered("by-goal"); !given.Judged || given.Right {
		t.Errorf("once its goal is met, a wrong prediction stands at %+v", given)
	}
	Do(t, s, "answer late 1") // with all goals met, it is asked
	want := []string{"frozen is left without an outcome", "astray waits for nowhere, which is no goal here"}
	if wrong := unresolved(s); !slices.Equal(wrong, want) {
		t.Errorf("%q, want %q", wrong, want)
	}
}
