package proof

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
)

// A program is the code of a screen as it stood when a goal was met, with what the
// screen says that it prints.
type program struct{ screen, code, prints string }

// note keeps the present screen's code for later.
func (c *walk) note(t *testing.T) {
	t.Helper()
	screen := c.session.Screen()
	if screen.Code == nil || screen.Prints == nil {
		t.Errorf("%s/%s: every screen has its Code, and says in Prints what that prints", c.ID, screen.ID)
		return
	}
	c.programs = append(c.programs, program{screen.ID, screen.Code(), screen.Prints()})
}

// code runs the programs of the walk: each prints what its screen says, to the
// character.
func (c *walk) code(t *testing.T) {
	t.Helper()
	for _, p := range c.programs {
		if strings.TrimSpace(p.prints) == "" {
			t.Errorf("%s/%s does not say what its code prints", c.ID, p.screen)
		}
	}
	python := needNumPy(t)
	programs := c.daysPrograms(t)
	codes := make([]string, len(programs))
	for i, p := range programs {
		codes[i] = p.code
	}
	answers, err := python.run(codes...)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range programs {
		want, got := strings.TrimSpace(p.prints), strings.TrimSpace(answers[i].Printed)
		switch {
		case answers[i].Failed:
			t.Errorf("%s/%s ends in an error\n%s", c.ID, p.screen, got)
		case !printed(p.code, got, want):
			t.Errorf("%s/%s: the screen says that its code prints\n%s\nit prints\n%s", c.ID, p.screen, want, got)
		}
	}
}

// Prints runs the code of the screen that a chapter is on: it prints what the screen says.
func Prints(t *testing.T, s *lessons.Session) {
	t.Helper()
	screen := s.Screen()
	answers, err := needNumPy(t).run(screen.Code())
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.TrimSpace(screen.Prints()), strings.TrimSpace(answers[0].Printed)
	if answers[0].Failed || !printed(screen.Code(), got, want) {
		t.Errorf("%s: the code prints\n%s\nand not\n%s", screen.ID, got, want)
	}
}

// ofNumPy2 is what code says that NumPy 2 prints instead of a number.
var ofNumPy2 = regexp.MustCompile(`2\.x prints (np\.\w+\((.+)\))\n`)

// printed tells whether code printed what it was to print, to the character; with NumPy 2,
// what it says that this prints.
func printed(code, got, want string) bool {
	if noted := ofNumPy2.FindStringSubmatch(code); noted != nil && got != want {
		lines := strings.Split(want, "\n")
		if at := slices.Index(lines, noted[2]); at >= 0 {
			lines[at] = noted[1]
		}
		return got == strings.Join(lines, "\n")
	}
	return got == want
}

// daysPrograms are one of the programs of a screen, of the others the next days; or all. The
// wild play of the day looks at a third of the screens.
func (c *walk) daysPrograms(t *testing.T) []program {
	t.Helper()
	byScreen := map[string][]program{}
	for _, p := range c.programs {
		byScreen[p.screen] = append(byScreen[p.screen], p)
	}
	var chosen []program
	screens := slices.DeleteFunc(slices.Clone(c.session.Screens()), func(s lessons.Screen) bool { return len(byScreen[s.ID]) == 0 })
	for _, screen := range daily.Spread(screens, 1, daily.Day()) {
		chosen = append(chosen, daily.Some(t, byScreen[screen.ID], 1)...)
	}
	return chosen
}
