package rnn

import (
	"encoding/json"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
)

// TestAbsurdStatesAreRefused: a file may say that a cell has more units than there is
// memory for, or went on for ever. The state is refused, which the session survives.
func TestAbsurdStatesAreRefused(t *testing.T) {
	for what, lie := range map[string]func(*rnnSaved){
		"many units":       func(s *rnnSaved) { s.echo.run.setup.Units = 1 << 40 },
		"more than fit":    func(s *rnnSaved) { s.broken.run.setup.Units = 1 << 24 },
		"no units":         func(s *rnnSaved) { s.echo.run.setup.Units = 0 },
		"too many steps":   func(s *rnnSaved) { s.state.unroll.made = 1 << 40 },
		"one step too far": func(s *rnnSaved) { s.state.unroll.made = unrolled + 1 },
		"read for ever":    func(s *rnnSaved) { s.hold.state.steps = 1 << 40 },
		"no such letter":   func(s *rnnSaved) { s.hold.state.letter = -1 },
		"no such task":     func(s *rnnSaved) { s.count.each.setup.Task = tasks },
		"steps for ever":   func(s *rnnSaved) { s.count.end.setup.Steps = 1 << 40 },
		"no such start":    func(s *rnnSaved) { s.start.begun = len(beginnings) },
		"steps before":     func(s *rnnSaved) { s.state.unroll.made = -1 },
	} {
		func() {
			c := New(0).(*rnn)
			c.Begin()
			saved := c.Save().(rnnSaved)
			c.Restore(saved)
			lie(&saved)
			defer func() { _ = recover() }()
			c.Restore(saved)
			t.Errorf("%s: taken up", what)
		}()
	}
}

// TestTriedRunsOutliveTheirSnapshot: what the goals of echo speak of lies in the progress,
// where it can be read; they go on from there when the runs themselves are lost.
func TestTriedRunsOutliveTheirSnapshot(t *testing.T) {
	record := lessons.NewProgress().Record("rnn")
	s := lessons.NewSession(New(0), record)
	for line := range strings.SplitSeq("move echo;answer reach 2;type units 4;type gap 3;tick 600", ";") {
		proof.Do(t, s, line)
	}
	var r results
	if err := json.Unmarshal(s.Record().Results, &r); err != nil || len(r.Tried) != 1 {
		t.Fatalf("%v: the results are %s", err, s.Record().Results)
	}
	if run := r.Tried[0]; run.Units != 4 || run.Gap != 3 || run.Right < learnedShare {
		t.Errorf("kept %+v", run)
	}
	data, err := s.Moment().Encode()
	if err != nil {
		t.Fatal(err)
	}
	record.Snapshot = data[:len(data)-1]
	s = lessons.NewSession(New(0), record)
	if s.Lost() != lessons.Unfit {
		t.Fatalf("the loss is %d", s.Lost())
	}
	for line := range strings.SplitSeq("type units 4;type gap 4;tick 600", ";") {
		proof.Do(t, s, line)
	}
	if !s.Met("few") {
		t.Error("the run before the loss does not count")
	}
}

// TestResultsOfAnotherAreRefused: what no program of ours wrote changes nothing.
func TestResultsOfAnotherAreRefused(t *testing.T) {
	c := New(0).(*rnn)
	c.Begin()
	c.echo.tried = []tried{{Units: 8, Gap: 2, Updates: 100, Right: 1}}
	many := `{"tried":[` + strings.TrimSuffix(strings.Repeat(`{"units":1,"gap":1},`, triedRows+1), ",") + `]}`
	for _, odd := range []string{``, `[]`, `{"tried":[{"units":0,"gap":1}]}`, `{"tried":[{"units":1,"gap":17}]}`, many} {
		if c.Recall([]byte(odd)) == nil || len(c.echo.tried) != 1 {
			t.Errorf("%s was taken up", odd)
		}
	}
}

// TestPoemSpeaks: the first poem is in the language in which a learner began, and a reset
// comes back to it; who began before there was a choice keeps the one that there was, and
// so does who turned it.
func TestPoemSpeaks(t *testing.T) {
	for language, want := range map[string]int{"": 0, "pt": 0, "en": 1, "tlh": 0} {
		chapter := New(0).(*rnn)
		record := lessons.NewProgress().Record("rnn").Spoken(language, chapter)
		s := lessons.NewSession(chapter, record)
		for _, line := range []string{"move poem", "type seed 3", "reset"} {
			proof.Do(t, s, line)
			if got := chapter.poetry.run.Poem; got != want {
				t.Errorf("%q, %s: poem %d, want %d", language, line, got, want)
			}
		}
		proof.Do(t, s, "type poem 2")
		again := New(0).(*rnn)
		lessons.NewSession(again, s.Record().Spoken("pt", again))
		if again.poetry.run.Poem != 1 || s.Record().Language != language {
			t.Errorf("%q: opened again it is poem %d, in %q", language, again.poetry.run.Poem, s.Record().Language)
		}
	}
}
