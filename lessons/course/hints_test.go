package course

import (
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
	"sinapse/nn/data"
)

// runs are what hints tell of runs: after how many ticks a goal is met, from a screen as it
// is come upon and some moves; in the first course, or in any of 25.
var runs = []struct {
	word, screen string
	moves        []string
	goal         string
	courses      int
	least, most  int
}{
	{"activation hint.mended.3", "debug", []string{"type bend 2", "type rate 0.03"}, "mended", proof.Seeds, 1, 50},
	{"network hint.mended.3", "debug", []string{"type start 2", "type rate 0.03"}, "mended", proof.Seeds, 1, 100},
	{"batches hint.mended.3", "debug", []string{"type batch 100", "type gather 2", "type rate 0.1"}, "mended", proof.Seeds, 85, 335},
	{"descent hint.bottom.3", "ball", []string{"type rate 0.5"}, "bottom", 1, 7, 7},
	{"descent hint.diverge.3", "ball", []string{"type rate 2.5"}, "diverge", 1, 16, 16},
	{"descent hint.stuck.3", "saddle", []string{"type y 1.4"}, "stuck", 1, 50, 50},
	{"descent hint.leave.3", "saddle", []string{"type x 0.01", "type y 1.4"}, "leave", 1, 25, 34},
	{"descent hint.local.3", "saddle", []string{"type x -1.5", "type y 1"}, "local", 1, 16, 24},
	{"descent hint.over.3", "saddle", []string{"type x -1.8", "type y 1.2"}, "over", 1, 25, 34},
	{"descent hint.mend.3", "debug", []string{"type sign 2", "type rate 0.3"}, "mend", 1, 46, 54},
	{"layers hint.copies.2", "zero-start", []string{"type start 2", "type rate 0.3"}, "copies", 1, 1, 700},
	{"layers hint.run.3", "two-layers", nil, "run", 1, 14, 14},
	{"bias hint.gap.3", "without", []string{"type scale 2", "type rate 0.1"}, "gap", 1, 8, 14},
	{"layers hint.break.2", "zero-start", []string{"type start 3", "type spread 0.5"}, "break", 1, 330, 370},
	{"layers hint.copies.3", "zero-start", []string{"type start 2", "type rate 0.1"}, "copies", 1, 770, 790},
}

// TestHintsTellOfRunsAsTheyGo goes each run that a hint tells of.
func TestHintsTellOfRunsAsTheyGo(t *testing.T) {
	for _, run := range runs {
		t.Run(run.word, func(t *testing.T) {
			t.Parallel()
			chapter, _, _ := strings.Cut(run.word, " ")
			entry, _ := Find(chapter)
			courses := []uint32{0}
			if run.courses > 1 {
				courses = proof.Tried(t, 2)
			}
			for _, course := range courses {
				s := lessons.NewSession(entry.New(course), lessons.NewProgress().Record(entry.ID))
				proof.Do(t, s, "move "+run.screen)
				proof.SkipAll(s)
				for _, move := range run.moves {
					proof.Do(t, s, move)
				}
				ticks := 0
				for ; !s.Met(run.goal) && ticks <= run.most; ticks++ {
					proof.SkipAll(s) // a question may come up on the way
					proof.Do(t, s, "tick 1")
				}
				if ticks < run.least || ticks > run.most {
					t.Errorf("course %d: %d ticks, want %d to %d", course, ticks, run.least, run.most)
				}
			}
		})
	}
}

// TestPenguinsAreAsTold holds what is said of the penguins to the data.
func TestPenguinsAreAsTold(t *testing.T) {
	flipper, bill, penguins := 0.0, 0.0, data.Penguins()
	for _, penguin := range penguins {
		flipper += penguin.FlipperLength / float64(len(penguins))
		bill += penguin.BillLength / float64(len(penguins))
	}
	proof.Between(t, "penguins", float64(len(penguins)), 333, 333)
	proof.Between(t, "flippers", flipper, 200.5, 201.5)
	proof.Between(t, "bills", bill, 43.5, 44.5)
}
