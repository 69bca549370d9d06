package scene

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/nn/array"
)

// An Array is an array drawn, whatever its rank: a scalar, a row, a grid, a
// pile of grids, a row of piles, boxes within boxes beyond. What has no room is
// left out as NumPy leaves it out when it prints.
//
// The items of its cells are what Cell makes of their place in C order; those
// that the frame does not list cannot be chosen.
type Array struct {
	Frame
	Name   string // as code writes it: a
	Value  array.Array
	Source []int  // the shape that was stretched into this one, by which cells are named; nil for none
	Lit    []bool // which cells are lit, in C order; nil for none
	Show   Shown
	Cursor int // the cell that the eyes are on, in C order: its sheet is in front
	Empty  int // how many cells, the last ones in C order, are still to be filled
	Digits int // decimals of floats in the cells; 0 for 2
}

// Code is how Python writes a part of the array, from the index of its first axes on:
// a[1], a[1, 0], (a + b)[1, 0]; a cell that was stretched is the one it was before.
func (p Array) Code(index []int) string {
	if p.Source != nil {
		before := p.Value.NDim() - len(p.Source)
		index = slices.Clone(index[min(before, len(index)):])
		for axis := range index {
			if p.Source[axis] == 1 {
				index[axis] = 0
			}
		}
	}
	if len(index) == 0 {
		return p.Name
	}
	texts := make([]string, len(index))
	for axis, n := range index {
		texts[axis] = strconv.Itoa(n)
	}
	name := p.Name
	if strings.Contains(name, " + ") {
		name = "(" + name + ")"
	}
	return name + "[" + strings.Join(texts, ", ") + "]"
}

// Whole tells whether the array holds whole numbers.
func (p Array) Whole() bool { return p.Value.DType() == array.Int64 }

// Exact writes the value of a cell as Python does.
func (p Array) Exact(index ...int) string {
	if p.Whole() {
		return strconv.FormatInt(p.Value.Int(index...), 10)
	}
	return PythonFloat(p.Value.Float(index...))
}

// Shown is how the values of an array are shown.
type Shown uint8

// The ways to show values.
const (
	AsNumbers Shown = iota
	AsShades
	AsBoth
)

// A Listing is a conversation with Python, or a script: what is typed, what is
// printed, what is wrong, and what that means in plain words.
type Listing struct {
	Frame
	Lines  []CodeLine
	Narrow [][]CodeLine // what stands there where a line has no room: the same in shorter ones, the widest first
}

// A CodeLine is one line of a Listing.
type CodeLine struct {
	Kind  CodeKind
	Text  string
	Lit   []Span // what is lit in Text
	Here  bool   // where a script stands
	Word  string // the key of the plain words, of a Note
	Facts map[string]string
}

// A Span is a stretch of a text: from a character, counted from 0, so many wide.
type Span struct{ Start, Width int }

// CodeKind tells what a line of a Listing is.
type CodeKind uint8

// The kinds of line.
const (
	Input   CodeKind = iota // typed after >>>
	Output                  // printed
	Trouble                 // an error's last line
	Note                    // plain words
	Script                  // a line of a script
)

// A Product is a matrix product in the making: a row of the left meets a
// column of the right in a cell of the result.
type Product struct {
	Frame
	Left, Right, Result Grid
	Row, Column         int // the cell of the result that is being made, from 0; −1 for none
	Term                int // how many of its terms are in the running sum
}

// A Grid is a matrix of a Product. A vector stands in it as a row (left) or as
// a column (right).
type Grid struct {
	Name  string // its symbol: X, Wᵀ
	Shape string // (3, 4)
	Note  string // the key of what its axes are, "" for none
	Kind  string // of its items, At(Kind, row, column)
	Cells [][]Quantity
}

func (Array) panel()   {}
func (Listing) panel() {}
func (Product) panel() {}

// reachable is up to how many cells of an array the arrows reach each; of a
// larger one they reach the corner at its start.
const reachable = 1024

// CellItems lists the cells of an array of a shape, in C order, each At(kind, index…).
// Sheets are what the axes before the last two count.
func CellItems(kind string, shape []int) []Item {
	seen := slices.Clone(shape)
	for Size(seen) > reachable { // the longest axis gives way
		longest := 0
		for axis, n := range seen {
			if n > seen[longest] {
				longest = axis
			}
		}
		seen[longest]--
	}
	items := make([]Item, 0, Size(seen))
	index := make([]int, len(shape))
	for range Size(seen) {
		item := Item{ID: At(kind, index...)}
		for axis, n := range index {
			switch len(shape) - axis {
			case 1:
				item.Column = n
			case 2:
				item.Row = n
			default:
				item.Sheet = item.Sheet*seen[axis] + n
			}
		}
		items = append(items, item)
		for axis := len(index) - 1; axis >= 0; axis-- {
			if index[axis]++; index[axis] < seen[axis] {
				break
			}
			index[axis] = 0
		}
	}
	return items
}

// Ravel turns the index of a cell into its place in C order.
func Ravel(index, shape []int) int {
	flat := 0
	for axis, i := range index {
		flat = flat*shape[axis] + i
	}
	return flat
}

// Unravel turns a place in C order into the index of a cell.
func Unravel(flat int, shape []int) []int {
	index := make([]int, len(shape))
	for axis := len(shape) - 1; axis >= 0; axis-- {
		index[axis], flat = flat%shape[axis], flat/shape[axis]
	}
	return index
}

// Size is how many cells a shape has.
func Size(shape []int) int {
	cells := 1
	for _, n := range shape {
		cells *= n
	}
	return cells
}

// PythonFloat writes a float as Python's repr does: the fewest digits that give
// it back, with an exponent below 10⁻⁴ and from 10¹⁶ on.
func PythonFloat(v float64) string {
	if size := math.Abs(v); size != 0 && (size < 1e-4 || size >= 1e16) || math.IsInf(v, 0) || math.IsNaN(v) {
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(v, 'e', -1, 64), "+"))
	}
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
