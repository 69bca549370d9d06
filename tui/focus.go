package tui

import (
	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// inFront returns the panel in front, nil where the controls or the words are.
func (l *lesson) inFront() scene.Panel {
	if panels := l.Session.Scene(); l.focus >= 1 && l.focus <= len(panels) {
		return panels[l.focus-1]
	}
	return nil
}

// inPanel tells whether a panel is in front.
func inPanel(m *Model) bool { return m.Lesson.inFront() != nil }

// onCurve tells whether a curve is in front.
func onCurve(m *Model) bool {
	_, ok := m.Lesson.inFront().(scene.Curve)
	return ok
}

// canTurn tells whether left and right do something to what is in front.
func canTurn(m *Model) bool {
	panel := m.Lesson.inFront()
	return m.Lesson.focus == 0 || panel != nil && len(panel.About().Items) > 0
}

// turns is the word for what left and right do: they turn a control, and walk in a
// panel.
func turns(m *Model) string {
	if inPanel(m) {
		return "key.walk"
	}
	return "key.turn"
}

// enters is the word for what enter does to what is in front.
func enters(m *Model) string {
	l := m.Lesson
	if controls := l.Session.Controls(); l.focus == 0 && l.control < len(controls) {
		switch controls[l.control].(type) {
		case lessons.Slider, lessons.Text:
			return "key.type"
		case lessons.Switch:
			return "key.toggle"
		case lessons.Choices:
			return "key.other"
		}
	}
	if slider, ok := l.pen(); ok {
		if slider.Get() > slider.Min {
			return "key.rub"
		}
		return "key.draw"
	}
	return "key.sum"
}

// nudges is the word for what − and + do to what is chosen.
func nudges(m *Model) string {
	if _, ok := m.Lesson.pen(); ok {
		return "key.ink"
	}
	return "key.nudge"
}
