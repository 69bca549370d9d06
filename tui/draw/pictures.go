package draw

import (
	"sinapse/lessons/scene"
)

// pictureGap is the room between two pictures.
const pictureGap = 2

// needPictures: a row of pictures at least, with their names.
func needPictures(p scene.Pictures) Need {
	if len(p.Pictures) == 0 {
		return Need{1, 1, false, false}
	}
	high := pictureRows(p.Pictures[0].Side) + 1
	return Need{high, 2*high + 1, false, true}
}

// pictureRows is how many rows a picture takes: two pixels a cell.
func pictureRows(side int) int { return (side + 1) / 2 }

// pictures draws small pictures in the rows that their items lie in, as many as
// there is room for. Where the rows do not all fit, the first pictures of each
// stand in one: all kinds are seen, if fewer of each.
func (d *Drawer) pictures(c Canvas, p scene.Pictures) {
	most := len(p.Pictures) // of a row
	rows := 1
	for i, item := range p.Items {
		rows += Extra(i > 0 && item.Row != p.Items[i-1].Row)
	}
	squeezed := rows > 1 && rows*(pictureRows(p.Pictures[0].Side)+1) > c.At.H
	if squeezed {
		most = max((c.At.W+pictureGap)/(p.Pictures[0].Side+pictureGap)/rows, 1)
	}
	x, y, row, n := 0, 0, 0, 0
	for i, picture := range p.Pictures {
		high := pictureRows(picture.Side) + 1
		if i < len(p.Items) && p.Items[i].Row != row {
			row, n = p.Items[i].Row, 0
			if !squeezed {
				x, y = 0, y+high+Extra(c.At.H > 2*high)
			}
		}
		if n++; n > most || x+picture.Side > c.At.W || y+high > c.At.H {
			continue
		}
		d.picture(c.Window(Rect{x, y, picture.Side, high}), picture)
		x += picture.Side + pictureGap
	}
}

// picture draws one: its pixels, and its name below.
func (d *Drawer) picture(c Canvas, p scene.Picture) {
	step := func(x, y int) uint8 {
		if y >= p.Side {
			return 0
		}
		return mapStepOf(p.Ink[y*p.Side+x]*2 - 1)
	}
	for y := range pictureRows(p.Side) {
		for x := range p.Side {
			upper, lower := step(x, 2*y), step(x, 2*y+1)
			if d.Theme.Few() { // one glyph for both pixels
				c.Set(x, y, shades[int(upper+lower+1)/2*len(shades)/16], Style{Fore: Text})
				continue
			}
			ink := func(step uint8) Color { return MapStep + 8 + Color(step/2) }
			d.pixels(c, x, y, ink(upper), ink(lower), ink(upper/2+lower/2))
		}
	}
	c.Text(0, pictureRows(p.Side), Crop(d.pictureName(p), c.At.W), d.mark(p.Item, Style{Fore: RoleColor(p.Role, 0)}))
}

// pictureName is what stands below a picture.
func (v *Voice) pictureName(p scene.Picture) string {
	return joinedBy(" ", []string{p.Name, v.Word(p.Word)})
}
