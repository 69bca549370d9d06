package proof

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
)

// otherSeeds are courses that the chapters are tried in besides that of seed 0.
var otherSeeds = []uint32{7, 8, math.MaxUint32}

// seeds plays the chapter in another course, a quarter of its screens a day: the
// playthrough reaches every goal there; what is drawn at random is another than here, and
// all else the same; the code prints what is drawn there.
func (c *walk) seeds(t *testing.T) {
	t.Helper()
	for _, seed := range daily.Some(t, otherSeeds, 1) {
		screens := daily.Some(t, c.screens, (len(c.screens)+3)/4)
		other := &walk{Subject: c.Subject, seed: seed, lines: c.linesOn(screens), scenes: map[int]scene.Scene{}}
		other.session = other.fresh()
		for _, line := range other.lines {
			other.do(t, line)
		}
		c.compare(t, other, screens)
		other.programs = slices.DeleteFunc(other.programs, func(p program) bool {
			return !slices.Contains(c.Chance, p.screen) || seed == math.MaxUint32 && !strings.Contains(p.code, "random.seed(")
		})
		other.programs = daily.Some(t, other.programs, 1)
		other.code(t)
		if daily.Whole() {
			c.sameAgain(t, other)
		}
	}
}

// linesOn are the lines of the playthrough on some screens. It goes to each screen once,
// and what is done there leans on no other.
func (c *walk) linesOn(screens []lessons.Screen) (lines []lessons.PlayLine) {
	on := false
	for _, line := range c.lines {
		if line.Move.Verb == lessons.GoTo {
			on = slices.ContainsFunc(screens, func(s lessons.Screen) bool { return s.ID == line.Move.Target })
		}
		if on {
			lines = append(lines, line)
		}
	}
	return lines
}

// compare tells the screens that are others in another course, on the way through or
// when they have run for a while.
func (c *walk) compare(t *testing.T, other *walk, screens []lessons.Screen) {
	t.Helper()
	differs, here := map[string]bool{}, map[int]scene.Scene{}
	for _, screen := range screens {
		differs[screen.ID] = !reflect.DeepEqual(c.ran(t, screen.ID), other.ran(t, screen.ID))
	}
	for _, m := range c.moments {
		here[m.line.Number] = m.scene
	}
	for _, m := range other.moments {
		id := c.session.Screens()[m.index].ID
		differs[id] = differs[id] || !reflect.DeepEqual(m.scene, here[m.line.Number])
	}
	for screen, differs := range differs {
		if drawn := slices.Contains(c.Chance, screen); drawn != differs {
			t.Errorf("%s/%s: differs by its seed is %v, want %v", c.ID, screen, differs, drawn)
		}
	}
}

// ran is what a screen shows when it has run for a while.
func (c *walk) ran(t *testing.T, screen string) scene.Scene {
	t.Helper()
	session, leave := c.borrowed()
	defer leave()
	Do(t, session, "move "+screen)
	for _, question := range session.Asked() {
		Do(t, session, "skip "+question.ID)
	}
	_, _ = session.Run(100, false) // where nothing runs there is a scene all the same
	return Bare(session.Scene())
}

// sameAgain plays another course once more: every scene is the same.
func (c *walk) sameAgain(t *testing.T, other *walk) {
	t.Helper()
	again := &walk{Subject: c.Subject, seed: other.seed, lines: other.lines, scenes: map[int]scene.Scene{}}
	again.session = again.fresh()
	for _, line := range again.lines {
		again.do(t, line)
	}
	for i, m := range other.moments {
		if !reflect.DeepEqual(m.scene, again.moments[i].scene) {
			t.Fatalf("%s.play:%d shows two things for seed %d", c.ID, m.line.Number, other.seed)
		}
	}
}

// chosenDraws does the solutions of the screens whose draws are chosen, of one of them
// a day, in courses of other seeds: each reaches its goal.
func (c *walk) chosenDraws(t *testing.T) {
	t.Helper()
	Calibrates(t)
	screens := slices.DeleteFunc(slices.Clone(c.screens), func(s lessons.Screen) bool { return !slices.Contains(c.Chosen, s.ID) })
	for _, screen := range daily.Some(t, screens, 1) {
		for _, seed := range Tried(t, 1) {
			c.solve(t, seed, screen)
		}
	}
}
