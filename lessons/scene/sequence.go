package scene

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

// A SequenceRow is one row: of characters, or of numbers that are drawn as shades.
type SequenceRow struct {
	Name   string // its symbol: x, h₁
	Marks  []Glyph
	Values []Quantity
}

// A Glyph is a character, with what it means.
type Glyph struct {
	Char string // one character; "" for nothing
	Role Role
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
