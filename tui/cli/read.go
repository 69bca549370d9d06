package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
)

// How wide a text to read is: on paper and in a pipe, and at most on a terminal,
// where longer lines tire the eye.
const (
	paperWidth = 80
	eyeWidth   = 100
)

// Read prints the whole course, or the chapter or screen that the argument names:
// words, what the scene shows in numbers, questions and goals. On a terminal it is
// styled, and shown by the learner's pager; elsewhere, for screen readers, paper and
// grep, it is plain text without escape sequences.
func (c *Command) Read(arguments []string) error {
	chapter, screen := "", ""
	if len(arguments) > 0 {
		var err error
		if chapter, screen, err = find(arguments[0]); err != nil {
			return err
		}
	}
	return c.paged(func(to io.Writer, theme *draw.Theme) error {
		out := bufio.NewWriter(to)
		p := &printer{out: out, width: textWidth(c.Out), ascii: c.ASCII, theme: theme}
		for _, entry := range course.Entries() {
			if entry.New != nil && (chapter == "" || chapter == entry.ID) {
				p.chapter(c.voice(c.language()), entry, screen, c.Seed)
			}
		}
		return out.Flush()
	})
}

// textWidth is how wide a text on a stream is.
func textWidth(out any) int {
	if file, ok := out.(*os.File); ok {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
			return min(max(width, 20), eyeWidth)
		}
	}
	return paperWidth
}

// A printer writes text. Its errors are those of its writer, which tells
// them when it is flushed.
type printer struct {
	out     *bufio.Writer
	width   int
	ascii   bool // no drawing and no mark has a character outside of ASCII
	started bool
	theme   *draw.Theme // nil for plain text
}

// row prints one line.
func (p *printer) row(l draw.Line) {
	if p.theme != nil {
		c := draw.NewCanvas(max(draw.Cells(l.Plain()), 1), 1)
		l.Draw(c, 0)
		_, _ = p.out.WriteString(strings.TrimRight(c.Render(p.theme), " ") + "\n")
		return
	}
	text := l.Plain()
	if p.ascii {
		text = strings.Map(draw.ASCII, text)
	}
	_, _ = p.out.WriteString(text + "\n")
}

// lines prints set lines as plain text, after an empty one.
func (p *printer) lines(lines []draw.Line) {
	if p.started {
		_ = p.out.WriteByte('\n')
	}
	p.started = true
	for _, l := range lines {
		p.row(l)
	}
}

// text prints a paragraph, or one with a mark before it.
func (p *printer) text(mark, text string) {
	p.lines(marked(mark, text, p.width))
}

// heading prints a title: behind a mark as plain text, else in bold letters.
func (p *printer) heading(mark, text string, ink draw.Color) {
	if p.theme == nil {
		p.text(mark, text)
		return
	}
	p.lines(draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: ink, Bold: true}}}, p.width, 0))
}

// marked wraps a text behind a mark.
func marked(mark, text string, width int) []draw.Line {
	indent := 0
	if mark != "" {
		indent = draw.Cells(mark) + 1
	}
	lines := draw.Wrap([]draw.Segment{{Text: text}}, width, indent)
	if len(lines) > 0 {
		lines[0].Mark = mark
	}
	return lines
}

// chapter prints a chapter from its start, or one of its screens.
func (p *printer) chapter(v *draw.Voice, entry course.Entry, only string, seed uint32) {
	v.Chapter = v.Book.Chapter(entry.ID)
	p.heading("#", draw.Title(v.Book, entry.ID), draw.Accent)
	if blurb, ok := v.Maybe("blurb"); ok && only == "" {
		p.text("", blurb)
	}
	chapter := entry.New(seed)
	session := lessons.NewSession(chapter, lessons.NewProgress().Record(entry.ID).Spoken(string(v.Book.Language()), chapter))
	for _, screen := range session.Screens() {
		if only != "" && only != screen.ID {
			continue
		}
		if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID}); err != nil {
			continue // a screen that is there can be gone to
		}
		p.screen(v, entry.ID, session, seed)
	}
}

// screen prints the screen that a session of a course of a seed is on.
func (p *printer) screen(v *draw.Voice, chapter string, session *lessons.Session, seed uint32) {
	screen := session.Screen()
	words := v.Screen(screen.ID)
	p.heading("##", fmt.Sprintf("%s (%s/%s)", words.Title, chapter, screen.ID), draw.Strong)
	p.lines(draw.Prose(tui.Prose(v, screen, seed), p.width, draw.Style{}))
	shown := session.Scene()
	if p.ascii {
		shown = draw.ASCIIScene(v.Book.Language(), shown)
	}
	if len(shown) > 0 {
		var lines []draw.Line
		for _, panel := range shown {
			lines = append(lines, marked("-", v.Word("panel."+panel.About().ID)+": "+v.Summary(panel), p.width)...)
		}
		p.headed(v.Word("read.scene"), lines)
	}
	for _, question := range words.Questions {
		p.text("", v.Word("read.question")+": "+content.PlainText(question.Prompt))
		for i, choice := range question.Choices {
			for _, l := range marked(fmt.Sprintf("  %d.", i+1), content.PlainText(choice), p.width) {
				p.row(l)
			}
		}
	}
	if len(screen.Goals) > 0 {
		var lines []draw.Line
		for _, goal := range screen.Goals {
			lines = append(lines, marked("-", v.Word("goal."+goal.ID), p.width)...)
		}
		p.headed(v.Word("read.goals"), lines)
	}
}

// headed prints lines under a word.
func (p *printer) headed(word string, lines []draw.Line) {
	p.lines(append([]draw.Line{draw.PlainLine(word+":", draw.Style{Bold: true})}, lines...))
}
