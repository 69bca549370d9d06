package draw

import (
	"math"

	"sinapse/lessons/scene"
)

// RunGlyphs are the marks of several runs in one picture, by their roles.
var RunGlyphs = map[scene.Role]rune{scene.Strong: '●', scene.Guess: '▲', scene.Train: '■', scene.Validation: '◆', scene.Muted: '○'}

// heightsWide is the room of a landscape's scale, with the gap before it.
const heightsWide = 10

// lowLandscape is under how many rows a landscape is drawn wider still: trails
// over so few rows are told apart along it.
const lowLandscape = 8

// landscapeSize is how many columns and rows of the canvas a landscape takes:
// it may be drawn up to twice as wide as it is, a low one four times, where
// there is room, and the scale of heights stands at its right.
func landscapeSize(c Canvas, p scene.Map, left int) (w, rows int) {
	rows = c.At.H - 2
	room := c.At.W - left - 1
	if room > 3*heightsWide {
		room -= heightsWide
	}
	aspect := (p.X.Max - p.X.Min) / (p.Y.Max - p.Y.Min)
	wide := 4.0
	if rows < lowLandscape {
		wide = 8
	}
	return min(room, cellOf(math.Round(wide*float64(rows)*aspect))), rows
}

// LandShades are the glyphs of a landscape in ASCII without colours: none of
// them is the mark of a trail.
var LandShades = []rune(" .-:=")

// landCell draws two samples of a landscape into one cell.
func (d *Drawer) landCell(c Canvas, x, y int, upper, lower uint8) {
	switch {
	case d.samples(c, x, y, HeightStep+Color(upper), HeightStep+Color(lower), HeightStep+Color(upper/2+lower/2)):
	case d.Theme.ASCII:
		c.Set(x, y, LandShades[int(upper)*len(LandShades)/16], Style{Fore: Border})
	default:
		c.Set(x, y, shades[int(upper)*len(shades)/16], Style{Fore: Border})
	}
}

// heights is the scale of a landscape: its shades from low to high, with three
// of the heights that they stand for. It tells whether there is room for it.
func (d mapPanel) heights(c Canvas, x int) bool {
	rows := min(c.At.H-2, 8)
	if x+heightsWide-2 > c.At.W || rows < 3 {
		return false
	}
	for y := range rows {
		top := 15 - y*16/rows
		step := func(i int) uint8 { return uint8(max(i, 0)) }
		for i := range 2 {
			d.landCell(c, x+i, y, step(top), step(top-8/rows))
		}
	}
	for _, at := range []struct {
		row    int
		answer float64
	}{{0, 1}, {rows / 2, 0}, {rows - 1, -1}} {
		c.Text(x+3, at.row, height(d.p.Height(at.answer)), Style{Fore: Muted})
	}
	return true
}

// height writes a height of a landscape in two or three digits.
func height(v float64) string {
	decimals := 2
	switch {
	case v >= 10:
		decimals = 0
	case v >= 1:
		decimals = 1
	}
	return Write(scene.Number(v, decimals))
}

// trails draws the ways over a landscape, each over those before it, then
// its lowest places, where the ways began, and where each of them stands.
func (d mapPanel) trails(c Canvas, left, w, h int) {
	ground := c.Window(Rect{left, 0, w, h / 2})
	place := func(x, y float64) (int, int) { // in dots, not far outside of the map
		across, down := (x-d.p.X.Min)/(d.p.X.Max-d.p.X.Min), (d.p.Y.Max-y)/(d.p.Y.Max-d.p.Y.Min)
		return cellOf(math.Floor(min(max(across, -1), 2) * float64(2*w))), cellOf(math.Floor(min(max(down, -1), 2) * float64(2*h)))
	}
	for _, trail := range d.p.Trails {
		if len(trail.X) > 1 {
			dots := newBraille(w, h/2)
			d.path(dots, trail, place)
			if d.Theme.ASCII { // the trails' own marks tell them apart, dots would not
				dots.marks(ground, RunGlyphs[trail.Role])
				continue
			}
			dots.draw(ground, Rect{0, 0, w, h / 2})
		}
	}
	strong := Style{Fore: Strong, Bold: true}
	for _, low := range d.p.Lowest {
		x, y := place(low.X, low.Y)
		ground.Set(x/2, y/4, '+', strong)
	}
	for _, trail := range d.p.Trails {
		if len(trail.X) > 1 {
			x, y := place(trail.X[0], trail.Y[0])
			ground.Set(x/2, y/4, '○', strong)
		}
	}
	for _, trail := range d.p.Trails {
		last := len(trail.X) - 1
		x, y := place(trail.X[last], trail.Y[last])
		char, ink := RunGlyphs[trail.Role], Style{Fore: RoleColor(trail.Role, 1), Bold: true}
		if x < 0 || y < 0 || x >= 2*w || y >= 2*h {
			char, ink.Fore = '✗', Danger // it left the map there
		}
		ground.Set(min(max(x/2, 0), w-1), min(max(y/4, 0), h/2-1), char, ink)
	}
}
