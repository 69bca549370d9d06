package tui

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// Tests are short, and there is more memory than time: garbage is collected seldom.
var _ = debug.SetGCPercent(400)

// A visit goes once through a chapter's playthrough, by the keys that a learner has, and
// lets its visitors look at each state. Training the course takes longest of all that tests do: what is to be so
// in each state of it is a visitor, not a walk of its own.
type visit struct {
	*testing.T
	m         *Model
	chapter   lessons.Chapter
	languages []content.Language // to draw in: one of them a day
	stand     stand              // where the player stands
	state     int                // states so far
	arrived   bool               // the state is the first on its screen
	told      map[string]bool
}

// A visitor looks at a state, and may do there what it likes.
type visitor func(*visit)

// visitors are made anew for each chapter, so that each may keep what it saw of it.
var visitors = []func() visitor{newReader, newBeholder, newTurner, newTeller, newReckoner, newScribe}

// TestCourse visits a quarter of the chapters a day: every state with all its words in both
// languages; drawn in the day's language, at the day's size. By keys alone everything is
// reached.
func TestCourse(t *testing.T) {
	entries := today()
	if daily.Racing {
		entries = daily.Some(t, entries, 2)
	}
	slices.Reverse(entries) // the last ones train longest
	for _, entry := range entries {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			v := &visit{T: t, languages: daily.Some(t, content.Languages(), 1), told: map[string]bool{}}
			v.m = opened(t, v.languages[0], entry.ID, "", 120, 40)
			v.through(entry)
		})
	}
}

// through plays the chapter.
func (v *visit) through(entry course.Entry) {
	lines, err := course.Playthrough(entry.ID)
	if err != nil {
		v.Fatal(err)
	}
	var all []visitor
	for _, visitor := range visitors {
		all = append(all, visitor())
	}
	p := player{v.T, opened(v.T, v.languages[0], entry.ID, "", 80, 24)}
	v.chapter = v.m.Lesson.Session.Chapter
	v.arrived = true
	for i := -1; i < len(lines); i++ {
		if i >= 0 {
			if !lines[i].Moves() {
				continue
			}
			v.arrived = lines[i].Move.Verb == lessons.GoTo
			p.play(lines[i].Move)
		}
		v.take(p.m.Lesson)
		for _, visitor := range all {
			v.come()
			visitor(v)
		}
		v.state++
	}
	session := p.m.Lesson.Session
	for _, screen := range session.Screens() {
		if !session.Done(screen) {
			v.Errorf("%s is not done at the end", screen.ID)
		}
	}
}

// A restored chapter is in a state already, and does not begin.
type restored struct{ lessons.Chapter }

// A stand is where a lesson stands, to be come to.
type stand struct {
	id     string
	state  any
	record *lessons.Record // without the way there
	chosen scene.ItemID
	folds  folds
}

// take notes where a lesson stands.
func (v *visit) take(l *lesson) {
	record := *l.Session.Record()
	record.Moves, record.Snapshot = nil, nil
	v.stand = stand{l.id, l.Session.Chapter.Save(), &record, l.Session.Selected(), l.folds}
}

// come brings the visit's own program to where the player stands: to a session of its
// own in the same state, so that no visitor can disturb the one that is played.
func (v *visit) come() {
	at := v.stand
	v.chapter.Restore(at.state)
	progress := &lessons.Progress{Chapters: map[string]*lessons.Record{at.id: at.record}}
	v.m.Lesson = newLesson(at.id, lessons.NewSession(restored{v.chapter}, progress.Clone().Chapters[at.id]))
	v.m.Lesson.folds = at.folds
	for _, kept := range []*map[deed]bool{&v.m.Lesson.folds.open, &v.m.Lesson.folds.told} {
		*kept = maps.Clone(*kept)
	}
	v.m.Lesson.folds.known = maps.Clone(at.folds.known)
	if !at.chosen.None() {
		v.m.Lesson.apply(lessons.Move{Verb: lessons.Select, Target: at.chosen.String()})
	}
	v.m.language, v.m.overlay = v.languages[0], overlay{}
	v.at([2]int{120, 40})
}

// at makes the page of a size.
func (v *visit) at(size [2]int) { sized(v.m, size) }

// turn is a number that goes on with each state and begins elsewhere each day.
func (v *visit) turn() int { return daily.Day() + v.state }

// complain tells once what is wrong with the present page.
func (v *visit) complain(format string, arguments ...any) {
	v.Helper()
	what := fmt.Sprintf("%s %s/%s: ", v.m.language, v.m.Lesson.id, v.m.Lesson.Session.Screen().ID) + fmt.Sprintf(format, arguments...)
	if !v.told[what] {
		v.told[what] = true
		v.Error(what)
	}
}

// torn says what is wrong with a screen that is not exactly its size.
func torn(m *Model, drawn string) string {
	lines := strings.Split(drawn, "\n")
	if len(lines) != m.Size.Height {
		return fmt.Sprintf("%d lines at %d×%d", len(lines), m.Size.Width, m.Size.Height)
	}
	for y, line := range lines {
		if wide := lipgloss.Width(line); wide != m.Size.Width {
			return fmt.Sprintf("line %d is %d cells wide at %d×%d: %q", y, wide, m.Size.Width, m.Size.Height, stripped(line))
		}
	}
	return ""
}

// wrote tells whether a panel has a text in which a network wrote what looks like a key, or
// an output that holds it, such as an address.
func (v *visit) wrote(key string) bool {
	return slices.ContainsFunc(v.m.Lesson.Session.Scene(), func(panel scene.Panel) bool {
		if listing, ok := panel.(scene.Listing); ok {
			return slices.ContainsFunc(listing.Lines, func(line scene.CodeLine) bool {
				return line.Kind == scene.Output && strings.Contains(line.Text, key)
			})
		}
		text, ok := panel.(scene.Text)
		return ok && slices.ContainsFunc(text.Lines, func(line []scene.Glyph) bool {
			var written strings.Builder
			for _, glyph := range line {
				written.WriteString(glyph.Char)
			}
			return strings.Contains(written.String(), key)
		})
	})
}

// page draws the present page: it is whole and has no key of words on it.
func (v *visit) page() string {
	v.Helper()
	drawn := v.m.Draw()
	if what := torn(v.m, drawn); what != "" {
		v.complain("%s", what)
	}
	plain := stripped(drawn)
	if key := raw(plain); key != "" && !v.wrote(key) {
		v.complain("%q stands there", key)
	}
	return plain
}

// A beholder looks at a page: whole, the same when it is drawn again, with its task
// and without a key of words on it, in ASCII without any drawing. Where words stand
// that no state before it had, it looks closely.
type beholder struct {
	known map[string]bool
	news  int
}

func newBeholder() visitor {
	b := &beholder{known: map[string]bool{}}
	return b.look
}

// usualSizes must hold a page's open question and open goal.
var usualSizes = [][2]int{{120, 40}, {80, 24}}

func (b *beholder) look(v *visit) {
	for _, language := range v.languages {
		v.m.language = language
		sizes := usualSizes
		if !daily.Whole() && !v.arrived {
			sizes = usualSizes[v.turn()%2:][:1]
		}
		news := false
		for _, size := range sizes {
			v.at(size)
			plain := v.page()
			v.task(plain)
			if what := cut(plain); what != "" {
				v.complain("%v: %s", v.m.Size, what)
			}
			if gap := unnamed(v.m); gap != "" {
				v.complain("%v: %s", size, gap)
			}
			v.again(plain)
			v.ascii()
			news = b.learns(v.m, plain) || news
		}
		if news {
			b.closely(v)
		}
	}
}

// learns tells whether a page has a word that no page of its screen had before.
func (b *beholder) learns(m *Model, plain string) bool {
	before := len(b.known)
	for _, word := range said(m, plain) {
		b.known[string(m.language)+word] = true
	}
	return len(b.known) > before
}

// again draws the page once more.
func (v *visit) again(plain string) {
	if stripped(v.m.Draw()) != plain {
		v.complain("drawn twice, it is not the same")
	}
}

// task looks for the open question, to its last word, and the open goal.
func (v *visit) task(plain string) {
	text := strings.Join(strings.Fields(strings.ReplaceAll(plain, "│", " ")), " ")
	if open := v.m.Lesson.openQuestion(); open != "" {
		choices := v.m.Voice().Screen(v.m.Lesson.Session.Screen().ID).Question(open).Choices
		words := strings.Fields(content.PlainText(choices[len(choices)-1]))
		_, last, found := strings.Cut(text, fmt.Sprintf(" %d %s", len(choices), words[0]))
		if !found || !strings.Contains(words[0]+last, words[len(words)-1]) {
			v.complain("%d×%d: the question is cut", v.m.Size.Width, v.m.Size.Height)
		}
	}
	goal, open := v.m.Lesson.Session.OpenGoal()
	if open && !strings.Contains(text, "◎ "+firstWords(v.m.Voice().Word("goal."+goal.ID))) {
		v.complain("%d×%d: the goal %s is not to be seen\n%s", v.m.Size.Width, v.m.Size.Height, goal.ID, plain)
	}
}

// ascii looks for a character of a drawing, where none may be.
func (v *visit) ascii() {
	theme := v.m.theme
	v.m.theme = draw.NewTheme(colorprofile.ASCII, false, true)
	for _, char := range drawings(v.m) {
		v.complain("%q is no ASCII", char)
	}
	v.m.theme = theme
}

// closely looks at a page with each of its panes in front, with the sum behind its
// item, and at its help: at three sizes, one of them a day at every second of the pages.
func (b *beholder) closely(v *visit) {
	sizes := [][2]int{{120, 40}, {80, 24}, {40, 16}}
	if b.news++; !daily.Whole() {
		sizes = sizes[(daily.Day()+b.news)%3:][:(daily.Day()+b.news)%2]
	}
	for _, size := range sizes {
		v.at(size)
		for range v.m.Lesson.panes() {
			v.page()
			before, _ := v.m.Lesson.Session.Position()
			v.m.Update(press("enter"))
			v.page()
			if now, _ := v.m.Lesson.Session.Position(); now > before { // a choice went on
				v.m.Lesson.undo()
			}
			v.m.Lesson.typing = nil
			v.m.Lesson.sum = false
			v.m.Lesson.nextPane("tab")
		}
		v.m.open(helpOverlay)
		v.page()
		v.m.overlay = overlay{}
		v.m.Lesson.arrive()
	}
}
