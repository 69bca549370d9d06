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
	case m.overlay.kind == findOverlay:
		m.drawFind(c, v)
	case m.overlay.kind == endingOverlay:
		m.drawEnding(c, v)
	case m.overlay.kind != noOverlay:
		m.drawOverlay(c, v)
	case m.lesson != nil:
		m.drawLesson(c, v)
	default:
		m.drawHome(c, v)
	}
	m.drawNotice(c, v)
	return c.render(m.theme)
}

// drawSmall asks for room.
func (m *Model) drawSmall(c canvas, v *voice) {
	lines := wrap([]segment{{v.word("small"), Style{Fore: Text}}}, max(c.at.W-2, 1), 0)
	for i, l := range lines {
		l.draw(c.window(Rect{1, 0, c.at.W - 2, c.at.H}), max((c.at.H-len(lines))/2, 0)+i)
	}
}

// arranged is where the parts of a lesson's page with so many panels stand.
func (m *Model) arranged(v *voice, panels int) Layout {
	return Arrange(m.size.width, m.size.height, len(m.knobRows(v, m.size.width)), panels)
}

// drawLesson draws a lesson's page.
func (m *Model) drawLesson(c canvas, v *voice) {
	l := m.lesson
	scene := l.session.Scene()
	m.caches.scene = scene
	page := m.arranged(v, len(scene))
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
	m.drawRefusal(c, page, v)
}

// drawer returns what draws the panels of the present scene.
func (m *Model) drawer(v *voice, scene lessons.Scene) *drawer {
	l := m.lesson
	d := &drawer{voice: v, theme: m.theme, chosen: l.session.Selected(), linear: l.linear, maps: &m.caches.maps}
	d.hurry = l.clock.running && l.clock.frames%2 == 1
	d.reached = m.reach
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
// leave the prose too little room. The name of a failure, which comes up while
// a run goes, takes its room from the task: the prose stays where it is.
func (m *Model) allWords(v *voice, at Rect) (lines, task []line) {
	const least = 6            // rows of prose
	lines = m.prose(v, at.W-2) // two columns for the arrows of scrolling
	room := at.H - 1 - len(lines)
	task = m.taskWithin(v, at.W, room, max(at.H-1-least, 4), nil)
	if failed := m.failure(v, at.W); len(failed) > 0 {
		most := max(room, len(task))
		task = m.taskWithin(v, at.W, most, most, failed)
		task = append(task, make([]line, max(most-len(task), 0))...)
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

// drawPanel draws one panel into its place; with tabs it says which of how
// many it is.
func (m *Model) drawPanel(c canvas, at Rect, d *drawer, scene lessons.Scene, i int, tabs bool) {
	aside := ""
	if tabs {
		aside = d.say("tabs", map[string]string{"n": tick(float64(i + 1)), "all": tick(float64(len(scene)))})
	}
	m.hit(c, at, func() { m.lesson.turnTo(i + 1) })
	d.panel(c.window(at), scene[i], aside)
}

// taskRows is how many rows a task has below the panels of a small page.
const taskRows = 8

// drawCompact shares the page: the first shelf on top, the task and another
// panel below; prose takes the top when it has the focus.
func (m *Model) drawCompact(c canvas, page Layout, d *drawer, scene lessons.Scene) {
	l := m.lesson
	if l.focus > len(scene) || len(scene) == 0 {
		m.drawWords(c.window(page.Words), d.voice)
		return
	}
	shelf := shelves(scene, page.Stage.W)[0]
	shown := len(shelf.panels)
	top := Rect{page.Stage.X, page.Stage.Y, page.Stage.W, shelf.need.least + 2}
	below, least := taskRows, 8 // whatever a run meets or is named, the panels stay where they are
	if l.openQuestion() != "" || m.hinted() {
		below = max(len(m.taskShort(d.voice, page.Task.W, silent, nil)), below)
	} else { // the rest of what is told may be cut, a picture may not
		least = min(shelf.need.least+2, 10)
		if len(scene) > shown {
			below = max(below, needs(scene[shown]).least+2)
		}
	}
	if shelf.need.stretch || len(scene) == shown {
		top.H = max(page.Stage.H-below, least)
	}
	top.H = min(top.H, page.Stage.H-4)
	for i, at := range shelf.places(top, scene) {
		m.drawPanel(c, at, d, scene, i, false)
	}
	rest := Rect{page.Stage.X, top.Y + top.H, page.Stage.W, page.Stage.H - top.H}
	taskAt := Rect{page.Task.X, rest.Y, page.Task.W, rest.H}
	if len(scene) > shown {
		i := max(l.focus-1, shown)
		side := Rect{rest.X + page.Task.W + 2, rest.Y, rest.W - page.Task.W - 2, rest.H}
		m.drawPanel(c, side, d, scene, i, len(scene) > shown+1)
	} else {
		taskAt.W = rest.W - 2
	}
	m.drawTail(c.window(taskAt), m.taskFit(d.voice, taskAt.W, taskAt.H, m.failure(d.voice, taskAt.W)))
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

// leastPane is how many rows a pane keeps where the name of a failure takes more
// of the page than a goal does.
const leastPane = 4

// drawTiny shows one pane at a time under the task.
func (m *Model) drawTiny(c canvas, page Layout, d *drawer, scene lessons.Scene) {
	l := m.lesson
	failed := m.failure(d.voice, page.Task.W)
	most := min(3+len(failed), page.Knobs.Y-1-leastPane)
	task := m.taskFit(d.voice, page.Task.W, most, failed)
	if open := l.openQuestion(); open != "" { // a question is shown whole, a goal with how far
		task = m.question(d.voice, open, page.Task.W)
	} else {
		task = task[:min(len(task), max(most, 3))]
	}
	page.Task.H = min(max(len(task), 1), page.Knobs.Y-1)
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
	d.about = "" // what stands in a sum is not chosen by the mouse
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
