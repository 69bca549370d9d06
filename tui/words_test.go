package tui

import (
	"slices"
	"strings"

	"sinapse/content"
	"sinapse/lessons/course/daily"
	"sinapse/tui/draw"
)

// pageSizes are a size of each form on which words have a page or a column.
var pageSizes = [][2]int{{120, 40}, {200, 60}, {100, 30}, {80, 24}}

// newScribe looks for the words of a state at every size: nothing of them is hidden
// while rows stand empty; at 120×40 nothing at all. What came of the last goal is told.
func newScribe() visitor {
	return func(v *visit) {
		for _, language := range v.languages {
			v.m.language = language
			for _, size := range daily.Spread(pageSizes, 2, v.turn()) {
				v.at(size)
				v.words()
			}
			for _, size := range daily.Spread(append(slices.Clone(pageSizes), [2]int{40, 16}), 2, v.turn()) {
				if v.at(size); v.m.Lesson.folds.news != "" {
					v.why()
				}
			}
		}
	}
}

// words holds the words of the present page to their room.
func (v *visit) words() {
	p := v.m.page()
	at := p.layout()
	lines, task, _ := p.allWords(at.Words)
	over := len(lines) + draw.Extra(len(task) > 0) + len(task) - at.Words.H
	if over > 0 && at.mode == Wide {
		v.complain("%v: %d rows of prose too many", v.m.Size, over)
	}
	if over > 3 && at.Words.H-len(task)-1 < 6 {
		v.complain("%v: of the prose %d rows are left", v.m.Size, at.Words.H-len(task)-1)
	}
	text := plainText(task)
	session := v.m.Lesson.Session
	if open := v.m.Lesson.openQuestion(); open != "" {
		asked := p.Screen(session.Screen().ID).Question(open)
		for _, spans := range append(asked.Choices, asked.Prompt) {
			v.stands(text, content.PlainText(spans))
		}
	}
	for _, goal := range session.Screen().Goals {
		if first, _ := session.OpenGoal(); !session.Met(goal.ID) && (at.mode == Wide || goal.ID == first.ID) {
			v.stands(text, p.Word("goal."+goal.ID))
		}
	}
}

// why looks on the page for the sentence of the goal that was met last, beside the
// words and beside the scene.
func (v *visit) why() {
	l := v.m.Lesson
	for d := range l.folds.told {
		if !d.goal {
			continue
		}
		for _, reading := range []bool{true, false} {
			if l.reading = reading; !reading && v.m.form().mode == Wide {
				continue
			}
			sentence := strings.Fields(strings.ReplaceAll(v.m.Voice().Word("why."+d.id), "**", "")) // what is bold has no stars on a page
			v.stands(stripped(v.m.Draw()), sentence[len(sentence)-1])
			v.stands(stripped(v.m.Draw()), sentence[0])
			v.still()
			if what := cut(stripped(v.m.Draw())); what != "" && v.m.form().mode > Tiny { // there pictures are cut to their pane
				v.complain("%v: where %s is told, %s", v.m.Size, d.id, what)
			}
		}
	}
	l.reading = true
}

// still holds the frames of a page to their places while it is told why a goal worked,
// where that has room over the controls.
func (v *visit) still() {
	l := v.m.Lesson
	p := v.m.page()
	at := p.layout()
	news := p.news(p.plan(at).left, v.m.Size.Width-2)
	if len(news) == 0 || len(news) > p.footRows(at) || v.m.Notice.In(v.m.Voice()) != "" {
		return
	}
	told, with := l.folds.news, strings.Split(stripped(v.m.Draw()), "\n")
	l.folds.news = ""
	without := strings.Split(stripped(v.m.Draw()), "\n")
	l.folds.news = told
	for y := range at.Knobs.Y {
		if corners(with[y]) != corners(without[y]) {
			v.complain("%v: a frame moves at row %d: %q is %q while it is told why", v.m.Size, y, without[y], with[y])
			return
		}
	}
}

// plainText is what lines say.
func plainText(lines []draw.Line) string {
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(line.Plain() + " ")
	}
	return text.String()
}

// stands looks for a text among words that may break it.
func (v *visit) stands(words, text string) {
	v.Helper()
	if !strings.Contains(squeezed(words), squeezed(strings.ReplaceAll(text, "\u00a0", " "))) {
		v.complain("%v: %q does not stand there\n%s", v.m.Size, text, words)
	}
}

// room looks at the words as they are read: none of them is hidden while more than three
// rows stand empty.
func (v *visit) room() {
	v.Helper()
	p := v.m.page()
	at := p.layout()
	lines, task, _ := p.allWords(at.Words)
	prose := max(min(len(lines), at.Words.H-1-len(task)), 0)
	empty := at.Words.H - prose - draw.Extra(len(task) > 0) - len(task)
	if empty > 3 && prose < len(lines) {
		v.complain("%v: %d rows stand empty, and of %d rows of prose %d are hidden", v.m.Size, empty, len(lines), len(lines)-prose)
	}
}
