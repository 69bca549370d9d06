package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
)

// textPlace is the screen that learns a text of the learner's own.
const textPlace = "rnn/poem"

// openText opens the screen of the poem on the learner's own text.
func (c *Command) openText(arguments []string) error {
	if len(arguments) == 0 || arguments[0] != textPlace {
		return &usageError{"error.text.place", map[string]string{"call": "sinapse " + textPlace + " --text " + c.Text}}
	}
	entry, notice, err := readText(c.Text)
	if errors.Is(err, fs.ErrNotExist) {
		return c.goneText(c.Text)
	}
	if err != nil {
		return err
	}
	if !c.drawable() {
		return &usageError{"error.terminal", nil}
	}
	return c.run(tui.Options{Own: &entry, Notice: notice})
}

// goneText says that there is no such file. A run that was kept of it is dropped.
func (c *Command) goneText(path string) error {
	if c.disk != nil {
		progress, _ := c.disk.Load()
		kept := progress.Record(course.TextID).File
		if kept != nil && kept.Path == absolute(path) && c.disk.Forget(course.TextID) == nil {
			return &usageError{"error.text.gone", map[string]string{"name": path}}
		}
	}
	return refusedFile("error.import.none", path, fs.ErrNotExist)
}

// absolute is where a file lies, from whatever folder it is asked for.
func absolute(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil { // the present folder is gone
		return path
	}
	return whole
}

// readText reads the beginning of a file as a text that can be learned, and says what of
// it is.
func readText(path string) (entry course.OwnEntry, told tui.Notice, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return entry, told, err
	case err != nil:
		return entry, told, refusedFile("error.import.unreadable", path, err)
	case info.IsDir():
		return entry, told, &usageError{"error.data.folder", map[string]string{"name": path}}
	case !info.Mode().IsRegular(): // a pipe may never end
		return entry, told, &usageError{"error.text.file", map[string]string{"name": path}}
	}
	beginning, err := beginningOf(path)
	if err != nil {
		return entry, told, refusedFile("error.import.unreadable", path, err)
	}
	digest := sha256.Sum256(beginning)
	file := lessons.File{Path: absolute(path), Size: info.Size(), Digest: hex.EncodeToString(digest[:])}
	entry, text, ok := course.OwnText(path, file, beginning)
	left := text.Left
	facts := map[string]string{
		"name": path, "chars": strconv.Itoa(text.Characters), "kinds": strconv.Itoa(text.Kinds), "least": strconv.Itoa(course.LeastText),
		"hidden": strconv.Itoa(left.Control), "wide": strconv.Itoa(left.Foreign), "rare": strconv.Itoa(left.Rare), "bad": strconv.Itoa(left.Invalid),
		"more": strconv.FormatInt(max(info.Size()-course.TextBytes, 0), 10),
	}
	if !ok {
		return entry, told, &usageError{"error.text.short", facts}
	}
	told = tui.Notice{Key: "notice.text", Values: facts}
	if left.None() && info.Size() <= course.TextBytes {
		told.Key = "notice.text.whole"
	}
	return entry, told, nil
}

// beginningOf reads no more of a file than is learned.
func beginningOf(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(file, course.TextBytes+1))
}

// ownTexts is what the list says of texts of the learner's own.
func (c *Command) ownTexts() error {
	return c.line("\n%s", content.Fill(c.Word("list.text"), map[string]string{"call": "sinapse " + textPlace + " --text " + c.Word("cli.value.file")}))
}
