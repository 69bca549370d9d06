package tui

import (
	"sinapse/tui/draw"
)

// A Mode is how much of a lesson has room at the same time.
type Mode uint8

const (
	// TooSmall asks for room.
	TooSmall Mode = iota
	// Tiny shows one pane at a time.
	Tiny
	// Compact has the words, or the scene and the task.
	Compact
	// Wide has words on the left and the scene on the right.
	Wide
)

// A Layout is where the parts of a lesson's page stand.
type Layout struct {
	Mode                              Mode
	Header, Panes, Words, Task, Stage draw.Rect
	Knobs, Help                       draw.Rect
}

// The smallest sizes of each mode.
const (
	tinyWidth, tinyHeight       = 40, 12
	compactWidth, compactHeight = 72, 20
	wideWidth, wideHeight       = 104, 30
)

// modeOf is the mode of a screen of a size.
func modeOf(width, height int) Mode {
	switch {
	case width < tinyWidth || height < tinyHeight:
		return TooSmall
	case width < compactWidth || height < compactHeight:
		return Tiny
	case width < wideWidth || height < wideHeight:
		return Compact
	}
	return Wide
}

// Arrange places a lesson's page on a screen. It is a pure function of the
// size and of how many rows of controls and how many panels there are.
func Arrange(width, height, rows, panels int) Layout {
	layout := Layout{
		Header: draw.Rect{X: 1, Y: 0, W: width - 2, H: 1}, Panes: draw.Rect{X: 0, Y: 1, W: width - 1, H: 1},
		Help: draw.Rect{X: 1, Y: height - 1, W: width - 2, H: 1},
	}
	layout.Mode = modeOf(width, height)
	switch layout.Mode {
	case TooSmall:
		return Layout{}
	case Tiny:
		layout.Task = draw.Rect{X: 1, Y: 2, W: width - 2, H: 3}
		layout.Knobs = draw.Rect{X: 0, Y: height - 2, W: width, H: 1}
		layout.Stage = draw.Rect{X: 0, Y: 5, W: width, H: height - 8}
		layout.Words = draw.Rect{X: 1, Y: 5, W: width - 2, H: height - 8}
	case Compact:
		knobs := min(rows, 3)
		layout.Knobs = draw.Rect{X: 0, Y: height - 1 - knobs, W: width, H: knobs}
		layout.Stage = draw.Rect{X: 0, Y: 2, W: width, H: height - 3 - knobs}
		layout.Words = draw.Rect{X: 2, Y: 2, W: width - 4, H: layout.Stage.H}
		layout.Task = draw.Rect{X: 1, Y: 2, W: 35, H: layout.Stage.H} // its rows are settled with the panels
	case Wide:
		knobs := min(rows, 6)
		words := min(38, 33+(width-104)/5)
		if panels == 0 {
			words = min(72, width-4)
		}
		layout.Knobs = draw.Rect{X: 1, Y: height - 3 - knobs, W: width - 2, H: knobs}
		layout.Words = draw.Rect{X: 2, Y: 2, W: words, H: height - 6 - knobs}
		layout.Stage = draw.Rect{X: words + 5, Y: 2, W: min(width-words-7, 140), H: height - 6 - knobs}
	}
	return layout
}
