package draw

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
)

// A Rect is a rectangle of cells.
type Rect struct{ X, Y, W, H int }

// Contains tells whether a cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// outside is further out than any screen reaches, in cells or in dots.
const outside = 1 << 15

// cellOf turns a computed place into a number of cells or dots. What no screen
// reaches lies outside, and so does what is no number, on every processor: nothing
// is counted up to it.
func cellOf(place float64) int {
	if math.IsNaN(place) {
		return -outside
	}
	return int(min(max(place, -outside), outside))
}

// A cell is one character with its style. All that we draw is one cell wide.
type cell struct {
	char  rune
	style Style
}

// A Canvas is a window onto a grid of cells. Whatever is drawn outside of the
// window is not drawn at all, so that nothing can tear a line or run over its
// rectangle.
type Canvas struct {
	grid   []cell
	stride int
	At     Rect
}

// NewCanvas returns an empty grid.
func NewCanvas(width, height int) Canvas {
	grid := make([]cell, width*height)
	for i := range grid {
		grid[i].char = ' '
	}
	return Canvas{grid, width, Rect{0, 0, width, height}}
}

// Window returns the part of the canvas at r, in the canvas's own columns and
// rows, cropped to it.
func (c Canvas) Window(r Rect) Canvas {
	x0, y0 := max(r.X, 0), max(r.Y, 0)
	x1, y1 := min(r.X+r.W, c.At.W), min(r.Y+r.H, c.At.H)
	c.At = Rect{c.At.X + x0, c.At.Y + y0, max(x1-x0, 0), max(y1-y0, 0)}
	return c
}

// empty tells whether the canvas has no cell.
func (c Canvas) empty() bool { return c.At.W < 1 || c.At.H < 1 }

// Set puts a character into a cell. A style without a background keeps the
// one that is there, so that text lies upon a band or a map.
func (c Canvas) Set(x, y int, char rune, style Style) {
	if x < 0 || y < 0 || x >= c.At.W || y >= c.At.H {
		return
	}
	to := &c.grid[(c.At.Y+y)*c.stride+c.At.X+x]
	if style.Back == None {
		style.Back = to.style.Back
	}
	if !oneCell(char) { // of a damaged file, or pasted
		char = ' '
	}
	*to = cell{char, style}
}

// oneCell tells whether a character takes exactly one cell, whatever stands
// beside it: control characters, marks that stand upon others and wide characters
// would tear the line. What drawings are made of is known without looking it up.
func oneCell(char rune) bool {
	switch {
	case char >= ' ' && char <= '~', char >= 0xa0 && char < 0x300 && char != 0xad,
		char >= 0x2190 && char <= 0x22ff, char >= 0x2500 && char <= 0x25cf, char >= FirstBraille && char <= LastBraille:
		return true
	}
	return unicode.IsGraphic(char) && unicode.In(char, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common) &&
		lipgloss.Width("a"+string(char)+"b") == 3
}

// get returns what stands in a cell; an empty one outside of the window.
func (c Canvas) get(x, y int) cell {
	if x < 0 || y < 0 || x >= c.At.W || y >= c.At.H {
		return cell{char: ' '}
	}
	return c.grid[(c.At.Y+y)*c.stride+c.At.X+x]
}

// blank tells whether nothing stands in so many cells from x on.
func (c Canvas) blank(x, y, wide int) bool {
	for i := range wide {
		if c.get(x+i, y).char != ' ' {
			return false
		}
	}
	return true
}

// Text writes a text from x on and returns the column after it.
func (c Canvas) Text(x, y int, text string, style Style) int {
	for _, char := range text {
		c.Set(x, y, char, style)
		x++
	}
	return x
}

// Right writes a text so that it ends before column x.
func (c Canvas) Right(x, y int, text string, style Style) {
	c.Text(x-utf8.RuneCountInString(text), y, text, style)
}

// Fill paints the background of a rectangle.
func (c Canvas) Fill(r Rect, back Color) {
	for y := r.Y; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			if x >= 0 && y >= 0 && x < c.At.W && y < c.At.H {
				c.grid[(c.At.Y+y)*c.stride+c.At.X+x].style.Back = back
			}
		}
	}
}

// Clear empties a rectangle.
func (c Canvas) Clear(r Rect) {
	w := c.Window(r)
	for y := range w.At.H {
		for x := range w.At.W {
			w.grid[(w.At.Y+y)*w.stride+w.At.X+x] = cell{char: ' '}
		}
	}
}

// Frame draws a rounded frame around the canvas with a title in its top
// border, and returns the window inside, two columns of air at each side.
func (c Canvas) Frame(title, aside string, style Style) Canvas {
	w, h := c.At.W, c.At.H
	if w < 4 || h < 2 {
		return c.Window(Rect{})
	}
	for x := 1; x < w-1; x++ {
		c.Set(x, 0, '─', style)
		c.Set(x, h-1, '─', style)
	}
	for y := 1; y < h-1; y++ {
		c.Set(0, y, '│', style)
		c.Set(w-1, y, '│', style)
	}
	c.Set(0, 0, '╭', style)
	c.Set(w-1, 0, '╮', style)
	c.Set(0, h-1, '╰', style)
	c.Set(w-1, h-1, '╯', style)
	if title != "" {
		c.heading(title, aside, style)
	}
	return c.Window(Rect{2, 1, w - 4, h - 2})
}

// heading writes a title where a frame has it, and returns the window below,
// which has the air of a frame and the row of its lower border.
func (c Canvas) heading(title, aside string, style Style) Canvas {
	w, h := c.At.W, c.At.H
	head := c.Window(Rect{2, 0, w - 4, 1})
	named := Style{Fore: Muted}
	if style.Fore == Accent {
		named.Fore = Accent
	}
	x := head.Text(0, 0, " "+Crop(title, head.At.W-2)+" ", named)
	if aside != "" && x+3+utf8.RuneCountInString(aside) <= head.At.W {
		head.Text(x, 0, "· "+aside+" ", Style{Fore: Faint})
	}
	return c.Window(Rect{2, 1, w - 4, h - 1})
}

// paintedSpace is a space that no library takes for nothing: GNU screen does not colour
// what is erased, as other terminals do, so that a painted row would end with its words.
const paintedSpace = '\u00a0'

// cutASCII says with ASCII that a text is cut: a full stop would end it.
const cutASCII = '>'

// Render draws the grid as lines with the theme's escape sequences. Each line
// has exactly the grid's width and ends without any style.
func (c Canvas) Render(t *Theme) string {
	var out strings.Builder
	out.Grow(len(c.grid) * 3)
	for y := range c.At.H {
		if y > 0 {
			out.WriteByte('\n')
		}
		row := c.grid[y*c.stride : (y+1)*c.stride]
		last, before := Style{}, ' '
		for _, cell := range row {
			if cell.style != last {
				t.change(&out, cell.style)
				last = cell.style
			}
			char := t.char(cell.char)
			if char == ' ' && t.Upright && !t.ASCII && cell.style.Back != None {
				char = paintedSpace
			}
			if cell.char == '…' && t.ASCII && before != ' ' {
				char = cutASCII
			}
			before = cell.char
			out.WriteRune(char)
		}
		if last != (Style{}) {
			out.WriteString("\x1b[m")
		}
	}
	return out.String()
}

// Cells counts the columns that a text takes.
func Cells(text string) int { return utf8.RuneCountInString(text) }

// Crop cuts a text to a width, with … where something is missing.
func Crop(text string, width int) string {
	if Cells(text) <= width {
		return text
	}
	if width < 1 {
		return ""
	}
	return string([]rune(text)[:width-1]) + "…"
}
