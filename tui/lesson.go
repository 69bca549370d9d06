package tui

import (
	"errors"
	"fmt"
	"time"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/scene"
)

// Step sizes of a change.
const (
	fine = iota
	normal
	coarse
)

// stepSizes are how many normal steps each size is.
var stepSizes = [3]float64{0.1, 1, 10}

// A lesson is an open chapter: the session, and where the learner's hands and
// eyes are.
type lesson struct {
	id      string
	Session *lessons.Session
	gaze
	folds   folds
	control int
	size    int
	speed   int
	linear  bool // curves on a linear scale
	sum     bool // the sum behind the chosen item is open
	typing  *field
	clock   clock
	notice  string
	now     func() time.Time // the clock that bounds a frame's work
	pulling bool             // the mouse pulls a slider along
	brush   *brush           // what the mouse draws while its button is held; nil for nothing
}

func newLesson(id string, session *lessons.Session) *lesson {
	l := &lesson{id: id, Session: session, size: normal, now: time.Now}
	l.arrive()
	return l
}

// isOwn tells whether the lesson is the learner's own file: none of it is progress.
func (l *lesson) isOwn() bool { return l.id == course.OwnID }

// GoTo opens a screen of the chapter.
func (l *lesson) GoTo(screen string) {
	l.slowly(screen, func() {
		l.apply(lessons.Move{Verb: lessons.GoTo, Target: screen})
		l.arrive()
	})
}

// previousScreen goes back to the screen before.
func (l *lesson) previousScreen() { l.GoTo(l.Session.Screens()[l.Session.Index()-1].ID) }

// arrive puts hands and eyes where a screen begins: the eyes on its words, the hands
// on its first control, where there is one, or where its words send them. What ran fast before runs as usual here.
func (l *lesson) arrive() {
	l.reading, l.before = true, 0
	l.focus, l.control, l.scroll, l.sum, l.clock, l.speed = 0, 0, 0, false, clock{id: l.clock.id + 1}, usualSpeed
	l.focus = l.hands()
	l.fold()
}

// apply does a move; what refuses it is told. Whoever moves something wants to see it.
func (l *lesson) apply(move lessons.Move) {
	l.notice = ""
	switch move.Verb {
	case lessons.Nudge, lessons.Type, lessons.Select, lessons.Reset:
		l.look()
	case lessons.Again, lessons.GoTo, lessons.Answer, lessons.Skip, lessons.Hint, lessons.Tick: // only a log of before has the first
	}
	if l.pulling {
		move.Count = lessons.Pulled
	}
	if err := l.Session.Apply(move); err != nil {
		l.notice = problem(err)
	}
}

// problem is the key of the words for an error of a move.
func problem(err error) string {
	var outside *lessons.RangeError
	switch {
	case errors.Is(err, lessons.ErrNotNumber):
		return "error.number"
	case errors.Is(err, lessons.ErrNotFinite):
		return "error.finite"
	case errors.Is(err, lessons.ErrGated):
		return "notice.gate"
	case errors.Is(err, lessons.ErrNoChoice):
		return "notice.choice"
	case errors.As(err, &outside):
		return "error.range"
	default:
		return "notice.still"
	}
}

// arrows says where each arrow key leads and how much it changes.
var arrows = map[string]struct {
	dx, dy int
	steps  float64 // 0: of the chosen size
}{
	"up": {0, -1, 0}, "k": {0, -1, 0}, "down": {0, 1, 0}, "j": {0, 1, 0},
	"left": {-1, 0, 0}, "h": {-1, 0, 0}, "right": {1, 0, 0}, "l": {1, 0, 0},
	"shift+left": {-1, 0, 10}, "shift+right": {1, 0, 10}, "alt+left": {-1, 0, 0.1}, "alt+right": {1, 0, 0.1},
}

// arrow moves the focus, the cursor, the words, or turns a control.
func (l *lesson) arrow(key string) {
	a, ok := arrows[key]
	if !ok {
		return
	}
	l.hold()
	if l.focus > 0 {
		if scene := l.Session.Scene(); l.focus <= len(scene) {
			l.moveIn(scene[l.focus-1], a.dx, a.dy)
		} else if to := l.folds.at + a.dy; a.dy != 0 && to >= 0 && to < len(l.deeds()) {
			l.folds.at = to
		} else {
			l.scrollBy(a.dy)
		}
		return
	}
	controls := l.Session.Controls()
	switch {
	case a.dy != 0:
		l.control = min(max(l.control+a.dy, 0), max(len(controls)-1, 0))
		l.notice = ""
	case l.control < len(controls):
		steps := a.steps
		if steps == 0 {
			steps = stepSizes[l.size]
		}
		l.nudgeBy(controls[l.control].Name(), steps*float64(a.dx))
	}
}

// moveIn moves the cursor in a panel, or scrolls a table in which nothing can be chosen.
func (l *lesson) moveIn(panel scene.Panel, dx, dy int) {
	items := panel.About().Items
	if table, ok := panel.(scene.Table); ok && len(items) == 0 {
		l.rows = min(max(l.rows+dy, 0), max(len(table.Rows)-1, 0))
		return
	}
	l.moveCursor(items, dx, dy)
}

// moveCursor goes to the nearest item in a direction.
func (l *lesson) moveCursor(items []scene.Item, dx, dy int) {
	from, ok := l.Session.Item(l.Session.Selected())
	if !ok && len(items) > 0 {
		from = items[0]
	}
	if to := besideItem(items, from, dx, dy); !to.None() {
		l.apply(lessons.Move{Verb: lessons.Select, Target: to.String()})
	}
}

// besideItem is the item next to one in a direction, on the same sheet, if there is
// any.
func besideItem(items []scene.Item, from scene.Item, dx, dy int) scene.ItemID {
	best, least := scene.ItemID{}, 1<<30
	for _, item := range items {
		along := (item.Column-from.Column)*dx + (item.Row-from.Row)*dy
		across := (item.Column-from.Column)*dy + (item.Row-from.Row)*dx
		if along <= 0 || item.Sheet != from.Sheet {
			continue
		}
		if distance := along*along + 4*across*across; distance < least {
			best, least = item.ID, distance
		}
	}
	return best
}

// sheets tells whether the focus is on a pile that can be leafed through.
func (l *lesson) sheets() bool {
	scene := l.Session.Scene()
	if l.focus < 1 || l.focus > len(scene) {
		return false
	}
	items := scene[l.focus-1].About().Items
	return len(items) > 0 && items[len(items)-1].Sheet != items[0].Sheet
}

// leaf goes to the same place on the sheet after this one, or before it.
func (l *lesson) leaf(key string) {
	by := map[string]int{"pgup": -1, "pgdown": 1}[key]
	from, _ := l.Session.Item(l.Session.Selected())
	for _, item := range l.Session.Scene()[l.focus-1].About().Items {
		if item.Sheet == from.Sheet+by && item.Row == from.Row && item.Column == from.Column {
			l.apply(lessons.Move{Verb: lessons.Select, Target: item.ID.String()})
			return
		}
	}
}

// nudgeChosen turns the control behind the chosen item.
func (l *lesson) nudgeChosen(key string) {
	l.nudge(l.edited(), map[string]float64{"-": -1, "+": 1}[key])
}

// holding is the control that holds the chosen part of a network where it is; "" for none.
func (l *lesson) holding() string {
	chosen := l.Session.Selected()
	if l.focus == 0 || chosen.None() {
		return ""
	}
	name := heldBy + chosen.String()
	if _, ok := l.Session.Control(name); !ok {
		return ""
	}
	return name
}

// heldBy begins the name of the control that holds an item, which goes on with the item's.
const heldBy = "h"

// freeze holds the chosen part of a network in the next way, or lets it go.
func (l *lesson) freeze() { l.nudgeBy(l.holding(), 1) }

// nudge turns a control by one step of the chosen size.
func (l *lesson) nudge(control string, direction float64) {
	if control != "" {
		l.nudgeBy(control, direction*stepSizes[l.size])
	}
}

// nudgeBy turns a control by a number of normal steps; of a choice or a
// switch there are whole ones only.
func (l *lesson) nudgeBy(name string, steps float64) {
	control, ok := l.Session.Control(name)
	if !ok {
		return
	}
	value := fmt.Sprintf("%+g", steps)
	switch c := control.(type) {
	case lessons.Slider:
		if c.Log && (steps >= 10 || steps <= -10) {
			value = fmt.Sprintf("%+g", steps*0.3) // a decade
		}
	case lessons.Choices, lessons.Switch, lessons.Text:
		value = "+1"
		if steps < 0 {
			value = "-1"
		}
	}
	l.slowly(name, func() { l.apply(lessons.Move{Verb: lessons.Nudge, Target: name, Value: value}) })
}

// edited is the control that the chosen item edits, "" for none.
func (l *lesson) edited() string {
	item, _ := l.Session.Item(l.Session.Selected())
	return item.Control
}

// slider returns the slider under the learner's hands.
func (l *lesson) slider() (lessons.Slider, bool) {
	controls := l.Session.Controls()
	name := l.edited()
	if l.focus == 0 {
		if l.control >= len(controls) {
			return lessons.Slider{}, false
		}
		name = controls[l.control].Name()
	}
	control, _ := l.Session.Control(name)
	slider, ok := control.(lessons.Slider)
	return slider, ok
}

// enter opens what is chosen: a field to type into, the next option, the sum.
func (l *lesson) enter() {
	l.hold()
	switch {
	case l.focus == l.panes()-1:
		l.unfold()
		return
	case l.focus > 0:
		if slider, ok := l.pen(); ok {
			l.draw(slider)
		} else {
			l.sum = !l.sum
		}
		return
	}
	if _, ok := l.typable(); ok {
		l.startTyping()
		return
	}
	if controls := l.Session.Controls(); l.control < len(controls) {
		l.nudgeBy(controls[l.control].Name(), 1)
	}
}

// openQuestion is the first question that waits for an answer, "" for none.
func (l *lesson) openQuestion() string {
	for _, question := range l.Session.Asked() {
		if _, answered := l.Session.Answered(question.ID); !answered {
			return question.ID
		}
	}
	return ""
}

func (l *lesson) answer(digit string) {
	if question := l.openQuestion(); question != "" {
		l.apply(lessons.Move{Verb: lessons.Answer, Target: question, Value: digit})
	}
}

func (l *lesson) hint() {
	if goal, open := l.Session.OpenGoal(); open {
		l.apply(lessons.Move{Verb: lessons.Hint, Target: goal.ID})
	}
}

func (l *lesson) step() {
	l.clock.running, l.notice = false, ""
	l.look()
	l.follow(func() {
		if err := l.Session.Forward(); err != nil {
			l.notice = problem(err)
		}
	})
}

func (l *lesson) back() {
	l.clock.running, l.notice = false, ""
	l.look()
	l.slowly("", func() { l.follow(func() { l.Session.Back() }) })
}

func (l *lesson) undo() {
	l.clock.running, l.notice = false, ""
	l.look()
	l.slowly("", func() { l.follow(func() { l.Session.Undo() }) })
}

func (l *lesson) redo() {
	l.look()
	l.slowly("", func() { l.follow(func() { l.Session.Redo() }) })
}

func (l *lesson) reset() {
	l.clock.running = false
	l.slowly("", func() { l.follow(func() { l.apply(lessons.Move{Verb: lessons.Reset}) }) })
}

func (l *lesson) faster(by int) { l.speed = min(max(l.speed+by, 0), len(speeds)-1) }

// scrollBy scrolls the words; where they end is settled when they are drawn.
func (l *lesson) scrollBy(rows int) { l.scroll = max(l.scroll+rows, 0) }
