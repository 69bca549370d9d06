package tui

import (
	"strconv"

	"sinapse/lessons/scene"
	"sinapse/tui/draw"

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
	width, height := m.Size.Width, m.Size.Height
	if width < 1 || height < 1 {
		return ""
	}
	c := draw.NewCanvas(width, height)
	*m.hits = (*m.hits)[:0]
	v := m.Voice()
	switch {
	case width < tinyWidth || height < tinyHeight:
		m.drawSmall(c, v)
	case m.overlay.kind == findOverlay:
		m.drawFind(c, v)
	case m.overlay.kind == endingOverlay:
		m.drawEnding(c, v)
	case m.overlay.kind != noOverlay:
		m.drawOverlay(c, v)
	case m.Lesson != nil:
		m.drawLesson(c, v)
	default:
		m.drawHome(c, v)
	}
	m.drawNotice(c, v)
	return c.Render(m.theme)
}

// drawSmall asks for room.
func (m *Model) drawSmall(c draw.Canvas, v *draw.Voice) {
	lines := draw.Wrap([]draw.Segment{{Text: v.Word("small"), Style: draw.Style{Fore: draw.Text}}}, max(c.At.W-2, 1), 0)
	for i, l := range lines {
		l.Draw(c.Window(draw.Rect{X: 1, Y: 0, W: c.At.W - 2, H: c.At.H}), max((c.At.H-len(lines))/2, 0)+i)
	}
}

// arranged is where the parts of a lesson's page with so many panels stand.
func (m *Model) arranged(v *draw.Voice, panels int) Layout {
	return Arrange(m.Size.Width, m.Size.Height, len(m.knobRows(v, m.Size.Width)), panels)
}

// drawLesson draws a lesson's page.
func (m *Model) drawLesson(c draw.Canvas, v *draw.Voice) {
	l := m.Lesson
	scene := l.Session.Scene()
	m.caches.scene = scene
	page := m.arranged(v, len(scene))
	d := m.drawer(v, scene)
	m.drawHeader(c.Window(page.Header), v)
	switch page.Mode {
	case Wide:
		m.drawWords(c.Window(page.Words), v)
		m.drawStage(c, page.Stage, d, scene)
	case Compact:
		m.drawCompact(c, page, d, scene)
	case Tiny:
		m.drawTiny(c, page, d, scene)
	case TooSmall:
	}
	m.drawKnobs(c.Window(page.Knobs), v)
	m.drawStrip(c.Window(page.Help), v)
	if l.sum {
		m.drawSum(c, page, d)
	}
	m.drawRefusal(c, page, v)
}

// drawer returns what draws the panels of the present scene.
func (m *Model) drawer(v *draw.Voice, scene scene.Scene) *draw.Drawer {
	l := m.Lesson
	d := &draw.Drawer{Voice: v, Theme: m.theme, Chosen: l.Session.Selected(), Linear: l.linear, Maps: &m.caches.maps}
	d.Hurry = l.clock.running && l.clock.frames%2 == 1
	d.Reached = m.reach
	if l.focus >= 1 && l.focus <= len(scene) {
		d.Focus = scene[l.focus-1].About().ID
	}
	return d
}

// drawWords draws prose, and below it questions, goals and hints. Where there
// is no room for all, the prose scrolls and the task stays.
func (m *Model) drawWords(c draw.Canvas, v *draw.Voice) {
	lines, task := m.allWords(v, c.At)
	room := c.At.H
	if len(task) > 0 {
		room = max(min(len(lines), c.At.H-1-len(task)), 0)
		m.drawTail(c.Window(draw.Rect{X: 0, Y: room + draw.Extra(room > 0), W: c.At.W, H: c.At.H}), task)
	}
	m.drawLines(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: room}), lines)
}

// allWords sets the prose of the screen, and its task: in short where it would
// leave the prose too little room. The name of a failure, which comes up while
// a run goes, takes its room from the task: the prose stays where it is.
func (m *Model) allWords(v *draw.Voice, at draw.Rect) (lines, task []draw.Line) {
	const least = 6            // rows of prose
	lines = m.prose(v, at.W-2) // two columns for the arrows of scrolling
	room := at.H - 1 - len(lines)
	task = m.taskWithin(v, at.W, room, max(at.H-1-least, 4), nil)
	if failed := m.failure(v, at.W); len(failed) > 0 {
		most := max(room, len(task))
		task = m.taskWithin(v, at.W, most, most, failed)
		task = append(task, make([]draw.Line, max(most-len(task), 0))...)
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
func (m *Model) prose(v *draw.Voice, width int) []draw.Line {
	screen := m.Lesson.Session.Screen()
	key := proseKey{m.language, m.Lesson.id, screen.ID, width}
	if m.caches.prose != key {
		m.caches.prose, m.caches.lines = key, draw.Prose(Prose(v, screen, m.seed), width, draw.Style{Fore: draw.Text})
	}
	return m.caches.lines
}

// Prose is that of a screen in a course of a seed, with its numbers. Where words
// speak of seed 0, a line says so in every other course.
func Prose(v *draw.Voice, screen lessons.Screen, seed uint32) []content.Block {
	var values map[string]string
	if screen.Facts != nil {
		values = screen.Facts()
	}
	remark := ""
	if screen.OfZero && seed != 0 {
		remark = v.Say("words.of-zero", map[string]string{"seed": strconv.FormatUint(uint64(seed), 10)})
	}
	return v.Body(screen.ID, values, remark)
}

// drawLines draws lines from where the words are scrolled to; what is not
// shown is announced at the edges.
func (m *Model) drawLines(c draw.Canvas, lines []draw.Line) {
	over := max(len(lines)-c.At.H, 0)
	from := min(m.Lesson.scroll, over)
	for y := range min(c.At.H, len(lines)-from) {
		lines[from+y].Draw(c, y)
	}
	if from > 0 {
		c.Set(c.At.W-1, 0, '↑', draw.Style{Fore: draw.Accent})
	}
	if from < over {
		c.Set(c.At.W-1, c.At.H-1, '↓', draw.Style{Fore: draw.Accent})
	}
}

// drawPanel draws one panel into its place; with tabs it says which of how
// many it is.
func (m *Model) drawPanel(c draw.Canvas, at draw.Rect, d *draw.Drawer, scene scene.Scene, i int, tabs bool) {
	aside := ""
	if tabs {
		aside = d.Say("tabs", map[string]string{"n": draw.Tick(float64(i + 1)), "all": draw.Tick(float64(len(scene)))})
	}
	m.hit(c, at, func() { m.Lesson.turnTo(i + 1) })
	d.Panel(c.Window(at), scene[i], aside)
}

// taskRows is how many rows a task has below the panels of a small page.
const taskRows = 8

// drawCompact shares the page: the first shelf on top, the task and another
// panel below; prose takes the top when it has the focus.
func (m *Model) drawCompact(c draw.Canvas, page Layout, d *draw.Drawer, scene scene.Scene) {
	l := m.Lesson
	if l.focus > len(scene) || len(scene) == 0 {
		m.drawWords(c.Window(page.Words), d.Voice)
		return
	}
	shelf := shelves(scene, page.Stage.W)[0]
	shown := len(shelf.panels)
	top := draw.Rect{X: page.Stage.X, Y: page.Stage.Y, W: page.Stage.W, H: shelf.need.Least + 2}
	below, least := taskRows, 8 // whatever a run meets or is named, the panels stay where they are
	if l.openQuestion() != "" || m.hinted() {
		below = max(len(m.taskShort(d.Voice, page.Task.W, silent, nil)), below)
	} else { // the rest of what is told may be cut, a picture may not
		least = min(shelf.need.Least+2, 10)
		if len(scene) > shown {
			below = max(below, draw.Needs(scene[shown]).Least+2)
		}
	}
	if shelf.need.Stretch || len(scene) == shown {
		top.H = max(page.Stage.H-below, least)
	}
	top.H = min(top.H, page.Stage.H-4)
	for i, at := range shelf.places(top, scene) {
		m.drawPanel(c, at, d, scene, i, false)
	}
	rest := draw.Rect{X: page.Stage.X, Y: top.Y + top.H, W: page.Stage.W, H: page.Stage.H - top.H}
	taskAt := draw.Rect{X: page.Task.X, Y: rest.Y, W: page.Task.W, H: rest.H}
	if len(scene) > shown {
		i := max(l.focus-1, shown)
		side := draw.Rect{X: rest.X + page.Task.W + 2, Y: rest.Y, W: rest.W - page.Task.W - 2, H: rest.H}
		m.drawPanel(c, side, d, scene, i, len(scene) > shown+1)
	} else {
		taskAt.W = rest.W - 2
	}
	m.drawTail(c.Window(taskAt), m.taskFit(d.Voice, taskAt.W, taskAt.H, m.failure(d.Voice, taskAt.W)))
}

// drawTail draws the lines of a task from the top, without scrolling.
func (m *Model) drawTail(c draw.Canvas, lines []draw.Line) {
	for y, l := range lines {
		l.Draw(c, y)
		if l.Hit != nil {
			m.hit(c, draw.Rect{X: 0, Y: y, W: c.At.W, H: 1}, l.Hit)
		}
	}
}

// leastPane is how many rows a pane keeps where the name of a failure takes more
// of the page than a goal does.
const leastPane = 4

// drawTiny shows one pane at a time under the task.
func (m *Model) drawTiny(c draw.Canvas, page Layout, d *draw.Drawer, scene scene.Scene) {
	l := m.Lesson
	failed := m.failure(d.Voice, page.Task.W)
	most := min(3+len(failed), page.Knobs.Y-1-leastPane)
	task := m.taskFit(d.Voice, page.Task.W, most, failed)
	if open := l.openQuestion(); open != "" { // a question is shown whole, a goal with how far
		task = m.question(d.Voice, open, page.Task.W)
	} else {
		task = task[:min(len(task), max(most, 3))]
	}
	page.Task.H = min(max(len(task), 1), page.Knobs.Y-1)
	top := page.Task.Y + page.Task.H
	page.Stage.Y, page.Stage.H = top, page.Knobs.Y-top
	page.Words.Y, page.Words.H = top, page.Knobs.Y-top
	m.drawTail(c.Window(page.Task), task)
	if l.focus > len(scene) || len(scene) == 0 {
		m.drawLines(c.Window(page.Words), m.prose(d.Voice, page.Words.W))
		return
	}
	i := max(l.focus-1, 0)
	m.drawPanel(c, page.Stage, d, scene, i, len(scene) > 1)
}

// drawSum opens the sum behind the chosen item, above the words.
func (m *Model) drawSum(c draw.Canvas, page Layout, d *draw.Drawer) {
	l := m.Lesson
	explain, chosen := l.Session.Screen().Explain, l.Session.Selected()
	if explain == nil || chosen == "" {
		return
	}
	bottom := page.Knobs.Y - 1
	d.About = "" // what stands in a sum is not chosen by the mouse
	for _, panel := range explain(chosen) {
		wide, high := 30, draw.Needs(panel).Least+4
		if sum, ok := panel.(scene.Arithmetic); ok {
			for _, terms := range sum.Lines {
				wide = max(wide, d.Wide(terms))
			}
		}
		at := draw.Rect{X: 1, Y: max(bottom-high, 1), W: min(wide+6, c.At.W-2), H: high}
		c.Clear(at)
		card := c.Window(at).Frame(d.Word("panel."+panel.About().ID), d.Word("sum.close"), draw.Style{Fore: draw.Accent})
		d.Inside(card.Window(draw.Rect{X: 1, Y: 1, W: card.At.W - 2, H: card.At.H - 2}), panel)
		bottom -= high
	}
}
