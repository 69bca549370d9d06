package tui

import (
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// seeded opens a screen in a course of a seed, with what was reached before.
func seeded(t *testing.T, seed uint32, chapter, screen string, progress *lessons.Progress) *Model {
	t.Helper()
	m, err := NewModel(Options{Language: content.English, Chapter: chapter, Screen: screen, Seed: seed, Progress: progress})
	if err != nil {
		t.Fatal(err)
	}
	m.Size.Width, m.Size.Height = 120, 40
	return m
}

// TestAnotherSeedHasItsOwnRun trains in one course, opens the chapter in another,
// and comes back: the run is there again, and it was not done again elsewhere. What
// was reached counts in both.
func TestAnotherSeedHasItsOwnRun(t *testing.T) {
	m := seeded(t, 0, "network", "cycle", lessons.NewProgress())
	for _, line := range []string{"skip changed", "type grain 7", "tick 30", "type seed 50", "tick 12"} {
		move, err := lessons.ParseMove(line)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Lesson.Session.Apply(move); err != nil {
			t.Fatal(line, err)
		}
	}
	m.progress.Record("network").Met["cycle/circle"] = true
	page := m.Lesson.Session.Scene()[0].About().Facts
	kept, _ := m.Snapshot()

	other := seeded(t, 7, "network", "", kept.Clone())
	session := other.Lesson.Session
	if facts := session.Scene()[0].About().Facts; facts["epoch"] != "0" || facts["train"] == page["train"] {
		t.Errorf("in another course the chapter begins with %v", facts)
	}
	if control, _ := session.Control("seed"); control.(lessons.Slider).Get() != 7 {
		t.Errorf("the seed is %v", control.(lessons.Slider).Get())
	}
	if session.Screen().ID != "cycle" || !session.Met("circle") {
		t.Errorf("on %s; met %v", session.Screen().ID, session.Met("circle"))
	}
	if _, answered := session.Answered("changed"); !answered {
		t.Error("an answer is gone in another course")
	}
	kept, _ = other.Snapshot()

	m = seeded(t, 0, "network", "", kept)
	if again := m.Lesson.Session.Scene()[0].About().Facts; again["train"] != page["train"] || again["epoch"] != "12" {
		t.Errorf("back in the first course: %v, it was left with %v", again, page)
	}
}

// TestWordsOfSeedZeroSaySo looks for the line that tells so: in a course of another
// seed on each screen whose words tell numbers of seed 0, and nowhere else.
func TestWordsOfSeedZeroSaySo(t *testing.T) {
	told := 0
	for _, language := range content.Languages() {
		for _, entry := range course.Entries() {
			if entry.New == nil {
				continue
			}
			v := &draw.Voice{Book: draw.Book(language), Chapter: draw.Book(language).Chapter(entry.ID)}
			line := v.Say("words.of-zero", map[string]string{"seed": "4294967295"})
			for _, screen := range lessons.NewSession(entry.New(4294967295), lessons.NewProgress().Record(entry.ID)).Screens() {
				body := plainBody(Prose(v, screen, 4294967295))
				if strings.Contains(body, line) != screen.OfZero || strings.Contains(plainBody(Prose(v, screen, 0)), line) {
					t.Errorf("%s: %s/%s: its words are of seed 0: %v; they begin with %.40q", language, entry.ID, screen.ID, screen.OfZero, body)
				}
				if at := strings.IndexAny(body, "{}"); at >= 0 {
					t.Errorf("%s: %s/%s: a number is missing: %q", language, entry.ID, screen.ID, body[max(at-20, 0):])
				}
				if screen.OfZero {
					told++
				}
			}
		}
	}
	if told == 0 {
		t.Error("no words are of seed 0")
	}
	m := seeded(t, 7, "remedies", "lottery", lessons.NewProgress())
	if page := stripped(m.Draw()); !strings.Contains(page, "The words are about seed 0, not 7.") {
		t.Errorf("the page does not say of which seed its words speak:\n%s", page)
	}
}

// TestRankFourNamesItsSeed: the prose tells the seed that the array comes from.
func TestRankFourNamesItsSeed(t *testing.T) {
	for seed, drawn := range map[uint32]string{0: "0", 1: "4"} {
		m := seeded(t, seed, "shapes", "rank4", lessons.NewProgress())
		if prose := plainBody(Prose(m.Voice(), m.Lesson.Session.Screen(), seed)); !strings.Contains(prose, "after seed "+drawn+".") {
			t.Errorf("seed %d: %s", seed, prose)
		}
		if page := stripped(m.Draw()); !strings.Contains(page, "np.random.seed("+drawn+")") {
			t.Errorf("seed %d:\n%s", seed, page)
		}
	}
}
