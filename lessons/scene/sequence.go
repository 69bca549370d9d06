package scene

import "math"

// A Sequence is what stands at each step of a row, one below the other: characters, and
// the numbers of a state. Where not all steps have room, those around At are seen, or
// around the one that is chosen.
type Sequence struct {
	Frame
	Kind string // of its items, At(Kind, row, step)
	Rows []SequenceRow
	At   int     // the step that is looked at; −1 for none
	Full float64 // the size of a number that is drawn at full strength
}

// A SequenceRow is one row: of characters, or of numbers that are drawn as shades. Those
// of characters and of bars stand above those of shades.
type SequenceRow struct {
	Name   string // its symbol: x, h₁
	Marks  []Glyph
	Values []Quantity
	Bars   bool // the numbers, none below zero, are drawn as bars instead, see [Halved]
}

// A Glyph is a character, with what it means.
type Glyph struct {
	Char  string // one character; "" for nothing
	Role  Role
	Shade int // how strong the ground behind it is, from 0 to Eighths; only a [Text] has some
}

// Eighths is how high the highest bar of a row is, and how strong the strongest shade.
const Eighths = 8

// Halved is how many eighths stand for a number beside the largest one: all of them for
// that, and one less for each time that it is to be halved to come to the number.
func Halved(v, largest float64) int {
	if !(v > 0) || !(largest <= math.MaxFloat64) {
		return 0
	}
	_, halvings := math.Frexp(v / largest) // 1 for the whole, 0 from its half on
	return min(max(Eighths-1+halvings, 0), Eighths)
}

func (Sequence) panel() {}

// Steps is how many steps it has.
func (p Sequence) Steps() int {
	steps := 0
	for _, row := range p.Rows {
		steps = max(steps, len(row.Marks), len(row.Values))
	}
	return steps
}

// About returns the frame. Each step of each row can be chosen.
func (p Sequence) About() Frame {
	if p.Items == nil && p.Kind != "" {
		for i, row := range p.Rows {
			for step := range max(len(row.Marks), len(row.Values)) {
				p.Items = append(p.Items, Item{ID: At(p.Kind, i, step), Row: i, Column: step})
			}
		}
	}
	return p.Frame
}
