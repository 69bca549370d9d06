package tui

import (
	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// A gaze is where on a page the learner is.
type gaze struct {
	focus   int  // 0 the controls, 1… the panels, after them the words
	before  int  // the focus from which w led to the words
	reading bool // where words and scene do not stand together, the words do
	scroll  int  // rows of words scrolled away
	rows    int  // rows of the focused panel scrolled away
}

// panes is how many panes tab goes through: controls, panels, words.
func (l *lesson) panes() int { return len(l.Session.Scene()) + 2 }

// nextPane moves the focus to the pane after this one, or before it.
func (l *lesson) nextPane(key string) {
	by := 1
	if key == "shift+tab" {
		by = -1
	}
	l.turnTo((l.focus + by + l.panes()) % l.panes())
}

// turnTo moves the focus to a pane, and the cursor onto its first item.
func (l *lesson) turnTo(focus int) {
	l.focus, l.sum, l.rows = focus, false, 0
	scene := l.Session.Scene()
	if focus == 0 && len(l.Session.Controls()) == 0 {
		l.focus = 1
	}
	l.reading = l.focus > len(scene)
	if focus < 1 || focus > len(scene) {
		return
	}
	if items := scene[focus-1].About().Items; len(items) > 0 {
		l.apply(lessons.Move{Verb: lessons.Select, Target: items[0].ID.String()})
	}
}

// newest is the newest point that the curve in front can be read at; none where no
// curve is, or where choosing one changes the screen.
func (l *lesson) newest() scene.ItemID {
	panels := l.Session.Scene()
	if l.focus < 1 || l.focus > len(panels) || l.Session.Screen().Select != nil {
		return scene.ItemID{}
	}
	if curve, ok := panels[l.focus-1].(scene.Curve); ok {
		if items := curve.About().Items; len(items) > 0 {
			return items[0].ID
		}
	}
	return scene.ItemID{}
}

// follow goes on with a run, or back, and takes along a cursor that reads the newest
// point of a curve.
func (l *lesson) follow(run func()) {
	newest := l.newest()
	follows := !newest.None() && newest == l.Session.Selected()
	run()
	if newest = l.newest(); follows && !newest.None() {
		_ = l.Session.Apply(lessons.Move{Verb: lessons.Select, Target: newest.String()}) // it is there: the scene has it
	}
}

// home is the pane from which esc leaves the chapter: the controls, or the words
// where there are none.
func (l *lesson) home() int {
	if len(l.Session.Controls()) == 0 {
		return l.panes() - 1
	}
	return 0
}

// hands is the pane where hands begin on a screen.
func (l *lesson) hands() int {
	for i, panel := range l.Session.Scene() {
		if id := l.Session.Screen().Hands; id != "" && panel.About().ID == id {
			return i + 1
		}
	}
	return l.home()
}

// words leads to the words, and from them back to where one was.
func (l *lesson) words() {
	if end := l.panes() - 1; l.focus == end {
		l.turnTo(l.before)
	} else {
		l.before = l.focus
		l.turnTo(end)
	}
}

// look brings the scene forward, and the hands back from the words.
func (l *lesson) look() {
	l.reading = false
	if l.focus < l.panes()-1 {
		return
	}
	if l.focus = l.before; l.focus == 0 && len(l.Session.Controls()) == 0 {
		l.focus = 1
	}
	l.hold()
}

// hold keeps hands and eyes on what there is: a change may have taken the control
// or the panel away.
func (l *lesson) hold() {
	l.control = min(l.control, max(len(l.Session.Controls())-1, 0))
	l.focus = min(l.focus, l.panes()-1)
}
