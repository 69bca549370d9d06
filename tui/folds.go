package tui

import (
	"slices"
	"strings"

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
func (t task) deed(d deed, brief brevity) []draw.Line {
	lines := t.deedLines(d, brief)
	lines[0].Hit = func() { t.toggle(d) }
	if t.chosen(d) {
		lines[0].Mark, lines[0].MarkInk = "▸", draw.Style{Fore: draw.Accent, Bold: true}
		for i := range lines[0].Segments {
			lines[0].Segments[i].Style.Back = draw.Selection
		}
	}
	return lines
}

// deedLines sets something done, in as many lines as it has room for.
func (t task) deedLines(d deed, brief brevity) []draw.Line {
	open, told := t.folds.open[d], t.folds.told[d] && (d.goal || brief < short)
	switch {
	case d.goal && told && !open && brief >= short:
		return t.why(d.id)
	case d.goal && (open || told):
		return t.metGoal(d.id)
	case open:
		return t.question(d.id)
	case told:
		return append(t.folded(d), t.outcome(d.id)...)
	default:
		return t.folded(d)
	}
}

// chosen tells whether a deed is under the cursor of the words.
func (t task) chosen(d deed) bool {
	done := t.deeds()
	return t.focus > len(t.scene) && t.folds.at < len(done) && done[t.folds.at] == d
}

// folded sets something done in one line.
func (t task) folded(d deed) []draw.Line {
	quiet := draw.Style{Fore: draw.Muted}
	if d.goal {
		return ticked(clip(draw.Wrap([]draw.Segment{{Text: t.Word("goal." + d.id), Style: quiet}}, t.width, 2), t.width))
	}
	given, _ := t.Session.Answered(d.id)
	mark, ink, right := "◇", draw.Guess, given.Given
	switch {
	case given.Skipped:
		mark, ink, right = "?", draw.Faint, t.Word("answer.skipped")
	case given.Right:
		mark, ink, right = "✓", draw.Success, given.Given+" ✓"
	case given.Judged:
		right = t.Say("answer.wrong", map[string]string{"given": given.Given, "correct": given.Correct})
	}
	room := t.width - draw.Cells(right) - 2
	var prompt []draw.Segment
	if asked := t.Screen(t.Session.Screen().ID).Question(d.id); asked != nil {
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
func (t task) metGoal(id string) []draw.Line {
	lines := draw.Wrap([]draw.Segment{{Text: t.Word("goal." + id), Style: draw.Style{Fore: draw.Muted}}}, t.width, 2)
	return append(ticked(lines), t.sentence(id)...)
}

// sentence says why a goal worked.
func (t task) sentence(id string) []draw.Line {
	return draw.Wrap(emphasised(t.Word("why."+id), draw.Style{Fore: draw.Muted, Italic: true}), t.width, 2)
}

// why runs the name of a goal that was met and the sentence together, for where the name
// has no line of its own.
func (t task) why(id string) []draw.Line {
	name := t.Word("goal." + id)
	if !strings.ContainsAny(name[len(name)-1:], ".!?") {
		name += "."
	}
	named := draw.Segment{Text: name + " ", Style: draw.Style{Fore: draw.Muted}}
	reason := emphasised(t.Word("why."+id), draw.Style{Fore: draw.Muted, Italic: true})
	return ticked(draw.Wrap(append([]draw.Segment{named}, reason...), t.width, 2))
}

// emphasised sets a text in a style, and bold what stands between two pairs of stars.
func emphasised(text string, style draw.Style) (segments []draw.Segment) {
	for part := range strings.SplitSeq(text, "**") {
		if part != "" {
			segments = append(segments, draw.Segment{Text: part, Style: style})
		}
		style.Bold = !style.Bold
	}
	return segments
}

// ticked marks lines as those of something that is done.
func ticked(lines []draw.Line) []draw.Line {
	lines[0].Mark, lines[0].MarkInk = "✓", draw.Style{Fore: draw.Success, Bold: true}
	return lines
}

// outcome says what came of an answered question, or that it is not known yet.
func (t task) outcome(id string) []draw.Line {
	given, _ := t.Session.Answered(id)
	asked := t.Screen(t.Session.Screen().ID).Question(id)
	quiet := draw.Style{Fore: draw.Muted, Italic: true}
	switch {
	case asked == nil || given.Skipped:
		return nil
	case given.Judged:
		return draw.Wrap(draw.Ink(outcome(asked, given), quiet), t.width, 2)
	default:
		return draw.Wrap([]draw.Segment{{Text: t.Word("answer.wait"), Style: quiet}}, t.width, 2)
	}
}

// clip leaves the first of some lines, with … where the rest is missing.
func clip(lines []draw.Line, width int) []draw.Line {
	if len(lines) < 2 {
		return lines
	}
	first := lines[0]
	first.Segments = slices.Clone(first.Segments)
	last := &first.Segments[len(first.Segments)-1]
	room := width - draw.Cells(first.Plain()) + draw.Cells(last.Text)
	last.Text = draw.Crop(strings.TrimRight(last.Text, " ")+"…", room)
	return []draw.Line{first}
}
