package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
	"sinapse/tui/terminal/cells"
)

// A Command is one call of the program: where it reads and writes, and its
// flags. Each verb of the command line is one of its methods.
type Command struct {
	In          io.Reader
	Out, Err    io.Writer
	Lang, Color string
	Background  string // auto, light or dark
	Charts      string // auto, braille or blocks
	ASCII       bool
	chosen      bool // --ascii was given
	Seed        uint32
	Text        string    // a file to be learned in place of the poem
	Table       DataFlags // the table that the playground is to be on
	Weights     string    // a file of what the playground's network is to begin with
	Verbs       []string  // what else may stand where a place does
	disk        *Disk     // nil where no folder was found
}

// A usageError is bad input: one line in the learner's language, exit status 2.
type usageError struct {
	key    string
	values map[string]string
}

// Error names the key; Report puts it in words.
func (e *usageError) Error() string { return e.key }

// A refusal is a notice that ends a command: what the learner named cannot be read
// or written, or their own files cannot.
type refusal struct{ notice tui.Notice }

// Error names the key; Report puts it in words.
func (r *refusal) Error() string { return r.notice.Key }

// NewCommand returns a command over three streams, with the flags' defaults.
func NewCommand(in io.Reader, out, err io.Writer) *Command {
	c := &Command{In: in, Out: out, Err: tui.Harmless{Writer: err}, Color: "auto", Background: "auto", Charts: "auto", ASCII: os.Getenv("TERM") == "linux"}
	c.disk, _ = OpenDisk() // without a folder nothing is kept, which the map tells
	return c
}

// Word returns a word of the interface in the command's language.
func (c *Command) Word(key string) string { return c.voice(c.language()).Word(key) }

// Report tells on one line why a command failed, and returns its exit status:
// 0 for no error, 2 for bad input, 1 for what else went wrong.
func (c *Command) Report(failed error) int {
	if failed == nil {
		return 0
	}
	var usage *usageError
	var refused *refusal
	var kept *tui.KeepError
	var left *tui.LeftError
	switch {
	case errors.As(failed, &usage):
		c.complain(tui.Notice{Key: usage.key, Values: usage.values})
		return 2
	case errors.As(failed, &refused):
		c.complain(refused.notice)
		return 2
	case errors.As(failed, &left):
		if errors.Is(left, tui.ErrLate) {
			c.complain(tui.Noted("notice.late"))
		} else if left.Err != nil {
			c.complain(tui.Unkept(left.Err))
		}
		return left.Status
	case errors.As(failed, &kept):
		c.complain(tui.Unkept(kept.Err))
		return 1
	}
	c.complain(tui.Notice{Key: "error.failed", Values: map[string]string{"cause": failed.Error()}})
	return 1
}

// complain tells something on one line of the standard error.
func (c *Command) complain(notice tui.Notice) {
	_, _ = fmt.Fprintln(c.Err, "sinapse: "+strings.TrimSpace(notice.In(c.voice(c.language())))) // nowhere left to tell
}

// language is --lang's, else the saved choice, else the locale's, else
// English.
func (c *Command) language() content.Language {
	for _, language := range content.Languages() {
		if string(language) == c.Lang {
			return language
		}
	}
	if c.disk != nil {
		if kept := c.disk.Language(); kept == content.Portuguese || kept == content.English {
			return kept
		}
	}
	return locale(os.Getenv)
}

// locale reads the language from the environment.
func locale(env func(string) string) content.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := strings.ToLower(env(name))
		switch {
		case value == "":
			continue
		case strings.HasPrefix(value, "pt"):
			return content.Portuguese
		}
		return content.English
	}
	return content.English
}

// voice is the words of a language.
func (c *Command) voice(language content.Language) *draw.Voice {
	if c.ASCII {
		return &draw.Voice{Book: draw.ASCIIBook(language)}
	}
	return &draw.Voice{Book: draw.Book(language)}
}

// Check refuses what the flags may not be.
func (c *Command) Check() error {
	if c.Lang != "" && c.Lang != string(c.language()) {
		return &usageError{"error.lang", map[string]string{"name": c.Lang}}
	}
	if _, err := profile(c.Color, os.Environ(), c.Out); err != nil {
		return err
	}
	if !slices.Contains(chartModes, c.Charts) {
		return &usageError{"error.charts", map[string]string{"name": c.Charts}}
	}
	_, err := ground(c.Background, os.Getenv)
	return err
}

// chartModes are what --charts takes; auto is Braille, which most fonts have.
var chartModes = []string{"auto", "braille", "blocks"}

// AtMostOne refuses places after the first.
func (c *Command) AtMostOne(arguments []string) error {
	if len(arguments) > 1 {
		return &usageError{"error.extra", map[string]string{"name": arguments[1]}}
	}
	return nil
}

// AtMost refuses arguments after so many, where they are no places.
func (c *Command) AtMost(most int, arguments []string) error {
	if len(arguments) > most {
		return &usageError{"error.nothing", map[string]string{"name": arguments[most]}}
	}
	return nil
}

// Nothing refuses any argument.
func (c *Command) Nothing(arguments []string) error {
	if len(arguments) > 0 {
		return &usageError{"error.nothing", map[string]string{"name": arguments[0]}}
	}
	return nil
}

// Open shows the map, or the chapter or screen that the first argument names.
func (c *Command) Open(arguments []string) error {
	switch {
	case c.Text != "":
		return c.openText(arguments)
	case c.Table != (DataFlags{}):
		return c.openTable(arguments)
	case c.Weights != "":
		return c.openWeights(arguments)
	}
	var o tui.Options
	if len(arguments) > 0 {
		var err error
		if o.Chapter, o.Screen, err = c.place(arguments[0]); err != nil {
			return err
		}
	}
	if !c.drawable() {
		return &usageError{"error.terminal", nil}
	}
	return c.run(o)
}

// drawable tells whether there is a terminal to draw on.
func (c *Command) drawable() bool {
	return isTerminal(c.In) && isTerminal(c.Out) && os.Getenv("TERM") != "dumb"
}

// run shows the program on the terminal, at a place that was chosen.
func (c *Command) run(o tui.Options) error {
	told := o.Notice
	o.Language, o.Seed, o.Progress, o.Notice = c.language(), c.Seed, lessons.NewProgress(), tui.Noted("notice.no-folder")
	if c.disk != nil {
		o.Keep = c.disk
		o.Progress, o.Notice = c.disk.Load()
	}
	if o.Notice.Key == "" {
		o.Notice = told
	}
	if cells.Wide && !c.chosen {
		c.ASCII = true
		if o.Notice.Key == "" {
			o.Notice = tui.Noted("notice.wide")
		}
	}
	o.Profile, _ = profile(c.Color, os.Environ(), c.Out) // checked before
	o.Ground, _ = ground(c.Background, os.Getenv)        // also
	o.ASCII, o.Blocks = c.ASCII, c.Charts == "blocks"
	o.Upright = strings.HasPrefix(os.Getenv("TERM"), "screen") // GNU screen has no italics and reverses them
	// With the mouse on, GNU screen keeps esc back until the next key.
	o.Still = os.Getenv("STY") != "" && os.Getenv("TMUX") == ""
	return tui.Run(o)
}

// place reads what stands where a place or a verb may stand.
func (c *Command) place(argument string) (chapter, screen string, err error) {
	if _, known := course.Find(argument); known || strings.Contains(argument, "/") {
		return find(argument)
	}
	values := map[string]string{"name": argument, "list": strings.Join(written(), ", ")}
	return "", "", unknown("error.command", "error.command.near", values, allNames(c.Verbs))
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// List prints chapters and screens, or those of the one chapter that is named.
func (c *Command) List(arguments []string) error {
	chapter, err := onlyChapter(arguments)
	if err != nil {
		return err
	}
	v := c.voice(c.language())
	for _, unit := range course.Course() {
		if chapter == "" {
			if err := c.line("%s", v.Word("unit."+unit.ID)); err != nil {
				return err
			}
		}
		for _, entry := range unit.Chapters {
			if chapter != "" && chapter != entry.ID {
				continue
			}
			if err := c.listChapter(v, entry); err != nil {
				return err
			}
		}
	}
	if chapter == "" || chapter == "rnn" {
		return c.ownTexts()
	}
	return nil
}

// listChapter prints a chapter and its screens.
func (c *Command) listChapter(v *draw.Voice, entry course.Entry) error {
	name := draw.Title(v.Book, entry.ID)
	if entry.New == nil {
		name += " (" + v.Word("coming") + ")"
	}
	if err := c.line("  %-12s %s", entry.ID, name); err != nil {
		return err
	}
	words := &draw.Voice{Book: v.Book, Chapter: v.Book.Chapter(entry.ID)}
	for _, screen := range tui.ScreensOf(entry, c.Seed) {
		if err := c.line("    %-26s %s", entry.ID+"/"+screen.ID, words.Screen(screen.ID).Title); err != nil {
			return err
		}
	}
	return nil
}

func (c *Command) line(format string, arguments ...any) error {
	_, err := fmt.Fprintf(c.Out, format+"\n", arguments...)
	return err
}
