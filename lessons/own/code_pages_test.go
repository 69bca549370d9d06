package own

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// utf16LE is a text in UTF-16, little-endian, behind its mark.
func utf16LE(text string) string {
	var b strings.Builder
	for _, unit := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}

// TestCodeShowsThePages runs the code of the first two pages where the file lies: it
// prints what they show, whatever is looked at, and however the file is written.
func TestCodeShowsThePages(t *testing.T) {
	whole := penguins(t)
	european := strings.NewReplacer(".", ",", ",", ";").Replace(whole)
	odd := "nome;nome;y\n\"são \"\"1\"\"\";1,5;x\nl'été;-9;y\ns;;y\n-;2,25;x\n" + strings.Repeat("s;3;x\nt;4,125;z\n", 6)
	numbers := "a,b,c,d,day\n"
	for i := range 60 {
		numbers += fmt.Sprintf("%d,%d,%d.5,%d,2026-01-%02d\n", 12_000+37*i, 3*(12_000+37*i)+1, i%7*2000, i%3, i%28+1)
	}
	huge := "x,y\n1e9,1e-7\n"
	for i := range 30 {
		huge += fmt.Sprintf("%d.5e7,%de-6\n", i, i*i%11)
	}
	cases := []struct {
		name, text, target string
		moves              []string
	}{
		{"three classes", whole, "species", []string{"type column 3"}},
		{"a number", whole, "body_mass_g", []string{"type column 2"}},
		{"left out", whole, "sex", []string{"type column 8", "type kind 3"}},
		{"decimal commas", european, "species", []string{"type column 5"}},
		{"without names", whole[strings.Index(whole, "\n")+1:], "1", nil},
		{"UTF-16", utf16LE(whole), "species", nil},
		{"a mark", "\ufeff" + whole, "species", nil},
		{"odd names", odd, "3", []string{"type header 2", "type column 2"}},
		{"all a line", numbers, "d", []string{"type column 1"}},
		{"leaks", numbers, "b", []string{"type column 3"}},
		{"large and small", huge, "y", nil},
	}
	plans := [][]string{nil, {"type missing 2"}, {"type missing 3", "type share 100"}, {"type missing 4", "type share 45", "type seed 7"}, {"type standard 1"}}
	for _, c := range daily.Some(t, cases, 3) {
		t.Run(c.name, func(t *testing.T) {
			o := opened(t, c.text, c.target)
			s := at(t, o, "understood")
			do(t, s, c.moves...)
			compared(t, s, c.text)
			for _, moves := range daily.Some(t, plans, 1) {
				do(t, s, "move aim", "reset")
				do(t, s, moves...)
				compared(t, s, c.text)
			}
		})
	}
}

// compared runs the code of the present page in the folder of a file.
func compared(t *testing.T, s *lessons.Session, text string) {
	t.Helper()
	code, prints := s.Screen().Code(), s.Screen().Prints()
	if prints == "" {
		t.Errorf("%s: %s", s.Screen().ID, code)
		return
	}
	proof.PrintsIn(t, "t.csv", []byte(text), code, prints)
}
