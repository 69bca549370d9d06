package table

import "strconv"

// Limits of what is read.
const (
	MostColumns = 4_096
	MostCells   = 50_000_000
	MostRow     = 4 << 20 // bytes
)

// A Table is what was read of a file, and what was understood of it.
type Table struct {
	Encoding   Encoding
	Gzip       bool
	Separator  rune // , ; tab | or a space for any number of blanks
	Decimal    byte // . or ,
	Header     bool // the first row has the columns' names
	Columns    []Column
	Rows       int
	Head       [][]string // the first rows, as they stand in the file
	Skipped    []Fault    // rows that were left out, the first ones
	SkippedAll int        // how many

	lines    []int32 // the line where each row begins
	gathered []builder
}

// As is the same table with other columns: of the target and the kinds that options
// name, at once, for nothing is read again. What else the options say is passed over.
func (t *Table) As(o Options) *Table {
	other := *t
	other.Columns = make([]Column, len(t.gathered))
	for i := range t.gathered {
		other.Columns[i] = t.gathered[i].column(o)
	}
	return &other
}

// Line is the line of the file where a row, counted from 0, begins.
func (t *Table) Line(row int) int { return int(t.lines[row]) }

// A Fault is a place in a file that is not as the others.
type Fault struct {
	Line, Column int
	Found        string
	Likely       string // the number that it was likely meant to be; "" for none
}

// A Kind says what a column is to a network.
type Kind uint8

// The kinds of column.
const (
	Number  Kind = iota // its cells are numbers
	Class               // its cells are a few names
	LeftOut             // nothing can be learnt from it, for a [Reason]
)

// A Reason says why a column is left out.
type Reason string

// The reasons.
const (
	AllMissing   Reason = "missing"    // no cell holds anything
	OneValue     Reason = "constant"   // all cells hold the same
	Sparse       Reason = "sparse"     // more than half of its cells hold nothing
	Dates        Reason = "dates"      // days are no numbers to learn from as they are
	Identifier   Reason = "identifier" // it counts or names the rows
	Code         Reason = "code"       // by its name, its numbers stand for things and measure nothing
	TooManyTexts Reason = "texts"      // more than [MostClasses] different texts
	Chosen       Reason = "chosen"     // the learner left it out
)

// MostClasses is how many different texts a class column may have, and MostWhole how
// many different whole numbers a target may have to be taken for classes.
const (
	MostClasses = 20
	MostWhole   = 10
)

// A Column is one column of a table.
type Column struct {
	Name    string
	Kind    Kind
	Reason  Reason    // of a column that is left out
	Numbers []float64 // of a number column, a row each; NaN where a cell is missing
	Classes []string  // of a class column, its names in the order in which they first stand
	Codes   []int32   // of a class column, a row each: which class; −1 where a cell is missing
	Missing int       // cells that are missing
	Sign    string    // what stood around numbers: %, R$; "" for nothing
	Gap     string    // a number that stands where nothing was measured, as −9999; "" for none
	Gaps    int       // how many cells hold it; they count as missing
	Faults  []Fault   // cells of a number column that are no numbers, the first ones
	Wrong   int       // how many; they count as missing

	Distinct int  // different values, as far as they were counted
	Counted  bool // whether all were
	Whole    bool // all numbers are whole
}

// Find returns the number of the column of a name; −1 if there is none. A number
// from 1 names a column too.
func (t *Table) Find(name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(t.Columns) {
		return n - 1
	}
	return -1
}

// Options overrule what [Read] would guess. The zero Options guess everything.
type Options struct {
	Encoding  Encoding // "" guesses
	Separator rune     // 0 guesses
	Decimal   byte     // 0 guesses
	Header    Guess
	Target    string // the column that is to be predicted: few whole numbers in it are classes
	// Kinds overrule those of columns, by name: a number column as classes, a class
	// column as left out.
	Kinds map[string]Kind
}

// A Guess is a yes or no that may be left open.
type Guess uint8

// The answers.
const (
	Open Guess = iota
	Yes
	No
)
