package tui

import (
	"sinapse/tui/draw"
)

// A plan is what stands where on a page: which words, which of the task, which panels.
// It is settled before anything is drawn.
type plan struct {
	prose, task     []draw.Line
	proseAt, taskAt draw.Rect
	panels          []standing
	read            bool // the words are in front
	left            untold
}

// A standing is a panel of the scene, and where it is drawn.
type standing struct {
	at    draw.Rect
	index int
}

// untold is what a task says that had no room in it.
type untold struct {
	why     string // the goal that was met, and why it worked
	failure bool   // why a run failed
}

// shows tells whether a panel of the scene stands on the page.
func (p plan) shows(index int) bool {
	for _, panel := range p.panels {
		if panel.index == index {
			return true
		}
	}
	return false
}

// plan settles what stands where.
func (p *page) plan(layout Layout) plan {
	switch layout.mode {
	case Wide:
		plan := p.planWords(layout.Words)
		plan.panels = p.stacked(layout.Stage)
		return plan
	case Compact:
		return p.planCompact(layout)
	case Tiny:
		return p.planTiny(layout)
	case TooSmall:
	}
	return plan{}
}

// leftOver sets what had no room, to stand above the controls: why a run failed, for as
// long as it has, and what is wrong with what was typed.
func (p *page) leftOver(left untold, width int) []draw.Line {
	var lines []draw.Line
	if left.failure {
		lines = p.task(width).failure()
	}
	return append(lines, p.desk().refusal(width)...)
}

// news sets why a goal worked that had no room, until the next key.
func (p *page) news(left untold, width int) []draw.Line {
	if left.why == "" || left.why != p.folds.news {
		return nil
	}
	return p.task(width).why(left.why)
}

// planWords has prose, and below it questions, goals and hints. Where there is no room
// for all, the prose scrolls and the task stays.
func (p *page) planWords(at draw.Rect) plan {
	lines, task, left := p.allWords(at)
	room := at.H
	plan := plan{prose: lines, task: task, read: true, left: left}
	if len(task) > 0 {
		room = max(min(len(lines), at.H-1-len(task)), 0)
		from := room + draw.Extra(room > 0)
		plan.taskAt = draw.Rect{X: at.X, Y: at.Y + from, W: at.W, H: at.H - from}
	}
	plan.proseAt = draw.Rect{X: at.X, Y: at.Y, W: at.W, H: room}
	return plan
}

// taskRows is how many rows a task has below the panels of a small page.
const taskRows = 8

// planCompact has the words and the task; or the first shelf on top, the task and
// another panel below.
func (p *page) planCompact(layout Layout) plan {
	if p.reading || len(p.scene) == 0 {
		return p.planWords(layout.Words)
	}
	shelf := shelves(p.scene, layout.Stage.W)[0]
	shown := len(shelf.panels)
	task := p.task(layout.Task.W)
	top := p.topOf(layout, shelf, task)
	var plan plan
	for i, at := range shelf.places(top, p.scene) {
		plan.panels = append(plan.panels, standing{at, i})
	}
	rest := draw.Rect{X: layout.Stage.X, Y: top.Y + top.H, W: layout.Stage.W, H: layout.Stage.H - top.H}
	plan.taskAt = draw.Rect{X: layout.Task.X, Y: rest.Y, W: layout.Task.W, H: rest.H}
	if len(p.scene) > shown {
		i := p.first(shown)
		if p.focus > shown {
			i = min(p.focus-1, len(p.scene)-1) // a scene may have lost the panel that was in front
		}
		side := draw.Rect{X: rest.X + layout.Task.W + 2, Y: rest.Y, W: rest.W - layout.Task.W - 2, H: rest.H}
		if len(task.whole(quiet, task.failure())) == 0 { // nothing is asked here, and nothing told
			side = rest
		}
		plan.panels = append(plan.panels, p.beside(side, i)...)
	} else {
		plan.taskAt.W = rest.W - 2
	}
	task.width = plan.taskAt.W
	plan.task, plan.left = task.fit(plan.taskAt.H, task.failure())
	return plan
}

// first is the panel that a small page shows beside the task as long as none there is in
// front: the one that asks for it, else the first without a place above.
func (p *page) first(shown int) int {
	for i, panel := range p.scene[shown:] {
		if panel.About().First {
			return shown + i
		}
	}
	return shown
}

// topOf is where the first shelf of a small page stands: it leaves the task its room.
func (p *page) topOf(layout Layout, shelf shelf, task task) draw.Rect {
	shown := len(shelf.panels)
	top := draw.Rect{X: layout.Stage.X, Y: layout.Stage.Y, W: layout.Stage.W, H: shelf.need.Least + 2}
	below, least := taskRows, 8 // whatever a run meets or is named, the panels stay where they are
	if asks := task.asks(); asks > 0 || task.hinted() {
		below = max(len(task.least(quiet, 0)), asks, below)
	} else { // the rest of what is told may be cut, a picture may not
		least = min(shelf.need.Least+2, 10)
		if len(p.scene) > shown {
			below = max(below, draw.Needs(p.scene[shown]).Least+2)
		}
	}
	if shelf.need.Stretch || len(p.scene) == shown {
		top.H = max(layout.Stage.H-below, least)
	}
	top.H = min(top.H, layout.Stage.H-4)
	if rest := draw.Needs(p.scene[min(shown, len(p.scene)-1)]).Least + 2; len(p.scene) > shown && layout.Stage.H-top.H < min(rest, taskRows) {
		top.H = max(layout.Stage.H-taskRows, p.unscrolled(shelf)) // a table is scrolled through
	}
	return top
}

// leastRows is how many rows a pane keeps where the name of a failure takes more
// of the page than a goal does.
const leastRows = 4

// planTiny has one pane at a time under the task.
func (p *page) planTiny(layout Layout) plan {
	task := p.task(layout.Task.W)
	failed := task.failure()
	bottom := layout.Knobs.Y - p.above
	most := min(3+len(failed), bottom-layout.Task.Y-leastRows)
	var plan plan
	plan.task, plan.left = task.fit(most, failed)
	if open := p.openQuestion(); open != "" { // a question is shown whole, a goal with how far
		plan.task = task.question(open)
	} else {
		plan.task = plan.task[:min(len(plan.task), max(most, 3))]
	}
	plan.taskAt = layout.Task
	plan.taskAt.H = min(max(len(plan.task), 1), bottom-layout.Task.Y)
	pane := layout.Stage
	pane.Y = plan.taskAt.Y + plan.taskAt.H
	pane.H = bottom - pane.Y
	if p.reading || len(p.scene) == 0 {
		plan.read = true
		plan.proseAt = draw.Rect{X: layout.Words.X, Y: pane.Y, W: layout.Words.W, H: pane.H}
		plan.prose = p.prose(layout.Words.W)
		return plan
	}
	plan.panels = []standing{{pane, min(max(p.focus-1, 0), len(p.scene)-1)}}
	return plan
}
