package data

import (
	"errors"
	"strings"
	"testing"
)

func TestPenguins(t *testing.T) {
	penguins := Penguins()
	if len(penguins) != 333 {
		t.Fatalf("%d penguins, want 333", len(penguins))
	}
	first := Penguin{"Adelie", "Torgersen", 39.1, 18.7, 181, 3750, "male", 2007, 2}
	if penguins[0] != first {
		t.Errorf("first penguin %+v, want %+v", penguins[0], first)
	}
}

func TestParsePenguinsNamesTheLine(t *testing.T) {
	good := penguinHeader + "\nAdelie,Torgersen,39.1,18.7,181,3750,male,2007\n"
	for name, c := range map[string]struct {
		source string
		line   int
	}{
		"empty":        {"", 1},
		"header":       {"a,b\n", 1},
		"short":        {good + "Adelie\n", 3},
		"not a number": {good + "Adelie,Torgersen,x,18.7,181,3750,male,2007\n", 3},
		"not finite":   {good + "Adelie,Torgersen,NaN,18.7,181,3750,male,2007\n", 3},
		"not a year":   {good + "Adelie,Torgersen,39.1,18.7,181,3750,male,then\n", 3},
	} {
		_, err := ParsePenguins(strings.NewReader(c.source))
		var at *LineError
		if !errors.As(err, &at) || at.Line != c.line {
			t.Errorf("%s: %v, want line %d", name, err, c.line)
		}
	}
}

func FuzzParsePenguins(f *testing.F) {
	f.Add(penguinHeader + "\nAdelie,Torgersen,39.1,18.7,181,3750,male,2007\n")
	f.Fuzz(func(t *testing.T, source string) {
		penguins, err := ParsePenguins(strings.NewReader(source))
		if err != nil && penguins != nil {
			t.Error("penguins beside an error")
		}
	})
}
