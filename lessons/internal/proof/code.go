package proof

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons/internal/kit"
)

// A program is the code of a screen as it stood when a goal was met, with the facts of
// its scene.
type program struct {
	screen, code string
	facts        map[string]string
}

// note keeps the present screen's code for later.
func (c *walk) note() {
	if screen := c.session.Screen(); screen.Code != nil {
		c.programs = append(c.programs, program{screen.ID, screen.Code(), c.session.Scene()[0].About().Facts})
	}
}

// numbers are those in what a program prints.
var numbers = regexp.MustCompile(`-?\d+\.?\d*(e[+-]?\d+)?`)

// code runs the programs of the walk. What one prints must be the scene's fact
// "printed", to the character; where there is none, the number that the screen shows
// (the loss, or the sum) must be in it.
func (c *walk) code(t *testing.T) {
	t.Helper()
	if len(c.programs) == 0 {
		return
	}
	python := needNumPy(t)
	for _, p := range c.programs {
		printed, err := python.run(p.code)
		if err != nil {
			t.Errorf("%s/%s: %v\n%s", c.ID, p.screen, err, printed)
			continue
		}
		if exact := strings.TrimSpace(p.facts["printed"]); exact != "" {
			if got := strings.TrimSpace(printed); got != exact {
				t.Errorf("%s/%s: the screen shows\n%s\nthe code prints\n%s", c.ID, p.screen, exact, got)
			}
		} else if shown := p.shown(); !prints(printed, shown) {
			t.Errorf("%s/%s: the screen shows %s, the code prints\n%s", c.ID, p.screen, shown, printed)
		}
	}
}

// shown is the number that the screen shows.
func (p program) shown() string {
	for _, name := range []string{"loss", "z", "with"} {
		if p.facts[name] != "" {
			return p.facts[name]
		}
	}
	return ""
}

// prints tells whether a number is among those that were printed.
func prints(printed, shown string) bool {
	want, err := strconv.ParseFloat(shown, 64)
	if err != nil || want >= kit.LossBound { // a run that diverged shows the loss it ended with
		return true
	}
	for _, text := range numbers.FindAllString(printed, -1) {
		if got, _ := strconv.ParseFloat(text, 64); math.Abs(got-want) <= 0.051 && math.Abs(got-want) <= 0.02*math.Abs(want)+1e-9 {
			return true
		}
	}
	return false
}
