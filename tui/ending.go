package tui

import (
	"strconv"

	"sinapse/lessons"
)

// An outline is a chapter that is written, and its screens.
type outline struct {
	id      string
	screens []lessons.Screen
}

// outlines lists the chapters that are written; it is made once.
func (m *Model) outlines() []outline {
	if m.caches.outlines == nil {
		for _, entry := range lessons.Entries() {
			if entry.New != nil {
				m.caches.outlines = append(m.caches.outlines, outline{entry.ID, screensOf(entry, m.seed)})
			}
		}
	}
	return m.caches.outlines
}

// screens lists a chapter's screens; none while it is still to be written.
func (m *Model) screens(chapter string) []lessons.Screen {
	for _, o := range m.outlines() {
		if o.id == chapter {
			return o.screens
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
func (m *Model) reached() reach {
	r := reach{all: true}
	for _, chapter := range m.outlines() {
		record := m.progress.Record(chapter.id)
		done := count(record, chapter.screens)
		r.screens += done
		r.chapters += extra(done == len(chapter.screens))
		r.all = r.all && done == len(chapter.screens)
		for _, screen := range chapter.screens {
			for _, goal := range screen.Goals {
				r.goals += extra(record.Met[screen.ID+"/"+goal.ID])
			}
			for _, question := range screen.Questions {
				given := record.Answers[screen.ID+"/"+question.ID]
				r.answers += extra(given.Given != "" && !given.Skipped)
				r.right += extra(given.Right)
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
	r := m.reached()
	if !r.all || m.progress.Ended >= r.screens {
		return false
	}
	m.progress.Ended = r.screens
	m.overlay = overlay{kind: endingOverlay}
	return true
}

// ending sets what the learner has been through, in numbers, and where to now.
func (m *Model) ending(v *voice, width int) []line {
	r := m.reached()
	lines := []line{}
	for _, key := range []string{"chapters", "screens", "goals", "answers"} {
		lines = append(lines, named(v.word("ending."+key), v.say("ending."+key+".reached", r.facts()), width)...)
	}
	lines = append(lines, line{})
	lines = append(lines, prose(v.book.Section("ending").Body, width, Style{Fore: Text})...)
	if coming := len(m.home.chapters) - len(m.outlines()); coming > 0 {
		text := v.say("ending.coming", map[string]string{"n": strconv.Itoa(coming)})
		lines = append(append(lines, line{}), wrap([]segment{{text, Style{Fore: Muted}}}, width, 0)...)
	}
	return lines
}

// drawEnding draws the ending as a card above the map, or where there is no room
// for one as a page.
func (m *Model) drawEnding(c canvas, v *voice) {
	width := min(c.at.W-4, 78)
	lines := m.ending(v, width-8)
	height := len(lines) + 4
	if width < 60 || height > c.at.H-2 {
		m.drawOverlay(c, v)
		return
	}
	m.drawHome(c, v)
	*m.hits = (*m.hits)[:0] // the map is behind the card
	at := Rect{(c.at.W - width) / 2, (c.at.H - height) / 2, width, height}
	c.clear(at)
	card := c.window(at)
	card.frame("✓ "+v.book.Section("ending").Title, v.word("overlay.close"), Style{Fore: Accent})
	for y, l := range lines {
		l.draw(card.window(Rect{4, 2, width - 8, height - 4}), y)
	}
}

// endingTask tells on the last screen of a chapter that everything there is was
// reached.
func (m *Model) endingTask(v *voice, width int) []line {
	session := m.lesson.session
	if session.Index()+1 < len(session.Screens()) {
		return nil
	}
	r := m.reached()
	if !r.all {
		return nil
	}
	lines := wrap([]segment{{v.say("ending.recap", r.facts()), Style{Fore: Strong, Bold: true}}}, width, 2)
	lines[0].mark, lines[0].markInk = "✓", Style{Fore: Success, Bold: true}
	return lines
}
