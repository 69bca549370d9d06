package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
)

// TestChaptersLeftAreAsTheyWere trains in a chapter, goes to the map and back, and
// looks whether anything was trained again or lost: it is the same session, with all
// that can be undone. That holds for the two chapters left last; a third begins from
// what is kept of it.
func TestChaptersLeftAreAsTheyWere(t *testing.T) {
	m := opened(t, content.English, "remedies", "folds", 120, 40)
	first := m.Lesson.Session
	for gate := first.Waits(); gate != ""; gate = first.Waits() {
		m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: gate})
	}
	if _, err := first.Run(50, false); err != nil {
		t.Fatal(err)
	}
	now, end := first.Position()
	page := stripped(m.Draw())
	leaveAnd := func(chapter string) {
		toMap(m)
		m.Draw() // with its preview
		m.enterChapter(chapter, "")
	}
	leaveAnd("bias")
	leaveAnd("dot")
	leaveAnd("remedies")
	if m.Lesson.Session != first {
		t.Fatal("the session of two chapters before is another one")
	}
	if at, last := first.Position(); at != now || last != end {
		t.Errorf("at %d of %d, it was left at %d of %d", at, last, now, end)
	}
	if again := stripped(m.Draw()); again != page {
		t.Errorf("coming back shows another page:\n%s\n%s", page, again)
	}
	toMap(m)
	m.enterChapter("remedies", "under") // as the map and the search open a screen
	if m.Lesson.Session != first || first.Screen().ID != "under" {
		t.Errorf("on %s, want under in the same session", first.Screen().ID)
	}
	leaveAnd("loss")
	leaveAnd("forward")
	leaveAnd("weights")
	if m.sessions.find("remedies") != nil || len(m.sessions) != keptSessions {
		t.Errorf("%d sessions are kept", len(m.sessions))
	}
	if screen := m.progress.Record("remedies").Screen; screen != "under" {
		t.Errorf("what is kept of the chapter stands on %s", screen)
	}
	leaveAnd("remedies")
	if m.Lesson.Session == first || !slices.ContainsFunc(m.sessions, func(k openSession) bool { return k.session == m.Lesson.Session }) {
		t.Error("a chapter left long ago does not begin from what is kept of it")
	}
}

// toMap presses esc until no chapter is open: it skips what is asked first.
func toMap(m *Model) {
	for m.Lesson != nil {
		m.key(press("esc"))
	}
}

// TestPreviewDoesNothing goes over the map as somebody whose chapters hold moves
// that nobody would wait for: none is done again.
func TestPreviewDoesNothing(t *testing.T) {
	m := opened(t, content.English, "remedies", "bench", 120, 60)
	for gate := m.Lesson.Session.Waits(); gate != ""; gate = m.Lesson.Session.Waits() {
		m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: gate})
	}
	if _, err := m.Lesson.Session.Run(20, false); err != nil {
		t.Fatal(err)
	}
	m.settleProgress()
	again := opened(t, content.English, "bias", "", 120, 60)
	again.progress.Chapters["remedies"] = m.progress.Clone().Chapters["remedies"]
	toMap(again)
	entry, _ := course.Find("remedies")
	scene := (&atlas{again, again.Voice()}).preview(entry)
	begun := lessons.Preview(entry.New(0), "bench")
	if got, want := scene[0].About().Facts, begun[0].About().Facts; len(got) == 0 || got["epoch"] != want["epoch"] || got["train"] != want["train"] {
		t.Errorf("the preview shows %v, the screen begins with %v", got, want)
	}
	if got := (&atlas{m, m.Voice()}).preview(entry); got[0].About().Facts["train"] == begun[0].About().Facts["train"] {
		t.Error("a chapter in memory is not shown as it was left")
	}
	if moves := again.progress.Record("remedies").Moves; len(moves) == 0 {
		t.Error("the preview dropped the moves that are kept")
	}
}

// TestSpeedsAreNamed runs a screen at every speed: the header calls each by its name.
func TestSpeedsAreNamed(t *testing.T) {
	for language, names := range map[content.Language][]string{
		content.English:    {"very slow · 2/s", "slow · 10/s", "normal · 60/s", "fast · 400/s", "full speed"},
		content.Portuguese: {"bem devagar · 2/s", "devagar · 10/s", "normal · 60/s", "rápido · 400/s", "à toda"},
	} {
		m := opened(t, language, "weights", "takeover", 120, 40)
		m.key(press("1"))
		m.key(press("space"))
		for range names {
			m.key(press("<"))
		}
		for _, name := range names {
			if header, _, _ := strings.Cut(stripped(m.Draw()), "\n"); !strings.Contains(header, "  "+name+"  ") {
				t.Errorf("%s: %q is not in %q", language, name, header)
			}
			m.key(press(">"))
		}
	}
	m := opened(t, content.English, "activation", "debug", 120, 40)
	m.key(press("space"))
	for _, name := range []string{"normal · 3/s", "slow · 0.5/s", "very slow · 0.2/s"} {
		if header, _, _ := strings.Cut(stripped(m.Draw()), "\n"); !strings.Contains(header, "  "+name+"  ") {
			t.Errorf("%q is not in %q", name, header)
		}
		m.key(press("<"))
	}
}

// TestEpochsCanBeFollowed runs what trains a small network on a screen: at normal speed
// an epoch takes between 0.3 and 1 second, whatever a tick is.
func TestEpochsCanBeFollowed(t *testing.T) {
	t.Parallel()
	walks := map[string]bool{ // sums, races and many runs, of which no epoch is looked at
		"network/forward": true, "batches/forward": true, "batches/split": true, "batches/noise": true, "batches/myth": true,
		"fitting/three-sets": true, "remedies/lottery": true,
	}
	for _, chapter := range []string{"network", "activation", "batches", "fitting", "remedies"} {
		for _, screen := range opened(t, content.English, chapter, "", 1, 1).Lesson.Session.Screens() {
			name := chapter + "/" + screen.ID
			switch {
			case screen.Tick == nil || walks[name]:
			case name == "network/cycle":
				epochTakes(t, chapter, screen.ID, "type grain 6")
				epochTakes(t, chapter, screen.ID, "type grain 7")
			default:
				epochTakes(t, chapter, screen.ID)
			}
		}
	}
}

// epochTakes lets a screen run at normal speed, after some moves.
func epochTakes(t *testing.T, chapter, screen string, moves ...string) {
	t.Helper()
	m := opened(t, content.English, chapter, screen, 120, 40)
	m.Lesson.now = func() time.Time { return time.Time{} } // a frame is never over
	for gate := m.Lesson.Session.Waits(); gate != ""; gate = m.Lesson.Session.Waits() {
		m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: gate})
	}
	for _, text := range moves {
		move, err := lessons.ParseMove(text)
		if err != nil {
			t.Fatal(err)
		}
		m.Lesson.apply(move)
	}
	m.key(press("space"))
	frames := 0
	for ; float64(frames)*frameTime.Seconds() < 20 && m.Lesson.clock.running; frames++ {
		m.Lesson.frame(frameMsg(m.Lesson.clock.id))
	}
	epochs := 0
	for _, panel := range m.Lesson.Session.Scene() {
		for _, fact := range []string{"epoch", "epochs"} {
			count, err := strconv.Atoi(panel.About().Facts[fact])
			if err == nil {
				epochs = max(epochs, count)
			}
		}
	}
	if took := float64(frames) * frameTime.Seconds() / float64(epochs); took < 0.3 || took > 1 {
		t.Errorf("%s/%s %s: an epoch takes %.2f s", chapter, screen, moves, took)
	}
}

// TestAtTheEndOfARun: on every screen that runs, space says that nothing runs where
// nothing does, and the help strip offers it only where something does. What runs
// at full speed on one screen runs as usual on the next.
func TestAtTheEndOfARun(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	ended := 0
	for _, entry := range today() {
		for _, screen := range ScreensOf(entry, 0) {
			m := slot.opened(t, content.English, entry.ID, screen.ID, 160, 40)
			session := m.Lesson.Session
			if session.Screen().Tick == nil {
				continue
			}
			for gate := session.Waits(); gate != ""; gate = session.Waits() {
				m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: gate})
			}
			before := stripped(m.Draw())
			_, err := session.Run(1, false)
			if runs := err == nil; runs == session.Still() && !runs || offers(before) != runs {
				t.Errorf("%s/%s: it runs: %v; the strip offers it: %v", entry.ID, screen.ID, runs, offers(before))
			}
			done, err := session.Run(500, true)
			for ; errors.Is(err, lessons.ErrGated); done, err = session.Run(500, true) { // a question came up on the way
				m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: session.Waits()})
			}
			if err == nil && done == 500 {
				continue // its end is far, if it has one
			}
			ended++
			if page := stripped(m.Draw()); offers(page) || !session.Still() {
				t.Errorf("%s/%s: it is at its end and offers to run:\n%s", entry.ID, screen.ID, page)
			}
			m.key(press("space"))
			if m.Lesson.notice != "notice.still" || m.Lesson.clock.running {
				t.Errorf("%s/%s: at its end space says %q", entry.ID, screen.ID, m.Lesson.notice)
			}
			m.Lesson.speed = len(speeds) - 1
			m.key(press("n"))
			if m.Lesson != nil && m.Lesson.speed != usualSpeed {
				t.Errorf("%s/%s: the speed goes with it to the next screen", entry.ID, screen.ID)
			}
		}
	}
	if ended < 5 {
		t.Errorf("only %d screens came to an end", ended)
	}
}

// offers tells whether the help strip of a page offers to run.
func offers(page string) bool {
	rows := strings.Split(page, "\n")
	return strings.Contains(rows[len(rows)-1], "space run")
}
