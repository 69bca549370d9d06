package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sinapse/content"
	"sinapse/lessons"
)

// A command is one call of the program.
type command struct {
	version     string
	in          io.Reader
	out, err    io.Writer
	disk        *Disk // nil where no folder was found
	lang, color string
	seed        uint32
	reset       bool
}

// A usageError is bad input: one line in the learner's language, exit status 2.
type usageError struct {
	key    string
	values map[string]string
}

// Error names the key; the command line puts it in words.
func (e *usageError) Error() string { return e.key }

// Main runs the command line and returns the exit status: 0, 1 when something
// failed, 2 for bad input.
func Main(version string, arguments []string, in io.Reader, out, err io.Writer) int {
	c := &command{version: version, in: in, out: out, err: err}
	c.disk, _ = OpenDisk() // without a folder nothing is kept, which the map tells
	root := c.root(c.early(arguments))
	root.SetArgs(arguments)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(err)
	failed := root.Execute()
	if failed == nil {
		return 0
	}
	v := c.voice(c.language())
	var usage *usageError
	var kept *KeepError
	switch {
	case errors.As(failed, &usage):
		c.complain(v.say(usage.key, usage.values))
		return 2
	case errors.As(failed, &kept):
		c.complain(v.say("error.keep", map[string]string{"cause": kept.Error()}))
		return 1
	}
	c.complain(v.say("error.argument", map[string]string{"cause": failed.Error()}))
	return 2
}

func (c *command) complain(text string) {
	_, _ = lipgloss.Fprintln(c.err, "sinapse: "+text) // nowhere left to tell
}

// early finds the language before cobra reads the flags, because the help is
// in it.
func (c *command) early(arguments []string) *voice {
	for i, argument := range arguments {
		if value, ok := strings.CutPrefix(argument, "--lang="); ok {
			c.lang = value
		} else if argument == "--lang" && i+1 < len(arguments) {
			c.lang = arguments[i+1]
		}
	}
	return c.voice(c.language())
}

// language is --lang's, else the saved choice, else the locale's, else
// English.
func (c *command) language() content.Language {
	for _, language := range content.Languages() {
		if string(language) == c.lang {
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

// voice opens the words of a language. They are embedded and tested: what
// cannot be opened is a mistake in the program.
func (c *command) voice(language content.Language) *voice {
	book, err := content.Open(language)
	if err != nil {
		panic(err)
	}
	return &voice{book: book}
}

// root declares the command line.
func (c *command) root(v *voice) *cobra.Command {
	root := &cobra.Command{
		Use: "sinapse " + v.word("cli.place"), Short: v.word("cli.short"), Long: v.word("cli.long"),
		Version: c.version, Args: cobra.MaximumNArgs(1), SilenceErrors: true, SilenceUsage: true,
		RunE: func(_ *cobra.Command, arguments []string) error { return c.open(arguments) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&c.lang, "lang", "", v.word("cli.lang"))
	flags.Uint32Var(&c.seed, "seed", 0, v.word("cli.seed"))
	flags.StringVar(&c.color, "color", "auto", v.word("cli.color"))
	flags.BoolP("help", "h", false, v.word("cli.help"))
	flags.Bool("version", false, v.word("cli.version"))
	root.SetVersionTemplate("sinapse {{.Version}}\n")
	root.SetUsageTemplate(usage(v))
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return c.check() }
	progress := &cobra.Command{
		Use: "progress", Short: v.word("cli.progress"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.progress() },
	}
	progress.Flags().BoolVar(&c.reset, "reset", false, v.word("cli.reset"))
	root.AddCommand(&cobra.Command{
		Use: "list", Short: v.word("cli.list"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.list() },
	}, progress)
	return root
}

// usage is cobra's template in the learner's language.
func usage(v *voice) string {
	return v.word("cli.usage") + ":\n  {{.UseLine}}\n{{if .HasAvailableSubCommands}}\n" + v.word("cli.commands") +
		":\n{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name 12}}{{.Short}}\n{{end}}{{end}}{{end}}{{if .HasAvailableFlags}}\n" +
		v.word("cli.options") + ":\n{{.Flags.FlagUsages}}{{end}}"
}

// check refuses what the flags may not be.
func (c *command) check() error {
	if c.lang != "" && c.lang != string(c.language()) {
		return &usageError{"error.lang", map[string]string{"name": c.lang}}
	}
	if _, err := profile(c.color, os.Environ(), c.out); err != nil {
		return err
	}
	return nil
}

// open shows the map, or a chapter.
func (c *command) open(arguments []string) error {
	o := Options{Language: c.language(), Seed: c.seed, Progress: lessons.NewProgress(), Notice: "notice.no-folder"}
	if len(arguments) > 0 {
		var err error
		if o.Chapter, o.Screen, err = find(arguments[0]); err != nil {
			return err
		}
	}
	if !isTerminal(c.in) || !isTerminal(c.out) || os.Getenv("TERM") == "dumb" {
		return &usageError{"error.terminal", nil}
	}
	if c.disk != nil {
		o.Keep = c.disk
		o.Progress, o.Notice = c.disk.Load()
	}
	o.Profile, _ = profile(c.color, os.Environ(), c.out) // checked before
	return Run(o)
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// list prints chapters and screens.
func (c *command) list() error {
	v := c.voice(c.language())
	for _, unit := range lessons.Course() {
		if err := c.line("%s", v.word("unit."+unit.ID)); err != nil {
			return err
		}
		for _, entry := range unit.Chapters {
			name := title(v.book, entry.ID)
			if entry.New == nil {
				name += " (" + v.word("coming") + ")"
			}
			if err := c.line("  %-12s %s", entry.ID, name); err != nil {
				return err
			}
			words := &voice{book: v.book, chapter: v.book.Chapter(entry.ID)}
			for _, screen := range screensOf(entry, c.seed) {
				if err := c.line("    %-26s %s", entry.ID+"/"+screen.ID, words.screen(screen.ID).Title); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// progress prints how far the learner is, or forgets it.
func (c *command) progress() error {
	v := c.voice(c.language())
	if c.disk == nil {
		return &usageError{"notice.no-folder", nil}
	}
	if c.reset {
		return c.forget(v)
	}
	progress, notice := c.disk.Load()
	if notice != "" {
		c.complain(v.word(notice))
	}
	for _, entry := range lessons.Entries() {
		screens := screensOf(entry, c.seed)
		if len(screens) == 0 {
			continue
		}
		record := progress.Record(entry.ID)
		text := v.say("cli.done", map[string]string{"done": fmt.Sprint(count(record, screens)), "all": fmt.Sprint(len(screens))})
		if err := c.line("%-12s %-28s %s", entry.ID, title(v.book, entry.ID), text); err != nil {
			return err
		}
	}
	return nil
}

// forget asks, and forgets all progress after a yes.
func (c *command) forget(v *voice) error {
	if _, err := fmt.Fprint(c.out, v.word("cli.ask")); err != nil {
		return err
	}
	var answer string
	_, _ = fmt.Fscanln(c.in, &answer) // no answer is no yes
	if !strings.EqualFold(answer, v.word("cli.yes")) {
		return c.line("%s", v.word("cli.kept"))
	}
	if err := c.disk.Reset(); err != nil {
		return &KeepError{err}
	}
	return c.line("%s", v.word("cli.forgotten"))
}

func (c *command) line(format string, arguments ...any) error {
	_, err := fmt.Fprintf(c.out, format+"\n", arguments...)
	return err
}
