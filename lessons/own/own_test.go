package own

import (
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
	"sinapse/nn"
	"sinapse/nn/data/table"
)

// opened makes a chapter of a text.
func opened(t *testing.T, text, target string) *own {
	t.Helper()
	c, err := Open(File{Name: "t.csv", Target: target, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }})
	if err != nil {
		t.Fatal(err)
	}
	return c.(*own)
}

// penguins is the table that everybody can print.
func penguins(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../nn/data/penguins.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// at is a session on a screen.
func at(t *testing.T, c lessons.Chapter, screen string) *lessons.Session {
	t.Helper()
	s := lessons.NewSession(c, lessons.NewProgress().Record("own"))
	do(t, s, "move "+screen)
	return s
}

// do does moves.
func do(t *testing.T, s *lessons.Session, moves ...string) {
	t.Helper()
	for _, text := range moves {
		move, err := lessons.ParseMove(text)
		if err == nil {
			err = s.Apply(move)
		}
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
}

func TestReadingIsChanged(t *testing.T) {
	c := opened(t, "a;b\n1,5;2\n2,5;3\n3,5;5\n", "")
	s := at(t, c, "understood")
	if got := c.table(); got.Separator != ';' || got.Decimal != ',' || got.Columns[0].Numbers[0] != 1.5 {
		t.Fatalf("%+v", got)
	}
	before := fmt.Sprint(s.Scene())
	do(t, s, "type separator 2")
	if got := c.table(); got.Separator != ',' || len(got.Columns) != 2 || got.Columns[0].Name == "a" {
		t.Errorf("by commas: %+v", got.Columns)
	}
	s.Undo()
	if after := fmt.Sprint(s.Scene()); after != before {
		t.Errorf("undone:\n%s\nwant\n%s", after, before)
	}
	do(t, s, "type header 3")
	if got := c.table(); got.Header || got.Rows != 4 {
		t.Errorf("without a header: %+v", got)
	}
}

// A change that cannot be is told, and changes nothing.
func TestReadingIsRefused(t *testing.T) {
	c := opened(t, "a,b\né,2\nb,3\nc,5\n", "")
	s := at(t, c, "understood")
	do(t, s, "type encoding 5")
	if c.state.trouble == nil || c.state.reading != (reading{}) || c.table().Encoding != table.UTF8 {
		t.Errorf("%+v", c.state)
	}
}

func TestKindIsChanged(t *testing.T) {
	c := opened(t, penguins(t), "species")
	s := at(t, c, "understood")
	year := c.table().Find("year")
	if c.table().Columns[year].Kind != table.Number {
		t.Error("few whole numbers in a feature are numbers")
	}
	do(t, s, "type column "+fmt.Sprint(year+1), "type kind 2")
	if got := c.table().Columns[year]; got.Kind != table.Class || len(got.Classes) != 3 {
		t.Errorf("%+v", got.Classes)
	}
	do(t, s, "type kind 3")
	if got := c.table().Columns[year]; got.Kind != table.LeftOut || got.Reason != table.Chosen {
		t.Errorf("%v %v", got.Kind, got.Reason)
	}
	do(t, s, "reset")
	if got := c.table().Columns[year]; got.Kind != table.Number {
		t.Errorf("%v", got.Kind)
	}
	do(t, s, "select column1")
	if c.state.column != 0 {
		t.Error("the column that is chosen is not looked at")
	}
}

// Whatever was done, a saved state restored shows the same.
func TestSavedIsRestored(t *testing.T) {
	c := opened(t, penguins(t), "species")
	for _, screen := range c.Screens() {
		s := at(t, c, screen.ID)
		for _, control := range s.Controls() {
			saved, before := s.Save(), reflect.ValueOf(s.Scene())
			_ = s.Apply(lessons.Move{Verb: lessons.Nudge, Target: control.Name(), Value: "+1"})
			s.Restore(saved)
			if after := reflect.ValueOf(s.Scene()); fmt.Sprint(after) != fmt.Sprint(before) {
				t.Errorf("%s, %s: another scene", screen.ID, control.Name())
			}
		}
	}
}

func TestAxesAreRound(t *testing.T) {
	for _, of := range [][4]float64{{241789.19, 1494447.17, 240000, 1500000}, {32.1, 59.6, 32, 60}, {0.013, 0.019, 0.013, 0.019}, {-0.987, 0.413, -0.99, 0.42}, {5, 5, 5, 6}, {0, 1, 0, 1}, {172, 231, 172, 231}} {
		if low, high := nice(of[0], of[1]); low != of[2] || high != of[3] {
			t.Errorf("%v to %v: %v to %v", of[0], of[1], low, high)
		}
	}
	if counts := (&table.Column{Numbers: []float64{0, 1, 0.5, math.NaN()}}).Bins(bins, 0, 1); counts[0] != 1 || counts[bins-1] != 1 || counts[bins/2] != 1 {
		t.Error(counts)
	}
}

// TestFitLearns lets both models learn the penguins, classes and numbers.
func TestFitLearns(t *testing.T) {
	for target, least := range map[string]float64{"species": 0.95, "body_mass_g": 0.75, "sex": 0.85} {
		c := opened(t, penguins(t), target)
		s := at(t, c, "fit")
		do(t, s, "type epochs 30")
		for s.Apply(lessons.Move{Verb: lessons.Tick, Count: 100}) == nil && c.state.run.epoch < 30 {
		}
		for c.tick() {
		}
		f, r := c.fitted(), &c.state.run
		out, _ := f.baseline()
		none := f.score(out, f.pictured().Y)
		for m, name := range modelWords {
			if score := f.score(r.done[m], f.pictured().Y); score < least || score < none+0.2 {
				t.Errorf("%s, %s: %v, and the baseline %v", target, name, score, none)
			}
			if len(r.drops[m]) != repeats*len(f.features()) {
				t.Errorf("%s, %s: %d permutations", target, name, len(r.drops[m]))
			}
		}
		for _, item := range s.Scene()[4].About().Items {
			if panels := c.explain(item.ID); len(panels) != 1 {
				t.Errorf("%s: no row behind %v", target, item.ID)
			}
		}
	}
}

// TestDivergedFitIsNotShuffled: what columns matter to a model that has diverged means
// nothing, and is not told.
func TestDivergedFitIsNotShuffled(t *testing.T) {
	c := opened(t, penguins(t), "body_mass_g")
	s := at(t, c, "fit")
	do(t, s, "type rate 10")
	for s.Apply(lessons.Move{Verb: lessons.Tick, Count: 100}) == nil && c.fitted().live() {
	}
	for c.tick() {
	}
	if c.fitted().live() || len(c.state.run.drops[linear])+len(c.state.run.drops[network]) > 0 {
		t.Errorf("live: %v; permutations: %d", c.fitted().live(), len(c.state.run.drops[linear]))
	}
}

// TestFitGoesBack: a fit taken back and done again has the same numbers.
func TestFitGoesBack(t *testing.T) {
	c := opened(t, penguins(t), "species")
	s := at(t, c, "fit")
	do(t, s, "tick 40")
	saved, then := s.Save(), fmt.Sprint(s.Scene())
	do(t, s, "tick 60")
	after := fmt.Sprint(s.Scene())
	s.Restore(saved)
	if got := fmt.Sprint(s.Scene()); got != then {
		t.Error("gone back, another scene")
	}
	do(t, s, "tick 60")
	if got := fmt.Sprint(s.Scene()); got != after {
		t.Error("done again, another scene")
	}
	do(t, s, "move aim", "type share 50", "move fit")
	if c.state.run.epoch != 0 {
		t.Error("other rows, and the models have learnt already")
	}
	s.Restore(saved)
	if got := fmt.Sprint(s.Scene()); got != then {
		t.Error("gone back over another plan, another scene")
	}
}

// TestPenguinsAsInWeights goes the learner's own way to the screen weights/real: mass by
// flipper and bill, whole rows alone, all to train, one batch. It gives the numbers there:
// the weights, and the least loss of 0.153 kg².
func TestPenguinsAsInWeights(t *testing.T) {
	c := opened(t, penguins(t), "body_mass_g")
	s := at(t, c, "aim")
	for _, name := range []string{"species", "island", "bill_depth_mm", "sex", "year"} {
		do(t, s, "type column "+fmt.Sprint(c.table().Find(name)+1), "type used 1")
	}
	do(t, s, "type missing 4", "type share 100", "move fit", "type batch 4", "type rate 0.1", "type epochs 300")
	for range 3 {
		do(t, s, "tick 300")
	}
	f := c.fitted()
	if n := f.prepared.Train.Len(); n != 333 || f.prepared.Validation.Len() != 0 {
		t.Fatalf("%d penguins", n)
	}
	lengths, mass := model.PenguinFeatures()
	theirs := model.NewRegression(nn.Standardize(lengths).Apply(lengths), mass, true, 0.1)
	for theirs.Trainer.Epochs() < f.trainers[linear].Epochs() {
		theirs.Tick()
	}
	kilos := f.prepared.TargetScale / 1000
	own := f.trainers[linear].Network().Parameters()
	for own, want := range map[float64]float64{
		own[0] * kilos: *theirs.Weight(2), own[1] * kilos: *theirs.Weight(1), f.trainers[linear].Loss() * kilos * kilos: theirs.Loss(), 0.153: theirs.Loss(),
	} {
		if math.Abs(own-want) > 5e-4 {
			t.Errorf("%v, where weights/real has %v", own, want)
		}
	}
}
