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
	if m.Size.Width < 1 || m.Size.Height < 1 {
		return ""
	}
	return m.canvas().Render(m.theme)
}

// SVG returns the screen as a picture.
func (m *Model) SVG() string { return m.canvas().SVG(m.theme) }

// canvas draws the screen.
func (m *Model) canvas() draw.Canvas {
	width, height := m.Size.Width, m.Size.Height
	c := draw.NewCanvas(width, height)
	m.pointer.clear()
	v := m.Voice()
	switch {
	case width < tinyWidth || height < tinyHeight:
		drawSmall(c, v)
	case m.overlay.kind == findOverlay:
		cover{m, v}.drawFind(c)
	case m.overlay.kind == takingOverlay:
		cover{m, v}.drawTaking(c)
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
	return c
}

// drawSmall asks for room.
func drawSmall(c draw.Canvas, v *draw.Voice) {
	lines := draw.Wrap([]draw.Segment{{Text: v.Word("small"), Style: draw.Style{Fore: draw.Text}}}, max(c.At.W-2, 1), 0)
	for i, l := range lines {
		l.Draw(c.Window(draw.Rect{X: 1, Y: 0, W: c.At.W - 2, H: c.At.H}), max((c.At.H-len(lines))/2, 0)+i)
	}
}

// draw draws the lesson's page, and above the controls what had no room in it: then the
// rest of the page stands on fewer rows, so that no frame is cut. Until the next key, why a
// goal worked lies over the foot of a small page, where that is enough: nothing moves.
func (p *page) draw(c draw.Canvas) {
	p.foot = len(edges{p.model, p.Voice}.notice(c))
	layout := p.layout()
	plan := p.plan(layout)
	told, news := p.leftOver(plan.left, c.At.W-2), p.news(plan.left, c.At.W-2)
	free := p.footRows(layout)
	if len(news) > free {
		told, news, free = append(told, news...), nil, 0
	}
	if p.above = len(told); p.above > 0 {
		layout = p.layout()
		plan = p.plan(layout)
	}
	p.drawAll(c, layout, plan)
	drawFoot(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: layout.Knobs.Y}), told)
	if len(news) > 0 {
		drawFoot(c, append(news, make([]draw.Line, free-len(news))...))
	}
}

// footRows is how many rows at the foot of a small page may be covered until the next key:
// the strip, and the controls below the one that is chosen.
func (p *page) footRows(layout Layout) int {
	if layout.mode == Wide || p.foot > 0 {
		return 0
	}
	return p.desk().below(layout.Knobs) + layout.Help.H
}

// drawAll draws the parts of the page to where they stand.
func (p *page) drawAll(c draw.Canvas, layout Layout, plan plan) {
	desk := p.desk()
	p.drawHeader(c.Window(layout.Header))
	p.drawLines(c.Window(plan.proseAt), plan.prose)
	p.drawTail(c.Window(plan.taskAt), plan.task)
	for _, panel := range plan.panels {
		p.drawPanel(c, panel.at, panel.index)
	}
	p.drawPanes(c.Window(layout.Panes), plan)
	desk.draw(c.Window(layout.Knobs))
	p.drawStrip(c.Window(layout.Help))
	if p.sum {
		p.drawSum(c, layout)
	}
}

// allWords sets the prose of the screen, and its task: as roomy as leaves the prose
// whole, or else without air between its paragraphs. Where nothing does, the prose keeps
// a few rows, and scrolls.
func (p *page) allWords(at draw.Rect) (lines, task []draw.Line, left untold) {
	const least = 6           // rows of prose
	lines = p.prose(at.W - 2) // two columns for the arrows of scrolling
	all := p.task(at.W)
	failed := all.failure()
	for brief := airy; brief <= flush; brief++ {
		if task = all.whole(brief, failed); len(lines)+1+len(task) <= at.H {
			return lines, task, untold{}
		}
	}
	if lines = dense(lines); len(lines)+1+len(task) <= at.H {
		return lines, task, untold{}
	}
	if most := max(at.H-1-least, 4); len(task) > most {
		task, left = all.fit(most, failed)
		task = task[:min(len(task), most)]
	}
	return lines, task, left
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
	return !m.Landscape() && m.X.Min == n.X.Min && m.X.Max == n.X.Max && m.Y.Min == n.Y.Min && m.Y.Max == n.Y.Max
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
