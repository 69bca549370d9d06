package tui

import (
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course/daily"
)

// ailing is the screen on which a network is broken, about to begin at zero.
func ailing(t *testing.T, language content.Language, width, height int) *Model {
	t.Helper()
	m := opened(t, language, "network", "break", width, height)
	for _, key := range []string{"3", "right"} {
		m.Update(press(key))
	}
	return m
}

// corners are the corners of the frames on a row, in their places.
func corners(line string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("╭╮╰╯", r) {
			return r
		}
		return ' '
	}, line)
}

// TestNothingJumpsWhileARunGoes runs every screen that can be run, one at a size: in
// each frame the frames of its panels, its controls and the words in front stand where
// they stood.
func TestNothingJumpsWhileARunGoes(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	turn, ran := daily.Day(), 0
	for _, entry := range today() {
		for _, screen := range opened(t, content.English, entry.ID, "", 1, 1).Lesson.Session.Screens() {
			if screen.Tick == nil {
				continue
			}
			turn, ran = turn+1, ran+1
			size := pageSizes[turn%len(pageSizes)]
			m := slot.opened(t, content.English, entry.ID, screen.ID, size[0], size[1])
			for m.Lesson.Session.Waits() != "" {
				m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: m.Lesson.Session.Waits()})
			}
			m.Update(press("space"))
			m.Update(frameMsg(m.Lesson.clock.id)) // what a run shows is there from its first frame on
			m.Lesson.folds.news = ""
			before := strings.Split(stripped(m.Draw()), "\n")
			for i := 0; i < 12 && m.Lesson.clock.running; i++ {
				m.Update(frameMsg(m.Lesson.clock.id))
				m.Lesson.folds.news = "" // what is told at the foot lies over the page
				after := strings.Split(stripped(m.Draw()), "\n")
				for y := range before {
					if corners(before[y]) != corners(after[y]) {
						t.Errorf("%s/%s at %v, frame %d: a frame moved at row %d:\n%s\n%s", entry.ID, screen.ID, size, i, y, before[y], after[y])
						i = 12
						break
					}
				}
			}
		}
	}
	if ran == 0 && *chapter == "" {
		t.Error("nothing was run")
	}
}

// TestNothingMovesWhenAFailureIsNamed runs a network that begins at zero until
// that is named: the frames and the prose stay where they were.
func TestNothingMovesWhenAFailureIsNamed(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range [][2]int{{120, 40}, {80, 24}} {
			m := ailing(t, language, size[0], size[1])
			before := strings.Split(stripped(m.Draw()), "\n")
			for range 25 {
				m.Update(press("."))
			}
			after := strings.Split(stripped(m.Draw()), "\n")
			name := firstWords(m.Voice().Word("ill.alike"))
			if !strings.Contains(strings.Join(after, "\n"), "! "+name) {
				t.Errorf("%v %s: %q is not named", size, language, name)
			}
			for y := range before {
				if corners(before[y]) != corners(after[y]) {
					t.Errorf("%v %s: a frame moved at row %d:\n%s\n%s", size, language, y, before[y], after[y])
				}
			}
			page := arranged(m)
			prose := m.page().prose(page.Words.W - 2)
			for y := page.Words.Y; page.mode == Wide && y < len(prose)+page.Words.Y; y++ {
				if was, is := []rune(before[y])[:page.Stage.X], []rune(after[y])[:page.Stage.X]; string(was) != string(is) {
					t.Errorf("%s: the prose moved: %q, %q", language, string(was), string(is))
				}
			}
		}
	}
}

// TestFailuresAreNamedWhole runs XOR at a rate of 10 on small pages, below a
// goal of two lines: the name is there to its last word.
func TestFailuresAreNamedWhole(t *testing.T) {
	for _, language := range content.Languages() {
		m := opened(t, language, "activation", "xor", 80, 24)
		for _, key := range []string{"3", "right", "right", "down", "down", "down", "=", "1", "0", "enter"} {
			m.Update(press(key))
		}
		for range 25 {
			m.Update(press("."))
		}
		words := strings.Fields(m.Voice().Say("ill.rate", map[string]string{"rate": "10"}))
		for _, size := range [][2]int{{80, 24}, {60, 18}, {50, 16}} {
			m.Size.Width, m.Size.Height = size[0], size[1]
			text := stripped(m.Draw())
			for _, ending := range []string{"! " + words[0], words[len(words)-1], m.Voice().Word("goal.now")} {
				if !strings.Contains(text, ending) {
					t.Errorf("%s: %q is not to be seen:\n%s", language, ending, text)
				}
			}
		}
	}
}

// TestHeaderHasRoomForItsParts looks for the screen's name and the count on
// headers of all widths, running and at rest.
func TestHeaderHasRoomForItsParts(t *testing.T) {
	for width := tinyWidth; width < 140; width++ {
		m := opened(t, content.Portuguese, "network", "break", width, 24)
		for range 2 {
			header, _, _ := strings.Cut(stripped(m.Draw()), "\n")
			if !strings.Contains(header, " 4/7  /  pt  ?") || !strings.Contains(header, " Quebre") {
				t.Errorf("at %d: %q", width, header)
			}
			if width >= 80 && !strings.Contains(header, "Quebre de propósito") {
				t.Errorf("at %d the name is cut: %q", width, header)
			}
			m.Lesson.clock.running = true
		}
	}
}

// A returning chapter counts how often it is sent back to a state.
type returning struct {
	lessons.Chapter
	restored int
}

// Restore counts.
func (c *returning) Restore(state any) {
	c.restored++
	c.Chapter.Restore(state)
}

// TestDrawingARunLeavesItAlone draws a run that goes: whether it would go on is known
// from its going, and is not tried out for every frame.
func TestDrawingARunLeavesItAlone(t *testing.T) {
	t.Parallel()
	m := opened(t, content.English, "network", "cycle", 120, 40)
	m.Update(press("3"))
	chapter := &returning{Chapter: m.Lesson.Session.Chapter}
	m.Lesson.Session.Chapter = chapter
	m.Draw()
	if chapter.restored == 0 {
		t.Fatal("before the run it is not tried out whether it would go: the test looks at nothing")
	}
	m.Update(press("space"))
	chapter.restored = 0
	for range 5 {
		m.Update(frameMsg(m.Lesson.clock.id))
		m.Draw()
	}
	if !m.Lesson.clock.running || chapter.restored > 0 {
		t.Errorf("running: %t; the chapter was sent back %d times", m.Lesson.clock.running, chapter.restored)
	}
}

// TestWalksCanBeFollowed runs every screen whose run is short: at normal speed it is to be
// seen. Those that train end as soon as they learned, or went wrong.
func TestWalksCanBeFollowed(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	const short, least = 50, 0.7 // ticks; seconds
	trains := map[string]bool{"weights/debug": true, "rnn/echo": true, "remedies/debug": true}
	walks := 0
	for _, entry := range written() {
		for _, screen := range opened(t, content.English, entry.ID, "", 1, 1).Lesson.Session.Screens() {
			if name := entry.ID + "/" + screen.ID; screen.Tick != nil && !trains[name] {
				l := slot.opened(t, content.English, entry.ID, screen.ID, 120, 40).Lesson
				for l.Session.Waits() != "" {
					l.apply(lessons.Move{Verb: lessons.Skip, Target: l.Session.Waits()})
				}
				ran, _ := l.Session.Run(short+1, false)
				if seconds := float64(ran) / l.tempo(); ran > 1 && ran <= short {
					walks++
					if seconds < least {
						t.Errorf("%s: %d steps pass in %.2f s", name, ran, seconds)
					}
				}
			}
		}
	}
	if walks < 8 {
		t.Errorf("only %d walks were looked at", walks)
	}
}
