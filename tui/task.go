package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/content"
	"sinapse/lessons"
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
func (m *Model) taskWithin(v *voice, width, room, most int, failed []line) []line {
	var task []line
	for brief := airy; brief <= tight; brief++ {
		if task = m.task(v, width, brief, failed); len(task) <= room {
			return task
		}
	}
	for brief := terse; brief <= silent && len(task) > most; brief++ {
		task = m.task(v, width, brief, failed)
	}
	if len(task) > most {
		task = m.taskOpen(v, width, most, failed)
	}
	return task[:min(len(task), most)]
}

// task sets the questions, the goals, why a run failed and the hints of the
// screen, in this order.
func (m *Model) task(v *voice, width int, brief brevity, failed []line) []line {
	var lines []line
	gap := func() {
		if len(lines) > 0 {
			lines = append(lines, line{})
		}
	}
	for _, question := range m.lesson.session.Asked() {
		gap()
		lines = append(lines, m.question(v, question.ID, width)...)
	}
	met := len(m.goalsMet())
	for i, goal := range m.lesson.session.Screen().Goals {
		if i == 0 || brief == airy {
			gap()
		}
		if m.lesson.session.Met(goal.ID) {
			met--
		}
		lines = append(lines, m.goal(v, goal, width, brief < terse || met == 0)...)
	}
	for _, block := range [][]line{failed, m.hints(v, width, brief < silent), m.endingTask(v, width)} {
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
func (m *Model) taskShort(v *voice, width int, brief brevity, failed []line) []line {
	l := m.lesson
	if open := l.openQuestion(); open != "" {
		lines := m.question(v, open, width)
		if goal, some := l.session.OpenGoal(); some {
			lines = append(lines, m.goal(v, goal, width, false)...)
		}
		return lines
	}
	lines := m.endingTask(v, width)
	goal, open := l.session.OpenGoal()
	if open {
		lines = append(lines, m.goal(v, goal, width, false)...)
	}
	if open && brief == barest && len(failed) > 0 {
		lines = lines[:len(lines)-1]
	}
	lines = append(lines, failed...)
	lines = append(lines, m.hints(v, width, brief < silent)...)
	met := m.goalsMet()
	slices.Reverse(met)
	if !open && len(met) > 0 {
		lines = append(lines, m.goal(v, met[0], width, true)...)
		met = met[1:]
	}
	for _, question := range l.session.Asked() {
		if brief < bare {
			lines = append(lines, m.verdictLine(v, question.ID, width)...)
		}
	}
	for _, goal := range met {
		set := m.goal(v, goal, width, !open && brief < terse)
		if brief >= clipped {
			set = clip(set, width)
		}
		lines = append(lines, set...)
	}
	return lines
}

// clip leaves the first of some lines, with … where the rest is missing.
func clip(lines []line, width int) []line {
	if len(lines) < 2 {
		return lines
	}
	first := lines[0]
	first.segments = slices.Clone(first.segments)
	last := &first.segments[len(first.segments)-1]
	room := width - cells(first.plain()) + cells(last.text)
	last.text = crop(strings.TrimRight(last.text, " ")+"…", room)
	return []line{first}
}

// taskFit is taskShort, as brief as its room asks for.
func (m *Model) taskFit(v *voice, width, room int, failed []line) []line {
	var lines []line
	for brief := tight; brief <= barest; brief++ {
		if lines = m.taskShort(v, width, brief, failed); len(lines) <= room {
			break
		}
	}
	return lines
}

// goalsMet are the goals of the screen that were met.
func (m *Model) goalsMet() []lessons.Goal {
	goals := slices.Clone(m.lesson.session.Screen().Goals)
	return slices.DeleteFunc(goals, func(goal lessons.Goal) bool { return !m.lesson.session.Met(goal.ID) })
}

// taskOpen is taskFit, and with an open question the goals as well: all if
// they have room, else the open one.
func (m *Model) taskOpen(v *voice, width, room int, failed []line) []line {
	open := m.lesson.openQuestion()
	if open == "" {
		return m.taskFit(v, width, room, failed)
	}
	question := append(m.question(v, open, width), line{})
	goals := slices.Clip(question)
	for _, goal := range m.lesson.session.Screen().Goals {
		goals = append(goals, m.goal(v, goal, width, false)...)
	}
	if goal, some := m.lesson.session.OpenGoal(); some && len(goals) > room {
		return append(question, m.goal(v, goal, width, false)...)
	}
	return goals
}

// hinted tells whether a hint was taken for the open goal.
func (m *Model) hinted() bool {
	goal, open := m.lesson.session.OpenGoal()
	return open && m.lesson.session.Hints(goal.ID) > 0
}

// question sets a question with its answers, and what came of it.
func (m *Model) question(v *voice, id string, width int) []line {
	l := m.lesson
	asked := v.screen(l.session.Screen().ID).Question(id)
	if asked == nil {
		return nil
	}
	given, answered := l.session.Answered(id)
	lines := wrap(ink(asked.Prompt, Style{Fore: Strong, Bold: !answered}), width, 2)
	if len(lines) > 0 {
		lines[0].mark, lines[0].markInk = "?", Style{Fore: Guess, Bold: true}
	}
	for i, choice := range asked.Choices {
		lines = append(lines, m.choice(v, choice, strconv.Itoa(i+1), given, answered, width)...)
	}
	switch {
	case answered && !given.Judged && !given.Skipped:
		lines = append(lines, wrap([]segment{{v.word("answer.wait"), Style{Fore: Muted, Italic: true}}}, width, 2)...)
	case given.Judged:
		lines = append(lines, wrap(ink(outcome(asked, given), Style{Fore: Muted, Italic: true}), width, 2)...)
	case !answered:
		lines = append(lines, line{indent: 2, segments: []segment{{v.word("answer.how"), Style{Fore: Faint}}}})
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
	return content.FillSpans(spans, facts(given.Facts))
}

// choice sets one answer.
func (m *Model) choice(v *voice, choice []content.Span, number string, given lessons.Given, answered bool, width int) []line {
	base, digit := Style{Fore: Text}, Style{Fore: Accent, Bold: true}
	if answered {
		base.Fore, digit = Faint, Style{Fore: Faint}
	}
	mark, right := "", ""
	markInk := Style{Fore: Guess, Bold: true}
	if answered && !given.Skipped && given.Given == number {
		mark, base.Fore, digit.Fore, right = "◇", Guess, Guess, v.word("answer.yours")
	}
	if given.Judged && given.Correct == number {
		base.Fore, digit.Fore = Success, Success
		if mark == "" {
			mark, markInk.Fore = "✓", Success
		} else {
			right += " ✓"
		}
	}
	if right != "" {
		width -= cells(right) + 2
	}
	lines := wrap(ink(choice, base), width, 5)
	if len(lines) == 0 {
		return nil
	}
	first := &lines[0]
	first.mark, first.markInk, first.indent = mark, markInk, 2
	first.segments = append([]segment{{number + "  ", digit}}, first.segments...)
	if right != "" {
		first.right = segment{right, Style{Fore: base.Fore}}
	}
	if !answered {
		for i := range lines {
			lines[i].hit = func() { m.lesson.answer(number) }
		}
	}
	return lines
}

// verdictLine says in short what came of an answered question.
func (m *Model) verdictLine(v *voice, id string, width int) []line {
	given, answered := m.lesson.session.Answered(id)
	asked := v.screen(m.lesson.session.Screen().ID).Question(id)
	if !answered || given.Skipped || asked == nil {
		return nil
	}
	if !given.Judged {
		lines := wrap([]segment{{v.say("answer.noted", map[string]string{"n": given.Given}), Style{Fore: Muted}}}, width, 2)
		lines[0].mark, lines[0].markInk = "◇", Style{Fore: Guess, Bold: true}
		return lines
	}
	lines := wrap(ink(outcome(asked, given), Style{Fore: Muted, Italic: true}), width, 2)
	if len(lines) == 0 {
		return nil
	}
	lines[0].mark, lines[0].markInk = "◇", Style{Fore: Guess, Bold: true}
	if given.Right {
		lines[0].mark, lines[0].markInk = "✓", Style{Fore: Success, Bold: true}
	}
	return lines
}

// goal sets a goal, and how far off the learner is; with why, one sentence
// says why it worked.
func (m *Model) goal(v *voice, goal lessons.Goal, width int, why bool) []line {
	if m.lesson.session.Met(goal.ID) {
		lines := wrap([]segment{{v.word("goal." + goal.ID), Style{Fore: Muted}}}, width, 2)
		lines[0].mark, lines[0].markInk = "✓", Style{Fore: Success, Bold: true}
		if why {
			lines = append(lines, wrap([]segment{{v.word("why." + goal.ID), Style{Fore: Muted, Italic: true}}}, width, 2)...)
		}
		return lines
	}
	open, _ := m.lesson.session.OpenGoal()
	here := open.ID == goal.ID
	text, mark := Style{Fore: Muted}, Style{Fore: Faint}
	if here {
		text, mark = Style{Fore: Strong, Bold: true}, Style{Fore: Accent, Bold: true}
	}
	lines := wrap([]segment{{v.word("goal." + goal.ID), text}}, width, 2)
	lines[0].mark, lines[0].markInk = "◎", mark
	if !here {
		return lines
	}
	return append(lines, howFar(v, goal.Judge(), width)...)
}

// howFar says how a goal stands, in numbers and as a bar.
func howFar(v *voice, judged lessons.Judgement, width int) []line {
	var lines []line
	if judged.Now.Given {
		label, now := v.word("goal.now")+" ", v.withUnit(judged.Now)
		segments := []segment{{label, Style{Fore: Muted}}, {now, Style{Fore: Strong}}}
		if judged.Left.Given { // the gap gives way before a digit does
			left := v.say("goal.left", map[string]string{"left": v.withUnit(judged.Left)})
			gap := min(max(width-2-cells(label+now+left), 1), 3)
			segments = append(segments, segment{strings.Repeat(" ", gap) + left, Style{Fore: Accent}})
		}
		lines = append(lines, line{indent: 2, segments: segments})
	}
	if judged.Shown != "" {
		lines = append(lines, line{indent: 2, segments: []segment{
			{v.word("goal.now") + " ", Style{Fore: Muted}}, {crop(judged.Shown, width-8), Style{Fore: Strong}},
		}})
	}
	room := min(max(width-2, 0), 32)
	done := int(judged.Share * float64(room))
	return append(lines, line{indent: 2, segments: []segment{
		{strings.Repeat("━", done), Style{Fore: Accent}}, {strings.Repeat("─", room-done), Style{Fore: Track}},
	}})
}

// hints sets the hints that were taken for the open goal, and how to get more;
// before the first, how to get it is said where there is room to offer it.
func (m *Model) hints(v *voice, width int, offer bool) []line {
	goal, open := m.lesson.session.OpenGoal()
	if !open {
		return nil
	}
	taken := m.lesson.session.Hints(goal.ID)
	faint := Style{Fore: Faint}
	if taken == 0 && !offer {
		return nil
	}
	if taken == 0 {
		return []line{{indent: 2, segments: []segment{{v.word("hint.offer"), faint}}}}
	}
	var lines []line
	for n := 1; n <= taken; n++ {
		lines = append(lines, line{indent: 2, segments: []segment{{v.say("hint.number", map[string]string{"n": strconv.Itoa(n)}), faint}}})
		set := wrap([]segment{{v.word(fmt.Sprintf("hint.%s.%d", goal.ID, n)), Style{Fore: Text}}}, width, 4)
		for i := range set {
			set[i].mark, set[i].markInk = "  ▏", Style{Fore: Accent}
		}
		lines = append(lines, set...)
	}
	if taken < lessons.MaxHints {
		lines = append(lines, line{indent: 2, segments: []segment{{v.word("hint.more"), faint}}})
	}
	if m.lesson.solution() != nil {
		lines = append(lines, line{indent: 2, segments: []segment{{v.word("hint.solution"), faint}}})
	}
	return lines
}

// failure says why a run of the scene diverged, or gets nowhere.
func (m *Model) failure(v *voice, width int) []line {
	for _, panel := range m.caches.scene {
		curve, ok := panel.(lessons.Curve)
		if !ok {
			continue
		}
		if curve.Ill != "" {
			lines := wrap([]segment{{v.say(curve.Ill, map[string]string{"rate": m.rate()}), Style{Fore: Text}}}, width, 2)
			lines[0].mark, lines[0].markInk = "!", Style{Fore: Guess, Bold: true}
			return lines
		}
		for _, run := range curve.Runs {
			if run.Failed.Kind == "" {
				continue
			}
			rate := m.rate()
			if run.Failed.Rate > 0 {
				rate = write(lessons.Number(run.Failed.Rate, 3))
			}
			text := v.say(run.Failed.Kind, map[string]string{
				"run": v.runName(run), "value": write(lessons.Number(run.Failed.Value, 1)), "step": strconv.Itoa(run.Failed.Step), "rate": rate,
			})
			lines := wrap([]segment{{text, Style{Fore: Text}}}, width, 2)
			lines[0].mark, lines[0].markInk = "✗", Style{Fore: Danger, Bold: true}
			return lines
		}
	}
	return nil
}

// rate is the learning rate of the screen, as its slider writes it.
func (m *Model) rate() string {
	control, _ := m.lesson.session.Control("rate")
	slider, ok := control.(lessons.Slider)
	if !ok {
		return ""
	}
	return sliderValue(slider)
}
