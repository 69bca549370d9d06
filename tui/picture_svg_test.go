package tui

import (
	"fmt"
	"image/color"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/vt"

	"sinapse/tui/draw"
)

// The size of a cell of a picture, in its own units. It divides by the parts
// of a cell that drawings are made of: two columns and four rows of dots.
const (
	cellWide = 10
	cellHigh = 20
)

// The attributes of a cell, as the emulator counts them.
const (
	bold   = 1 << 0
	italic = 1 << 2
)

// grounds are the pictures' backgrounds, and the ink of what has no colour.
var grounds = map[bool][2]string{false: {"#121218", "#dcdce0"}, true: {"#ffffff", "#2a2c37"}}

// An svg collects the shapes of each colour, so that a picture stays small: the
// backgrounds of all cells, and what is drawn upon them.
type svg struct {
	back, front layer
	words       strings.Builder
}

// A layer is what is filled, by colour.
type layer struct {
	paths map[string]*strings.Builder
	order []string
}

// newSVG returns a picture with nothing in it.
func newSVG() *svg {
	return &svg{back: layer{paths: map[string]*strings.Builder{}}, front: layer{paths: map[string]*strings.Builder{}}}
}

// vector turns a screen, as a terminal's emulator has it, into SVG.
func vector(screen *vt.Emulator, light bool) string {
	var all [][2]int
	for y := range screen.Height() {
		for x := range screen.Width() {
			all = append(all, [2]int{x, y})
		}
	}
	s := newSVG()
	s.cells(screen, all, grounds[light][1])
	return framed(screen, light, s.String())
}

// framed puts what was drawn of screens of a size on a ground.
func framed(screen *vt.Emulator, light bool, drawn string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="16">
<rect width="100%%" height="100%%" rx="8" fill="%s"/>
<g transform="translate(10 10)" xml:space="preserve">
%s</g>
</svg>
`, screen.Width()*cellWide+20, screen.Height()*cellHigh+20, grounds[light][0], drawn)
}

// cells draws some cells of a screen, row by row.
func (s *svg) cells(screen *vt.Emulator, places [][2]int, ink string) {
	left := map[[2]int]bool{}
	for _, at := range places {
		left[at] = true
	}
	for _, at := range places {
		for x := at[0]; left[at] && left[[2]int{x, at[1]}]; {
			for end := x + s.run(screen, left, x, at[1], ink); x < end; x++ {
				delete(left, [2]int{x, at[1]})
			}
		}
	}
}

// empty tells whether nothing was drawn.
func (s *svg) empty() bool { return len(s.back.order)+len(s.front.order)+s.words.Len() == 0 }

// String is what was drawn: grounds, shapes upon them, words.
func (s *svg) String() string {
	var out strings.Builder
	for _, layer := range []layer{s.back, s.front} {
		for _, ink := range layer.order {
			fmt.Fprintf(&out, `<path fill="%s" d="%s"/>`+"\n", ink, layer.paths[ink])
		}
	}
	return out.String() + s.words.String()
}

// run draws the cell at a place; of words, all that follow in the same style and are
// still to be drawn. It returns how many cells it took.
func (s *svg) run(screen *vt.Emulator, left map[[2]int]bool, x, y int, ink string) int {
	cell := screen.CellAt(x, y)
	style := cell.Style
	if style.Bg != nil {
		s.back.fill(hex(style.Bg), x, y, 0, 0, cellWide, cellHigh)
	}
	if style.Fg != nil {
		ink = hex(style.Fg)
	}
	char := []rune(cell.Content + " ")[0]
	if s.shape(char, ink, x, y) {
		return 1
	}
	text, end := string(char), x+1
	for ; end < screen.Width(); end++ {
		next := screen.CellAt(end, y)
		char := []rune(next.Content + " ")[0]
		if !left[[2]int{end, y}] || !next.Style.Equal(&style) || !wordy(char) {
			break
		}
		if style.Bg != nil {
			s.back.fill(hex(style.Bg), end, y, 0, 0, cellWide, cellHigh)
		}
		text += string(char)
	}
	weight := ""
	if style.Attrs&bold != 0 {
		weight += ` font-weight="bold"`
	}
	if style.Attrs&italic != 0 {
		weight += ` font-style="italic"`
	}
	fmt.Fprintf(&s.words, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		x*cellWide, y*cellHigh+15, (end-x)*cellWide, ink, weight, escaper.Replace(text))
	return end - x
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// wordy tells letters, figures and signs from drawings, and from blanks.
func wordy(char rune) bool {
	return char != ' ' && (unicode.IsLetter(char) || char < 0x2190) || char >= 0x2190 && char < 0x2500
}

// hex writes a colour as SVG does.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// fill adds a rectangle within a cell to what has a colour.
func (l *layer) fill(ink string, x, y, left, top, wide, high int) {
	path := l.paths[ink]
	if path == nil {
		path = new(strings.Builder)
		l.paths[ink] = path
		l.order = append(l.order, ink)
	}
	fmt.Fprintf(path, "M%d %dh%dv%dh-%dz", x*cellWide+left, y*cellHigh+top, wide, high, wide)
}

// blocks are the parts of a cell that a block fills: left, top, width, height,
// in eighths of the cell.
var blocks = map[rune][4]int{
	'█': {0, 0, 8, 8}, '▀': {0, 0, 8, 4}, '▌': {0, 0, 4, 8}, '▐': {4, 0, 4, 8}, '▏': {0, 0, 1, 8},
	'▁': {0, 7, 8, 1}, '▂': {0, 6, 8, 2}, '▃': {0, 5, 8, 3}, '▄': {0, 4, 8, 4}, '▅': {0, 3, 8, 5}, '▆': {0, 2, 8, 6}, '▇': {0, 1, 8, 7},
}

// arms are the directions into which a line of a drawing goes from the middle
// of its cell: left, right, up, down; the letter tells how thick.
var arms = map[rune]string{
	'─': "lr", '│': "ud", '╭': "rd", '╮': "ld", '╰': "ru", '╯': "lu", '┌': "rd", '┐': "ld", '└': "ru", '┘': "lu",
	'├': "rud", '┤': "lud", '┬': "lrd", '┴': "lru", '┼': "lrud", '━': "LR", '┃': "UD", '┏': "RD", '┓': "LD", '┗': "RU", '┛': "LU", '╸': "L", '╺': "R",
}

// dashes are lines with gaps: where each piece begins, in tenths of the cell.
var dashes = map[rune][]int{'┄': {0, 4, 7}, '╌': {1, 6}}

// shape draws what is no word. It tells whether it was one.
func (s *svg) shape(char rune, ink string, x, y int) bool {
	switch {
	case char == ' ':
	case char >= draw.FirstBraille && char <= draw.LastBraille:
		s.dots(char-draw.FirstBraille, ink, x, y)
	case blocks[char] != [4]int{}:
		b := blocks[char]
		left, top := b[0]*cellWide/8, b[1]*cellHigh/8
		s.front.fill(ink, x, y, left, top, (b[0]+b[2])*cellWide/8-left, (b[1]+b[3])*cellHigh/8-top)
	case arms[char] != "":
		s.lines(arms[char], ink, x, y)
	case dashes[char] != nil:
		for _, from := range dashes[char] {
			s.front.fill(ink, x, y, from, cellHigh/2-1, 2, 2)
		}
	default:
		return false
	}
	return true
}

// lines draws the arms of a cell.
func (s *svg) lines(directions, ink string, x, y int) {
	const middleX, middleY = cellWide / 2, cellHigh / 2
	for _, direction := range directions {
		half := 1
		if unicode.IsUpper(direction) {
			half = 2
		}
		switch unicode.ToLower(direction) {
		case 'l':
			s.front.fill(ink, x, y, 0, middleY-half, middleX+half, 2*half)
		case 'r':
			s.front.fill(ink, x, y, middleX-half, middleY-half, cellWide-middleX+half, 2*half)
		case 'u':
			s.front.fill(ink, x, y, middleX-half, 0, 2*half, middleY+half)
		case 'd':
			s.front.fill(ink, x, y, middleX-half, middleY-half, 2*half, cellHigh-middleY+half)
		}
	}
}

// dots draws a cell of Braille. Its bits count the dots down the left column,
// then down the right one; the last row came later, and has the last two bits.
func (s *svg) dots(bits rune, ink string, x, y int) {
	places := [8][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}}
	for i, place := range places {
		if bits>>i&1 == 1 {
			s.front.fill(ink, x, y, 1+5*place[0], 1+5*place[1], 3, 3)
		}
	}
}
