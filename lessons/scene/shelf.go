package scene

import "slices"

// A Shelf is small maps in groups: filters, and what each of them answers.
type Shelf struct {
	Frame
	Groups []ShelfGroup
}

// A ShelfGroup is maps that are alike, beside each other, under a name.
type ShelfGroup struct {
	Name   string // the key of its word
	Maps   []SmallMap
	Shape  string  // what leaves the layer that made them, upon an arrow to them: 8×6×6; "" for what no layer made
	Signed bool    // zero lies in the middle of the scale; else where it begins
	Full   float64 // the size of a number that is drawn at full strength; 0: the largest of the group
	Bare   bool    // the names of its maps are not written below them
}

// A SmallMap is one of them.
type SmallMap struct {
	Name   string    // its symbol: F₁
	Values []float64 // row after row
	Cols   int
	Role   Role   // of its name
	Item   ItemID // of the map; its numbers' have the row and the column behind
	Change bool   // each of its numbers is edited by a control of the item's own name
	Sees   Sight  // what its numbers are made from
}

// A Sight says what the numbers of a small map are made from: each from a square window
// of another map, which walks with it. The zero Sight is that of numbers with no such map.
type Sight struct {
	Of           ItemID // the map
	Size, Stride int    // of the window
	By           ItemID // the filter that looks, a small map too; of no item for none
}

// Place is the item of a number.
func (m SmallMap) Place(row, col int) ItemID {
	return At(m.Item.Kind(), append(m.Item.Indices(), row, col)...)
}

// holds tells where in the map the number is that an item stands for, if it is one.
func (m SmallMap) holds(item ItemID) (row, col int, ok bool) {
	own := m.Item.Indices()
	at, ok := item.Of(m.Item.Kind(), len(own)+2)
	if !ok || !slices.Equal(own, at[:len(own)]) {
		return 0, 0, false
	}
	row, col = at[len(own)], at[len(own)+1]
	return row, col, row < m.Rows() && col < m.Cols
}

// Rows is how many rows a map has.
func (m SmallMap) Rows() int { return len(m.Values) / m.Cols }

// Strength is the size of a number that a group draws at full strength.
func (g ShelfGroup) Strength() float64 {
	full := g.Full
	if full == 0 {
		for _, m := range g.Maps {
			for _, v := range m.Values {
				full = max(full, v, -v)
			}
		}
	}
	return full
}

// ShelfItems lists the numbers of all maps, so that the arrows go from number to
// number, and over a map's edge to the next one.
func ShelfItems(groups []ShelfGroup) []Item {
	var items []Item
	top := 0
	for _, g := range groups {
		left, high := 0, 0
		for _, m := range g.Maps {
			for i := range m.Values {
				item := Item{ID: m.Place(i/m.Cols, i%m.Cols), Row: top + i/m.Cols, Column: left + i%m.Cols}
				if m.Change {
					item.Control = item.ID.String()
				}
				items = append(items, item)
			}
			left, high = left+m.Cols, max(high, m.Rows())
		}
		top += high
	}
	return items
}

// Number is the number of the shelf that an item stands for, with its map; ok is false
// for an item of something else.
func (p Shelf) Number(item ItemID) (m SmallMap, row, col int, ok bool) {
	for _, g := range p.Groups {
		for _, m := range g.Maps {
			if row, col, ok := m.holds(item); ok {
				return m, row, col, true
			}
		}
	}
	return SmallMap{}, 0, 0, false
}

func (Shelf) panel() {}
