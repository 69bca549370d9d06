package cli

import (
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/course"
)

// Code prints the Python of a screen, as the learner left it: what c shows.
func (c *Command) Code(arguments []string) error {
	if len(arguments) == 0 {
		return &usageError{"error.code.place", map[string]string{"place": "weights/takeover"}}
	}
	session, _, err := c.left(arguments[0], "weights/takeover")
	if err != nil {
		return err
	}
	return c.line("%s", strings.TrimRight(session.Screen().Code(), "\n"))
}

// left is a screen as the learner left it, and its chapter. A place that is none is told,
// with one that is.
func (c *Command) left(place, example string) (session *lessons.Session, chapter string, err error) {
	chapter, screen, err := find(place)
	if err != nil {
		return nil, "", err
	}
	if screen == "" {
		return nil, "", &usageError{"error.code.place", map[string]string{"place": example}}
	}
	progress := lessons.NewProgress()
	if c.disk != nil {
		progress, _ = c.disk.Load() // what is wrong with it is told where progress is shown
	}
	entry, _ := course.Find(chapter) // find found it
	record := progress.Record(chapter).In(c.Seed)
	record.Screen = screen
	if c.disk != nil {
		record.Snapshot = c.disk.State(chapter, c.Seed)
	}
	opened := entry.New(c.Seed)
	session = lessons.NewSession(opened, record.Spoken(string(c.language()), opened))
	return session, chapter, session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen})
}
