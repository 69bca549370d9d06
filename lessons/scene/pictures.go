package scene

// Pictures are small square pictures in a row, or in several: digits, filters.
type Pictures struct {
	Frame
	Pictures []Picture
}

// A Picture is one of them: its ink from 0 to 1, row after row from the top
// left, and what stands below it.
type Picture struct {
	Ink  []float64
	Side int
	Name string // as it is: 7
	Word string // the key of a word after the name, "" for none
	Role Role   // of what stands below
	Item ItemID
}

func (Pictures) panel() {}
