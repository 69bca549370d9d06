package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// brevity is how much of a task is left out where room is short.
type brevity uint8

const (
	airy    brevity = iota // everything, with air between
	tight                  // the goals stand close together
	terse                  // of the goals met, only the last says why it worked
	silent                 // no hint is offered
	bare                   // nor what came of a question
	clipped                // goals met have a line each
	barest                 // beside the name of a failure, the open goal has no bar
)

// taskWithin is the task as roomy as it may be: whole where it leaves the prose
// all its room, and never more than so many rows.
func (p *page) taskWithin(width, room, most int, failed []draw.Line) []draw.Line {
	var task []draw.Line
	for brief := airy; brief <= tight; brief++ {
		if task = p.task(width, brief, failed); len(task) <= room {
			return task
		}
	}
	for brief := terse; brief <= silent && len(task) > most; brief++ {
		task = p.task(width, brief, failed)
	}
	if len(task) > most {
		task = p.taskOpen(width, most, failed)
	}
	return task[:min(len(task), most)]
}

// task sets the questions, the goals, why a run failed and the hints of the
// screen, in this order.
func (p *page) task(width int, brief brevity, failed []draw.Line) []draw.Line {
	var lines []draw.Line
	gap := func() {
		if len(lines) > 0 {
			lines = append(lines, draw.Line{})
		}
	}
	for _, question := range p.Session.Asked() {
		gap()
		lines = append(lines, p.question(question.ID, width)...)
	}
	met := len(p.goalsMet())
	for i, goal := range p.Session.Screen().Goals {
		if i == 0 || brief == airy {
			gap()
		}
		if p.Session.Met(goal.ID) {
			met--
		}
		lines = append(lines, p.goal(goal, width, brief < terse || met == 0)...)
	}
	for _, block := range [][]draw.Line{failed, p.hints(width, brief < silent), p.endingTask(width)} {
		if len(block) > 0 {
			gap()
			lines = append(lines, block...)
		}
	}
	return lines
}

// taskShort sets what must never leave the page where room is short: the open
// question, the open goal and how far off it is, or the last goal once all are
// met; and then, as long as there is room, why a run failed, the hint, what was
// met, the last of it first.
func (p *page) taskShort(width int, brief brevity, failed []draw.Line) []draw.Line {
	if open := p.openQuestion(); open != "" {
		lines := p.question(open, width)
		if goal, some := p.Session.OpenGoal(); some {
			lines = append(lines, p.goal(goal, width, false)...)
		}
		return lines
	}
	lines := p.endingTask(width)
	goal, open := p.Session.OpenGoal()
	if open {
		lines = append(lines, p.goal(goal, width, false)...)
	}
	if open && brief == barest && len(failed) > 0 {
		lines = lines[:len(lines)-1]
	}
	lines = append(lines, failed...)
	lines = append(lines, p.hints(width, brief < silent)...)
	met := p.goalsMet()
	slices.Reverse(met)
	if !open && len(met) > 0 {
		lines = append(lines, p.goal(met[0], width, true)...)
		met = met[1:]
	}
	for _, question := range p.Session.Asked() {
		if brief < bare {
			lines = append(lines, p.verdictLine(question.ID, width)...)
		}
	}
	for _, goal := range met {
		set := p.goal(goal, width, !open && brief < terse)
		if brief >= clipped {
			set = clip(set, width)
		}
		lines = append(lines, set...)
	}
	return lines
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

// taskFit is taskShort, as brief as its room asks for.
func (p *page) taskFit(width, room int, failed []draw.Line) []draw.Line {
	var lines []draw.Line
	for brief := tight; brief <= barest; brief++ {
		if lines = p.taskShort(width, brief, failed); len(lines) <= room {
			break
		}
	}
	return lines
}

// goalsMet are the goals of the screen that were met.
func (p *page) goalsMet() []lessons.Goal {
	goals := slices.Clone(p.Session.Screen().Goals)
	return slices.DeleteFunc(goals, func(goal lessons.Goal) bool { return !p.Session.Met(goal.ID) })
}

// taskOpen is taskFit, and with an open question the goals as well: all if
// they have room, else the open one.
func (p *page) taskOpen(width, room int, failed []draw.Line) []draw.Line {
	open := p.openQuestion()
	if open == "" {
		return p.taskFit(width, room, failed)
	}
	question := append(p.question(open, width), draw.Line{})
	goals := slices.Clip(question)
	for _, goal := range p.Session.Screen().Goals {
		goals = append(goals, p.goal(goal, width, false)...)
	}
	if goal, some := p.Session.OpenGoal(); some && len(goals) > room {
		return append(question, p.goal(goal, width, false)...)
	}
	return goals
}

// hinted tells whether a hint was taken for the open goal.
func (p *page) hinted() bool {
	goal, open := p.Session.OpenGoal()
	return open && p.Session.Hints(goal.ID) > 0
}

// question sets a question with its answers, and what came of it.
func (p *page) question(id string, width int) []draw.Line {
	asked := p.Screen(p.Session.Screen().ID).Question(id)
	if asked == nil {
		return nil
	}
	given, answered := p.Session.Answered(id)
	lines := draw.Wrap(draw.Ink(asked.Prompt, draw.Style{Fore: draw.Strong, Bold: !answered}), width, 2)
	if len(lines) > 0 {
		lines[0].Mark, lines[0].MarkInk = "?", draw.Style{Fore: draw.Guess, Bold: true}
	}
	for i, choice := range asked.Choices {
		lines = append(lines, p.choice(choice, strconv.Itoa(i+1), given, answered, width)...)
	}
	switch {
	case answered && !given.Judged && !given.Skipped:
		lines = append(lines, draw.Wrap([]draw.Segment{{Text: p.Word("answer.wait"), Style: draw.Style{Fore: draw.Muted, Italic: true}}}, width, 2)...)
	case given.Judged:
		lines = append(lines, draw.Wrap(draw.Ink(outcome(asked, given), draw.Style{Fore: draw.Muted, Italic: true}), width, 2)...)
	case !answered:
		lines = append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{{Text: p.Word("answer.how"), Style: draw.Style{Fore: draw.Faint}}}})
	}
	return lines
}

// outcome is the explanation of how an answer was judged: the answer's own,
// if there is one.
func outcome(asked *content.Question, given lessons.Given) []content.Span {
	spans, ok := asked.Outcomes[given.Given]
	if !ok {
		spans = asked.Outcomes[given.Outcome]
	}
	return content.FillSpans(spans, draw.Facts(given.Facts))
}

// choice sets one answer.
func (p *page) choice(choice []content.Span, number string, given lessons.Given, answered bool, width int) []draw.Line {
	base, digit := draw.Style{Fore: draw.Text}, draw.Style{Fore: draw.Accent, Bold: true}
	if answered {
		base.Fore, digit = draw.Faint, draw.Style{Fore: draw.Faint}
	}
	mark, right := "", ""
	markInk := draw.Style{Fore: draw.Guess, Bold: true}
	if answered && !given.Skipped && given.Given == number {
		mark, base.Fore, digit.Fore, right = "◇", draw.Guess, draw.Guess, p.Word("answer.yours")
	}
	if given.Judged && given.Correct == number {
		base.Fore, digit.Fore = draw.Success, draw.Success
		if mark == "" {
			mark, markInk.Fore = "✓", draw.Success
		} else {
			right += " ✓"
		}
	}
	if right != "" {
		width -= draw.Cells(right) + 2
	}
	lines := draw.Wrap(draw.Ink(choice, base), width, 5)
	if len(lines) == 0 {
		return nil
	}
	first := &lines[0]
	first.Mark, first.MarkInk, first.Indent = mark, markInk, 2
	first.Segments = append([]draw.Segment{{Text: number + "  ", Style: digit}}, first.Segments...)
	if right != "" {
		first.Right = draw.Segment{Text: right, Style: draw.Style{Fore: base.Fore}}
	}
	if !answered {
		for i := range lines {
			lines[i].Hit = func() { p.answer(number) }
		}
	}
	return lines
}

// verdictLine says in short what came of an answered question.
func (p *page) verdictLine(id string, width int) []draw.Line {
	given, answered := p.Session.Answered(id)
	asked := p.Screen(p.Session.Screen().ID).Question(id)
	if !answered || given.Skipped || asked == nil {
		return nil
	}
	if !given.Judged {
		lines := draw.Wrap([]draw.Segment{{Text: p.Say("answer.noted", map[string]string{"n": given.Given}), Style: draw.Style{Fore: draw.Muted}}}, width, 2)
		lines[0].Mark, lines[0].MarkInk = "◇", draw.Style{Fore: draw.Guess, Bold: true}
		return lines
	}
	lines := draw.Wrap(draw.Ink(outcome(asked, given), draw.Style{Fore: draw.Muted, Italic: true}), width, 2)
	if len(lines) == 0 {
		return nil
	}
	lines[0].Mark, lines[0].MarkInk = "◇", draw.Style{Fore: draw.Guess, Bold: true}
	if given.Right {
		lines[0].Mark, lines[0].MarkInk = "✓", draw.Style{Fore: draw.Success, Bold: true}
	}
	return lines
}

// goal sets a goal, and how far off the learner is; with why, one sentence
// says why it worked.
func (p *page) goal(goal lessons.Goal, width int, why bool) []draw.Line {
	if p.Session.Met(goal.ID) {
		lines := draw.Wrap([]draw.Segment{{Text: p.Word("goal." + goal.ID), Style: draw.Style{Fore: draw.Muted}}}, width, 2)
		lines[0].Mark, lines[0].MarkInk = "✓", draw.Style{Fore: draw.Success, Bold: true}
		if why {
			lines = append(lines, draw.Wrap([]draw.Segment{{Text: p.Word("why." + goal.ID), Style: draw.Style{Fore: draw.Muted, Italic: true}}}, width, 2)...)
		}
		return lines
	}
	open, _ := p.Session.OpenGoal()
	here := open.ID == goal.ID
	text, mark := draw.Style{Fore: draw.Muted}, draw.Style{Fore: draw.Faint}
	if here {
		text, mark = draw.Style{Fore: draw.Strong, Bold: true}, draw.Style{Fore: draw.Accent, Bold: true}
	}
	lines := draw.Wrap([]draw.Segment{{Text: p.Word("goal." + goal.ID), Style: text}}, width, 2)
	lines[0].Mark, lines[0].MarkInk = "◎", mark
	if !here {
		return lines
	}
	return append(lines, howFar(p.Voice, goal.Judge(), width)...)
}

// howFar says how a goal stands, in numbers and as a bar.
func howFar(v *draw.Voice, judged lessons.Judgement, width int) []draw.Line {
	var lines []draw.Line
	if judged.Now.Given {
		label, now := v.Word("goal.now")+" ", v.WithUnit(judged.Now)
		segments := []draw.Segment{{Text: label, Style: draw.Style{Fore: draw.Muted}}, {Text: now, Style: draw.Style{Fore: draw.Strong}}}
		if judged.Left.Given { // the gap gives way before a digit does
			left := v.Say("goal.left", map[string]string{"left": v.WithUnit(judged.Left)})
			gap := min(max(width-2-draw.Cells(label+now+left), 1), 3)
			segments = append(segments, draw.Segment{Text: strings.Repeat(" ", gap) + left, Style: draw.Style{Fore: draw.Accent}})
		}
		lines = append(lines, draw.Line{Indent: 2, Segments: segments})
	}
	if judged.Shown != "" {
		lines = append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{
			{Text: v.Word("goal.now") + " ", Style: draw.Style{Fore: draw.Muted}}, {Text: draw.Crop(judged.Shown, width-8), Style: draw.Style{Fore: draw.Strong}},
		}})
	}
	room := min(max(width-2, 0), 32)
	done := int(judged.Share * float64(room))
	if !judged.Met { // a full bar says that it is
		done = max(min(done, room-1), 0)
	}
	return append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{
		{Text: strings.Repeat("━", done), Style: draw.Style{Fore: draw.Accent}}, {Text: strings.Repeat("─", room-done), Style: draw.Style{Fore: draw.Track}},
	}})
}

// hints sets the hints that were taken for the open goal, and how to get more;
// before the first, how to get it is said where there is room to offer it.
func (p *page) hints(width int, offer bool) []draw.Line {
	goal, open := p.Session.OpenGoal()
	if !open {
		return nil
	}
	taken := p.Session.Hints(goal.ID)
	faint := draw.Style{Fore: draw.Faint}
	if taken == 0 && !offer {
		return nil
	}
	if taken == 0 {
		return []draw.Line{{Indent: 2, Segments: []draw.Segment{{Text: p.Word("hint.offer"), Style: faint}}}}
	}
	var lines []draw.Line
	for n := 1; n <= taken; n++ {
		lines = append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{{Text: p.Say("hint.number", map[string]string{"n": strconv.Itoa(n)}), Style: faint}}})
		set := draw.Wrap([]draw.Segment{{Text: p.Word(fmt.Sprintf("hint.%s.%d", goal.ID, n)), Style: draw.Style{Fore: draw.Text}}}, width, 4)
		for i := range set {
			set[i].Mark, set[i].MarkInk = "  ▏", draw.Style{Fore: draw.Accent}
		}
		lines = append(lines, set...)
	}
	if taken < lessons.MaxHints {
		lines = append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{{Text: p.Word("hint.more"), Style: faint}}})
	}
	if p.solution() != nil {
		lines = append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{{Text: p.Word("hint.solution"), Style: faint}}})
	}
	return lines
}

// failure says why a run of the scene diverged, or gets nowhere.
func (p *page) failure(width int) []draw.Line {
	for _, panel := range p.scene {
		curve, ok := panel.(scene.Curve)
		if !ok {
			continue
		}
		if curve.Ill != "" {
			lines := draw.Wrap([]draw.Segment{{Text: p.Say(curve.Ill, map[string]string{"rate": p.rate()}), Style: draw.Style{Fore: draw.Text}}}, width, 2)
			lines[0].Mark, lines[0].MarkInk = "!", draw.Style{Fore: draw.Guess, Bold: true}
			return lines
		}
		for _, run := range curve.Runs {
			if run.Failed.Kind == "" {
				continue
			}
			rate := p.rate()
			if run.Failed.Rate > 0 {
				rate = draw.Write(scene.Number(run.Failed.Rate, 3))
			}
			text := p.Say(run.Failed.Kind, map[string]string{
				"run": p.RunName(run), "value": draw.Write(scene.Number(run.Failed.Value, 1)), "step": strconv.Itoa(run.Failed.Step), "rate": rate,
			})
			lines := draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Text}}}, width, 2)
			lines[0].Mark, lines[0].MarkInk = "✗", draw.Style{Fore: draw.Danger, Bold: true}
			return lines
		}
	}
	return nil
}

// rate is the learning rate of the screen, as its slider writes it.
func (p *page) rate() string {
	control, _ := p.Session.Control("rate")
	slider, ok := control.(lessons.Slider)
	if !ok {
		return ""
	}
	return sliderValue(slider)
}
