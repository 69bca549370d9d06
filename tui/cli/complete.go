package cli

import (
	"slices"
	"strings"

	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
)

// Places lists, for the shell's completion, what the beginning of a place may
// go on to: chapters, and behind a slash a chapter's screens, each with its title
// behind a tab.
func (c *Command) Places(begun string) []string {
	v := c.voice(c.language())
	chapter, _, inside := strings.Cut(begun, "/")
	var places []string
	add := func(place, named string) {
		if strings.HasPrefix(place, begun) {
			places = append(places, place+"\t"+named)
		}
	}
	for _, entry := range course.Entries() {
		switch {
		case entry.New == nil:
		case !inside:
			add(entry.ID, draw.Title(v.Book, entry.ID))
		case entry.ID == chapter:
			words := &draw.Voice{Book: v.Book, Chapter: v.Book.Chapter(entry.ID)}
			for _, screen := range tui.ScreensOf(entry, c.Seed) {
				add(entry.ID+"/"+screen.ID, words.Screen(screen.ID).Title)
			}
		}
	}
	return places
}

// Shell refuses a shell that has no completion here.
func (c *Command) Shell(arguments, shells []string) error {
	if err := c.AtMost(1, arguments); err != nil {
		return err
	}
	if len(arguments) == 0 {
		return &usageError{"error.shell.none", map[string]string{"list": strings.Join(shells, ", ")}}
	}
	name := arguments[0]
	if slices.Contains(shells, name) {
		return nil
	}
	return &usageError{"error.shell", map[string]string{"name": name, "list": strings.Join(shells, ", ")}}
}
