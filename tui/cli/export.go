package cli

import (
	"errors"
	"io"
	"io/fs"
	"strings"

	"sinapse/lessons"
	"sinapse/tui"
	"sinapse/tui/draw"
	"sinapse/tui/store"
)

// ExportFlags say how what is on a screen is taken away.
type ExportFlags struct {
	Force bool
	Size  string // in which the screen is drawn
}

// Export writes what is on a screen, as the learner left it, into a folder: the Python
// that computes it, curves and tables as CSV, and of a network its weights and programs
// that predict with them.
func (c *Command) Export(flags ExportFlags, arguments []string) error {
	if len(arguments) == 0 {
		return &usageError{"error.code.place", map[string]string{"place": exportExample}}
	}
	width, height, err := sizeOf(flags.Size)
	if err != nil {
		return err
	}
	session, chapter, err := c.left(arguments[0], exportExample)
	if err != nil {
		return err
	}
	folder := strings.ReplaceAll(arguments[0], "/", "-")
	if len(arguments) > 1 {
		folder = arguments[1]
	}
	pictures, err := c.pictures(chapter, session.Screen().ID, width, height)
	if err != nil {
		return err
	}
	return writeAll(folder, append(c.files(session, chapter), pictures...), c.Out, flags.Force)
}

// exportExample is a place from which there is much to take away.
const exportExample = "playground/free"

// files are those of a screen's code, network, curves and tables.
func (c *Command) files(session *lessons.Session, chapter string) []lessons.Takeaway {
	v := &draw.Voice{Book: c.voice(c.language()).Book}
	v.Chapter = v.Book.Chapter(chapter)
	return tui.Takeaways(v, session)
}

// writeAll writes files into a folder, and tells which.
func writeAll(folder string, files []lessons.Takeaway, tell io.Writer, force bool) error {
	written, err := tui.WriteAll(folder, files, force)
	for _, name := range written {
		if _, wrong := io.WriteString(tell, tui.Visible(name)+"\n"); wrong != nil {
			return wrong
		}
	}
	return refusedWriting(err)
}

// writeFile writes a file that a learner asked for.
func writeFile(name string, data []byte, force bool) error {
	if _, err := store.WriteWhole(name, data, force); err != nil {
		return refusedWriting(&tui.WriteError{Name: name, Err: err})
	}
	return nil
}

// refusedWriting says in the learner's words why a file was not written; nil for nil.
func refusedWriting(err error) error {
	wrong, ok := errors.AsType[*tui.WriteError](err)
	switch {
	case !ok:
		return err
	case errors.Is(err, fs.ErrExist):
		return refusedFile("error.write.exists", wrong.Name, err)
	}
	return refusedFile("error.export", wrong.Name, err)
}
