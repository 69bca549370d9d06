package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
	"sinapse/tui/store"
)

// ProgressFlags say what is to be done with progress; without any it is shown.
type ProgressFlags struct {
	Reset, Yes     bool
	JSON           bool   // as data, for other programs
	Export, Import string // a file, or "-" for the standard streams
}

// Progress shows how far the learner is, in the course or in the one chapter
// that is named, or does what a flag asks for.
func (c *Command) Progress(flags ProgressFlags, arguments []string) error {
	if c.disk == nil {
		return &usageError{"notice.no-folder", nil}
	}
	chapter, err := onlyChapter(arguments)
	if err != nil {
		return err
	}
	asked := draw.Extra(flags.Reset) + draw.Extra(flags.JSON) + draw.Extra(flags.Export != "") + draw.Extra(flags.Import != "")
	switch {
	case asked > 1 || asked == 1 && chapter != "" && !flags.Reset && !flags.JSON || flags.Yes && !flags.Reset:
		return &usageError{"error.progress", nil}
	case flags.Reset:
		return c.forget(chapter, flags.Yes)
	case flags.Export != "":
		return c.exportTo(flags.Export)
	case flags.Import != "":
		return c.importFrom(flags.Import)
	}
	return c.showProgress(chapter, flags.JSON)
}

// onlyChapter reads an argument that may name a chapter, and no screen.
func onlyChapter(arguments []string) (string, error) {
	if len(arguments) == 0 {
		return "", nil
	}
	chapter, screen, err := find(arguments[0])
	if screen != "" {
		return "", &usageError{"error.chapter-alone", map[string]string{"name": arguments[0], "chapter": chapter}}
	}
	return chapter, err
}

// A reached is how far a learner is: in the course, or in one chapter of it.
type reached struct {
	Done     int              `json:"done"`
	Total    int              `json:"screens"`
	Next     string           `json:"next,omitempty"` // the place that is not done, from where the learner is; "" when all is
	Chapters []reachedChapter `json:"chapters"`
}

// A reachedChapter is how far a learner is in a chapter.
type reachedChapter struct {
	Chapter string          `json:"chapter"`
	Title   string          `json:"title"`
	Done    int             `json:"done"`
	Screens []reachedScreen `json:"screens"`
}

// A reachedScreen tells whether a screen is done.
type reachedScreen struct {
	Place string `json:"place"`
	Title string `json:"title"`
	Done  bool   `json:"done"`
}

// reach counts what is done, in all chapters or in the one that is named.
func (c *Command) reach(progress *lessons.Progress, only string) reached {
	v := c.voice(c.language())
	all := reached{Chapters: []reachedChapter{}}
	for _, entry := range course.Entries() {
		screens := tui.ScreensOf(entry, c.Seed)
		if len(screens) == 0 || only != "" && only != entry.ID {
			continue
		}
		record := progress.Record(entry.ID)
		chapter := reachedChapter{Chapter: entry.ID, Title: draw.Title(v.Book, entry.ID), Done: tui.Count(record, screens)}
		words := &draw.Voice{Book: v.Book, Chapter: v.Book.Chapter(entry.ID)}
		for _, screen := range screens {
			chapter.Screens = append(chapter.Screens, reachedScreen{entry.ID + "/" + screen.ID, words.Screen(screen.ID).Title, record.Done(screen)})
		}
		all.Done += chapter.Done
		all.Total += len(screens)
		all.Chapters = append(all.Chapters, chapter)
	}
	all.Next = all.next(progress.Chapter)
	return all
}

// next is the first place that is not done, from a chapter on, or else from the start.
func (r reached) next(from string) string {
	first := max(0, slices.IndexFunc(r.Chapters, func(c reachedChapter) bool { return c.Chapter == from }))
	for i := range r.Chapters {
		for _, screen := range r.Chapters[(first+i)%len(r.Chapters)].Screens {
			if !screen.Done {
				return screen.Place
			}
		}
	}
	return ""
}

// showProgress prints a line for each chapter, or for each screen of one, with a sum
// and what is next; or all of it as JSON.
func (c *Command) showProgress(chapter string, asJSON bool) error {
	progress, notice := c.disk.Load()
	if notice.Key != "" {
		c.complain(notice)
	}
	all := c.reach(progress, chapter)
	if asJSON {
		data, err := json.MarshalIndent(all, "", "  ")
		if err != nil {
			return err
		}
		return c.line("%s", data)
	}
	var lines []string
	for _, reached := range all.Chapters {
		lines = append(lines, fmt.Sprintf("%-12s %-28s %s", reached.Chapter, reached.Title, c.count(reached.Done, len(reached.Screens))))
		if chapter == "" {
			continue
		}
		for _, screen := range reached.Screens {
			mark := " "
			if screen.Done {
				mark = "✓"
			}
			lines = append(lines, fmt.Sprintf("%s %-26s %s", mark, screen.Place, screen.Title))
		}
	}
	if chapter == "" {
		lines = append(lines, "", fmt.Sprintf("%-41s %s", c.Word("cli.all"), c.count(all.Done, all.Total)))
	}
	if all.Next != "" {
		lines = append(lines, c.voice(c.language()).Say("cli.next", map[string]string{"place": all.Next}))
	}
	return c.line("%s", strings.Join(lines, "\n"))
}

// count says how many screens of all are done.
func (c *Command) count(done, all int) string {
	return c.voice(c.language()).Say("cli.done", map[string]string{"done": fmt.Sprint(done), "all": fmt.Sprint(all)})
}

// forget forgets one chapter, or all progress, after a yes, unless it was said
// before.
func (c *Command) forget(chapter string, sure bool) error {
	v := c.voice(c.language())
	ask, done := "cli.ask", "cli.forgotten"
	if chapter != "" {
		ask, done = "cli.ask.chapter", "cli.forgotten.chapter"
	}
	named := map[string]string{"chapter": draw.Title(v.Book, chapter)}
	if !sure {
		if _, err := fmt.Fprint(c.Out, v.Say(ask, named)+" "); err != nil {
			return err
		}
		answer, _ := bufio.NewReader(io.LimitReader(c.In, longestAnswer)).ReadString('\n') // no answer is no yes
		if !isYes(answer) {
			return c.line("%s", v.Word("cli.kept"))
		}
	}
	if err := c.disk.Forget(chapter); err != nil {
		return &tui.KeepError{Err: err}
	}
	return c.line("%s", v.Say(done, named))
}

// longestAnswer is more bytes than any yes has.
const longestAnswer = 1 << 10

// isYes tells whether an answer is one of the words for yes, of any language, and
// nothing else.
func isYes(answer string) bool {
	answer = strings.ToLower(strings.TrimSpace(answer))
	for _, language := range content.Languages() {
		word, _ := draw.Book(language).Word("cli.yes")
		if slices.Contains(strings.Fields(word), answer) {
			return true
		}
	}
	return false
}

// exported is progress with where the learner stands in each chapter: all that was
// kept, in one file.
type exported struct {
	*lessons.Progress
	States map[string][]byte `json:"states,omitempty"`
}

// exportTo writes progress to a new file, or to the standard output.
func (c *Command) exportTo(name string) error {
	progress, notice := c.disk.Load()
	if notice.Key != "" {
		return &refusal{notice}
	}
	data, err := json.MarshalIndent(exported{progress, c.disk.allStates()}, "", "  ")
	if err != nil {
		return err
	}
	data = append(plain(data), '\n')
	if name == "-" {
		_, err := c.Out.Write(data)
		return err
	}
	switch stream, err := store.WriteWhole(name, data, false); {
	case errors.Is(err, fs.ErrExist):
		return refusedFile("error.export.exists", name, err)
	case err != nil:
		return refusedFile("error.export", name, err)
	case stream: // perhaps our own output, where nothing else belongs
		return nil
	}
	return c.tell("cli.exported", name, progress.Tally())
}

// plain writes JSON with its control characters as JSON escapes them: a terminal
// would obey those above ASCII as well.
func plain(data []byte) []byte {
	var text []byte
	for _, char := range string(data) {
		if char >= 0x7f && char < 0xa0 {
			text = fmt.Appendf(text, `\u%04x`, char)
			continue
		}
		text = utf8.AppendRune(text, char)
	}
	return text
}

// refusedFile says why a file that the learner named cannot be read or written.
func refusedFile(key, name string, err error) error {
	return &refusal{tui.Notice{Key: key, Cause: store.CauseOf(err), Values: map[string]string{
		"name": name, "blame": name, "system": store.Plain(err),
	}}}
}

// tell says in one line what went out or came in.
func (c *Command) tell(key, name string, tally lessons.Tally) error {
	return c.line("%s", content.Fill(c.Word(key), map[string]string{
		"name": tui.Visible(name), "screens": fmt.Sprint(tally.Screens), "goals": fmt.Sprint(tally.Goals), "answers": fmt.Sprint(tally.Answers),
	}))
}

// importFrom joins progress from a file, or from the standard input, with what
// is kept. Nothing that was reached here is lost by it.
func (c *Command) importFrom(name string) error {
	data, err := c.slurp(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refusedFile("error.import.none", name, err)
	case err != nil:
		return refusedFile("error.import.unreadable", name, err)
	case len(data) > store.MaxSize:
		return &usageError{"error.import.huge", map[string]string{"name": name}}
	}
	data = store.Text(data)
	other, err := decoded(data)
	if err != nil {
		key, values := tui.Flaw(data, err)
		if values == nil {
			values = map[string]string{}
		}
		values["name"] = name
		return &usageError{key, values}
	}
	came, err := c.disk.Import(other)
	if aside, ok := errors.AsType[*store.Notice](err); ok && aside.Kept != "" { // it came in all the same
		c.complain(tui.Told(aside))
		err = nil
	}
	if err != nil {
		return &tui.KeepError{Err: err}
	}
	var along exported
	if json.Unmarshal(data, &along) == nil { // what is no state is none to take up
		if err := c.disk.joinStates(along.States); err != nil {
			return &tui.KeepError{Err: err}
		}
	}
	if came == (lessons.Tally{}) {
		return c.tell("cli.imported.none", name, came)
	}
	return c.tell("cli.imported", name, came)
}

// slurp reads a file, or the standard input, up to one byte more than progress
// can have.
func (c *Command) slurp(name string) ([]byte, error) {
	from := c.In
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }() // read only: nothing can be lost
		from = file
	}
	return io.ReadAll(io.LimitReader(from, store.MaxSize+1))
}
