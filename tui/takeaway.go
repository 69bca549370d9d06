package tui

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
	"sinapse/tui/store"
)

// The names of files that say what a screen computes and how it looks.
const (
	codeFile   = "train.py"
	curvesFile = "curves.csv"
	textFile   = "screen.txt"
	vectorFile = "screen.svg"
)

// Takeaways are the files of what is on a session's screen: the Python that computes it,
// of a network its weights and programs that predict with them, curves and tables.
func Takeaways(v *draw.Voice, session *lessons.Session) []lessons.Takeaway {
	var files []lessons.Takeaway
	if source := session.Screen().Code; source != nil {
		if code := strings.TrimRight(source(), "\n"); code != "" {
			files = append(files, lessons.Takeaway{Name: codeFile, Content: []byte(code + "\n")})
		}
	}
	return append(append(files, session.Takeaways()...), sheets(v, session.Scene())...)
}

// Pictures are the screen as it is drawn, as text and as SVG in all its colours.
func (m *Model) Pictures() []lessons.Takeaway {
	theme := draw.NewTheme(colorprofile.TrueColor, m.theme.Light, m.theme.ASCII)
	theme.Upright, theme.Blocks = m.theme.Upright, m.theme.Blocks
	before := m.theme
	m.theme = theme
	defer func() { m.theme = before }()
	var text strings.Builder
	for line := range strings.SplitSeq(ansi.Strip(m.Draw()), "\n") {
		text.WriteString(strings.TrimRight(line, " \u00a0") + "\n")
	}
	return []lessons.Takeaway{{Name: vectorFile, Content: []byte(m.SVG())}, {Name: textFile, Content: []byte(text.String())}}
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
			files = append(files, lessons.Takeaway{Name: p.ID + ".csv", Content: Sheet(v.Sheet(p))})
		}
	}
	if len(curves) > 1 {
		files = append(files, lessons.Takeaway{Name: curvesFile, Content: Sheet(curves)})
	}
	return files
}

// Sheet is rows as CSV.
func Sheet(rows [][]string) []byte {
	var text bytes.Buffer
	_ = csv.NewWriter(&text).WriteAll(rows) // a buffer takes everything
	return text.Bytes()
}

// A WriteError says which file could not be written, and why.
type WriteError struct {
	Name string
	Also []string // the others that are there already
	Err  error
}

// Error names both.
func (e *WriteError) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap returns why.
func (e *WriteError) Unwrap() error { return e.Err }

// WriteAll writes files into a folder, which it makes where there is none, each whole or
// not at all, and returns the names of those that are written. Where one is there already,
// and nothing may be written over, none is written. What goes wrong is a [*WriteError].
func WriteAll(folder string, files []lessons.Takeaway, over bool) (written []string, err error) {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, &WriteError{Name: folder, Err: err}
	}
	var there []string
	for _, file := range files { // before any is written
		name := filepath.Join(folder, file.Name)
		if _, err := os.Lstat(name); err == nil {
			there = append(there, name)
		}
	}
	if len(there) > 0 && !over {
		return nil, &WriteError{Name: there[0], Also: there[1:], Err: fs.ErrExist}
	}
	for _, file := range files {
		name := filepath.Join(folder, file.Name)
		if _, err := store.WriteWhole(name, file.Content, over); err != nil {
			return written, &WriteError{Name: name, Err: err}
		}
		written = append(written, name)
	}
	return written, nil
}
