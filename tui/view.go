package tui

import (
	"slices"
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
	if !m.pointer.off {
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
	m.pointer.clear()
	v := m.Voice()
	switch {
	case width < tinyWidth || height < tinyHeight:
		drawSmall(c, v)
	case m.overlay.kind == findOverlay:
		cover{m, v}.drawFind(c)
	case m.overlay.kind == endingOverlay:
		cover{m, v}.drawEnding(c)
	case m.overlay.kind != noOverlay:
		cover{m, v}.drawOverlay(c)
	case m.Lesson != nil:
		m.page().draw(c)
	default:
		atlas{m, v}.draw(c)
	}
	edges{m, v}.drawNotice(c)
	return c.Render(m.theme)
}

// drawSmall asks for room.
func drawSmall(c draw.Canvas, v *draw.Voice) {
	lines := draw.Wrap([]draw.Segment{{Text: v.Word("small"), Style: draw.Style{Fore: draw.Text}}}, max(c.At.W-2, 1), 0)
	for i, l := range lines {
		l.Draw(c.Window(draw.Rect{X: 1, Y: 0, W: c.At.W - 2, H: c.At.H}), max((c.At.H-len(lines))/2, 0)+i)
	}
}

// draw draws the lesson's page, and above the controls why the last goal worked, where
// that had no room, until the next key: then the rest of the page stands on fewer rows, so
// that no frame is cut.
func (p *page) draw(c draw.Canvas) {
	p.foot = len(edges{p.model, p.Voice}.notice(c))
	layout := p.layout()
	p.drawAll(c, layout)
	if p.untold == "" || p.untold != p.folds.news {
		return
	}
	why := p.task(c.At.W - 2).why(p.untold)
	p.above, p.shown = len(why), nil
	layout = p.layout()
	c.Clear(draw.Rect{X: 0, Y: 0, W: c.At.W, H: c.At.H})
	p.model.pointer.clear()
	p.drawAll(c, layout)
	drawFoot(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: layout.Knobs.Y}), why)
}

// drawAll draws the parts of the page to where they stand.
func (p *page) drawAll(c draw.Canvas, layout Layout) {
	desk := p.desk()
	p.drawHeader(c.Window(layout.Header))
	switch layout.mode {
	case Wide:
		p.drawWords(c.Window(layout.Words))
		p.drawStage(c, layout.Stage)
	case Compact:
		p.drawCompact(c, layout)
	case Tiny:
		p.drawTiny(c, layout)
	case TooSmall:
	}
	p.drawPanes(c.Window(layout.Panes))
	desk.draw(c.Window(layout.Knobs))
	p.drawStrip(c.Window(layout.Help))
	if p.sum {
		p.drawSum(c, layout)
	}
	desk.drawRefusal(c, layout.Knobs.Y)
}

// drawWords draws prose, and below it questions, goals and hints. Where there
// is no room for all, the prose scrolls and the task stays.
func (p *page) drawWords(c draw.Canvas) {
	p.read = true
	lines, task := p.allWords(c.At)
	room := c.At.H
	if len(task) > 0 {
		room = max(min(len(lines), c.At.H-1-len(task)), 0)
		p.drawTail(c.Window(draw.Rect{X: 0, Y: room + draw.Extra(room > 0), W: c.At.W, H: c.At.H}), task)
	}
	p.drawLines(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: room}), lines)
}

// allWords sets the prose of the screen, and its task: as roomy as leaves the prose
// whole, or else without air between its paragraphs. Where nothing does, the prose keeps
// a few rows, and scrolls.
func (p *page) allWords(at draw.Rect) (lines, task []draw.Line) {
	const least = 6           // rows of prose
	lines = p.prose(at.W - 2) // two columns for the arrows of scrolling
	all := p.task(at.W)
	failed := all.failure()
	for brief := airy; brief <= flush; brief++ {
		if task = all.whole(brief, failed); len(lines)+1+len(task) <= at.H {
			return lines, task
		}
	}
	if lines = dense(lines); len(lines)+1+len(task) <= at.H {
		return lines, task
	}
	if most := max(at.H-1-least, 4); len(task) > most {
		task, p.untold = all.fit(most, failed)
		task = task[:min(len(task), most)]
	}
	return lines, task
}

// dense is prose without the rows between its paragraphs.
func dense(lines []draw.Line) []draw.Line {
	var set []draw.Line
	for _, l := range lines {
		if l.Plain() != "" {
			set = append(set, l)
		}
	}
	return set
}

// A proseKey is what set prose depends on.
type proseKey struct {
	book    *content.Book // of a language, and for ASCII another
	chapter string
	screen  string
	width   int
}

// prose sets the prose of the screen; it is kept, because it changes seldom.
func (p *page) prose(width int) []draw.Line {
	screen := p.Session.Screen()
	key := proseKey{p.Book, p.id, screen.ID, width}
	if p.model.caches.prose != key {
		p.model.caches.prose, p.model.caches.lines = key, draw.Prose(Prose(p.Voice, screen, p.model.seed), width, draw.Style{Fore: draw.Text})
	}
	return p.model.caches.lines
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
func (p *page) drawLines(c draw.Canvas, lines []draw.Line) {
	over := max(len(lines)-c.At.H, 0)
	from := min(p.scroll, over)
	for y := range min(c.At.H, len(lines)-from) {
		lines[from+y].Draw(c, y)
	}
	overflow(c, from > 0, from < over)
}

// drawPanel draws one panel into its place.
func (p *page) drawPanel(c draw.Canvas, at draw.Rect, i int) {
	p.shown = append(p.shown, i)
	p.hit(c, at, func() { p.turnTo(i + 1) })
	panel := p.scene[i]
	if m, ok := panel.(scene.Map); ok {
		panel = p.pictured(m)
	}
	p.Panel(c.Window(at), panel)
}

// A neuronKey is what the picture of a neuron depends on.
type neuronKey struct {
	network any
	neuron  scene.ItemID
}

// pictured is a map as it is; while a neuron, or its bias, is chosen in a network in
// front, the map of what that neuron answers.
func (p *page) pictured(m scene.Map) scene.Map {
	if p.focus < 1 || p.focus > len(p.scene) {
		return m
	}
	network, ok := p.scene[p.focus-1].(scene.Network)
	if !ok || !overTheSame(m, network) {
		return m
	}
	for _, layer := range network.Layers {
		for _, neuron := range layer.Neurons {
			if neuron.Answer != nil && !p.Chosen.None() && (neuron.Item == p.Chosen || neuron.BiasItem == p.Chosen) {
				m.Key, m.Answer, m.Of = neuronKey{network.Key, neuron.Item}, neuron.Answer, neuron.Name
				m.Samples = slices.Clone(m.Samples)
				for i := range m.Samples {
					m.Samples[i].Right, m.Samples[i].Memorised = true, false
				}
			}
		}
	}
	return m
}

// overTheSame tells whether a map is over the numbers that the neurons of a network are
// pictured over.
func overTheSame(m scene.Map, n scene.Network) bool {
	return !m.Landscape && m.X.Min == n.X.Min && m.X.Max == n.X.Max && m.Y.Min == n.Y.Min && m.Y.Max == n.Y.Max
}

// taskRows is how many rows a task has below the panels of a small page.
const taskRows = 8

// drawCompact draws the words and the task; or the first shelf on top, the task and
// another panel below.
func (p *page) drawCompact(c draw.Canvas, layout Layout) {
	if p.reading || len(p.scene) == 0 {
		p.drawWords(c.Window(layout.Words))
		return
	}
	shelf := shelves(p.scene, layout.Stage.W)[0]
	shown := len(shelf.panels)
	top := draw.Rect{X: layout.Stage.X, Y: layout.Stage.Y, W: layout.Stage.W, H: shelf.need.Least + 2}
	below, least := taskRows, 8 // whatever a run meets or is named, the panels stay where they are
	task := p.task(layout.Task.W)
	if asks := task.asks(); asks > 0 || task.hinted() {
		below = max(len(task.least(quiet)), asks, below)
	} else { // the rest of what is told may be cut, a picture may not
		least = min(shelf.need.Least+2, 10)
		if len(p.scene) > shown {
			below = max(below, draw.Needs(p.scene[shown]).Least+2)
		}
	}
	if shelf.need.Stretch || len(p.scene) == shown {
		top.H = max(layout.Stage.H-below, least)
	}
	top.H = min(top.H, layout.Stage.H-4)
	if rest := draw.Needs(p.scene[min(shown, len(p.scene)-1)]).Least + 2; len(p.scene) > shown && layout.Stage.H-top.H < min(rest, taskRows) {
		top.H = max(layout.Stage.H-taskRows, p.unscrolled(shelf)) // a table is scrolled through
	}
	for i, at := range shelf.places(top, p.scene) {
		p.drawPanel(c, at, i)
	}
	rest := draw.Rect{X: layout.Stage.X, Y: top.Y + top.H, W: layout.Stage.W, H: layout.Stage.H - top.H}
	taskAt := draw.Rect{X: layout.Task.X, Y: rest.Y, W: layout.Task.W, H: rest.H}
	if len(p.scene) > shown {
		i := min(max(p.focus-1, shown), len(p.scene)-1) // a scene may have lost the panel that was focused
		side := draw.Rect{X: rest.X + layout.Task.W + 2, Y: rest.Y, W: rest.W - layout.Task.W - 2, H: rest.H}
		if len(task.whole(quiet, task.failure())) == 0 { // nothing is asked here, and nothing told
			side = rest
		}
		p.drawSide(c, side, i)
	} else {
		taskAt.W = rest.W - 2
	}
	task.width = taskAt.W
	lines, untold := task.fit(taskAt.H, task.failure())
	p.untold = untold
	p.drawTail(c.Window(taskAt), lines)
}

// drawTail draws the lines of a task from the top, without scrolling.
func (p *page) drawTail(c draw.Canvas, lines []draw.Line) {
	for y, l := range lines {
		l.Draw(c, y)
		if l.Hit != nil {
			p.hit(c, draw.Rect{X: 0, Y: y, W: c.At.W, H: 1}, l.Hit)
		}
	}
}

// leastRows is how many rows a pane keeps where the name of a failure takes more
// of the page than a goal does.
const leastRows = 4

// drawTiny shows one pane at a time under the task.
func (p *page) drawTiny(c draw.Canvas, layout Layout) {
	all := p.task(layout.Task.W)
	failed := all.failure()
	bottom := layout.Knobs.Y - p.above
	most := min(3+len(failed), bottom-layout.Task.Y-leastRows)
	task, untold := all.fit(most, failed)
	p.untold = untold
	if open := p.openQuestion(); open != "" { // a question is shown whole, a goal with how far
		task = all.question(open)
	} else {
		task = task[:min(len(task), max(most, 3))]
	}
	layout.Task.H = min(max(len(task), 1), bottom-layout.Task.Y)
	top := layout.Task.Y + layout.Task.H
	layout.Stage.Y, layout.Stage.H = top, bottom-top
	layout.Words.Y, layout.Words.H = top, bottom-top
	p.drawTail(c.Window(layout.Task), task)
	if p.reading || len(p.scene) == 0 {
		p.read = true
		p.drawLines(c.Window(layout.Words), p.prose(layout.Words.W))
		return
	}
	i := min(max(p.focus-1, 0), len(p.scene)-1)
	p.drawPanel(c, layout.Stage, i)
}

// drawSum opens the sum behind the chosen item, above the words.
func (p *page) drawSum(c draw.Canvas, layout Layout) {
	explain, chosen := p.Session.Screen().Explain, p.Session.Selected()
	if explain == nil || chosen.None() {
		return
	}
	bottom := layout.Knobs.Y - 1
	p.About = "" // what stands in a sum is not chosen by the mouse
	for _, panel := range p.model.tongue().scene(explain(chosen)) {
		wide, high := 30, draw.Needs(panel).Least+4
		if sum, ok := panel.(scene.Arithmetic); ok {
			for _, terms := range sum.Lines {
				wide = max(wide, p.Wide(terms))
			}
			wide = min(wide, c.At.W-8)
			high = p.Rows(sum, wide) + 4 // a line that is too long takes more
		}
		at := draw.Rect{X: 1, Y: max(bottom-high, 1), W: min(wide+6, c.At.W-2), H: high}
		c.Clear(at)
		card := c.Window(at).Frame(p.Word("panel."+panel.About().ID), p.Word("sum.close"), draw.Style{Fore: draw.Accent})
		p.Inside(card.Window(draw.Rect{X: 1, Y: 1, W: card.At.W - 2, H: card.At.H - 2}), panel)
		bottom -= high
	}
}
