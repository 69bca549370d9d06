package tui

import (
	"fmt"
	"maps"
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
	airy  brevity = iota // everything, with air between
	tight                // the goals stand close together
	quiet                // no hint is offered
	plain                // the open goal has no bar
	curt                 // of the hints taken, the last is shown
	short                // of goals met, the last has its sentence alone; questions have a line
	flush                // no air at all
	bare                 // the open goal does not say how far it is
)

// A task is what a screen asks of the learner, and what came of it, in lines of a width.
type task struct {
	*lesson
	*draw.Voice
	model *Model
	scene scene.Scene
	width int
}

// whole sets the questions, the goals, why a run failed, the hints of the screen, and
// what comes after it, in this order.
func (t task) whole(brief brevity, failed []draw.Line) []draw.Line {
	var lines []draw.Line
	add := func(block []draw.Line, apart bool) {
		if apart && len(lines) > 0 && len(block) > 0 && brief < flush {
			lines = append(lines, draw.Line{})
		}
		lines = append(lines, block...)
	}
	for _, question := range t.Session.Asked() {
		if _, answered := t.Session.Answered(question.ID); answered {
			add(t.deed(deed{id: question.ID}, brief), brief == airy)
		} else {
			add(t.question(question.ID), true)
		}
	}
	for i, goal := range t.Session.Screen().Goals {
		add(t.goal(goal, brief), i == 0 || brief == airy)
	}
	for _, block := range [][]draw.Line{failed, t.hints(brief), t.next()} {
		add(block, true)
	}
	return lines
}

// asks is how many rows the questions ask for that wait for an answer, or will be
// asked while a run goes: with the open goal; 0 where none does.
func (t task) asks() int {
	rows := 0
	for _, question := range t.Session.Screen().Questions {
		asked := t.Screen(t.Session.Screen().ID).Question(question.ID)
		if _, answered := t.Session.Answered(question.ID); !answered && asked != nil {
			rows = max(rows, len(t.unanswered(asked)))
		}
	}
	if goal, open := t.Session.OpenGoal(); open && rows > 0 {
		rows += len(t.goal(goal, quiet))
	}
	return rows
}

// hinted tells whether a hint was taken for the open goal.
func (t task) hinted() bool {
	goal, open := t.Session.OpenGoal()
	return open && t.Session.Hints(goal.ID) > 0
}

// question sets a question with its answers, and what came of it, if it was answered.
func (t task) question(id string) []draw.Line {
	asked := t.Screen(t.Session.Screen().ID).Question(id)
	if asked == nil {
		return nil
	}
	given, answered := t.Session.Answered(id)
	if !answered {
		return t.unanswered(asked)
	}
	return append(t.asked(asked, given, true), t.outcome(id)...)
}

// unanswered sets a question that waits for its answer.
func (t task) unanswered(asked *content.Question) []draw.Line {
	word := "answer.how"
	if slices.ContainsFunc(t.Session.Screen().Questions, func(q lessons.Question) bool { return q.ID == asked.ID && q.Cure != "" }) {
		word = "answer.how.cure"
	}
	how := draw.Line{Indent: 2, Segments: []draw.Segment{{Text: t.Word(word), Style: draw.Style{Fore: draw.Faint}}}}
	return append(t.asked(asked, lessons.Given{}, false), how)
}

// asked sets a question and its answers.
func (t task) asked(asked *content.Question, given lessons.Given, answered bool) []draw.Line {
	lines := draw.Wrap(draw.Ink(asked.Prompt, draw.Style{Fore: draw.Strong, Bold: !answered}), t.width, 2)
	if len(lines) > 0 {
		lines[0].Mark, lines[0].MarkInk = "?", draw.Style{Fore: draw.Guess, Bold: true}
	}
	for i, choice := range asked.Choices {
		lines = append(lines, t.choice(choice, strconv.Itoa(i+1), given, answered)...)
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
func (t task) choice(choice []content.Span, number string, given lessons.Given, answered bool) []draw.Line {
	width := t.width
	base, digit := draw.Style{Fore: draw.Text}, draw.Style{Fore: draw.Accent, Bold: true}
	if answered {
		base.Fore, digit = draw.Faint, draw.Style{Fore: draw.Faint}
	}
	mark, right := "", ""
	markInk := draw.Style{Fore: draw.Guess, Bold: true}
	if answered && !given.Skipped && given.Given == number {
		mark, base.Fore, digit.Fore, right = "◇", draw.Guess, draw.Guess, t.Word("answer.yours")
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
			lines[i].Hit = func() { t.answer(number) }
		}
	}
	return lines
}

// goal sets a goal, and how far off the learner is.
func (t task) goal(goal lessons.Goal, brief brevity) []draw.Line {
	if t.Session.Met(goal.ID) {
		return t.deed(deed{goal: true, id: goal.ID}, brief)
	}
	if open, _ := t.Session.OpenGoal(); open.ID == goal.ID {
		return t.openGoal(goal, brief, 0)
	}
	return aimed(draw.Wrap([]draw.Segment{{Text: t.Word("goal." + goal.ID), Style: draw.Style{Fore: draw.Muted}}}, t.width, 2), draw.Faint)
}

// openGoal sets the goal that is worked at, that so many more are open, and how far off
// the learner is.
func (t task) openGoal(goal lessons.Goal, brief brevity, more int) []draw.Line {
	text := []draw.Segment{{Text: t.Word("goal." + goal.ID), Style: draw.Style{Fore: draw.Strong, Bold: true}}}
	lines := draw.Wrap(text, t.width, 2)
	if count := strconv.Itoa(more); more > 0 {
		for _, said := range []string{" · " + t.Say("goal.more", map[string]string{"count": count}), " +" + count} { // in no row of its own, if it can be
			with := draw.Wrap(append(text[:1:1], draw.Segment{Text: said, Style: draw.Style{Fore: draw.Muted}}), t.width, 2)
			if lines = with; len(with) == len(draw.Wrap(text, t.width, 2)) {
				break
			}
		}
	}
	lines = aimed(lines, draw.Accent)
	if brief == bare {
		return lines
	}
	far := howFar(t.Voice, goal.Judge(), t.width)
	if brief >= plain {
		far = far[:len(far)-1]
	}
	return append(lines, far...)
}

// aimed marks lines as those of a goal that is open.
func aimed(lines []draw.Line, ink draw.Color) []draw.Line {
	lines[0].Mark, lines[0].MarkInk = "◎", draw.Style{Fore: ink, Bold: ink == draw.Accent}
	return lines
}

// next says, once all of a screen is done, where to now.
func (t task) next() []draw.Line {
	screen, screens := t.Session.Screen(), t.Session.Screens()
	if len(screen.Goals)+len(screen.Questions) == 0 || !t.Session.Done(screen) {
		return nil
	}
	if ended := t.ended(); ended != nil {
		return ended
	}
	text := t.Word("done.end")
	if i := t.Session.Index() + 1; i < len(screens) {
		text = t.Say("done.screen", map[string]string{"next": t.Screen(screens[i].ID).Title})
	} else if following := t.model.Home.after(t.id); following != "" {
		text = t.Say("done.chapter", map[string]string{"next": draw.Title(t.Book, following)})
	}
	return ticked(draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Strong, Bold: true}}}, t.width, 2))
}

// howFar says how a goal stands, in numbers and as a bar.
func howFar(v *draw.Voice, judged lessons.Judgement, width int) []draw.Line {
	var lines []draw.Line
	label, muted := v.Word("goal.now")+" ", draw.Style{Fore: draw.Muted}
	if judged.Now.Given {
		now := v.WithUnit(judged.Now)
		segments := []draw.Segment{{Text: label, Style: muted}, {Text: now, Style: draw.Style{Fore: draw.Strong}}}
		if judged.Left.Given { // the gap gives way before a digit does
			left := v.Say("goal.left", map[string]string{"left": v.WithUnit(judged.Left)})
			gap := min(max(width-2-draw.Cells(label+now+left), 1), 3)
			segments = append(segments, draw.Segment{Text: strings.Repeat(" ", gap) + left, Style: draw.Style{Fore: draw.Accent}})
		}
		lines = append(lines, draw.Line{Indent: 2, Segments: segments})
		label = strings.Repeat(" ", draw.Cells(label)) // what is now is said once
	}
	if judged.Shown != "" {
		lines = append(lines, draw.Line{Indent: 2, Segments: []draw.Segment{
			{Text: label, Style: muted}, {Text: draw.Crop(judged.Shown, width-8), Style: draw.Style{Fore: draw.Strong}},
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
func (t task) hints(brief brevity) []draw.Line {
	goal, open := t.Session.OpenGoal()
	if !open {
		return nil
	}
	taken := t.Session.Hints(goal.ID)
	faint := draw.Style{Fore: draw.Faint}
	if taken == 0 && brief >= quiet {
		return nil
	}
	if taken == 0 {
		return []draw.Line{{Indent: 2, Segments: []draw.Segment{{Text: t.Word("hint.offer"), Style: faint}}}}
	}
	var lines []draw.Line
	faintly := func(text string) {
		lines = append(lines, draw.Wrap([]draw.Segment{{Text: text, Style: faint}}, t.width, 2)...)
	}
	more := t.moreHints(taken)
	for n := 1; n <= taken; n++ {
		head := t.Say("hint.number", map[string]string{"n": strconv.Itoa(n)})
		switch {
		case brief < curt:
			faintly(head)
		case n < taken:
			continue
		default:
			faintly(strings.Join(append([]string{head}, more...), " · "))
		}
		set := draw.Wrap([]draw.Segment{{Text: t.Word(fmt.Sprintf("hint.%s.%d", goal.ID, n)), Style: draw.Style{Fore: draw.Text}}}, t.width, 4)
		for i := range set {
			set[i].Mark, set[i].MarkInk = "  ▏", draw.Style{Fore: draw.Accent}
		}
		lines = append(lines, set...)
	}
	if brief < curt {
		for _, text := range more {
			faintly(text)
		}
	}
	return lines
}

// moreHints says how more is to be had than the hints that were taken.
func (t task) moreHints(taken int) []string {
	var more []string
	if taken < lessons.MaxHints {
		more = append(more, t.Word("hint.more"))
	}
	if t.solution() != nil {
		more = append(more, t.Word("hint.solution"))
	}
	return more
}

// failure says why a run of the scene diverged, or gets nowhere.
func (t task) failure() []draw.Line {
	for _, panel := range t.scene {
		curve, ok := panel.(scene.Curve)
		if !ok {
			continue
		}
		if curve.Ill != "" {
			facts := maps.Clone(curve.Why)
			if facts == nil {
				facts = map[string]string{}
			}
			facts["rate"] = t.rate()
			lines := draw.Wrap([]draw.Segment{{Text: t.Say(curve.Ill, facts), Style: draw.Style{Fore: draw.Text}}}, t.width, 2)
			lines[0].Mark, lines[0].MarkInk = "!", draw.Style{Fore: draw.Guess, Bold: true}
			return lines
		}
		for _, run := range curve.Runs {
			if run.Failed.Kind == "" {
				continue
			}
			rate := t.rate()
			if run.Failed.Rate > 0 {
				rate = draw.Write(scene.Number(run.Failed.Rate, 3))
			}
			text := t.Say(run.Failed.Kind, map[string]string{
				"run": t.RunName(run), "value": draw.Write(scene.Number(run.Failed.Value, 1)), "step": strconv.Itoa(run.Failed.Step), "rate": rate,
			})
			lines := draw.Wrap([]draw.Segment{{Text: text, Style: draw.Style{Fore: draw.Text}}}, t.width, 2)
			lines[0].Mark, lines[0].MarkInk = "✗", draw.Style{Fore: draw.Danger, Bold: true}
			return lines
		}
	}
	return nil
}

// rate is the learning rate of the screen, as its slider writes it.
func (t task) rate() string {
	control, _ := t.Session.Control("rate")
	slider, ok := control.(lessons.Slider)
	if !ok {
		return ""
	}
	return sliderValue(slider)
}
