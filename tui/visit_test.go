package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/daily"
	"sinapse/tui/draw"
)

// A visit goes once through a chapter's playthrough, and lets its visitors look at
// each state. Training the course takes longest of all that tests do: what is to be so
// in each state of it is a visitor, not a walk of its own.
type visit struct {
	*testing.T
	m         *Model
	languages []content.Language // to draw in: one of them a day
	state     int                // states so far
	arrived   bool               // the state is the first on its screen
	told      map[string]bool
}

// A visitor looks at a state. What it does to the page is put back after it; to the
// session it must do nothing that it does not undo.
type visitor func(*visit)

// visitors are made anew for each chapter, so that each may keep what it saw of it.
var visitors = []func() visitor{newReader, newBeholder, newTurner}

// TestCourse visits every chapter: every state with all its words in both languages;
// drawn in the day's language, at the day's size.
func TestCourse(t *testing.T) {
	entries := written()
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
	look := func() {
		for _, visitor := range all {
			visitor(v)
			v.m.language, v.m.overlay, v.m.Lesson.typing = v.languages[0], overlay{}, nil
			v.m.Lesson.arrive()
			v.at([2]int{120, 40})
		}
		v.state++
	}
	v.arrived = true
	look()
	for _, line := range lines {
		if line.Met != "" || line.Unmet != "" {
			continue
		}
		if v.arrived = line.Move.Verb == lessons.GoTo; v.arrived {
			v.m.Lesson.GoTo(line.Move.Target)
		} else if err := v.m.Lesson.Session.Apply(line.Move); err != nil {
			v.Fatal(line.Number, err)
		}
		look()
	}
}

// at makes the page of a size.
func (v *visit) at(size [2]int) { v.m.Size.Width, v.m.Size.Height = size[0], size[1] }

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

// page draws the present page: it is whole and has no key of words on it.
func (v *visit) page() string {
	v.Helper()
	drawn := v.m.Draw()
	if what := torn(v.m, drawn); what != "" {
		v.complain("%s", what)
	}
	plain := stripped(drawn)
	if key := raw(plain); key != "" {
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

// task looks for the open question and the open goal.
func (v *visit) task(plain string) {
	text := strings.Join(strings.Fields(strings.ReplaceAll(plain, "│", " ")), " ")
	words := strings.Fields(v.m.Voice().Word("answer.how"))
	if v.m.Lesson.openQuestion() != "" && !strings.Contains(text, strings.Join(words[len(words)-2:], " ")) {
		v.complain("%d×%d: the question is cut", v.m.Size.Width, v.m.Size.Height)
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
// item, and at its help: at three sizes, one of them a day.
func (b *beholder) closely(v *visit) {
	sizes := [][2]int{{120, 40}, {80, 24}, {40, 16}}
	if b.news++; !daily.Whole() {
		sizes = sizes[(daily.Day()+b.news)%3:][:1]
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
