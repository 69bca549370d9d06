package scene

// Levels are the sizes of numbers, one a step, on a scale of powers of ten: what shrinks
// or grows by a factor at each step goes down or up in a straight line.
type Levels struct {
	Frame
	Axis      string    // the key of what the steps are
	Name      string    // how code writes a number of it: g
	Kind      string    // of its items, At(Kind, step)
	Values    []float64 // from step 0 on; those that are not above zero have no bar
	Low, High int       // the powers of ten at the foot and at the top of the scale
	Goal      [2]int    // powers of ten between which the bars are to end, as lines; both 0: only one is at 1
}

func (Levels) panel() {}

// About returns the frame. Each step can be chosen.
func (p Levels) About() Frame {
	if p.Items == nil && p.Kind != "" {
		for step := range p.Values {
			p.Items = append(p.Items, Item{ID: At(p.Kind, step), Column: step})
		}
	}
	return p.Frame
}
