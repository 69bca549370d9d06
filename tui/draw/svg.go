package draw

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A Glyph is a cell of a screen as a picture has it: its sign, its colours as SVG writes
// them ("" for those of the ground), and how it is set.
type Glyph struct {
	Char         rune
	Ink, Back    string
	Bold, Italic bool
}

// A Screen is cells of which a picture can be made.
type Screen interface {
	Width() int
	Height() int
	Glyph(x, y int) Glyph
}

// painted is a canvas in the colours of a theme.
type painted struct {
	canvas Canvas
	theme  *Theme
}

// Width is how many columns there are.
func (p painted) Width() int { return p.canvas.At.W }

// Height is how many rows there are.
func (p painted) Height() int { return p.canvas.At.H }

// Glyph is a cell in the theme's colours.
func (p painted) Glyph(x, y int) Glyph {
	cell := p.canvas.get(x, y)
	style := p.theme.seen(cell.style)
	return Glyph{p.theme.char(cell.char), coloured(p.theme.fore[style.Fore]), coloured(p.theme.Back[style.Back]), style.Bold, style.Italic}
}

// coloured is a colour that a terminal is asked for, 38;2;18;52;86, as SVG writes it.
func coloured(code string) string {
	parts := strings.Split(code, ";")
	if len(parts) != 5 {
		return ""
	}
	var rgb [3]int
	for i, part := range parts[2:] {
		rgb[i], _ = strconv.Atoi(part) // the theme writes numbers
	}
	return fmt.Sprintf("#%02x%02x%02x", rgb[0], rgb[1], rgb[2])
}

// SVG is the canvas as a picture, in the colours of a theme, which has all of them.
func (c Canvas) SVG(t *Theme) string { return Vector(painted{c, t}, t.Light) }

// The size of a cell of a picture, in its own units. It divides by the parts
// of a cell that drawings are made of: two columns and four rows of dots.
const (
	CellWide = 10
	CellHigh = 20
)

// Grounds are the pictures' backgrounds, and the ink of what has no colour.
var Grounds = map[bool][2]string{false: {"#121218", "#dcdce0"}, true: {"#ffffff", "#2a2c37"}}

// A Vectors collects the shapes of each colour, so that a picture stays small: the
// backgrounds of all cells, and what is drawn upon them.
type Vectors struct {
	back, front layer
	words       strings.Builder
}

// A layer is what is filled, by colour.
type layer struct {
	paths map[string]*strings.Builder
	order []string
}

// NewVectors returns a picture with nothing in it.
func NewVectors() *Vectors {
	return &Vectors{back: layer{paths: map[string]*strings.Builder{}}, front: layer{paths: map[string]*strings.Builder{}}}
}

// Vector turns a screen into SVG.
func Vector(screen Screen, light bool) string {
	var all [][2]int
	for y := range screen.Height() {
		for x := range screen.Width() {
			all = append(all, [2]int{x, y})
		}
	}
	s := NewVectors()
	s.Cells(screen, all, Grounds[light][1])
	return Framed(screen, light, s.String())
}

// Framed puts what was drawn of screens of a size on a ground.
func Framed(screen Screen, light bool, drawn string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="16">
<rect width="100%%" height="100%%" rx="8" fill="%s"/>
<g transform="translate(10 10)" xml:space="preserve">
%s</g>
</svg>
`, screen.Width()*CellWide+20, screen.Height()*CellHigh+20, Grounds[light][0], drawn)
}

// Cells draws some cells of a screen, row by row.
func (s *Vectors) Cells(screen Screen, places [][2]int, ink string) {
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

// Empty tells whether nothing was drawn.
func (s *Vectors) Empty() bool { return len(s.back.order)+len(s.front.order)+s.words.Len() == 0 }

// String is what was drawn: grounds, shapes upon them, words.
func (s *Vectors) String() string {
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
func (s *Vectors) run(screen Screen, left map[[2]int]bool, x, y int, ink string) int {
	cell := screen.Glyph(x, y)
	if cell.Back != "" {
		s.back.fill(cell.Back, x, y, 0, 0, CellWide, CellHigh)
	}
	if cell.Ink != "" {
		ink = cell.Ink
	}
	if s.shape(cell.Char, ink, x, y) {
		return 1
	}
	text, end := string(cell.Char), x+1
	for ; end < screen.Width(); end++ {
		next := screen.Glyph(end, y)
		char := next.Char
		next.Char = cell.Char
		if !left[[2]int{end, y}] || next != cell || !Wordy(char) {
			break
		}
		if cell.Back != "" {
			s.back.fill(cell.Back, end, y, 0, 0, CellWide, CellHigh)
		}
		text += string(char)
	}
	weight := ""
	if cell.Bold {
		weight += ` font-weight="bold"`
	}
	if cell.Italic {
		weight += ` font-style="italic"`
	}
	fmt.Fprintf(&s.words, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		x*CellWide, y*CellHigh+15, (end-x)*CellWide, ink, weight, escaper.Replace(text))
	return end - x
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Wordy tells letters, figures and signs from drawings, and from blanks.
func Wordy(char rune) bool {
	return char != ' ' && (unicode.IsLetter(char) || char < 0x2190) || char >= 0x2190 && char < 0x2500
}

// fill adds a rectangle within a cell to what has a colour.
func (l *layer) fill(ink string, x, y, left, top, wide, high int) {
	path := l.paths[ink]
	if path == nil {
		path = new(strings.Builder)
		l.paths[ink] = path
		l.order = append(l.order, ink)
	}
	fmt.Fprintf(path, "M%d %dh%dv%dh-%dz", x*CellWide+left, y*CellHigh+top, wide, high, wide)
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
func (s *Vectors) shape(char rune, ink string, x, y int) bool {
	switch {
	case char == ' ':
	case char >= FirstBraille && char <= LastBraille:
		s.dots(char-FirstBraille, ink, x, y)
	case blocks[char] != [4]int{}:
		b := blocks[char]
		left, top := b[0]*CellWide/8, b[1]*CellHigh/8
		s.front.fill(ink, x, y, left, top, (b[0]+b[2])*CellWide/8-left, (b[1]+b[3])*CellHigh/8-top)
	case arms[char] != "":
		s.lines(arms[char], ink, x, y)
	case dashes[char] != nil:
		for _, from := range dashes[char] {
			s.front.fill(ink, x, y, from, CellHigh/2-1, 2, 2)
		}
	default:
		return false
	}
	return true
}

// lines draws the arms of a cell.
func (s *Vectors) lines(directions, ink string, x, y int) {
	const middleX, middleY = CellWide / 2, CellHigh / 2
	for _, direction := range directions {
		half := 1
		if unicode.IsUpper(direction) {
			half = 2
		}
		switch unicode.ToLower(direction) {
		case 'l':
			s.front.fill(ink, x, y, 0, middleY-half, middleX+half, 2*half)
		case 'r':
			s.front.fill(ink, x, y, middleX-half, middleY-half, CellWide-middleX+half, 2*half)
		case 'u':
			s.front.fill(ink, x, y, middleX-half, 0, 2*half, middleY+half)
		case 'd':
			s.front.fill(ink, x, y, middleX-half, middleY-half, 2*half, CellHigh-middleY+half)
		}
	}
}

// dots draws a cell of Braille. Its bits count the dots down the left column,
// then down the right one; the last row came later, and has the last two bits.
func (s *Vectors) dots(bits rune, ink string, x, y int) {
	places := [8][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}}
	for i, place := range places {
		if bits>>i&1 == 1 {
			s.front.fill(ink, x, y, 1+5*place[0], 1+5*place[1], 3, 3)
		}
	}
}
