package cli

import (
	"bytes"
	"encoding/csv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui"
	"sinapse/tui/draw"
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
	return c.writeAll(folder, append(c.files(session, chapter), pictures...), c.Out, flags.Force)
}

// exportExample is a place from which there is much to take away.
const exportExample = "playground/free"

// files are those of a screen's code, network, curves and tables.
func (c *Command) files(session *lessons.Session, chapter string) []lessons.Takeaway {
	v := &draw.Voice{Book: c.voice(c.language()).Book}
	v.Chapter = v.Book.Chapter(chapter)
	files := append([]lessons.Takeaway{{Name: "train.py", Content: []byte(strings.TrimRight(session.Screen().Code(), "\n") + "\n")}}, session.Takeaways()...)
	return append(files, sheets(v, session.Scene())...)
}

// writeAll writes files into a folder, and tells which. Where one is there already, and may
// not be written over, none is written.
func (c *Command) writeAll(folder string, files []lessons.Takeaway, tell io.Writer, force bool) error {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return refusedFile("error.export", folder, err)
	}
	for _, file := range files { // before any is written
		name := filepath.Join(folder, file.Name)
		if _, err := os.Lstat(name); err == nil && !force {
			return refusedFile("error.write.exists", name, fs.ErrExist)
		}
	}
	for _, file := range files {
		name := filepath.Join(folder, file.Name)
		if err := writeFile(name, file.Content, force); err != nil {
			return err
		}
		if _, err := io.WriteString(tell, tui.Visible(name)+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// sheets are the curves and the tables of a scene as CSV.
func sheets(v *draw.Voice, shown scene.Scene) []lessons.Takeaway {
	var files []lessons.Takeaway
	curves := [][]string{{"panel", "run", "step", "loss"}}
	for _, panel := range shown {
		if p, ok := panel.(scene.Curve); ok {
			for _, run := range p.Runs {
				for _, point := range run.Points {
					curves = append(curves, []string{p.ID, v.RunName(run), strconv.Itoa(point.Step), strconv.FormatFloat(point.Last, 'g', -1, 64)})
				}
			}
		}
		if p, ok := panel.(scene.Table); ok {
			files = append(files, lessons.Takeaway{Name: p.ID + ".csv", Content: sheet(v.Sheet(p))})
		}
	}
	if len(curves) > 1 {
		files = append(files, lessons.Takeaway{Name: "curves.csv", Content: sheet(curves)})
	}
	return files
}

// sheet is rows as CSV.
func sheet(rows [][]string) []byte {
	var text bytes.Buffer
	_ = csv.NewWriter(&text).WriteAll(rows) // a buffer takes everything
	return text.Bytes()
}
