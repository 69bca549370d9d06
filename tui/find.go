package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sinapse/lessons"
)

// A quest is an open search: what is typed, what it found, which one is chosen.
type quest struct {
	input textinput.Model
	found []*finding
	at    int
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
	m.overlay.quest = &quest{input: input}
	m.seek()
	return nil
}

// index is what can be found in the learner's language; it is made once.
func (m *Model) index() []finding {
	index, ok := m.caches.index[m.language]
	if !ok {
		index = newIndex(book(m.language))
		m.caches.index[m.language] = index
	}
	return index
}

// seek searches for what is typed.
func (m *Model) seek() {
	q := m.overlay.quest
	q.found, q.at = search(m.index(), q.input.Value()), 0
}

// questKey gives a key to the open search. It tells whether the search took it.
func (m *Model) questKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	q := m.overlay.quest
	key := msg.String()
	if by, ok := map[string]int{"up": -1, "down": 1, "pgup": -5, "pgdown": 5, "ctrl+p": -1, "ctrl+n": 1}[key]; ok {
		q.move(by)
		return nil, true
	}
	switch key {
	case "ctrl+c", "ctrl+z":
		return nil, false
	case "esc":
		m.overlay = overlay{}
	case "enter":
		return m.goFound(), true
	default:
		before := q.input.Value()
		q.input, _ = q.input.Update(msg) // its command only blinks
		if q.input.Value() != before {
			q.tidy()
			m.seek()
		}
	}
	return nil, true
}

// move chooses another of what was found.
func (q *quest) move(by int) { q.at = max(min(q.at+by, len(q.found)-1), 0) }

// pasteQuest puts pasted text into what is searched for.
func (m *Model) pasteQuest(text string) {
	q := m.overlay.quest
	q.input.SetValue(q.input.Value() + strings.Join(strings.Fields(text), " "))
	q.input.CursorEnd()
	q.tidy()
	m.seek()
}

// tidy takes out what does not fill exactly one cell.
func (q *quest) tidy() {
	text := strings.Map(func(char rune) rune {
		if lipgloss.Width(string(char)) != 1 {
			return -1
		}
		return char
	}, q.input.Value())
	if text != q.input.Value() {
		q.input.SetValue(text)
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
	if f.term != "" {
		m.open(glossaryOverlay)
		m.overlay.term = f.term
		m.overlay.scroll = slices.IndexFunc(m.glossary(m.size.width-6), func(l line) bool {
			return len(l.segments) > 0 && l.segments[0].text == f.term && l.segments[0].style.Bold
		})
		m.settle()
		return nil
	}
	if m.lesson != nil && m.lesson.id == f.chapter {
		if f.screen != "" && f.screen != m.lesson.session.Screen().ID {
			m.lesson.goTo(f.screen)
		}
		return nil
	}
	var left tea.Cmd
	if m.lesson != nil {
		left = m.leave()
	}
	m.home.at = slices.IndexFunc(m.home.chapters, func(entry lessons.Entry) bool { return entry.ID == f.chapter })
	m.enterChapter(f.chapter, f.screen)
	if m.lesson == nil {
		m.notice = noted("notice.coming")
		return left
	}
	return tea.Batch(left, m.save())
}

// drawFind draws the search over the whole page: what is typed, and below it
// two rows for each thing found.
func (m *Model) drawFind(c canvas, v *voice) {
	const rows = 3 // of each thing found, with the empty one
	q := m.overlay.quest
	c.window(Rect{0, 0, c.at.W, c.at.H - 1}).frame(v.word("find.title"), v.word("find.how"), Style{Fore: Accent})
	inner := c.window(Rect{3, 2, c.at.W - 6, c.at.H - 4})
	count := v.say("find.count", map[string]string{"n": tick(float64(len(q.found)))})
	inner.right(inner.at.W, 0, count, Style{Fore: Muted})
	m.drawTyped(inner.window(Rect{0, 0, inner.at.W - cells(count) - 2, 1}), v)
	list := inner.window(Rect{0, 2, inner.at.W, inner.at.H - 2})
	if len(q.found) == 0 {
		for y, l := range wrap([]segment{{v.word("find.nothing"), Style{Fore: Muted}}}, list.at.W, 0) {
			l.draw(list, y)
		}
		return
	}
	room := max((list.at.H+1)/rows, 1)
	from := min(max(q.at-room/2, 0), max(len(q.found)-room, 0))
	wanted := strings.Fields(string(fold(q.input.Value())))
	for i := range min(room, len(q.found)-from) {
		at := list.window(Rect{0, i * rows, list.at.W, 2})
		m.drawFinding(at, q.found[from+i], wanted, from+i == q.at)
		m.hit(list, Rect{0, i * rows, list.at.W, 2}, func() {
			q.at = from + i
			m.pressed = (*Model).goFound
		})
	}
}

// drawTyped draws what is searched for, with its cursor.
func (m *Model) drawTyped(c canvas, v *voice) {
	input := m.overlay.quest.input
	x := c.text(0, 0, "/ ", Style{Fore: Accent, Bold: true})
	typed := []rune(input.Value())
	for i, char := range typed {
		style := Style{Fore: Strong, Bold: true}
		if i == input.Position() {
			style = Style{Fore: Dark, Back: Accent, Bold: true}
		}
		c.set(x, 0, char, style)
		x++
	}
	if input.Position() >= len(typed) {
		c.set(x, 0, '▏', Style{Fore: Accent})
		x++
	}
	if len(typed) == 0 {
		c.text(x+1, 0, crop(v.word("find.what"), c.at.W-x-1), Style{Fore: Faint})
	}
}

// drawFinding draws one thing that was found: its name and what it is, and the
// words around what was searched for.
func (m *Model) drawFinding(c canvas, f *finding, wanted []string, chosen bool) {
	name := Style{Fore: Text, Bold: true}
	if chosen {
		c.fill(Rect{0, 0, c.at.W, 2}, Selection)
		c.set(0, 0, '▸', Style{Fore: Accent, Bold: true})
		name.Fore = Strong
	}
	where := crop(f.where, max(c.at.W/2-4, 0))
	c.right(c.at.W-1, 0, where, Style{Fore: Muted})
	head := crop(f.title, c.at.W-5-cells(where))
	lit := lights(fold(head), wanted)
	for i, char := range []rune(head) {
		c.set(2+i, 0, char, name.lit(lit[i]))
	}
	text, marked := f.snippet(wanted, c.at.W-3)
	for i, char := range text {
		c.set(2+i, 1, char, Style{Fore: Muted}.lit(marked[i]))
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

// lit is the style of what was searched for.
func (s Style) lit(yes bool) Style {
	if yes {
		s.Fore, s.Bold = Accent, true
	}
	return s
}
