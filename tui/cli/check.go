package cli

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/store"
)

// CheckFolder prints what each progress file of a folder reached, as CSV: a teacher's view. A
// file that is none, or damaged, has a row too, which says what is wrong with it.
func (c *Command) CheckFolder(arguments []string) error {
	folder := "."
	if len(arguments) > 0 {
		folder = arguments[0]
	}
	names, err := progressFiles(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &usageError{"error.check.none", map[string]string{"name": folder}}
	case err != nil:
		return refusedFile("error.import.unreadable", folder, err)
	case len(names) == 0:
		return &usageError{"error.check.empty", map[string]string{"name": folder, "call": "sinapse progress --export ana.json"}}
	}
	counts := countsOf(c.Seed)
	header := []string{"name", "goals", "answers", "changed", "problem"}
	for _, of := range counts {
		header = append(header, of.chapter)
	}
	out := csv.NewWriter(c.Out)
	_ = out.Write(header) // what went wrong, Flush keeps
	for _, name := range names {
		_ = out.Write(c.checked(folder, name, counts))
	}
	out.Flush()
	return out.Error()
}

// progressFiles lists what may be progress in a folder: its .json files, and in each
// folder in it the file that the program keeps there.
func progressFiles(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		inside := filepath.Join(entry.Name(), store.ProgressName)
		switch _, err := os.Stat(filepath.Join(folder, inside)); {
		case strings.EqualFold(filepath.Ext(entry.Name()), ".json") && !entry.IsDir() && entry.Name() != store.SettingsName:
			names = append(names, entry.Name())
		case err == nil:
			names = append(names, inside)
		}
	}
	slices.Sort(names)
	return names, nil
}

// A chapterCount is what may be reached in a chapter.
type chapterCount struct {
	chapter          string
	goals, questions []string // as records name them
}

// countsOf is what may be reached in each chapter.
func countsOf(seed uint32) []chapterCount {
	var counts []chapterCount
	for _, entry := range course.Entries() {
		of := chapterCount{chapter: entry.ID}
		screens := tui.ScreensOf(entry, seed)
		for _, screen := range screens {
			for _, goal := range screen.Goals {
				of.goals = append(of.goals, screen.ID+"/"+goal.ID)
			}
			for _, question := range screen.Questions {
				of.questions = append(of.questions, screen.ID+"/"+question.ID)
			}
		}
		if len(screens) > 0 {
			counts = append(counts, of)
		}
	}
	return counts
}

// checked is the row of a file.
func (c *Command) checked(folder, name string, counts []chapterCount) []string {
	row := make([]string, 5+len(counts))
	row[0] = tui.Visible(name)
	path := filepath.Join(folder, name)
	progress, changed, problem := c.readProgress(path)
	if !changed.IsZero() {
		row[3] = changed.UTC().Format(time.RFC3339)
	}
	if problem != "" {
		row[4] = tui.Visible(problem)
		return row
	}
	goals, answers := 0, 0
	for i, of := range counts {
		met := 0
		record := progress.Record(of.chapter)
		for _, goal := range of.goals {
			if record.Met[goal] {
				met++
			}
		}
		for _, question := range of.questions {
			if given, ok := record.Answers[question]; ok && !given.Skipped {
				answers++
			}
		}
		goals += met
		row[5+i] = strconv.Itoa(met)
	}
	row[1], row[2] = strconv.Itoa(goals), strconv.Itoa(answers)
	return row
}

// readProgress reads a file of progress, or says what is wrong with it.
func (c *Command) readProgress(path string) (progress *lessons.Progress, changed time.Time, problem string) {
	v := c.voice(c.language())
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, changed, v.Word("check.file")
	}
	var data []byte
	if err == nil {
		changed = info.ModTime()
		data, err = c.slurp(path)
	}
	switch {
	case err != nil:
		return nil, changed, v.Say("check.unreadable", map[string]string{"cause": store.Plain(err)})
	case len(data) > store.MaxSize:
		return nil, changed, v.Word("check.huge")
	}
	data = store.Text(data)
	progress, err = decoded(data)
	if err != nil {
		key, values := tui.Flaw(data, err)
		return nil, changed, v.Say("check."+strings.TrimPrefix(key, "error.import."), values)
	}
	return progress, changed, ""
}
