package draw

import (
	"math"
	"strconv"

	"sinapse/lessons/scene"
)

// The room between two small maps, and between two groups, and the least width of one.
const (
	mapGap     = 1
	groupGap   = 3
	groupLeast = 16
	shapeLeast = 31 // of one with a shape
)

// A shelfPlace is where a map of a shelf stands; with no map, the name of a group.
type shelfPlace struct {
	group, number int // −1: the group's name
	at            Rect
}

// shelfPlaces puts the groups beside each other as far as they fit, each under its
// name, and the others below. Maps of a group that do not fit go on in the next row.
func shelfPlaces(p scene.Shelf, width int) (places []shelfPlace, rows int) {
	left, top, high := 0, 0, 0
	for k, g := range p.Groups {
		wide := groupLeast
		if g.Shape != "" {
			wide = shapeLeast
		}
		for i, m := range g.Maps {
			wide = max(wide, (i+1)*(wideOf(g, m)+mapGap)-mapGap)
		}
		if left > 0 && left+wide > width {
			left, top, high = 0, top+high, 0
		}
		places = append(places, shelfPlace{k, -1, Rect{left, top, min(wide, width-left), 1}})
		x, y, row := left, top+1, 0
		for i, m := range g.Maps {
			if x > left && x+wideOf(g, m) > width {
				x, y, row = left, y+row, 0
			}
			at := Rect{x, y, wideOf(g, m), pictureRows(m.Rows()) + Extra(!g.Bare)}
			places = append(places, shelfPlace{k, i, at})
			x, row = x+at.W+mapGap, max(row, at.H)
		}
		left, high = left+wide+groupGap, max(high, y+row-top)
	}
	return places, top + high
}

// wideOf is how wide a small map of a group is, or its name.
func wideOf(g scene.ShelfGroup, m scene.SmallMap) int {
	if g.Bare {
		return m.Cols
	}
	return max(m.Cols, Cells(m.Name))
}

// needShelf: all of it at the width that it asks for, and the rows that it asks for at
// least.
func needShelf(p scene.Shelf) Need {
	_, rows := shelfPlaces(p, p.Width)
	return Need{min(p.Rows, rows), rows, false, true}
}

// shelf draws small maps. Where they do not all fit, it begins with the first group from
// which the map of the chosen number is seen.
func (d *Drawer) shelf(c Canvas, p scene.Shelf) {
	places, rows := shelfPlaces(p, c.At.W)
	lit := d.lightOn(p)
	top := 0
	if rows > c.At.H {
		top = shelfTop(p, places, d.Chosen, c.At.H)
	}
	for i, place := range places {
		at, g := place.at, p.Groups[place.group]
		at.Y -= top
		last := at
		if place.number < 0 && i+1 < len(places) { // a name stands over its first map, or not at all
			last = places[i+1].at
			last.Y -= top
		}
		switch {
		case at.Y < 0 || last.Y+last.H > c.At.H:
		case place.number < 0:
			d.groupName(c.Window(at), g)
		default:
			d.smallMap(c.Window(at), g, g.Maps[place.number], lit)
		}
	}
}

// groupName writes the name of a group, behind the arrow that leads to it where there is
// room for what it carries.
func (d *Drawer) groupName(c Canvas, g scene.ShelfGroup) {
	name, arrow, x := d.Word(g.Name), "─"+g.Shape+"→ ", 0
	if g.Shape != "" && Cells(arrow)+Cells(name) <= c.At.W {
		x = c.Text(0, 0, arrow, Style{Fore: Faint})
	}
	c.Text(x, 0, Crop(name, c.At.W), Style{Fore: Muted})
}

// shelfTop is the row to begin with so that the map of the chosen number fits: that of a
// group's name, or, in a group of many rows, of maps. Where nothing is chosen and the
// room is too low for the first maps under their name, it begins with the largest maps.
func shelfTop(p scene.Shelf, places []shelfPlace, chosen scene.ItemID, high int) int {
	for _, place := range places {
		if place.number < 0 {
			continue
		}
		maps := p.Groups[place.group].Maps[place.number : place.number+1]
		if _, _, _, ok := (scene.Shelf{Groups: []scene.ShelfGroup{{Maps: maps}}}).Number(chosen); !ok {
			continue
		}
		end := place.at.Y + place.at.H
		for _, from := range places {
			if end-from.at.Y <= high && from.at.Y <= place.at.Y {
				return from.at.Y
			}
		}
		return place.at.Y
	}
	if len(places) > 1 && places[1].at.Y+places[1].at.H <= high {
		return 0
	}
	top, largest := 0, 0
	for _, place := range places {
		if place.number != 0 || place.at.H > high {
			continue
		}
		if size := len(p.Groups[place.group].Maps[0].Values); size > largest {
			top, largest = place.at.Y, size
		}
	}
	return top
}

// A light lies on what the chosen number of a shelf was made from.
type light struct {
	scene.Sight
	row, col int // where the window begins
}

// lightOn is the light of the chosen number, none where nothing is chosen.
func (d *Drawer) lightOn(p scene.Shelf) light {
	m, row, col, ok := p.Number(d.Chosen)
	if !ok || d.Focus != p.ID {
		return light{}
	}
	return light{m.Sees, row * m.Sees.Stride, col * m.Sees.Stride}
}

// dimmed is how much of its strength a number keeps beside the light.
const dimmed = 0.3

// of is how strong a number of a map is seen: less outside of the window in the map that
// is looked at, and in a filter that is not the one that looks.
func (l light) of(m scene.SmallMap, row, col int) float64 {
	inside := row >= l.row && row < l.row+l.Size && col >= l.col && col < l.col+l.Size
	if !l.Of.None() && m.Item == l.Of && !inside || !l.By.None() && m.Item.Kind() == l.By.Kind() && m.Item != l.By {
		return dimmed
	}
	return 1
}

// smallMap draws one, two rows of it in a row of cells, and its name below.
func (d *Drawer) smallMap(c Canvas, g scene.ShelfGroup, m scene.SmallMap, lit light) {
	full := max(g.Strength(), 1e-300)
	share := func(row, col int) float64 {
		if row >= m.Rows() {
			return 0
		}
		if part := m.Values[row*m.Cols+col] / full; !math.IsNaN(part) { // which has no strength
			return float64(min(max(part, -1), 1) * lit.of(m, row, col))
		}
		return 0
	}
	for y := range pictureRows(m.Rows()) {
		for x := range m.Cols {
			d.smallCell(c, x, y, share(2*y, x), share(2*y+1, x), g.Signed)
			for row := 2 * y; row < min(2*y+2, m.Rows()); row++ {
				item := m.Place(row, x)
				d.reach(c, Rect{x, y, 1, 1}, item)
				if item == d.Chosen && d.Focus == d.About {
					mark := []rune("▀▄")[row%2]
					c.Set(x, y, mark, Style{Fore: Accent, Back: d.smallInk(share(4*y+1-row, x), g.Signed)})
				}
			}
		}
	}
	c.Text(0, pictureRows(m.Rows()), Crop(m.Name, c.At.W), Style{Fore: RoleColor(m.Role, 0)})
}

// smallInk is the colour of a share of full strength: one hue where it has no sign.
func (d *Drawer) smallInk(share float64, signed bool) Color {
	if d.Theme.Few() {
		return None
	}
	if !signed {
		share = float64(2*share) - 1
	}
	step := Color(mapStepOf(share))
	if !signed {
		step = 8 + step/2
	}
	return MapStep + step
}

// smallCell draws two numbers of a map into one cell: in colours, or what they are
// together as a glyph, minus signs apart.
func (d *Drawer) smallCell(c Canvas, x, y int, upper, lower float64, signed bool) {
	both := float64((upper + lower) / 2)
	if d.pixels(c, x, y, d.smallInk(upper, signed), d.smallInk(lower, signed), d.smallInk(both, signed)) {
		return
	}
	strength := min(max(both, -both), 1)
	glyphs, style := shades, Style{Fore: Text}
	if signed {
		style.Fore = RoleColor(scene.BySign, both)
		if both < 0 && d.Theme.Plain() {
			glyphs = []rune(" --==")
		}
	}
	c.Set(x, y, glyphs[int(float64(strength*float64(len(glyphs)-1))+0.5)], style)
}

// shelfAside is the chosen number of a shelf, with its place.
func (d *Drawer) shelfAside(p scene.Shelf) (aside string, ok bool) {
	m, row, col, ok := p.Number(d.Chosen)
	if !ok || d.Focus != p.ID {
		return "", false
	}
	value := Write(scene.Number(m.Values[row*m.Cols+col], 3))
	return m.Name + "[" + strconv.Itoa(row) + ", " + strconv.Itoa(col) + "] = " + value, true
}
