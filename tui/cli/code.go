package cli

import (
	"strings"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
)

// Code prints the Python of a screen, as the learner left it: what c shows.
func (c *Command) Code(arguments []string) error {
	if len(arguments) == 0 {
		return &usageError{"error.code.place", map[string]string{"place": "weights/takeover"}}
	}
	chapter, screen, err := find(arguments[0])
	if err != nil {
		return err
	}
	if screen == "" {
		return &usageError{"error.code.place", map[string]string{"place": "weights/takeover"}}
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
	session := lessons.NewSession(entry.New(c.Seed), record)
	if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen}); err != nil {
		return err
	}
	if session.Screen().Code == nil {
		return &usageError{"error.code.none", map[string]string{"name": arguments[0]}}
	}
	return c.line("%s", strings.TrimRight(session.Screen().Code(), "\n"))
}

// Data lists the tables and texts of the course, or prints the one that is named.
func (c *Command) Data(arguments []string) error {
	var names []name
	var list []string
	for _, file := range course.Tables() {
		if len(arguments) > 0 && (arguments[0] == file.Name || arguments[0] == file.Path) {
			_, err := c.Out.Write(file.Content())
			return err
		}
		names, list = append(names, name{file.Name, file.Name}), append(list, file.Name)
	}
	if len(arguments) > 0 {
		values := map[string]string{"name": arguments[0], "list": strings.Join(list, ", ")}
		return unknown("error.data", "error.data.near", values, names)
	}
	for _, file := range course.Tables() {
		if err := c.line("%-10s %s", file.Name, c.about(file.Name, file.Source)); err != nil {
			return err
		}
	}
	return c.line("\n%s", content.Fill(c.Word("data.how"), map[string]string{"call": "sinapse data penguins > penguins.csv"}))
}

// about says what a file is, and where it is from.
func (c *Command) about(name, source string) string {
	return content.Fill(c.Word("data."+name), map[string]string{"source": source})
}

// Tables lists, for the shell's completion, what [Command.Data] prints, each with what
// it is behind a tab.
func (c *Command) Tables() []string {
	var tables []string
	for _, file := range course.Tables() {
		tables = append(tables, file.Name+"\t"+c.about(file.Name, file.Source))
	}
	return tables
}
