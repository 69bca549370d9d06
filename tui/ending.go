package tui

import (
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// An outline is a chapter that is written, and its screens.
type outline struct {
	id      string
	screens []lessons.Screen
}

// outlines are all chapters that are written.
type outlines []outline

// outlines lists the chapters that are written; it is made once.
func (m *Model) outlines() outlines {
	if m.caches.outlines == nil {
		for _, entry := range course.Entries() {
			if entry.New != nil {
				m.caches.outlines = append(m.caches.outlines, outline{entry.ID, ScreensOf(entry, m.seed)})
			}
		}
	}
	return m.caches.outlines
}

// screens lists a chapter's screens; none while it is still to be written.
func (o outlines) screens(chapter string) []lessons.Screen {
	for _, written := range o {
		if written.id == chapter {
			return written.screens
		}
	}
	return nil
}

// A reach is what a learner has reached in the chapters that are written.
type reach struct {
	all                      bool // everything there is
	chapters, screens, goals int
	answers, right           int
}

// reached counts what the learner has reached.
func (o outlines) reached(progress *lessons.Progress) reach {
	r := reach{all: true}
	for _, chapter := range o {
		record := progress.Record(chapter.id)
		done := Count(record, chapter.screens)
		r.screens += done
		r.chapters += draw.Extra(done == len(chapter.screens))
		r.all = r.all && done == len(chapter.screens)
		for _, screen := range chapter.screens {
			for _, goal := range screen.Goals {
				r.goals += draw.Extra(record.Met[screen.ID+"/"+goal.ID])
			}
			for _, question := range screen.Questions {
				given := record.Answers[screen.ID+"/"+question.ID]
				r.answers += draw.Extra(given.Given != "" && !given.Skipped)
				r.right += draw.Extra(given.Right)
			}
		}
	}
	return r
}

// facts are the numbers of a reach, for the words.
func (r reach) facts() map[string]string {
	return map[string]string{
		"chapters": strconv.Itoa(r.chapters), "screens": strconv.Itoa(r.screens), "goals": strconv.Itoa(r.goals),
		"answers": strconv.Itoa(r.answers), "right": strconv.Itoa(r.right),
	}
}

// celebrate opens the ending above the map once everything there is was reached,
// and not again before there is more. It tells whether it did.
func (m *Model) celebrate() bool {
	r := m.outlines().reached(m.progress)
	if !r.all || m.progress.Ended >= r.screens {
		return false
	}
	m.progress.Ended = r.screens
	m.overlay = overlay{kind: endingOverlay}
	return true
}

// ending sets what the learner has been through, in numbers, and where to now.
func (o cover) ending(width int) []draw.Line {
	r := o.outlines().reached(o.progress)
	lines := []draw.Line{}
	for _, key := range []string{"chapters", "screens", "goals", "answers"} {
		lines = append(lines, named(o.Word("ending."+key), o.Say("ending."+key+".reached", r.facts()), width)...)
	}
	lines = append(lines, draw.Line{})
	lines = append(lines, draw.Prose(o.Book.Section("ending").Body, width, draw.Style{Fore: draw.Text})...)
	if coming := len(o.Home.chapters) - len(o.outlines()); coming > 0 {
		text := o.Say("ending.coming", map[string]string{"n": strconv.Itoa(coming)})
		lines = append(append(lines, draw.Line{}), draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Muted}}}, width, 0)...)
	}
	return lines
}

// drawEnding draws the ending as a card above the map, or where there is no room
// for one as a page.
func (o cover) drawEnding(c draw.Canvas) {
	width := min(c.At.W-4, 78)
	lines := o.ending(width - 8)
	height := len(lines) + 4
	if width < 60 || height > c.At.H-2 {
		o.drawOverlay(c)
		return
	}
	atlas(o).draw(c)
	o.pointer.clear() // the map is behind the card
	at := draw.Rect{X: (c.At.W - width) / 2, Y: (c.At.H - height) / 2, W: width, H: height}
	c.Clear(at)
	card := c.Window(at)
	card.Frame("✓ "+o.Book.Section("ending").Title, o.Word("overlay.close"), draw.Style{Fore: draw.Accent})
	for y, l := range lines {
		l.Draw(card.Window(draw.Rect{X: 4, Y: 2, W: width - 8, H: height - 4}), y)
	}
}

// ended tells on the last screen of a chapter that everything there is was
// reached.
func (t task) ended() []draw.Line {
	session := t.Session
	if session.Index()+1 < len(session.Screens()) {
		return nil
	}
	r := t.model.outlines().reached(t.model.progress)
	if !r.all {
		return nil
	}
	return ticked(draw.Wrap([]draw.Segment{{Text: t.Say("ending.recap", r.facts()), Style: draw.Style{Fore: draw.Strong, Bold: true}}}, t.width, 2))
}
