package course

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sinapse/lessons"
	"sinapse/lessons/activation"
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
	"sinapse/lessons/weights"
)

// onScreen opens a chapter on one of its screens, with its gate skipped.
func onScreen(t *testing.T, chapter, screen string) *lessons.Session {
	t.Helper()
	entry, _ := Find(chapter)
	session := begin(entry)
	proof.Do(t, session, "move "+screen)
	proof.SkipAll(session)
	return session
}

func TestStepsBackGiveTheSameBits(t *testing.T) {
	session := onScreen(t, "weights", "takeover")
	proof.Do(t, session, "tick 3000")
	for range 1000 {
		session.Back()
	}
	fresh := onScreen(t, "weights", "takeover")
	proof.Do(t, fresh, "tick 2000")
	if !reflect.DeepEqual(session.Scene(), fresh.Scene()) {
		t.Error("1000 steps back from 3000 ticks is not 2000 ticks")
	}
	if !session.Redo() || !reflect.DeepEqual(session.Scene()[0].About().Facts["step"], "3000") {
		t.Error("redo does not lead to where the run ended")
	}
	session.Undo()
	if step := session.Scene()[0].About().Facts["step"]; step != "0" {
		t.Errorf("one undo of a run leads to step %s, want 0", step)
	}
}

func TestGoingBackAndChangingDropsWhatCameLater(t *testing.T) {
	session := onScreen(t, "weights", "takeover")
	proof.Do(t, session, "tick 50")
	session.Back()
	proof.Do(t, session, "nudge w1 +1")
	if session.Redo() {
		t.Error("what came later is still there")
	}
	if now, end := session.Position(); now != end {
		t.Errorf("at %d of %d", now, end)
	}
}

// TestNudgesInARowAreOneMove holds an arrow: it is one move and one undo, and a step
// back is a nudge.
func TestNudgesInARowAreOneMove(t *testing.T) {
	s := onScreen(t, "weights", "by-hand")
	w1 := func() float64 {
		control, _ := s.Control("w1")
		return control.(lessons.Slider).Get()
	}
	start, before := w1(), len(s.Log())
	for range 30 {
		proof.Do(t, s, "nudge w1 +1")
	}
	step := (w1() - start) / 30
	if log := s.Log(); len(log) != before+1 || log[before].String() != "nudge w1 +1 30" {
		t.Fatalf("the log is %v", log)
	}
	s.Back()
	if got, want := w1(), start+29*step; !proof.Near(got, want, 1e-9) {
		t.Errorf("a step back leads to %v, want %v", got, want)
	}
	if log := s.Log(); log[before].String() != "nudge w1 +1 29" {
		t.Errorf("after a step back the log is %v", log)
	}
	for range 4 {
		proof.Do(t, s, "nudge w1 -0.1")
	}
	proof.Do(t, s, "nudge w2 +1")
	if log := s.Log(); len(log) != before+3 || log[before+1].String() != "nudge w1 -0.1 4" {
		t.Errorf("the log is %v", log)
	}
	record := s.Record()
	again := lessons.NewSession(weights.New(0), record)
	if !reflect.DeepEqual(proof.Bare(again.Scene()), proof.Bare(s.Scene())) {
		t.Error("resuming shows another scene")
	}
	s.Undo()
	if got, want := w1(), start+28.6*step; !proof.Near(got, want, 1e-9) {
		t.Errorf("an undo of w2 leaves w1 at %v, want %v", got, want)
	}
	s.Undo()
	if got := w1(); got != start {
		t.Errorf("one undo of all turns of w1 leads to %v, want %v", got, start)
	}
	s.Redo()
	if got, want := w1(), start+28.6*step; !proof.Near(got, want, 1e-9) {
		t.Errorf("and once more leads to %v, want %v", got, want)
	}
}

func TestRefusedMovesChangeNothing(t *testing.T) {
	session := onScreen(t, "weights", "by-hand")
	proof.Do(t, session, "type w1 50")
	before := session.Scene()
	for line, want := range map[string]error{
		"type w1 text": lessons.ErrNotNumber, "type w1 1e400": lessons.ErrNotFinite, "type w1 NaN": lessons.ErrNotNumber,
		"type w1 9999": nil, "type nobody 1": nil, "tick 3": lessons.ErrStill, "move nowhere": nil,
		"select nothing": nil, "answer more x": lessons.ErrNotNumber, "hint nothing": nil,
	} {
		move, err := lessons.ParseMove(line)
		if err != nil {
			t.Fatal(err)
		}
		err = session.Apply(move)
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", line, err, want)
		}
		if !reflect.DeepEqual(before, session.Scene()) {
			t.Errorf("%s: refused, yet the scene changed", line)
		}
	}
}

func TestGateHoldsTheRun(t *testing.T) {
	entry, _ := Find("weights")
	session := begin(entry)
	proof.Do(t, session, "move takeover")
	if err := session.Apply(lessons.Move{Verb: lessons.Tick, Count: 1}); !errors.Is(err, lessons.ErrGated) {
		t.Errorf("ran before the answer: %v", err)
	}
	proof.Do(t, session, "answer beat 2")
	proof.Do(t, session, "tick 1")
}

// TestResumingJudgesNothingAnew: a prediction whose outcome was seen before it was
// given waits for the next one, and so it does when the session is resumed.
func TestResumingJudgesNothingAnew(t *testing.T) {
	record := lessons.NewProgress().Record("activation")
	s := lessons.NewSession(activation.New(0), record)
	for _, line := range []string{"move softmax", "skip shift", "type shift 2", "type shift 0", "answer shift 3"} {
		if err := s.Apply(kit.Must(lessons.ParseMove(line))); err != nil {
			t.Fatal(line, ": ", err)
		}
	}
	s.Record()
	for what, session := range map[string]*lessons.Session{"the session": s, "the resumed one": lessons.NewSession(activation.New(0), record)} {
		if given, ok := session.Answered("shift"); !ok || given.Judged {
			t.Errorf("%s: %+v", what, given)
		}
	}
	again := lessons.NewSession(activation.New(0), record)
	if err := again.Apply(lessons.Move{Verb: lessons.Type, Target: "shift", Value: "2"}); err != nil {
		t.Fatal(err)
	}
	if given, _ := again.Answered("shift"); !given.Judged || !given.Right {
		t.Errorf("once it is seen: %+v", given)
	}
}

func TestNumbersOfRecord(t *testing.T) {
	daily.NotRacing(t)
	hand := onScreen(t, "weights", "by-hand")
	proof.Do(t, hand, "type w1 100")
	proof.Do(t, hand, "type w2 50")
	if loss := hand.Scene()[0].About().Facts["loss"]; loss != "44.40" {
		t.Errorf("loss at 100 and 50 is %s, want 44.40", loss)
	}
	// The descent diverges above a rate of 0.114.
	for rate, diverges := range map[string]bool{"0.11": false, "0.12": true} {
		session := onScreen(t, "weights", "takeover")
		proof.Do(t, session, "type rate "+rate)
		_, _ = session.Run(20_000, false) // it may end early: that is the question
		curve := session.Scene()[0].(scene.Curve)
		if failed := curve.Runs[0].Failed.Kind != ""; failed != diverges {
			t.Errorf("at rate %s diverged is %v, want %v", rate, failed, diverges)
		}
	}
	pair := onScreen(t, "bias", "without")
	proof.Do(t, pair, "tick 15000")
	facts := pair.Scene()[0].About().Facts
	if facts["with"] != "0.154" || facts["without"] != "0.320" {
		t.Errorf("penguins with a bias %s, without %s; want 0.154 and 0.320", facts["with"], facts["without"])
	}
}

// TestRandomMoves does what nobody would: nothing panics, and what was done
// can be undone and done again.
func TestRandomMoves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entry := rapid.SampledFrom(written()).Draw(t, "chapter")
		session, leave := anew.Borrow(anew.Start{Chapter: entry.ID, New: entry.New})
		defer leave()
		for range rapid.IntRange(1, 30).Draw(t, "moves") {
			_ = session.Apply(randomMove(t, session)) // refusing is fine
			switch rapid.IntRange(0, 6).Draw(t, "travel") {
			case 0:
				session.Undo()
			case 1:
				session.Back()
			case 2:
				session.Redo()
			}
		}
		before := proof.Bare(session.Scene())
		if session.Back() {
			if err := session.Forward(); err != nil || !reflect.DeepEqual(before, proof.Bare(session.Scene())) {
				t.Fatalf("back and forward is not the same: %v", err)
			}
		}
	})
}

func randomMove(t *rapid.T, s *lessons.Session) lessons.Move {
	screens := s.Screens()
	targets := []string{"rate", "w1", "nobody"}
	for _, control := range s.Controls() {
		targets = append(targets, control.Name())
	}
	target := rapid.SampledFrom(targets).Draw(t, "target")
	switch rapid.IntRange(0, 6).Draw(t, "verb") {
	case 0:
		return lessons.Move{Verb: lessons.GoTo, Target: rapid.SampledFrom(screens).Draw(t, "screen").ID}
	case 1:
		return lessons.Move{Verb: lessons.Nudge, Target: target, Value: rapid.SampledFrom([]string{"+1", "-1", "+10", "-0.1", "x"}).Draw(t, "steps")}
	case 2:
		return lessons.Move{Verb: lessons.Type, Target: target, Value: rapid.SampledFrom([]string{"0", "1", "2", "-3.5", "1e9", "NaN", "on"}).Draw(t, "value")}
	case 3:
		for gate := s.Waits(); gate != ""; gate = s.Waits() {
			return lessons.Move{Verb: lessons.Answer, Target: gate, Value: rapid.SampledFrom([]string{"1", "2", "3", "9"}).Draw(t, "answer")}
		}
		return lessons.Move{Verb: rapid.SampledFrom([]lessons.Verb{lessons.Reset, lessons.Again}).Draw(t, "reset")}
	default:
		return lessons.Move{Verb: lessons.Tick, Count: rapid.IntRange(1, 40).Draw(t, "ticks")}
	}
}

func TestPlain(t *testing.T) {
	for want, q := range map[string]scene.Quantity{
		"12150.0": scene.Number(12150, 1), "+3.50": scene.Signed(3.5, 2), "-3.50": scene.Signed(-3.5, 2), "0.00": scene.Signed(-0.001, 2),
		"1.23e+45": scene.Number(1.2345e45, 1), "NaN": scene.Number(math.NaN(), 2), "+Inf": scene.Number(math.Inf(1), 2), "": {},
	} {
		if got := q.Plain(); got != want {
			t.Errorf("%+v is written %q, want %q", q, got, want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{"0,5": 0.5, "−3": -3, " 1e3 ": 1000, "12 150.5": 12150.5} {
		if got, err := lessons.ParseNumber(text); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		"": lessons.ErrNotNumber, "abc": lessons.ErrNotNumber, "0x10": lessons.ErrNotNumber, "1_0": lessons.ErrNotNumber,
		"1e400": lessons.ErrNotFinite, "NaN": lessons.ErrNotNumber, "inf": lessons.ErrNotFinite,
	} {
		if _, err := lessons.ParseNumber(text); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

func FuzzParseMove(f *testing.F) {
	for _, line := range []string{"move a", "nudge w1 +5", "nudge w1 +1 30", "tick 200", "reset", "answer q 2", "type w 0,5", "tick x"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		move, err := lessons.ParseMove(line)
		if err != nil {
			return
		}
		again, err := lessons.ParseMove(move.String())
		if err != nil || again != move {
			t.Errorf("%q is %+v, and written again %+v, %v", line, move, again, err)
		}
	})
}

func TestProgressKeepsAndMerges(t *testing.T) {
	mine, theirs := lessons.NewProgress(), lessons.NewProgress()
	mine.Chapter = "weights"
	mine.Record("weights").Met["sign/fall"] = true
	theirs.Record("weights").Met["by-hand/fit"] = true
	theirs.Record("bias").Hints["shift/lift"] = 2
	merged := mine.Merge(theirs)
	source, err := merged.Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, err := lessons.DecodeProgress(source)
	if err != nil || !reflect.DeepEqual(read, merged) {
		t.Fatalf("read %+v, %v; want %+v", read, err, merged)
	}
	if met := read.Record("weights").Met; !met["sign/fall"] || !met["by-hand/fit"] || read.Record("bias").Hints["shift/lift"] != 2 {
		t.Errorf("something that was reached is lost: %+v", read)
	}
	clone := merged.Clone()
	clone.Record("weights").Met["real/break"] = true
	if merged.Record("weights").Met["real/break"] {
		t.Error("a clone shares with what it was made from")
	}
	for _, bad := range []string{"", "[]", "{}", `{"version":2}`, `{"version":1,"chapters":3}`} {
		if _, err := lessons.DecodeProgress([]byte(bad)); err == nil {
			t.Errorf("%q was read as progress", bad)
		}
	}
}
