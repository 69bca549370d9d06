package tui

import (
	"strings"

	"sinapse/lessons"
	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
)

// overlayKind is what lies open above the page.
type overlayKind uint8

const (
	noOverlay overlayKind = iota
	helpOverlay
	glossaryOverlay
	codeOverlay
	findOverlay
	takingOverlay
	endingOverlay
	failedOverlay
)

// An overlay is a page to read above the lesson, or above the map.
type overlay struct {
	kind   overlayKind
	scroll int
	copied bool
	term   string  // the term of the glossary that was looked for
	quest  *quest  // of the search
	taking *taking // the list of files to take away
	failed string  // why the page could not go on
}

// A cover is what lies open above the page, to be drawn.
type cover struct {
	*Model
	*draw.Voice
}

// cover returns what lies open.
func (m *Model) cover() cover { return cover{m, m.Voice()} }

// open opens an overlay, or closes it if it is the one that is open.
func (m *Model) open(kind overlayKind) {
	if m.overlay.kind == kind {
		kind = noOverlay
	}
	m.overlay = overlay{kind: kind}
	if m.Lesson != nil {
		m.Lesson.clock.running = false
	}
}

// showCode opens the code and copies it; where a terminal does not let
// programs copy, the text stands there to be selected.
func (m *Model) showCode() tea.Cmd {
	m.open(codeOverlay)
	if m.overlay.kind == noOverlay {
		return nil
	}
	m.overlay.copied = true
	return tea.SetClipboard(m.Lesson.Session.Screen().Code())
}

// overlayLines are the heading and the words of what is open.
func (o cover) overlayLines(width int) (string, []draw.Line) {
	switch o.overlay.kind {
	case helpOverlay:
		return o.Word("help.title"), o.help(width)
	case glossaryOverlay:
		return o.Word("glossary.title"), o.glossary(width)
	case codeOverlay:
		return o.Word("code.title"), o.code(width)
	case endingOverlay:
		return o.Book.Section("ending").Title, o.ending(min(width, 76))
	case failedOverlay:
		return o.Word("failed.title"), o.failure(min(width, 76))
	case findOverlay, takingOverlay, noOverlay:
	}
	return "", nil
}

// settle brings what is scrolled back to where the words end.
func (m *Model) settle() {
	if m.overlay.scroll > 0 {
		_, lines := m.cover().overlayLines(m.Size.Width - 6)
		m.overlay.scroll = min(m.overlay.scroll, max(len(lines)-m.Size.Height+4, 0))
	}
	if l := m.Lesson; l != nil && l.scroll > 0 {
		p := m.page()
		words := p.layout().Words
		lines, task, _ := p.allWords(words)
		room := words.H - len(task) - draw.Extra(len(task) > 0)
		l.scroll = min(l.scroll, max(len(lines)-room, 0))
	}
}

// drawOverlay draws what is open, over the whole page.
func (o cover) drawOverlay(c draw.Canvas) {
	inner := draw.Rect{X: 3, Y: 2, W: c.At.W - 6, H: c.At.H - 4}
	heading, lines := o.overlayLines(inner.W)
	o.pointer.hit(c, draw.Rect{X: 0, Y: 0, W: c.At.W, H: 1}, func() { o.overlay = overlay{} })
	c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: c.At.H - 1}).Frame(heading, o.Word("overlay.close"), draw.Style{Fore: draw.Accent})
	over := max(len(lines)-inner.H, 0)
	from := min(o.overlay.scroll, over)
	view := c.Window(inner)
	for y := range min(inner.H, len(lines)-from) {
		lines[from+y].Draw(view, y)
	}
	if over > 0 {
		c.Right(c.At.W-3, c.At.H-2, o.Say("overlay.more", map[string]string{
			"at": draw.Tick(float64(o.overlay.scroll * 100 / over)),
		}), draw.Style{Fore: draw.Faint})
	}
}

// help explains everything on this screen: its panels in numbers, its
// controls, and every key, from the key table.
func (o cover) help(width int) []draw.Line {
	var lines []draw.Line
	head := func(text string) {
		if len(lines) > 0 {
			lines = append(lines, draw.Line{})
		}
		lines = append(lines, draw.PlainLine(text, draw.Style{Fore: draw.Strong, Bold: true}))
	}
	if o.Lesson != nil {
		if goals := o.goals(width); len(goals) > 0 {
			head(o.Word("read.goals"))
			lines = append(lines, goals...)
		}
		if len(o.Lesson.Session.Scene())+len(o.Lesson.Session.Controls()) > 0 {
			head(o.Word("help.screen"))
		}
		for _, panel := range o.tongue().scene(o.Lesson.Session.Scene()) {
			lines = append(lines, named(o.Word("panel."+panel.About().ID), o.Summary(panel), width)...)
		}
		for _, control := range o.Lesson.Session.Controls() {
			lines = append(lines, named(o.Word("control."+control.Name()), o.control(control), width)...)
		}
	}
	head(o.Word("help.keys"))
	for _, b := range o.table {
		if b.place&o.under() == 0 {
			continue
		}
		lines = append(lines, named(o.tongue().keys(b), o.Word("help."+b.ID), width)...)
	}
	if section := o.Book.Section("help"); section != nil {
		head(section.Title)
		lines = append(lines, draw.Prose(section.Body, min(width, 76), draw.Style{Fore: draw.Text})...)
	}
	return lines
}

// goals lists what is asked of the learner: the goals, of those that are met with why,
// and the questions that were put to them.
func (o cover) goals(width int) []draw.Line {
	session := o.Lesson.Session
	var lines []draw.Line
	add := func(mark string, ink draw.Color, text string) {
		set := draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Text}}}, min(width, 110), 2)
		if len(set) > 0 {
			set[0].Mark, set[0].MarkInk = mark, draw.Style{Fore: ink, Bold: true}
		}
		lines = append(lines, set...)
	}
	for _, goal := range session.Screen().Goals {
		text := o.Word("goal." + goal.ID)
		if !session.Met(goal.ID) {
			add("◎", draw.Accent, text)
			continue
		}
		add("✓", draw.Success, text)
		add("", draw.None, strings.ReplaceAll(o.Word("why."+goal.ID), "**", ""))
	}
	for _, asked := range session.Screen().Questions {
		words := o.Voice.Screen(session.Screen().ID).Question(asked.ID)
		if given, answered := session.Answered(asked.ID); answered && words != nil {
			mark := "◇"
			if given.Right {
				mark = "✓"
			}
			add(mark, draw.Guess, content.PlainText(words.Prompt))
		}
	}
	return lines
}

// control says how a control stands, and what else it may be.
func (o cover) control(control lessons.Control) string {
	switch c := control.(type) {
	case lessons.Slider:
		return o.Say("help.slider", map[string]string{"value": sliderValue(c), "low": sliderEnd(c, c.Min), "high": sliderEnd(c, c.Max)})
	case lessons.Choices:
		var options []string
		for i, option := range c.Options {
			if option = o.Word(option); i == c.Get() {
				option = "‹ " + option + " ›"
			}
			options = append(options, option)
		}
		return strings.Join(options, "   ")
	case lessons.Switch:
		if c.Get() {
			return o.Word("switch.on")
		}
		return o.Word("switch.off")
	case lessons.Text:
		return c.Get()
	}
	return ""
}

// named sets a name in its own column and a text beside it.
func named(name, text string, width int) []draw.Line {
	const column = 24
	lines := draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Text}}}, min(width, 110), column)
	if len(lines) == 0 {
		lines = []draw.Line{{Indent: column}}
	}
	lines[0].Mark, lines[0].MarkInk = draw.Crop(name, column-2), draw.Style{Fore: draw.Accent, Bold: true}
	return lines
}

// glossary sets each term in both languages, side by side.
func (o cover) glossary(width int) []draw.Line {
	left, right := o.tongue().book(), o.tongue().other().book()
	half := (width - 4) / 2
	var lines []draw.Line
	for i, entry := range left.Glossary() {
		a := glossed(left, entry, half)
		if entry.Term == o.overlay.term {
			a[0].Segments[0].Style = draw.Style{Fore: draw.Dark, Back: draw.Accent, Bold: true}
		}
		b := glossed(right, right.Glossary()[i], half)
		for k := range max(len(a), len(b)) {
			var joined draw.Line
			if k < len(a) {
				joined = a[k]
			}
			if k < len(b) {
				pad := half + 4 - joined.Indent
				for _, s := range joined.Segments {
					pad -= draw.Cells(s.Text)
				}
				joined.Segments = append(joined.Segments, draw.Segment{Text: strings.Repeat(" ", max(pad, 1)), Style: draw.Style{}})
				joined.Segments = append(joined.Segments, dim(b[k].Segments)...)
			}
			lines = append(lines, joined)
		}
		lines = append(lines, draw.Line{})
	}
	return lines
}

// glossed sets one entry of the glossary, and below it the screen where it is met.
func glossed(book *content.Book, entry content.Entry, width int) []draw.Line {
	lines := []draw.Line{draw.PlainLine(entry.Term, draw.Style{Fore: draw.Accent, Bold: true})}
	lines = append(lines, draw.Prose(entry.Body, width, draw.Style{Fore: draw.Text})...)
	chapter, screen, found := strings.Cut(entry.Met, "/")
	if !found {
		return lines
	}
	place := "› " + draw.Title(book, chapter) + " › " + book.Chapter(chapter).Screen(screen).Title
	return append(lines, draw.PlainLine(draw.Crop(place, width), draw.Style{Fore: draw.Faint}))
}

// dim gives the other language a quieter ink.
func dim(segments []draw.Segment) []draw.Segment {
	quiet := make([]draw.Segment, len(segments))
	for i, s := range segments {
		if s.Style.Fore == draw.Text || s.Style.Fore == draw.Strong {
			s.Style.Fore = draw.Muted
		}
		quiet[i] = s
	}
	return quiet
}

// code sets the Python of the screen, as it really runs.
func (o cover) code(width int) []draw.Line {
	lines := draw.Wrap([]draw.Segment{{Text: o.Word("code.copied"), Style: draw.Style{Fore: draw.Muted, Italic: true}}}, width, 0)
	lines = append(lines, draw.Line{})
	return append(lines, codeLines(o.Lesson.Session.Screen().Code(), width)...)
}

// codeMark begins what of a line of code goes on below, for want of room.
const codeMark = "  … "

// codeLines are those of code; one that is wider than there is room goes on below, behind
// a mark, for no line is cut.
func codeLines(code string, width int) (lines []draw.Line) {
	for row := range strings.SplitSeq(strings.TrimRight(code, "\n"), "\n") {
		style, bare := draw.Style{Fore: draw.Text}, strings.TrimLeft(row, " ")
		if strings.HasPrefix(bare, "#") {
			style.Fore = draw.Faint
		}
		if draw.Cells(row) <= width || width <= 2*draw.Cells(codeMark) { // nobody reads code there
			lines = append(lines, draw.PlainLine(row, style))
			continue
		}
		broken := draw.Wrap([]draw.Segment{{Text: bare, Style: style}}, width-draw.Cells(codeMark), min(len(row)-len(bare), width/2))
		for i := range broken[1:] {
			rest := &broken[i+1]
			rest.Segments = append([]draw.Segment{{Text: codeMark, Style: draw.Style{Fore: draw.Faint}}}, rest.Segments...)
		}
		lines = append(lines, broken...)
	}
	return lines
}
