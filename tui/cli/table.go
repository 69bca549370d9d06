package cli

import (
	"errors"
	"io/fs"
	"os"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
)

// openTable opens the playground on a table of the learner's own.
func (c *Command) openTable(arguments []string) error {
	flags := c.Table
	if len(arguments) != 1 || arguments[0] != course.TableWords || flags.File == "" {
		return &usageError{"error.table.place", map[string]string{"call": "sinapse " + course.TableWords + " --data " + c.Word("cli.value.file") + " --target " + c.Word("cli.value.column")}}
	}
	if _, err := os.Stat(flags.File); flags.File != "-" && errors.Is(err, fs.ErrNotExist) {
		return c.goneTable(flags.File)
	}
	entry, err := c.readOwn(flags.File, flags.Target)
	if err != nil {
		return err
	}
	entry, err = entry.Onward()
	if wrong, ok := errors.AsType[*lessons.Refusal](err); ok {
		return c.refusedTable(flags.File, "", wrong)
	}
	if err != nil {
		return refusedFile("error.import.unreadable", flags.File, err)
	}
	return c.runWith(c.Weights, tui.Options{Own: &entry})
}

// goneTable says that there is no such file, and that the run is kept, where one is kept
// of it: until then nothing else is lost.
func (c *Command) goneTable(path string) error {
	if c.disk != nil {
		progress, _ := c.disk.Load()
		if kept := progress.Record(course.TableID).File; kept != nil && kept.Path == absolute(path) {
			return &usageError{"error.table.gone", map[string]string{"name": path}}
		}
	}
	return refusedFile("error.import.none", path, fs.ErrNotExist)
}
