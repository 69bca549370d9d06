package draw

import (
	"math"
	"slices"

	"sinapse/lessons/scene"
)

// A mapPanel is a map being drawn.
type mapPanel struct {
	*Drawer
	p scene.Map
}

// A mapRoom is where everything of a map stands.
type mapRoom struct {
	ground ground
	beside bool // the legend stands beside it; else below
	brief  brevity
}

// A ground is the cells that a plane is drawn into.
type ground struct {
	at   Rect
	x, y scene.Axis
}

// place is where a point of the plane lies, with so many parts to a cell; what lies
// outside of the plane is placed outside of the cells. All that is drawn upon a map
// is placed by it.
func (g ground) place(x, y float64, across, down int) (column, row int) {
	part := func(share float64, parts int) int {
		if share == 1 {
			return parts - 1
		}
		return cellOf(math.Floor(min(max(share, -1), 2) * float64(parts)))
	}
	return part((x-g.x.Min)/(g.x.Max-g.x.Min), across*g.at.W), part((g.y.Max-y)/(g.y.Max-g.y.Min), down*g.at.H)
}

// within is the same, but what lies outside of the plane is placed at its edge: a sample
// that is trained on is seen, wherever it lies.
func (g ground) within(x, y float64, across, down int) (column, row int) {
	return g.place(min(max(x, g.x.Min), g.x.Max), min(max(y, g.y.Min), g.y.Max), across, down)
}

// holds tells whether a cell of the ground is there.
func (g ground) holds(x, y int) bool { return x >= 0 && y >= 0 && x < g.at.W && y < g.at.H }

// mapLeft is how many columns the vertical axis of a map takes, mapFoot how many rows
// the horizontal one.
const mapLeft, mapFoot = 4, 1

// belowRows is how many rows a legend below a map has, where there is room for them.
const belowRows = 3

// smallMap is of how many rows a map is where each of them counts.
const smallMap = 6

// SquareRows is how many rows fill a map that is so wide, which is square, with its
// legend below.
func SquareRows(wide int) int { return (wide-mapLeft)/2 + mapFoot + belowRows }

// draw draws what a model answers over a plane, the samples upon it, and what all that
// means. It is square, twice as many columns as rows, and takes the room that there is
// beside its legend or over it; a landscape takes the width that there is.
func (d mapPanel) draw(c Canvas) {
	room := d.room(c)
	if room.ground.at.H < 3 || room.ground.at.W < 1 {
		return
	}
	at := room.ground.at
	over := c.Window(at)
	if d.p.Landscape() {
		steps := d.steps(mapPlace{d.p.ID, at.W, 2 * at.H}, d.p.Key, d.p.X, d.p.Y, d.p.Answer).steps
		for y := range at.H {
			for x := range at.W {
				d.landCell(over, x, y, steps[2*y*at.W+x], steps[(2*y+1)*at.W+x])
			}
		}
		d.trails(over, room.ground)
	} else {
		drawing := d.steps(mapPlace{d.p.ID, at.W, 2 * at.H}, d.p.Key, d.p.X, d.p.Y, d.p.Answer)
		d.plane(over, drawing)
		d.readable(over, room.ground)
		d.samples(over, room.ground, drawing)
		d.arrows(over, room.ground, drawing)
	}
	d.axes(c, room)
	if d.p.Landscape() {
		d.readable(over, room.ground)
		d.heights(c, room)
	} else {
		d.legend(c, room)
	}
	d.probe(c, room)
}

// room settles where a map and its legend stand: so that the map is largest.
func (d mapPanel) room(c Canvas) mapRoom {
	room := mapRoom{ground: ground{Rect{X: mapLeft}, d.p.X, d.p.Y}}
	at := &room.ground.at
	if d.p.Landscape() {
		at.W, at.H = landscapeSize(c, d.p, mapLeft)
		room.beside = true
		return room
	}
	at.W, at.H = 2, 1
	take := func(rows int, beside bool, brief brevity) {
		if gain := rows - at.H; gain > 1 || gain > 0 && (at.H < smallMap || brief == room.brief) { // words are worth a row of a large one
			at.W, at.H, room.beside, room.brief = 2*rows, rows, beside, brief
		}
	}
	for brief := legendFull; brief <= legendLeast; brief++ {
		take(d.besideRows(c, brief), true, brief)
		for rows := mostEntries; rows > 0; rows-- { // where a map is as wide as its panel, they cost nothing
			take(d.belowRows(c, brief, rows), false, brief)
		}
	}
	return room
}

// besideRows is how many rows a map has whose legend stands beside it whole; 0 where it
// does not.
func (d mapPanel) besideRows(c Canvas, brief brevity) int {
	entries := d.reserved(brief)
	if len(entries)+Extra(d.right(99) != "") > c.At.H {
		return 0
	}
	return max(min(c.At.H-mapFoot-1, (c.At.W-mapLeft-d.legendWide(brief)-legendAir)/2), 0) // a row is the cursor's
}

// belowRows is how many rows a map has whose legend stands whole in so many rows below;
// 0 where it does not.
func (d mapPanel) belowRows(c Canvas, brief brevity, rows int) int {
	if _, used := d.flow(d.reserved(brief), d.rightIn(brief), c.At.W-d.indent(brief), brief); used > rows {
		return 0
	}
	return max(min(c.At.H-mapFoot-rows, (c.At.W-mapLeft)/2), 0)
}

// plane draws the answers, two pixels a cell, and where they change their sign.
func (d mapPanel) plane(c Canvas, drawn mapDrawing) {
	w := c.At.W
	for y := range c.At.H {
		for x := range w {
			d.mapCell(c, x, y, drawn.steps[2*y*w+x], drawn.steps[(2*y+1)*w+x])
			if edge := drawn.edge(w, 2*c.At.H, x, y); edge > 0 && !d.Theme.ASCII {
				c.Set(x, y, quadrants[edge], Style{Fore: Muted, Back: d.backOf(drawn.steps[2*y*w+x], drawn.steps[(2*y+1)*w+x])})
			}
		}
	}
}

// backOf is the ground of a cell of two pixels in one colour, none where there are few.
func (d mapPanel) backOf(upper, lower uint8) Color {
	if d.Theme.Few() {
		return None
	}
	return MapStep + Color((upper+lower)/2)
}

// axes writes the values at both axes, and the name of each.
func (d mapPanel) axes(c Canvas, room mapRoom) {
	label, g := Style{Fore: Muted}, room.ground
	foot := g.at.Y + g.at.H
	for _, v := range mapTicks(d.p.X) {
		c.Text(g.across(v), foot, Tick(v), label)
	}
	free := 0 // the first row beside no tick, where the name of the axis stands
	for _, v := range slices.Backward(mapTicks(d.p.Y)) {
		_, y := g.place(d.p.X.Min, v, 1, 1)
		c.Right(g.at.X-1, y, Tick(v), label)
		free += Extra(y == free)
	}
	c.Text(d.nameAcross(g), foot, d.Word(d.p.X.Name), Style{Fore: Faint})
	c.Text(0, free, d.Word(d.p.Y.Name), Style{Fore: Faint})
}

// across is the column of a value at the horizontal axis.
func (g ground) across(v float64) int {
	column, _ := g.place(v, g.y.Max, 1, 1)
	return g.at.X + column
}

// nameAcross is the column where the name of the horizontal axis begins: between two
// values, or after the last where it would touch them.
func (d mapPanel) nameAcross(g ground) int {
	name, ticks := Cells(d.Word(d.p.X.Name)), mapTicks(d.p.X)
	last, before := ticks[len(ticks)-1], ticks[len(ticks)-2]
	from := g.across(before) + Cells(Tick(before))
	if x := from + (g.across(last)-from-name+1)/2; x > from && x+name < g.across(last) {
		return x
	}
	return g.across(last) + Cells(Tick(last)) + 1
}

// mapTicks are the values that are written at an axis of a map.
func mapTicks(axis scene.Axis) []float64 {
	if axis.Max <= 2 {
		return []float64{0, 1}
	}
	return []float64{math.Ceil(axis.Min + 1), 0, math.Floor(axis.Max - 1)}
}

// readable lets the mouse read the map: a click goes to the nearest point that
// can be read.
func (d mapPanel) readable(c Canvas, g ground) {
	if d.Reached == nil {
		return
	}
	for _, item := range d.p.Items {
		if x, y, ok := d.p.Probe(item.ID); ok {
			column, row := g.place(x, y, 1, 1)
			d.reach(c, Rect{column - 1, row, 3, 1}, item.ID)
		}
	}
}
