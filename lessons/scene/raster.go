package scene

// A Raster is a picture whose pixels are numbers: the ink of a digit, what a filter
// answers at each place, how often one class was taken for another. Where there is room
// each number is written upon its shade; else the shade alone is seen.
//
// A window may lie upon it, and what is not looked at may be shaded. A picture may be
// drawn upon, pixel by pixel, and moved as a whole.
type Raster struct {
	Frame
	Name         string       // as code writes it: x
	Kind         string       // of its items, At(Kind, row, column)
	Cells        [][]Quantity // row by row; the empty Quantity is still to come
	Wide         int          // cells reserved for the widest number
	Full         float64      // the size of a number that is drawn at full strength; 0 for the largest
	Window       Window
	Padding      int      // so many rows and columns around are no pixels, but zeros beside the picture
	Unread       []bool   // which cells nobody looks at, in C order; nil for none
	Down, Across []string // names of the rows and of the columns, as they are; nil for none
	Drawn        bool     // its pixels are drawn and rubbed out, by the sliders that its items name
	Moves        Moves    // what moves all of it
}

// Moves names the sliders that move a picture as a whole: to the right, and down. The
// zero Moves is of a picture that stays where it is.
type Moves struct{ Right, Down string }

// A Window is the square part of a Raster that is looked at. The zero Window is none.
type Window struct{ Row, Column, Size int }

// Holds tells whether a cell lies in the window.
func (w Window) Holds(row, column int) bool {
	return row >= w.Row && row < w.Row+w.Size && column >= w.Column && column < w.Column+w.Size
}

// Item is the item of a cell.
func (p Raster) Item(row, column int) ItemID { return At(p.Kind, row, column) }

func (Raster) panel() {}

// About returns the frame. A raster that names no items lets each of its numbers be
// chosen.
func (p Raster) About() Frame {
	if p.Items == nil && p.Kind != "" {
		for i, row := range p.Cells {
			for k := range row {
				p.Items = append(p.Items, Item{ID: p.Item(i, k), Row: i, Column: k})
			}
		}
	}
	return p.Frame
}
