package tui

import (
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// A brush is what the mouse draws with, or rubs out with, while its button is held.
type brush struct {
	panel string
	ink   bool
}

// sheet is the picture in front, if it can be drawn upon or moved.
func (l *lesson) sheet() (scene.Raster, bool) {
	picture, ok := l.inFront().(scene.Raster)
	return picture, ok && (picture.Drawn || picture.Moves != scene.Moves{})
}

// pen is the slider of the chosen pixel, where the picture in front is drawn upon.
func (l *lesson) pen() (lessons.Slider, bool) {
	if picture, ok := l.sheet(); !ok || !picture.Drawn {
		return lessons.Slider{}, false
	}
	control, _ := l.Session.Control(l.edited())
	slider, ok := control.(lessons.Slider)
	return slider, ok
}

// draw rubs out the ink of a pixel, or draws as much as there can be.
func (l *lesson) draw(pixel lessons.Slider) { l.ink(pixel, !(pixel.Get() > pixel.Min)) }

// ink draws a pixel, or rubs it out.
func (l *lesson) ink(pixel lessons.Slider, drawn bool) {
	value := pixel.Min
	if drawn {
		value = pixel.Max
	}
	if value != pixel.Get() {
		l.apply(lessons.Move{Verb: lessons.Type, Target: pixel.ID, Value: strconv.FormatFloat(value, 'g', -1, 64)})
	}
}

// dab draws the pixel that was clicked on, or rubs it out, and takes up the brush for
// those that follow; false where nothing can be drawn.
func (l *lesson) dab(panel string, item scene.ItemID) bool {
	pixel, ok := l.point(panel, item)
	if ok {
		l.draw(pixel)
		l.brush = &brush{panel, pixel.Get() > pixel.Min}
	}
	return ok
}

// sweep goes on drawing where the mouse comes by.
func (l *lesson) sweep(panel string, item scene.ItemID) {
	if l.brush == nil || l.brush.panel != panel || l.Session.Selected() == item {
		return
	}
	if pixel, ok := l.point(panel, item); ok {
		l.ink(pixel, l.brush.ink)
	}
}

// point brings a picture to the front, puts the cursor on one of its pixels and returns
// that pixel's slider; ok is false, and nothing is done, for what cannot be drawn.
func (l *lesson) point(panel string, item scene.ItemID) (lessons.Slider, bool) {
	for i, shown := range l.Session.Scene() {
		picture, ok := shown.(scene.Raster)
		if !ok || picture.ID != panel || !picture.Drawn {
			continue
		}
		if of, _ := l.Session.Item(item); of.Control == "" {
			break
		}
		if l.focus != i+1 {
			l.turnTo(i + 1)
		}
		l.apply(lessons.Move{Verb: lessons.Select, Target: item.String()})
		return l.pen()
	}
	return lessons.Slider{}, false
}

// carry moves the picture in front as a whole.
func (l *lesson) carry(key string) {
	picture, _ := l.sheet()
	switch key {
	case "shift+left":
		l.nudgeBy(picture.Moves.Right, -1)
	case "shift+right":
		l.nudgeBy(picture.Moves.Right, 1)
	case "shift+up":
		l.nudgeBy(picture.Moves.Down, -1)
	case "shift+down":
		l.nudgeBy(picture.Moves.Down, 1)
	}
}

// canCarry tells whether the picture in front can be moved.
func canCarry(m *Model) bool {
	picture, ok := m.Lesson.sheet()
	return ok && picture.Moves != scene.Moves{}
}
