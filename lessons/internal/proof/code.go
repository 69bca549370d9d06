package proof

import (
	"strings"
	"testing"

	"sinapse/lessons/course/daily"
)

// A program is the code of a screen as it stood when a goal was met, with what the
// screen says that it prints.
type program struct{ screen, code, prints string }

// note keeps the present screen's code for later.
func (c *walk) note(t *testing.T) {
	t.Helper()
	screen := c.session.Screen()
	if (screen.Code == nil) != (screen.Prints == nil) {
		t.Errorf("%s/%s: Code and Prints belong together: what is shown as code says what it prints", c.ID, screen.ID)
		return
	}
	if screen.Code != nil {
		c.programs = append(c.programs, program{screen.ID, screen.Code(), screen.Prints()})
	}
}

// code runs the programs of the walk: each prints what its screen says, to the
// character.
func (c *walk) code(t *testing.T) {
	t.Helper()
	if len(c.programs) == 0 {
		return
	}
	told := map[string]bool{}
	for _, p := range c.programs {
		told[p.screen] = told[p.screen] || strings.TrimSpace(p.prints) != ""
	}
	for screen, ok := range told {
		if !ok {
			t.Errorf("%s/%s never says what its code prints", c.ID, screen)
		}
	}
	python := needNumPy(t)
	for _, p := range c.daysPrograms(t) {
		printed, err := python.run(p.code)
		want, got := strings.TrimSpace(p.prints), strings.TrimSpace(printed)
		switch {
		case err != nil:
			t.Errorf("%s/%s: %v\n%s", c.ID, p.screen, err, printed)
		case want != "" && got != want:
			t.Errorf("%s/%s: the screen says that its code prints\n%s\nit prints\n%s", c.ID, p.screen, want, got)
		}
	}
}

// daysPrograms are two of each screen's programs, or all.
func (c *walk) daysPrograms(t *testing.T) []program {
	t.Helper()
	byScreen := map[string][]program{}
	for _, p := range c.programs {
		byScreen[p.screen] = append(byScreen[p.screen], p)
	}
	var chosen []program
	for _, screen := range c.session.Screens() {
		chosen = append(chosen, daily.Some(t, byScreen[screen.ID], 2)...)
	}
	return chosen
}
