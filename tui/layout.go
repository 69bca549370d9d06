package tui

import (
	"sinapse/tui/draw"
)

// A Mode is how much of a lesson has room at the same time.
type Mode uint8

const (
	// TooSmall asks for room.
	TooSmall Mode = iota
	// Tiny shows one pane at a time, under the task.
	Tiny
	// Compact has the words and the task, or the scene and the task.
	Compact
	// Wide has words on the left and the scene on the right.
	Wide
)

// A form is how a page is laid out on a screen of a size, or of a larger one.
type form struct {
	width, height int // the least of a screen
	mode          Mode
	knobs         int  // rows of controls at most
	words         int  // cells of the column of words at most; 0 where words have the page
	stage         int  // cells of the scene at most
	panel         int  // rows of a panel at most
	near          bool // the controls stand right below the scene, beside the words
}

// The least size that is not too small.
const tinyWidth, tinyHeight = 40, 12

// forms are all of them, from the smallest on: a screen has the last that it has room
// for.
var forms = []form{
	{},
	{width: tinyWidth, height: tinyHeight, mode: Tiny, knobs: 1, stage: 80, panel: 24},
	{width: 72, height: 20, mode: Compact, knobs: 3, stage: 96, panel: 24},                       // narrow
	{width: 96, height: 28, mode: Compact, knobs: 4, stage: 120, panel: 24},                      // medium
	{width: 112, height: 36, mode: Wide, knobs: 6, words: 48, stage: 120, panel: 24},             // wide
	{width: 160, height: 50, mode: Wide, knobs: 8, words: 48, stage: 140, panel: 40, near: true}, // spacious
}

// formOf is the form of a screen.
func formOf(width, height int) form {
	last := forms[0]
	for _, f := range forms {
		if width >= f.width && height >= f.height {
			last = f
		}
	}
	return last
}

// A Layout is where the parts of a lesson's page stand.
type Layout struct {
	form
	Header, Panes, Words, Task, Stage draw.Rect
	Knobs, Help                       draw.Rect
}

// leastWords is how narrow the column of words gets for the sake of the scene.
const leastWords = 36

// Arrange places a lesson's page on a screen. It is a pure function of the size, of
// how many rows of controls and how many panels there are, and of how wide the words
// want to be.
func Arrange(width, height, rows, panels, words int) Layout {
	return formOf(width, height).arrange(width, height, rows, panels, words)
}

// arrange places a page of a form, perhaps on fewer rows than the form asks for.
func (f form) arrange(width, height, rows, panels, words int) Layout {
	if f.mode == TooSmall {
		return Layout{}
	}
	at := Layout{
		form:   f,
		Header: draw.Rect{X: 1, Y: 0, W: width - 2, H: 1}, Panes: draw.Rect{X: 0, Y: 1, W: width - 1, H: 1},
		Help: draw.Rect{X: 1, Y: height - 1, W: width - 2, H: 1},
	}
	knobs := min(rows, f.knobs)
	switch f.mode {
	case Tiny:
		at.Knobs = draw.Rect{X: 0, Y: height - 2, W: width, H: 1}
		at.Task = draw.Rect{X: 1, Y: 2, W: width - 2, H: 3}
		at.Stage = draw.Rect{X: 0, Y: 5, W: width, H: height - 8}
		at.Words = draw.Rect{X: 1, Y: 5, W: width - 2, H: height - 8}
	case Compact:
		at.Knobs = draw.Rect{X: 0, Y: height - 1 - knobs, W: width, H: knobs}
		at.Stage = draw.Rect{X: 0, Y: 2, W: width, H: height - 3 - knobs}
		at.Words = draw.Rect{X: 2, Y: 2, W: width - 4, H: at.Stage.H}
		at.Task = draw.Rect{X: 1, Y: 2, W: 35 + (width-72)/3, H: at.Stage.H} // its rows are settled with the panels
	case Wide:
		column := min(max(words, leastWords), f.words)
		if panels == 0 {
			column = min(72, width-4)
		}
		at.Knobs = draw.Rect{X: 1, Y: height - 2 - knobs, W: width - 2, H: knobs}
		at.Words = draw.Rect{X: 2, Y: 3, W: column, H: height - 6 - knobs}
		at.Stage = draw.Rect{X: column + 5, Y: 3, W: min(width-column-7, f.stage), H: at.Words.H}
		if f.near && panels > 0 {
			at.Words.H = height - 5
			at.Knobs.X, at.Knobs.W = at.Stage.X-3, at.Stage.W+3
		}
	case TooSmall:
	}
	return at
}
