package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"

	"sinapse/lessons/course"
	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// A quest is an open search: what is typed, what it found, which one is chosen.
type quest struct {
	index  []finding // in which to search
	input  textinput.Model
	wanted []string // the words that are searched for, and those that mean the same
	found  []*finding
	at     int
}

// openFind opens the search over everything that there is to read.
func (m *Model) openFind() tea.Cmd {
	m.open(findOverlay)
	if m.overlay.kind != findOverlay {
		return nil
	}
	input := textinput.New()
	input.CharLimit = 64
	input.Prompt = ""
	input.Focus()
	m.overlay.quest = &quest{index: m.caches.findings(m.tongue(), m.seed), input: input}
	m.overlay.quest.seek()
	return nil
}

// findings are what can be found in the learner's language; it is made once.
func (c *caches) findings(t tongue, seed uint32) []finding {
	index, ok := c.index[t.language]
	if !ok {
		index = newIndex(t.book(), seed)
		c.index[t.language] = index
	}
	return index
}

// seek searches for what is typed.
func (q *quest) seek() {
	ways := senses(q.index, q.input.Value())
	q.wanted, q.found, q.at = nil, rankAll(q.index, ways), 0
	for _, way := range ways {
		q.wanted = append(q.wanted, way.words...)
	}
}

// write gives a key to what is searched for.
func (q *quest) write(msg tea.KeyPressMsg) {
	before := q.input.Value()
	q.input, _ = q.input.Update(msg) // its command only blinks
	if q.input.Value() != before {
		tidy(&q.input)
		q.seek()
	}
}

// choose goes up or down what was found, by a key.
func (q *quest) choose(key string) {
	q.move(map[string]int{"up": -1, "down": 1, "pgup": -5, "pgdown": 5, "ctrl+p": -1, "ctrl+n": 1}[key])
}

// move chooses another of what was found.
func (q *quest) move(by int) { q.at = max(min(q.at+by, len(q.found)-1), 0) }

// paste puts pasted text into what is searched for.
func (q *quest) paste(text string) {
	q.input.SetValue(q.input.Value() + strings.Join(strings.Fields(text), " "))
	q.input.CursorEnd()
	tidy(&q.input)
	q.seek()
}

// tidy takes out what does not fill exactly one cell.
func tidy(input *textinput.Model) {
	text := strings.Map(func(char rune) rune {
		if lipgloss.Width(string(char)) != 1 {
			return -1
		}
		return char
	}, input.Value())
	if text != input.Value() {
		input.SetValue(text)
	}
}

// goFound goes to what is chosen.
func (m *Model) goFound() tea.Cmd {
	q := m.overlay.quest
	if len(q.found) == 0 {
		return nil
	}
	f := q.found[q.at]
	m.overlay = overlay{}
	if f.chapter == "" && f.term == "" {
		m.open(helpOverlay)
		return nil
	}
	if f.term != "" {
		m.open(glossaryOverlay)
		m.overlay.term = f.term
		m.overlay.scroll = slices.IndexFunc(m.cover().glossary(m.Size.Width-6), func(l draw.Line) bool {
			return len(l.Segments) > 0 && l.Segments[0].Text == f.term && l.Segments[0].Style.Bold
		})
		m.settle()
		return nil
	}
	if m.Lesson != nil && m.Lesson.id == f.chapter {
		if f.screen != "" && f.screen != m.Lesson.Session.Screen().ID {
			m.Lesson.GoTo(f.screen)
		}
		return nil
	}
	var left tea.Cmd
	if m.Lesson != nil {
		left = m.leave()
	}
	m.Home.at = slices.IndexFunc(m.Home.chapters, func(entry course.Entry) bool { return entry.ID == f.chapter })
	m.enterChapter(f.chapter, f.screen)
	if m.Lesson == nil {
		m.Notice = Noted("notice.coming")
		return left
	}
	return tea.Batch(left, m.save())
}

// drawFind draws the search over the whole page: what is typed, and below it
// two rows for each thing found.
func (o cover) drawFind(c draw.Canvas) {
	const rows = 3 // of each thing found, with the empty one
	q := o.overlay.quest
	c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: c.At.H - 1}).Frame(o.Word("find.title"), o.Word("find.how"), draw.Style{Fore: draw.Accent})
	inner := c.Window(draw.Rect{X: 3, Y: 2, W: c.At.W - 6, H: c.At.H - 4})
	count := o.Say("find.count", map[string]string{"n": draw.Tick(float64(len(q.found)))})
	inner.Right(inner.At.W, 0, count, draw.Style{Fore: draw.Muted})
	drawTyped(inner.Window(draw.Rect{X: 0, Y: 0, W: inner.At.W - draw.Cells(count) - 2, H: 1}), "/ ", q.input, o.Word("find.what"))
	list := inner.Window(draw.Rect{X: 0, Y: 2, W: inner.At.W, H: inner.At.H - 2})
	if len(q.found) == 0 {
		for y, l := range draw.Wrap([]draw.Segment{{Text: o.Word("find.nothing"), Style: draw.Style{Fore: draw.Muted}}}, list.At.W, 0) {
			l.Draw(list, y)
		}
		return
	}
	room := max((list.At.H+1)/rows, 1)
	from := min(max(q.at-room/2, 0), max(len(q.found)-room, 0))
	for i := range min(room, len(q.found)-from) {
		at := list.Window(draw.Rect{X: 0, Y: i * rows, W: list.At.W, H: 2})
		o.drawFinding(at, q.found[from+i], q.wanted, from+i == q.at)
		o.pointer.hit(list, draw.Rect{X: 0, Y: i * rows, W: list.At.W, H: 2}, func() {
			q.at = from + i
			o.pointer.pressed = (*Model).goFound
		})
	}
}

// drawTyped draws what is typed behind a mark, around its cursor; where nothing is, what
// may be.
func drawTyped(c draw.Canvas, mark string, input textinput.Model, what string) {
	x := c.Text(0, 0, mark, draw.Style{Fore: draw.Accent, Bold: true})
	typed := []rune(input.Value())
	first := max(input.Position()-(c.At.W-x-2), 0)
	for i, char := range typed[first:] {
		style := draw.Style{Fore: draw.Strong, Bold: true}
		if first+i == input.Position() {
			style = draw.Style{Fore: draw.Dark, Back: draw.Accent, Bold: true}
		}
		c.Set(x, 0, char, style)
		x++
	}
	if input.Position() >= len(typed) {
		c.Set(x, 0, '▏', draw.Style{Fore: draw.Accent})
		x++
	}
	if len(typed) == 0 {
		c.Text(x+1, 0, draw.Crop(what, c.At.W-x-1), draw.Style{Fore: draw.Faint})
	}
}

// drawFinding draws one thing that was found: its name and what it is, and the
// words around what was searched for.
func (o cover) drawFinding(c draw.Canvas, f *finding, wanted []string, chosen bool) {
	name := draw.Style{Fore: draw.Text, Bold: true}
	if chosen {
		c.Fill(draw.Rect{X: 0, Y: 0, W: c.At.W, H: 2}, draw.Selection)
		c.Set(0, 0, '▸', draw.Style{Fore: draw.Accent, Bold: true})
		name.Fore = draw.Strong
	}
	where := draw.Crop(f.where, max(c.At.W/2-4, 0))
	c.Right(c.At.W-1, 0, where, draw.Style{Fore: draw.Muted})
	head := draw.Crop(f.title, c.At.W-5-draw.Cells(where))
	lit := lights(Fold(head), wanted)
	for i, char := range []rune(head) {
		c.Set(2+i, 0, char, name.Lit(lit[i]))
	}
	text, marked := f.snippet(wanted, c.At.W-3)
	for i, char := range text {
		c.Set(2+i, 1, char, draw.Style{Fore: draw.Muted}.Lit(marked[i]))
	}
}

// lights tells which characters of a folded text belong to a wanted word.
func lights(text []rune, wanted []string) []bool {
	lit := make([]bool, len(text))
	for _, word := range wanted {
		if at, _ := within(text, word); at >= 0 {
			for k := range []rune(word) {
				lit[at+k] = true
			}
		}
	}
	return lit
}
