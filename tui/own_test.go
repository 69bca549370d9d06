package tui

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
)

// aKey is a key that was shown for want of its word.
var aKey = regexp.MustCompile(`\b(own|column|panel|control|axis|run|unit)\.[a-z]+`)

// hostile is a table whose words a terminal must not get as they are, and some of which
// are keys.
const hostile = "\x1b[31mred\a,title,panel.file,e\u0301tat,日本,\u202eright,wide name that goes on and on and on for ever\n" +
	"1,a\x1b]0;x\a,x,1.5,2,7,{n|one|two}\n2,b,y,2.5,3,8,{name}\n3,a,x,oops,5,9,{n|one|two}\n4,b,y,4.5,4,7,{name}\n5,a,y,5.5,6,9,{name}\n6,b,x,1,2,8,{name}\n"

// ownModel opens a table of one's own.
func ownModel(tb testing.TB, language content.Language, text string, ascii bool) *Model {
	tb.Helper()
	entry, err := course.Own(course.OwnFile{Name: "a\x1bb.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }})
	if err != nil {
		tb.Fatal(err)
	}
	m, err := NewModel(Options{Language: language, Profile: colorprofile.TrueColor, Progress: lessons.NewProgress(), Own: &entry, ASCII: ascii})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// TestOwnTableIsDrawn goes through the screens of a learner's table at many sizes, with
// every panel in front: each word is there, and nothing of the file reaches the terminal
// as it is.
func TestOwnTableIsDrawn(t *testing.T) {
	for _, language := range content.Languages() {
		for _, ascii := range []bool{false, true} {
			m := ownModel(t, language, hostile, ascii)
			for _, screen := range m.Lesson.Session.Screens() {
				m.Lesson.GoTo(screen.ID)
				for _, size := range [][2]int{{40, 16}, {80, 24}, {120, 40}, {200, 60}} {
					m.Size.Width, m.Size.Height = size[0], size[1]
					for range m.Lesson.panes() {
						seenOwn(t, fmt.Sprint(language, ascii, size, screen.ID), m)
						m.Update(press("tab"))
					}
				}
			}
		}
	}
}

// seenOwn looks at a page with a learner's table.
func seenOwn(t *testing.T, where string, m *Model) {
	t.Helper()
	text := ansi.Strip(m.View().Content)
	if found := aKey.FindString(strings.ReplaceAll(text, "panel.file", "")); found != "" {
		t.Errorf("%s: %s is shown", where, found)
	}
	rows := strings.Split(text, "\n")
	if len(rows) != m.Size.Height {
		t.Errorf("%s: %d rows", where, len(rows))
	}
	for _, row := range rows {
		if strings.ContainsAny(row, "\x1b\a\u202e\x00") || ansi.StringWidth(row) > m.Size.Width {
			t.Errorf("%s: %q", where, row)
		}
	}
}

// TestOwnTableIsNoProgress: whatever is done with a learner's table, nothing of it is
// kept, on the way or at the end.
func TestOwnTableIsNoProgress(t *testing.T) {
	m := ownModel(t, content.English, hostile, false)
	m.keep.keeper = noKeeper{t}
	m.Size.Width, m.Size.Height = 120, 40
	for _, key := range []string{"right", "down", "right", "down", "right", "tab", "down", "n", "down", "right", "n", ".", "space", "space", "p", "r", "u"} {
		m.Update(press(key))
		m.View()
	}
	if progress, _ := m.Snapshot(); progress.Chapters[course.OwnID] != nil || progress.Chapter != "" {
		t.Errorf("kept: %+v", progress)
	}
	m.keep.keeper = nil
	m.goHome()
	if progress, _ := m.Snapshot(); progress.Chapters[course.OwnID] != nil || progress.Chapter != "" {
		t.Errorf("kept at the end: %+v", progress)
	}
}

// A noKeeper is asked for nothing.
type noKeeper struct{ *testing.T }

func (k noKeeper) Save(int, *lessons.Progress) error {
	k.Error("progress was kept")
	return nil
}

func (k noKeeper) SaveLanguage(content.Language) error { return nil }

// TestLargeTablesSayThatTheyWork changes how a large table is read, and goes on to its
// matrices: the page says first that this takes a while, and shows what it showed.
func TestLargeTablesSayThatTheyWork(t *testing.T) {
	text := "a,b,c,d\n" + strings.Repeat("1,2,3,5\n2,4,3,7\n", 26_000)
	m := ownModel(t, content.English, text, false)
	m.Size.Width, m.Size.Height = 120, 40
	m.Lesson.GoTo("understood")
	said := "this takes a moment"
	for _, deed := range []func() tea.Cmd{
		func() tea.Cmd { m.Lesson.nudgeBy("separator", 1); return m.after(nil) },
		func() tea.Cmd { _, cmd := m.Update(press("u")); return cmd },
		func() tea.Cmd { _, cmd := m.Update(press("n")); return cmd },
	} {
		before := ansi.Strip(m.View().Content)
		cmd := deed()
		waiting := ansi.Strip(m.View().Content)
		if !strings.Contains(waiting, said) || len(waiting) < len(before)/2 {
			t.Fatalf("it does not say that it works:\n%s", waiting)
		}
		if cmd == nil {
			t.Fatal("nothing does what was put off")
		}
		m.Update(workMsg{})
		if after := ansi.Strip(m.View().Content); after == before || strings.Contains(after, said) {
			t.Errorf("it is not done:\n%s", after)
		}
	}
}
