package tui

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// today lists a quarter of the chapters that can be opened, others the next days; or all.
func today() []course.Entry { return share(written(), 4) }

// share is one of so many parts of all, another one the next days; or all, as for whoever
// writes a chapter.
func share[T any](all []T, parts int) []T {
	if *chapter != "" {
		return all
	}
	return daily.Spread(all, (len(all)+parts-1)/parts, daily.Day())
}

// comeUpon has each screen looked at in each language, as it is when it is come upon.
// Whoever wants it at other sizes makes it so: to open it anew takes longer than a look.
func comeUpon(tb testing.TB, look func(m *Model, chapter, screen string)) {
	tb.Helper()
	comeUponIn(tb, 1, len(content.Languages()), look)
}

// comeUponToday does the same on half of the screens, in one language; in the other some
// other day; or on all in both.
func comeUponToday(tb testing.TB, look func(m *Model, chapter, screen string)) {
	tb.Helper()
	comeUponIn(tb, 2, 1, look)
}

// comeUponIn does it on one of so many parts of the screens, in so many languages a day.
func comeUponIn(tb testing.TB, parts, languages int, look func(m *Model, chapter, screen string)) {
	tb.Helper()
	turn, slot := daily.Day()/parts, newSlot(tb)
	for _, entry := range written() {
		for _, screen := range share(ScreensOf(entry, 0), parts) {
			turn++
			for _, language := range daily.Spread(content.Languages(), languages, turn) {
				look(slot.opened(tb, language, entry.ID, screen.ID, 120, 40), entry.ID, screen.ID)
			}
		}
	}
}

// sized makes the page of a size.
func sized(m *Model, size [2]int) { m.Size.Width, m.Size.Height = size[0], size[1] }

// everything is what can be found in the usual course. It takes a while to make.
var everything = sync.OnceValue(func() map[content.Language][]finding {
	all := map[content.Language][]finding{}
	for _, language := range content.Languages() {
		all[language] = newIndex(draw.Book(language), 0)
	}
	return all
})

// findable is a program that need not make its index anew.
func findable(m *Model) *Model {
	m.caches.index = everything()
	return m
}

// chapter narrows the tests that walk the course to one of its chapters, for
// whoever is writing it: go test ./tui -chapter weights.
var chapter = flag.String("chapter", "", "the one chapter to walk; all without it")

// written lists the chapters that can be opened.
func written() []course.Entry {
	return slices.DeleteFunc(course.Entries(), func(entry course.Entry) bool {
		return entry.New == nil || *chapter != "" && *chapter != entry.ID
	})
}

// wanted collects keys that a test asks for and that have no word.
type wanted struct {
	*draw.Voice
	where   string
	missing map[string]bool
}

func (w *wanted) want(keys ...string) {
	for _, key := range keys {
		if word, ok := w.Maybe(key); key != "" && (!ok || word == "") {
			w.missing[w.where+" "+key] = true
		}
	}
}

// newReader asks in both languages for each word that a state needs.
func newReader() visitor { return readAll }

func readAll(v *visit) {
	session, screen := v.m.Lesson.Session, v.m.Lesson.Session.Screen()
	panels := session.Scene()
	var opened []scene.Panel
	for _, panel := range panels {
		for _, item := range daily.Spread(panel.About().Items, 3, v.turn()) {
			if screen.Explain != nil {
				opened = append(opened, screen.Explain(item.ID)...)
			}
		}
	}
	for _, language := range content.Languages() {
		v.m.language = language
		w := &wanted{v.m.Voice(), fmt.Sprintf("%s %s/%s", language, v.m.Lesson.id, screen.ID), map[string]bool{}}
		w.screenWords(v.T, session)
		for _, panel := range panels {
			w.panelWords(panel)
			w.summarised(panel)
			if said := ofMany()[language].FindString(w.Summary(panel)); said != "" {
				v.complain("%q in the summary of %q", said, panel.About().ID)
			}
		}
		for _, panel := range opened {
			w.panelWords(panel)
		}
		for what := range w.missing {
			v.complain("%s has no words", what)
		}
	}
}

// unfilled is a place of a summary that nothing was written into; {1, z > 0 is mathematics.
var unfilled = regexp.MustCompile(`\{[a-z]`)

// summarised asks for the one line that says in numbers what a panel shows.
func (w *wanted) summarised(panel scene.Panel) {
	summary := w.Summary(panel)
	if unfilled.MatchString(summary) || summary == "" {
		w.missing[w.where+" summary of "+panel.About().ID+": "+summary] = true
	}
	if !strings.ContainsFunc(summary, unicode.IsDigit) && w.Numbers(panel) == "" {
		w.missing[w.where+" number in the summary of "+panel.About().ID+": "+summary] = true
	}
}

// screenWords asks for what belongs to a screen: its prose, controls, goals,
// hints and questions.
func (w *wanted) screenWords(t *testing.T, session *lessons.Session) {
	t.Helper()
	screen := session.Screen()
	words := w.Screen(screen.ID)
	if words.Title == screen.ID || len(words.Body) == 0 {
		w.missing[w.where+" prose"] = true
	}
	for _, control := range session.Controls() {
		w.want("control." + control.Name())
		switch c := control.(type) {
		case lessons.Slider:
			w.want(c.Unit)
		case lessons.Choices:
			w.want(c.Options...)
		case lessons.Switch:
		case lessons.Text:
			if c.Problem != nil && c.Problem() != nil {
				w.want(c.Problem().Word)
			}
		}
	}
	for _, goal := range screen.Goals {
		w.want("goal."+goal.ID, "why."+goal.ID)
		for n := 1; n <= lessons.MaxHints; n++ {
			w.want(fmt.Sprintf("hint.%s.%d", goal.ID, n))
		}
		judged := goal.Judge()
		w.want(judged.Now.Unit, judged.Left.Unit)
	}
	for _, question := range screen.Questions {
		asked := words.Question(question.ID)
		if asked == nil || len(asked.Choices) < 2 {
			w.missing[w.where+" question "+question.ID] = true
			continue
		}
		for i := range asked.Choices {
			verdict := question.Judge(fmt.Sprint(i + 1))
			given := lessons.Given{Given: fmt.Sprint(i + 1), Outcome: verdict.Outcome, Facts: verdict.Facts}
			if text := content.PlainText(outcome(asked, given)); text == "" || strings.Contains(text, "{") {
				w.missing[fmt.Sprintf("%s outcome %d of %s: %q", w.where, i+1, question.ID, text)] = true
			}
			if verdict.Correct < "1" || verdict.Correct > fmt.Sprint(len(asked.Choices)) {
				w.missing[fmt.Sprintf("%s choice %s of %s", w.where, verdict.Correct, question.ID)] = true
			}
		}
	}
}

// panelWords asks for all that a panel names.
func (w *wanted) panelWords(panel scene.Panel) {
	w.want("panel." + panel.About().ID)
	switch p := panel.(type) {
	case scene.Neuron:
		w.want(p.Output, p.Sum.Unit)
		for _, in := range p.Inputs {
			w.want(in.Name, in.Value.Unit, in.Weight.Unit)
		}
	case scene.Bars:
		for _, bar := range append(p.Rows, p.Total) {
			w.want(bar.Name, bar.Value.Unit)
			w.termWords(bar.Note)
		}
	case scene.Table:
		w.tableWords(p)
	case scene.Curve:
		w.want(p.Ill)
		for _, run := range p.Runs {
			w.want(run.Label, run.Failed.Kind)
		}
	case scene.Plot:
		w.want(p.X.Name, p.Y.Name)
		for _, path := range p.Paths {
			w.want(path.Label)
		}
	case scene.Map:
		w.want(p.X.Name, p.Y.Name)
	case scene.Arithmetic:
		for _, line := range p.Lines {
			w.termWords(line)
		}
	case scene.Array, scene.Graph, scene.Raster, scene.Sequence, scene.Text: // symbols and numbers alone
	case scene.Histogram:
		w.want(p.X.Name)
	case scene.Levels:
		w.want(p.Axis)
	case scene.Shelf:
		for _, group := range p.Groups {
			w.want(group.Name)
		}
	case scene.Pictures:
		for _, picture := range p.Pictures {
			w.want(picture.Word)
		}
	case scene.Listing:
		for _, line := range p.Lines {
			w.want(line.Word)
			if text := content.Fill(w.Word(line.Word), line.Facts); strings.Contains(text, "{") {
				w.missing[w.where+" "+line.Word+" lacks a fact: "+text] = true
			}
		}
	case scene.Product:
		w.want(p.Left.Note, p.Right.Note, p.Result.Note)
	case scene.Network:
		for _, layer := range p.Layers {
			w.want(layer.Name)
			for _, neuron := range layer.Neurons {
				w.want(neuron.Word)
			}
		}
	}
}

func (w *wanted) tableWords(p scene.Table) {
	w.want(p.Bars.Less, p.Bars.More)
	w.termWords(p.Foot)
	for _, column := range p.Columns {
		w.want(column.Name)
	}
	for _, row := range p.Rows {
		if _, err := strconv.Atoi(row.Name); err != nil && len(row.Name) > 1 { // a letter or a number names itself
			w.want(row.Name)
		}
		for _, cell := range row.Cells {
			w.want(cell.Word, cell.Quantity.Unit)
			w.want(cell.More...)
		}
	}
}

func (w *wanted) termWords(terms []scene.Term) {
	for _, term := range terms {
		w.want(term.Word, term.Quantity.Unit)
	}
}

func TestEveryKeyHasWords(t *testing.T) {
	for _, language := range content.Languages() {
		book, err := content.Open(language)
		if err != nil {
			t.Fatal(err)
		}
		w := &wanted{&draw.Voice{Book: book}, string(language), map[string]bool{}}
		for _, b := range Bindings() {
			w.want("key."+b.ID, "help."+b.ID)
		}
		w.want("ill.alike", "ill.dead", "ill.rate", "ill.straight")
		for _, unit := range course.Course() {
			w.want("unit." + unit.ID)
			for _, entry := range unit.Chapters {
				if draw.Title(book, entry.ID) == "" {
					w.missing[string(language)+" title of "+entry.ID] = true
				}
			}
		}
		for what := range w.missing {
			t.Error(what, "has no words")
		}
	}
}

// kindOfError is how package array declares what can be wrong.
var kindOfError = regexp.MustCompile(`Kind += "([a-z.]+)"`)

// TestEveryErrorHasWords looks for the plain words of whatever NumPy may
// refuse, and for words that no error needs any more.
func TestEveryErrorHasWords(t *testing.T) {
	for _, language := range content.Languages() {
		book, err := content.Open(language)
		if err != nil {
			t.Fatal(err)
		}
		kinds := 0
		for _, file := range []string{"errors.go", "syntax.go"} {
			source, err := os.ReadFile("../nn/array/" + file)
			if err != nil {
				t.Fatal(err)
			}
			for _, kind := range kindOfError.FindAllSubmatch(source, -1) {
				kinds++
				if word, ok := book.Word("error." + string(kind[1])); !ok || word == "" {
					t.Errorf("%s: error.%s has no words", language, kind[1])
				}
			}
		}
		if kinds < 40 {
			t.Errorf("only %d kinds of error were found", kinds)
		}
	}
}
