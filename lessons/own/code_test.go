package own

import (
	"fmt"
	"strings"
	"testing"

	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// TestCodeReadsTheFile runs the code of a fit where its file lies: it prints the scores
// that the page shows, whatever is predicted, and however the file is written.
func TestCodeReadsTheFile(t *testing.T) {
	whole := penguins(t)
	european := strings.ReplaceAll(strings.ReplaceAll(whole, ".", ";"), ",", "|")
	european = strings.ReplaceAll(strings.ReplaceAll(european, ";", ","), "|", ";")
	var latin strings.Builder // every third is a class with a letter beyond ASCII
	latin.WriteString("a,b,c\n")
	for i := range 90 {
		fmt.Fprintf(&latin, "%d.%d,%s,%d\n", i%7, i%10, []string{"s\xed", "n\xe3o", "s\xed"}[i%3], i%11+i%7)
	}
	cases := []struct {
		name, text, target string
		moves              []string
	}{
		{"three classes", whole, "species", []string{"tick 300"}},
		{"two classes", whole, "sex", []string{"tick 100"}},
		{"a number", whole, "body_mass_g", []string{"tick 40", "type rate 0.02", "tick 60"}},
		{"before it learns", whole, "species", nil},
		{"all at once", whole, "body_mass_g", []string{"type batch 4", "tick 50"}},
		{"other models", whole, "island", []string{"type hidden 3", "type batch 1", "tick 200"}},
		{"decimal commas", european, "species", []string{"tick 100"}},
		{"without names", whole[strings.Index(whole, "\n")+1:], "1", []string{"tick 60"}},
		{"Latin-1", latin.String(), "b", []string{"tick 30"}},
		{"it diverges", whole, "body_mass_g", []string{"type rate 3", "tick 300"}},
	}
	for _, c := range daily.Some(t, cases, 4) {
		t.Run(c.name, func(t *testing.T) {
			o := opened(t, c.text, c.target)
			s := at(t, o, "fit")
			do(t, s, c.moves...)
			if s.Screen().Prints() == "" {
				t.Fatal(s.Screen().Code())
			}
			proof.PrintsIn(t, "t.csv", []byte(c.text), s.Screen().Code(), s.Screen().Prints())
		})
	}
}

// TestCodeFollowsThePlan changes what the models are given: the code draws, fills and
// scales as it is done here.
func TestCodeFollowsThePlan(t *testing.T) {
	plans := [][]string{
		{"type share 100"}, {"type share 45", "type seed 12"}, {"type standard 1", "type rate 0.0001"}, {"type missing 4"}, {"type column 2", "type used 1"},
	}
	for _, moves := range daily.Some(t, plans, 2) {
		o := opened(t, penguins(t), "species")
		s := at(t, o, "aim")
		for _, move := range moves {
			if strings.HasPrefix(move, "type rate") {
				do(t, s, "move fit")
			}
			do(t, s, move)
		}
		do(t, s, "move fit", "tick 80")
		proof.PrintsIn(t, "t.csv", []byte(penguins(t)), s.Screen().Code(), s.Screen().Prints())
	}
}

// TestCodeSaysWhyThereIsNone opens files that a few lines do not read.
func TestCodeSaysWhyThereIsNone(t *testing.T) {
	rows := func(cell string) string {
		text := "a,b\n"
		for i := range 40 {
			text += fmt.Sprintf("%d,%d\n", i%9, i%5)
		}
		return text + cell
	}
	for cell, why := range map[string]string{"3,50%\n": "signs", "3\n": "left out"} {
		s := at(t, opened(t, rows(cell), "b"), "fit")
		if code := s.Screen().Code(); !strings.HasPrefix(code, "# ") || !strings.Contains(code, why) || s.Screen().Prints() != "" {
			t.Errorf("%q: %s", cell, code)
		}
	}
}
