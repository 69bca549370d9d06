package tui

import (
	"strings"
	"testing"
	"time"

	"sinapse/content"
	"sinapse/lessons"
)

// lastRow is the help strip, or what is told in its place.
func lastRow(m *Model) string {
	rows := strings.Split(stripped(m.Draw()), "\n")
	return rows[len(rows)-1]
}

// TestTheStripTellsTheKeysOfWhatIsFocused goes to a slider, a switch, a choice, a
// neuron, a curve and the words: the strip says what their keys do there.
func TestTheStripTellsTheKeysOfWhatIsFocused(t *testing.T) {
	for _, c := range []struct{ place, keys, has, lacks string }{
		{"weights/by-hand", "2", "enter type", "enter open"},
		{"network/neuron", "2", "enter switch", "enter type"},
		{"network/cycle", "3", "enter next option", "enter type"},
		{"network/cycle", "3 tab", "←→ walk", "←→ turn"},
		{"network/cycle", "3 tab", "enter open", "enter type"},
		{"network/cycle", "3 w shift+tab", "y scale", "enter type"},
		{"network/cycle", "3 w", "enter open", "←→"},
		{"network/neuron", "2 w", "enter open", "w words"},
		{"weights/takeover", "1 space", "> faster", "i hint 1"},
		{"network/neuron", "", "1–3 answer", "r reset"},
	} {
		chapter, screen, _ := strings.Cut(c.place, "/")
		m := opened(t, content.English, chapter, screen, 120, 40)
		for key := range strings.FieldsSeq(c.keys) {
			m.Update(press(key))
		}
		if row := lastRow(m); !strings.Contains(row, c.has) || strings.Contains(row, c.lacks) {
			t.Errorf("%s after %q: %q, want %q in it and not %q", c.place, c.keys, row, c.has, c.lacks)
		}
	}
}

// TestEscapeGoesOneLevelBack opens a sum in a panel: esc closes it, leaves the panel,
// skips the question, and leaves the chapter from the controls alone.
func TestEscapeGoesOneLevelBack(t *testing.T) {
	m := opened(t, content.English, "network", "cycle", 120, 40)
	for _, key := range []string{"tab", "enter"} {
		m.Update(press(key))
	}
	for i, stands := range []func() bool{
		func() bool { return m.Lesson.sum },
		func() bool { return m.Lesson.focus == 1 },
		func() bool { return m.Lesson.openQuestion() != "" },
		func() bool { return m.Lesson != nil },
	} {
		if !stands() {
			t.Fatalf("level %d does not stand", i)
		}
		if m.Update(press("esc")); m.Lesson != nil && stands() {
			t.Fatalf("level %d is not left", i)
		}
	}
	if m.Lesson != nil {
		t.Error("the chapter is not left")
	}
	m = opened(t, content.English, "network", "cycle", 80, 24)
	for _, key := range []string{"4", "w", "esc"} {
		m.Update(press(key))
	}
	if m.Lesson == nil || m.Lesson.focus != 0 {
		t.Error("esc on the words does not lead to the controls")
	}
}

// TestHandsBeginWhereTheWordsSay comes upon the screens whose words send the hands
// into an array: the arrows walk there, and pgup and pgdn leaf, without a tab.
func TestHandsBeginWhereTheWordsSay(t *testing.T) {
	for screen, keys := range map[string][]string{"index": {"right", "down"}, "rank4": {"right", "pgdown"}} {
		m := opened(t, content.English, "shapes", screen, 80, 24)
		before := m.Lesson.Session.Selected()
		for _, key := range keys {
			m.Update(press(key))
			now := m.Lesson.Session.Selected()
			if now == before {
				t.Errorf("%s: %s does nothing", screen, key)
			}
			before = now
		}
	}
}

// TestRefusedKeysSayWhy presses s before two hints, and a capital letter.
func TestRefusedKeysSayWhy(t *testing.T) {
	for _, language := range content.Languages() {
		m := opened(t, language, "network", "neuron", 80, 24)
		for i, told := range []bool{true, true, false} {
			if i > 0 {
				m.Update(press("i"))
			}
			m.Update(press("s"))
			if got := m.Lesson.notice == "notice.hints"; got != told || m.Lesson.clock.running == told {
				t.Errorf("%s: after %d hints, that hints are missing is told: %v", language, i, got)
			}
		}
		m = opened(t, language, "network", "neuron", 80, 24)
		m.Update(press("I"))
		if row := lastRow(m); !strings.Contains(row, m.Voice().Word("notice.capitals")) {
			t.Errorf("%s: a capital letter is not explained: %q", language, row)
		}
	}
}

// TestEscStopsASolution lets a solution be shown and presses esc from each pane: the
// strip said so, the lesson is open still, and nothing is shown any more.
func TestEscStopsASolution(t *testing.T) {
	for _, language := range content.Languages() {
		for tabs := range 4 {
			m := opened(t, language, "network", "neuron", 80, 24)
			for key := range strings.FieldsSeq("2 i i" + strings.Repeat(" tab", tabs) + " s") {
				m.Update(press(key))
			}
			focus := m.Lesson.focus
			if row := lastRow(m); !strings.Contains(row, "esc "+m.Voice().Word("key.back.solution")) {
				t.Errorf("%s: the strip does not say how to stop: %q", language, row)
			}
			m.Update(press("esc"))
			if m.Lesson == nil || m.Lesson.clock.running || m.Lesson.clock.script != nil || m.Lesson.focus != focus {
				t.Fatalf("%s: esc after %d tabs led elsewhere than out of the solution", language, tabs)
			}
			if row := lastRow(m); strings.Contains(row, m.Voice().Word("key.back.solution")) {
				t.Errorf("%s: a solution that was stopped can be stopped: %q", language, row)
			}
		}
	}
}

// TestALateEscLeavesNoLesson presses esc a moment after a solution was shown to its end,
// and one more as soon as it was stopped: neither leads anywhere. The next one does, and
// so does one that comes later.
func TestALateEscLeavesNoLesson(t *testing.T) {
	for _, stopped := range []bool{false, true} {
		for _, late := range []time.Duration{escGrace / 2, 2 * escGrace} {
			m, clock := opened(t, content.English, "network", "neuron", 80, 24), time.Now()
			m.Lesson.now = func() time.Time { return clock }
			for key := range strings.FieldsSeq("2 i" + " i s") {
				m.Update(press(key))
			}
			if stopped {
				m.Update(press("esc"))
			}
			for range 1000 {
				m.Update(frameMsg(m.Lesson.clock.id))
			}
			if showing(m) {
				t.Fatal("the solution goes on and on")
			}
			clock = clock.Add(late)
			m.Update(press("esc"))
			if left := m.Lesson == nil; left != (late > escGrace) {
				t.Errorf("stopped %v: esc %v after a solution left: %v", stopped, late, left)
			}
			if m.Lesson == nil {
				continue
			}
			if m.Update(press("esc")); m.Lesson != nil {
				t.Errorf("stopped %v: the second esc leaves no more than the first", stopped)
			}
		}
	}
}

// TestAChosenNeuronHasTheMap chooses a hidden neuron: the large map is its picture and
// says so, until the network is left; and how many epochs were run is told at each size.
func TestAChosenNeuronHasTheMap(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {100, 30}, {200, 60}} {
		m := opened(t, content.English, "network", "cycle", size[0], size[1])
		m.Update(press("4"))
		m.Lesson.look()
		model := m.Draw()
		for _, key := range []string{"tab", "right", "right"} { // an input, its weight, a bias or a neuron
			m.Update(press(key))
		}
		for range 3 {
			if chosen := m.Lesson.Session.Selected().String(); !strings.HasPrefix(chosen, "n1.") {
				m.Update(press("right"))
			}
		}
		title := "what it answers · h"
		if drawn := stripped(m.Draw()); !strings.Contains(drawn, title) || !strings.Contains(drawn, "epoch 0") {
			t.Errorf("%v: %q, or the epoch, is not there\n%s", size, title, drawn)
		}
		m.Update(press("esc"))
		if m.Draw() != model && strings.Contains(stripped(m.Draw()), title) {
			t.Errorf("%v: the map is not the model's again", size)
		}
	}
}

// TestHelpTellsTheGoals opens the help of a screen before and after a goal is met: it has
// both goals, and of the met one why.
func TestHelpTellsTheGoals(t *testing.T) {
	m := opened(t, content.English, "weights", "sign", 120, 60)
	m.Update(press("2"))
	m.Update(press("?"))
	v := m.Voice()
	for _, goal := range m.Lesson.Session.Screen().Goals {
		if !strings.Contains(stripped(m.Draw()), "◎ "+v.Word("goal."+goal.ID)) {
			t.Errorf("the help does not tell of %s:\n%s", goal.ID, stripped(m.Draw()))
		}
	}
	m.Update(press("esc"))
	if err := m.Lesson.Session.Apply(lessons.Move{Verb: lessons.Type, Target: "w3", Value: "-5"}); err != nil {
		t.Fatal(err)
	}
	m.Update(press("?"))
	met := 0
	for _, goal := range m.Lesson.Session.Screen().Goals {
		if m.Lesson.Session.Met(goal.ID) {
			met++
			if page := stripped(m.Draw()); !strings.Contains(page, "✓ "+v.Word("goal."+goal.ID)) || !strings.Contains(page, v.Word("why."+goal.ID)) {
				t.Errorf("the help does not say why %s is met:\n%s", goal.ID, page)
			}
		}
	}
	if met == 0 {
		t.Fatal("no goal is met")
	}
}
