package draw

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// sampleShelf has a group of one map, one of filters with names, and one of more maps than
// stand in a row.
func sampleShelf() scene.Shelf {
	group := func(name, kind string, count, side int, signed bool) scene.ShelfGroup {
		g := scene.ShelfGroup{Name: name, Signed: signed, Bare: kind != "f"}
		for f := range count {
			m := scene.SmallMap{Name: scene.Subscript("F", f+1), Cols: side, Item: scene.At(kind, f)}
			for i := range side * side {
				m.Values = append(m.Values, float64(i%5-2))
			}
			g.Maps = append(g.Maps, m)
		}
		return g
	}
	p := scene.Shelf{Frame: scene.Frame{ID: "shelf", Width: 40, Rows: 5}, Groups: []scene.ShelfGroup{
		group("one", "x", 1, 8, false), group("two", "f", 4, 3, true), group("three", "m", 10, 6, true),
	}}
	p.Items = scene.ShelfItems(p.Groups)
	return p
}

// TestShelvesAtEverySize draws shelves in all colours and none; in any room each number
// that is chosen is seen, if its map can be.
func TestShelvesAtEverySize(t *testing.T) {
	p := sampleShelf()
	copy(p.Groups[1].Maps[0].Values, []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300})
	p.Groups[1].Full = 2
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
		for width := 1; width < 70; width += 4 {
			for rows := 1; rows < 24; rows += 2 {
				d := &Drawer{Voice: &Voice{Book: Book(content.English)}, Theme: NewTheme(profile, false, profile == colorprofile.ASCII), Focus: "shelf"}
				d.Chosen = p.Items[(width*rows)%len(p.Items)].ID
				seen := false
				d.Reached = func(_ Canvas, _ Rect, _ string, item scene.ItemID) { seen = seen || item == d.Chosen }
				d.About = p.ID
				d.Inside(NewCanvas(width, rows), p)
				if width >= 8 && rows >= 5 && !seen {
					t.Errorf("%d×%d: %s is not seen", width, rows, d.Chosen)
				}
			}
		}
	}
}

// TestAChosenNumberIsTold reads the number under the cursor in the panel's title.
func TestAChosenNumberIsTold(t *testing.T) {
	p := sampleShelf()
	d := &Drawer{Voice: &Voice{Book: Book(content.English)}, Theme: NewTheme(colorprofile.ASCII, false, false), Focus: "shelf", Chosen: scene.At("f", 2, 1, 1)}
	c := NewCanvas(60, 14)
	d.Panel(c, p)
	if text := c.Render(d.Theme); !strings.Contains(text, "F₃[1, 1] = 2.000") {
		t.Errorf("drawn is\n%s", text)
	}
}

// TestNoNameStandsAlone draws a shelf in every height: a group's name is there only where
// the first of its maps is.
func TestNoNameStandsAlone(t *testing.T) {
	p := sampleShelf()
	for rows := 1; rows < 24; rows++ {
		d := &Drawer{Voice: &Voice{Book: Book(content.English)}, Theme: NewTheme(colorprofile.ASCII, false, false)}
		drawn := map[string]bool{}
		d.Reached = func(_ Canvas, _ Rect, _ string, item scene.ItemID) { drawn[item.Kind()] = true }
		d.About = p.ID
		c := NewCanvas(40, rows)
		d.Inside(c, p)
		text := c.Render(d.Theme)
		for name, kind := range map[string]string{"one": "x", "two": "f", "three": "m"} {
			if strings.Contains(text, name) && !drawn[kind] {
				t.Errorf("%d rows: %q stands alone on\n%s", rows, name, text)
			}
		}
	}
}

// TestLowShelvesAreNotEmpty draws a shelf in rooms too low for its first maps under their
// name: some map is seen all the same.
func TestLowShelvesAreNotEmpty(t *testing.T) {
	p := sampleShelf()
	p.Groups = p.Groups[1:]
	for rows := 3; rows < 6; rows++ {
		d := &Drawer{Voice: &Voice{Book: Book(content.English)}, Theme: NewTheme(colorprofile.TrueColor, false, false)}
		seen := 0
		d.Reached = func(Canvas, Rect, string, scene.ItemID) { seen++ }
		d.Inside(NewCanvas(37, rows), p)
		if seen == 0 {
			t.Errorf("%d rows: nothing is seen", rows)
		}
	}
}

// TestTheLightLiesOnWhatIsSeen chooses numbers of a map: the window that each was made from
// keeps its strength, and so does the filter that looks; all beside them is dimmed.
func TestTheLightLiesOnWhatIsSeen(t *testing.T) {
	p := sampleShelf()
	x, filters, maps := p.Groups[0].Maps[0], p.Groups[1].Maps, p.Groups[2].Maps
	maps[1].Sees = scene.Sight{Of: x.Item, Size: 3, Stride: 2, By: filters[1].Item}
	d := &Drawer{Focus: p.ID, Chosen: maps[1].Place(1, 2)}
	lit := d.lightOn(p)
	for row := range 8 {
		for col := range 8 {
			inside := row >= 2 && row < 5 && col >= 4 && col < 7
			if got := lit.of(x, row, col); (got == 1) != inside {
				t.Errorf("the pixel at %d, %d keeps %v", row, col, got)
			}
		}
	}
	if lit.of(filters[1], 0, 0) != 1 || lit.of(filters[0], 0, 0) == 1 || lit.of(maps[0], 0, 0) != 1 {
		t.Error("the light does not lie on the filter that looks alone")
	}
	if d.Focus = ""; d.lightOn(p) != (light{}) {
		t.Error("there is light where nobody looks")
	}
}
