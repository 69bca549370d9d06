package tui

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui/store"
)

// ProgressFlags say what is to be done with progress; without any it is shown.
type ProgressFlags struct {
	Reset          bool
	Export, Import string // a file, or "-" for the standard streams
}

// Progress shows how far the learner is, in the course or in the one chapter
// that is named, or does what a flag asks for.
func (c *Command) Progress(flags ProgressFlags, arguments []string) error {
	if c.disk == nil {
		return &usageError{"notice.no-folder", nil}
	}
	chapter, err := onlyChapter(arguments)
	if err != nil {
		return err
	}
	asked := extra(flags.Reset) + extra(flags.Export != "") + extra(flags.Import != "")
	switch {
	case asked > 1 || asked == 1 && chapter != "" && !flags.Reset:
		return &usageError{"error.progress", nil}
	case flags.Reset:
		return c.forget(chapter)
	case flags.Export != "":
		return c.exportTo(flags.Export)
	case flags.Import != "":
		return c.importFrom(flags.Import)
	}
	return c.showProgress(chapter)
}

// onlyChapter reads an argument that may name a chapter, and no screen.
func onlyChapter(arguments []string) (string, error) {
	if len(arguments) == 0 {
		return "", nil
	}
	chapter, screen, err := find(arguments[0])
	if screen != "" {
		return "", &usageError{"error.chapter-alone", map[string]string{"name": arguments[0], "chapter": chapter}}
	}
	return chapter, err
}

// showProgress prints a line for each chapter, or for each screen of one.
func (c *Command) showProgress(chapter string) error {
	v := c.voice(c.language())
	progress, notice := c.disk.Load()
	if notice != "" {
		c.complain(v.word(notice))
	}
	for _, entry := range lessons.Entries() {
		screens := screensOf(entry, c.Seed)
		if len(screens) == 0 || chapter != "" && chapter != entry.ID {
			continue
		}
		record := progress.Record(entry.ID)
		text := v.say("cli.done", map[string]string{"done": fmt.Sprint(count(record, screens)), "all": fmt.Sprint(len(screens))})
		if err := c.line("%-12s %-28s %s", entry.ID, title(v.book, entry.ID), text); err != nil {
			return err
		}
		if chapter == "" {
			continue
		}
		words := &voice{book: v.book, chapter: v.book.Chapter(entry.ID)}
		for _, screen := range screens {
			mark := " "
			if record.Done(screen) {
				mark = "✓"
			}
			if err := c.line("%s %-26s %s", mark, entry.ID+"/"+screen.ID, words.screen(screen.ID).Title); err != nil {
				return err
			}
		}
	}
	return nil
}

// forget asks, and forgets one chapter, or all progress, after a yes.
func (c *Command) forget(chapter string) error {
	v := c.voice(c.language())
	ask, done := "cli.ask", "cli.forgotten"
	if chapter != "" {
		ask, done = "cli.ask.chapter", "cli.forgotten.chapter"
	}
	named := map[string]string{"chapter": title(v.book, chapter)}
	if _, err := fmt.Fprint(c.Out, v.say(ask, named)+" "); err != nil {
		return err
	}
	var answer string
	_, _ = fmt.Fscanln(c.In, &answer) // no answer is no yes
	if !strings.EqualFold(answer, v.word("cli.yes")) {
		return c.line("%s", v.word("cli.kept"))
	}
	if err := c.disk.Forget(chapter); err != nil {
		return &KeepError{err}
	}
	return c.line("%s", v.say(done, named))
}

// exportTo writes progress to a new file, or to the standard output.
func (c *Command) exportTo(name string) error {
	progress, notice := c.disk.Load()
	if notice != "" {
		return &usageError{notice, nil}
	}
	data, err := progress.Encode()
	if err != nil {
		return err
	}
	data = append(data, '\n')
	if name == "-" {
		_, err := c.Out.Write(data)
		return err
	}
	named := map[string]string{"name": name}
	switch err := writeNew(name, data); {
	case errors.Is(err, fs.ErrExist):
		return &usageError{"error.export.exists", named}
	case err != nil:
		return &usageError{"error.export", named}
	}
	return c.tell("cli.exported", name, progress.Tally())
}

// writeNew writes a file that is not there yet.
func writeNew(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// tell says in one line what went out or came in.
func (c *Command) tell(key, name string, tally lessons.Tally) error {
	return c.line("%s", content.Fill(c.Word(key), map[string]string{
		"name": name, "screens": fmt.Sprint(tally.Screens), "goals": fmt.Sprint(tally.Goals), "answers": fmt.Sprint(tally.Answers),
	}))
}

// importFrom joins progress from a file, or from the standard input, with what
// is kept. Nothing that was reached here is lost by it.
func (c *Command) importFrom(name string) error {
	data, err := c.slurp(name)
	key := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		key = "error.import.none"
	case err != nil:
		key = "error.import.unreadable"
	case len(data) > store.MaxSize:
		key = "error.import.huge"
	}
	if key != "" {
		return &usageError{key, map[string]string{"name": name}}
	}
	other, err := decoded(data)
	switch {
	case errors.Is(err, store.ErrNewer):
		return &usageError{"error.import.newer", map[string]string{"name": name}}
	case err != nil:
		return &usageError{"error.import.foreign", map[string]string{"name": name}}
	}
	came, err := c.disk.Import(other)
	if err != nil {
		return &KeepError{err}
	}
	if came == (lessons.Tally{}) {
		return c.tell("cli.imported.none", name, came)
	}
	return c.tell("cli.imported", name, came)
}

// slurp reads a file, or the standard input, up to one byte more than progress
// can have.
func (c *Command) slurp(name string) ([]byte, error) {
	from := c.In
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }() // read only: nothing can be lost
		from = file
	}
	return io.ReadAll(io.LimitReader(from, store.MaxSize+1))
}
