package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"sinapse/lessons/course"
	"sinapse/lessons/scene"
	"sinapse/tui"
	"sinapse/tui/draw"
)

// A trainPrinter prints what is known so far.
type trainPrinter interface {
	setup(trainSetup) error
	run(trainRun) error
	summary(trainSummary) error
}

// printerOf prints lines of JSON, or what a person reads.
func printerOf(c *Command, asJSON bool) trainPrinter {
	if asJSON {
		return jsonLines{c}
	}
	v := &draw.Voice{Book: c.voice(c.language()).Book}
	v.Chapter = v.Book.Chapter(course.OwnID)
	return trainText{c, v}
}

// jsonLines prints an object a line.
type jsonLines struct{ c *Command }

func (p jsonLines) print(line any) error {
	data, err := json.Marshal(line)
	if err != nil {
		return err
	}
	return p.c.line("%s", plain(data))
}

func (p jsonLines) setup(s trainSetup) error     { return p.print(s) }
func (p jsonLines) run(r trainRun) error         { return p.print(r) }
func (p jsonLines) summary(s trainSummary) error { return p.print(s) }

// trainText prints a table for people.
type trainText struct {
	c *Command
	v *draw.Voice
}

// trainColumns are the table's columns: the seed, the model, losses and scores.
const trainColumns = "%-6s %-14s %10s %10s %10s"

func (p trainText) setup(s trainSetup) error {
	layers := make([]string, len(s.Hidden))
	for i, neurons := range s.Hidden {
		layers[i] = strconv.Itoa(neurons)
	}
	if len(layers) == 0 {
		layers = []string{"0"}
	}
	told := p.v.Say("train.setup", map[string]string{
		"name": tui.Visible(s.File), "target": tui.Visible(s.Target), "inputs": strconv.Itoa(len(s.Inputs)), "train": strconv.Itoa(s.Train), "validation": strconv.Itoa(s.Validation),
		"hidden": strings.Join(layers, ", "), "rate": strconv.FormatFloat(s.Rate, 'g', -1, 64), "batch": strconv.Itoa(s.Batch), "epochs": strconv.Itoa(s.Epochs),
	})
	score := "column.accuracy"
	if s.Classes == nil {
		score = "column.r2"
	}
	header := fmt.Sprintf(trainColumns, p.v.Word("train.seed"), p.v.Word("train.model"), p.v.Word("run.train"), p.v.Word("run.validation"), p.v.Word(score))
	return p.c.line("%s\n\n%s", told, header)
}

func (p trainText) run(r trainRun) error {
	for i, of := range []struct {
		word   string
		worthy trainWorth
	}{{"own.baseline", r.Baseline}, {"own.linear", r.Linear}, {"own.network", r.Network}} {
		seed := ""
		if i == 0 {
			seed = strconv.FormatUint(uint64(r.Seed), 10)
		}
		train, validation := "", short(of.worthy.Loss)
		if l := of.worthy.Losses; l != nil && len(l.Train) > 0 {
			train = short(l.Train[len(l.Train)-1])
			if len(l.Validation) == 0 {
				validation = ""
			}
		}
		if err := p.c.line(trainColumns, seed, p.v.Word(of.word), train, validation, of.worthy.score()); err != nil {
			return err
		}
	}
	for _, of := range []trainWorth{r.Linear, r.Network} {
		if of.Diverged > 0 {
			return p.c.line("%s", p.v.Say("train.diverged", map[string]string{"seed": strconv.FormatUint(uint64(r.Seed), 10), "update": strconv.Itoa(of.Diverged), "epoch": strconv.Itoa(r.Epochs)}))
		}
	}
	if !r.Complete {
		return p.c.line("%s", p.v.Say("train.left", map[string]string{"seed": strconv.FormatUint(uint64(r.Seed), 10), "epoch": strconv.Itoa(r.Epochs)}))
	}
	return nil
}

// short is a loss as the screen has it.
func short(n number) string { return scene.Number(float64(n), 3).Plain() }

// score is what a model is asked for, as the screen has it.
func (w trainWorth) score() string {
	if w.Accuracy != nil {
		return scene.Number(100*float64(*w.Accuracy), 1).Plain() + " %"
	}
	return short(*w.R2)
}

func (p trainText) summary(s trainSummary) error {
	if s.Runs < 2 {
		return nil
	}
	if err := p.c.line("\n%s", p.v.Say("train.summary", map[string]string{"runs": strconv.Itoa(s.Runs)})); err != nil {
		return err
	}
	for _, of := range []struct {
		word string
		so   trainSpread
	}{{"own.baseline", s.Baseline}, {"own.linear", s.Linear}, {"own.network", s.Network}} {
		score, times, unit := of.so.R2, 1.0, ""
		if of.so.Accuracy != nil {
			score, times, unit = of.so.Accuracy, 100, " %"
		}
		digits := 3 - 2*draw.Extra(unit != "")
		spread := func(s *spread, times float64, digits int, unit string) string {
			return scene.Number(times*float64(s.Mean), digits).Plain() + " ± " + scene.Number(times*float64(s.Deviation), digits).Plain() + unit
		}
		if err := p.c.line("%-6s %-14s %21s %s", "", p.v.Word(of.word), spread(of.so.Loss, 1, 3, ""), spread(score, times, digits, unit)); err != nil {
			return err
		}
	}
	return nil
}

// A bar shows on a terminal's error stream how far a training is, and is gone at the end.
// Elsewhere there is none.
type bar struct {
	to    io.Writer // nil for no bar
	v     *draw.Voice
	t     trial
	ascii bool
	drawn bool
	last  time.Time // when it was drawn, or might have been
}

// newBar is the bar of a trial.
func newBar(c *Command, t trial) *bar {
	b := &bar{v: c.voice(c.language()), t: t, ascii: c.ASCII}
	if h, ok := c.Err.(tui.Harmless); ok && isTerminal(h.Writer) && os.Getenv("TERM") != "dumb" {
		b.to = h.Writer
	}
	return b
}

// watch lets a job go on to its end, or to a signal, which it returns.
func (b *bar) watch(number int, job *course.Job, signals <-chan os.Signal) os.Signal {
	b.last = time.Now()
	for {
		select {
		case s := <-signals:
			return s
		default:
		}
		if !job.Tick() {
			return nil
		}
		b.show(number, job.Epoch())
	}
}

// How wide a bar is, and how often it moves.
const (
	barWidth = 24
	barEvery = 100 * time.Millisecond
)

// show draws the bar, now and then.
func (b *bar) show(number, epoch int) {
	if b.to == nil || time.Since(b.last) < barEvery {
		return
	}
	b.drawn, b.last = true, time.Now()
	full, empty := "━", "─"
	if b.ascii {
		full, empty = "#", "-"
	}
	epochs := max(b.t.setup.Epochs, 1)
	done := barWidth * (number*epochs + epoch) / (b.t.seeds * epochs)
	told := b.v.Say("train.bar", map[string]string{"seed": strconv.Itoa(number + 1), "seeds": strconv.Itoa(b.t.seeds), "epoch": strconv.Itoa(epoch), "epochs": strconv.Itoa(b.t.setup.Epochs)})
	_, _ = io.WriteString(b.to, "\r"+strings.Repeat(full, done)+strings.Repeat(empty, barWidth-done)+" "+told+"\x1b[K") // it is only looked at
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.drawn {
		_, _ = io.WriteString(b.to, "\r\x1b[K")
		b.drawn = false
	}
}
