package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// hostileText has what a terminal must not get as it is, what it draws wide, over another
// character or backwards, keys of words, places of numbers, and a line without an end.
const hostileText = "\x1b[31mred\a panel.writing {n|one|two} {known} e\u0301tat 日本 \u202eright\tשלום\x00\xff\r\n" +
	"a line that goes on and on and on for ever and ever and ever and ever and ever and ever and ever and ever and ever and ever and ever\n\n\n//\n"

// ownText opens a text of one's own.
func ownText(tb testing.TB, o Options, path, text string) *Model {
	tb.Helper()
	file := lessons.File{Path: path, Size: int64(len(text)), Digest: fmt.Sprintf("%x", text)}
	entry, _, ok := course.OwnText(path, file, []byte(text))
	if !ok {
		tb.Fatal("there is too little to learn")
	}
	o.Own, o.Profile = &entry, colorprofile.TrueColor
	m, err := NewModel(o)
	if err != nil {
		tb.Fatal(err)
	}
	m.Size.Width, m.Size.Height = 120, 40
	return m
}

// TestOwnTextIsDrawn looks at a learner's text at many sizes, with every panel in front,
// before and after it was learned for a while: each word is there, and nothing of the file
// reaches the terminal as it is.
func TestOwnTextIsDrawn(t *testing.T) {
	for i, text := range []string{hostileText, strings.Repeat("ab", 50), strings.Repeat("\nb", 400), strings.Repeat("a", 700) + "b"} {
		for _, language := range content.Languages() {
			ascii := (language == content.English) == (i%2 == 0)
			m := ownText(t, Options{Language: language, Progress: lessons.NewProgress(), ASCII: ascii}, "a\x1bb.txt", text)
			for _, ticks := range []int{0, 60} {
				m.Lesson.apply(lessons.Move{Verb: lessons.Tick, Count: max(ticks, 1)})
				for _, size := range [][2]int{{40, 16}, {80, 24}, {120, 40}, {200, 60}} {
					m.Size.Width, m.Size.Height = size[0], size[1]
					for range m.Lesson.panes() {
						seenOwn(t, fmt.Sprint(language, ascii, size), m)
						m.Update(press("tab"))
					}
				}
				m.Update(press("c"))
				seenOwn(t, fmt.Sprint(language, ascii, "code"), m)
				m.Update(press("esc"))
			}
		}
	}
}

// TestOwnTextGoesOn: what is kept of a learner's text is where it lies, its size and its
// digest, and the run goes on where the file is the same; where it is another, the run is
// dropped, which is told in a line. The course's progress leads back to the course.
func TestOwnTextGoesOn(t *testing.T) {
	text := strings.Repeat("a text to learn by heart\n", 10)
	m := ownText(t, Options{Language: content.English, Progress: lessons.NewProgress()}, "notes.txt", text)
	m.Lesson.apply(lessons.Move{Verb: lessons.Tick, Count: 40})
	kept, _ := m.Snapshot()
	data, err := kept.Encode()
	if err != nil || kept.Chapter != "" || strings.Contains(string(data), "by heart") {
		t.Fatalf("%v: kept is %s", err, data)
	}
	for _, c := range []struct{ path, text, told string }{
		{"notes.txt", text, ""},
		{"notes.txt", text + "more", "notice.text.changed"},
		{"others.txt", text, "notice.text.other"},
	} {
		progress, err := lessons.DecodeProgress(data)
		if err != nil {
			t.Fatal(err)
		}
		again := ownText(t, Options{Language: content.English, Progress: progress}, c.path, c.text)
		goesOn := again.Lesson.Session.Scene()[0].About().Facts["updates"] == "40"
		if again.Notice.Key != c.told || goesOn != (c.told == "") {
			t.Errorf("%s: told is %q, and it goes on: %v", c.path, again.Notice.Key, goesOn)
		}
	}
}

// TestWhyAGoalWorkedShowsNoStars meets a goal whose sentence has a word in bold: the word
// is there, and the stars that mark it are not.
func TestWhyAGoalWorkedShowsNoStars(t *testing.T) {
	for _, language := range content.Languages() {
		voice := &draw.Voice{Book: draw.Book(language), Chapter: draw.Book(language).Chapter("rnn")}
		text := voice.Word("why.nine")
		if !strings.Contains(text, "**") {
			t.Fatalf("%s: no word of %q is bold", language, text)
		}
		var plain strings.Builder
		bold := 0
		for _, segment := range emphasised(text, draw.Style{Italic: true}) {
			plain.WriteString(segment.Text)
			bold += draw.Extra(segment.Style.Bold && segment.Style.Italic)
		}
		if plain.String() != strings.ReplaceAll(text, "**", "") || bold != 1 {
			t.Errorf("%s: %q, %d in bold", language, plain.String(), bold)
		}
	}
}
