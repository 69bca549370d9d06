package tui

import (
	"slices"

	"sinapse/tui/draw"
)

// least sets what must never leave the page where room is short: the open
// question, the open goal and how far off it is, how many more goals are open, and the
// hints taken; or what comes next.
func (t task) least(brief brevity, more int) []draw.Line {
	var lines []draw.Line
	if open := t.openQuestion(); open != "" {
		lines = t.question(open)
		if brief >= curt { // the strip tells the keys as well
			lines = lines[:len(lines)-1]
		}
	}
	if goal, open := t.Session.OpenGoal(); open {
		lines = append(lines, t.openGoal(goal, brief, more)...)
	}
	return append(append(lines, t.hints(brief)...), t.next()...)
}

// ladder is what is left out of the least for the sake of something else, step by step.
var ladder = []brevity{quiet, plain, curt, bare}

// fit is the least, with why a run failed; and as long as there is room, what came
// of the last that was done, the hint, and what else was done, the last of it first.
func (t task) fit(room int, failed []draw.Line) (lines []draw.Line, left untold) {
	done := t.deeds()
	slices.Reverse(done)
	slices.SortStableFunc(done, func(a, b deed) int { return draw.Extra(t.folds.told[b]) - draw.Extra(t.folds.told[a]) })
	lines, left.failure = t.leastIn(room, len(failed), done)
	if !left.failure {
		lines = append(lines, failed...)
	}
	add := func(block []draw.Line) bool {
		if len(lines)+len(block) > room {
			return false
		}
		lines = append(lines, block...)
		return true
	}
	for _, d := range done {
		switch {
		case add(t.deed(d, airy)):
		case d.goal && t.folds.told[d]:
			if !add(t.why(d.id)) {
				left.why = d.id
			}
		default:
			add(t.folded(d))
		}
	}
	if goal, open := t.Session.OpenGoal(); open && t.Session.Hints(goal.ID) == 0 {
		add(t.hints(airy))
	}
	return lines, left
}

// leastIn is as much of the least as leaves room for why a run failed, which is told
// whole or elsewhere, and if it can be for what is told of the first that was done.
func (t task) leastIn(room, failed int, done []deed) (lines []draw.Line, without bool) {
	others := t.otherGoals()
	try := func(steps []brevity, besides int) bool {
		for _, brief := range steps {
			if lines = t.least(brief, len(others)); len(lines)+besides <= room {
				return true
			}
		}
		return false
	}
	news, short := t.newsRows(done)
	listed := append(t.least(quiet, 0), others...)
	if len(listed)+failed+news <= room {
		return listed, false
	}
	steps := ladder[:len(ladder)-1]
	if len(done) > 0 && t.folds.news == done[0].id { // until the next key
		steps = ladder
	}
	if try(steps, failed+short) || try(ladder, failed) {
		return lines, false
	}
	try(ladder, 0)
	return lines, failed > 0
}

// newsRows is how many rows the last that was done takes with what is told of it, and how
// many in short; 0 where nothing is to be told.
func (t task) newsRows(done []deed) (all, short int) {
	if len(done) == 0 || !t.folds.told[done[0]] {
		return 0, 0
	}
	all = len(t.deed(done[0], airy))
	if done[0].goal {
		return all, min(all, len(t.why(done[0].id)))
	}
	return all, len(t.folded(done[0]))
}

// otherGoals sets the open goals after the one that is worked at, a line each.
func (t task) otherGoals() []draw.Line {
	first, _ := t.Session.OpenGoal()
	var lines []draw.Line
	for _, goal := range t.Session.Screen().Goals {
		if goal.ID != first.ID && !t.Session.Met(goal.ID) {
			lines = append(lines, clip(t.goal(goal, quiet), t.width)...)
		}
	}
	return lines
}
