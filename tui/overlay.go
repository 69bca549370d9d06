package tui

import (
	"strings"

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
	endingOverlay
)

// An overlay is a page to read above the lesson, or above the map.
type overlay struct {
	kind   overlayKind
	scroll int
	copied bool
	term   string // the term of the glossary that was looked for
	quest  *quest // of the search
}

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

// overlayKey gives a key to the overlay. It tells whether the overlay took it.
func (m *Model) overlayKey(key string) bool {
	steps := map[string]int{
		"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -10, "pgdown": 10, "space": 10, "home": -10000, "end": 10000,
	}
	if by, ok := steps[key]; ok {
		m.overlay.scroll = max(m.overlay.scroll+by, 0)
		return true
	}
	switch key {
	case "esc", "enter":
		m.overlay = overlay{}
		return true
	case "?", "g", "c", "/", "L", "q", "ctrl+c", "ctrl+z", "m":
		return false
	}
	return true
}

// overlayLines are the heading and the words of what is open.
func (m *Model) overlayLines(v *draw.Voice, width int) (string, []draw.Line) {
	switch m.overlay.kind {
	case helpOverlay:
		return v.Word("help.title"), m.help(v, width)
	case glossaryOverlay:
		return v.Word("glossary.title"), m.glossary(width)
	case codeOverlay:
		return v.Word("code.title"), m.code(v, width)
	case endingOverlay:
		return v.Book.Section("ending").Title, m.ending(v, min(width, 76))
	case findOverlay, noOverlay:
	}
	return "", nil
}

// settle brings what is scrolled back to where the words end.
func (m *Model) settle() {
	v := m.Voice()
	if m.overlay.scroll > 0 {
		_, lines := m.overlayLines(v, m.Size.Width-6)
		m.overlay.scroll = min(m.overlay.scroll, max(len(lines)-m.Size.Height+4, 0))
	}
	if l := m.Lesson; l != nil && l.scroll > 0 {
		page := m.arranged(v, len(l.Session.Scene()))
		lines, task := m.allWords(v, page.Words)
		room := page.Words.H - len(task) - draw.Extra(len(task) > 0)
		l.scroll = min(l.scroll, max(len(lines)-room, 0))
	}
}

// drawOverlay draws what is open, over the whole page.
func (m *Model) drawOverlay(c draw.Canvas, v *draw.Voice) {
	inner := draw.Rect{X: 3, Y: 2, W: c.At.W - 6, H: c.At.H - 4}
	heading, lines := m.overlayLines(v, inner.W)
	m.hit(c, draw.Rect{X: 0, Y: 0, W: c.At.W, H: 1}, func() { m.overlay = overlay{} })
	c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: c.At.H - 1}).Frame(heading, v.Word("overlay.close"), draw.Style{Fore: draw.Accent})
	over := max(len(lines)-inner.H, 0)
	from := min(m.overlay.scroll, over)
	view := c.Window(inner)
	for y := range min(inner.H, len(lines)-from) {
		lines[from+y].Draw(view, y)
	}
	if over > 0 {
		c.Right(c.At.W-3, c.At.H-2, v.Say("overlay.more", map[string]string{
			"at": draw.Tick(float64(m.overlay.scroll * 100 / over)),
		}), draw.Style{Fore: draw.Faint})
	}
}

// help explains everything on this screen: its panels in numbers, its
// controls, and every key, from the key table.
func (m *Model) help(v *draw.Voice, width int) []draw.Line {
	var lines []draw.Line
	head := func(text string) {
		if len(lines) > 0 {
			lines = append(lines, draw.Line{})
		}
		lines = append(lines, draw.PlainLine(text, draw.Style{Fore: draw.Strong, Bold: true}))
	}
	if m.Lesson != nil {
		if len(m.Lesson.Session.Scene()) > 0 {
			head(v.Word("help.screen"))
		}
		for _, panel := range m.Lesson.Session.Scene() {
			lines = append(lines, named(v.Word("panel."+panel.About().ID), v.Summary(panel), width)...)
		}
	}
	head(v.Word("help.keys"))
	for _, b := range m.table {
		if b.place&m.here() == 0 {
			continue
		}
		key := b.Shown
		if word, ok := v.Book.Word("keyname." + key); ok {
			key = word
		}
		lines = append(lines, named(key, v.Word("help."+b.ID), width)...)
	}
	if section := v.Book.Section("help"); section != nil {
		head(section.Title)
		lines = append(lines, draw.Prose(section.Body, min(width, 76), draw.Style{Fore: draw.Text})...)
	}
	return lines
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
func (m *Model) glossary(width int) []draw.Line {
	left, right := draw.Book(m.language), draw.Book(m.other())
	half := (width - 4) / 2
	var lines []draw.Line
	for i, entry := range left.Glossary() {
		a := glossed(entry, half)
		if entry.Term == m.overlay.term {
			a[0].Segments[0].Style = draw.Style{Fore: draw.Dark, Back: draw.Accent, Bold: true}
		}
		b := glossed(right.Glossary()[i], half)
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

// glossed sets one entry of the glossary.
func glossed(entry content.Entry, width int) []draw.Line {
	lines := []draw.Line{draw.PlainLine(entry.Term, draw.Style{Fore: draw.Accent, Bold: true})}
	return append(lines, draw.Prose(entry.Body, width, draw.Style{Fore: draw.Text})...)
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
func (m *Model) code(v *draw.Voice, width int) []draw.Line {
	lines := draw.Wrap([]draw.Segment{{Text: v.Word("code.copied"), Style: draw.Style{Fore: draw.Muted, Italic: true}}}, width, 0)
	lines = append(lines, draw.Line{})
	for row := range strings.SplitSeq(strings.TrimRight(m.Lesson.Session.Screen().Code(), "\n"), "\n") {
		style := draw.Style{Fore: draw.Text}
		if strings.HasPrefix(strings.TrimSpace(row), "#") {
			style.Fore = draw.Faint
		}
		lines = append(lines, draw.PlainLine(row, style))
	}
	return lines
}
