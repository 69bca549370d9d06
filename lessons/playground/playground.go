package playground

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// playground is the chapter in which everything is free: a ground without a task, and
// three with challenges.
type playground struct {
	seed    lessons.Seed
	grounds [grounds]*ground
}

// The grounds, by their screens.
const (
	free = iota
	few
	quick
	limits
	grounds
)

// screenIDs are those of the grounds' screens.
var screenIDs = [grounds]string{"free", "few", "quick", "limits"}

// playgroundSaved is a deep copy of all of it.
type playgroundSaved struct{ grounds [grounds]groundSaved }

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	c := &playground{seed: lessons.Seed(course)}
	for i := range c.grounds {
		c.grounds[i] = &ground{}
	}
	return c
}

// Begin makes the runs.
func (c *playground) Begin() {
	for _, g := range c.grounds {
		*g = *newGround(c.seed, nil)
	}
}

// Pace lets each epoch be followed.
func (c *playground) Pace(screen string) int {
	for i, id := range screenIDs {
		if id == screen {
			return c.grounds[i].pace()
		}
	}
	return 0
}

// Screens lists the chapter's pages.
func (c *playground) Screens() []lessons.Screen {
	open, fast, edge := c.screen(free), c.screen(quick), c.screen(limits)
	open.Goals = c.grounds[free].freeGoals()
	small := c.screen(few)
	small.Goals = c.grounds[few].fewGoals()
	small.Questions = []lessons.Question{{ID: "least", Gate: true, Answer: "2", By: "circle"}}
	fast.Goals = c.grounds[quick].quickGoals()
	fast.Questions = []lessons.Question{{ID: "soonest", Gate: true, Answer: "2", By: "quick-circle"}}
	edge.Goals = c.grounds[limits].limitGoals()
	edge.Questions = []lessons.Question{{ID: "closes", Gate: true, Answer: "2", By: "close"}}
	return []lessons.Screen{open, small, fast, edge, kit.RecapScreen("3", recapCode, recapPrints)}
}

// screen is the screen of a ground.
func (c *playground) screen(which int) lessons.Screen {
	return c.grounds[which].screen(screenIDs[which], c.seed, which != limits, which == free)
}

// screen is the page of a ground: with the loss that is aimed at drawn, and with aims of
// the learner's own, where there are any.
func (g *ground) screen(id string, course lessons.Seed, aimed, aims bool) lessons.Screen {
	return lessons.Screen{
		ID:       id,
		Scene:    func() scene.Scene { return g.scene(aimed) },
		Controls: func() []lessons.Control { return g.controls(course, aims) },
		Edit:     g.edit,
		Tick:     g.tick,
		Reset:    func() { g.reset(course) },
		Explain:  g.explain,
		Code:     func() string { return g.run.Code() },
		Prints:   func() string { return g.run.Prints() },
	}
}

// Save returns a deep copy of the state.
func (c *playground) Save() any {
	var s playgroundSaved
	for i, g := range c.grounds {
		s.grounds[i] = g.save()
	}
	return s
}

// Restore puts a saved state back. It panics where no ground could have come, which only a
// file can say.
func (c *playground) Restore(saved any) {
	for i, s := range saved.(playgroundSaved).grounds {
		if !s.sane() {
			panic("playground: a state of another chapter")
		}
		c.grounds[i].restore(s)
	}
}
