package draw

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// rasterOf is a raster of so many rows and columns, numbered from 0 in C order.
func rasterOf(rows, columns int) scene.Raster {
	p := scene.Raster{Frame: scene.Frame{ID: "digit"}, Name: "x", Kind: "x"}
	for i := range rows {
		var row []scene.Quantity
		for k := range columns {
			row = append(row, scene.Number(float64(i*columns+k), 0))
		}
		p.Cells = append(p.Cells, row)
	}
	return p
}

// rasterText draws a raster without colour, and returns its lines without the spaces at
// their ends, and how many items were reached.
func rasterText(p scene.Raster, width, height int, chosen scene.ItemID) (lines []string, reached map[scene.ItemID]bool) {
	reached = map[scene.ItemID]bool{}
	d := &Drawer{Voice: &Voice{Book: Book(content.English)}, Theme: NewTheme(colorprofile.NoTTY, false, false), Maps: &MapCache{}}
	d.Reached = func(_ Canvas, _ Rect, _ string, item scene.ItemID) { reached[item] = true }
	if d.Chosen = chosen; !chosen.None() {
		d.Focus = p.ID
	}
	c := NewCanvas(width, height)
	d.Inside(c, p)
	for y := range height {
		var line strings.Builder
		for x := range width {
			line.WriteRune(c.get(x, y).char)
		}
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return lines, reached
}

// TestRasterIsDrawnAsItsRoomLetsIt: with its numbers and a frame around the window; the
// rows around it where not all have room; by shades where numbers have none.
func TestRasterIsDrawnAsItsRoomLetsIt(t *testing.T) {
	p := rasterOf(4, 4)
	p.Window = scene.Window{Row: 1, Column: 1, Size: 2}
	framed := []string{"  0  1  2  3", "  4┏ 5  6┓ 7", "  8┗ 9 10┛11", " 12 13 14 15"}
	around := rasterOf(9, 2)
	around.Window = scene.Window{Row: 6, Size: 2}
	padded := rasterOf(3, 3)
	padded.Padding, padded.Unread = 1, []bool{false, false, false, false, false, false, true, true, true}
	named := rasterOf(2, 2)
	named.Down, named.Across = []string{"a", "bb"}, []string{"c", "d"}
	coming := rasterOf(1, 3)
	coming.Cells[0][1] = scene.Quantity{}
	for _, c := range []struct {
		name          string
		p             scene.Raster
		width, height int
		chosen        scene.ItemID
		want          []string
	}{
		{"numbers", p, 13, 4, scene.ItemID{}, framed},
		{"read below", p, 13, 5, scene.At("x", 2, 1), append(framed[:4:4], "▪ x[2, 1] = 9")},
		{"rows around", around, 8, 3, scene.ItemID{}, []string{"┏12 13┓", "┗14 15┛", " 16 17"}},
		{"unread", padded, 7, 3, scene.ItemID{}, []string{" 0 1 2", " 3 4 5", "░6░7░8░"}},
		{"names", named, 8, 3, scene.ItemID{}, []string{"    c d", " a  0 1", "bb  2 3"}},
		{"to come", coming, 7, 1, scene.ItemID{}, []string{" 0 · 2"}},
		{"shades", rasterOf(2, 3), 6, 2, scene.ItemID{}, []string{"  ░░▒▒", "▒▒▓▓██"}},
		{"half rows", rasterOf(4, 3), 3, 2, scene.ItemID{}, []string{"░░▒", "▓██"}},
	} {
		lines, _ := rasterText(c.p, c.width, c.height, c.chosen)
		if got, want := strings.Join(lines, "\n"), strings.Join(c.want, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// TestEveryNumberOfARasterIsReached: where numbers have room, each can be pointed at; and
// no number, whatever it is, nor any size, stops the drawing.
func TestEveryNumberOfARasterIsReached(t *testing.T) {
	p := rasterOf(8, 8)
	for i, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -3, 1e300} {
		p.Cells[i][i] = scene.Number(v, 0)
	}
	if _, reached := rasterText(p, 120, 9, scene.ItemID{}); len(reached) != len(p.About().Items) {
		t.Errorf("%d of %d numbers are reached", len(reached), len(p.About().Items))
	}
	for height := 1; height < 12; height++ {
		for width := 1; width < 40; width++ {
			rasterText(p, width, height, scene.At("x", 7, 7))
			rasterText(scene.Raster{}, width, height, scene.ItemID{})
		}
	}
}
