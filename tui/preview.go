package tui

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"
)

// next is the screen where a learner goes on in a chapter: the one they left, as in a
// book; in a chapter that they have not opened, the first that is not done.
func (o outlines) next(chapter string, progress *lessons.Progress) string {
	record, screens := progress.Record(chapter), o.screens(chapter)
	if slices.ContainsFunc(screens, func(screen lessons.Screen) bool { return screen.ID == record.Screen }) {
		return record.Screen
	}
	at := slices.IndexFunc(screens, func(screen lessons.Screen) bool { return !record.Done(screen) })
	if at < 0 {
		return record.Screen
	}
	return screens[at].ID
}

// preview returns the scene of the screen where the learner goes on: as they left it,
// while it is in memory; else as it begins. Nothing is run for it, and it is made once.
func (a atlas) preview(entry course.Entry) scene.Scene {
	scene, ok := a.Home.previews[entry.ID]
	if !ok {
		next := a.outlines().next(entry.ID, a.progress)
		if session := a.sessions.find(entry.ID); session != nil && session.Screen().ID == next {
			scene = session.Scene()
		} else {
			scene = lessons.Preview(entry.New(a.seed), next)
		}
		scene = a.tongue().scene(scene)
		a.Home.previews[entry.ID] = scene
	}
	return scene
}

// openChosen opens the chapter that is chosen on the map, at the screen of its preview.
func (m *Model) openChosen() tea.Cmd {
	chapter := m.Home.Chosen()
	next := m.outlines().next(chapter, m.progress)
	m.enterChapter(chapter, "")
	if m.Lesson == nil {
		m.Notice = Noted("notice.coming")
		return nil
	}
	if m.Lesson.Session.Screen().ID != next {
		m.Lesson.GoTo(next)
	}
	return m.save()
}

// drawPreview shows the chosen chapter: what it is about, the screen where the learner
// goes on as it really starts, its screens. Where there is no room for all of that,
// the screens come first; then what it is about, what to press, and the picture.
func (a atlas) drawPreview(c draw.Canvas) {
	entry := a.Home.chapters[a.Home.at]
	heading := "preview.begin"
	switch {
	case entry.New == nil:
		heading = "coming"
	case len(a.progress.Record(entry.ID).Visited) > 0:
		heading = "preview.go-on"
	}
	inside := c.Frame(a.Word(heading), "", draw.Style{Fore: draw.Border})
	inside = inside.Window(draw.Rect{X: 1, Y: 0, W: inside.At.W - 2, H: inside.At.H})
	screens := a.outlines().screens(entry.ID)
	title := draw.Style{Fore: draw.Strong, Bold: true}
	head := []draw.Line{{Segments: []draw.Segment{{Text: draw.Crop(draw.Title(a.Book, entry.ID), inside.At.W), Style: title}}}, {}}
	blurb := a.blurb(entry, inside.At.W)
	foot := a.enter(entry, inside.At.W)
	free := inside.At.H - len(head) - len(screens)
	if free < len(blurb) {
		blurb = nil
	}
	if free -= len(blurb); free < len(foot) {
		foot = nil
	}
	free -= len(foot)
	y := 0
	if free >= 2 { // air above and below
		y, free = 1, free-2
	}
	for _, l := range append(head, blurb...) {
		l.Draw(inside, y)
		y++
	}
	y += a.drawNext(inside.Window(draw.Rect{X: 0, Y: y, W: inside.At.W, H: max(free, 0)}), entry)
	a.drawScreens(inside.Window(draw.Rect{X: 0, Y: y, W: inside.At.W, H: min(len(screens), inside.At.H-y)}), entry)
	for i, l := range foot {
		l.Draw(inside, y+len(screens)+i)
	}
}

// blurb says what a chapter is about.
func (a atlas) blurb(entry course.Entry, width int) []draw.Line {
	words := &draw.Voice{Book: a.Book, Chapter: a.Book.Chapter(entry.ID)}
	text, ok := words.Maybe("blurb")
	if !ok {
		text = words.Word("blurb." + entry.ID)
	}
	return append(draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Text}}}, width, 0), draw.Line{})
}

// enter says how a chapter is opened, once it is written.
func (a atlas) enter(entry course.Entry, width int) []draw.Line {
	if entry.New == nil {
		return nil
	}
	lines := []draw.Line{{}, {Segments: []draw.Segment{
		{Text: "enter ", Style: draw.Style{Fore: draw.Text, Bold: true}}, {Text: a.Word("preview.enter"), Style: draw.Style{Fore: draw.Muted}},
	}}}
	return append(lines, draw.Wrap([]draw.Segment{{Text: a.Word("preview.free"), Style: draw.Style{Fore: draw.Faint}}}, width, 0)...)
}

// drawScreens lists a chapter's screens; where they do not all fit, the next one stays
// in sight.
func (a atlas) drawScreens(c draw.Canvas, entry course.Entry) {
	screens, record, next := a.outlines().screens(entry.ID), a.progress.Record(entry.ID), a.outlines().next(entry.ID, a.progress)
	words := &draw.Voice{Book: a.Book, Chapter: a.Book.Chapter(entry.ID)}
	at := slices.IndexFunc(screens, func(screen lessons.Screen) bool { return screen.ID == next })
	from := min(max(at-c.At.H/2, 0), max(len(screens)-c.At.H, 0))
	for y := range min(c.At.H, len(screens)-from) {
		screen := screens[from+y]
		mark, ink, style := "○", draw.Faint, draw.Style{Fore: draw.Muted}
		if record.Done(screen) {
			mark, ink, style.Fore = "✓", draw.Success, draw.Text
		}
		if screen.ID == next && len(record.Visited) > 0 {
			mark, ink, style = "▸", draw.Accent, draw.Style{Fore: draw.Strong, Bold: true}
		}
		a.pointer.hit(c, draw.Rect{X: 0, Y: y, W: c.At.W, H: 1}, func() {
			a.pointer.pressed = func(m *Model) tea.Cmd {
				m.enterChapter(entry.ID, screen.ID)
				return m.save()
			}
		})
		c.Text(0, y, mark, draw.Style{Fore: ink, Bold: true})
		c.Text(3, y, draw.Crop(words.Screen(screen.ID).Title, c.At.W-5), style)
	}
	overflow(c, from > 0, from+c.At.H < len(screens))
}

// neuronWidth is how wide a neuron is drawn at least, from its inputs to its answer.
const neuronWidth = 52

// drawNext draws the first panel of the screen where the learner goes on, if there is
// room for it, and returns how many rows that took.
func (a atlas) drawNext(c draw.Canvas, entry course.Entry) int {
	if entry.New == nil || c.At.H < 4 {
		return 0
	}
	shown := a.preview(entry)
	if len(shown) == 0 {
		return 0
	}
	if _, neuron := shown[0].(scene.Neuron); neuron && c.At.W < neuronWidth {
		return 0
	}
	words := &draw.Voice{Book: a.Book, Chapter: a.Book.Chapter(entry.ID)}
	d := &draw.Drawer{Voice: words, Theme: a.theme, Maps: &a.caches.maps}
	n := draw.Needs(shown[0])
	rows := n.Least
	if fits := n.Wanted < c.At.H; n.Stretch && fits || !n.Stretch && n.Wanted <= 12 {
		rows = n.Wanted
	}
	if rows >= c.At.H {
		return 0
	}
	d.Inside(c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: rows}), shown[0])
	return rows + 1
}
