package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/terminal"
)

// TrainFlags say what is to be learnt, and how; what is empty is as the screen has it.
type TrainFlags struct {
	Data, Target                       string
	Hidden, Rate, Batch, Epochs, Seeds string
	Weights, Out, Export               string // files, and a folder
	JSON, Force                        bool
}

// mostSeeds is how many seeds may be tried in one call.
const mostSeeds = 1000

// A trial is what a call asks for.
type trial struct {
	name    string // of the table, as it was called
	study   *course.Study
	setup   course.StudySetup
	seeds   int
	weights course.Weights // nil for fresh ones
}

// Train learns a table without a screen, seed after seed, and prints what came of it. A
// signal ends it: what was done by then is printed, as far as it came.
func (c *Command) Train(flags TrainFlags, arguments []string) error {
	t, err := c.trial(flags, arguments)
	if err != nil {
		return err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, terminal.Deadly()...)
	defer signal.Stop(signals)
	out := printerOf(c, flags.JSON)
	bar := newBar(c, t)
	defer bar.clear()
	begun := time.Now()
	var ended os.Signal
	var runs []trainRun
	for i := 0; i < t.seeds && ended == nil; i++ {
		seed, started := c.Seed+uint32(i), time.Now()
		job, err := t.study.Begin(t.setup, seed, t.weights)
		if err != nil {
			return c.refusedStudy(t.name, flags, err)
		}
		if i == 0 {
			if err := out.setup(setupOf(c, t, flags, job)); err != nil {
				return err
			}
		}
		ended = bar.watch(i, job, signals)
		bar.clear()
		runs = append(runs, runOf(job, ended == nil, time.Since(started)))
		if err := out.run(runs[i]); err != nil {
			return err
		}
		if err := c.takeAway(flags, job, runs[i]); err != nil {
			return err
		}
	}
	if err := out.summary(summaryOf(runs, ended != nil, time.Since(begun))); err != nil {
		return err
	}
	if ended != nil {
		return &tui.LeftError{Status: terminal.Status(ended)}
	}
	return nil
}

// trial reads a call: the table, then what it is to be learnt with.
func (c *Command) trial(flags TrainFlags, arguments []string) (t trial, err error) {
	t.name = flags.Data
	switch {
	case len(arguments) > 0 && t.name != "":
		return t, &usageError{"error.train.twice", map[string]string{"name": arguments[0], "other": t.name}}
	case len(arguments) > 0:
		t.name = arguments[0]
	case t.name == "":
		return t, &usageError{"error.train.none", map[string]string{"call": trainExample}}
	}
	file, err := c.tableFile(t.name)
	if err != nil {
		return t, err
	}
	file.Target = flags.Target
	if t.study, err = course.NewStudy(file); err != nil {
		return t, c.refusedStudy(t.name, flags, err)
	}
	if t.setup, err = t.study.Usual(); err != nil {
		return t, c.refusedStudy(t.name, flags, err)
	}
	if t.seeds, err = t.set(flags, c.Seed); err != nil {
		return t, err
	}
	if flags.Weights != "" {
		t.weights, err = c.readWeights(flags.Weights)
	}
	return t, err
}

// trainExample is a call that beginners need.
const trainExample = "sinapse train --data houses.csv --target price"

// set takes what flags say, and returns how many seeds are tried.
func (t *trial) set(flags TrainFlags, first uint32) (seeds int, err error) {
	refused := func(name, value string) error {
		return &usageError{"error.train." + name, map[string]string{
			"value": value, "example": "8,8", "layers": strconv.Itoa(course.MostLayers), "neurons": strconv.Itoa(course.MostNeurons),
			"rate": strconv.Itoa(course.MostRate), "epochs": strconv.Itoa(course.MostEpochs), "seeds": strconv.Itoa(mostSeeds),
		}}
	}
	var ok bool
	if flags.Hidden != "" {
		if t.setup.Hidden, ok = layersOf(flags.Hidden); !ok {
			return 0, refused("hidden", flags.Hidden)
		}
	}
	if flags.Rate != "" {
		v, err := strconv.ParseFloat(flags.Rate, 64)
		if err != nil || !(v > 0 && v <= course.MostRate) {
			return 0, refused("rate", flags.Rate)
		}
		t.setup.Rate = v
	}
	if flags.Batch == "all" {
		t.setup.Batch = 0
	} else if t.setup.Batch, ok = whole(flags.Batch, t.setup.Batch, 1, math.MaxInt32); !ok {
		return 0, refused("batch", flags.Batch)
	}
	if t.setup.Epochs, ok = whole(flags.Epochs, t.setup.Epochs, 0, course.MostEpochs); !ok {
		return 0, refused("epochs", flags.Epochs)
	}
	if seeds, ok = whole(flags.Seeds, 1, 1, mostSeeds); !ok || uint64(first)+uint64(seeds) > 1<<32 {
		return 0, refused("seeds", flags.Seeds)
	}
	if seeds > 1 && flags.Out+flags.Export != "" {
		return 0, &usageError{"error.train.out", nil}
	}
	return seeds, nil
}

// whole reads a whole number within bounds; what is empty is a number already.
func whole(text string, usual, low, high int) (int, bool) {
	if text == "" {
		return usual, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= low && n <= high
}

// layersOf reads how many neurons each hidden layer has: 8,8. 0 alone is no layer.
func layersOf(text string) ([]int, bool) {
	if text == "0" {
		return nil, true
	}
	parts := strings.Split(text, ",")
	if len(parts) > course.MostLayers {
		return nil, false
	}
	hidden := make([]int, len(parts))
	for i, part := range parts {
		n, ok := whole(strings.TrimSpace(part), 0, 1, course.MostNeurons)
		if !ok || n == 0 {
			return nil, false
		}
		hidden[i] = n
	}
	return hidden, true
}

// tableFile is a table by its name: one of the course's, a file, or the standard input.
func (c *Command) tableFile(name string) (course.OwnFile, error) {
	if c.isOwn(name) {
		return c.ownFile(name)
	}
	for _, file := range course.Tables() {
		if name == file.Name || name == file.Path {
			text := file.Content()
			return course.OwnFile{Name: file.Path, Seed: c.Seed, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }}, nil
		}
	}
	return course.OwnFile{}, refusedFile("error.import.none", name, fs.ErrNotExist)
}

// refusedStudy says in one line why a table cannot be learnt, or weights do not fit.
func (c *Command) refusedStudy(name string, flags TrainFlags, err error) error {
	if wrong, ok := errors.AsType[*lessons.Refusal](err); ok {
		if strings.HasPrefix(wrong.Word, "own.npz.") {
			name = flags.Weights
		}
		return c.refusedTable(name, flags.Target, wrong)
	}
	return refusedFile("error.import.unreadable", name, err)
}

// readWeights reads the arrays of a file.
func (c *Command) readWeights(name string) (course.Weights, error) {
	file, err := os.Open(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, refusedFile("error.import.none", name, err)
		}
		return nil, refusedFile("error.import.unreadable", name, err)
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		return nil, &usageError{"error.weights.file", map[string]string{"name": name}}
	}
	var weights course.Weights
	if err == nil {
		weights, err = course.ReadWeights(file, info.Size())
	}
	if wrong, ok := errors.AsType[*lessons.Refusal](err); ok {
		return nil, c.refusedTable(name, "", wrong)
	}
	if err != nil {
		return nil, refusedFile("error.import.unreadable", name, err)
	}
	return weights, nil
}

// takeAway writes what the network learnt, where a flag says so.
func (c *Command) takeAway(flags TrainFlags, job *course.Job, run trainRun) error {
	if flags.Out != "" {
		var file bytes.Buffer
		if err := job.WriteWeights(&file); err != nil {
			return err
		}
		if err := writeFile(flags.Out, file.Bytes(), flags.Force); err != nil {
			return err
		}
	}
	if flags.Export == "" {
		return nil
	}
	curves := lessons.Takeaway{Name: "curves.csv", Content: tui.Sheet(run.curves())}
	return writeAll(flags.Export, append(job.Takeaways(), curves), io.Discard, flags.Force)
}

// curves are the losses of a run as a table, a row an epoch.
func (r trainRun) curves() [][]string {
	rows := [][]string{{"epoch", "linear_train", "linear_validation", "network_train", "network_validation"}}
	columns := [][]number{r.Linear.Losses.Train, r.Linear.Losses.Validation, r.Network.Losses.Train, r.Network.Losses.Validation}
	for epoch := range max(len(columns[0]), len(columns[2])) {
		row := []string{strconv.Itoa(epoch)}
		for _, column := range columns {
			cell := ""
			if epoch < len(column) {
				cell = strconv.FormatFloat(float64(column[epoch]), 'g', -1, 64)
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}
