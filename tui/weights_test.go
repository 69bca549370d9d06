package tui

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
)

// weightsOf are the weights that a page lets be taken away.
func weightsOf(t *testing.T, m *Model) course.Weights {
	t.Helper()
	for _, file := range m.Lesson.Session.Takeaways() {
		if file.Name == "weights.npz" {
			weights, err := course.ReadWeights(strings.NewReader(string(file.Content)), int64(len(file.Content)))
			if err != nil {
				t.Fatal(err)
			}
			return weights
		}
	}
	t.Fatal("there are none")
	return nil
}

// TestPlaygroundBeginsWithWeights takes weights away and begins with them again: the same
// map and loss; the run before is kept; one u takes it back; and it is there in the next
// visit. Weights of another network change nothing.
func TestPlaygroundBeginsWithWeights(t *testing.T) {
	trained := opened(t, content.English, "playground", "free", 120, 40)
	do(t, trained, "tick 30")
	weights := weightsOf(t, trained)
	progress := lessons.NewProgress()
	reopened := func(o Options) (*Model, error) {
		o.Language, o.Chapter, o.Screen, o.Profile, o.Progress = content.English, "playground", "free", colorprofile.TrueColor, progress
		return NewModel(o)
	}
	m, err := reopened(Options{})
	if err != nil {
		t.Fatal(err)
	}
	do(t, m, "type seed 5", "tick 12")
	m.Snapshot()
	before := playgroundLoss(m)
	if m, err = reopened(Options{Weights: weights}); err != nil {
		t.Fatal(err)
	}
	if got, want := playgroundLoss(m), playgroundLoss(trained); got == before || len(m.Lesson.Session.Scene()) == 0 || strings.Contains(got, "nan") {
		t.Errorf("%s, %s before, %s trained", got, before, want)
	}
	if code := m.Lesson.Session.Screen().Code(); !strings.Contains(code, "put in before the first update") {
		t.Errorf("the code does not tell them:\n%s", code)
	}
	now := playgroundLoss(m)
	m.Snapshot()
	again, err := reopened(Options{})
	if err != nil || playgroundLoss(again) != now {
		t.Errorf("%v: it does not come back: %s, want %s", err, playgroundLoss(again), now)
	}
	m.Update(press("u"))
	if playgroundLoss(m) != before {
		t.Errorf("u leads to %s, want %s", playgroundLoss(m), before)
	}
	do(t, m, "type part 3", "type layers 3")
	m.Snapshot()
	here := playgroundLoss(m)
	_, err = reopened(Options{Weights: weights})
	if refusal, ok := errors.AsType[*lessons.Refusal](err); !ok || refusal.Word != "own.npz.shapes" {
		t.Errorf("%v", err)
	}
	if m, err = reopened(Options{}); err != nil || playgroundLoss(m) != here {
		t.Errorf("%v: what was refused changed something", err)
	}
}

// do does moves on a page.
func do(t *testing.T, m *Model, lines ...string) {
	t.Helper()
	for _, line := range lines {
		move, err := lessons.ParseMove(line)
		if err == nil {
			err = m.Lesson.Session.Apply(move)
		}
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
}

// playgroundLoss is what the code of the page prints: its losses.
func playgroundLoss(m *Model) string { return m.Lesson.Session.Screen().Prints() }
