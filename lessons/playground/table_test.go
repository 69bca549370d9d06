package playground

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
	"sinapse/nn/data"
	"sinapse/nn/data/table"
)

// penguins is the table of penguins as a file.
func penguins(t *testing.T) string {
	t.Helper()
	for _, file := range data.Files() {
		if file.Name == "penguins" {
			return string(file.Content())
		}
	}
	t.Fatal("there are no penguins")
	return ""
}

// onText opens the playground on a table.
func onText(t *testing.T, text, target string) *lessons.Session {
	t.Helper()
	start := startOn(t, text, target)
	return lessons.NewSession(On(start)(0), lessons.NewProgress().Record("table"))
}

// startOn is where the playground begins on a table.
func startOn(t *testing.T, text, target string) *Start {
	t.Helper()
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	in, _ := open()
	read, err := table.Read(in, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	own := &model.OwnTable{Name: "t.csv", Digest: fmt.Sprintf("%x", model.KeyOf(text, nil)), Base: read, Open: open}
	name, err := model.OpenOwn(own, model.OwnSpec{Target: read.Find(target)})
	if err != nil {
		t.Fatal(err)
	}
	return &Start{Table: own, Data: name, Share: 0.7}
}

// TestOwnTablesAreReadInPython trains on tables of a learner: NumPy reads the file, deals
// out the same rows and prints the same losses.
func TestOwnTablesAreReadInPython(t *testing.T) {
	whole := penguins(t)
	european := strings.ReplaceAll(strings.ReplaceAll(whole, ".", ";"), ",", "|")
	european = strings.ReplaceAll(strings.ReplaceAll(european, ";", ","), "|", ";")
	var large strings.Builder
	large.WriteString("a,b,what\n")
	for i := range 9001 {
		fmt.Fprintf(&large, "%d.%d,%d,%s\n", i%97, i%10, i%31-i%7, []string{"no", "yes"}[i%97/50])
	}
	for _, c := range daily.Some(t, []struct {
		name, text, target string
		moves              []string
	}{
		{"species", whole, "species", []string{"tick 6"}},
		{"two classes", whole, "sex", []string{"type part 3", "type bend 2", "tick 4"}},
		{"a number", whole, "body_mass_g", []string{"type part 5", "type optimiser 5", "tick 5"}},
		{"few inputs", whole, "bill_length_mm", []string{"type part 2", "type given off", "type column 6", "type given off", "tick 5"}},
		{"decimal commas", european, "species", []string{"type share 30", "type seed 12", "tick 3"}},
		{"without names", whole[strings.Index(whole, "\n")+1:], "1", []string{"tick 3"}},
		{"large", large.String(), "what", []string{"tick 2"}},
		{"dropout", whole, "species", []string{"type part 4", "type dropout 0.3", "type l1 0.01", "tick 3"}},
		{"not shuffled", whole, "island", []string{"type part 4", "type shuffle off", "tick 3"}},
	}, 3) {
		t.Run(c.name, func(t *testing.T) {
			s := onText(t, c.text, c.target)
			for _, move := range c.moves {
				proof.Do(t, s, move)
			}
			if s.Screen().Prints() == "" {
				t.Fatal(s.Screen().Code())
			}
			proof.PrintsIn(t, "t.csv", []byte(c.text), s.Screen().Code(), s.Screen().Prints())
		})
	}
}

// TestOwnLinesOpenElsewhere writes set-ups on a table as lines: where that table is open
// they are read again, the same; elsewhere they are refused in words, whatever they say.
func TestOwnLinesOpenElsewhere(t *testing.T) {
	start := startOn(t, penguins(t), "species")
	other := startOn(t, penguins(t)+"\n", "species")
	other.Table.Name = "a b&c=é%.csv"
	setup := start.setup()
	setup.Features, setup.Hidden = []string{"c3", "c5"}, []int{7}
	for _, data := range []model.OwnSpec{{Target: 0}, {Target: 5, Missing: table.Mean, Unused: []int{1, 7}}, {Target: 7, Kinds: map[int]table.Kind{7: table.Class, 1: table.LeftOut}}} {
		name, err := model.OpenOwn(start.Table, data)
		if err != nil {
			t.Fatal(err)
		}
		setup.Data = name
		line := ourAddress(setup)
		again, lost, refused := readAddress(start.Table, line, 0, 99)
		if refused != nil || len(lost) > 0 || ourAddress(again) != line || again.Data != name {
			t.Errorf("%s: %+v, lost %v, %v", line, again, lost, refused)
		}
		for word, table := range map[string]*model.OwnTable{"refusal.own.none": nil, "refusal.own.other": other.Table} {
			if _, _, refused := readAddress(table, line, 0, 99); refused == nil || refused.Word != word {
				t.Errorf("%s: %v, not %s", line, refused, word)
			}
		}
		for _, wrong := range []string{"target=99", "target=x", "kinds=3z", "unused=0", "gaps=guess", "unused=1.2.3.4.5.6.7.8"} {
			if _, _, refused := readAddress(start.Table, line+"&"+wrong, 0, 99); refused == nil {
				t.Errorf("%s is read with %s", line, wrong)
			}
		}
	}
	if name := unescaped(escaped(other.Table.Name)); name != other.Table.Name || strings.ContainsAny(escaped(name), " &=") {
		t.Errorf("%q comes back as %q", other.Table.Name, name)
	}
}

// TestOwnRunsComeBack saves a run on a table: it goes on as it would have, and no other
// table takes it.
func TestOwnRunsComeBack(t *testing.T) {
	start := startOn(t, penguins(t), "species")
	begun := func(start *Start) lessons.Chapter {
		c := On(start)(0)
		c.(lessons.Beginner).Begin()
		return c
	}
	one, two := begun(start), begun(start)
	for range 12 {
		one.Screens()[0].Tick()
	}
	two.Restore(one.Save())
	for _, c := range []lessons.Chapter{one, two} {
		c.Screens()[0].Tick()
	}
	if a, b := one.Screens()[0].Prints(), two.Screens()[0].Prints(); a != b || a == "" {
		t.Errorf("%s, then %s", a, b)
	}
	asked := startOn(t, penguins(t), "sex")
	three := begun(asked).(*onTable)
	three.Restore(one.Save())
	if g := three.ground; g.run.Setup.Data != asked.Data || g.run.Trainer.Epochs() != 0 || len(g.state.kept) != 1 || g.state.kept[0].epochs != 13 {
		t.Errorf("asked for another target: %s, %d epochs, kept %+v", g.run.Setup.Data, g.run.Trainer.Epochs(), g.state.kept)
	}
	defer func() {
		if recover() == nil {
			t.Error("another table takes the run")
		}
	}()
	begun(startOn(t, penguins(t)+"\n", "species")).Restore(one.Save())
}

// TestOwnTablesThatDoNotDoAreRefused opens tables with too few rows, or too many inputs.
func TestOwnTablesThatDoNotDoAreRefused(t *testing.T) {
	var wide strings.Builder
	for row := range 40 {
		for column := range 70 {
			fmt.Fprintf(&wide, "%d.5,", (row*column+row)%13)
		}
		fmt.Fprintf(&wide, "%d\n", row%2)
	}
	for text, kind := range map[string]table.ErrorKind{
		"a,b\n1.5,2\n2.5,3\n1,4\n":                 table.TooFewRows,
		wide.String():                              table.TooManyColumns,
		"a,b\n" + strings.Repeat("1.5,x\n", 30):    table.NoTarget,
		"a,b\n" + strings.Repeat("7,x\n7,y\n", 30): table.NoFeatures,
	} {
		read, err := table.Read(strings.NewReader(text), table.Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = model.OpenOwn(&model.OwnTable{Digest: string(kind), Base: read}, model.OwnSpec{Target: len(read.Columns) - 1})
		if wrong, ok := errors.AsType[*table.Error](err); !ok || wrong.Kind != kind {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// TestRunsOfOtherDataAreTakenUpAgain looks at the last of many columns, leaves for points of
// the plane, takes the kept run up again, and back: there is always a plane to look at.
func TestRunsOfOtherDataAreTakenUpAgain(t *testing.T) {
	chapter := On(startOn(t, penguins(t), "species"))(0).(*onTable)
	s := lessons.NewSession(chapter, lessons.NewProgress().Record("table"))
	for _, move := range []string{
		"tick 12", "type up 9", "type data 2", "tick 12", "type data 1", "type up 9", "type part 8", "type run 2", "type open on",
	} {
		proof.Do(t, s, move)
		s.Scene()
	}
	if g := chapter.ground; g.run.Setup.Data != "circle" || !saneLook(g.run.Setup, g.state.look) {
		t.Errorf("on %s it looks at %+v", g.run.Setup.Data, g.state.look)
	}
}

// TestAllControlsTurnOnATable turns every control of every group, there and back, and runs
// in between: the page has its scene and its code after each.
func TestAllControlsTurnOnATable(t *testing.T) {
	for _, target := range []string{"sex", "body_mass_g"} {
		s := onText(t, penguins(t), target)
		for part := range parts {
			if part > 0 {
				proof.Do(t, s, fmt.Sprintf("type part %d", part+1))
			}
			for _, control := range s.Controls()[1:] {
				for _, steps := range []string{"1", "2", "-1"} {
					move, err := lessons.ParseMove("nudge " + control.Name() + " " + steps)
					if err != nil {
						t.Fatal(err)
					}
					_ = s.Apply(move) // a line has no arrows, and some controls go with the last one
					_ = s.Apply(lessons.Move{Verb: lessons.Tick, Count: 2})
					s.Scene()
				}
			}
			if code := s.Screen().Code(); code == "" {
				t.Errorf("%s, %s: no code", target, parts[part])
			}
		}
	}
}
