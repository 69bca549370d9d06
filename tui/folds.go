package tui

import (
	"sinapse/lessons"
	"sinapse/tui/draw"
)

// A deed is something done on a screen: a question answered, a goal met.
type deed struct {
	goal bool
	id   string
}

// Folds are how the deeds of a screen stand among its words: each is a line of its
// own. What came of the last question and of the last goal is told below it, and
// enter opens whatever is chosen.
type folds struct {
	at    int // the one under the cursor
	open  map[deed]bool
	known map[deed]lessons.Given // as they stood when they were last looked at
	told  map[deed]bool
	news  string // the goal that was met since the last key
}

// deeds lists what was done on the screen, as it stands there.
func (l *lesson) deeds() []deed {
	var done []deed
	for _, question := range l.Session.Asked() {
		if _, answered := l.Session.Answered(question.ID); answered {
			done = append(done, deed{id: question.ID})
		}
	}
	for _, goal := range l.Session.Screen().Goals {
		if l.Session.Met(goal.ID) {
			done = append(done, deed{goal: true, id: goal.ID})
		}
	}
	return done
}

// fold leaves a line of what was done before, but for what came last.
func (l *lesson) fold() {
	l.folds = folds{open: map[deed]bool{}, known: map[deed]lessons.Given{}, told: map[deed]bool{}}
	l.learn()
	l.folds.news = ""
}

// learn looks at what was done since it last looked: that is to be told, in place of
// what was told before of its kind.
func (l *lesson) learn() {
	for _, d := range l.deeds() {
		given, _ := l.Session.Answered(d.id)
		if d.goal {
			given = lessons.Given{Judged: true}
		}
		if before, known := l.folds.known[d]; known && before.Judged == given.Judged && before.Given == given.Given {
			continue
		}
		for other := range l.folds.told {
			if other.goal == d.goal {
				delete(l.folds.told, other)
			}
		}
		l.folds.known[d], l.folds.told[d] = given, true
		if d.goal {
			l.folds.news = d.id
		}
	}
}

// unfold opens the deed under the cursor, or folds it.
func (l *lesson) unfold() {
	if done := l.deeds(); l.folds.at < len(done) {
		l.toggle(done[l.folds.at])
	}
}

// toggle opens a deed, or folds it.
func (l *lesson) toggle(d deed) {
	if l.folds.open[d] || d.goal && l.folds.told[d] {
		delete(l.folds.open, d)
		delete(l.folds.told, d)
		return
	}
	l.folds.open[d] = true
}

// deed sets something done: a line, and below it what is told of it.
func (p *page) deed(d deed, width int, brief brevity) []draw.Line {
	lines := p.deedLines(d, width, brief)
	lines[0].Hit = func() { p.toggle(d) }
	if p.chosen(d) {
		lines[0].Mark, lines[0].MarkInk = "▸", draw.Style{Fore: draw.Accent, Bold: true}
		for i := range lines[0].Segments {
			lines[0].Segments[i].Style.Back = draw.Selection
		}
	}
	return lines
}

// deedLines sets something done, in as many lines as it has room for.
func (p *page) deedLines(d deed, width int, brief brevity) []draw.Line {
	open, told := p.folds.open[d], p.folds.told[d] && (d.goal || brief < short)
	switch {
	case d.goal && told && !open && brief >= short:
		return p.why(d.id, width)
	case d.goal && (open || told):
		return p.metGoal(d.id, width)
	case open:
		return p.question(d.id, width)
	case told:
		return append(p.folded(d, width), p.outcome(d.id, width)...)
	default:
		return p.folded(d, width)
	}
}

// chosen tells whether a deed is under the cursor of the words.
func (p *page) chosen(d deed) bool {
	done := p.deeds()
	return p.focus > len(p.scene) && p.folds.at < len(done) && done[p.folds.at] == d
}

// folded sets something done in one line.
func (p *page) folded(d deed, width int) []draw.Line {
	quiet := draw.Style{Fore: draw.Muted}
	if d.goal {
		return ticked(clip(draw.Wrap([]draw.Segment{{Text: p.Word("goal." + d.id), Style: quiet}}, width, 2), width))
	}
	given, _ := p.Session.Answered(d.id)
	mark, ink, right := "◇", draw.Guess, given.Given
	switch {
	case given.Skipped:
		mark, ink, right = "?", draw.Faint, p.Word("answer.skipped")
	case given.Right:
		mark, ink, right = "✓", draw.Success, given.Given+" ✓"
	case given.Judged:
		right = p.Say("answer.wrong", map[string]string{"given": given.Given, "correct": given.Correct})
	}
	room := width - draw.Cells(right) - 2
	var prompt []draw.Segment
	if asked := p.Screen(p.Session.Screen().ID).Question(d.id); asked != nil {
		prompt = draw.Ink(asked.Prompt, quiet)
	}
	for i := range prompt {
		prompt[i].Style.Bold, prompt[i].Style.Fore = false, draw.Muted
	}
	lines := clip(draw.Wrap(prompt, room, 2), room)
	if len(lines) == 0 {
		lines = []draw.Line{{Indent: 2}}
	}
	lines[0].Mark, lines[0].MarkInk = mark, draw.Style{Fore: ink, Bold: true}
	lines[0].Right = draw.Segment{Text: right, Style: draw.Style{Fore: ink}}
	return lines
}

// metGoal sets a goal that was met, and why it worked.
func (p *page) metGoal(id string, width int) []draw.Line {
	lines := draw.Wrap([]draw.Segment{{Text: p.Word("goal." + id), Style: draw.Style{Fore: draw.Muted}}}, width, 2)
	return append(ticked(lines), p.sentence(id, width)...)
}

// sentence says why a goal worked.
func (p *page) sentence(id string, width int) []draw.Line {
	return draw.Wrap([]draw.Segment{{Text: p.Word("why." + id), Style: draw.Style{Fore: draw.Muted, Italic: true}}}, width, 2)
}

// why is the sentence alone, marked as that of a goal that was met.
func (p *page) why(id string, width int) []draw.Line { return ticked(p.sentence(id, width)) }

// ticked marks lines as those of something that is done.
func ticked(lines []draw.Line) []draw.Line {
	lines[0].Mark, lines[0].MarkInk = "✓", draw.Style{Fore: draw.Success, Bold: true}
	return lines
}

// outcome says what came of an answered question, or that it is not known yet.
func (p *page) outcome(id string, width int) []draw.Line {
	given, _ := p.Session.Answered(id)
	asked := p.Screen(p.Session.Screen().ID).Question(id)
	quiet := draw.Style{Fore: draw.Muted, Italic: true}
	switch {
	case asked == nil || given.Skipped:
		return nil
	case given.Judged:
		return draw.Wrap(draw.Ink(outcome(asked, given), quiet), width, 2)
	default:
		return draw.Wrap([]draw.Segment{{Text: p.Word("answer.wait"), Style: quiet}}, width, 2)
	}
}
