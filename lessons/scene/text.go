package scene

// A Text is characters in lines, as somebody writes them.
type Text struct {
	Frame
	Kind  string    // of its items, At(Kind, i), counted over all lines
	Lines [][]Glyph // a character each
	At    int       // the character that is looked at; −1 for none
}

func (Text) panel() {}

// About returns the frame. Each character can be chosen.
func (p Text) About() Frame {
	if p.Items == nil && p.Kind != "" {
		i := 0
		for row, line := range p.Lines {
			for column := range line {
				p.Items = append(p.Items, Item{ID: At(p.Kind, i), Row: row, Column: column})
				i++
			}
		}
	}
	return p.Frame
}
