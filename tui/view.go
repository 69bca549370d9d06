package tui

import (
	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
)

// View draws the whole screen. It is cheap, and changes nothing but caches.
func (m *Model) View() tea.View {
	view := tea.NewView(m.Draw())
	view.AltScreen = true
	view.WindowTitle = "sinapse"
	if !m.mouseOff {
		view.MouseMode = tea.MouseModeCellMotion
	}
	return view
}

// Draw returns the screen as lines with escape sequences.
func (m *Model) Draw() string {
	width, height := m.size.width, m.size.height
	if width < 1 || height < 1 {
		return ""
	}
	c := newCanvas(width, height)
	*m.hits = (*m.hits)[:0]
	v := m.voice()
	switch {
	case width < tinyWidth || height < tinyHeight:
		m.drawSmall(c, v)
	case m.overlay.kind != noOverlay:
		m.drawOverlay(c, v)
	case m.lesson != nil:
		m.drawLesson(c, v)
	default:
		m.drawHome(c, v)
	}
	return c.render(m.theme)
}

// drawSmall asks for room.
func (m *Model) drawSmall(c canvas, v *voice) {
	lines := wrap([]segment{{v.word("small"), Style{Fore: Text}}}, max(c.at.W-2, 1), 0)
	for i, l := range lines {
		l.draw(c.window(Rect{1, 0, c.at.W - 2, c.at.H}), max((c.at.H-len(lines))/2, 0)+i)
	}
}

// drawLesson draws a lesson's page.
func (m *Model) drawLesson(c canvas, v *voice) {
	l := m.lesson
	scene := l.session.Scene()
	page := Arrange(c.at.W, c.at.H, len(l.session.Controls()), len(l.session.Scene()))
	d := m.drawer(v, scene)
	m.drawHeader(c.window(page.Header), v)
	switch page.Mode {
	case Wide:
		m.drawWords(c.window(page.Words), v)
		m.drawStage(c, page.Stage, d, scene)
	case Compact:
		m.drawCompact(c, page, d, scene)
	case Tiny:
		m.drawTiny(c, page, d, scene)
	case TooSmall:
	}
	m.drawKnobs(c.window(page.Knobs), v)
	m.drawStrip(c.window(page.Help), v)
	if l.sum {
		m.drawSum(c, page, d)
	}
}

// drawer returns what draws the panels of the present scene.
func (m *Model) drawer(v *voice, scene lessons.Scene) *drawer {
	l := m.lesson
	d := &drawer{voice: v, theme: m.theme, chosen: l.session.Selected(), linear: l.linear, maps: &m.caches.maps}
	if l.focus >= 1 && l.focus <= len(scene) {
		d.focus = scene[l.focus-1].About().ID
	}
	return d
}

// drawWords draws prose, and below it questions, goals and hints. Where there
// is no room for all, the prose scrolls and the task stays.
func (m *Model) drawWords(c canvas, v *voice) {
	lines, task := m.allWords(v, c.at)
	room := c.at.H
	if len(task) > 0 {
		room = max(min(len(lines), c.at.H-1-len(task)), 0)
		m.drawTail(c.window(Rect{0, room + extra(room > 0), c.at.W, c.at.H}), task)
	}
	m.drawLines(c.window(Rect{0, 0, c.at.W, room}), lines)
}

// allWords sets the prose of the screen, and its task: in short where it would
// leave the prose too little room.
func (m *Model) allWords(v *voice, at Rect) (lines, task []line) {
	const least = 6                                   // rows of prose
	lines, task = m.prose(v, at.W-2), m.task(v, at.W) // two columns for the arrows of scrolling
	if len(lines)+1+len(task) > at.H && len(task) > at.H-1-least {
		task = m.taskShort(v, at.W)
		task = task[:min(len(task), max(at.H-1-least, 4))]
	}
	return lines, task
}

// A proseKey is what set prose depends on.
type proseKey struct {
	language content.Language
	chapter  string
	screen   string
	width    int
}

// prose sets the prose of the screen; it is kept, because it changes seldom.
func (m *Model) prose(v *voice, width int) []line {
	screen := m.lesson.session.Screen().ID
	key := proseKey{m.language, m.lesson.id, screen, width}
	if m.caches.prose != key {
		m.caches.prose, m.caches.lines = key, prose(v.screen(screen).Body, width, Style{Fore: Text})
	}
	return m.caches.lines
}

// drawLines draws lines from where the words are scrolled to; what is not
// shown is announced at the edges.
func (m *Model) drawLines(c canvas, lines []line) {
	over := max(len(lines)-c.at.H, 0)
	from := min(m.lesson.scroll, over)
	for y := range min(c.at.H, len(lines)-from) {
		lines[from+y].draw(c, y)
	}
	if from > 0 {
		c.set(c.at.W-1, 0, '↑', Style{Fore: Accent})
	}
	if from < over {
		c.set(c.at.W-1, c.at.H-1, '↓', Style{Fore: Accent})
	}
}

// drawStage draws the panels below each other. Those that have no room share
// the last place, as tabs.
func (m *Model) drawStage(c canvas, r Rect, d *drawer, scene lessons.Scene) {
	places, shown := stack(r, scene, m.lesson.focus-1)
	for i, at := range places {
		m.drawPanel(c, at, d, scene, shown[i], len(places) < len(scene) && i == len(places)-1)
	}
}

// drawPanel draws one panel into its place; with tabs it says which of how
// many it is.
func (m *Model) drawPanel(c canvas, at Rect, d *drawer, scene lessons.Scene, i int, tabs bool) {
	aside := ""
	if tabs {
		aside = d.say("tabs", map[string]string{"n": tick(float64(i + 1)), "all": tick(float64(len(scene)))})
	}
	d.panel(c.window(at), scene[i], aside)
	m.hit(c, at, func() { m.lesson.turnTo(i + 1) })
}

// stack places as many panels as have room, in their order; focus names the
// one that must be among them.
func stack(r Rect, scene lessons.Scene, focus int) (places []Rect, shown []int) {
	rows, used := []int{}, 0
	for _, panel := range scene {
		n := needs(panel)
		if used+n.least+2 > r.H && len(rows) > 0 {
			break
		}
		rows = append(rows, n.least+2)
		used += n.least + 2
		shown = append(shown, len(shown))
	}
	if len(shown) == 0 {
		return nil, nil
	}
	if focus >= len(shown) && focus < len(scene) {
		last := len(shown) - 1
		used -= rows[last]
		shown[last], rows[last] = focus, min(needs(scene[focus]).least+2, r.H-used)
		used += rows[last]
	}
	gap := 0
	if r.H-used > 3*len(rows) {
		gap = 1
	}
	spread(rows, r.H-used-gap*(len(rows)-1), scene, shown)
	y := r.Y
	for _, h := range rows {
		places = append(places, Rect{r.X, y, r.W, min(h, r.Y+r.H-y)})
		y += h + gap
	}
	return places, shown
}

// spread gives free rows to the panels: first up to what each wants, then to
// those for whom more is welcome.
func spread(rows []int, free int, scene lessons.Scene, shown []int) {
	for i, k := range shown {
		more := min(max(needs(scene[k]).wanted+2-rows[i], 0), max(free, 0))
		if !needs(scene[k]).stretch && more < needs(scene[k]).wanted+2-rows[i] {
			continue // airy or dense, nothing between
		}
		rows[i] += more
		free -= more
	}
	const most = 24
	for changed := true; changed && free > 0; {
		changed = false
		for i, k := range shown {
			if needs(scene[k]).stretch && free > 0 && rows[i] < most {
				rows[i]++
				free--
				changed = true
			}
		}
	}
}

// drawCompact shares the page: the first panel on top, the task and another
// panel below; prose takes the top when it has the focus.
func (m *Model) drawCompact(c canvas, page Layout, d *drawer, scene lessons.Scene) {
	l := m.lesson
	task := m.taskShort(d.voice, page.Task.W)
	if l.focus > len(scene) || len(scene) == 0 {
		m.drawWords(c.window(page.Words), d.voice)
		return
	}
	top := Rect{page.Stage.X, page.Stage.Y, page.Stage.W, needs(scene[0]).least + 2}
	below := max(len(task), 7)
	if needs(scene[0]).stretch || len(scene) == 1 {
		top.H = max(page.Stage.H-below-1, 9)
	}
	top.H = min(top.H, page.Stage.H-4)
	m.drawPanel(c, top, d, scene, 0, false)
	rest := Rect{page.Stage.X, top.Y + top.H, page.Stage.W, page.Stage.H - top.H}
	taskAt := Rect{page.Task.X, rest.Y, page.Task.W, rest.H}
	if len(scene) > 1 {
		i := max(l.focus-1, 1)
		side := Rect{rest.X + page.Task.W + 2, rest.Y, rest.W - page.Task.W - 2, rest.H}
		m.drawPanel(c, side, d, scene, i, len(scene) > 2)
	} else {
		taskAt.W = rest.W - 2
		task = m.taskShort(d.voice, taskAt.W)
	}
	m.drawTail(c.window(taskAt), task)
}

// drawTail draws the lines of a task from the top, without scrolling.
func (m *Model) drawTail(c canvas, lines []line) {
	for y, l := range lines {
		l.draw(c, y)
		if l.hit != nil {
			m.hit(c, Rect{0, y, c.at.W, 1}, l.hit)
		}
	}
}

// drawTiny shows one pane at a time under the task.
func (m *Model) drawTiny(c canvas, page Layout, d *drawer, scene lessons.Scene) {
	l := m.lesson
	task := m.taskShort(d.voice, page.Task.W)
	page.Task.H = min(max(len(task), 1), page.Knobs.Y-1)
	if l.openQuestion() == "" { // a question is shown whole, a goal with how far
		page.Task.H = min(page.Task.H, 3)
	}
	top := page.Task.Y + page.Task.H
	page.Stage.Y, page.Stage.H = top, page.Knobs.Y-top
	page.Words.Y, page.Words.H = top, page.Knobs.Y-top
	m.drawTail(c.window(page.Task), task)
	if l.focus > len(scene) || len(scene) == 0 {
		m.drawLines(c.window(page.Words), m.prose(d.voice, page.Words.W))
		return
	}
	i := max(l.focus-1, 0)
	m.drawPanel(c, page.Stage, d, scene, i, len(scene) > 1)
}

// drawSum opens the sum behind the chosen item, above the words.
func (m *Model) drawSum(c canvas, page Layout, d *drawer) {
	l := m.lesson
	explain, chosen := l.session.Screen().Explain, l.session.Selected()
	if explain == nil || chosen == "" {
		return
	}
	bottom := page.Knobs.Y - 1
	for _, panel := range explain(chosen) {
		wide, high := 30, needs(panel).least+4
		if sum, ok := panel.(lessons.Arithmetic); ok {
			for _, terms := range sum.Lines {
				wide = max(wide, d.wide(terms))
			}
		}
		at := Rect{1, max(bottom-high, 1), min(wide+6, c.at.W-2), high}
		c.clear(at)
		card := c.window(at).frame(d.word("panel."+panel.About().ID), d.word("sum.close"), Style{Fore: Accent})
		d.inside(card.window(Rect{1, 1, card.at.W - 2, card.at.H - 2}), panel)
		bottom -= high
	}
}
