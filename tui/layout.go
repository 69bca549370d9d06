package tui

// A Mode is how much of a lesson has room at the same time.
type Mode uint8

const (
	// TooSmall asks for room.
	TooSmall Mode = iota
	// Tiny shows one pane at a time.
	Tiny
	// Compact shares the page between task and scene; prose is behind tab.
	Compact
	// Wide has words on the left and the scene on the right.
	Wide
)

// A Layout is where the parts of a lesson's page stand.
type Layout struct {
	Mode                              Mode
	Header, Words, Task, Stage, Knobs Rect
	Help                              Rect
}

// The smallest sizes of each mode.
const (
	tinyWidth, tinyHeight       = 40, 12
	compactWidth, compactHeight = 72, 20
	wideWidth, wideHeight       = 104, 30
)

// Arrange places a lesson's page on a screen. It is a pure function of the
// size and of how many rows of controls and how many panels there are.
func Arrange(width, height, rows, panels int) Layout {
	page := Layout{Header: Rect{1, 0, width - 2, 1}, Help: Rect{1, height - 1, width - 2, 1}}
	switch {
	case width < tinyWidth || height < tinyHeight:
		return Layout{}
	case width < compactWidth || height < compactHeight:
		page.Mode = Tiny
		page.Task = Rect{1, 1, width - 2, 3}
		page.Knobs = Rect{0, height - 3, width, 1}
		page.Stage = Rect{0, 4, width, height - 8}
		page.Words = Rect{1, 4, width - 2, height - 8}
	case width < wideWidth || height < wideHeight:
		page.Mode = Compact
		knobs := min(rows, 3)
		page.Knobs = Rect{0, height - 2 - knobs, width, knobs}
		page.Stage = Rect{0, 1, width, height - 3 - knobs}
		page.Words = Rect{2, 1, width - 4, page.Stage.H}
		page.Task = Rect{1, 1, 35, page.Stage.H} // its rows are settled with the panels
	default:
		page.Mode = Wide
		knobs := min(rows, 6)
		words := min(38, 33+(width-104)/5)
		if panels == 0 {
			words = min(72, width-4)
		}
		page.Knobs = Rect{1, height - 3 - knobs, width - 2, knobs}
		page.Words = Rect{2, 2, words, height - 6 - knobs}
		page.Stage = Rect{words + 5, 2, min(width-words-7, 140), height - 6 - knobs}
	}
	return page
}
