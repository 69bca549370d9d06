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
	case d.pixels(c, x, y, HeightStep+Color(upper), HeightStep+Color(lower), HeightStep+Color(upper/2+lower/2)):
	case d.Theme.ASCII:
		c.Set(x, y, LandShades[int(upper)*len(LandShades)/16], Style{Fore: Border})
	default:
		c.Set(x, y, shades[int(upper)*len(shades)/16], Style{Fore: Border})
	}
}

// heights is the scale of a landscape beside it: its shades from low to high, with
// three of the heights that they stand for; where that has no room, a line below.
func (d mapPanel) heights(c Canvas, room mapRoom) {
	at := room.ground.at
	x, rows := at.X+at.W+legendAir-1, min(c.At.H-2, 8)
	if x+heightsWide-2 > c.At.W || rows < 3 {
		y := at.Y + at.H + mapFoot
		if d.probing() || y >= c.At.H || at.W < 28 {
			return
		}
		end := c.Text(at.X, y, height(d.p.Low)+" ", Style{Fore: Muted})
		for step := range uint8(16) {
			d.landCell(c, end+int(step), y, step, step)
		}
		c.Text(end+17, y, height(d.p.High), Style{Fore: Muted})
		return
	}
	for y := range rows {
		top := 15 - y*16/rows
		step := func(i int) uint8 { return uint8(max(i, 0)) }
		for i := range 2 {
			d.landCell(c, x+i, y, step(top), step(top-8/rows))
		}
	}
	for _, mark := range []struct {
		row    int
		answer float64
	}{{0, 1}, {rows / 2, 0}, {rows - 1, -1}} {
		c.Text(x+3, mark.row, height(d.p.Height(mark.answer)), Style{Fore: Muted})
	}
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
func (d mapPanel) trails(over Canvas, g ground) {
	w, h := g.at.W, g.at.H
	place := func(x, y float64) (int, int) { return g.place(x, y, dotsAcross, dotsDown) }
	for _, trail := range d.p.Trails {
		if len(trail.X) > 1 {
			dots := newBraille(w, h)
			d.path(dots, trail, pathStrokes[0], place)
			if d.Theme.ASCII { // the trails' own marks tell them apart, dots would not
				dots.marks(over, RunGlyphs[trail.Role])
				continue
			}
			dots.draw(over, Rect{0, 0, w, h})
		}
	}
	strong := Style{Fore: Strong, Bold: true}
	for _, low := range d.p.Lowest {
		x, y := g.place(low.X, low.Y, 1, 1)
		over.Set(x, y, '+', strong)
	}
	for _, trail := range d.p.Trails {
		if len(trail.X) > 1 {
			x, y := g.place(trail.X[0], trail.Y[0], 1, 1)
			over.Set(x, y, '○', strong)
		}
	}
	for _, trail := range d.p.Trails {
		last := len(trail.X) - 1
		x, y := g.place(trail.X[last], trail.Y[last], 1, 1)
		char, ink := RunGlyphs[trail.Role], Style{Fore: RoleColor(trail.Role, 1), Bold: true}
		if !g.holds(x, y) {
			char, ink.Fore = '✗', Danger // it left the map there
		}
		over.Set(min(max(x, 0), w-1), min(max(y, 0), h-1), char, ink)
	}
}
