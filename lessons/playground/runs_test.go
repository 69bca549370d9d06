package playground

import (
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
)

// runFor lets a ground run for so many ticks, or until it stops, and tells for how many.
func runFor(g *ground, ticks int) int {
	for i := range ticks {
		if !g.tick() {
			return i
		}
	}
	return ticks
}

// TestRunsStopWhereTheyAreTold holds a run to its aim, and to the patience with it.
func TestRunsStopWhereTheyAreTold(t *testing.T) {
	g := newGround(0, nil)
	g.state.aim.stop = true
	if n := runFor(g, 200); n != 41 || g.state.met != n || !g.reached() {
		t.Errorf("stops after %d epochs, met at %d", n, g.state.met)
	}
	if g.state.aim.right = 100; g.reached() != (g.run.Validation() < g.state.aim.loss && rated(g.run) == 100) {
		t.Error("the share of right samples is not asked for")
	}
	g = newGround(0, nil)
	g.change(func(s *model.ClassifierSetup) { s.Rate = 3 }) // leaps to and fro
	g.state.aim.patience = 10
	n := runFor(g, 500)
	if _, best := model.BestEpoch(g.run.Trainer.ValidationHistory()); n-best != 10 {
		t.Errorf("stops after %d epochs, the lowest loss was at %d", n, best)
	}
}

// TestKeptRunsAreRankedAndTakenUp puts three runs in each order, names one, and takes it
// up where it was left.
func TestKeptRunsAreRankedAndTakenUp(t *testing.T) {
	g := newGround(0, nil)
	for _, run := range []struct {
		batch, epochs int
	}{{10, 60}, {1, 20}, {30, 40}} {
		g.change(func(s *model.ClassifierSetup) { s.Batch = run.batch })
		runFor(g, run.epochs)
	}
	g.change(func(s *model.ClassifierSetup) { s.Batch = 2 })
	order := func() (names []string) {
		for _, run := range g.ranked() {
			names = append(names, run.name)
		}
		return names
	}
	for rank, want := range [][]string{{"B", "A", "C"}, {"A", "B", "C"}, {"B", "A", "C"}} {
		if g.state.rank = rank; !slices.Equal(order(), want) {
			t.Errorf("by %s: %v, want %v", ranks[rank], order(), want)
		}
	}
	for _, name := range []string{"", "  ", "123456789", "a\x1b[m"} {
		if g.rename(0, name) == nil {
			t.Errorf("%q is a name", name)
		}
	}
	if err := g.rename(1, "ãé 1"); err != nil || g.state.kept[1].name != "ãé 1" {
		t.Errorf("%v, %q", err, g.state.kept[1].name)
	}
	kept := g.state.kept[1]
	seen := g.revive(kept.end)
	if seen.Validation() != kept.validation || seen != g.revive(kept.end) {
		t.Error("another run is looked at than the one that was kept")
	}
	open := g.openControl(kept.end, kept.met).(lessons.Switch)
	if open.Get() {
		t.Error("a run that is none of it counts as taken up")
	}
	open.Set(true)
	if again := g.openControl(kept.end, kept.met).(lessons.Switch); !again.Get() || g.run.Trainer.Epochs() != 20 || g.run.Validation() != kept.validation || g.state.met != kept.met {
		t.Errorf("taken up, it stands after %d epochs at %v", g.run.Trainer.Epochs(), g.run.Validation())
	}
}
