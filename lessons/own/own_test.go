package own

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"sinapse/lessons"
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
