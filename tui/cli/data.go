package cli

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
)

// DataFlags say what is to be done with a table of the learner's own.
type DataFlags struct {
	File   string // for the playground: the table
	Target string // the column that is to be predicted
	Plain  bool   // as text, to read
}

// Data lists the tables and texts of the course, prints the one that is named, or opens
// a table of the learner's own.
func (c *Command) Data(flags DataFlags, arguments []string) error {
	if len(arguments) > 0 && c.isOwn(arguments[0]) {
		return c.openOwn(flags, arguments[0])
	}
	if flags != (DataFlags{}) {
		return &usageError{"error.data.flags", nil}
	}
	var names []name
	var list []string
	for _, file := range course.Tables() {
		if len(arguments) > 0 && (arguments[0] == file.Name || arguments[0] == file.Path) {
			_, err := c.Out.Write(file.Content())
			return err
		}
		names, list = append(names, name{file.Name, file.Name}), append(list, file.Name)
	}
	if len(arguments) > 0 {
		if looksLikeFile(arguments[0]) {
			return refusedFile("error.import.none", arguments[0], fs.ErrNotExist)
		}
		values := map[string]string{"name": arguments[0], "list": strings.Join(list, ", ")}
		return unknown("error.data", "error.data.near", values, names)
	}
	for _, file := range course.Tables() {
		if err := c.line("%-10s %s", file.Name, c.about(file.Name, file.Source)); err != nil {
			return err
		}
	}
	keep := content.Fill(c.Word("data.how"), map[string]string{"call": "sinapse data penguins > penguins.csv"})
	return c.line("\n%s\n%s", keep, content.Fill(c.Word("data.own"), map[string]string{"call": "sinapse data houses.csv"}))
}

// isOwn tells whether a name is that of a learner's table: the standard input, or a file
// that there is, unless the course has a table of that very name.
func (c *Command) isOwn(name string) bool {
	if name == "-" {
		return true
	}
	for _, file := range course.Tables() {
		if name == file.Name {
			return false
		}
	}
	_, err := os.Stat(name)
	return err == nil
}

// looksLikeFile tells whether a name can hardly be meant for anything else than a file.
func looksLikeFile(name string) bool {
	return strings.ContainsRune(name, filepath.Separator) || slices.Contains([]string{".csv", ".tsv", ".txt", ".gz"}, strings.ToLower(filepath.Ext(name)))
}

// mostInput is how many bytes of the standard input are kept, to be read again.
const mostInput = 1 << 30

// openOwn opens a table of the learner's own; where there is no terminal for it, or text
// is asked for, it prints what was understood of it.
func (c *Command) openOwn(flags DataFlags, name string) error {
	entry, err := c.readOwn(name, flags.Target)
	if err != nil {
		return err
	}
	if flags.Plain || !c.drawable() {
		return c.printOwn(entry)
	}
	return c.run(tui.Options{Own: &entry})
}

// readOwn reads a table of the learner's own.
func (c *Command) readOwn(name, target string) (course.OwnEntry, error) {
	file, err := c.ownFile(name)
	if err != nil {
		return course.OwnEntry{}, err
	}
	file.Target = target
	if name == "-" {
		if keyboard, err := os.OpenFile(controllingTerminal, os.O_RDWR, 0); err == nil && isTerminal(c.Out) {
			os.Stdin, c.In = keyboard, keyboard // the keys come from the terminal: the table came in their place
		}
	}
	entry, err := course.Own(file)
	if wrong, ok := errors.AsType[*lessons.Refusal](err); ok {
		return entry, c.refusedTable(name, target, wrong)
	}
	if err != nil {
		return entry, refusedFile("error.import.unreadable", name, err)
	}
	return entry, nil
}

// ownFile is a table of the learner's own: a file, or the standard input, which is kept to
// be read again.
func (c *Command) ownFile(name string) (course.OwnFile, error) {
	file := course.OwnFile{Name: filepath.Base(name), Path: absolute(name), Seed: c.Seed, Open: func() (io.ReadCloser, error) { return os.Open(name) }}
	if name == "-" {
		data, err := io.ReadAll(io.LimitReader(c.In, mostInput))
		if err != nil {
			return file, refusedFile("error.import.unreadable", name, err)
		}
		file.Path, file.Open = "", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	} else if info, err := os.Stat(name); err == nil && info.IsDir() {
		return file, &usageError{"error.data.folder", map[string]string{"name": name}}
	}
	return file, nil
}

// mostNamed is how many columns are named in one line.
const mostNamed = 12

// refusedTable says in one line what is wrong with a table.
func (c *Command) refusedTable(file, target string, wrong *lessons.Refusal) error {
	v := &draw.Voice{Book: c.voice(c.language()).Book}
	v.Chapter = v.Book.Chapter(course.OwnID)
	facts := map[string]string{}
	for name, fact := range wrong.Facts {
		facts[name] = tui.Visible(fact)
	}
	if all := strings.Split(facts["want"], ", "); len(all) > mostNamed {
		facts["want"] = strings.Join(all[:mostNamed], ", ") + " …"
	}
	values := map[string]string{"name": file, "what": v.Say(wrong.Word, facts)}
	if target == "" || wrong.Word != "own.error.no-column" {
		return &usageError{"error.data.table", values}
	}
	var columns []name
	for column := range strings.SplitSeq(wrong.Facts["want"], ", ") {
		columns = append(columns, name{column, column})
	}
	if values["near"] = nearest(target, columns); values["near"] != "" {
		return &usageError{"error.data.table.near", values}
	}
	return &usageError{"error.data.table", values}
}

// mostTicks is how long models learn before what they learnt is printed: to their end,
// but for tables that would take minutes.
const mostTicks = 200_000

// controllingTerminal is where the keys come from when something else is the standard
// input. Where there is no such file, what stands there is printed.
const controllingTerminal = "/dev/tty"

// printOwn prints the chapter of a learner's table as text: of each panel the summary,
// and its rows one by one.
func (c *Command) printOwn(entry course.OwnEntry) error {
	return c.paged(func(to io.Writer, theme *draw.Theme) error {
		out := bufio.NewWriter(to)
		p := &printer{out: out, width: textWidth(c.Out), ascii: c.ASCII, theme: theme}
		p.own(c.voice(c.language()), entry.Entry, c.Seed)
		return out.Flush()
	})
}

// own prints the screens of a learner's table.
func (p *printer) own(v *draw.Voice, entry course.Entry, seed uint32) {
	v.Chapter = v.Book.Chapter(entry.ID)
	session := lessons.NewSession(entry.New(seed), lessons.NewProgress().Record(entry.ID))
	for _, screen := range session.Screens() {
		if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID}); err != nil {
			continue // a screen that is there can be gone to
		}
		if screen.Tick != nil {
			_ = session.Apply(lessons.Move{Verb: lessons.Tick, Count: mostTicks}) // it may end sooner
		}
		p.heading("#", v.Screen(screen.ID).Title, draw.Strong)
		p.lines(draw.Prose(tui.Prose(v, session.Screen(), seed), p.width, draw.Style{}))
		shown := session.Scene()
		if p.ascii {
			shown = draw.ASCIIScene(v.Book.Language(), shown)
		}
		for _, panel := range shown {
			p.heading("##", v.Word("panel."+panel.About().ID), draw.Strong)
			p.text("", v.Summary(panel))
			for _, row := range v.Rows(panel) {
				for _, l := range marked("-", row, p.width) {
					p.row(l)
				}
			}
		}
	}
}

// about says what a file is, and where it is from.
func (c *Command) about(name, source string) string {
	return content.Fill(c.Word("data."+name), map[string]string{"source": source})
}

// Tables lists, for the shell's completion, what [Command.Data] prints, each with what
// it is behind a tab.
func (c *Command) Tables() []string {
	var tables []string
	for _, file := range course.Tables() {
		tables = append(tables, file.Name+"\t"+c.about(file.Name, file.Source))
	}
	return tables
}
