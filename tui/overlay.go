package tui

import (
	"strings"

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
	if m.lesson != nil {
		m.lesson.clock.running = false
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
	return tea.SetClipboard(m.lesson.session.Screen().Code())
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
func (m *Model) overlayLines(v *voice, width int) (string, []line) {
	switch m.overlay.kind {
	case helpOverlay:
		return v.word("help.title"), m.help(v, width)
	case glossaryOverlay:
		return v.word("glossary.title"), m.glossary(width)
	case codeOverlay:
		return v.word("code.title"), m.code(v, width)
	case endingOverlay:
		return v.book.Section("ending").Title, m.ending(v, min(width, 76))
	case findOverlay, noOverlay:
	}
	return "", nil
}

// settle brings what is scrolled back to where the words end.
func (m *Model) settle() {
	v := m.voice()
	if m.overlay.scroll > 0 {
		_, lines := m.overlayLines(v, m.size.width-6)
		m.overlay.scroll = min(m.overlay.scroll, max(len(lines)-m.size.height+4, 0))
	}
	if l := m.lesson; l != nil && l.scroll > 0 {
		page := m.arranged(v, len(l.session.Scene()))
		lines, task := m.allWords(v, page.Words)
		room := page.Words.H - len(task) - extra(len(task) > 0)
		l.scroll = min(l.scroll, max(len(lines)-room, 0))
	}
}

// drawOverlay draws what is open, over the whole page.
func (m *Model) drawOverlay(c canvas, v *voice) {
	inner := Rect{3, 2, c.at.W - 6, c.at.H - 4}
	heading, lines := m.overlayLines(v, inner.W)
	m.hit(c, Rect{0, 0, c.at.W, 1}, func() { m.overlay = overlay{} })
	c.window(Rect{0, 0, c.at.W, c.at.H - 1}).frame(heading, v.word("overlay.close"), Style{Fore: Accent})
	over := max(len(lines)-inner.H, 0)
	from := min(m.overlay.scroll, over)
	view := c.window(inner)
	for y := range min(inner.H, len(lines)-from) {
		lines[from+y].draw(view, y)
	}
	if over > 0 {
		c.right(c.at.W-3, c.at.H-2, v.say("overlay.more", map[string]string{
			"at": tick(float64(m.overlay.scroll * 100 / over)),
		}), Style{Fore: Faint})
	}
}

// help explains everything on this screen: its panels in numbers, its
// controls, and every key, from the key table.
func (m *Model) help(v *voice, width int) []line {
	var lines []line
	head := func(text string) {
		if len(lines) > 0 {
			lines = append(lines, line{})
		}
		lines = append(lines, plainLine(text, Style{Fore: Strong, Bold: true}))
	}
	if m.lesson != nil {
		if len(m.lesson.session.Scene()) > 0 {
			head(v.word("help.screen"))
		}
		for _, panel := range m.lesson.session.Scene() {
			lines = append(lines, named(v.word("panel."+panel.About().ID), v.summary(panel), width)...)
		}
	}
	head(v.word("help.keys"))
	for _, b := range m.table {
		if b.place&m.here() == 0 {
			continue
		}
		key := b.shown
		if word, ok := v.book.Word("keyname." + key); ok {
			key = word
		}
		lines = append(lines, named(key, v.word("help."+b.id), width)...)
	}
	if section := v.book.Section("help"); section != nil {
		head(section.Title)
		lines = append(lines, prose(section.Body, min(width, 76), Style{Fore: Text})...)
	}
	return lines
}

// named sets a name in its own column and a text beside it.
func named(name, text string, width int) []line {
	const column = 24
	lines := wrap([]segment{{text, Style{Fore: Text}}}, min(width, 110), column)
	if len(lines) == 0 {
		lines = []line{{indent: column}}
	}
	lines[0].mark, lines[0].markInk = crop(name, column-2), Style{Fore: Accent, Bold: true}
	return lines
}

// glossary sets each term in both languages, side by side.
func (m *Model) glossary(width int) []line {
	left, right := book(m.language), book(m.other())
	half := (width - 4) / 2
	var lines []line
	for i, entry := range left.Glossary() {
		a := glossed(entry, half)
		if entry.Term == m.overlay.term {
			a[0].segments[0].style = Style{Fore: Dark, Back: Accent, Bold: true}
		}
		b := glossed(right.Glossary()[i], half)
		for k := range max(len(a), len(b)) {
			var joined line
			if k < len(a) {
				joined = a[k]
			}
			if k < len(b) {
				pad := half + 4 - joined.indent
				for _, s := range joined.segments {
					pad -= cells(s.text)
				}
				joined.segments = append(joined.segments, segment{strings.Repeat(" ", max(pad, 1)), Style{}})
				joined.segments = append(joined.segments, dim(b[k].segments)...)
			}
			lines = append(lines, joined)
		}
		lines = append(lines, line{})
	}
	return lines
}

// glossed sets one entry of the glossary.
func glossed(entry content.Entry, width int) []line {
	lines := []line{plainLine(entry.Term, Style{Fore: Accent, Bold: true})}
	return append(lines, prose(entry.Body, width, Style{Fore: Text})...)
}

// dim gives the other language a quieter ink.
func dim(segments []segment) []segment {
	quiet := make([]segment, len(segments))
	for i, s := range segments {
		if s.style.Fore == Text || s.style.Fore == Strong {
			s.style.Fore = Muted
		}
		quiet[i] = s
	}
	return quiet
}

// code sets the Python of the screen, as it really runs.
func (m *Model) code(v *voice, width int) []line {
	lines := wrap([]segment{{v.word("code.copied"), Style{Fore: Muted, Italic: true}}}, width, 0)
	lines = append(lines, line{})
	for row := range strings.SplitSeq(strings.TrimRight(m.lesson.session.Screen().Code(), "\n"), "\n") {
		style := Style{Fore: Text}
		if strings.HasPrefix(strings.TrimSpace(row), "#") {
			style.Fore = Faint
		}
		lines = append(lines, plainLine(row, style))
	}
	return lines
}
